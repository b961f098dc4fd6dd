"""Keeps the computer from falling asleep while a run has an engine: `python -m desktop.runs.awake
RUN PID`.

A small process of its own beside the engine, because it has to outlive the window and the engine's
environment knows nothing of desktops. It lives as long as the run's lock is held, and says in
`awake.json` whether the system agreed: a computer that cannot be kept awake (no desktop session, a
server) is no failure. The screen may go dark; only sleep is held off.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

RECORD = "awake.json"
POLL_S = 2.0
START_S = 60.0
"""An engine takes hold of its run within a second or two; one that has not by then never will."""


def main(arguments: list[str]) -> int:
    """Hold off sleep until the engine of the run is gone."""
    run, pid = Path(arguments[0]), int(arguments[1])
    mine = FileLock(run / "awake.lock")
    try:
        mine.acquire(timeout=2 * POLL_S)  # the keeper of the engine before may be about to leave
    except (Timeout, OSError):
        return 0
    with mine, awake() as said:
        _tell(run, said)
        _wait_for(run, pid)
    _tell(run, {**said, "until": _now()})
    return 0


@contextmanager
def awake() -> Iterator[dict[str, object]]:
    """Hold off sleep inside the block; gives what the system said about it."""
    from wakepy import keep

    with keep.running(on_fail="pass") as mode:
        said: dict[str, object] = {"v": 1, "active": mode.active, "since": _now()}
        if mode.active:
            said["method"] = str(mode.method)
        else:
            said["error"] = mode.result.get_failure_text()
        yield said


def _wait_for(run: Path, pid: int) -> None:
    """Until the run's lock is free; before it was taken, while its engine may still take it."""
    until = time.monotonic() + START_S
    while not _is_held(run) and time.monotonic() < until and _exists(pid):
        time.sleep(0.2)
    while _is_held(run):
        time.sleep(POLL_S)


def _is_held(run: Path) -> bool:
    """As `RunFolder.is_alive`, without the weight of the job's model."""
    if not (run / "engine.lock").exists():
        return False
    try:
        with FileLock(run / "engine.lock", blocking=False):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def _exists(pid: int) -> bool:
    import psutil

    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _tell(run: Path, said: dict[str, object]) -> None:
    """Write the record; a run folder that is full or gone is not this process's trouble."""
    stage = run / f".{RECORD}.{os.getpid()}"
    with suppress(OSError):
        stage.write_text(json.dumps(said) + "\n", encoding="utf-8")
        stage.replace(run / RECORD)
    with suppress(OSError):
        stage.unlink(missing_ok=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
