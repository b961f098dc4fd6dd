"""What every verb gets: the home, the way to speak, and how an answer becomes an exit code.

Data goes to standard output, messages to standard error; with `--json` standard output holds one
object and nothing else. Nothing depends on colour, and no letter that a console cannot show may
end a command.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, TextIO


class Exit(IntEnum):
    """What the shell is told."""

    OK = 0
    """Done, or the environment is usable."""
    FAILED = 1
    """It was tried and did not work."""
    INVALID = 2
    """Wrong usage, or a file that cannot be used."""
    REPAIRABLE = 3
    """The engine environment must be built (again)."""
    BLOCKED = 4
    """Something only the person can cure: driver, card, disk."""
    LOST = 5
    """The engine of a run is gone without a word; it can be resumed."""
    LEFT = 130
    """Ctrl+C: the command ended, the run goes on (the shells' own number for it)."""


VERDICT_EXITS = {
    "ok": Exit.OK,
    "usable": Exit.OK,
    "repairable": Exit.REPAIRABLE,
    "blocked": Exit.BLOCKED,
}
STATE_EXITS = {"finished": Exit.OK, "stopped": Exit.OK, "paused": Exit.OK, "lost": Exit.LOST}
"""Every other state of a run that has ended is FAILED."""
INVALID_CODES = frozenset(
    {
        "RUN_UNKNOWN",
        "RUN_AMBIGUOUS",
        "RUN_NOT_FOUND",
        "FILE_MISSING",
        "JOB_INVALID",
        "USAGE",
        "NOTHING_TO_INSPECT",
        "HUB_NAME_INVALID",
        "FACTS_UNREADABLE",
        "REPAIR_NO_LOCK",
        "LOCK_DAMAGED",
        "WHEELS_FOLDER_WRONG",
        "WHEELS_INCOMPLETE",
    }
)
REPAIRABLE_CODES = frozenset({"ENGINE_NOT_SET_UP", "ENGINE_PYTHON_MISSING"})
FINE_CODES = frozenset({"REPAIR_NOT_NEEDED"})
BLOCKED_CODES = frozenset({"REPAIR_REFUSED"})


def exit_for(code: str) -> Exit:
    """The exit code of a command that ended with this problem."""
    if code in INVALID_CODES or code.startswith(("DATA_", "MODEL_")):
        return Exit.INVALID
    if code in REPAIRABLE_CODES:
        return Exit.REPAIRABLE
    if code in FINE_CODES:
        return Exit.OK
    if code in BLOCKED_CODES:
        return Exit.BLOCKED
    return Exit.LOST if code == "ENGINE_LOST" else Exit.FAILED


@dataclass
class Call:
    """One use of the command."""

    home: Path
    as_json: bool = False

    def data(self, text: str = "") -> None:
        """A line of the answer, for people."""
        if not self.as_json:
            _write(sys.stdout, text)

    def say(self, text: str) -> None:
        """A line about the work: progress, advice, problems."""
        _write(sys.stderr, text)

    def answer(self, document: Mapping[str, Any]) -> None:
        """The one object of `--json`; nothing without it."""
        if self.as_json:
            # Letters beyond ASCII only where the receiver is known to understand them.
            plain = not (sys.stdout.encoding or "").lower().startswith("utf")
            _write(sys.stdout, json.dumps(document, ensure_ascii=plain, default=str))

    def problem(self, code: str, facts: Mapping[str, Any]) -> Exit:
        """Tells a problem on both ways; returns its exit code."""
        from desktop.cli.paragraphs import paragraph
        from desktop.messages import message

        told = message(code, facts)
        self.say("\n".join(paragraph(told.as_text())) if sys.stderr.isatty() else told.as_text())
        self.answer({"problem": {"code": code, "facts": dict(facts), "text": told.as_text()}})
        return exit_for(code)


def make_streams_forgiving() -> None:
    """A console that lacks a letter shows `?` instead of ending the command (Windows, cp1252)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _write(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()
