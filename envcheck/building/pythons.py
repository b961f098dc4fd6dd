"""A Python that a lock is for: the one at hand, else one of the system, else one that uv fetches.

Standard library only. Locks are made for one minor version; the app itself runs on several.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from envcheck import scrub

FIND_DEADLINE_S = 60
FETCH_DEADLINE_S = 900
FOLDER = "python"
"""Below the home: Pythons that were fetched because the system has no suitable one."""


def version_here() -> str:
    """Version of the running Python, as the matrix names it: ``3.11``."""
    return ".".join(str(part) for part in sys.version_info[:2])


def base_python() -> Path:
    """The system's Python, also when a virtual environment's started us: that one may go away."""
    return Path(getattr(sys, "_base_executable", "") or sys.executable)


def find(
    versions: Sequence[str],
    uv: Path,
    home: Path,
    environ: Mapping[str, str],
    on_fetch: Callable[[str], None] | None = None,
) -> tuple[str, Path] | None:
    """The first of `versions` (in order of preference) that there is a Python for, and its path.

    `environ` tells uv where Pythons come from. `on_fetch(version)` is called before the first one
    is fetched (uv checks its hash); without it nothing is fetched.
    """
    if version_here() in versions:
        return version_here(), base_python()
    for version in versions:
        if found := _find(version, uv, home, environ):
            return version, found
    if on_fetch is None:
        return None
    on_fetch(versions[0])
    fetched = _fetch(versions[0], uv, home, environ)
    found = _find(versions[0], uv, home, environ) if fetched else None
    return (versions[0], found) if found else None


def _find(version: str, uv: Path, home: Path, environ: Mapping[str, str]) -> Path | None:
    command = [str(uv), "python", "find", "--no-config", "--no-project", "--system", version]
    answer = _ask(command, home, environ, FIND_DEADLINE_S)
    lines = answer.stdout.strip().splitlines() if answer and answer.returncode == 0 else []
    return Path(lines[-1]) if lines else None


def _fetch(version: str, uv: Path, home: Path, environ: Mapping[str, str]) -> bool:
    command = [str(uv), "python", "install", "--no-config", "--no-bin", version]
    answer = _ask(command, home, environ, FETCH_DEADLINE_S)
    return answer is not None and answer.returncode == 0


def _ask(
    command: list[str], home: Path, environ: Mapping[str, str], deadline_s: float
) -> subprocess.CompletedProcess[str] | None:
    own = {
        "NO_COLOR": "1",
        "UV_PYTHON_DOWNLOADS": "manual",
        "UV_PYTHON_INSTALL_DIR": str(home / FOLDER),
    }
    try:
        return subprocess.run(
            command,
            cwd=home,
            env={**scrub.scrubbed(os.environ), **environ, **own},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=deadline_s,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
