"""Judges the engine environment as it stands: pointer, interpreter, papers. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from envcheck.facts import EngineFacts, Facts, Interpreter, Stamp
from envcheck.judge_packages import judge_files, judge_packages
from envcheck.matrix import Matrix, Row
from envcheck.problems import Finding, Severity, unknown_fact
from envcheck.versions import minor


def judge_engine(facts: Facts, matrix: Matrix, tested: Row | None) -> Iterator[Finding]:
    """Everything about the engine. `tested` is the row that would be built today."""
    engine = facts.engine
    if engine.env.value is None:
        yield unknown_fact("engine", engine.env.source, engine.env.reason)
        return
    if not engine.env.value:
        home = facts.machine.disks[0].path
        yield Finding("ENGINE_MISSING", Severity.REPAIRABLE, {"home": home})
        return
    if not engine.complete.value:
        yield Finding("ENGINE_INCOMPLETE", Severity.REPAIRABLE, {"env": engine.env.value})
        return
    yield from _judge_papers(engine, matrix, tested)
    yield from _judge_interpreter(engine)
    yield from judge_packages(engine, matrix)
    yield from judge_files(engine)
    yield from _judge_shadows(engine)


def _judge_papers(engine: EngineFacts, matrix: Matrix, tested: Row | None) -> Iterator[Finding]:
    """Whether the environment was built from a lock that was tested."""
    stamp, lock = engine.stamp, engine.lock
    if stamp.value is None or lock.value is None:
        reason = stamp.reason or lock.reason
        damaged = {"env": engine.env.value, "reason": reason}
        yield Finding("ENGINE_STAMP_DAMAGED", Severity.REPAIRABLE, damaged)
        return
    row = matrix.of(stamp.value)
    if row is None:
        yield Finding("ENGINE_LOCK_OUTDATED", Severity.REPAIRABLE, _outdated(stamp.value, tested))
        return
    as_tested = {
        "row": row.id,
        "lockfile": row.lockfile,
        "lock_sha256": row.lock_sha256,
        "evidence": row.evidence,
    }
    yield Finding("ENGINE_LOCK", Severity.OK, as_tested)


def _outdated(stamp: Stamp, tested: Row | None) -> dict[str, object]:
    return {
        "row": stamp.row,
        "lockfile": tested.lockfile if tested else stamp.lockfile,
        "installed_sha256": stamp.lock_sha256,
        "tested_sha256": tested.lock_sha256 if tested else "",
    }


def _judge_interpreter(engine: EngineFacts) -> Iterator[Finding]:
    interpreter, stamp = engine.interpreter, engine.stamp
    if interpreter.value is None:
        reason, _, detail = interpreter.reason.partition(": ")
        silent = {"python": engine.python.value, "reason": reason, "detail": detail}
        yield Finding("ENGINE_PYTHON_FAILED", Severity.REPAIRABLE, silent)
        return
    found = interpreter.value
    if found.isolation:
        open_to = {"env": engine.env.value, "reason": found.isolation}
        yield Finding("ENGINE_NOT_ISOLATED", Severity.REPAIRABLE, open_to)
    if _is_other_python(found, stamp.value):
        locked = stamp.value.python if stamp.value else ""
        other = {"installed": found.version, "locked": locked, "bits": found.bits}
        yield Finding("ENGINE_PYTHON_DIFFERS", Severity.REPAIRABLE, other)
    else:
        yield Finding("ENGINE_PYTHON", Severity.OK, {"version": found.version})


def _is_other_python(found: Interpreter, stamp: Stamp | None) -> bool:
    """Wheels are made for a minor version (3.11) and a word size; a patch changes nothing."""
    same = stamp is None or minor(found.version) == minor(stamp.python)
    return not same or found.bits != 64


def _judge_shadows(engine: EngineFacts) -> Iterator[Finding]:
    if engine.shadows.value is None:
        yield unknown_fact("module origins", engine.shadows.source, engine.shadows.reason)
    for shadow in engine.shadows.value or ():
        hides = {"module": shadow.module, "path": shadow.path}
        yield Finding("MODULE_SHADOWED", Severity.BLOCKED, hides)
