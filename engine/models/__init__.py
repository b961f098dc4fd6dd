"""Models: looking at them, loading them in 4, 8 or 16 bit, attaching adapters."""
