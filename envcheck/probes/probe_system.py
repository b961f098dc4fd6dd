"""Looks at the operating system: its version, swap, temporary files, and whether it is WSL."""

from __future__ import annotations

import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path

from envcheck import scrub
from envcheck.deadline import reason_of
from envcheck.facts import Observed, TemporaryFolder, unknown
from envcheck.probes import mounts

try:
    import psutil
except ImportError:  # the set-up checks the machine before anything is installed
    psutil = None

PROC_VERSION = Path("/proc/version")
IN_MEMORY = ("tmpfs", "ramfs")


def os_version() -> Observed[str]:
    """`6.1.0`, `10.0.26100` or `14.5`, without what distributions write behind it."""
    if sys.platform == "win32":
        said = platform.version()
    else:
        said = platform.mac_ver()[0] if sys.platform == "darwin" else platform.release()
    match = re.match(r"\d+(\.\d+)*", said)
    return Observed(match[0], "platform") if match else unknown("platform", "not reported")


def swap_free() -> Observed[int]:
    """Free bytes of swap space or page file; 0 where there is none."""
    if psutil is None:
        return unknown("psutil", "not found")
    try:
        return Observed(int(psutil.swap_memory().free), "psutil")
    except (OSError, RuntimeError) as error:  # a container may hide it
        return unknown("psutil", reason_of(error))


def temporary() -> Observed[TemporaryFolder]:
    """The folder that programs of this person use for temporary files."""
    try:
        path = Path(tempfile.gettempdir())
        free = shutil.disk_usage(path).free
    except OSError as error:  # none of the usual folders can be written to
        return unknown("tempfile", reason_of(error))
    in_memory = mounts.file_system(path) in IN_MEMORY
    return Observed(TemporaryFolder(str(path), free, in_memory), "tempfile")


def wsl(proc_version: Path = PROC_VERSION) -> Observed[bool]:
    """Whether this Linux runs inside Windows."""
    if not sys.platform.startswith("linux"):
        return Observed(False, "sys")
    try:
        text = proc_version.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return unknown(str(proc_version), reason_of(error))
    return Observed("microsoft" in text.lower(), str(proc_version))


def wsl_driver(inside: Observed[bool], folder: Path | None = None) -> Observed[str]:
    """Where Windows' driver gives its library to WSL; "" where it does not, or elsewhere."""
    folder = folder or scrub.WSL_DRIVER
    if inside.value is None:
        return unknown(inside.source, inside.reason)
    try:
        there = inside.value and (folder / scrub.DRIVER_LIBRARY).exists()
    except OSError as error:
        return unknown(str(folder), reason_of(error))
    return Observed(str(folder) if there else "", str(folder))
