"""`lockfiles/matrix.toml`: the sets of packages that belong together, one row each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from envcheck.facts import Package, Stamp
from envcheck.lockfile import LockError, lock_sha256, normalise, read_lock
from envcheck.versions import minor

MATRIX_FILE = "matrix.toml"


class MatrixUnreadable(Exception):
    """The matrix is missing or not what this version understands."""

    def __init__(self, path: Path, error: str) -> None:
        super().__init__(path, error)
        self.path = path
        self.error = error


@dataclass(frozen=True)
class Evidence:
    """Somebody built a row's lock on a real machine and tried it."""

    date: str
    """`2026-11-22`."""
    machine: str
    driver: str
    """`none` without a card."""
    result: str


@dataclass(frozen=True)
class Minimum:
    """A version that is needed and that no package's metadata asks for."""

    package: str
    """Normalised name."""
    version: str
    asked_by: str


@dataclass(frozen=True)
class Row:
    """One tested set for one kind of machine. Rows of one id differ in system and Python only."""

    id: str
    os: str
    machine: str
    python: str
    lockfile: str
    """Name in `lockfiles/`."""
    lock_sha256: str
    """What the lock's bytes hashed to when the row was written: the identity of the set."""
    found_sha256: str
    """What they hash to now; "" where the file cannot be read."""
    packages: tuple[Package, ...]
    """What the lock pins now; () where the file cannot be read."""
    evidence: str
    """`tested`, or `resolved, not yet run`."""
    torch: str
    """Version of torch, with its local part where the lock has one: `2.13.0+cpu`."""
    needs_gpu: bool
    cuda: str
    """CUDA version of the row's torch; "" for none."""
    driver_minimum: str
    """Oldest driver that works; "" for a row without a card. So for the next three."""
    driver_advised: str
    lowest: str
    """Lowest compute capability that the row's torch has code for."""
    highest: str
    download_bytes: int
    """Of all wheels that the lock installs on such a machine; 0 where it is not known."""
    disk_bytes: int
    serves: tuple[str, ...] = ()
    """Generations of cards, or purposes: `ampere`, `data-preparation`."""
    glibc_minimum: str = ""
    """Oldest system that the row's wheels are made for; "" where it does not apply."""
    macos_minimum: str = ""
    windows_minimum: str = ""
    safetensors_only: bool = False
    """Its torch reads foreign `.bin` and `.pt` files unsafely: they are refused."""
    architectures: tuple[str, ...] = ()
    """Compute capabilities that the row's torch has machine code for, and no code besides; ()
    for a build without CUDA."""
    tests: tuple[Evidence, ...] = ()
    """() exactly where `evidence` is not `tested`."""


@dataclass(frozen=True)
class Matrix:
    """All rows, in the order of the file, and what holds for each of them."""

    rows: tuple[Row, ...]
    minimums: tuple[Minimum, ...] = ()

    def of(self, stamp: Stamp) -> Row | None:
        """The row that an environment was built from; None where its lock was never tested."""
        same = [r for r in self.rows if (r.id, r.lock_sha256) == (stamp.row, stamp.lock_sha256)]
        # Locks for two Pythons can be equal byte for byte.
        same_python = [row for row in same if row.python == minor(stamp.python)]
        return next(iter(same_python or same), None)


def load(lockfiles: Path) -> Matrix:
    """The matrix in a folder of locks, and what its lock files hold now.

    Raises:
        MatrixUnreadable: if the file is missing, no TOML, or lacks what a row needs.
    """
    path = lockfiles / MATRIX_FILE
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = tuple(_row(row, lockfiles) for row in document["row"])
        return Matrix(rows, _minimums(document.get("hidden_minimums", {})))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MatrixUnreadable(path, f"{type(error).__name__}: {error}") from error


def _row(row: Mapping[str, Any], lockfiles: Path) -> Row:
    found_sha256, packages = _read(lockfiles / str(row["lockfile"]))
    return Row(
        id=str(row["id"]),
        os=str(row["os"]),
        machine=str(row["arch"]),
        python=str(row["python"]),
        lockfile=str(row["lockfile"]),
        lock_sha256=str(row["lock_sha256"]),
        found_sha256=found_sha256,
        packages=packages,
        evidence=str(row["status"]),
        torch=str(row["versions"]["torch"]),
        needs_gpu=bool(row["gpu"]),
        cuda=str(row.get("cuda", "")),
        driver_minimum=str(row.get("driver_minimum", "")),
        driver_advised=str(row.get("driver_advised", "")),
        lowest=str(row.get("compute_capability_minimum", "")),
        highest=str(row.get("compute_capability_maximum", "")),
        download_bytes=int(row.get("download_bytes", 0)),
        disk_bytes=int(row.get("disk_bytes", 0)),
        serves=tuple(str(one) for one in row.get("serves", ())),
        glibc_minimum=str(row.get("glibc_minimum", "")),
        macos_minimum=str(row.get("macos_minimum", "")),
        windows_minimum=str(row.get("windows_minimum", "")),
        safetensors_only=bool(row.get("safetensors_only", False)),
        architectures=tuple(str(one) for one in row.get("torch_architectures", ())),
        tests=tuple(_evidence(one) for one in row.get("evidence", ())),
    )


def _evidence(test: Mapping[str, Any]) -> Evidence:
    date, machine, driver = str(test["date"]), str(test["machine"]), str(test["driver"])
    return Evidence(date, machine, driver, str(test["result"]))


def _minimums(table: Mapping[str, Any]) -> tuple[Minimum, ...]:
    return tuple(
        Minimum(normalise(name), str(one["version"]), str(one["asked_by"]))
        for name, one in table.items()
    )


_PACKAGES: dict[str, tuple[Package, ...]] = {}
"""Packages of a lock by its sha256: a check asks twice for the same fourteen, 0.15 s each time.

Without the hashes of their files, which would be 5 MB in a window that does not need them.
"""


def _read(lock: Path) -> tuple[str, tuple[Package, ...]]:
    try:
        sha256 = lock_sha256(lock)
        if sha256 not in _PACKAGES:
            pins = read_lock(lock)
            _PACKAGES[sha256] = tuple(Package(pin.name, pin.version) for pin in pins)
        return sha256, _PACKAGES[sha256]
    except (OSError, LockError, UnicodeDecodeError):
        return "", ()
