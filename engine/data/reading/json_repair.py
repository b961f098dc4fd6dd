"""What may be put right in a line of JSON without guessing: a comma too many."""

from __future__ import annotations

import re

_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])')


def without_extra_commas(text: str) -> str:
    """A line without the comma behind it, as lines cut out of an array have it, and without those
    before a closing bracket; commas inside strings stay."""
    text = text.rstrip().removesuffix(",")
    return _STRING_OR_COMMA.sub(_keep_strings, text)


def _keep_strings(found: re.Match[str]) -> str:
    return "" if found.group() == "," else found.group()
