"""Looks at the computer itself: system, memory, disks, and what its environment would leak."""

from __future__ import annotations

import functools
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from envcheck import scrub, switch
from envcheck.building import shelf
from envcheck.deadline import reason_of, start
from envcheck.facts import Disk, MachineFacts, Observed, unknown
from envcheck.probes import probe_outside, probe_place, probe_system, probe_windows
from envcheck.probes.probe_gpu import cards_on_bus

try:
    import psutil
except ImportError:  # the set-up checks the machine before anything is installed
    psutil = None

DEADLINE_S = 3.0
"""All of it together takes 10 ms; a disk that sleeps needs seconds, a dead file server minutes."""
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
PROCESSORS = {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}


def probe(home: Path, paths: Sequence[Path], environ: Mapping[str, str]) -> MachineFacts:
    """Facts of the machine; `paths` are the places besides `home` that a job writes to.

    Whatever touches a disk or the system's records has a thread of its own: a file server that
    does not answer makes its own facts unknown and holds up nobody.
    """
    looking = {
        name: start(look, functools.partial(unknown, name))
        for name, look in _looks(home, environ).items()
    }
    measuring = [
        (path, start(functools.partial(free_bytes, path), functools.partial(unknown, "disk_usage")))
        for path in (home, *paths)
    ]
    end = time.monotonic() + DEADLINE_S

    def left() -> float:
        return max(0.0, end - time.monotonic())

    total, available = memory()
    machine = platform.machine().lower()
    return MachineFacts(
        os=Observed(SYSTEMS.get(sys.platform, sys.platform), "sys"),
        machine=Observed(PROCESSORS.get(machine, machine), "platform"),
        python=Observed(_own_python(), "sys"),
        glibc=glibc(),
        memory_bytes=total,
        memory_available_bytes=available,
        disks=tuple(Disk(str(path), collect(left())) for path, collect in measuring),
        visible_devices=Observed(environ.get("CUDA_VISIBLE_DEVICES", "all"), "environment"),
        hostile_variables=Observed(scrub.hostile(environ), "environment"),
        **{name: collect(left()) for name, collect in looking.items()},
    )


def _looks(home: Path, environ: Mapping[str, str]) -> dict[str, Callable[[], Observed[Any]]]:
    """Name of a fact -> what looks for it."""
    return {
        "cards_on_bus": cards_on_bus,
        "os_version": probe_system.os_version,
        "swap_free_bytes": probe_system.swap_free,
        "temporary": probe_system.temporary,
        "home": lambda: probe_place.probe(home, environ),
        "wsl": probe_system.wsl,
        "wsl_driver": lambda: probe_system.wsl_driver(probe_system.wsl()),
        "long_paths": probe_windows.long_paths,
        "runtime_library": lambda: probe_windows.runtime_library(environ),
        "app_control": probe_windows.app_control,
        "outside_packages": lambda: probe_outside.packages(environ, engine_python(home)),
        "pip_redirects": lambda: probe_outside.pip_redirects(environ),
    }


def engine_python(home: Path) -> str:
    """Python of the engine in use (`3.11`); without one, that which it would be built with."""
    env = switch.current(home / "envs")
    said = str(shelf.read_stamp(env).get("python", "")) if env else ""
    return ".".join(said.split(".")[:2]) or _own_python()


def _own_python() -> str:
    return ".".join(str(part) for part in sys.version_info[:2])


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
