"""What a file was recognised as, in the words of the Data page's pill."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.sentences.rows import kind_word

RECOGNISED: dict[str, str] = {
    "instruction": QT_TRANSLATE_NOOP("Recognised", "Questions and answers recognised"),
    "chat": QT_TRANSLATE_NOOP("Recognised", "Chat recognised"),
    "qa_with_context": QT_TRANSLATE_NOOP("Recognised", "Questions about a text recognised"),
    "preference": QT_TRANSLATE_NOOP("Recognised", "Preference pairs recognised"),
    "unpaired_preference": QT_TRANSLATE_NOOP("Recognised", "Rated answers recognised"),
    "multiple_choice": QT_TRANSLATE_NOOP("Recognised", "Multiple choice recognised"),
    "text": QT_TRANSLATE_NOOP("Recognised", "Plain text recognised"),
    "mixed": QT_TRANSLATE_NOOP("Recognised", "Several shapes recognised"),
    "classification": QT_TRANSLATE_NOOP("Recognised", "Labels recognised"),
}


def recognised_word(kind: str) -> str:
    """`Chat recognised`; a kind without words of its own is named as in reports."""
    return translate("Recognised", RECOGNISED[kind]) if kind in RECOGNISED else kind_word(kind)
