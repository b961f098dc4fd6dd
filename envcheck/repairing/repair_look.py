"""The first stage of a repair: what is there, what would be built, and whether it may be.

Pure but for the check itself and the copy of the lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from envcheck import check, matrix
from envcheck.building.build_errors import BuildError, disk_facts
from envcheck.check import Report
from envcheck.facts import Facts, Gpu, Observed, RepairEnd
from envcheck.judges import plan
from envcheck.judges.plan import Plan
from envcheck.judges.verdict import Needs, Verdict
from envcheck.lockfile import lock_sha256
from envcheck.matrix import Row
from envcheck.problems import PASSING_FAILURES, Severity
from envcheck.repairing import repairs, wish
from envcheck.wheels import target

AUTO = "auto"
IN_THE_WAY = frozenset(
    {
        "MATRIX_UNREADABLE",
        "PLATFORM_NOT_SHIPPED",
        "LOCKFILE_CHANGED",
        "SYSTEM_TOO_OLD",
        "VC_RUNTIME_MISSING",
        "PATH_TOO_LONG",
    }
)
"""Findings that no new environment would cure, and in spite of which none would work."""
TIMES = 2


@dataclass(frozen=True)
class Order:
    """What was asked for."""

    home: Path
    code: Path
    """Folder that our own code and `lockfiles/` lie in."""
    folder: Path
    """The repair's own."""
    row: str | None = None
    """A row's id, `auto` for the rule's again, None for the wish that stands or the rule's."""
    offline: bool = False
    wheels: Path | None = None
    """A folder of exported wheels."""
    again: bool = False
    """Build even if nothing is wrong, or if it failed the same way before."""
    prove: tuple[str, ...] = ()
    """What stands behind the engine's interpreter to try 4-bit training."""


@dataclass(frozen=True)
class Looked:
    """What will be built, and for which card."""

    row: Row
    lock: Path
    """The repair's own copy: what happens to the other one meanwhile does not matter."""
    plan: Plan
    rules_choice: str
    """Id of the row that the rule alone would choose."""
    gpu: Gpu | None
    driver: str


def look(order: Order) -> Looked:
    """Check what is there, decide, and keep a copy of the lock; raises `BuildError` where there is
    nothing to do, or where something stands in the way."""
    report, row, plan_ = _decide(order)
    rules_choice = _rules_choice(order, report.facts)
    if plan_ is None:
        keep_wish(order, row.id, rules_choice)  # to leave everything as it is can be a wish too
        raise BuildError("REPAIR_NOT_NEEDED")
    return _looked(order, report, row, plan_, rules_choice)


def preview(order: Order) -> Plan:
    """What `look` would decide; nothing is written."""
    plan_ = _decide(order)[2]
    if plan_ is None:
        raise BuildError("REPAIR_NOT_NEEDED")
    return plan_


def keep_wish(order: Order, row: str, rules_choice: str) -> None:
    """Remember a row that the person asked for, where the rule would choose another."""
    if order.row is not None:
        by_person = order.row != AUTO and row != rules_choice
        wish.write(order.home / "envs", row if by_person else "")


def _decide(order: Order) -> tuple[Report, Row, Plan | None]:
    """Nothing found at first sight means: look at every byte and try everything, before telling
    somebody who has reasons to ask that nothing is wrong."""
    report = check.check(order.home, order.code)
    plan_, verdict = _wanted(order, report.facts)
    _refuse(order, verdict)
    if plan_ is None and not order.again:
        report = check.check(order.home, order.code, deep=True, prove=order.prove or None)
        plan_, verdict = _wanted(order, report.facts)
        _refuse(order, verdict)
    report = Report(report.facts, verdict, report.elapsed_s, report.deep)
    row = verdict.choice.row if verdict.choice else None
    if row is None:
        raise BuildError("REPAIR_NO_LOCK", row=order.row or AUTO, available=_available(order))
    if plan_ is None and not order.again:
        return report, row, None
    plan_ = plan_ or plan.plan_row(report.facts, row)
    if plan_ is None:
        raise _changed(row, row.found_sha256)
    _check_room(order.home, plan_)
    _check_repeated(order, row)
    return report, row, plan_


