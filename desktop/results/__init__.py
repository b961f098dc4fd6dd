"""What came out of a run: is it better, what does it answer now, where is it."""
