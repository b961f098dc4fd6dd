"""`python -m engine standby`: an engine that has imported everything and waits for a run.

Its standard input is a line of JSON, `{"verb": "train", "run": "…", "environ": {…}}`, and the
leash: while it waits it ends with whoever started it. Once the line has come it says
`{"taken": true}`, lets go of the leash, writes into the run's `engine.log` and is an engine like
any other. The imports have a thread of their own, so that a run is taken, and a closed leash
noticed, while they are still going on.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from engine.libraries import import_libraries
from engine.run_verb import run_training

VERBS = ("train", "resume")
_output = threading.Lock()
"""Nothing but a run's own words gets into its log."""


def run(arguments: list[str]) -> int:
    """Wait for a run and train it; returns its exit code, 2 on wrong usage."""
    if arguments:
        sys.stderr.write("usage: python -m engine standby\n")
        return 2
    leash = _leash()
    taken = threading.Event()
    threading.Thread(target=_get_ready, args=(taken,), name="imports", daemon=True).start()
    verb, folder = _take(leash, taken)
    return run_training(folder, resume=verb == "resume", began_s=time.time())


def _get_ready(taken: threading.Event) -> None:
    """Import; a failure is the run's to tell, which imports once more."""
    with suppress(Exception):
        import_libraries()
        with _output:
            if not taken.is_set():
                _say({"ready": True})


def _take(leash: BinaryIO, taken: threading.Event) -> tuple[str, Path]:
    """(verb, run) of the line; without one the process ends here, whatever it is importing."""
    try:
        request = json.loads(leash.readline())
        folder, verb = Path(request["run"]), str(request["verb"])
        environ = {str(name): str(value) for name, value in request.get("environ", {}).items()}
        log = os.open(folder / "engine.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        if verb not in VERBS:
            os._exit(2)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        os._exit(0)
    with _output:
        _say({"taken": True})
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.close(log)
        os.environ.update(environ)
        taken.set()
    return verb, folder


def _leash() -> BinaryIO:
    """Standard input under another number; 0 is empty, as it is for every engine.

    On Windows a library that asks about handle 0 while it is loaded would wait until a read of that
    pipe ends.
    """
    leash = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return os.fdopen(leash, "rb")


def _say(document: dict[str, bool]) -> None:
    with suppress(OSError):  # nobody listens: the leash says the rest
        os.write(1, json.dumps(document).encode() + b"\n")
