"""A file that is not questions and answers, and the one press that makes it so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.language import translate


def way_on(code: str, report: Mapping[str, Any]) -> tuple[str, dict[str, str]] | None:
    """(words of the button, columns to use) for a file of another kind; None where none fits."""
    columns = dict(report.get("columns") or {})
    if code != "DATA_KIND_NOT_TRAINABLE":
        return None
    kind = report.get("kind")
    if kind == "preference" and "chosen" in columns:
        words = translate("Columns", "Learn the preferred answers")
        return words, {role: column for role, column in columns.items() if role != "rejected"}
    if kind == "classification" and {"text", "label"} <= columns.keys():
        words = translate("Columns", "Learn the labels as answers")
        return words, {"instruction": columns["text"], "output": columns["label"]}
    return None
