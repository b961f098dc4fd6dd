"""No false alarms: machines as people have them, with the engine that was chosen for them."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from envcheck.choose import choose
from envcheck.problems import Severity
from envcheck.verdict import judge
from tests.envcheck.machines import (
    ALL_ROWS,
    CPU,
    GTX_980,
    GTX_1080,
    MAIN,
    RTX_2060,
    RTX_3090,
    RTX_4090,
    RTX_5090,
    V100,
    cards,
    engine,
    facts,
    gpu,
    machine,
    seen,
)

DRIVERS = ("525.60.13", "535.161.07", "550.90.07", "560.35.05", "570.26", "580.95.05", "610.43.02")
CARDS = (
    (),
    (RTX_2060,),
    (RTX_3090,),
    (RTX_4090,),
    (RTX_5090,),
    (V100,),
    (GTX_1080,),
    (GTX_980,),
    (RTX_4090, gpu(RTX_4090.name, "8.9")),
    (GTX_1080, RTX_3090),
    (gpu("NVIDIA H100 80GB HBM3", "9.0", 80),),
    (gpu("NVIDIA RTX PRO 6000", "12.0", 96),),
    (gpu("Tesla T4", "7.5", 16),),
)
COMPUTERS = (
    machine(),
    machine(visible_devices=seen("0")),
    machine(cards_on_bus=seen(2), memory_bytes=seen(8 * 2**30)),
)


@pytest.mark.parametrize(
    ("driver", "devices", "computer"), [*itertools.product(DRIVERS, CARDS, COMPUTERS)]
)
def test_a_clean_machine_may_train(driver, devices, computer):
    gpus = cards(driver if devices else "", *devices)
    computer = replace(computer, cards_on_bus=seen(len(devices)))
    row = choose(facts(engine(CPU), gpus, computer), ALL_ROWS).row
    verdict = judge(facts(engine(row), gpus, computer), ALL_ROWS)
    above = [finding for finding in verdict.findings if finding.severity > Severity.NOTICE]
    assert above == []
    assert verdict.may_start
    assert verdict.plan is None


@pytest.mark.parametrize("row", ALL_ROWS.rows, ids=lambda row: row.id)
def test_every_row_is_chosen_for_somebody_and_ok_there(row):
    devices = {"cpu": (), "main-cu130": (RTX_4090,), "bridge-cu128": (V100,)}.get(
        row.id, (GTX_1080,)
    )
    gpus = cards("580.95.05" if devices else "", *devices)
    machine_facts = facts(engine(row), gpus)
    assert choose(machine_facts, ALL_ROWS).row == row
    assert judge(machine_facts, ALL_ROWS).word == "ok"


def test_wsl_and_containers_have_no_pci_bus_and_are_ok():
    computer = machine(cards_on_bus=seen(0))
    verdict = judge(facts(engine(MAIN), cards("580.95.05", RTX_4090), computer), ALL_ROWS)
    assert verdict.word == "ok"
