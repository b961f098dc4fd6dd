"""Problem codes of data files and model folders, with the facts each one carries."""

from __future__ import annotations

DATA_CODES: dict[str, tuple[str, ...]] = {}
"""Code -> fact names."""
