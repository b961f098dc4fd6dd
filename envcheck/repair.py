"""One repair, from the look at what is there to the switch; run by the app's interpreter.

    look -> fetch -> install -> prove -> COMPLETE -> switch -> collect

Everything new is built beside what is in use, at its final path, and becomes the one in use by the
replacement of one small file. Killed anywhere before that, the environment in use is untouched,
and what is left is rubbish that the next repair collects.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from envcheck import (
    build_steps,
    durable,
    fetch,
    journal,
    manifest,
    oslock,
    pythons,
    repair_install,
    repair_look,
    repairs,
    shelf,
    store,
    switch,
    wheel_sources,
    wish,
)
from envcheck import proof as engine_proof
from envcheck.build_errors import BuildError, Stopped, as_build_error
from envcheck.build_steps import Bench, Progress
from envcheck.env_records import EnvRecord, list_envs, rollback
from envcheck.facts import Gpu, Proof
from envcheck.journal import Journal
from envcheck.problems import WORDS
from envcheck.repair_look import Looked, Order

__all__ = ["EnvRecord", "OnPart", "Order", "Prove", "list_envs", "rollback", "run"]

HEARTBEAT_S = 5.0
RESERVE_BYTES = 64 * 1024
DETAIL_CHARACTERS = 1500
BESIDE_TRAINING = {"sanity": "PROOF_NUMBERS_DIFFER", "chat_page": "CHAT_PAGE_FAILED"}
"""Parts of the proof without which an engine trains all the same, and the codes that say so."""

OnPart = Callable[[str], None]
Prove = Callable[[Path, Gpu | None, str, OnPart], Proof]
"""(new environment, card or None, driver, on_part) -> proof, kept in the environment."""


@dataclass
class _Work:
    """One repair at work."""

    order: Order
    prove: Prove
    environ: Mapping[str, str]
    journal: Journal
    stage: str = "look"
    began: float = field(default_factory=time.monotonic)
    interrupted: threading.Event = field(default_factory=threading.Event)

    @property
    def root(self) -> Path:
        return self.order.home / "envs"

    def enter(self, stage: str) -> None:
        """Begin a stage."""
        self.look_up()
        self.stage = stage
        self.journal.write("phase", phase=stage)

    def report(self, progress: Progress) -> None:
        """Pass on how far a step is."""
        self.journal.progress(self.stage, progress.stage, progress)

    def warn(self, code: str, facts: Mapping[str, object]) -> None:
        """Say something that does not end the repair."""
        with contextlib.suppress(OSError, ValueError):
            self.journal.write("warning", code=code, facts=dict(facts))

    def asked_to_stop(self) -> bool:
        """Whether somebody wants it to end."""
        return self.interrupted.is_set() or repairs.should_stop(self.order.folder)

    def look_up(self) -> None:
        """Raise `Stopped` if somebody wants it to end."""
        if self.asked_to_stop():
            raise Stopped("interrupted" if self.interrupted.is_set() else "asked")


def run(
    order: Order,
    prove: Prove,
    environ: Mapping[str, str] = os.environ,
    interrupted: threading.Event | None = None,
) -> journal.Event:
    """Run one repair in `order.folder` to its end; returns its final event.

    Whatever goes wrong is the final event, a `problem` with one of `REPAIR_CODES`; also where the
    disk is too full to write it down.

    Raises:
        OSError: if not even its first file can be made.
        oslock.LockHeld: if somebody is at work in this very folder.
    """
    with oslock.hold(order.folder / repairs.LOCK):
        events = Journal(order.folder / journal.EVENTS)
        reserve = _make_reserve(order.folder)
        work = _Work(order, prove, environ, events)
        work.interrupted = interrupted or work.interrupted
        with contextlib.closing(events), _heartbeat(events):
            type_, fields = _ending(work)
            sys.stdout.write(f"{type_} {fields}\n")
            reserve.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                events.write(type_, **fields)
    _tidy(order.home)
    return journal.Event(type_, -1, journal.utc_now(), fields)


def _make_reserve(folder: Path) -> Path:
    """Room for the last word on a disk that is full by then."""
    reserve = folder / ".reserve"
    with contextlib.suppress(OSError):
        reserve.write_bytes(bytes(RESERVE_BYTES))
    return reserve


def _ending(work: _Work) -> tuple[str, dict[str, object]]:
    """Work; returns type and fields of the final event."""
    try:
        return "finished", _repair(work)
    except Stopped as stopped:
        return "stopped", {"reason": str(stopped) or "asked"}
    except BuildError as error:
        return _problem(error)
    except OSError as error:
        traceback.print_exc()
        return _problem(as_build_error(error, work.order.home))
    except Exception as error:
        traceback.print_exc()
        detail = f"{type(error).__name__}: {error}"[:DETAIL_CHARACTERS]
        return _problem(BuildError("REPAIR_BROKE", detail=detail))


def _problem(error: BuildError) -> tuple[str, dict[str, object]]:
    return "problem", {"code": error.code, "facts": error.facts, "fatal": True}


def _repair(work: _Work) -> dict[str, object]:
    """The recipe; returns the facts of the end."""
    order = work.order
    papers: dict[str, object] = {"pid": os.getpid(), "started_t": journal.utc_now()}
    asked = {"row": order.row or "", "lockfile": "", "lock_sha256": ""}
    durable.write_json(order.folder / repairs.PAPERS, {**papers, **asked})
    work.journal.write("started", repair=order.folder.name, pid=os.getpid(), **asked)
    work.enter("look")
    work.root.mkdir(parents=True, exist_ok=True)
    with shelf.alone(work.root, lambda pid: _waiting(work, pid)) as keep:
        shelf.collect(work.root)
        looked = repair_look.look(order)
        row = {"row": looked.row.id, "lock_sha256": looked.row.lock_sha256}
        durable.write_json(order.folder / repairs.PAPERS, {**papers, **row})
        work.journal.write("plan", plan=looked.plan.to_json())
        work.enter("fetch")
        wheels = _fetch(work, looked)
        env = shelf.new_folder(work.root, looked.row.id, looked.lock)
        with _half_built(env):
            proof = _build(work, looked, env, wheels, keep)
        work.enter("switch")
        previous = _switch(work, env)
        _keep_wish(work, looked)
    seconds = round(time.monotonic() - work.began, 1)
    end: dict[str, object] = {"env": env.name, "row": looked.row.id, "previous": previous}
    return {**end, "seconds": seconds, "proof": _summary(proof)}


def _fetch(work: _Work, looked: Looked) -> tuple[Path, ...]:
    order = work.order
    return fetch.fetch_lock(
        store.Store(order.home / "wheels"),
        looked.lock,
        store.here(looked.row.python),
        wheel_sources.sources(work.environ),
        offline=order.offline,
        wheels=order.wheels,
        on_progress=work.report,
        should_stop=work.asked_to_stop,
    )


def _build(work: _Work, looked: Looked, env: Path, wheels: tuple[Path, ...], keep: int) -> Proof:
    """The stages `install` and `prove`: a complete environment, or none."""
    work.enter("install")
    uv = repair_install.find_uv()
    with repair_install.workshop(env) as folder:
        environ = build_steps.uv_alone(folder / "cache")
        bench = Bench(env, uv, environ, work.report, keep, work.look_up)
        build_steps.make_venv(bench, _python(work, looked, uv))
        repair_install.fill(bench, wheels, folder)
    shelf.write_stamp(env, looked.row.id, looked.lock)
    work.enter("prove")
    listed = repair_install.check_against(bench, wheels)
    manifest.write_manifest(env, listed)
    proof = work.prove(env, looked.gpu, looked.driver, lambda part: _on_part(work, part))
    work.look_up()
    _judge(work, proof)
    engine_proof.keep(env, proof)
    shelf.complete(env)
    return proof


def _python(work: _Work, looked: Looked, uv: Path) -> Path:
    home, version = work.order.home, looked.row.python
    work.report(Progress("python", name=version))
    fetching = None if work.order.offline else lambda _: None
    found = pythons.find([version], uv, home, {}, fetching)
    if found is None:
        raise BuildError("PYTHON_NOT_FOUND", version=version)
    return found[1]


def _judge(work: _Work, proof: Proof) -> None:
    """Raise where training would not work; what only differs or is beside it is a warning."""
    for part in proof.parts:
        cause, error = part.cause, part.error[:DETAIL_CHARACTERS]
        device = proof.device_name or proof.device
        if part.passed:
            continue
        if part.name not in BESIDE_TRAINING:
            facts = {"part": part.name, "device": device, "cause": cause, "error": error}
            raise BuildError("PROOF_NOT_PASSED", **facts)
        code = BESIDE_TRAINING[part.name]
        numbers = {"part": part.name, "device": device, "measured": part.measured}
        numbers |= {"limit": part.limit}
        said = {"cause": cause, "error": error}
        work.warn(code, numbers if code == "PROOF_NUMBERS_DIFFER" else said)


def _switch(work: _Work, env: Path) -> str:
    """Make `env` the one in use; returns the name of the one before, "" where there is none."""
    before = switch.current(work.root)
    try:
        switch.publish(work.root, env)
    except OSError:
        now = switch.current(work.root)
        if now != env:
            if now is not None:  # known for certain to be another: ours is of no use
                shelf.discard(env)
            raise
    except switch.SwitchError as error:
        raise BuildError(error.code, **error.facts) from error
    return before.name if before else ""


def _keep_wish(work: _Work, looked: Looked) -> None:
    asked = work.order.row
    if asked is None:
        return
    by_person = asked != repair_look.AUTO and looked.row.id != looked.rules_choice
    try:
        wish.write(work.root, looked.row.id if by_person else "")
    except OSError as error:
        facts = {"path": str(work.root / wish.WISH), "detail": str(error)}
        work.warn("REPAIR_WRITE_FAILED", facts)


@contextlib.contextmanager
def _half_built(env: Path) -> Iterator[None]:
    """Nothing half-built is left behind where it can be helped."""
    try:
        yield
    except BaseException:
        shelf.discard(env)
        raise


@contextlib.contextmanager
def _heartbeat(events: Journal) -> Iterator[None]:
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(HEARTBEAT_S):
            with contextlib.suppress(OSError):
                events.write("heartbeat")

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _waiting(work: _Work, pid: int | None) -> None:
    work.look_up()
    work.report(Progress("wait", name=str(pid or "")))


def _on_part(work: _Work, part: str) -> None:
    """A part of the proof begins, or the import of a package."""
    work.look_up()
    is_part = part in WORDS["part"]
    work.report(Progress(part if is_part else "import", name="" if is_part else part))


def _summary(proof: Proof) -> dict[str, object]:
    parts = [part.name for part in proof.parts]
    return {"device": proof.device_name or proof.device, "seconds": proof.seconds, "parts": parts}


def _tidy(home: Path) -> None:
    """After the end, with every lock given back: delete what nobody needs any more."""
    with contextlib.suppress(Exception):
        repairs.prune(home)
        root = home / "envs"
        with shelf.alone(root, _do_not_wait):
            deleting = shelf.collect(root)
            locks = [env / "formiga-lock.txt" for env in root.iterdir()]
            store.Store(home / "wheels").collect(store.named_by(locks))
        deleting.join()


def _do_not_wait(pid: int | None) -> None:
    raise BuildError("REPAIR_BUSY", pid=pid)
