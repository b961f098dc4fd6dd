"""Judges what stands ready for repair: a way back, wheels, space, how the last ones ended. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from envcheck.facts import Disk, Facts, RepairEnd
from envcheck.judges.choose import Choice, hindrance
from envcheck.judges.plan import Plan
from envcheck.judges.unread import unread, was_asked
from envcheck.matrix import Matrix, Row
from envcheck.problems import PASSING_FAILURES, Finding, Severity

TWICE = 2


def judge_repair(facts: Facts, matrix: Matrix, choice: Choice) -> Iterator[Finding]:
    """What is known of repairs, whether or not one is needed."""
    repair = facts.repair
    yield from _judge_wish(facts, matrix, choice)
    asked = (repair.wish, repair.previous, repair.store, repair.running, repair.ended)
    for unseen in [one for one in asked if was_asked(one) and not one.known][:1]:
        yield from unread("repairs", unseen)
    if repair.running.value:
        yield Finding("REPAIR_RUNNING", Severity.NOTICE, {"repair": repair.running.value})
    ended = repair.ended.value or ()
    if ended and ended[0].state == "lost" and not repair.running.value:
        yield Finding("REPAIR_INTERRUPTED", Severity.NOTICE, {"repair": ended[0].name})
    previous, store = repair.previous.value, repair.store.value
    if previous and previous.env and previous.complete:
        back = {"env": previous.env, "row": previous.row, "created_t": previous.created_t}
        yield Finding("ROLLBACK_READY", Severity.OK, back)
    if store and store.wanted and store.present >= store.wanted:
        ready = {"wanted": store.wanted, "present": store.present, "bytes": store.bytes}
        yield Finding("WHEELS_READY", Severity.OK, ready)


def judge_plan(facts: Facts, plan: Plan | None) -> Iterator[Finding]:
    """What would stop a repair that is needed: no space, or the same failure twice before."""
    if plan is None:
        return
    ended = facts.repair.ended.value or ()
    code, times = repeated(ended, plan.row)
    if times >= TWICE and not facts.repair.running.value:
        again = {"row": plan.row.id, "code": code, "times": times}
        yield Finding("REPAIR_REPEATED", Severity.BLOCKED, again)
    yield from _judge_space(facts.machine.disks, plan.disk_needed_bytes)


def repeated(ended: tuple[RepairEnd, ...], row: Row) -> tuple[str, int]:
    """How the newest repairs to this lock failed, and how many of them in a row with one code.

    What may pass by itself (network, a full disk, somebody's stop) neither counts nor interrupts.
    """
    ours = [
        end
        for end in ended
        if end.lock_sha256 == row.lock_sha256 and end.state in ("failed", "finished")
        if end.code not in PASSING_FAILURES
    ]
    if not ours or ours[0].state != "failed":
        return "", 0
    code = ours[0].code
    same = takewhile(lambda end: end.state == "failed" and end.code == code, ours)
    return code, len(list(same))


def _judge_wish(facts: Facts, matrix: Matrix, choice: Choice) -> Iterator[Finding]:
    """A person may take another row than the rule's, knowingly, where it can work."""
    wish = facts.repair.wish.value
    if not wish:
        return
    used = choice.row.id if choice.row else ""
    if choice.chosen_by_person:
        chosen = {"row": wish, "wanted_row": choice.wanted}
        yield Finding("ROW_CHOSEN", Severity.NOTICE, chosen)
    elif wish != used:
        why = hindrance(facts, matrix, wish)
        unsuitable = {"row": wish, "wanted_row": used or choice.wanted, "why": why}
        yield Finding("ROW_UNSUITABLE", Severity.NOTICE, unsuitable)


def _judge_space(disks: tuple[Disk, ...], needed_bytes: int | None) -> Iterator[Finding]:
    """The home's volume is the first of the disks."""
    free = disks[0].free_bytes.value if disks else None
    if needed_bytes is not None and free is not None and free < needed_bytes:
        short = {"path": disks[0].path, "needed_bytes": needed_bytes, "free_bytes": free}
        yield Finding("REPAIR_DISK_SHORT", Severity.BLOCKED, short)