def _wanted(order: Order, facts: Facts) -> tuple[Plan | None, Verdict]:
    """The plan for what was asked for, and the verdict with that wish in it."""
    if order.row is not None:
        wish = Observed("" if order.row == AUTO else order.row, "asked for")
        facts = replace(facts, repair=replace(facts.repair, wish=wish))
    verdict = check.assess(facts, order.code, Needs())
    row = verdict.choice.row if verdict.choice else None
    if row is None:
        return None, verdict
    counted = repairs.for_row(facts.repair, row, order.home, order.code)
    facts = replace(facts, repair=counted)
    verdict = check.assess(facts, order.code, Needs())
    if verdict.plan is None and order.row is not None and not _is_built(facts, row):
        return plan.plan_row(facts, row), verdict
    return verdict.plan, verdict


def _is_built(facts: Facts, row: Row) -> bool:
    stamp = facts.engine.stamp.value
    return stamp is not None and (stamp.row, stamp.lock_sha256) == (row.id, row.lock_sha256)


def _refuse(order: Order, verdict: Verdict) -> None:
    blocked = [f for f in verdict.findings if f.severity is Severity.BLOCKED]
    for finding in blocked:
        if finding.code in IN_THE_WAY:
            raise _refused(finding.code, finding.facts)
    choice = verdict.choice
    asked = order.row not in {None, AUTO}
    if asked and (choice is None or choice.row is None or choice.row.id != order.row):
        unsuitable = next((f for f in verdict.findings if f.code == "ROW_UNSUITABLE"), None)
        if unsuitable is not None:
            raise _refused(unsuitable.code, unsuitable.facts)
        raise BuildError("REPAIR_NO_LOCK", row=order.row, available=_available(order))


def _available(order: Order) -> list[str]:
    this = target.here()
    rows = matrix.load(order.code / "lockfiles").rows
    return sorted({row.id for row in rows if (row.os, row.machine) == (this.os, this.machine)})


def _refused(code: str, facts: Mapping[str, object]) -> BuildError:
    return BuildError("REPAIR_REFUSED", code=code, facts=dict(facts))


def _changed(row: Row, found: str) -> BuildError:
    facts = {"lockfile": row.lockfile, "expected_sha256": row.lock_sha256}
    return _refused("LOCKFILE_CHANGED", {**facts, "found_sha256": found})


def _check_room(home: Path, plan_: Plan) -> None:
    needed = plan_.to_json().get("disk_needed_bytes")
    disk = disk_facts(home)
    free = disk["free_bytes"]
    if isinstance(needed, int) and isinstance(free, int) and free < needed:
        raise _refused("REPAIR_DISK_SHORT", {"needed_bytes": needed, **disk})


def _check_repeated(order: Order, row: Row) -> None:
    code = repeated(repairs.list_ends(order.home, repairs.KEPT), row.lock_sha256)
    if code and not order.again:
        raise _refused("REPAIR_REPEATED", {"row": row.id, "code": code, "times": TIMES})


def repeated(ends: Iterable[RepairEnd], lock_sha256_: str) -> str:
    """Code of the failure that the last two repairs to a lock ended with; "" for none such."""
    here = [end for end in ends if end.lock_sha256 == lock_sha256_ and _counts(end)]
    last = [end.code for end in here[:TIMES]]
    return last[0] if len(last) == TIMES and len(set(last)) == 1 else ""


def _counts(end: RepairEnd) -> bool:
    return end.state == "finished" or (end.state == "failed" and end.code not in PASSING_FAILURES)


def _looked(order: Order, report: Report, row: Row, plan_: Plan, rules_choice: str) -> Looked:
    source = order.code / "lockfiles" / row.lockfile
    lock = order.folder / row.lockfile
    lock.write_bytes(source.read_bytes())
    if (found := lock_sha256(lock)) != row.lock_sha256:
        raise _changed(row, found)
    choice = report.verdict.choice
    gpu = choice.gpu if choice and row.needs_gpu else None
    driver = report.facts.gpu.driver.value or ""
    return Looked(row, lock, plan_, rules_choice, gpu, driver if gpu else "")


def _rules_choice(order: Order, facts: Facts) -> str:
    wished = replace(facts, repair=replace(facts.repair, wish=Observed("", "the rule alone")))
    choice = check.assess(wished, order.code, Needs()).choice
    return choice.row.id if choice and choice.row else ""
