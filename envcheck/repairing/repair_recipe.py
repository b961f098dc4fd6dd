"""The recipe of a repair.

    look -> fetch -> install -> prove -> COMPLETE -> switch -> tidy up

Everything new is built beside what is in use, at its final path, and becomes the one in use by the
replacement of one small file. Killed anywhere before that, the environment in use is untouched,
and what is left is rubbish that the next repair collects.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from envcheck import durable, switch
from envcheck import proof as engine_proof
from envcheck.building import build_steps, manifest, pythons, shelf
from envcheck.building.build_errors import BuildError
from envcheck.building.build_steps import Bench, Progress
from envcheck.building.manifest import LOCK_COPY
from envcheck.facts import Proof
from envcheck.probes import probe_binaries
from envcheck.repairing import journal, repair_install, repair_look, repairs, wish
from envcheck.repairing.repair_look import Looked
from envcheck.repairing.repair_work import Work
from envcheck.wheels import fetch, store, wheel_sources

DETAIL_CHARACTERS = 1500
BESIDE_TRAINING = {"sanity": "PROOF_NUMBERS_DIFFER", "chat_page": "CHAT_PAGE_FAILED"}
"""Parts of the proof without which an engine trains all the same, and the codes that say so."""


def repair(work: Work) -> dict[str, object]:
    """The recipe; returns the facts of the end."""
    order = work.order
    papers: dict[str, object] = {"pid": os.getpid(), "started_t": journal.utc_now()}
    asked = {"row": order.row or "", "lockfile": "", "lock_sha256": ""}
    durable.write_json(order.folder / repairs.PAPERS, {**papers, **asked})
    work.journal.write("started", repair=order.folder.name, pid=os.getpid(), **asked)
    work.enter("look")
    work.root.mkdir(parents=True, exist_ok=True)
    with shelf.alone(work.root, work.waiting) as keep:
        work.deleting.append(shelf.collect(work.root))
        looked = work.patiently(lambda: repair_look.look(order))
        row = {"row": looked.row.id, "lock_sha256": looked.row.lock_sha256}
        durable.write_json(order.folder / repairs.PAPERS, {**papers, **row})
        work.journal.write("plan", plan=looked.plan.to_json())
        work.enter("fetch")
        uv = repair_install.find_uv()
        python = _python(work, looked, uv)  # first: without one, 3 GB would be fetched for nothing
        wheels = _fetch(work, looked)
        env = shelf.new_folder(work.root, looked.row.id, looked.lock)
        with _half_built(env):
            bench = Bench(env, uv, {}, work.report, keep, work.look_up)
            proof = _build(work, looked, bench, python, wheels)
        work.enter("switch")
        previous = _switch(work, env)
        _keep_wish(work, looked)
        _tidy(work)
    seconds = round(time.monotonic() - work.began, 1)
    end: dict[str, object] = {"env": env.name, "row": looked.row.id, "previous": previous}
    return {**end, "seconds": seconds, "proof": _summary(proof)}


def _fetch(work: Work, looked: Looked) -> tuple[Path, ...]:
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


def _build(
    work: Work, looked: Looked, bench: Bench, python: Path, wheels: tuple[Path, ...]
) -> Proof:
    """The stages `install` and `prove`: a complete environment, or none."""
    work.enter("install")
    env = bench.env
    with repair_install.workshop(env) as folder:
        bench = replace(bench, environ=build_steps.uv_alone(folder / "cache"))
        build_steps.make_venv(bench, python)
        repair_install.fill(bench, wheels, folder)
    shelf.write_stamp(env, looked.row.id, looked.lock)
    work.enter("prove")
    manifest.write_manifest(env, repair_install.check_against(bench, wheels))
    proof = work.patiently(lambda: work.prove(env, looked.gpu, looked.driver, work.on_part))
    _judge(work, proof)
    engine_proof.keep(env, proof)
    probe_binaries.probe(env)  # keeps its answer: no check ever has to read them from a cold disk
    shelf.complete(env)
    return proof


def _python(work: Work, looked: Looked, uv: Path) -> Path:
    home, version = work.order.home, looked.row.python
    work.report(Progress("python", name=version))
    fetching = None if work.order.offline else lambda _: None
    found = pythons.find([version], uv, home, {}, fetching)
    if found is None:
        raise BuildError("PYTHON_NOT_FOUND", version=version)
    return found[1]


def _judge(work: Work, proof: Proof) -> None:
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


def _switch(work: Work, env: Path) -> str:
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


def _keep_wish(work: Work, looked: Looked) -> None:
    try:
        repair_look.keep_wish(work.order, looked.row.id, looked.rules_choice)
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


def _summary(proof: Proof) -> dict[str, object]:
    parts = [part.name for part in proof.parts]
    return {"device": proof.device_name or proof.device, "seconds": proof.seconds, "parts": parts}


def _tidy(work: Work) -> None:
    """Put away what nobody needs any more; what goes wrong with it is the next repair's business.

    Wheels stay that an environment or a lock of this version of Formiga names.
    """
    with contextlib.suppress(OSError):
        repairs.prune(work.order.home)
        work.deleting.append(shelf.collect(work.root))
        locks = [env / LOCK_COPY for env in shelf.environments(work.root)]
        locks += (work.order.code / "lockfiles").glob("*.txt")
        store.Store(work.order.home / "wheels").collect(store.named_by(locks))
