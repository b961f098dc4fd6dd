"""Files of examples that were used before: read from the runs, kept in no list of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from desktop.paths import code_root, runs_dir

SHOWN = 3
LOOKED_AT = 40
"""Newest runs whose job is read: a home with hundreds of runs must open as quickly as a new one."""


@dataclass(frozen=True)
class RecentFile:
    """A file that still exists, and the newest run that used it."""

    path: Path
    run: str


def recent_files(home: Path) -> list[RecentFile]:
    """The last few files, newest first; the sample has its own place on the page."""
    found: dict[Path, RecentFile] = {}
    for folder in _newest(runs_dir(home)):
        used = _used(folder)
        if used is not None and used.path not in found and used.path.is_file():
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
    try:
        job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
        path = Path(job["dataset"]["path"])
        name = str(job["name"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None if code_root() in path.parents else RecentFile(path, name)
