"""No false alarms: machines as people have them, with the engine that was chosen for them.

The rows are those that are shipped; the oddities are things that people have and that do no harm.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from envcheck.facts import (
    Disk,
    Facts,
    GpuProgram,
    OutsidePackage,
    Place,
    RepairEnd,
    RepairFacts,
    Shadow,
    TemporaryFolder,
    Tree,
    WheelStore,
)
from envcheck.judges.choose import choose
from envcheck.judges.verdict import judge
from envcheck.matrix import load
from envcheck.problems import Severity
from tests.envcheck.machines import (
    ALL_ROWS,
    CPU,
    GB,
    GTX_980,
    GTX_1080,
    MAIN,
    RTX_2060,
    RTX_3090,
    RTX_4090,
    RTX_5090,
    V100,
    cards,
    distribution,
    engine,
    facts,
    gpu,
    machine,
    proof,
    seen,
    windows,
)

SHIPPED = load(Path(__file__).resolve().parents[2] / "lockfiles")
DRIVERS = ("525.60.13", "535.161.07", "550.90.07", "560.35.05", "570.26", "580.95.05", "610.43.02")
CARDS = {
    "none": (),
    "2060": (RTX_2060,),
    "3090": (RTX_3090,),
    "4090": (RTX_4090,),
    "5090": (RTX_5090,),
    "V100": (V100,),
    "1080": (GTX_1080,),
    "980": (GTX_980,),
    "two 4090": (RTX_4090, gpu(RTX_4090.name, "8.9")),
    "1080 and 3090": (GTX_1080, RTX_3090),
    "H100": (gpu("NVIDIA H100 80GB HBM3", "9.0", 80),),
    "PRO 6000": (gpu("NVIDIA RTX PRO 6000", "12.0", 96),),
    "T4": (gpu("Tesla T4", "7.5", 16),),
    "Spark": (gpu("NVIDIA GB10", "12.1", 120),),
}
COMPUTERS = {
    "linux": machine(),
    "linux 3.12": machine(python=seen("3.12"), glibc=seen("2.39")),
    "windows": windows(),
}


def _computer(**changes: object) -> Callable[[Facts], Facts]:
    return lambda clean: replace(clean, machine=replace(clean.machine, **changes))


def _engine(**changes: object) -> Callable[[Facts], Facts]:
    return lambda clean: replace(clean, engine=replace(clean.engine, **changes))


def _repair(**changes: object) -> Callable[[Facts], Facts]:
    return lambda clean: replace(clean, repair=RepairFacts(**changes))


def _extra_packages(clean: Facts) -> Facts:
    """Of them one that is unhappy with what it finds: nothing of ours uses it."""
    unhappy = distribution("llamafactory", "0.9.4", requires=("pydantic<=2.10.6", "vllm"))
    there = (*clean.engine.distributions.value, distribution("ipython", "9.1"), unhappy)
    return replace(clean, engine=replace(clean.engine, distributions=seen(there)))


def _proven(clean: Facts) -> Facts:
    choice = choose(clean, SHIPPED)
    card = choice.gpu if choice.row.needs_gpu else None
    driver = clean.gpu.driver.value if card else ""
    return replace(clean, engine=replace(clean.engine, proof=seen(proof(choice.row, card, driver))))


def _game(clean: Facts) -> Facts:
    """A program that holds half of the first card's memory."""
    holds = (GpuProgram("game.exe", 0),)
    busy = [
        replace(card, memory_used_bytes=seen(card.memory_bytes.value // 2), programs=seen(holds))
        for card in clean.gpu.devices.value
    ]
    return replace(clean, gpu=replace(clean.gpu, devices=seen(tuple(busy))))


def _home(path: str, kind: str = "local", service: str = "") -> Callable[[Facts], Facts]:
    disks = (Disk(path, seen(200 * GB)),)
    return _computer(home=seen(Place(path, kind, service)), disks=disks)


CONDA = OutsidePackage("torch", "2.4.0", "conda", "/home/ana/miniconda3/lib")
LOST = RepairEnd("2026-11-01_1000-cpu", "2026-11-01T10:00:00Z", "cpu", "e" * 64, "lost", "")
FAILED = replace(LOST, state="failed", code="NETWORK_FAILED")
ODDITIES: dict[str, Callable[[Facts], Facts]] = {
    "nothing": lambda clean: clean,
    "proven": _proven,
    "extra packages": _extra_packages,
    "extra files": _engine(tree=seen(Tree(0, 0, (), 2, ("gradio/hash_seed.txt",)))),
    "no headers": _engine(python_headers=seen(False)),
    "torch.py beside the job": _engine(beside_job=seen((Shadow("torch", "/data/torch.py"),))),
    "active conda": _computer(outside_packages=seen((CONDA,))),
    "pip target": _computer(pip_redirects=seen(("target",))),
    "hostile variables": _computer(hostile_variables=seen(("LD_LIBRARY_PATH", "PYTHONPATH"))),
    "accents": _home("C:\\Users\\José Antônio\\AppData\\Local\\Formiga"),
    "long name": _home("C:\\Users\\Maximiliano.Albuquerque\\AppData\\Local\\Formiga"),
    "OneDrive": _home("C:\\Users\\Ana\\OneDrive\\Formiga", "synced", "OneDrive"),
    "network home": _home("/net/home/ana/formiga", "network", "nfs4"),
    "small tmp": _computer(temporary=seen(TemporaryFolder("/tmp", GB // 8, True))),
    "evaluation": _computer(app_control=seen("evaluation")),
    "policy that lets us": _computer(app_control=seen("on")),
    "WSL": _computer(wsl=seen(True), wsl_driver=seen("/usr/lib/wsl/lib"), cards_on_bus=seen(0)),
    "8 GB of memory": _computer(memory_bytes=seen(8 * GB), swap_free_bytes=seen(0)),
    "a game": _game,
    "a lost repair": _repair(ended=seen((LOST,))),
    "no network once": _repair(ended=seen((FAILED, FAILED, FAILED))),
    "half a store": _repair(store=seen(WheelStore("engine.txt", 70, 3, 9))),
}


@pytest.mark.parametrize("oddity", ODDITIES)
@pytest.mark.parametrize("computer", COMPUTERS)
def test_a_clean_machine_may_train(computer, oddity):
    """Every card with every driver: about a hundred machines each, and none is refused."""
    for driver, devices in itertools.product(DRIVERS, CARDS.values()):
        clean = _clean(COMPUTERS[computer], driver, devices)
        verdict = judge(ODDITIES[oddity](clean), SHIPPED)
        above = [finding for finding in verdict.findings if finding.severity > Severity.NOTICE]
        assert above == [], (driver, devices)
        assert verdict.may_start
        assert verdict.plan is None


def _clean(computer, driver, devices):
    gpus = cards(driver if devices else "", *devices)
    computer = replace(computer, cards_on_bus=seen(len(devices)))
    row = choose(facts(engine(CPU), gpus, computer), SHIPPED).row
    return facts(engine(row), gpus, computer)


def test_there_are_enough_of_them():
    assert len(COMPUTERS) * len(ODDITIES) * len(DRIVERS) * len(CARDS) > 200


@pytest.mark.parametrize("row", SHIPPED.rows, ids=lambda row: f"{row.id} {row.os} {row.python}")
def test_every_shipped_row_is_chosen_for_somebody_and_ok_there(row):
    devices = {"cpu": (), "main-cu130": (RTX_4090,), "bridge-cu128": (V100,)}.get(
        row.id, (GTX_1080,)
    )
    gpus = cards("580.95.05" if devices else "", *devices)
    base = {"windows": windows(), "linux": machine()}.get(row.os, machine(glibc=seen("")))
    version = seen("14.5") if row.os == "macos" else base.os_version
    computer = replace(
        base,
        os=seen(row.os),
        machine=seen(row.machine),
        python=seen(row.python),
        os_version=version,
    )
    machine_facts = facts(engine(row), gpus, computer)
    assert choose(machine_facts, SHIPPED).row == row
    verdict = judge(machine_facts, SHIPPED)
    assert verdict.word == "ok", [f.code for f in verdict.findings if f.severity]
    assert "BINARIES" in {f.code for f in verdict.findings} or not row.needs_gpu


def test_wsl_and_containers_have_no_pci_bus_and_are_ok():
    computer = machine(cards_on_bus=seen(0))
    verdict = judge(facts(engine(MAIN), cards("580.95.05", RTX_4090), computer), ALL_ROWS)
    assert verdict.word == "ok"


def test_a_computer_of_a_person_who_wants_the_processor_is_usable():
    wish = RepairFacts(wish=seen("cpu"))
    verdict = judge(facts(engine(CPU), cards("580.95.05", RTX_4090), repair=wish), ALL_ROWS)
    assert verdict.may_start
    assert [f.code for f in verdict.findings if f.severity] == ["ROW_CHOSEN"]
