"""Files of a kind that is not used unasked: what can be agreed to, and the columns it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

YES, AS_TEXT = "yes", "text"
INSTEAD_OF_PROBLEM = {
    "PREFERENCE", "UNPAIRED_PREFERENCE", "CLASSIFICATION", "MULTIPLE_CHOICE", "NO_ANSWERS",
}  # fmt: skip
"""Questions that say why a file is not used as it is, and the way on."""
_NEEDED = {
    "PREFERENCE": {"chosen"},
    "UNPAIRED_PREFERENCE": {"output", "label"},
    "CLASSIFICATION": {"label"},
    "MULTIPLE_CHOICE": {"instruction", "choices", "output"},
}
"""Kind -> the parts without which there is nothing to agree to."""


def kind_question(
    report: Mapping[str, Any],
) -> tuple[str, dict[str, Any], tuple[str, ...]] | None:
    """Code, facts and answers of the question that the kind of the file asks; None for none."""
    problem = (report.get("problem") or {}).get("code")
    columns = report.get("columns") or {}
    code, good = str(report.get("kind") or "").upper(), int(report.get("rows_marked_good") or 0)
    facts = {"rows": report.get("rows_total", 0), "columns": columns, "good": good}
    texts = {"text", "instruction"} & columns.keys()
    if problem == "DATA_NO_ANSWERS":
        asked = code in ("PROMPTS_ONLY", "INSTRUCTION") and texts
        return ("NO_ANSWERS", facts, (AS_TEXT,)) if asked else None
    if problem != "DATA_KIND_NOT_TRAINABLE" or not _NEEDED.get(code, {""}) <= columns.keys():
        return None
    if code == "CLASSIFICATION":
        return (code, facts, (YES, AS_TEXT)) if texts else None
    nothing = code == "UNPAIRED_PREFERENCE" and not good
    return None if nothing else (code, facts, (YES,))


def agreed_columns(code: str, option: str, columns: Mapping[str, str]) -> dict[str, str] | None:
    """The columns by which such a file is used after all; None where they stay."""
    asked = columns.get("text") or columns.get("instruction") or columns.get("prompt", "")
    if option == AS_TEXT:  # below a title stands the text
        return {"text": columns.get("input", asked) if code == "CLASSIFICATION" else asked}
    if option != YES or code not in INSTEAD_OF_PROBLEM:
        return None
    if code == "PREFERENCE":
        return {role: column for role, column in columns.items() if role != "rejected"}
    if code == "UNPAIRED_PREFERENCE" and "prompt" not in columns:
        return {"output": columns["output"]}
    if code == "UNPAIRED_PREFERENCE":
        return {"instruction": asked, "output": columns["output"], "label": columns["label"]}
    if code == "CLASSIFICATION":
        given = {"input": columns["input"]} if "input" in columns else {}
        return {"instruction": asked, **given, "output": columns["label"]}
    return dict(columns)
