"""Judges the engine environment as it stands: pointer, interpreter, papers. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from envcheck.facts import EngineFacts, Facts, Interpreter, Stamp
from envcheck.judges.judge_files import judge_files, manifest_is_lost
from envcheck.judges.judge_packages import judge_packages
from envcheck.judges.judge_requirements import judge_minimums, judge_requirements
from envcheck.judges.judge_system import blocked_by_policy, home_of
from envcheck.judges.reference import Reference
from envcheck.judges.unread import unread, was_asked
from envcheck.matrix import Matrix, Row
from envcheck.problems import Finding, Severity, unknown_fact
from envcheck.versions import minor

_FACTS = tuple(field.name for field in fields(EngineFacts))
NOT_SAID = 0
"""Word size in a document that leaves it out."""


def judge_engine(
    facts: Facts, matrix: Matrix, against: Reference, tested: Row | None
) -> Iterator[Finding]:
    """Everything about the engine. `tested` is the row that would be built today."""
    engine = facts.engine
    if engine.env.value is None and _is_unseen(engine):
        yield unknown_fact("engine", engine.env.source, engine.env.reason)
        return
    if engine.env.value == "":
        home = home_of(facts.machine)
        yield Finding("ENGINE_MISSING", Severity.REPAIRABLE, {"home": home})
        return
    if engine.complete.value is False:
        yield Finding("ENGINE_INCOMPLETE", Severity.REPAIRABLE, {"env": engine.env.value})
        return
    yield from unread("engine", engine.complete)
    yield from _judge_papers(engine, matrix, tested)
    yield from _judge_interpreter(facts, _pythons(matrix, against.row))
    yield from judge_packages(engine, against)
    yield from judge_minimums(engine.distributions.value or (), matrix.minimums)
    yield from judge_requirements(facts, against)
    yield from judge_files(engine)
    yield from _judge_shadows(engine)
    yield from _judge_headers(engine, against.row)


def is_whole_enough(engine: EngineFacts) -> bool:
    """Whether there is an environment to look into at all."""
    return engine.env.value != "" and engine.complete.value is not False


def _is_unseen(engine: EngineFacts) -> bool:
    """Whether nothing at all is known of the environment, not even a package."""
    return was_asked(engine.env) or not any(was_asked(getattr(engine, n)) for n in _FACTS)


def _judge_papers(engine: EngineFacts, matrix: Matrix, tested: Row | None) -> Iterator[Finding]:
    """Whether the environment was built from a lock that was tested."""
    stamp = engine.stamp
    lost = [one for one in (stamp, engine.lock) if was_asked(one) and not one.known]
    if lost or manifest_is_lost(engine):
        damaged = {
            "env": engine.env.value,
            "reason": lost[0].reason if lost else engine.tree.reason,
        }
        yield Finding("ENGINE_STAMP_DAMAGED", Severity.REPAIRABLE, damaged)
    if stamp.value is None or lost or not stamp.value.lock_sha256:
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


def _pythons(matrix: Matrix, row: Row | None) -> list[str]:
    """The Pythons that a row is shipped for."""
    return [one.python for one in matrix.rows if row and one.id == row.id and one.os == row.os]


def _judge_interpreter(facts: Facts, shipped: Sequence[str]) -> Iterator[Finding]:
    engine = facts.engine
    interpreter, stamp = engine.interpreter, engine.stamp.value
    if interpreter.value is None:
        # A policy's refusal is said with the system: no build cures it.
        if was_asked(interpreter) and not blocked_by_policy(facts):
            reason, _, detail = interpreter.reason.partition(": ")
            silent = {"python": engine.python.value, "reason": reason, "detail": detail}
            yield Finding("ENGINE_PYTHON_FAILED", Severity.REPAIRABLE, silent)
        return
    found = interpreter.value
    if found.isolation:
        open_to = {"env": engine.env.value, "reason": found.isolation}
        yield Finding("ENGINE_NOT_ISOLATED", Severity.REPAIRABLE, open_to)
    locked = [stamp.python] if stamp and stamp.python else list(shipped)
    if _is_other_python(found, locked):
        other = {"installed": found.version, "locked": ", ".join(locked), "bits": found.bits}
        yield Finding("ENGINE_PYTHON_DIFFERS", Severity.REPAIRABLE, other)
    else:
        yield Finding("ENGINE_PYTHON", Severity.OK, {"version": found.version})


def _is_other_python(found: Interpreter, locked: Sequence[str]) -> bool:
    """Wheels are made for a minor version (3.11) and a word size; a patch changes nothing."""
    same = not locked or minor(found.version) in {minor(one) for one in locked}
    return not same or found.bits not in (64, NOT_SAID)


def _judge_shadows(engine: EngineFacts) -> Iterator[Finding]:
    yield from unread("module origins", engine.shadows)
    for shadow in engine.shadows.value or ():
        hides = {"module": shadow.module, "path": shadow.path}
        yield Finding("MODULE_SHADOWED", Severity.BLOCKED, hides)
    yield from unread("module origins", engine.beside_job)
    for beside in engine.beside_job.value or ():
        ignored = {"module": beside.module, "path": beside.path}
        yield Finding("FILE_BESIDE_JOB_IGNORED", Severity.NOTICE, ignored)


def _judge_headers(engine: EngineFacts, row: Row | None) -> Iterator[Finding]:
    """Kernels for cards may be compiled at run time; without a card nothing is."""
    if engine.python_headers.value is False and (row is None or row.needs_gpu):
        python = {"python": engine.python.value}
        yield Finding("PYTHON_HEADERS_MISSING", Severity.NOTICE, python)
