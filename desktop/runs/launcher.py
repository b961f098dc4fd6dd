"""Starting, resuming and asking runs: what the window and `formiga train` both do.

A start checks the environment first and makes the run folder only if the job may start. Nothing
here follows the run: the folder is the truth, and reading it (`tail`, `listing`) is enough.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from desktop import __version__
from desktop.environment.repairs import PROVE
from desktop.paths import code_root, engine_env, runs_dir
from desktop.problems import AppProblem
from desktop.runs.disk_need import disk_need_bytes
from desktop.runs.engine_process import (
    create_time,
    engine_command,
    has_child,
    spawn,
    spawn_keeper,
)
from desktop.runs.force import end_by_force
from desktop.runs.interrupts import counting_interrupts
from desktop.runs.launch_record import Launch, is_starting, write_launch
from desktop.runs.listing import list_runs, read_state
from desktop.runs.memory_need import memory_need_bytes
from desktop.runs.standby import Standby
from engine.contract.atomic import write_json_atomic
from engine.contract.events import utc_now
from engine.contract.job_file import absolute_paths, load_job, names_hub_dataset, parse_job
from engine.contract.problems import Problem
from engine.contract.run_folder import ASK_PATIENCE_S, ControlWord, RunFolder
from engine.contract.spec import JobSpec

__all__ = [
    "Refused",
    "force_stop",
    "is_active",
    "list_runs",
    "pause",
    "resume",
    "sample",
    "save",
    "start",
    "stop",
]

Check = Callable[[Path, JobSpec], Mapping[str, Any]]
"""(home, job) -> the report of the environment check as JSON."""


class Refused(Exception):
    """The environment does not allow the job; `report` says why (`Report.to_json()`)."""

    def __init__(self, report: Mapping[str, Any]) -> None:
        super().__init__(str(report.get("verdict", "")))
        self.report = dict(report)


def start(
    job: JobSpec | Path,
    home: Path,
    *,
    check: Check | None = None,
    standby: Standby | None = None,
) -> Path:
    """Checks the environment, makes the run folder, starts its engine; returns the folder.

    Takes up to some seconds (the check): call it from a thread where a window must not freeze. An
    engine that waits is given the run; without one, one begins its imports while the check runs.

    Raises:
        InvalidJob: the job file cannot be used; every reason is in it.
        Problem: DATA_FILE_MISSING or MODEL_NOT_FOUND, before anything is made.
        Refused: the environment check does not let it start. Nothing has been made.
        AppProblem: there is no engine, or the run folder could not be written.
    """
    spec = load_job(job) if isinstance(job, Path) else _absolute(job)
    _need_inputs(spec)
    engine_command(home, [])
    standby = standby or _warming(home, check)
    beside = (job.absolute().parent,) if isinstance(job, Path) else ()
    with _let_go_of(standby):
        held = standby.memory_bytes if standby else 0
        look = check or partial(check_environment, beside=beside, held_bytes=held)
        report = _allowed(look, home, spec)
        try:
            run = RunFolder.create(runs_dir(home), spec)
        except OSError as error:
            raise _not_written(runs_dir(home), error) from error
        try:
            _launch(run, home, "train", report, standby)
        except BaseException:
            if not has_child(run):  # no run began: leave nothing half
                shutil.rmtree(run.path, ignore_errors=True)
            raise
    return run.path


def resume(path: Path, home: Path, *, check: Check | None = None) -> Path:
    """Goes on with a run that was stopped, failed or lost, from its newest checkpoint.

    Raises:
        Problem: RUN_NOT_FOUND, RUN_ALREADY_ACTIVE or RUN_ALREADY_FINISHED.
        InvalidJob, Refused, AppProblem: as in `start`; the run stays as it is.
    """
    run = RunFolder(path)
    if not run.job.is_file():
        raise Problem("RUN_NOT_FOUND", run=str(path))
    spec = load_job(run.job)
    if is_active(run, ASK_PATIENCE_S):
        raise Problem("RUN_ALREADY_ACTIVE", run=str(path))
    if read_state(run).state == "finished":
        raise Problem("RUN_ALREADY_FINISHED", run=str(path))
    with _let_go_of(_warming(home, check)) as standby:
        report = _allowed(check or check_environment, home, spec)
        _launch(run, home, "resume", report, standby)
    return path


def stop(path: Path) -> None:
    """Asks the engine to commit a checkpoint, publish the adapter as it is, and end.

    It obeys between two steps, as for the other words too.

    Raises:
        AppProblem: RUN_NOT_ACTIVE if no engine works on the run.
    """
    _ask(path, "stop")


def pause(path: Path) -> None:
    """Asks the engine to commit a checkpoint and free the device; `resume` goes on.

    Raises:
        AppProblem: RUN_NOT_ACTIVE, as in `stop`.
    """
    _ask(path, "pause")


def save(path: Path) -> None:
    """Asks the engine for a checkpoint now.

    Raises:
        AppProblem: RUN_NOT_ACTIVE, as in `stop`.
    """
    _ask(path, "save")


def sample(path: Path) -> None:
    """Asks the engine to answer the job's questions now.

    Raises:
        AppProblem: RUN_NOT_ACTIVE, as in `stop`.
    """
    _ask(path, "sample")


def force_stop(path: Path) -> bool:
    """Ends the engine without waiting for a checkpoint; True if none is left.

    Everything up to the last checkpoint stays. Whoever calls this has counted down visibly. The
    request to stop that it leaves says that somebody wanted this, so nobody restarts the run.
    """
    run = RunFolder(path)
    with suppress(OSError):
        if is_active(run):
            run.request("stop")
    return end_by_force(run)


def is_active(run: RunFolder, patience_s: float = 0.0) -> bool:
    """Whether an engine holds this run, or has been started and not yet taken hold of it."""
    # In this order: the lock is taken before `engine.json` says that the start is over.
    return is_starting(run) or run.is_alive(patience_s)


def check_environment(
    home: Path, spec: JobSpec, *, beside: tuple[Path, ...] = (), held_bytes: int = 0
) -> Mapping[str, Any]:
    """The environment check with this job's needs, as JSON.

    An engine that has not been tried here yet (with this lock, driver and card) is tried first:
    that takes half a minute, once. `beside` are folders of the job besides those of its data;
    `held_bytes` is memory that an engine holds already which waits for this run.
    """
    from envcheck import check
    from envcheck.judges.verdict import Needs

    data = (spec.dataset.path, spec.dataset.validation_path)
    memory = memory_need_bytes(spec)
    folders = [*beside, *(Path(path).absolute().parent for path in data if path)]
    needs = Needs(
        disk_bytes=disk_need_bytes(spec),
        gpu_bytes=None,
        paths=(runs_dir(home),),
        memory_bytes=None if memory is None else max(0, memory - held_bytes),
        job_paths=tuple(dict.fromkeys(folders)),
    )
    return check.check(home, code_root(), needs=needs, prove=PROVE).to_json()


def _ask(path: Path, word: ControlWord) -> None:
    run = RunFolder(path)
    if not is_active(run):
        raise AppProblem("RUN_NOT_ACTIVE", run=str(path), state=read_state(run).state)
    run.request(word)


def _absolute(spec: JobSpec) -> JobSpec:
    return parse_job(absolute_paths(spec.model_dump(mode="json"), Path.cwd()))


def _need_inputs(spec: JobSpec) -> None:
    """What is plainly not there need not wait for the engine to find out."""
    for path in (spec.dataset.path, spec.dataset.validation_path):
        if path and not Path(path).exists() and not names_hub_dataset(path, Path.cwd()):
            raise Problem("DATA_FILE_MISSING", path=path)
    model = spec.base_model
    looks_like_a_path = model.startswith((".", "~", "/", "\\")) or "\\" in model
    if (looks_like_a_path or Path(model).is_absolute()) and not Path(model).expanduser().is_dir():
        raise Problem("MODEL_NOT_FOUND", path=model)


def _allowed(check: Check, home: Path, spec: JobSpec) -> Mapping[str, Any]:
    report = check(home, spec)
    if report.get("verdict") not in ("ok", "usable"):
        raise Refused(report)
    return report


def _warming(home: Path, check: Check | None) -> Standby | None:
    """An engine that imports while the environment is checked; None where that gains nothing, or
    where only the check can say which card it has to see."""
    if check is not None or not (env := engine_env(home)) or not env.name.startswith("cpu-"):
        return None
    return Standby(home)


@contextmanager
def _let_go_of(standby: Standby | None) -> Iterator[Standby | None]:
    """An engine that waits is ended if it was given no run."""
    try:
        yield standby
    finally:
        if standby is not None:
            standby.end()


def _launch(
    run: RunFolder,
    home: Path,
    verb: str,
    report: Mapping[str, Any],
    standby: Standby | None = None,
) -> None:
    """Writes what the engine wants to find, and starts it; one at a time for each run."""
    try:
        with FileLock(run.path / "launch.lock", timeout=0):
            if is_active(run, ASK_PATIENCE_S):
                raise Problem("RUN_ALREADY_ACTIVE", run=str(run.path))
            _clear_requests(run)
            about = {"app_version": __version__, "checked_t": utc_now()}
            write_json_atomic(run.environment, {**report, **about})
            asked_t, log_bytes = utc_now(), _size(run.log)
            card = _card(run, report)
            run.log.touch()
            with counting_interrupts() as interrupts:
                taken = standby.take(verb, run, card) if standby is not None else None
                pid = (taken or spawn(home, verb, run, card=card)).pid
                with suppress(OSError):  # the engine runs: nothing after this may undo that
                    write_launch(run, Launch(pid, create_time(pid), asked_t, log_bytes))
                with suppress(OSError):
                    spawn_keeper(run, pid)
                if interrupts:  # raised here, Ctrl+C would leave an engine that nobody knows of
                    run.request("stop")
    except Timeout:
        raise Problem("RUN_ALREADY_ACTIVE", run=str(run.path)) from None
    except OSError as error:
        raise _not_written(run.path, error) from error


def _not_written(folder: Path, error: OSError) -> AppProblem:
    return AppProblem("RUN_FOLDER_NOT_WRITTEN", folder=str(folder), error=str(error))


def _card(run: RunFolder, report: Mapping[str, Any]) -> str | None:
    """The card that the check chose, where the job leaves the choice to us."""
    device = (_object(run.job).get("training") or {}).get("device", "auto")
    row = report.get("row") or {}
    return row.get("device") if device in ("auto", "cuda") else None


def _clear_requests(run: RunFolder) -> None:
    """Requests to the engine before this one are no requests to this one."""
    for request in run.control.glob("*.json"):
        with suppress(OSError):
            request.unlink()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _object(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
