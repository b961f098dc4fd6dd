"""`formiga inspect`: what the engine makes of data, of a model, or of both."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import typer

from desktop.cli.call import Call, Exit, exit_for
from desktop.cli.inspect_text import inspect_lines
from desktop.cli.paragraphs import paragraph
from desktop.language import translate
from desktop.messages import message
from desktop.problems import AppProblem
from desktop.runs.inspector import Question, inspect_report
from engine.contract.spec import Fix, LeaveOut

TABS = {"\\t": "\t", "tab": "\t", "TAB": "\t"}
"""A tab as it can be typed in a shell."""


def question(
    *, columns: str, header: str | None, validation_path: Path | None, **given: Any
) -> Question:
    """The options as a question; empty ones mean "as detected".

    Raises:
        typer.BadParameter: the columns are no JSON object of texts, a repair or finding is unknown.
    """
    chosen: dict[str, Any] = {
        name: value or None for name, value in given.items() if name != "format"
    }
    _offered("--fix", given["fixes"], get_args(Fix))
    _offered("--leave-out", given["leave_out"], get_args(LeaveOut))
    chosen["delimiter"] = TABS.get(given["delimiter"], given["delimiter"]) or None
    return Question(
        **chosen | {"fixes": given["fixes"], "leave_out": given["leave_out"]},
        format=given["format"],
        columns=_columns(columns),
        header=None if header is None else header == "yes",
        validation_path=str(validation_path.expanduser().absolute()) if validation_path else None,
    )


def inspect_data(call: Call, asked: Question) -> int:
    """Tell the report; a refusal is told as a problem, with what is known all the same."""
    if asked.file is None and not asked.model:
        raise AppProblem("NOTHING_TO_INSPECT")
    report, refused = inspect_report(call.home, asked)
    problem = report.get("problem")
    if refused and problem:
        return _refuse(call, report, problem)
    for line in inspect_lines(report):
        call.data(line)
    call.answer(report)
    return Exit.INVALID if (report.get("model") or {}).get("problem") else Exit.OK


def _refuse(call: Call, report: Mapping[str, Any], problem: Mapping[str, Any]) -> int:
    if report.get("rows_total"):  # what was read before the damage, and what would bring it back
        for line in inspect_lines({**report, "problem": None}):
            call.data(line)
    code, facts = str(problem["code"]), problem.get("facts") or {}
    told = message(code, facts).as_text()
    call.say("\n".join(paragraph(told)) if sys.stderr.isatty() else told)
    call.answer({**report, "problem": {"code": code, "facts": dict(facts), "text": told}})
    return exit_for(code)


def _offered(option: str, given: tuple[str, ...], offered: tuple[str, ...]) -> None:
    for value in given:
        if value not in offered:
            text = translate("Cli", "“{given}” is not offered. Possible: {offered}.")
            raise typer.BadParameter(
                text.format(given=value, offered=", ".join(offered)), param_hint=option
            )


def _columns(given: str) -> dict[str, str] | None:
    if not given:
        return None
    try:
        columns = json.loads(given)
    except ValueError:
        columns = None
    if not isinstance(columns, dict) or not all(isinstance(name, str) for name in columns.values()):
        raise typer.BadParameter('{"output": "answer"}', param_hint="--columns")
    return columns
