"""Each verb of the product once: its words, icon, shortcut and the same on the command line.

Buttons, menus and shortcuts take their words from here, so a verb never has two names.
"""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass

from desktop.language import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True)
class Action:
    """A verb; `words` is the English source text in the translation context "Action"."""

    words: str
    icon: str
    shortcut: str = ""
    command: tuple[str, ...] = ()
    """The `formiga` command that does the same; empty where only the window can do it."""

    @property
    def text(self) -> str:
        """The verb in the person's language."""
        return translate("Action", self.words)


NEW_RUN = Action(QT_TRANSLATE_NOOP("Action", "New run"), "new", "Ctrl+1")
RUNS = Action(QT_TRANSLATE_NOOP("Action", "Runs"), "runs", "Ctrl+2", ("runs",))
ENVIRONMENT = Action(
    QT_TRANSLATE_NOOP("Action", "Environment"), "environment", "Ctrl+3", ("check",)
)
CHOOSE_FILE = Action(QT_TRANSLATE_NOOP("Action", "Choose a file…"), "folder", "Ctrl+O")
CHOOSE_ANOTHER = Action(QT_TRANSLATE_NOOP("Action", "Choose another…"), "", "Ctrl+O")
CHOOSE_FOLDER = Action(QT_TRANSLATE_NOOP("Action", "Choose a folder…"), "folder")
BACK = Action(QT_TRANSLATE_NOOP("Action", "Back"), "", "Alt+Left")
START = Action(QT_TRANSLATE_NOOP("Action", "Start training"), "play", "Ctrl+Return", ("train",))
CHECK_AGAIN = Action(QT_TRANSLATE_NOOP("Action", "Check again"), "reset", "F5", ("check",))
LOAD_JOB = Action(QT_TRANSLATE_NOOP("Action", "Load a job…"), "folder", "Ctrl+Shift+O")
SAVE_JOB = Action(QT_TRANSLATE_NOOP("Action", "Save the job as…"), "disk", "Ctrl+S")
COPY_COMMAND = Action(QT_TRANSLATE_NOOP("Action", "Copy command"), "copy")
COPY_DETAILS = Action(QT_TRANSLATE_NOOP("Action", "Copy details"), "copy")
OPEN_ENVIRONMENT = Action(QT_TRANSLATE_NOOP("Action", "Open Environment"), "environment")

DESTINATIONS: dict[str, Action] = {"new": NEW_RUN, "runs": RUNS, "environment": ENVIRONMENT}
"""The rail, from top to bottom."""


def command_line(*arguments: str) -> str:
    """A `formiga` command to paste into this computer's shell, quoted where it must be."""
    if sys.platform == "win32":
        quoted = [f'"{a}"' if " " in a or not a else a for a in arguments]
    else:
        quoted = [shlex.quote(argument) for argument in arguments]
    return " ".join(["formiga", *quoted])
