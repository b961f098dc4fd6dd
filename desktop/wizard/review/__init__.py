"""Step 4: what will happen, what is not ready, and the start."""
