"""uv, the tool that builds environments: installed by hash with pip, once.

Also: a Python for the engine where the running one has no lock.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from envcheck.index_settings import read_pip_settings, uv_environment
from envcheck.lockfile import lock_sha256, read_lock
from envcheck.switch import COMPLETE, interpreter
from installer.home import LOCKS, Home
from installer.machine import Row, python_version
from installer.trouble import Trouble

LOCK = LOCKS / "bootstrap.txt"
DETAIL_CHARACTERS = 1500
FIND_DEADLINE_S = 60
FETCH_DEADLINE_S = 900


@dataclass(frozen=True)
class Tool:
    """uv, and what it must be told about where packages come from."""

    uv: Path
    index: Mapping[str, str]


def ensure_tool(home: Home) -> Tool:
    """The one from an earlier set-up, else a new one."""
    folder = home.cache / f"bootstrap-{lock_sha256(LOCK)[:8]}-py{python_version()}"
    if not (folder / COMPLETE).is_file() or not interpreter(folder).exists():
        shutil.rmtree(folder, ignore_errors=True)
        _install(folder)
        (folder / COMPLETE).touch()
    uv = interpreter(folder).parent / ("uv.exe" if sys.platform == "win32" else "uv")
    return Tool(uv, uv_environment(read_pip_settings(interpreter(folder)), os.environ))


def _install(folder: Path) -> None:
    _run([base_python(), "-m", "venv", str(folder)])
    command = [str(interpreter(folder)), "-m", "pip", "install", "--retries", "2"]
    command += ["--disable-pip-version-check", "--no-input", "--quiet", "--require-hashes"]
    _run([*command, "--no-deps", "--only-binary", ":all:", "-r", str(LOCK)])


def _run(command: list[str]) -> None:
    environ = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    answer = subprocess.run(
        command, env=environ, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if answer.returncode:
        said = (answer.stdout + answer.stderr).strip()[-DETAIL_CHARACTERS:]
        version = ", ".join(pin.version for pin in read_lock(LOCK))
        raise Trouble("TOOL_FAILED", version=version, detail=said)


def base_python() -> str:
    """The system's Python, also when a virtual environment's started us: that one may go away."""
    return getattr(sys, "_base_executable", "") or sys.executable


def python_for(
    rows: list[Row], tool: Tool, home: Home, on_fetch: Callable[[str], None]
) -> tuple[Row, Path]:
    """A row of `rows` (in order of preference) and a Python that it can be built with.

    The running Python if it has a lock, else one that uv finds on the system, else one that uv
    fetches (it checks the hash). `on_fetch(version)` is called before fetching.
    """
    for row in rows:
        if row.python == python_version():
            return row, Path(base_python())
    for row in rows:
        if found := _find(row.python, tool, home):
            return row, found
    on_fetch(rows[0].python)
    if _fetch(rows[0].python, tool, home) and (found := _find(rows[0].python, tool, home)):
        return rows[0], found
    versions = ", ".join(row.python for row in rows)
    raise Trouble("NO_PYTHON", versions=versions, found=python_version())


def _find(version: str, tool: Tool, home: Home) -> Path | None:
    command = [str(tool.uv), "python", "find", "--no-config", "--no-project", "--system", version]
    answer = _ask(command, tool, home, FIND_DEADLINE_S)
    lines = answer.stdout.strip().splitlines() if answer and answer.returncode == 0 else []
    return Path(lines[-1]) if lines else None


def _fetch(version: str, tool: Tool, home: Home) -> bool:
    command = [str(tool.uv), "python", "install", "--no-config", "--no-bin", version]
    answer = _ask(command, tool, home, FETCH_DEADLINE_S)
    return answer is not None and answer.returncode == 0


def _ask(
    command: list[str], tool: Tool, home: Home, deadline_s: float
) -> subprocess.CompletedProcess[str] | None:
    environ = {**os.environ, **tool.index, "NO_COLOR": "1", "UV_PYTHON_DOWNLOADS": "manual"}
    environ["UV_PYTHON_INSTALL_DIR"] = str(home.pythons)
    environ.pop("VIRTUAL_ENV", None)
    try:
        return subprocess.run(
            command,
            cwd=home.root,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=deadline_s,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
