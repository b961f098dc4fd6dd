"""Damage and interruptions on purpose: `python -m tests.faults` counts what survives them."""
