"""`python -m engine desk`: a long-lived process that looks at data files for the window.

JSON lines: requests on standard input, answers on standard output (`engine.data.desk.service`).
It ends when its standard input is closed, whatever it is doing: whoever asked is gone.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

from engine.data.desk.service import Desk
from engine.data.store.place import home_of_app

SHELF = Path("cache") / "desk"


def run(argv: list[str]) -> int:
    """Serve until standard input ends."""
    if argv:
        sys.stderr.write("usage: python -m engine desk\n")
        return 2
    requests, answers = _own_streams()
    home = home_of_app()
    desk = Desk(home / SHELF if home else _temporary(), Sender(answers), home)
    for line in requests:
        try:
            request = json.loads(line)
        except ValueError:
            continue
        if isinstance(request, dict):
            desk.take(request)
    # the threads may be anywhere; files they hold are deleted by the system
    os._exit(0)


class Sender:
    """Writes answers, one per line, whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def __call__(self, answer: dict[str, Any]) -> None:
        # ASCII only: no console, pipe or code page changes it
        line = json.dumps(answer, default=str).encode("ascii") + b"\n"
        with self._lock:
            try:
                self._stream.write(line)
                self._stream.flush()
            except OSError:  # nobody listens any more
                os._exit(0)


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes under other numbers; 0 is empty and 1 goes where 2 goes.

    A library that prints must not spoil an answer. And on Windows a library that asks about handle
    0 while it is loaded would wait until a read of that pipe ends.
    """
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _temporary() -> Path:
    import tempfile

    return Path(tempfile.gettempdir())
