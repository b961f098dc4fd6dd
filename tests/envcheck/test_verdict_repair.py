"""What stands ready for repair, how the last ones ended, and what a plan says before the click."""

from __future__ import annotations

from dataclasses import replace

import pytest

from envcheck.facts import Disk, PreviousEngine, RepairEnd, RepairFacts, WheelStore, unknown
from envcheck.judges.plan import MARGIN_BYTES, plan_row
from envcheck.judges.verdict import judge
from envcheck.matrix import Matrix
from envcheck.probes.probe_env import absent
from envcheck.problems import Severity
from tests.envcheck.machines import (
    ALL_ROWS,
    BRIDGE,
    CPU,
    GB,
    GTX_1080,
    MAIN,
    RTX_4090,
    cards,
    codes,
    engine,
    facts,
    machine,
    seen,
    with_versions,
)
from tests.envcheck.test_verdict_gpu import the

CARD = cards("580.95.05", RTX_4090)


def ended(*ends, row=CPU):
    """Repairs to a row, the newest first: `failed WHEEL_NOT_FOUND`, `lost`."""
    made = []
    for number, text in enumerate(ends):
        state, _, code = text.partition(" ")
        made.append(RepairEnd(f"r{number}", "2026-11-22", row.id, row.lock_sha256, state, code))
    return RepairFacts(ended=seen(tuple(made)))


def damaged(repair, computer=None):
    return judge(
        facts(with_versions(CPU, {"peft": "0.14.0"}), computer=computer, repair=repair), ALL_ROWS
    )


@pytest.mark.parametrize(
    ("ends", "times"),
    [
        (("failed UV_FAILED", "failed UV_FAILED"), 2),
        (("failed UV_FAILED", "failed UV_FAILED", "failed UV_FAILED", "finished"), 3),
        (("failed UV_FAILED", "stopped", "failed NETWORK_FAILED", "failed UV_FAILED"), 2),
        (("failed UV_FAILED",), 0),
        (("failed UV_FAILED", "failed PROOF_NOT_PASSED"), 0),
        (("finished", "failed UV_FAILED", "failed UV_FAILED"), 0),
        (("failed UV_FAILED", "finished", "failed UV_FAILED"), 0),
        (("failed NETWORK_FAILED",) * 4, 0),
        (("failed REPAIR_DISK_FULL",) * 4, 0),
        ((), 0),
    ],
)
def test_the_same_failure_twice_stops(ends, times):
    verdict = damaged(ended(*ends))
    if times:
        assert the(verdict, "REPAIR_REPEATED").facts == {
            "row": "cpu",
            "code": "UV_FAILED",
            "times": times,
        }
        assert verdict.word == "blocked"
    else:
        assert verdict.word == "repairable"


def test_failures_of_another_lock_do_not_count():
    assert damaged(ended("failed UV_FAILED", "failed UV_FAILED", row=MAIN)).word == "repairable"


def test_old_failures_are_no_matter_to_an_engine_that_is_whole():
    again = ended("failed UV_FAILED", "failed UV_FAILED")
    assert judge(facts(engine(CPU), repair=again), ALL_ROWS).word == "ok"


def test_a_repair_that_was_killed_is_a_notice():
    verdict = judge(facts(engine(CPU), repair=ended("lost", "finished")), ALL_ROWS)
    assert the(verdict, "REPAIR_INTERRUPTED").facts == {"repair": "r0"}
    assert verdict.may_start
    later = judge(facts(engine(CPU), repair=ended("finished", "lost")), ALL_ROWS)
    assert "REPAIR_INTERRUPTED" not in codes(later.findings)


def test_a_repair_at_work_is_named_and_nothing_else_of_repairs_is():
    at_work = replace(ended("lost", "lost"), running=seen("2026-11-22_1402-cpu"))
    verdict = damaged(at_work)
    assert the(verdict, "REPAIR_RUNNING").facts == {"repair": "2026-11-22_1402-cpu"}
    assert "REPAIR_INTERRUPTED" not in codes(verdict.findings)


def test_a_record_of_repairs_that_cannot_be_read_is_a_notice():
    shut = unknown("repairs", "not permitted")
    verdict = judge(facts(engine(CPU), repair=RepairFacts(ended=shut, running=shut)), ALL_ROWS)
    assert the(verdict, "FACT_UNKNOWN").facts["fact"] == "repairs"
    assert verdict.may_start


def test_what_stands_ready():
    ready = RepairFacts(
        previous=seen(PreviousEngine("cpu-0-1", "cpu", "2026-11-12T08:00:00Z", True)),
        store=seen(WheelStore("engine-cpu.txt", 73, 73, 400)),
    )
    verdict = judge(facts(engine(CPU), repair=ready), ALL_ROWS)
    assert the(verdict, "ROLLBACK_READY").facts["env"] == "cpu-0-1"
    assert the(verdict, "WHEELS_READY").facts == {"wanted": 73, "present": 73, "bytes": 400}
    assert verdict.word == "ok"


