"""Follows a repair on the terminal until its process is gone, and says how it ended.

Ctrl+C asks it to stop; what was fetched is kept. A second one leaves it at work.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from desktop import format as fmt
from desktop.cli.call import Call, Exit, exit_for
from desktop.cli.paragraphs import paragraph
from desktop.cli.repair_progress import RepairProgress, make_repair_progress
from desktop.environment import repairs
from desktop.environment.repairs import Repair
from desktop.language import translate
from desktop.messages import Message, message
from desktop.runs.interrupts import counting_interrupts

POLL_S = 0.2


def follow_repair(call: Call, folder: Path) -> int:
    """Shows the repair until it ends; returns the exit code."""
    repair = Repair(folder)
    with make_repair_progress(call) as progress:
        left_running = _watch(repair, progress)
    if left_running:
        return _leave(call, repair)
    return _tell_end(call, repair)


def _watch(repair: Repair, progress: RepairProgress) -> bool:
    """Polls until the repair has ended; True if the person went away before that."""
    told = 0
    with counting_interrupts() as interrupts:
        while True:
            repair.look()
            progress.show(repair.view)
            for warning in repair.view.warnings[told:]:
                progress.say(message(warning.code, warning.facts).as_text())
            told = len(repair.view.warnings)
            if repair.state != "running":
                return False
            if len(interrupts) > 1:
                return True
            if interrupts and not repair.stop_asked:
                _ask_to_stop(repair, progress)
            time.sleep(POLL_S)


def _ask_to_stop(repair: Repair, progress: RepairProgress) -> None:
    repairs.stop(repair.folder)
    progress.say(
        translate(
            "Cli",
            "The repair will end; what was fetched is kept. Ctrl+C again leaves it at work.",
        )
    )


def _leave(call: Call, repair: Repair) -> int:
    call.say(
        translate(
            "Cli", "The repair goes on without this terminal. `formiga repair` shows how far it is."
        )
    )
    call.answer(_end_json(repair, None))
    return Exit.LEFT


def _tell_end(call: Call, repair: Repair) -> int:
    told = _reason(repair)
    if told:
        for line in paragraph(told.as_text()):
            call.say(line)
    for line in _end_lines(repair):
        call.data(line)
    problem = _problem_json(repair, told) if told else None
    call.answer(_end_json(repair, problem))
    if repair.state == "finished":
        return Exit.OK
    return exit_for(told.code) if told else Exit.FAILED


def _reason(repair: Repair) -> Message | None:
    """Why it ended without a new engine; None where it went well or was stopped."""
    view = repair.view
    if repair.state == "lost":
        return message("REPAIR_LOST", _lost_facts(repair))
    return message(view.problem.code, view.problem.facts) if view.problem else None


def _lost_facts(repair: Repair) -> dict[str, Any]:
    return {
        "repair": repair.folder.name,
        "stage": repair.view.stage,
        "log_tail": repair.last_words(),
    }


def _end_lines(repair: Repair) -> list[str]:
    view = repair.view
    if repair.state == "stopped":
        text = translate(
            "Cli", "Stopped. What was fetched is kept, and the engine in use was not touched."
        )
        return paragraph(text)
    if repair.state != "finished":
        return paragraph(translate("Cli", "Log: {folder}").format(folder=repair.folder))
    text = translate("Cli", "The new engine is in use: {env} ({time}).")
    lines = paragraph(
        text.format(env=view.finished.get("env"), time=fmt.duration(_seconds(repair)))
    )
    if view.finished.get("previous"):
        text = translate(
            "Cli", "The one before is kept: {env}. `formiga rollback` goes back to it."
        )
        lines += paragraph(text.format(env=view.finished["previous"]))
    return lines


def _seconds(repair: Repair) -> float:
    told = repair.view.finished.get("seconds")
    return float(told) if isinstance(told, int | float) else repair.view.seconds


def _problem_json(repair: Repair, told: Message) -> dict[str, Any]:
    problem = repair.view.problem
    facts = dict(problem.facts) if problem else _lost_facts(repair)
    return {"code": told.code, "facts": facts, "text": told.as_text()}


def _end_json(repair: Repair, problem: dict[str, Any] | None) -> dict[str, Any]:
    view = repair.view
    row = (view.plan or {}).get("row") or view.started.get("row")
    return {
        "repair": repair.folder.name,
        "path": str(repair.folder),
        "state": repair.state,
        "row": view.finished.get("row") or row,
        "env": view.finished.get("env"),
        "previous": view.finished.get("previous"),
        "seconds": _seconds(repair),
        "proof": view.finished.get("proof"),
        "plan": view.plan,
        "problem": problem,
    }
