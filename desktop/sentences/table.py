"""The shape of the tables in this folder."""

from __future__ import annotations

Table = dict[str, tuple[str, str, str]]
"""Code -> (title without a full stop, body with the facts in braces, next step)."""
