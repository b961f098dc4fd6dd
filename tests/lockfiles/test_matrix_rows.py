"""The matrix, held to itself, to its locks and to what is known of torch's builds.

A slip of the hand in a row (a driver, a capability, a CUDA version, a misspelt name) fails here.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

from envcheck.judges.rule import LAST_OLD_DRIVER, TABLE, TURING_CAPABILITY, line_of
from envcheck.lockfile import Pin, read_lock
from envcheck.matrix import load
from envcheck.problems import WORDS
from envcheck.versions import parts
from tests.shared import needs_shared, shared

FOLDER = Path(__file__).resolve().parents[2] / "lockfiles"
MATRIX = tomllib.loads((FOLDER / "matrix.toml").read_text(encoding="utf-8"))
ROWS = [pytest.param(row, id=row["lockfile"]) for row in MATRIX["row"]]
GPU_ROWS = [row for row in ROWS if row.values[0]["gpu"]]
LOADED = {row.lockfile: row for row in load(FOLDER).rows}

ALWAYS = {
    *("id", "serves", "os", "arch", "python", "lockfile", "lock_sha256"),
    *("status", "gpu", "download_bytes", "disk_bytes", "versions"),
}
FOR_CARDS = {
    *("cuda", "driver_minimum", "driver_advised", "torch_architectures"),
    *("compute_capability_minimum", "compute_capability_maximum"),
}
OLDEST_SYSTEM = {"linux": "glibc_minimum", "windows": "windows_minimum", "macos": "macos_minimum"}
VERSIONS = {"torch", "transformers", "peft", "bitsandbytes", "datasets", "accelerate", "gradio"}
CARDS = {"pascal": "6.0", "volta": "7.0", "turing": "7.5", "ampere": "8.0", "ada": "8.9"}
CARDS |= {"hopper": "9.0", "blackwell": "12.0"}
PURPOSES = {"no-gpu", "data-preparation", "small-models", "older-drivers"}
CUDA_FLOORS = {
    ("12", "linux"): "525",
    ("12", "windows"): "528.33",
    ("13", "linux"): "580",
    ("13", "windows"): "580",
}


def torch_pin(row: dict[str, Any]) -> Pin:
    return next(pin for pin in read_lock(FOLDER / row["lockfile"]) if pin.name == "torch")


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_all_it_has_to_and_nothing_misspelt(row: dict[str, Any]) -> None:
    wanted = ALWAYS | (FOR_CARDS if row["gpu"] else set()) | {OLDEST_SYSTEM[row["os"]]}
    optional = {"evidence", "safetensors_only"}
    assert wanted <= row.keys() <= wanted | optional
    assert set(row["versions"]) == VERSIONS
    assert row["arch"] == {"macos": "arm64"}.get(row["os"], "x86_64")
    assert row["status"] in WORDS["evidence"]
    assert set(row["serves"]) <= CARDS.keys() | PURPOSES
    assert row["serves"]


def test_no_two_rows_are_for_the_same_computer() -> None:
    keys = [(row["id"], row["os"], row["arch"], row["python"]) for row in MATRIX["row"]]
    assert len(set(keys)) == len(keys)
    assert len({row["lockfile"] for row in MATRIX["row"]}) == len(keys)


def test_every_engine_lock_belongs_to_a_row() -> None:
    assert {path.name for path in FOLDER.glob("engine-*.txt")} == set(LOADED)


def test_every_card_is_served_on_linux_with_either_python_and_on_windows() -> None:
    cards = {"main-cu130", "bridge-cu128", "legacy-cu126"}
    for python in ("3.11", "3.12"):
        here = [r for r in MATRIX["row"] if (r["os"], r["python"]) == ("linux", python)]
        assert {row["id"] for row in here if row["gpu"]} == cards
    windows = {row["id"] for row in MATRIX["row"] if row["os"] == "windows"}
    assert windows == cards | {"cpu"}
    assert [line.row for line in TABLE] == ["main-cu130", "bridge-cu128", "legacy-cu126"]


@pytest.mark.parametrize("row", ROWS)
def test_the_lock_is_named_after_its_row(row: dict[str, Any]) -> None:
    build = row["id"].rpartition("-")[2]
    python = row["python"].replace(".", "")
    assert row["lockfile"] == f"engine-{build}-{row['os']}-py{python}.txt"


@pytest.mark.parametrize("row", ROWS)
def test_evidence_is_whole_and_goes_with_the_status(row: dict[str, Any]) -> None:
    loaded = LOADED[row["lockfile"]]
    assert bool(loaded.tests) == (loaded.evidence == "tested")
    for test in loaded.tests:
        assert datetime.date.fromisoformat(test.date) >= datetime.date(2026, 11, 1)
        assert test.machine
        assert test.driver
        assert test.result
        assert (test.driver == "none") == (not row["gpu"])


@pytest.mark.parametrize("row", ROWS)
def test_sizes_are_of_the_right_order(row: dict[str, Any]) -> None:
    least = 2_000_000_000 if row["gpu"] else 200_000_000
    assert least < row["download_bytes"] < row["disk_bytes"] < 10_000_000_000


@pytest.mark.parametrize("row", GPU_ROWS)
def test_cuda_is_the_one_of_the_packages(row: dict[str, Any]) -> None:
    cuda = row["cuda"]
    assert row["id"].endswith("cu" + cuda.replace(".", ""))
    pins = {pin.name: pin.version for pin in read_lock(FOLDER / row["lockfile"])}
    if row["os"] == "linux":
        runtimes = [v for n, v in pins.items() if re.fullmatch(r"nvidia-cuda-runtime(-cu\d+)?", n)]
        assert len(runtimes) == 1
        assert runtimes[0].startswith(cuda + ".")
    else:
        assert Version(pins["torch"]).local == "cu" + cuda.replace(".", "")
    assert row["driver_minimum"] == CUDA_FLOORS[cuda.partition(".")[0], row["os"]]


@pytest.mark.parametrize("row", GPU_ROWS)
def test_capabilities_and_architectures_agree(row: dict[str, Any]) -> None:
    line = line_of(LOADED[row["lockfile"]])
    known = row["torch_architectures"]
    assert known == sorted(set(known), key=parts)
    assert parts(line.lowest) < parts(line.highest)
    assert line.covers(line.lowest)
    assert line.covers(line.highest)
    assert parts(known[-1])[0] == parts(line.highest)[0]
    for name, capability in CARDS.items():
        assert line.covers(capability) or name not in row["serves"], name
    served = {name for name, capability in CARDS.items() if line.covers(capability)}
    if "older-drivers" not in row["serves"] and row["id"] != "legacy-cu126":
        assert served == set(row["serves"])


@pytest.mark.parametrize("row", GPU_ROWS)
def test_nobody_is_advised_a_driver_that_ends_their_card(row: dict[str, Any]) -> None:
    assert parts(row["driver_minimum"]) <= parts(row["driver_advised"])
    if parts(row["compute_capability_minimum"]) < parts(TURING_CAPABILITY):
        assert parts(row["driver_advised"])[:1] <= parts(LAST_OLD_DRIVER)


@pytest.mark.parametrize("row", ROWS)
def test_an_older_torch_is_kept_from_foreign_pickles(row: dict[str, Any]) -> None:
    unsafe = Version(row["versions"]["torch"]) < Version("2.10")
    assert LOADED[row["lockfile"]].safetensors_only is unsafe


@needs_shared
@pytest.mark.parametrize("row", [row for row in GPU_ROWS if row.values[0]["os"] == "windows"])
def test_a_wheel_of_pytorchs_own_has_a_hash_that_several_sources_agree_on(
    row: dict[str, Any],
) -> None:
    pin = torch_pin(row)
    text = shared("environment/torch_wheels.json").read_text(encoding="utf-8")
    (known,) = [wheel for wheel in json.loads(text)["wheels"] if wheel["url"] == pin.url]
    assert pin.hashes == {known["sha256"]}
    assert known["sources"] >= 2
    assert not known["conflict"]
    sizes = tomllib.loads((FOLDER / "inputs" / "wheel_sizes.toml").read_text(encoding="utf-8"))
    assert sizes[known["file"]] == known["size_bytes"] < row["download_bytes"]


@pytest.mark.parametrize("row", ROWS)
def test_the_hidden_minimums_name_packages_of_every_lock(row: dict[str, Any]) -> None:
    locked = {package.name: package.version for package in LOADED[row["lockfile"]].packages}
    minimums = load(FOLDER).minimums
    assert {m.package for m in minimums} >= {
        "torch",
        "accelerate",
        "bitsandbytes",
        "peft",
        "gradio",
    }
    for minimum in minimums:
        assert minimum.asked_by
        assert Version(locked[minimum.package]) >= Version(minimum.version), minimum
