"""Everything that faces a person: the window and the `formiga` command. Never imports torch."""

__version__ = "0.1.0"
"""The same as in pyproject.toml; a source checkout has no installed metadata to ask."""
