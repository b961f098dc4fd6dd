"""Everything that faces a person: the window and the `formiga` command. Never imports torch."""
