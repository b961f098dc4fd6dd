"""uv, the tool that builds environments: installed by hash with pip, once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from envcheck.building.pythons import base_python, version_here
from envcheck.lockfile import lock_sha256, read_lock
from envcheck.switch import COMPLETE, interpreter
from envcheck.wheels import pip_settings
from envcheck.wheels.index_settings import uv_environment
from installer.home import LOCKS, Home
from installer.trouble import Trouble

LOCK = LOCKS / "bootstrap.txt"
DETAIL_CHARACTERS = 1500


@dataclass(frozen=True)
class Tool:
    """uv, and what it must be told about where packages come from."""

    uv: Path
    index: Mapping[str, str]


def ensure_tool(home: Home) -> Tool:
    """The one from an earlier set-up, else a new one."""
    folder = home.cache / f"bootstrap-{lock_sha256(LOCK)[:8]}-py{version_here()}"
    if not (folder / COMPLETE).is_file() or not interpreter(folder).exists():
        shutil.rmtree(folder, ignore_errors=True)
        _install(folder)
        (folder / COMPLETE).touch()
    uv = interpreter(folder).parent / ("uv.exe" if sys.platform == "win32" else "uv")
    return Tool(uv, uv_environment(pip_settings.read(os.environ), os.environ))


def _install(folder: Path) -> None:
    _run([str(base_python()), "-m", "venv", str(folder)])
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
