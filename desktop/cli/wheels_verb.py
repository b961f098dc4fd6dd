"""`wheels export`: the wheels of a row in a folder, for a computer without internet."""

from __future__ import annotations

import json
from pathlib import Path

from desktop import format as fmt
from desktop.cli.call import Call, Exit
from desktop.cli.paragraphs import paragraph
from desktop.cli.rows import rows_here
from desktop.language import translate
from desktop.paths import code_root
from desktop.runs.interrupts import counting_interrupts
from envcheck.building.build_errors import BuildError, Stopped
from envcheck.building.build_steps import Progress
from envcheck.check import assess, gather
from envcheck.judges.verdict import Needs
from envcheck.matrix import Row
from envcheck.wheels import exported_wheels, target, wheel_sources, wheels_folder
from envcheck.wheels.store import Store, Target

SAY_EVERY_PERCENT = 10


def export_wheels(call: Call, destination: Path, wanted: str) -> int:
    """Fetches what is missing, then copies all of it; all or nothing."""
    row = _row(call.home, wanted)
    lock = code_root() / "lockfiles" / row.lockfile
    text = translate("Cli", "Exporting the wheels of {lockfile} (row {row}).")
    call.say(text.format(lockfile=row.lockfile, row=row.id))
    with counting_interrupts() as interrupts:
        try:
            folder = wheels_folder.export(
                Store(call.home / "wheels"),
                lock,
                # Of the row and not of this computer: the other one's system may be older.
                Target(row.python, row.os, row.machine, row.glibc_minimum),
                destination.expanduser().absolute(),
                row.id,
                sources=wheel_sources.sources(),
                on_progress=_Said(call).show,
                should_stop=lambda: bool(interrupts),
            )
        except Stopped:
            call.say(translate("Cli", "Stopped. What was fetched is kept; nothing was exported."))
            call.answer({"state": "stopped", "folder": None, "problem": None})
            return Exit.LEFT
    return _tell(call, folder, row)


def _tell(call: Call, folder: Path, row: Row) -> int:
    listed = json.loads((folder / exported_wheels.LIST).read_text(encoding="utf-8"))["files"]
    total = sum(int(file["bytes"]) for file in listed)
    text = translate("Cli", "{count} wheels, {size}, in {folder}")
    call.data(text.format(count=len(listed), size=fmt.size(total), folder=folder))
    text = translate("Cli", "On the other computer: `formiga repair --to {row} --wheels DIR`.")
    for line in paragraph(text.format(row=row.id)):
        call.data(line)
    call.answer(
        {
            "state": "finished",
            "folder": str(folder),
            "row": row.id,
            "lockfile": row.lockfile,
            "files": len(listed),
            "bytes": total,
            "problem": None,
        }
    )
    return Exit.OK


def _row(home: Path, wanted: str) -> Row:
    """The row that was named, else the one that a repair would build here.

    Raises:
        BuildError: REPAIR_NO_LOCK where there is none.
    """
    rows = rows_here()
    chosen = None
    if not wanted:
        choice = assess(gather(home, code_root(), needs=Needs()), code_root(), Needs()).choice
        chosen = choice.row if choice else None
    fitting = [row for row in rows if row.id == wanted]
    same_python = [row for row in fitting if row.python == target.here().minor]
    chosen = chosen or next(iter(same_python or fitting), None)
    if chosen is None:
        raise BuildError("REPAIR_NO_LOCK", row=wanted, available=sorted({row.id for row in rows}))
    return chosen


class _Said:
    """A line at every tenth of the way."""

    def __init__(self, call: Call) -> None:
        self._call, self._last = call, ("", -1)

    def show(self, progress: Progress) -> None:
        if not progress.total_bytes:
            return
        tenth = progress.done_bytes * 100 // progress.total_bytes // SAY_EVERY_PERCENT
        if (progress.stage, tenth) == self._last:
            return
        self._last = (progress.stage, tenth)
        text = translate("Cli", "{what}: {done} of {total}")
        what = translate("Cli", "copying wheels")
        if progress.stage == "fetch":
            what = translate("Cli", "fetching wheels")
        done, total = fmt.size(progress.done_bytes), fmt.size(progress.total_bytes)
        self._call.say(text.format(what=what, done=done, total=total))
