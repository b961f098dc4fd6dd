"""Where wheels come from, how they are brought here, and the store that keeps them."""
