"""A lock's wheels in a folder that travels: exported where there is internet, read where not.

    formiga-wheels.json   which lock, for which computer, each file with its size and sha256
    <the lock>.txt        a copy of the lock
    wheels/*.whl          the wheels under their own names

The folder appears whole or not at all. Reading changes nothing in it: it may be a DVD.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from envcheck import durable
from envcheck.building.build_errors import BuildError, Stopped, as_build_error, disk_facts
from envcheck.building.build_steps import OnProgress, Progress
from envcheck.lockfile import lock_sha256
from envcheck.wheels.exported_wheels import LIST, VERSION, WHEELS, ExportedWheels, read
from envcheck.wheels.fetch import fetch_lock
from envcheck.wheels.store import CHUNK, Store, file_sha256
from envcheck.wheels.target import Target
from envcheck.wheels.wheel_sources import Sources

__all__ = ["ExportedWheels", "export", "read"]

SPARE_BYTES = 16 << 20
STAGE = ".formiga-wheels-"
STAGE_KEPT_S = 3600  # what a killed export left; a living one writes into its own all the time


def export(
    store: Store,
    lock: Path,
    target: Target,
    destination: Path,
    row: str,
    *,
    sources: Sources | None = None,
    on_progress: OnProgress = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Path:
    """Copy the wheels of `lock` into a new folder and return it; nothing is left of half a one.

    A `destination` that does not exist becomes the folder. In one that does (a USB stick), a new
    folder is made, whose name says the row. Wheels that are not in the store are fetched first;
    without `sources`, from nowhere. Raises what `fetch_lock` does.
    """
    with store.in_use():
        files = fetch_lock(
            store,
            lock,
            target,
            sources or Sources(),
            offline=sources is None,
            on_progress=on_progress,
            should_stop=should_stop,
        )
        final = _free_name(destination, row, target) if destination.is_dir() else destination
        stage = final.parent / f"{STAGE}{uuid.uuid4().hex[:8]}.part"
        try:
            final.parent.mkdir(parents=True, exist_ok=True)
            _forget_killed(final.parent)
            _check_room(files, final.parent)
            (stage / WHEELS).mkdir(parents=True)
            _fill(files, stage, on_progress, should_stop)
            _describe(files, lock, target, stage, row)
            durable.rename(stage, final)
            durable.sync_folder(final.parent)
        except OSError as error:
            raise as_build_error(error, destination) from error
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return final


def _fill(
    files: tuple[Path, ...], stage: Path, on_progress: OnProgress, should_stop: Callable[[], bool]
) -> None:
    total = sum(path.stat().st_size for path in files)
    done = 0
    for number, path in enumerate(files):
        with path.open("rb") as read_from, (stage / WHEELS / path.name).open("wb") as written:
            while chunk := read_from.read(CHUNK):
                if should_stop():
                    raise Stopped
                written.write(chunk)
                done += len(chunk)
                name = path.name.partition("-")[0]
                on_progress(Progress("export", number, len(files), name, done, total))
            written.flush()
            os.fsync(written.fileno())
    on_progress(Progress("export", len(files), len(files), "", done, total))


def _describe(files: tuple[Path, ...], lock: Path, target: Target, stage: Path, row: str) -> None:
    """Write down what was copied, from the copies: a stick that lies is found out here."""
    listed = []
    for path in files:
        copy = stage / WHEELS / path.name
        sha256 = file_sha256(copy)
        if sha256 != path.parent.name:
            package, version = path.name.split("-")[:2]
            raise BuildError("WHEEL_TAMPERED", package=package, version=version, file=path.name)
        name = str(PurePosixPath(WHEELS, path.name))
        listed.append({"name": name, "bytes": copy.stat().st_size, "sha256": sha256})
    (stage / lock.name).write_bytes(lock.read_bytes())
    said = {
        "v": VERSION,
        "row": row,
        "lockfile": lock.name,
        "lock_sha256": lock_sha256(lock),
        "target": asdict(target) | {"python": target.minor},
        "files": listed,
    }
    durable.write_json(stage / LIST, said)


def _check_room(files: tuple[Path, ...], parent: Path) -> None:
    facts = disk_facts(parent)
    free = facts["free_bytes"]
    needed = sum(path.stat().st_size for path in files) + SPARE_BYTES
    if isinstance(free, int) and free < needed:
        raise BuildError("REPAIR_DISK_FULL", **facts)


def _free_name(destination: Path, row: str, target: Target) -> Path:
    name = f"formiga-wheels-{row}-{target.os}-py{target.minor.replace('.', '')}"
    number, final = 1, destination / name
    while final.exists():
        number += 1
        final = destination / f"{name}-{number}"
    return final


def _forget_killed(parent: Path) -> None:
    """Remove what an export left that was killed: it may be gigabytes on a small stick."""
    for left in parent.glob(f"{STAGE}*.part"):
        with contextlib.suppress(OSError):
            if time.time() - (left / WHEELS).stat().st_mtime > STAGE_KEPT_S:
                shutil.rmtree(left, ignore_errors=True)
