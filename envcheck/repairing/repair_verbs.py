"""What the verbs of `repair_cli` do."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shlex
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from envcheck import oslock, proof, switch
from envcheck.building import manifest
from envcheck.building.build_errors import BuildError, as_build_error
from envcheck.facts import Gpu, Proof
from envcheck.judges import plan
from envcheck.repairing import repair, repair_look, repairs
from envcheck.repairing.journal import Event
from envcheck.repairing.repair import Order, Prove

DONE, FAILED, WRONG_USAGE, REPAIRABLE, BLOCKED = 0, 1, 2, 3, 4


def run(given: argparse.Namespace, prove: Prove | None = None) -> int:
    """Run one of `VERBS`; returns the exit code. `prove` replaces the engine's own proof."""
    code, document = _answer(given, prove)
    sys.stdout.write(json.dumps({"v": 1, **document}, indent=1, allow_nan=False) + "\n")
    return code


def _answer(given: argparse.Namespace, prove: Prove | None) -> tuple[int, dict[str, object]]:
    if given.verb == "plan":
        return _plan(given)
    if given.verb == "repair":
        return _repair(given, prove)
    if given.verb == "verify":
        return _verify(given)
    if given.verb == "rollback":
        return _rollback(given)
    return DONE, {"envs": [one.to_json() for one in repair.list_envs(given.home)]}


def _order(given: argparse.Namespace, folder: Path) -> Order:
    home, code = given.home.expanduser().absolute(), given.code.absolute()
    wheels = given.wheels.expanduser().absolute() if given.wheels else None
    prove = tuple(shlex.split(given.prove))
    row = given.row or None
    return Order(home, code, folder, row, given.offline, wheels, given.again, prove)


def _plan(given: argparse.Namespace) -> tuple[int, dict[str, object]]:
    try:
        wanted: plan.Plan = repair_look.preview(_order(given, given.home))
    except BuildError as error:
        code = DONE if error.code == "REPAIR_NOT_NEEDED" else BLOCKED
        return code, {"plan": None, "code": error.code, "facts": error.facts}
    return REPAIRABLE, {"plan": wanted.to_json()}


def _repair(given: argparse.Namespace, prove: Prove | None) -> tuple[int, dict[str, object]]:
    home = given.home.expanduser().absolute()
    if Path(sys.prefix).resolve().is_relative_to((home / "envs").resolve()):
        sys.stderr.write(f"{sys.prefix}: an engine does not repair itself\n")
        raise SystemExit(WRONG_USAGE)
    try:
        folder = given.folder.absolute() if given.folder else repairs.create(home, given.row)
        order = _order(given, folder)
        with _into_log(folder), _interrupted() as interrupted:
            end = repair.run(order, prove or _prover(order), os.environ, interrupted)
            sys.stdout.write(f"{end.type} {end.fields}\n")
    except OSError as error:
        named = as_build_error(error, home)
        return FAILED, {"type": "problem", "code": named.code, "facts": named.facts}
    except oslock.LockHeld:
        return FAILED, {"type": "problem", "code": "REPAIR_BUSY", "facts": {"pid": None}}
    return _exit_code(end), {"repair": folder.name, "type": end.type, **end.fields}


def _exit_code(end: Event) -> int:
    if end.type == "finished":
        return DONE
    by_problem = {"REPAIR_NOT_NEEDED": DONE, "REPAIR_REFUSED": BLOCKED, "REPAIR_NO_LOCK": BLOCKED}
    return by_problem.get(str(end.fields.get("code")), FAILED)


def _prover(order: Order) -> Prove:
    def prove(env: Path, gpu: Gpu | None, driver: str, on_part: repair.OnPart) -> Proof:
        return proof.run(env, order.code, order.prove, gpu, driver, os.environ, on_part)

    return prove


def _verify(given: argparse.Namespace) -> tuple[int, dict[str, object]]:
    root = given.home / "envs"
    env = root / given.env if given.env else switch.current(root)
    if env is None or not switch.is_complete(env):
        return REPAIRABLE, {"env": env.name if env else "", "whole": False}
    try:
        found = manifest.verify(env, deep=True)
    except manifest.ManifestError:
        return REPAIRABLE, {"env": env.name, "whole": False}
    lists = {name: list(paths) for name, paths in vars(found).items()}
    return (REPAIRABLE if found else DONE), {"env": env.name, "whole": not found, **lists}


def _rollback(given: argparse.Namespace) -> tuple[int, dict[str, object]]:
    try:
        return DONE, repair.rollback(given.home)
    except switch.SwitchError as error:
        return FAILED, {"code": error.code, "facts": error.facts}


@contextlib.contextmanager
def _into_log(folder: Path) -> Iterator[None]:
    """Whatever anybody prints meanwhile, tools included, goes into `repair.log`."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(1), os.dup(2)]
    log = os.open(folder / repairs.LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.dup2(log, 1)
        os.dup2(log, 2)
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, descriptor in enumerate(kept, start=1):
            os.dup2(descriptor, number)
            os.close(descriptor)
        os.close(log)


@contextlib.contextmanager
def _interrupted() -> Iterator[threading.Event]:
    """An event that is set when the system or the person at a terminal asks us to end."""
    asked = threading.Event()
    before = {
        which: signal.signal(which, lambda *_: asked.set())
        for which in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield asked
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)
