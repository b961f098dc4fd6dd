"""Whether this computer can run Formiga at all, and which tested engines fit it."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from envcheck.building.pythons import version_here
from installer.home import LOCKS
from installer.trouble import Trouble

# PySide6-Essentials 6.11.3 has Linux wheels from this glibc on (lockfiles/README.md).
GLIBC_MINIMUM = (2, 34)

_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "x86_64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True)
class Row:
    """A tested engine for this computer: one lock for one Python."""

    id: str
    lock: Path


def check_system() -> None:
    """Raise `Trouble` where set-up could only end in a riddle."""
    if sys.platform == "linux":
        _check_glibc(glibc_version())
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise Trouble("VENV_MISSING", module=module, version=version_here())


def _check_glibc(found: tuple[int, ...] | None) -> None:
    if found is None or found < GLIBC_MINIMUM:
        minimum = ".".join(map(str, GLIBC_MINIMUM))
        shown = ".".join(map(str, found)) if found else "none (musl?)"
        raise Trouble("GLIBC_TOO_OLD", minimum=minimum, found=shown)


def glibc_version() -> tuple[int, ...] | None:
    """Version of the C library, None where it is not glibc."""
    try:
        name, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
        return tuple(int(part) for part in version.split(".")[:2]) if name == "glibc" else None
    except (ValueError, OSError):
        return None


def rows_here() -> list[Row]:
    """Every engine of the matrix for this system; raises `Trouble` if there is none."""
    system = _SYSTEMS.get(sys.platform, sys.platform)
    machine = _MACHINES.get(platform.machine().lower(), platform.machine())
    table = tomllib.loads((LOCKS / "matrix.toml").read_text(encoding="utf-8"))["row"]
    here = [entry for entry in table if (entry["os"], entry["arch"]) == (system, machine)]
    if not here:
        there = sorted({f"{entry['os']} {entry['arch']}" for entry in table})
        raise Trouble("NO_ROW", os=system, arch=machine, available=", ".join(there))
    return [Row(entry["id"], LOCKS / entry["lockfile"]) for entry in here]


def rows_called(row: str) -> list[Row]:
    """The rows with this id, one for each Python that has a lock."""
    here = rows_here()
    found = [one for one in here if one.id == row]
    if not found:
        available = ", ".join(sorted({one.id for one in here}))
        raise Trouble("UNKNOWN_ROW", row=row, available=available)
    return found


def check_room(home: Path, needed_bytes: int) -> None:
    """Raise `Trouble` if the disk of `home` has less than `needed_bytes` free."""
    folder = next(parent for parent in (home, *home.parents) if parent.exists())
    free = shutil.disk_usage(folder).free
    if free < needed_bytes:
        facts = {"needed_gb": round(needed_bytes / 1e9, 1), "free_gb": round(free / 1e9, 1)}
        raise Trouble("DISK_TOO_SMALL", path=folder, **facts)
