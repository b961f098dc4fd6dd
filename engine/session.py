"""An engine process's hold on a run: the lock, the lease on its environment, the last event.

Nothing heavy is imported here, so that a second start is refused and a queue is joined before torch
is loaded.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from engine.contract.atomic import write_json_atomic
from engine.contract.events import utc_now
from engine.contract.job_file import InvalidJob, load_job
from engine.contract.problems import Problem
from engine.contract.run_folder import LOCK_PATIENCE_S, RunFolder
from engine.contract.spec import JobSpec
from engine.control import REASONS, STATES, EndWord, Requests
from engine.device import planned_device
from engine.device_queue import device_turn
from engine.report import Reporter

BEGAN_S = time.time()
"""When this process began, about; requests from before it were meant for another engine."""


class Session:
    """What the recipe gets: the run, its job, its reporter, its control files."""

    def __init__(self, run: RunFolder, spec: JobSpec, environment: dict[str, Any]) -> None:
        self.run = run
        self.spec = spec
        self.environment = environment
        self.had_history = run.last_event() is not None
        self.report = Reporter(run)
        self.requests = Requests(run)
        self.device = planned_device(spec.training.device, environment)

    def asked_to_stop(self) -> bool:
        """Whether the run is to end, by `control/stop.json` or `control/pause.json`."""
        return self.requests.ending is not None

    def warn(self, code: str, **facts: Any) -> None:
        """Tell of something that is not in the way of the run."""
        self.report.emit("warning", code=code, facts=facts)

    def end_as_asked(self, word: EndWord, step: int) -> None:
        """The last words of a run that was asked to end; the request is removed."""
        self.requests.ended()
        given_up = self.asked_to_stop  # by a second request: the first one is obeyed
        self.report.last_word("stopped", given_up=given_up, reason=REASONS[word], step=step)
        self.report.state(STATES[word])

    @property
    def environment_id(self) -> dict[str, Any]:
        """Where this engine runs: the row of the matrix, and the folder's own name."""
        row = self.environment.get("row")
        return {
            "row": row.get("id") if isinstance(row, dict) else None,
            "env": Path(sys.prefix).name,
        }

    @property
    def home(self) -> Path:
        """The app's folder, for what runs share: models, queues."""
        given = os.environ.get("FORMIGA_HOME")
        return Path(given) if given else self.run.path.parent.parent


@contextmanager
def open_session(folder: Path) -> Iterator[Session]:
    """Take hold of a run folder until the block ends.

    Raises:
        Problem: RUN_NOT_FOUND, RUN_ALREADY_ACTIVE, RUN_ALREADY_FINISHED, ENVIRONMENT_NOT_CHECKED,
            JOB_INVALID or FOLDER_NOT_WRITABLE. Nothing is written to the run's history then.
        OSError: if the disk refuses what every run needs: its lock, its history.
    """
    run = RunFolder(folder.resolve())
    if not run.job.is_file():
        raise Problem("RUN_NOT_FOUND", run=str(folder))
    with _held(run), _lease():
        last = run.last_event()
        if last is not None and last.type == "finished":
            raise Problem("RUN_ALREADY_FINISHED", run=str(run.path))
        _refuse_misplaced(run)
        run.control.mkdir(exist_ok=True)
        session = Session(run, _job(run), _environment(run))
        try:
            yield session
        finally:
            session.report.close()


@contextmanager
def turn(session: Session) -> Iterator[bool]:
    """Wait for the device; yields False if a stop or a pause was asked for meanwhile."""

    def on_wait(ahead: int) -> None:
        session.report.phase("queued", ahead=ahead, device=session.device)

    with device_turn(
        session.home / "locks", session.device, on_wait=on_wait, cancelled=session.asked_to_stop
    ) as ours:
        yield ours


@contextmanager
def _held(run: RunFolder) -> Iterator[None]:
    lock = FileLock(run.lock)
    try:
        lock.acquire(timeout=LOCK_PATIENCE_S)
    except Timeout:
        raise Problem("RUN_ALREADY_ACTIVE", run=str(run.path)) from None
    except PermissionError:
        raise Problem("FOLDER_NOT_WRITABLE", path=str(run.path)) from None
    try:
        owner = {"pid": os.getpid(), "env": sys.prefix, "started_t": utc_now()}
        with suppress(OSError):  # it only tells who; the lock is held without it
            write_json_atomic(run.engine, owner)
        yield
    finally:
        lock.release()


def _refuse_misplaced(run: RunFolder) -> None:
    """A file where a folder belongs would end the run at its first save, and hide what was saved.

    Raises:
        Problem: FOLDER_NOT_WRITABLE, with its path.
    """
    for part in (run.control, run.checkpoints, run.samples):
        if os.path.lexists(part) and not part.is_dir():
            raise Problem("FOLDER_NOT_WRITABLE", path=str(part))


@contextmanager
def _lease() -> Iterator[None]:
    """Keep the environment from being collected while this process runs in it."""
    env = Path(sys.prefix)
    if not (env / "COMPLETE").is_file():
        yield
        return
    lease = env / "leases" / f"{os.getpid()}.lock"
    lock = FileLock(lease)
    try:
        lease.parent.mkdir(exist_ok=True)
        lock.acquire(timeout=LOCK_PATIENCE_S)
    except (OSError, Timeout):  # a read-only environment is not collected by this user either
        yield
        return
    try:
        yield
    finally:
        lock.release()
        with suppress(OSError):
            lease.unlink()


def _job(run: RunFolder) -> JobSpec:
    try:
        return load_job(run.job)
    except InvalidJob as invalid:
        errors = [error.to_json() for error in invalid.errors]
        raise Problem("JOB_INVALID", file=str(run.job), errors=errors) from None


def _environment(run: RunFolder) -> dict[str, Any]:
    """What the check before the start found; a run without a check is refused."""
    try:
        document = json.loads(run.environment.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise Problem("ENVIRONMENT_NOT_CHECKED", run=str(run.path))
    return document
