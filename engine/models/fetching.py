"""A download that others can follow: its state in a small file, a stop by another.

The file stays when the process dies, so that a window opened later sees how far it came.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.contract.atomic import write_json_atomic
from engine.contract.events import utc_now
from engine.contract.problems import Problem
from engine.models.hub import fetch, looks_like_hub_id, model_folder

STATE_FILE = "download.json"
STOP_FILE = "download.stop"


class _Stopped(Exception):
    """The person does not want it any more, for now."""


def fetch_with_record(
    repo_id: str, models_dir: Path, tell: Callable[[dict[str, Any]], None]
) -> int:
    """Fetch a model and write every step down; returns the exit code (0 ready or stopped)."""
    if not looks_like_hub_id(repo_id):
        problem = Problem("HUB_NAME_INVALID", repo_id=repo_id)
        tell({"v": 1, "state": "problem", "problem": problem.to_json()})
        return 1
    folder = model_folder(repo_id, models_dir)
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        (folder / STOP_FILE).unlink()
    record = _Record(repo_id, folder, tell)
    try:
        record.note("running")
        path = fetch(repo_id, models_dir=models_dir, on_progress=record.progress)
    except _Stopped:
        record.note("stopped")
    except Problem as problem:
        record.note("problem", problem=problem.to_json())
        return 1
    except OSError as error:
        facts = {"path": str(folder), "error": str(error)}
        record.note("problem", problem=Problem("HUB_NOT_WRITTEN", **facts).to_json())
        return 1
    else:
        record.note("ready", path=str(path))
    return 0


class _Record:
    """The state of one download, in its folder and to whoever started it."""

    def __init__(self, repo_id: str, folder: Path, tell: Callable[[dict[str, Any]], None]) -> None:
        self._repo_id, self._folder, self._tell = repo_id, folder, tell
        self._counts = {"done_bytes": 0, "total_bytes": 0}

    def progress(self, done: int, total: int) -> None:
        """Called about four times a second.

        Raises:
            _Stopped: the stop file is there.
        """
        self._counts = {"done_bytes": done, "total_bytes": total}
        if (self._folder / STOP_FILE).exists():
            raise _Stopped
        self.note("running")

    def note(self, state: str, **more: Any) -> None:
        """Write the state down and tell it."""
        about = {"v": 1, "repo_id": self._repo_id, "state": state, "pid": os.getpid()}
        document = {**about, "t": utc_now(), **self._counts, **more}
        with suppress(OSError):  # the record is a courtesy; the files are what counts
            write_json_atomic(self._folder / STATE_FILE, document)
        self._tell(document)
