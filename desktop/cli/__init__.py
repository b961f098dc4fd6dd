"""The `formiga` command: the window, or a verb. Imports no widgets."""
