"""Which shipped row serves which card with which driver, on either system, and which is next."""

from __future__ import annotations

from pathlib import Path

import pytest

from envcheck.facts import Gpu, MachineFacts
from envcheck.judges.choose import Choice, choose
from envcheck.judges.rule import LAST_OLD_DRIVER, newest_driver
from envcheck.matrix import load
from envcheck.probes.probe_env import absent
from envcheck.problems import CODES
from envcheck.versions import parts
from tests.envcheck.machines import (
    CPU,
    GTX_980,
    GTX_1080,
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

MATRIX = load(Path(__file__).resolve().parents[2] / "lockfiles")
GTX_750 = gpu("NVIDIA GeForce GTX 750", "5.0", 2)
GTX_1650 = gpu("NVIDIA GeForce GTX 1650", "7.5", 4)
TESLA_K80 = gpu("Tesla K80", "3.7", 12)
P100 = gpu("Tesla P100-PCIE-16GB", "6.0", 16)
H100 = gpu("NVIDIA H100 80GB HBM3", "9.0", 80)
B200 = gpu("NVIDIA B200", "10.0", 180)
B300 = gpu("NVIDIA B300", "10.3", 270)
ORIN_LIKE = gpu("NVIDIA 8.7", "8.7", 16)
THOR_LIKE = gpu("NVIDIA 11.0", "11.0", 64)
LINUX = machine()
WSL = machine(wsl=seen(True), wsl_driver=seen("/usr/lib/wsl/lib"))
WINDOWS = machine(os=seen("windows"), python=seen("3.12"), glibc=seen(""))

MAIN, BRIDGE, LEGACY = "main-cu130", "bridge-cu128", "legacy-cu126"
# card, driver -> row, why, runner-up, why
ANYWHERE = [
    (RTX_2060, "580.95.05", MAIN, "GPU", BRIDGE, "GPU"),
    (RTX_3090, "580.65.06", MAIN, "GPU", BRIDGE, "GPU"),
    (RTX_4090, "580.88", MAIN, "GPU", BRIDGE, "GPU"),
    (RTX_4090, "610.43.02", MAIN, "GPU", BRIDGE, "GPU"),
    (GTX_1650, "580.88", MAIN, "GPU", BRIDGE, "GPU"),
    (ORIN_LIKE, "580.88", MAIN, "GPU", BRIDGE, "GPU"),
    (H100, "590.44", MAIN, "GPU", BRIDGE, "GPU"),
    (RTX_2060, "575.51.03", BRIDGE, "GPU", MAIN, "DRIVER_TOO_OLD"),
    (RTX_3090, "560.35.05", BRIDGE, "GPU", MAIN, "DRIVER_TOO_OLD"),
    (RTX_4090, "560.35.05", BRIDGE, "GPU", MAIN, "DRIVER_TOO_OLD"),
    (RTX_4090, "551.23", BRIDGE, "GPU", MAIN, "DRIVER_TOO_OLD"),
    (RTX_4090, "535.161.07", BRIDGE, "GPU", MAIN, "DRIVER_TOO_OLD"),
    (RTX_2060, "516.94", "cpu", "DRIVER_TOO_OLD", MAIN, "DRIVER_TOO_OLD"),
    (RTX_4090, "516.94", "cpu", "DRIVER_TOO_OLD", MAIN, "DRIVER_TOO_OLD"),
    (RTX_5090, "580.95.05", MAIN, "GPU", BRIDGE, "GPU"),
    (RTX_5090, "610.10", MAIN, "GPU", BRIDGE, "GPU"),
    (RTX_5090, "575.57.08", BRIDGE, "GPU", MAIN, "DRIVER_TOO_OLD"),
    (RTX_5090, "570.65", BRIDGE, "GPU", MAIN, "DRIVER_TOO_OLD"),
    (RTX_5090, "560.35.05", "cpu", "DRIVER_TOO_OLD", MAIN, "DRIVER_TOO_OLD"),
    (RTX_5090, "535.161.07", "cpu", "DRIVER_TOO_OLD", MAIN, "DRIVER_TOO_OLD"),
    (B200, "580.95.05", MAIN, "GPU", BRIDGE, "GPU"),
    (B300, "580.95.05", MAIN, "GPU", BRIDGE, "GPU"),
    (V100, "580.95.05", BRIDGE, "GPU", LEGACY, "GPU"),
    (V100, "535.161.07", BRIDGE, "GPU", LEGACY, "GPU"),
    (V100, "516.94", "cpu", "DRIVER_TOO_OLD", BRIDGE, "DRIVER_TOO_OLD"),
    (GTX_1080, "580.95.05", LEGACY, "GPU", "cpu", "NO_GPU"),
    (GTX_1080, "560.35.05", LEGACY, "GPU", "cpu", "NO_GPU"),
    (GTX_1080, "535.161.07", LEGACY, "GPU", "cpu", "NO_GPU"),
    (P100, "575.51.03", LEGACY, "GPU", "cpu", "NO_GPU"),
    (GTX_1080, "516.94", "cpu", "DRIVER_TOO_OLD", LEGACY, "DRIVER_TOO_OLD"),
    (GTX_980, "580.95.05", "cpu", "GPU_TOO_OLD", None, ""),
    (GTX_980, "516.94", "cpu", "GPU_TOO_OLD", None, ""),
    (GTX_750, "535.161.07", "cpu", "GPU_TOO_OLD", None, ""),
    (TESLA_K80, "470.256.02", "cpu", "GPU_TOO_OLD", None, ""),
    # Between two generations that torch was built for, and of neither.
    (THOR_LIKE, "580.95.05", "cpu", "GPU_NOT_SUPPORTED", None, ""),
]


def ask(card: Gpu | None, driver: str | None, computer: MachineFacts) -> Choice:
    return choose(facts(engine(CPU), cards(driver, *([card] if card else [])), computer), MATRIX)


@pytest.mark.parametrize(("card", "driver", "row", "why", "next_row", "next_why"), ANYWHERE)
@pytest.mark.parametrize("computer", [LINUX, WSL, WINDOWS], ids=["linux", "wsl", "windows"])
def test_card_and_driver_decide(computer, card, driver, row, why, next_row, next_why):
    choice = ask(card, driver, computer)
    second = choice.runner_up.id if choice.runner_up else None
    assert (choice.row.id, choice.why) == (row, why)
    assert (second, choice.runner_up_why) == (next_row, next_why)
    assert set(choice.facts) == set(CODES[why]) - ({"memory_bytes"} if why == "GPU" else set())
    for one in (choice.row, choice.runner_up):
        assert one is None or (one.os, one.machine) == (computer.os.value, "x86_64")
    assert not choice.chosen_by_person


@pytest.mark.parametrize(
    ("computer", "driver", "row"),
    [
        # CUDA 12 works from 525 on Linux, from 528.33 on Windows.
        (LINUX, "525.60.13", BRIDGE),
        (LINUX, "524.99", "cpu"),
        (WINDOWS, "528.33", BRIDGE),
        (WINDOWS, "528.24", "cpu"),
        (WINDOWS, "525.60", "cpu"),
        (LINUX, "579.99", BRIDGE),
        (WINDOWS, "580", MAIN),
    ],
)
def test_each_system_has_floors_of_its_own(computer, driver, row):
    choice = ask(RTX_4090, driver, computer)
    assert choice.row.id == row


def advised_drivers(choice: Choice) -> list[str]:
    told = [choice.facts, choice.runner_up_facts]
    return [str(facts[name]) for facts in told for name in ("advised", "minimum") if name in facts]


@pytest.mark.parametrize("computer", [LINUX, WINDOWS], ids=["linux", "windows"])
@pytest.mark.parametrize("driver", ["470.82", "516.94", "524.1", "535.161.07", "560.94", "580.88"])
@pytest.mark.parametrize("card", [GTX_1080, P100, V100, GTX_980], ids=lambda card: card.name)
def test_an_old_card_is_never_sent_to_a_driver_that_does_not_know_it(card, driver, computer):
    choice = ask(card, driver, computer)
    capability = card.compute_capability.value
    assert newest_driver(capability) == LAST_OLD_DRIVER
    drivers = [] if choice.why == "GPU_TOO_OLD" else advised_drivers(choice)
    assert all(parts(one)[0] <= 580 for one in drivers)
    if choice.why == "DRIVER_TOO_OLD":
        assert choice.facts["advised"] == "580"


def test_a_newer_card_is_sent_to_the_driver_of_its_row():
    choice = ask(RTX_4090, "560.35.05", LINUX)
    assert choice.runner_up_facts == {
        "installed": "560.35.05",
        "minimum": "580",
        "advised": "580.65.06",
        "gpu": "NVIDIA GeForce RTX 4090",
        "row": MAIN,
    }
    assert ask(RTX_5090, "516.94", WINDOWS).facts["advised"] == "580"


@pytest.mark.parametrize("computer", [LINUX, WINDOWS], ids=["linux", "windows"])
def test_without_a_card_there_is_nothing_to_choose(computer):
    choice = ask(None, "", computer)
    assert (choice.row.id, choice.why, choice.runner_up) == ("cpu", "NO_GPU", None)


@pytest.mark.parametrize(
    ("card", "then"), [(RTX_4090, MAIN), (RTX_5090, MAIN), (V100, BRIDGE), (GTX_1080, LEGACY)]
)
def test_with_an_unknown_driver_the_cards_row_comes_next(card, then):
    choice = ask(card, None, LINUX)
    assert (choice.row.id, choice.why) == ("cpu", "GPU_UNKNOWN")
    assert (choice.runner_up.id, choice.runner_up_why) == (then, "GPU_UNKNOWN")


def test_windows_has_its_own_build_of_the_old_row():
    choice = ask(GTX_1080, "560.94", WINDOWS)
    assert (choice.row.torch, choice.row.python) == ("2.13.0+cu126", "3.12")
    assert not choice.row.safetensors_only
    assert ask(GTX_1080, "560.35.05", LINUX).row.safetensors_only


@pytest.mark.parametrize(("python", "lock"), [("3.11", "py311"), ("3.12", "py312")])
def test_linux_takes_the_lock_of_the_python_at_hand(python, lock):
    here = facts(absent(""), cards("580.95.05", RTX_4090), machine(python=seen(python)))
    assert choose(here, MATRIX).row.lockfile == f"engine-cu130-linux-{lock}.txt"


def test_a_windows_computer_with_another_python_gets_the_lock_there_is():
    older = machine(os=seen("windows"), python=seen("3.11"), glibc=seen(""))
    assert ask(RTX_4090, "580.88", older).row.python == "3.12"
    assert ask(None, "", older).row.python == "3.11"


def test_a_mac_has_the_cpu_row():
    mac = machine(os=seen("macos"), machine=seen("arm64"), glibc=seen(""))
    choice = ask(None, "", mac)
    assert (choice.row.id, choice.row.os, choice.runner_up) == ("cpu", "macos", None)
