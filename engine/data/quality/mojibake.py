"""Letters that were read in the wrong encoding and saved: `Ã§Ã£` for `çã`.

Found and repaired by ftfy's `fix_encoding` and by nothing else of ftfy, which would also change
quotes and widths. Line by line, because a damaged question often stands above an undamaged text.
"""

from __future__ import annotations

from ftfy import fix_encoding


def damaged(text: str) -> bool:
    """Whether a text holds letters read twice; only what a repair would change counts."""
    return restored(text) is not text


def restored(text: str) -> str:
    """The text as it was before, if it is damaged; else the same object."""
    if text.isascii():
        return text
    lines = text.split("\n")
    repaired = [line if line.isascii() else fix_encoding(line) for line in lines]
    return text if repaired == lines else "\n".join(repaired)
