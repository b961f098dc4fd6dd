"""Opening the window from the command line: a process of its own, told apart from a failed one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.cli.call import Call
from desktop.problems import AppProblem

EARLY_S = 2.0
"""A window that is still there after this long has opened: a missing library ends it at once."""
POLL_S = 0.05
TAIL_CHARS = 600
NEEDS_NO_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def has_display() -> bool:
    """Whether a window could be seen."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in NEEDS_NO_DISPLAY:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(call: Call, run: Path | None = None) -> None:
    """Starts the window, on a run if one is given, and returns while it is open.

    Raises:
        AppProblem: NO_DISPLAY, or WINDOW_DID_NOT_OPEN with its last words.
    """
    if not has_display():
        raise AppProblem("NO_DISPLAY")
    # As the command itself was started: no PYTHON* variable and no user folder in the way.
    command = [sys.executable, "-E", "-s", "-X", "utf8", "-m", "desktop"]
    command += ["--run", str(run)] if run else []
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            env=os.environ | {paths.HOME_VARIABLE: str(call.home)},
            cwd=paths.code_root(),
            **_apart(),
        )
        code = _early_exit(process)
        if code:
            words.seek(0)
            text = words.read().decode("utf-8", "replace").strip()[-TAIL_CHARS:]
            raise AppProblem("WINDOW_DID_NOT_OPEN", exit_code=code, stderr_tail=text)
    call.answer({"window": process.pid})


def _apart() -> dict[str, Any]:
    """Closing the terminal must not close the window."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _early_exit(process: subprocess.Popen[bytes]) -> int | None:
    """Its exit code if it ended at once (0: an open window took over), else None."""
    end = time.monotonic() + EARLY_S
    while time.monotonic() < end:
        if process.poll() is not None:
            return process.returncode
        time.sleep(POLL_S)
    process.returncode = 0  # it outlives us on purpose: nothing is left to wait for
    return None
