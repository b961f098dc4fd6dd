from __future__ import annotations

from dataclasses import replace

import pytest

from envcheck.facts import Facts, GpuFacts, RepairFacts, unknown
from envcheck.judges.choose import WSL_DRIVER_FOLDER, Choice, choose, hindrance
from envcheck.matrix import Matrix
from envcheck.probes.probe_env import absent
from envcheck.problems import CODES
from tests.envcheck.machines import (
    ALL_ROWS,
    BRIDGE,
    CPU,
    FIRST_ROWS,
    GTX_980,
    GTX_1080,
    LEGACY,
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

A_NEWER_CARD = gpu("NVIDIA GeForce RTX 7090", "15.0")


@pytest.mark.parametrize(
    ("card", "driver", "row", "why"),
    [
        (RTX_4090, "580.95.05", "main-cu130", "GPU"),
        (RTX_4090, "610.43.02", "main-cu130", "GPU"),
        (RTX_2060, "580.65.06", "main-cu130", "GPU"),
        (RTX_3090, "575.51.03", "bridge-cu128", "GPU"),
        (RTX_4090, "560.35.05", "bridge-cu128", "GPU"),
        (RTX_4090, "535.161.07", "bridge-cu128", "GPU"),
        (RTX_4090, "516.94", "cpu", "DRIVER_TOO_OLD"),
        (RTX_5090, "580.95.05", "main-cu130", "GPU"),
        (RTX_5090, "570.26", "bridge-cu128", "GPU"),
        (RTX_5090, "565.77", "cpu", "DRIVER_TOO_OLD"),
        (V100, "580.95.05", "bridge-cu128", "GPU"),
        (GTX_1080, "580.95.05", "legacy-cu126", "GPU"),
        (GTX_1080, "516.94", "cpu", "DRIVER_TOO_OLD"),
        (GTX_980, "580.95.05", "cpu", "GPU_TOO_OLD"),
        (A_NEWER_CARD, "999.1", "cpu", "GPU_NOT_SUPPORTED"),
    ],
)
def test_card_and_driver_decide_the_row(card, driver, row, why):
    choice = choose(facts(engine(CPU), cards(driver, card)), ALL_ROWS)
    assert (choice.row.id, choice.why) == (row, why)
    assert choice.gpu == card
    assert set(choice.facts) <= set(CODES[why])


@pytest.mark.parametrize(
    ("card", "driver", "wanted", "why"),
    [
        (GTX_1080, "580.95.05", "legacy-cu126", "ROW_NOT_SHIPPED"),
        (V100, "535.161.07", "bridge-cu128", "ROW_NOT_SHIPPED"),
        # A newer driver opens a row that is there: better advice than to wait for another row.
        (RTX_4090, "560.35.05", "main-cu130", "DRIVER_TOO_OLD"),
        (RTX_5090, "565.77", "main-cu130", "DRIVER_TOO_OLD"),
    ],
)
def test_a_row_that_is_not_shipped_yet_is_named_and_the_cpu_row_is_used(card, driver, wanted, why):
    choice = choose(facts(engine(CPU), cards(driver, card)), FIRST_ROWS)
    assert (choice.row.id, choice.wanted, choice.why) == ("cpu", wanted, why)


def test_an_old_driver_names_both_numbers():
    choice = choose(facts(engine(CPU), cards("560.35.05", RTX_4090)), FIRST_ROWS)
    assert choice.facts["installed"] == "560.35.05"
    assert choice.facts["minimum"] == "580"


def test_no_driver_and_no_card_is_the_cpu_row():
    choice = choose(facts(engine(CPU), cards("")), ALL_ROWS)
    assert (choice.row.id, choice.why, choice.gpu) == ("cpu", "NO_GPU", None)


def test_a_card_without_a_driver_is_told_apart_from_no_card():
    choice = choose(facts(engine(CPU), cards(""), machine(cards_on_bus=seen(1))), ALL_ROWS)
    assert (choice.row.id, choice.why, choice.facts) == ("cpu", "GPU_DRIVER_MISSING", {"cards": 1})


@pytest.mark.parametrize(
    "gpus",
    [
        cards("580.95.05", gpu("NVIDIA GeForce RTX 4090", None)),
        cards(None, RTX_4090),
    ],
    ids=["capability unknown", "driver unknown"],
)
def test_what_is_unknown_is_never_guessed(gpus):
    choice = choose(facts(engine(CPU), gpus), ALL_ROWS)
    assert (choice.row.id, choice.why) == ("cpu", "GPU_UNKNOWN")
    assert choice.facts["reason"] in ("not reported", "timeout")


def test_the_best_of_two_cards_decides():
    choice = choose(facts(engine(CPU), cards("580.95.05", GTX_1080, RTX_4090)), ALL_ROWS)
    assert (choice.row.id, choice.gpu) == ("main-cu130", RTX_4090)


def test_the_larger_of_two_equal_cards_decides():
    small = gpu("NVIDIA GeForce RTX 4060", "8.9", 8)
    choice = choose(facts(engine(CPU), cards("580.95.05", small, RTX_4090)), ALL_ROWS)
    assert choice.gpu == RTX_4090


@pytest.mark.parametrize(
    "named", [str(GTX_1080.index), GTX_1080.uuid, GTX_1080.uuid[:9], f"{GTX_1080.index},-1,0"]
)
def test_cuda_visible_devices_decides_which_card_counts(named):
    other = gpu("NVIDIA GeForce RTX 4090", "8.9")
    computer = machine(visible_devices=seen(named))
    choice = choose(facts(engine(CPU), cards("580.95.05", other, GTX_1080), computer), ALL_ROWS)
    assert (choice.row.id, choice.gpu) == ("legacy-cu126", GTX_1080)


@pytest.mark.parametrize("value", ["", "-1", "NoDevFiles"])
def test_hidden_cards_are_not_used(value):
    computer = machine(visible_devices=seen(value))
    choice = choose(facts(engine(CPU), cards("580.95.05", RTX_4090), computer), ALL_ROWS)
    assert (choice.row.id, choice.why) == ("cpu", "GPU_HIDDEN")
    assert choice.facts == {"variable": "CUDA_VISIBLE_DEVICES", "value": value}


def test_a_computer_without_any_row_is_told_what_there_is():
    computer = machine(os=seen("macos"), machine=seen("x86_64"))
    choice = choose(facts(engine(CPU), cards(""), computer), FIRST_ROWS)
    assert (choice.row, choice.why) == (None, "PLATFORM_NOT_SHIPPED")
    assert choice.facts["available"] == ["linux x86_64, Python 3.11"]


@pytest.mark.parametrize(
    ("app_python", "engine_python", "row_python"),
    [
        ("3.11", None, "3.11"),
        ("3.12", None, "3.12"),
        ("3.14", None, "3.11"),
        ("3.12", "3.11.7", "3.11"),
    ],
)
def test_the_python_at_hand_decides_between_locks_and_hinders_none(
    app_python, engine_python, row_python
):
    newer = replace(CPU, python="3.12", lock_sha256="c" * 64, found_sha256="c" * 64)
    built = engine(CPU) if engine_python else absent("")
    here = facts(built, computer=machine(python=seen(app_python)))
    choice = choose(here, Matrix((CPU, newer)))
    assert (choice.row.id, choice.row.python) == ("cpu", row_python)


def test_a_driver_that_answers_with_an_error_is_not_trusted():
    broken = cards(None)
    broken = type(broken)(broken.driver, unknown("nvidia-smi", "driver fault"), seen("GPU_LOST"))
    choice = choose(facts(engine(CPU), broken), ALL_ROWS)
    assert (choice.row.id, choice.why, choice.facts) == (
        "cpu",
        "GPU_DRIVER_FAULT",
        {"fault": "GPU_LOST"},
    )


def wishing(row: str, gpus: GpuFacts, **changes: object) -> Facts:
    """A computer whose person asked for a row."""
    here = facts(engine(CPU), gpus, machine(**changes))
    return replace(here, repair=RepairFacts(wish=seen(row)))


def second(choice: Choice) -> tuple[str | None, str]:
    return choice.runner_up.id if choice.runner_up else None, choice.runner_up_why


@pytest.mark.parametrize(
    ("driver", "gpus", "used", "row", "next_row"),
    [
        # The better card has no row, or waits for a driver: the other one trains meanwhile.
        ("580.95.05", (A_NEWER_CARD, RTX_4090), RTX_4090, "main-cu130", "bridge-cu128"),
        ("560.35.05", (RTX_5090, RTX_3090), RTX_3090, "bridge-cu128", "main-cu130"),
        ("580.95.05", (RTX_5090, GTX_1080), RTX_5090, "main-cu130", "bridge-cu128"),
        ("560.35.05", (RTX_5090, GTX_1080), GTX_1080, "legacy-cu126", "main-cu130"),
        ("580.95.05", (GTX_980, GTX_1080), GTX_1080, "legacy-cu126", "cpu"),
        ("516.94", (RTX_4090, GTX_1080), RTX_4090, "cpu", "main-cu130"),
    ],
)
def test_two_different_cards(driver, gpus, used, row, next_row):
    for order in (gpus, gpus[::-1]):
        choice = choose(facts(engine(CPU), cards(driver, *order)), ALL_ROWS)
        assert (choice.gpu, choice.row.id, second(choice)[0]) == (used, row, next_row)
        assert choice.facts["gpu"] == used.name


def test_a_card_that_is_hidden_comes_next():
    computer = machine(visible_devices=seen(""))
    choice = choose(facts(engine(CPU), cards("580.95.05", RTX_4090), computer), ALL_ROWS)
    assert (choice.row.id, second(choice)) == ("cpu", ("main-cu130", "GPU_HIDDEN"))


def test_wsl_without_the_drivers_library_cannot_use_the_card():
    wsl = machine(wsl=seen(True), wsl_driver=seen(""))
    choice = choose(facts(engine(CPU), cards("580.95.05", RTX_4090), wsl), ALL_ROWS)
    assert (choice.row.id, choice.why) == ("cpu", "WSL_DRIVER_MISSING")
    assert choice.facts == {"path": WSL_DRIVER_FOLDER}
    assert second(choice) == ("main-cu130", "WSL_DRIVER_MISSING")
    without_card = choose(facts(engine(CPU), cards(""), wsl), ALL_ROWS)
    assert without_card.why == "NO_GPU"


def test_a_row_that_is_not_shipped_is_no_runner_up():
    choice = choose(facts(engine(CPU), cards("580.95.05", RTX_4090)), FIRST_ROWS)
    assert second(choice) == ("cpu", "NO_GPU")


@pytest.mark.parametrize(
    ("wish", "gpus", "row", "why", "next_row"),
    [
        ("bridge-cu128", cards("580.95.05", RTX_4090), "bridge-cu128", "GPU", "main-cu130"),
        ("legacy-cu126", cards("580.95.05", RTX_4090), "legacy-cu126", "GPU", "main-cu130"),
        ("cpu", cards("580.95.05", RTX_4090), "cpu", "ROW_CHOSEN", "main-cu130"),
        ("main-cu130", cards(None, RTX_4090), "main-cu130", "GPU_UNKNOWN", "cpu"),
        ("main-cu130", cards("580.95.05", gpu("?", None)), "main-cu130", "GPU_UNKNOWN", "cpu"),
    ],
)
def test_a_person_may_choose_another_row(wish, gpus, row, why, next_row):
    choice = choose(wishing(wish, gpus), ALL_ROWS)
    assert (choice.row.id, choice.why, choice.chosen_by_person) == (row, why, True)
    assert choice.runner_up.id == next_row
    assert set(choice.facts) <= set(CODES[why])


@pytest.mark.parametrize(
    ("wish", "gpus", "hindered"),
    [
        ("main-cu130", cards("560.35.05", RTX_4090), "DRIVER_TOO_OLD"),
        ("main-cu130", cards("580.95.05", GTX_1080), "GPU_NOT_SUPPORTED"),
        ("legacy-cu126", cards("580.95.05", RTX_5090), "GPU_NOT_SUPPORTED"),
        ("bridge-cu128", cards("560.35.05", RTX_5090), "DRIVER_TOO_OLD"),
        ("main-cu130", cards(""), "NO_GPU"),
        ("no-such-row", cards("580.95.05", RTX_4090), "PLATFORM_NOT_SHIPPED"),
    ],
)
def test_a_wish_that_cannot_work_here_gives_way_to_the_rule(wish, gpus, hindered):
    wishful = wishing(wish, gpus)
    choice = choose(wishful, ALL_ROWS)
    assert choice == choose(facts(engine(CPU), gpus), ALL_ROWS)
    assert not choice.chosen_by_person
    assert hindrance(wishful, ALL_ROWS, wish) == hindered


def test_a_wish_for_what_the_rule_says_is_no_wish():
    choice = choose(wishing("main-cu130", cards("580.95.05", RTX_4090)), ALL_ROWS)
    assert (choice.row.id, choice.chosen_by_person) == ("main-cu130", False)


def test_a_row_that_serves_only_the_other_card_takes_that_card():
    both = cards("580.95.05", RTX_5090, GTX_1080)
    choice = choose(wishing("legacy-cu126", both), ALL_ROWS)
    assert (choice.row.id, choice.gpu, choice.facts["gpu"]) == (
        "legacy-cu126",
        GTX_1080,
        GTX_1080.name,
    )


def test_a_card_whose_newest_driver_is_too_old_for_a_row_is_not_sent_there():
    """No driver after R580 knows Volta, so a row that needs one is out of its reach."""
    beyond_reach = replace(BRIDGE, driver_minimum="590")
    matrix = Matrix((CPU, beyond_reach, LEGACY))
    choice = choose(facts(engine(CPU), cards("580.95.05", V100)), matrix)
    assert (choice.row.id, second(choice)) == ("legacy-cu126", ("cpu", "NO_GPU"))
