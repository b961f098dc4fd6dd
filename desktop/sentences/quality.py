"""The words for what the checks of the data's quality find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.language import QT_TRANSLATE_NOOP, translate

CHECKS: dict[str, str] = {
    "NEAR_DUPLICATES": QT_TRANSLATE_NOOP("Quality", "Near duplicates"),
    "CONTRADICTIONS": QT_TRANSLATE_NOOP("Quality", "Contradictory answers"),
    "LEAKAGE": QT_TRANSLATE_NOOP("Quality", "Rows that the validation file has too"),
    "PERSONAL_DATA": QT_TRANSLATE_NOOP("Quality", "Personal data"),
    "HARMFUL": QT_TRANSLATE_NOOP("Quality", "Harmful content"),
    "PLACEHOLDERS": QT_TRANSLATE_NOOP("Quality", "Placeholders nobody filled in"),
    "SHORT_ANSWERS": QT_TRANSLATE_NOOP("Quality", "Answers of one word"),
    "MOJIBAKE": QT_TRANSLATE_NOOP("Quality", "Broken accented letters"),
    "OTHER_LANGUAGE": QT_TRANSLATE_NOOP("Quality", "Rows in another language than the rest"),
    "OCR_DAMAGE": QT_TRANSLATE_NOOP("Quality", "Scanning errors"),
    "LABELS_BY_CASE": QT_TRANSLATE_NOOP("Quality", "Labels that differ only by capital letters"),
    "REPETITIVE": QT_TRANSLATE_NOOP("Quality", "The same answer in many rows"),
}
"""What a check looks for."""

WHY: dict[str, str] = {
    "NEAR_DUPLICATES": QT_TRANSLATE_NOOP(
        "Quality", "What is said several times is learned by heart, not understood."
    ),
    "CONTRADICTIONS": QT_TRANSLATE_NOOP(
        "Quality", "The same question with different answers teaches to guess."
    ),
    "LEAKAGE": QT_TRANSLATE_NOOP(
        "Quality", "Rows that are trained on and measured on make the result look too good."
    ),
    "PERSONAL_DATA": QT_TRANSLATE_NOOP(
        "Quality", "The model may tell it to anybody who asks. It can be covered by a word."
    ),
    "HARMFUL": QT_TRANSLATE_NOOP(
        "Quality", "Found by a list of word sequences. Please look before you leave rows out."
    ),
    "PLACEHOLDERS": QT_TRANSLATE_NOOP("Quality", "The model would learn to write them."),
    "SHORT_ANSWERS": QT_TRANSLATE_NOOP("Quality", "The model would learn to answer shortly."),
    "MOJIBAKE": QT_TRANSLATE_NOOP(
        "Quality", "The letters were read in a wrong encoding once. They can be restored."
    ),
    "OTHER_LANGUAGE": QT_TRANSLATE_NOOP(
        "Quality", "Few rows in another language teach to mix languages."
    ),
    "OCR_DAMAGE": QT_TRANSLATE_NOOP(
        "Quality", "Words torn apart and lost accents are learned as they stand."
    ),
    "LABELS_BY_CASE": QT_TRANSLATE_NOOP(
        "Quality", "For the model these are different labels. Write each in one way."
    ),
    "REPETITIVE": QT_TRANSLATE_NOOP(
        "Quality", "The model would give this answer to other questions too."
    ),
}
"""Why it matters, and what can be done."""

PERSONAL: dict[str, str] = {
    "email": QT_TRANSLATE_NOOP("Quality", "e-mail addresses"),
    "phone": QT_TRANSLATE_NOOP("Quality", "phone numbers"),
    "cpf": QT_TRANSLATE_NOOP("Quality", "CPF"),
    "cnpj": QT_TRANSLATE_NOOP("Quality", "CNPJ"),
    "card": QT_TRANSLATE_NOOP("Quality", "card numbers"),
}
"""Kinds of personal data."""

HARMFUL: dict[str, str] = {
    "slurs": QT_TRANSLATE_NOOP("Quality", "insults against groups of people"),
    "self_harm": QT_TRANSLATE_NOOP("Quality", "instructions for self-harm"),
    "explosives": QT_TRANSLATE_NOOP("Quality", "instructions for explosives"),
    "malware": QT_TRANSLATE_NOOP("Quality", "instructions for malware"),
    "minors": QT_TRANSLATE_NOOP("Quality", "sexual content with minors"),
}
"""Rules for harmful content."""


def check_word(code: str) -> str:
    """What a check looks for, in the person's language; the code itself if it is newer."""
    return _word(CHECKS, code)


def why_word(code: str) -> str:
    """Why a check matters; nothing for a newer code."""
    return translate("Quality", WHY[code]) if code in WHY else ""


def personal_word(kind: str) -> str:
    """A kind of personal data."""
    return _word(PERSONAL, kind)


def harmful_word(rule: str) -> str:
    """A rule for harmful content."""
    return _word(HARMFUL, rule)


def _word(words: dict[str, str], key: str) -> str:
    return translate("Quality", words[key]) if key in words else key


def in_every_row(checks: Iterable[Mapping[str, Any]]) -> str:
    """Which checks of a sampled file looked at all its rows: those whose rows are left out."""
    whole = [check_word(str(check["code"])) for check in checks if not check.get("sampled", True)]
    text = translate("Quality", "In every row: {checks}")
    return text.format(checks=", ".join(whole)) if whole else ""
