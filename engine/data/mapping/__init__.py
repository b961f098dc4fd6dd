"""Which column plays which part, and a row as a conversation or a text."""
