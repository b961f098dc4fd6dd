"""What scanning leaves in a text: torn words, lost accents, digits for letters, hyphens."""

from __future__ import annotations

import re

MIN_SIGNS = 2
"""One hyphen or one odd digit is chance."""
MANY_ACCENTS = 0.01
"""Of the letters of clean Portuguese about one in thirty has an accent."""

_TORN = re.compile(r"\b(?![IVXLCDM]+\b)[A-ZÀ-Ý]*[B-HJ-UWYZÀ-Ý][A-ZÀ-Ý]*[IU] ([A-ZÀ-Ý]{1,5})\b")
"""A word in capitals that ends with I or U, and what may be its rest: `PRIMEI RO`."""
_MAYBE_TORN = re.compile(r"(?<=[A-ZÀ-Ý])[IU] [A-ZÀ-Ý]")
_SHORT_WORDS = (
    "A O E I AO AOS AS OS UM UMA DE DO DA DOS DAS NO NA NOS NAS EM SE QUE POR COM SEM SOB NEM"
    " OU SER MAS ERA FOI SEU SUA MEU ME TE LHE JA SO VAI TEM MAIS COMO PARA SOBRE ATE EU TU ELE"
    " AN AND AT BY FOR IF IN IS IT OF ON OR THE TO UP US WE MY HE SHE BE GO AM ARE WAS NOT BUT"
    " EL LA LOS LAS Y EN CON SIN DEL AL ES UN UNA SU SI IL LO LE GLI DI DEI NEL ET UND DER DIE"
    " DAS DU EN LES DES TV PC AI EUA USA"
)
_UNACCENTED = re.compile(
    r"\b(?:nao|tambem|entao|voces?|tres|porem|alem|apos|atraves|ninguem|alguem|ja|ate|sao|mae|mao"
    r"|irmaos?|coracao|razao|[a-z]{3,}(?:cao|coes))\b",
    re.IGNORECASE,
)
"""Portuguese words that are never printed so: each has lost an accent or a cedilla."""
_ACCENTED = re.compile("[áàâãéêíóôõúç]", re.IGNORECASE)
_ODD_DIGIT = re.compile(r"\b[a-zà-ÿ]{2,}[01][a-zà-ÿ]{2,}\b")
_LINE_HYPHEN = re.compile(r"[a-zà-ÿ]{2,}[-¬] ?\r?\n *[a-zà-ÿ]{2,}")


def ocr_damage(text: str, *, prose: bool) -> tuple[str, int] | None:
    """What scanning did to a text, and where first; None if there is no sign of it.

    Args:
        prose: printed text. People who type questions leave out accents without any scanner.
    """
    torn = _TORN.finditer(text) if _MAYBE_TORN.search(text) else ()
    for match in torn:
        if match[1] not in _SHORT_WORDS.split() and _in_capitals(text, match.start()):
            return "torn_words", match.start()
    accents = len(_ACCENTED.findall(text)) if prose else 0
    if prose and accents < MANY_ACCENTS * len(text):
        lost = list(_UNACCENTED.finditer(text))
        if len(lost) >= MIN_SIGNS and accents < len(lost):
            return "lost_accents", lost[0].start()
    for kind, pattern in (("digits_for_letters", _ODD_DIGIT), ("hyphens", _LINE_HYPHEN)):
        signs = list(pattern.finditer(text)) if _hints(kind, text) else []
        if len(signs) >= MIN_SIGNS:
            return kind, signs[0].start()
    return None


def _in_capitals(text: str, place: int) -> bool:
    """Whether the line is a title in capitals: acronyms in a sentence are no torn words."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    return line.upper() == line


def _hints(kind: str, text: str) -> bool:
    """Whether a search is worth it."""
    return (
        ("-\n" in text or "- \n" in text or "¬" in text)
        if kind == "hyphens"
        else ("0" in text or "1" in text)
    )
