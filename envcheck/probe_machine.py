"""Looks at the computer itself: system, memory, disks, and what its environment would leak."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from envcheck import scrub
from envcheck.deadline import reason_of
from envcheck.facts import Disk, MachineFacts, Observed, unknown
from envcheck.probe_gpu import cards_on_bus

try:
    import psutil
except ImportError:  # the set-up checks the machine before anything is installed
    psutil = None

SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
PROCESSORS = {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}


def probe(home: Path, paths: Sequence[Path], environ: Mapping[str, str]) -> MachineFacts:
    """Facts of the machine; `paths` are the places besides `home` that a job writes to."""
    total, available = memory()
    machine = platform.machine().lower()
    python = ".".join(str(part) for part in sys.version_info[:2])
    return MachineFacts(
        os=Observed(SYSTEMS.get(sys.platform, sys.platform), "sys"),
        machine=Observed(PROCESSORS.get(machine, machine), "platform"),
        python=Observed(python, "sys"),
        glibc=glibc(),
        memory_bytes=total,
        memory_available_bytes=available,
        disks=tuple(Disk(str(path), free_bytes(path)) for path in (home, *paths)),
        cards_on_bus=cards_on_bus(),
        visible_devices=Observed(environ.get("CUDA_VISIBLE_DEVICES", "all"), "environment"),
        hostile_variables=Observed(scrub.hostile(environ), "environment"),
    )


def free_bytes(path: Path) -> Observed[int]:
    """Free space for this user on the volume of `path`, or of its nearest parent that exists."""
    try:
        parents = (path.absolute(), *path.absolute().parents)
        existing = next(parent for parent in parents if parent.exists())
        return Observed(shutil.disk_usage(existing).free, "disk_usage")
    except (OSError, StopIteration) as error:
        return unknown("disk_usage", reason_of(error))


def memory() -> tuple[Observed[int], Observed[int]]:
    """Memory of the machine, and what of it is available now, in bytes."""
    if psutil is None:
        return unknown("psutil", "not found"), unknown("psutil", "not found")
    seen = psutil.virtual_memory()
    return Observed(int(seen.total), "psutil"), Observed(int(seen.available), "psutil")


def glibc() -> Observed[str]:
    """Version of the C library that decides which wheels can be loaded; "" without glibc."""
    if sys.platform == "win32":
        return Observed("", "sys")
    try:
        name, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
    except (ValueError, OSError):  # macOS and musl do not know the question
        return Observed("", "confstr")
    return Observed(version if name == "glibc" else "", "confstr")
