"""The computer an environment is for, and which wheel of a pin fits it.

It need not be this computer, nor this interpreter: the app may run on Python 3.12 and build an
engine for 3.11, or collect wheels here for a computer without internet.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from packaging import tags
from packaging.markers import Marker
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import InvalidVersion, Version

from envcheck.lockfile import Pin, normalise

GLIBC = "2.34"  # the app's own floor: what a Linux computer that we know nothing of has at least
MACOS = (14, 0)  # torch's floor
_OLDEST_GLIBC = {"x86_64": 5, "i686": 5}  # 2.5 (manylinux1); every other machine begins at 2.17
_ALIASES = {"2_17": "manylinux2014", "2_12": "manylinux2010", "2_5": "manylinux1"}
_MACHINES = {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}
_SYSTEMS = {"linux": "Linux", "windows": "Windows", "macos": "Darwin"}
_SYS_PLATFORMS = {"linux": "linux", "windows": "win32", "macos": "darwin"}
_HERE = {"win32": "windows", "darwin": "macos"}
_FILE_NAME = re.compile(r"[A-Za-z0-9_.+!-]{5,250}\.whl")  # nothing that could leave a folder


@dataclass(frozen=True)
class Target:
    """A Python on an operating system on a machine."""

    python: str = "3.11"
    """`3.11`, or with the patch level where it is known: `3.11.7`."""
    os: str = "linux"
    """`linux`, `windows` or `macos`."""
    machine: str = "x86_64"
    """`x86_64` or `arm64`; the systems' own spellings are understood as well."""
    glibc: str = ""
    """Of a Linux: "" is this computer's own where it is alike, else the app's floor."""

    @property
    def minor(self) -> str:
        """`3.11`, whatever else is known."""
        return ".".join(self.python.split(".")[:2])

    def is_like(self, other: Target) -> bool:
        """Whether wheels for the one are for the other: same Python, system and machine."""
        mine, theirs = (_spelled(one.machine) for one in (self, other))
        return (self.minor, self.os, mine) == (other.minor, other.os, theirs)

    def ranks(self) -> dict[tags.Tag, int]:
        """Every tag that it can install, the best first."""
        return _ranks(self)

    def environment(self) -> dict[str, str]:
        """What the markers of a lock are judged by."""
        return _environment(self)

    def wants(self, pin: Pin) -> bool:
        """Whether `pin` applies to it."""
        return not pin.marker or Marker(pin.marker).evaluate(self.environment())

    def rank(self, file_name: str, pin: Pin | None = None) -> tuple[int, int] | None:
        """How well a wheel fits, smaller is better; None if it does not, or is not `pin`'s."""
        if not _FILE_NAME.fullmatch(file_name):
            return None
        try:
            name, version, build, offered = parse_wheel_filename(file_name)
        except InvalidWheelFilename:
            return None
        if pin is not None and not (name == pin.name and is_same_version(version, pin.version)):
            return None
        known = self.ranks()
        found = [known[tag] for tag in offered if tag in known]
        return (min(found), -(build[0] if build else 0)) if found else None


def here(python: str = "") -> Target:
    """This computer; `python` is the version that the environment is to have."""
    system = _HERE.get(sys.platform, "linux")
    return Target(python or platform.python_version(), system, _spelled(platform.machine()))


def is_same_version(version: Version, pinned: str) -> bool:
    """Exactly the same, local part included: `2.13.0` is not `2.13.0+cpu`."""
    try:
        return version == Version(pinned)
    except InvalidVersion:
        return False


def name_of(file_name: str) -> str:
    """The normalised name of the distribution that a file belongs to; "" for nonsense."""
    return normalise(file_name.split("-")[0]) if _FILE_NAME.fullmatch(file_name) else ""


def applying(target: Target, pins: Iterable[Pin]) -> list[Pin]:
    """The pins of a lock that `target` needs, in the lock's order."""
    return [pin for pin in pins if target.wants(pin)]


@lru_cache(maxsize=8)
def _ranks(target: Target) -> dict[tags.Tag, int]:
    major, minor = (int(part) for part in target.minor.split("."))
    interpreter = f"cp{major}{minor}"
    platforms = list(_platforms(target))
    ordered = [
        *tags.cpython_tags((major, minor), [interpreter], platforms),
        *tags.compatible_tags((major, minor), interpreter, platforms),
    ]
    ranks: dict[tags.Tag, int] = {}
    for tag in ordered:
        ranks.setdefault(tag, len(ranks))
    return ranks


def _platforms(target: Target) -> Iterator[str]:
    machine = _spelled(target.machine)
    if target.os == "windows":
        yield {"x86_64": "win_amd64"}.get(machine, f"win_{machine}")
    elif target.os == "macos":
        version = _mac_version() if sys.platform == "darwin" else MACOS
        yield from tags.mac_platforms(version, machine)
    elif _is_this_linux(target, machine):
        yield from tags.platform_tags()  # knows musl, 32 bit and what else there may be
    else:
        yield from _linux_platforms("aarch64" if machine == "arm64" else machine, target.glibc)


def _linux_platforms(machine: str, glibc: str) -> Iterator[str]:
    newest = int((glibc or GLIBC).split(".")[1])
    for minor in range(newest, _OLDEST_GLIBC.get(machine, 17) - 1, -1):
        yield f"manylinux_2_{minor}_{machine}"
        if alias := _ALIASES.get(f"2_{minor}"):
            yield f"{alias}_{machine}"
    yield f"linux_{machine}"


def _is_this_linux(target: Target, machine: str) -> bool:
    alike = sys.platform == "linux" and _spelled(platform.machine()) == machine
    return alike and not target.glibc


def _mac_version() -> tuple[int, int]:
    parts = platform.mac_ver()[0].split(".")
    return (int(parts[0]), int(parts[1]) if len(parts) > 1 else 0) if parts[0] else MACOS


def _environment(target: Target) -> dict[str, str]:
    machine = _spelled(target.machine)
    if target.os == "windows":
        machine = {"x86_64": "AMD64", "arm64": "ARM64"}.get(machine, machine)
    elif target.os == "linux" and machine == "arm64":
        machine = "aarch64"
    return {
        "implementation_name": "cpython",
        "implementation_version": _full(target),
        "os_name": "nt" if target.os == "windows" else "posix",
        "platform_machine": machine,
        "platform_release": "",
        "platform_system": _SYSTEMS[target.os],
        "platform_version": "",
        "python_full_version": _full(target),
        "platform_python_implementation": "CPython",
        "python_version": target.minor,
        "sys_platform": _SYS_PLATFORMS[target.os],
    }


def _full(target: Target) -> str:
    """With a patch level; a late one where none is known, as markers ask for fixed bugs."""
    return target.python if target.python.count(".") > 1 else f"{target.python}.99"


def _spelled(machine: str) -> str:
    """One spelling for every system's name of the same machine."""
    return _MACHINES.get(machine.lower(), machine.lower())