@pytest.mark.parametrize(
    "repair",
    [
        RepairFacts(previous=seen(PreviousEngine("", "", "", False))),
        RepairFacts(previous=seen(PreviousEngine("cpu-0-1", "cpu", "2026", False))),
        RepairFacts(store=seen(WheelStore("engine-cpu.txt", 73, 72, 400))),
        RepairFacts(store=seen(WheelStore("", 0, 0, 400))),
    ],
)
def test_what_does_not_stand_ready_is_not_said(repair):
    found = codes(judge(facts(engine(CPU), repair=repair), ALL_ROWS).findings)
    assert not {"ROLLBACK_READY", "WHEELS_READY"} & set(found)


def test_a_row_that_a_person_chose_is_told():
    wish = RepairFacts(wish=seen("bridge-cu128"))
    verdict = judge(facts(engine(BRIDGE), CARD, repair=wish), ALL_ROWS)
    chosen = the(verdict, "ROW_CHOSEN")
    assert chosen.facts == {"row": "bridge-cu128", "wanted_row": "main-cu130"}
    assert verdict.may_start


def test_a_person_who_wants_the_processor_gets_it_from_a_cards_engine_too():
    wish = RepairFacts(wish=seen("cpu"))
    verdict = judge(facts(engine(MAIN), cards("516.94", RTX_4090), repair=wish), ALL_ROWS)
    assert the(verdict, "DRIVER_TOO_OLD").severity is Severity.REPAIRABLE
    assert verdict.plan.row == CPU


@pytest.mark.parametrize(
    ("wish", "why"), [("main-cu130", "GPU_NOT_SUPPORTED"), ("main-cu999", "PLATFORM_NOT_SHIPPED")]
)
def test_a_row_that_cannot_work_here_gives_way_to_the_rules(wish, why):
    asked = RepairFacts(wish=seen(wish))
    legacy = ALL_ROWS.rows[3]
    verdict = judge(facts(engine(legacy), cards("580.95.05", GTX_1080), repair=asked), ALL_ROWS)
    told = the(verdict, "ROW_UNSUITABLE").facts
    assert told == {"row": wish, "wanted_row": "legacy-cu126", "why": why}
    assert verdict.may_start


def test_too_little_disk_for_a_repair_is_said_only_where_one_is_needed():
    full = machine(disks=(Disk("/home/ana/formiga", seen(2 * GB)),))
    verdict = damaged(RepairFacts(), full)
    short = the(verdict, "REPAIR_DISK_SHORT")
    assert short.severity is Severity.BLOCKED
    assert short.facts["needed_bytes"] == verdict.plan.disk_needed_bytes
    assert judge(facts(engine(CPU), computer=full), ALL_ROWS).word == "ok"


@pytest.mark.parametrize(
    ("store", "to_fetch", "stored"),
    [
        (None, 3 * GB, None),
        (WheelStore("engine-cpu.txt", 73, 0, 0), 3 * GB, 0),
        (WheelStore("engine-cpu.txt", 73, 73, 3 * GB), 0, 73),
        (WheelStore("engine-main-cu130.txt", 91, 91, 3 * GB), 3 * GB, None),
        (WheelStore("engine-cpu.txt", 10, 5, 1 * GB), 2 * GB, 5),
        (WheelStore("engine-cpu.txt", 10, 9, 9 * GB), 3 * GB // 10, 9),
    ],
)
def test_what_is_in_the_store_is_not_fetched(store, to_fetch, stored):
    repair = RepairFacts(store=seen(store)) if store else RepairFacts()
    plan = damaged(repair).plan
    assert (plan.to_fetch_bytes, plan.stored) == (to_fetch, stored)
    assert plan.disk_needed_bytes == CPU.disk_bytes + to_fetch + MARGIN_BYTES


def test_a_plan_says_how_long_and_what_is_kept():
    told = damaged(RepairFacts()).plan.to_json()
    assert told["reason"] == "findings"
    assert told["keeps"][0] == "cpu-00000000-1"
    assert {"runs", "models"} < set(told["keeps"])
    seconds = told["seconds"]
    assert 60 < seconds["seconds_low"] < seconds["seconds_high"] < 3600


def test_a_plan_that_a_person_asked_for():
    machine_facts = facts(engine(CPU), CARD)
    plan = plan_row(machine_facts, MAIN)
    assert (plan.reason, plan.why) == ("asked", ())
    assert "torch" in {change.package for change in plan.changes}
    assert plan_row(machine_facts, replace(MAIN, found_sha256="f" * 64)) is None


def test_sizes_that_nobody_knows_are_null():
    bare = replace(CPU, download_bytes=0, disk_bytes=0)
    told = judge(facts(absent("")), Matrix((bare,))).plan.to_json()
    assert (told["to_fetch_bytes"], told["disk_needed_bytes"], told["seconds"]) == (None,) * 3
