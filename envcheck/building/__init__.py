"""An environment from wheels: the steps, the shelf it lies on, and the list of its files."""
