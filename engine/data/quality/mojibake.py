"""Letters that were read in the wrong encoding and saved: `Ã§Ã£` for `çã`.

Found and repaired by ftfy's `fix_encoding` and by nothing else of ftfy, which would also change
quotes and widths. Line by line, because a damaged question often stands above an undamaged text.
"""

from __future__ import annotations

import re

from ftfy import fix_encoding

_WORTH_A_LOOK = re.compile("[^\\x00-\\x7f\\xa0«»ºª°·ß-öø-ÿ\u2010-\u2015\u2018\u2019\u201c-\u201e…]")
"""Capital letters with accents and signs. Letters read twice always leave some; small letters with
accents and quotation marks alone never come from that."""
_LONE = re.compile(r"(?<!\w)Ã(?= )")
"""A letter that is spoken about, or `à` whose second half became a plain space: if nothing else of
a text is damaged, nobody can tell."""


def damaged(text: str) -> bool:
    """Whether a text holds letters read twice; only what a repair would change counts."""
    return restored(text) is not text


def restored(text: str) -> str:
    """The text as it was before, if it is damaged; else the same object."""
    if text.isascii() or not _WORTH_A_LOOK.search(_LONE.sub("", text)):
        return text
    lines = text.split("\n")
    repaired = [fix_encoding(line) if _WORTH_A_LOOK.search(line) else line for line in lines]
    return text if repaired == lines else "\n".join(repaired)
