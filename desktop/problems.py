"""Problem codes of the app itself: what can go wrong before or around the engine.

Same shape as the engine's: a code and facts, never a sentence. `messages.py` has the sentences.
"""

from __future__ import annotations

from typing import Any

CODES: dict[str, tuple[str, ...]] = {
    "ENGINE_NOT_SET_UP": ("home",),
    "ENGINE_PYTHON_MISSING": ("python",),
    "ENGINE_NOT_STARTED": ("python", "error"),
    "ENGINE_DID_NOT_START": ("run", "exit_code", "log_tail"),
    "ENGINE_LOST": ("run", "step"),
    "ENGINE_SILENT": ("silent_s",),
    "ENGINE_NO_ANSWER": ("verb", "exit_code", "stderr_tail"),
    "ENGINE_TIMED_OUT": ("verb", "timeout_s"),
    "REPAIR_NOT_STARTED": ("python", "error"),
    "REPAIR_LOST": ("repair", "stage", "log_tail"),
    "FACTS_UNREADABLE": ("file", "error"),
    "FILE_NOT_WRITTEN": ("path", "error"),
    "RUN_UNKNOWN": ("wanted", "home"),
    "RUN_AMBIGUOUS": ("wanted", "matches"),
    "RUN_NOT_ACTIVE": ("run", "state"),
    "RUN_NOT_PAUSED": ("run", "state"),
    "RUN_NOTHING_TO_KEEP": ("run",),
    "CHECKPOINT_NOT_KEPT": ("path", "file", "step"),
    "RUN_NO_ANSWERS": ("run", "state"),
    "RUN_RESTARTED": ("step", "count"),
    "RUN_NOT_RESTARTED_SAME_STEP": ("step",),
    "RUN_NOT_RESTARTED_TOO_OFTEN": ("count", "minutes"),
    "RUN_NOT_RESTARTED": ("reason",),
    "RUN_FOLDER_NOT_WRITTEN": ("folder", "error"),
    "STARTER_MISSING": ("path",),
    "FILE_MISSING": ("path",),
    "NOTHING_TO_INSPECT": (),
    "NO_DISPLAY": (),
    "WINDOW_DID_NOT_OPEN": ("exit_code", "stderr_tail"),
}
"""Code -> the names of the facts it carries."""


class AppProblem(Exception):
    """Something the app refuses or could not do, told by a code of `CODES` and its facts."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        if code not in CODES:
            raise KeyError(code)
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"
