"""Behind whom a run waits: the other runs of this home that want the same device, in their order.

The engine draws its ticket when it starts, so the order is that of `engine.json: started_t`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.paths import runs_dir
from desktop.runs.history import fold_block
from desktop.runs.run_view import RunView
from engine.contract.run_folder import RunFolder

END_BYTES = 192 * 1024
"""The end of a history: enough steps to tell the pace."""
HEAD_BYTES = 64 * 1024
"""Its beginning: device and number of steps."""


@dataclass(frozen=True)
class Ahead:
    """A run that has its turn before."""

    name: str
    left_s: float | None
    """Seconds it still needs; None where nobody can say (it waits itself, or has just begun)."""


def runs_ahead(home: Path, run: RunFolder, device: str) -> list[Ahead]:
    """Those before `run` on `device`, the first to go first. Reads little of each folder."""
    mine = _started_t(run)
    found: list[tuple[str, Ahead]] = []
    for folder in _others(home, run):
        began = _started_t(folder)
        if not began or (mine and began >= mine) or not folder.is_alive():
            continue
        view = _glimpse(folder)
        if view.ending or _device(view) not in ("", device.removesuffix(":0")):
            continue
        left = view.left_s if view.phase in ("training", "evaluating", "saving") else None
        found.append((began, Ahead(_name(folder), left)))
    return [ahead for _, ahead in sorted(found, key=lambda pair: pair[0])]


def _others(home: Path, run: RunFolder) -> list[RunFolder]:
    try:
        return [RunFolder(p) for p in runs_dir(home).iterdir() if p.is_dir() and p != run.path]
    except OSError:
        return []


def _glimpse(folder: RunFolder) -> RunView:
    """Beginning and end of a history, folded."""
    view = RunView()
    try:
        with folder.events.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            fold_block(view, head[: head.rfind(b"\n") + 1])
            size = stream.seek(0, 2)
            if size > len(head):
                stream.seek(max(len(head), size - END_BYTES))
                end = stream.read()
                fold_block(view, end[end.find(b"\n") + 1 : end.rfind(b"\n") + 1])
    except OSError:
        return view
    return view


def _device(view: RunView) -> str:
    device = view.started.get("device") or view.phase_facts.get("device")
    return str(device or "").removesuffix(":0")


def _started_t(folder: RunFolder) -> str:
    return str(_object(folder.engine).get("started_t") or "")


def _name(folder: RunFolder) -> str:
    return str(_object(folder.job).get("name") or folder.path.name)


def _object(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
