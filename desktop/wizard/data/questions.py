"""The Data page's open questions: what a file leaves undecided, and what each answer would do.

Pure: a question is found in the report, its answer in the draft, so both survive any page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.wizard.data.kinds import (
    INSTEAD_OF_PROBLEM,
    YES,
    agreed_columns,
    kind_question,
)
from desktop.wizard.data.roles import ALSO, with_role
from desktop.wizard.draft import Draft

ALSO_USE, IGNORE, LEAVE = "also", "ignore", "leave"
REPAIRS = ("truncated", "trailing_comma", "not_finite", "extra_cells", "unknown_role")
"""Consents that bring rows back; the report says how many (`repairs`)."""

SETS_COLUMNS = INSTEAD_OF_PROBLEM | {"COLUMNS_GUESSED", "MAYBE_LABEL"}
"""Questions whose answer says what all columns mean."""


@dataclass(frozen=True)
class Question:
    """One thing that only the person knows.

    Attributes:
        key: `CODE` or `CODE:column`; under it the answer is kept.
        code: which words it is asked with (`desktop.wizard.data.question_words`).
        facts: what the words tell.
        options: answers, the advised one first.
    """

    key: str
    code: str
    facts: Mapping[str, Any]
    options: tuple[str, ...]

    @property
    def column(self) -> str:
        return self.key.partition(":")[2]


def open_questions(report: Mapping[str, Any], draft: Draft) -> list[Question]:
    """What is asked now; unanswered means: left out, and Review repeats it."""
    return [question for question in questions(report, draft) if not answer_of(question, draft)]


def questions(report: Mapping[str, Any], draft: Draft) -> list[Question]:
    """Everything that is asked about a file, answered or not."""
    found = list(_all(report, draft))
    known = {question.key for question in found}
    # an answer may have taken away the reason to ask: what was decided is still told
    told = [_told(key) for key in draft.answers if key not in known]
    fixed = report.get("fixed") or {}
    if "mojibake" in draft.fixes and fixed.get("mojibake") and "MOJIBAKE" not in known:
        told.append(Question("MOJIBAKE", "MOJIBAKE", {"rows": fixed["mojibake"]}, (YES, LEAVE)))
    return [*found, *told]


def _told(key: str) -> Question:
    return Question(key, key.partition(":")[0], {}, ())


def answer_of(question: Question, draft: Draft) -> str:
    """What was answered; "" while it is open."""
    if question.code in REPAIRS or question.code == "MOJIBAKE":
        name = question.code.lower()
        if name in draft.fixes:
            return YES
    return draft.answers.get(question.key, "")


def columns_now(report: Mapping[str, Any], draft: Draft) -> dict[str, str]:
    """role -> column: what the person said, else what was detected."""
    return dict(draft.columns if draft.columns is not None else report.get("columns") or {})


def columns_for(
    question: Question, option: str, report: Mapping[str, Any], draft: Draft
) -> dict[str, str] | None:
    """The mapping that an answer asks for; None where it leaves the columns alone."""
    columns = columns_now(report, draft)
    names = column_names(report)
    if question.code == "COLUMN_UNUSED" and option == ALSO_USE:
        return with_role(columns, names, question.column, ALSO)
    if question.code == "MAYBE_LABEL" and option == YES:
        return {"instruction": columns["text"], "output": question.column}
    if question.code == "COLUMNS_GUESSED" and option == YES:
        return columns
    return agreed_columns(question.code, option, columns)


def sets_columns(answers: Mapping[str, str]) -> bool:
    """Whether one of the answers says what all columns mean."""
    return any(
        key.partition(":")[0] in SETS_COLUMNS and option != IGNORE
        for key, option in answers.items()
    )


def column_names(report: Mapping[str, Any]) -> list[str]:
    """The columns of the table."""
    return [str(name) for name in (report.get("preview") or {}).get("columns") or ()]


def _all(report: Mapping[str, Any], draft: Draft) -> Iterator[Question]:
    if kind := kind_question(report):
        code, facts, options = kind
        yield Question(code, code, facts, options)
    if draft.columns is None and "COLUMNS_GUESSED" in codes(report) and not report.get("problem"):
        facts = {"columns": columns_now(report, draft)}
        yield Question("COLUMNS_GUESSED", "COLUMNS_GUESSED", facts, (YES,))
    if report.get("header") is False and draft.header is None:
        yield Question("NO_HEADER", "NO_HEADER", {"first": _first_row(report)}, (LEAVE, YES))
    if (mixed := _notice(report, "MIXED_SCHEMAS")) is not None:
        facts = {**mixed, "kept": report.get("rows_kept", 0), "lost": _lost(report)}
        yield Question("MIXED_SCHEMAS", "MIXED_SCHEMAS", facts, (YES,))
    yield from _columns(report, draft)
    yield from _mojibake(report)
    yield from _repairs(report)


def _repairs(report: Mapping[str, Any]) -> Iterator[Question]:
    offered = {**(report.get("fixed") or {}), **(report.get("repairs") or {})}
    for name in REPAIRS:
        if rows := int(offered.get(name) or 0):
            facts = {"rows": rows, "path": report.get("path", ""), **_problem_facts(report)}
            yield Question(name, name, facts, (YES, LEAVE))


def _mojibake(report: Mapping[str, Any]) -> Iterator[Question]:
    found = check(report, "MOJIBAKE")
    if found and found.get("rows"):
        examples = found.get("examples") or []
        facts = {"rows": found["rows"], **(examples[0] if examples else {})}
        yield Question("MOJIBAKE", "MOJIBAKE", facts, (YES, LEAVE))


def _columns(report: Mapping[str, Any], draft: Draft) -> Iterator[Question]:
    used = set(columns_now(report, draft).values())
    for asked in report.get("questions") or ():
        column = str(asked.get("column") or "")
        key = f"COLUMN_UNUSED:{column}"
        if asked.get("code") == "COLUMN_UNUSED" and (column not in used or key in draft.answers):
            yield Question(key, "COLUMN_UNUSED", asked, (ALSO_USE, IGNORE))
        key = f"MAYBE_LABEL:{column}"
        if asked.get("code") == "MAYBE_LABEL" and (column not in used or key in draft.answers):
            yield Question(key, "MAYBE_LABEL", asked, (YES, IGNORE))


def check(report: Mapping[str, Any], code: str) -> Mapping[str, Any] | None:
    """One check of the quality part by its code."""
    checks: Sequence[Mapping[str, Any]] = (report.get("quality") or {}).get("checks") or ()
    return next((found for found in checks if found.get("code") == code), None)


def codes(report: Mapping[str, Any]) -> set[str]:
    """The codes of what is worth knowing; earlier versions had objects in this list."""
    found = report.get("warnings") or ()
    return {code if isinstance(code, str) else code.get("code", "") for code in found}


def _notice(report: Mapping[str, Any], code: str) -> Mapping[str, Any] | None:
    for notice in report.get("notices") or ():
        if notice.get("code") == code:
            facts: Mapping[str, Any] = notice.get("facts") or {}
            return facts
    return None


def _problem_facts(report: Mapping[str, Any]) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = (report.get("problem") or {}).get("facts") or {}
    return facts


def _lost(report: Mapping[str, Any]) -> int:
    dropped = report.get("dropped") or {}
    return sum(int(dropped.get(reason, 0)) for reason in ("text_only", "unknown_columns"))


def _first_row(report: Mapping[str, Any]) -> list[str]:
    rows = (report.get("preview") or {}).get("rows") or [[]]
    return [str(cell) for cell in rows[0]]
