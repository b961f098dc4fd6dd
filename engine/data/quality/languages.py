"""The language of a row (py3langid, limited to twelve languages), and which rows stand out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = ["en", "pt", "es", "zh", "tr", "fr", "de", "it", "ja", "ko", "ru", "ar"]
MIN_LETTERS = 30
"""With fewer letters a row stays undecided; names and numbers have no language."""
MIN_LETTERS_WIDE = 8
"""The same for scripts that say much in few letters: Chinese, Japanese, Korean."""
MAX_CHARS = 320
"""Enough to decide; the rest of a long row is not looked at."""
FIRST_CHARS = 160
"""So much decides most texts; only where it leaves a doubt the rest is read too."""
SURE = 0.98
MIN_CONFIDENCE = 0.6
LETTERS_SHARE = 0.6
"""Below this share of letters a text is code, a table or numbers."""
MAIN_SHARE = 0.05
"""A language of so many rows belongs to the data."""
DECIDED_SHARE = 0.9
"""Others stand out only if the main languages make so much of the data."""

_LETTERS = re.compile(r"[^\W\d_]+")
_WIDE = re.compile("[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af]")
_NO_PROSE_MARKS = re.compile(r"[`@\\{}<>=_|/]")
"""Without one of these there is nothing for `_NOT_PROSE` to find."""
_NOT_PROSE = re.compile(r"```.*?(?:```|\Z)|(?<!\S)[^\s\\{}<>=_|@/]*[\\{}<>=_|@/]\S*", re.DOTALL)
"""Code, addresses, markup."""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def language_of(text: str) -> str:
    """The language of a text, as two letters; "" if it is too short, no prose, or undecided."""
    prose = text[: 3 * MAX_CHARS]
    if _NO_PROSE_MARKS.search(prose):
        prose = _NOT_PROSE.sub(" ", prose)
    prose = prose[:MAX_CHARS]
    letters = sum(map(len, _LETTERS.findall(prose)))
    enough = MIN_LETTERS_WIDE if _WIDE.search(prose) else MIN_LETTERS
    if letters < enough or letters < LETTERS_SHARE * len("".join(prose.split())):
        return ""
    language, confidence = _identifier().classify(prose[:FIRST_CHARS])
    if confidence < SURE and len(prose) > FIRST_CHARS:
        language, confidence = _identifier().classify(prose)
    return language if confidence >= MIN_CONFIDENCE else ""


def main_languages(counts: Counter[str]) -> set[str]:
    """The languages that the data is in; everything else stands out.

    Empty if no few languages make most of the data: then nothing stands out.
    """
    total = sum(counts.values())
    main = {name for name, rows in counts.items() if rows >= MAIN_SHARE * total}
    return main if sum(counts[name] for name in main) >= DECIDED_SHARE * total else set()
