"""Our own code, compiled once at the set-up.

A start that has to compile it itself takes twice as long (0.7 s more), and where the folder cannot
be written, or `PYTHONDONTWRITEBYTECODE` is set, that would be every start.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

from envcheck import scrub, switch
from installer.home import CODE

DEADLINE_S = 120.0


def compile_code(env: Path, *folders: str) -> None:
    """Compile folders of our code for an environment's Python; what is compiled already stays.

    That it fails is no reason to stop: the same code runs, only later.
    """
    command = [str(switch.interpreter(env)), "-I", "-X", "utf8", "-m", "compileall", "-q"]
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            [*command, *folders],
            cwd=CODE,
            env=scrub.scrubbed(os.environ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=DEADLINE_S,
            check=False,
        )
