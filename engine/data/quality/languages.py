"""The language of a row (py3langid, limited to twelve languages), and which rows stand out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from engine.data.quality.words import Words, numbers_of

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


_FAMILIAR = {
    "en": "the of and to is that for with you this are was it be on as from by have not or your",
    "pt": "não é em um uma do da dos das com para ao os são você pelo pela mas também mais à nos",
    "es": "el los las del y en un una con es por su lo más pero fue usted también está sus como",
    "fr": "le les des et est une dans pour que pas vous sur au avec ce qui sont il plus ne aux",
    "de": "der die das und ist nicht ein eine zu den mit für auf sie von im dem auch es werden",
    "it": "il di che è non per una con gli sono della del nel alla più anche dei le si ha",
}
"""Words that nearly every sentence of a language has, most of them in no other language."""
FAMILIAR_WORDS = 4
FAMILIAR_SHARE = 0.1


@cache
def _familiar(language: str) -> frozenset[int]:
    return numbers_of(_FAMILIAR.get(language, ""))


def is_familiar(words: Words, language: str) -> bool:
    """Whether a row is so plainly in this language that nothing more is asked."""
    different, share = words.share_of(_familiar(language))
    return different >= FAMILIAR_WORDS and share >= FAMILIAR_SHARE


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
