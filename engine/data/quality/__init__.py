"""What is wrong with rows that are otherwise fit to learn from."""
