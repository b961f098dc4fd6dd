"""Step 2: the model, and whether it fits this computer."""
