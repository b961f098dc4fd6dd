"""Which file system a path lies on (Linux and macOS)."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

try:
    import psutil
except ImportError:  # the set-up checks the machine before anything is installed
    psutil = None

MOUNTS = Path("/proc/self/mounts")


def file_system(path: Path, table: Path = MOUNTS) -> str:
    """Type of the file system that `path` lies on, or will lie on: `ext4`; "" where nobody says.

    Raises:
        OSError: if the table of mounts or the path cannot be read.
    """
    if sys.platform == "win32":
        return ""
    mounted = _mounted(table)
    real = PurePosixPath(path.resolve())
    over = [point for point in mounted if real.is_relative_to(point)]
    return mounted[max(over, key=lambda point: len(PurePosixPath(point).parts))] if over else ""


def _mounted(table: Path) -> dict[str, str]:
    """Mount point -> file system; of several on one point the last, which covers the others."""
    if sys.platform.startswith("linux"):
        text = table.read_text(encoding="utf-8", errors="surrogateescape")
        rows = [line.split() for line in text.splitlines()]
        return {_unescaped(row[1]): row[2] for row in rows if len(row) > 2}
    found = psutil.disk_partitions(all=True) if psutil else []
    return {part.mountpoint: part.fstype for part in found}


def _unescaped(point: str) -> str:
    r"""The kernel writes a space as `\040`."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), point)
