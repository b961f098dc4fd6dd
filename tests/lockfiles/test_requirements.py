"""Every lock gives each of its packages what that package's own metadata asks for."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from envcheck.lockfile import Pin, normalise, read_lock
from envcheck.wheels.target import Target, applying

FOLDER = Path(__file__).resolve().parents[2] / "lockfiles"
MATRIX = tomllib.loads((FOLDER / "matrix.toml").read_text(encoding="utf-8"))
ROWS = [pytest.param(row, id=row["lockfile"]) for row in MATRIX["row"]]
RECORD: dict[str, list[str]] = json.loads(
    (FOLDER / "requirements.json").read_text(encoding="utf-8")
)


def target(row: Mapping[str, Any]) -> Target:
    return Target(row["python"], row["os"], row["arch"], row.get("glibc_minimum", ""))


def asked_by(pin: Pin) -> list[str]:
    """Its metadata as recorded.

    PyTorch's own CUDA wheels for Windows could not be looked into: they are held to what the same
    version asks for on the package index.
    """
    own = f"{pin.name}=={pin.version}"
    return RECORD[own if own in RECORD else f"{pin.name}=={pin.version.partition('+')[0]}"]


def unmet(pins: list[Pin], where: Target) -> Iterator[str]:
    """What a lock leaves open, in words."""
    locked = {pin.name: pin for pin in applying(where, pins)}
    extras: dict[str, set[str]] = {name: {""} for name in locked}
    # Extras may ask for extras; three rounds are more than any package has.
    for _ in range(3):
        for _, wanted in requirements(locked, extras, where):
            extras.setdefault(normalise(wanted.name), {""}).update(wanted.extras)
    for name, wanted in requirements(locked, extras, where):
        pin = locked.get(normalise(wanted.name))
        if pin is None:
            yield f"{name} asks for {wanted}, which is not there"
        elif not wanted.specifier.contains(pin.version, prereleases=True):
            yield f"{name} asks for {wanted}, which is {pin.version}"


def requirements(
    locked: Mapping[str, Pin], extras: Mapping[str, set[str]], where: Target
) -> Iterator[tuple[str, Requirement]]:
    for name, pin in locked.items():
        for wanted in map(Requirement, asked_by(pin)):
            environments = ({**where.environment(), "extra": extra} for extra in extras[name])
            if wanted.marker is None or any(map(wanted.marker.evaluate, environments)):
                yield name, wanted


def test_every_locked_version_is_on_record() -> None:
    locked = {
        f"{pin.name}=={pin.version}"
        for row in MATRIX["row"]
        for pin in read_lock(FOLDER / row["lockfile"])
        if not pin.url
    }
    assert not locked - RECORD.keys(), "run python -m lockfiles.requirements"


@pytest.mark.parametrize("row", ROWS)
def test_every_package_gets_what_it_asks_for(row: dict[str, Any]) -> None:
    assert list(unmet(read_lock(FOLDER / row["lockfile"]), target(row))) == []


@pytest.mark.parametrize("row", ROWS)
def test_nothing_is_locked_that_nobody_asks_for(row: dict[str, Any]) -> None:
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))
    ours = project["project"]["optional-dependencies"]["engine"]
    locked = {pin.name: pin for pin in read_lock(FOLDER / row["lockfile"])}
    wanted = {normalise(Requirement(line).name) for line in ours}
    for pin in locked.values():
        wanted |= {normalise(Requirement(line).name) for line in asked_by(pin)}
    # Kept in every row although one torch asks for it on Python 3.12 only.
    assert locked.keys() - wanted <= {"setuptools"}


def test_a_lock_with_a_gap_or_a_clash_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    row = MATRIX["row"][0]
    pins = {pin.name: pin for pin in read_lock(FOLDER / row["lockfile"])}
    tokenizers = pins.pop("tokenizers")
    gap = list(unmet(list(pins.values()), target(row)))
    assert [text for text in gap if text.startswith("transformers asks for tokenizers")]
    monkeypatch.setitem(RECORD, "tokenizers==0.22.0", RECORD[f"tokenizers=={tokenizers.version}"])
    older = [*pins.values(), replace(tokenizers, version="0.22.0")]
    assert [text for text in unmet(older, target(row)) if text.endswith("which is 0.22.0")]


def test_extras_count() -> None:
    """`cuda-toolkit` itself asks for nothing; torch's extras bring all of CUDA."""
    lock = "engine-cu130-linux-py311.txt"
    row = next(row for row in MATRIX["row"] if row["lockfile"] == lock)
    without = [pin for pin in read_lock(FOLDER / lock) if pin.name != "nvidia-curand"]
    assert [text for text in unmet(without, target(row)) if "nvidia-curand" in text]


def test_what_is_on_record_is_what_is_locked() -> None:
    locked = {
        f"{pin.name}=={version}"
        for row in MATRIX["row"]
        for pin in read_lock(FOLDER / row["lockfile"])
        for version in (pin.version, pin.version.partition("+")[0])
    }
    assert RECORD.keys() <= locked
