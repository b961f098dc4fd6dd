"""The `formiga` command in $FORMIGA_HOME/bin: it knows its interpreter, code and home."""

from __future__ import annotations

import sys
from pathlib import Path

from envcheck import durable, switch
from installer.home import CODE, Home

STARTER = "formiga-start.py"

# Isolated (-I): no PYTHON* variable, user folder or working folder gets in the way. The working
# folder stays the person's, so that relative file names mean what they say.
_START = """\
\"\"\"Starts Formiga; written by installer/bootstrap.py.\"\"\"

import os
import runpy
import sys

sys.path.insert(0, {code!r})
os.environ["FORMIGA_HOME"] = {home!r}
runpy.run_module("desktop.cli", run_name="__main__", alter_sys=True)
"""


def write_launcher(home: Home, app: Path) -> Path:
    """Write the command for the app environment `app`; returns its path."""
    start = home.bin / STARTER
    durable.write_text(start, _START.format(code=str(CODE), home=str(home.root)))
    if sys.platform == "win32":
        return _write_cmd(home, app)
    launcher = home.bin / "formiga"
    command = " ".join(_quoted(part) for part in command_line(home, app))
    durable.write_text(launcher, f'#!/bin/sh\nexec {command} "$@"\n')
    launcher.chmod(0o755)
    return launcher


def command_line(home: Home, app: Path) -> list[str]:
    """How to start the command without the launcher."""
    return [str(switch.interpreter(app)), "-I", "-X", "utf8", str(home.bin / STARTER)]


def _write_cmd(home: Home, app: Path) -> Path:
    """Relative to itself (%~dp0): a batch file cannot hold every character a user name may have."""
    launcher = home.bin / "formiga.cmd"
    python = f"%~dp0..\\app\\{app.name}\\Scripts\\python.exe"
    line = f'@"{python}" -I -X utf8 "%~dp0{STARTER}" %*\r\n'
    launcher.write_bytes(line.encode("ascii"))
    return launcher


def _quoted(part: str) -> str:
    """Quoted for sh, whatever is in it."""
    return "'" + part.replace("'", "'\\''") + "'"
