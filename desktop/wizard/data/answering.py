"""What an answer to one of the page's questions does, and how it is taken back."""

from __future__ import annotations

from desktop.wizard.data.kinds import YES
from desktop.wizard.data.questions import (
    LEAVE,
    REPAIRS,
    Question,
    columns_for,
    columns_now,
    sets_columns,
)
from desktop.wizard.data.roles import ALSO
from desktop.wizard.session_data import DataSide


def answer(session: DataSide, question: Question, option: str) -> None:
    """Do what the person chose; the numbers are counted again."""
    if (fix := _fix(question)) and option == YES:
        session.take_fix(fix)
    elif question.code == "NO_HEADER" and option == YES:
        session.set_reading(header=True)
    elif question.code == "truncated" and option == LEAVE:
        session.forget_data()
    else:
        columns = columns_for(question, option, session.data.report, session.draft)
        session.answer(question.key, option, columns)


def take_back(session: DataSide, question: Question) -> None:
    """Ask again."""
    fix = _fix(question)
    if fix and fix in session.draft.fixes:
        session.take_fix(fix, on=False)
    elif question.code == "COLUMN_UNUSED":
        columns = columns_now(session.data.report, session.draft)
        rest = {role: c for role, c in columns.items() if role != f"{ALSO}:{question.column}"}
        session.answer(question.key, "", rest if len(rest) < len(columns) else None)
    elif sets_columns({question.key: session.draft.answers.get(question.key, "")}):
        session.forget_columns(question.key)
    else:
        session.answer(question.key, "")


def _fix(question: Question) -> str:
    return question.code.lower() if question.code in (*REPAIRS, "MOJIBAKE") else ""
