"""The checks of a file's quality in words: what was found, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.counted import Counted
from desktop.language import translate
from desktop.sentences.quality import check_word, harmful_word, personal_word

QualityCard = Counted("QualityCard")


def found_words(check: Mapping[str, Any]) -> str:
    """ "38 near duplicates", "12 rows with e-mail addresses, phone numbers"."""
    code, rows = str(check.get("code")), int(check.get("rows") or 0)
    if code == "PERSONAL_DATA" and check.get("facts"):
        kinds = ", ".join(personal_word(kind) for kind in check["facts"])
        return QualityCard.tr("%Ln row(s) with {kinds}", "", rows).format(kinds=kinds)
    if code == "HARMFUL" and check.get("facts"):
        kinds = ", ".join(harmful_word(rule) for rule in check["facts"])
        return QualityCard.tr("%Ln row(s) with {kinds}", "", rows).format(kinds=kinds)
    if code in _FOUND:
        return _FOUND[code](rows)
    return QualityCard.tr("{check}: %Ln row(s)", "", rows).format(check=check_word(code))


def none_words(code: str) -> str:
    """The green line of a check that found nothing."""
    known = {
        "LEAKAGE": translate("QualityCard", "No row is in both training and validation"),
        "NEAR_DUPLICATES": translate("QualityCard", "No near duplicates"),
        "CONTRADICTIONS": translate("QualityCard", "No contradicting answers"),
        "PERSONAL_DATA": translate("QualityCard", "No personal data found"),
    }
    return known.get(code, check_word(code))


def decided_words(check: Mapping[str, Any], *, fixed: bool) -> str:
    """What was done about it."""
    code, rows = str(check.get("code")), int(check.get("rows") or 0)
    if fixed:
        known = {
            "PERSONAL_DATA": translate("QualityCard", "Personal data is masked"),
            "MOJIBAKE": translate("QualityCard", "Accented letters are repaired"),
        }
        return known.get(code, check_word(code))
    if code == "NEAR_DUPLICATES":
        return QualityCard.tr("%Ln near duplicate(s) left out, one of each kept", "", rows)
    words = QualityCard.tr("{check}: %Ln row(s) left out", "", rows)
    return words.format(check=check_word(code))


def leave_out_words(code: str) -> str:
    """The verb that leaves the rows out."""
    if code == "NEAR_DUPLICATES":
        return translate("QualityCard", "Keep one of each")
    return translate("QualityCard", "Leave out")


def fix_words(code: str) -> str:
    """The verb that repairs the rows."""
    if code == "PERSONAL_DATA":
        return translate("QualityCard", "Mask")
    return translate("QualityCard", "Repair")


_FOUND: dict[str, Callable[[int], str]] = {
    "NEAR_DUPLICATES": lambda n: QualityCard.tr("%Ln near duplicate(s)", "", n),
    "CONTRADICTIONS": lambda n: QualityCard.tr(
        "%Ln row(s) answer the same question differently", "", n
    ),
    "LEAKAGE": lambda n: QualityCard.tr("%Ln row(s) are in the validation file too", "", n),
    "PLACEHOLDERS": lambda n: QualityCard.tr("%Ln row(s) with unfilled placeholders", "", n),
    "SHORT_ANSWERS": lambda n: QualityCard.tr("%Ln answer(s) of one word", "", n),
    "MOJIBAKE": lambda n: QualityCard.tr("%Ln row(s) with broken accented letters", "", n),
    "OTHER_LANGUAGE": lambda n: QualityCard.tr("%Ln row(s) in another language", "", n),
    "OCR_DAMAGE": lambda n: QualityCard.tr("%Ln row(s) with scanning errors", "", n),
    "LABELS_BY_CASE": lambda n: QualityCard.tr(
        "%Ln row(s) with labels that differ by capitals only", "", n
    ),
    "REPETITIVE": lambda n: QualityCard.tr("%Ln row(s) share their answer with many", "", n),
}
