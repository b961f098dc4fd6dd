"""Files of examples that were used before: read from the runs, kept in no list of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.paths import code_root, runs_dir

SHOWN = 3
LOOKED_AT = 40
"""Newest runs whose job is read: a home with hundreds of runs must open as quickly as a new one."""


@dataclass(frozen=True)
class RecentFile:
    """A file or folder that still exists, and the newest run that used it."""

    path: Path
    run: str
    job: Path
    """The run's job file."""
    when: datetime
    rows: int = 0
    """Rows that the run used; 0 where it never came so far."""
    kind: str = ""


def recent_files(home: Path) -> list[RecentFile]:
    """The last few files, newest first; the sample has its own place on the page."""
    found: dict[Path, RecentFile] = {}
    for folder in _newest(runs_dir(home)):
        used = _used(folder)
        if used is not None and used.path not in found and used.path.exists():
            found[used.path] = used
        if len(found) == SHOWN:
            break
    return list(found.values())


def _newest(runs: Path) -> list[Path]:
    try:
        folders = [path for path in runs.iterdir() if (path / "job.json").is_file()]
    except OSError:
        return []
    return sorted(folders, key=lambda path: path.name, reverse=True)[:LOOKED_AT]


def _used(folder: Path) -> RecentFile | None:
    file = folder / "job.json"
    try:
        job = json.loads(file.read_text(encoding="utf-8"))
        path = Path(job["dataset"]["path"])
        name = str(job["name"])
        when = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if code_root() in path.parents or not path.is_absolute():
        return None
    told = _dataset(folder)
    rows, kind = told.get("rows_kept"), told.get("kind")
    rows = rows if isinstance(rows, int) else 0
    return RecentFile(path, name, file, when, rows, kind if isinstance(kind, str) else "")


def _dataset(folder: Path) -> dict[str, Any]:
    """What the run counted in its examples; nothing where it never came so far."""
    try:
        told = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
