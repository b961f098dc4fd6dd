"""The folders of repairs: what is at work now, how the last ones ended, and the person's wish.

`repairs/<day>_<time>-<row>/` holds `repair.json`, `repair.lock` (held while the repair lives),
`events.jsonl`, `repair.log` and `control/stop.json`. A repair without a final event whose lock
nobody holds is lost: its process was killed.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from envcheck import deadline, matrix, oslock, switch
from envcheck.building import pythons, shelf
from envcheck.facts import (
    Observed,
    PreviousEngine,
    RepairEnd,
    RepairFacts,
    WheelStore,
    unknown,
)
from envcheck.matrix import Row
from envcheck.repairing import journal, wish
from envcheck.wheels import store, target

T = TypeVar("T")

REPAIRS = "repairs"
PAPERS = "repair.json"
LOCK = "repair.lock"
LOG = "repair.log"
STOP = Path("control") / "stop.json"
ENDS = 10
KEPT = 30
"""Folders of older repairs are removed."""
STARTING_S = 30  # between the folder and the lock lies the start of one interpreter
_NAME = re.compile(r"\d{4}-\d\d-\d\d_\d{4}-[a-z0-9-]+")


def create(home: Path, row: str | None) -> Path:
    """A new folder for a repair to `row` (None: the one that the rule will choose)."""
    root = home / REPAIRS
    root.mkdir(parents=True, exist_ok=True)
    day = datetime.now().astimezone().strftime("%Y-%m-%d_%H%M")
    name = f"{day}-{re.sub('[^a-z0-9-]', '-', (row or 'auto').lower())}"
    number = 1
    while True:
        made = root / (name if number == 1 else f"{name}-{number}")
        try:
            made.mkdir()
        except FileExistsError:
            number += 1
            continue
        (made / STOP).parent.mkdir()
        return made


def folder(home: Path, name: str) -> Path | None:
    """The repair called `name`; None where there is none."""
    found = home / REPAIRS / name
    return found if _NAME.fullmatch(name) and found.is_dir() else None


def running(home: Path) -> str:
    """Name of the repair that is at work now; "" where there is none."""
    return next((one.name for one in _newest_first(home) if _is_alive(one)), "")


def list_ends(home: Path, most: int = ENDS) -> tuple[RepairEnd, ...]:
    """How the last repairs ended, the newest first; what is at work now is left out."""
    ends: list[RepairEnd] = []
    for one in _newest_first(home):
        if len(ends) < most and not _is_alive(one) and not _is_starting(one):
            ends.append(_end(one))
    return tuple(ends)


def probe(home: Path, code: Path) -> RepairFacts:
    """What stands ready: the wish, the way back, the wheels of the lock that would be built, and
    the last repairs. No probe's failure takes the others with it."""
    root = home / "envs"
    return RepairFacts(
        wish=_seen(lambda: wish.read(root), wish.WISH),
        previous=_seen(lambda: _previous(root), switch.PREVIOUS),
        store=_seen(lambda: _store(home, _likely_row(root, code), code), "wheels/store"),
        running=_seen(lambda: running(home), REPAIRS),
        ended=_seen(lambda: list_ends(home), REPAIRS),
    )


def for_row(facts: RepairFacts, row: Row, home: Path, code: Path) -> RepairFacts:
    """The same facts with the wheels of `row`'s lock counted."""
    known = facts.store.value
    if known is not None and known.lockfile == row.lockfile:
        return facts
    return replace(facts, store=_seen(lambda: _store(home, row, code), "wheels/store"))


def prune(home: Path) -> None:
    """Remove the folders of all but the newest repairs."""
    for old in list(_newest_first(home))[KEPT:]:
        if not _is_alive(old):
            shutil.rmtree(old, ignore_errors=True)


def should_stop(repair: Path) -> bool:
    """Whether somebody asked this repair to stop."""
    return (repair / STOP).exists()


def _seen(look: Callable[[], T], source: str) -> Observed[T]:
    try:
        return Observed(look(), source)
    except Exception as error:
        return unknown(source, deadline.reason_of(error))


def _previous(root: Path) -> PreviousEngine:
    env = switch.previous(root)
    if env is None:
        return PreviousEngine("", "", "", complete=False)
    stamp = shelf.read_stamp(env)
    row, t = str(stamp.get("row") or ""), str(stamp.get("created_t") or "")
    return PreviousEngine(env.name, row, t, complete=switch.interpreter(env).exists())


def _store(home: Path, row: Row | None, code: Path) -> WheelStore:
    lock = code / "lockfiles" / row.lockfile if row else None
    python = row.python if row else pythons.version_here()
    return store.Store(home / "wheels").summary(lock, target.here(python))


def _likely_row(root: Path, code: Path) -> Row | None:
    """The row of the wish, else of what is in use, else the one without a card, for our Python."""
    now = switch.current(root)
    stamped = str(shelf.read_stamp(now).get("row") or "") if now else ""
    this, version = target.here(), pythons.version_here()
    rows = [
        r
        for r in matrix.load(code / "lockfiles").rows
        if (r.os, r.machine) == (this.os, this.machine)
    ]
    rows.sort(key=lambda row: (row.id != wish.read(root), row.id != stamped, row.needs_gpu))
    best = [row for row in rows if row.id == rows[0].id]
    return next((row for row in best if row.python == version), next(iter(best), None))


def _newest_first(home: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        names = [one.name for one in (home / REPAIRS).iterdir() if _NAME.fullmatch(one.name)]
        yield from (home / REPAIRS / name for name in sorted(names, key=_order, reverse=True))


def _order(name: str) -> tuple[str, int, str]:
    """By time; of one minute, by the number at the end."""
    number = name.rpartition("-")[2]
    return name[:15], int(number) if number.isdigit() else 1, name


def _is_alive(repair: Path) -> bool:
    return oslock.is_held(repair / LOCK)


def _is_starting(repair: Path) -> bool:
    with contextlib.suppress(OSError):
        young = time.time() - repair.stat().st_mtime < STARTING_S
        return young and not (repair / PAPERS).exists()
    return False


def _end(repair: Path) -> RepairEnd:
    papers, event = _read(repair / PAPERS), journal.last(repair / journal.EVENTS)
    state, code = "lost", ""
    if event is not None and event.is_final:
        state = event.type if event.type in {"finished", "stopped"} else "failed"
        code = str(event.fields.get("code", ""))
    t = event.t if event else str(papers.get("started_t") or "")
    row, lock = str(papers.get("row") or ""), str(papers.get("lock_sha256") or "")
    return RepairEnd(repair.name, t, row, lock, state, code)


def _read(path: Path) -> dict[str, object]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
