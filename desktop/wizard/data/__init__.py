"""Step 1: the examples, and what the model sees of them."""
