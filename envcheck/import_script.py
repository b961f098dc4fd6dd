"""Imports what training and chatting need, one package after the other, and says how it went.

Runs inside the engine's interpreter, in the folder of our own code, and imports nothing of ours.
Prints JSON lines: `{"begin": name}`, then `{"name", "passed", "seconds", "error"}` with the whole
traceback; it ends at the first that fails. Its name says nothing if it dies: then the last begun did.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
import time
import traceback
from typing import Any

if __name__ == "__main__":
    # As `python -m` does it: our code's folder, not the one that this script lies in.
    sys.path[0] = os.getcwd()  # noqa: PTH109 - pathlib is not needed before the clock starts


def numpy_bridge() -> None:
    """Arrays must cross from numpy to torch: a torch for another numpy imports, and cannot."""
    import numpy
    import torch

    if float(torch.from_numpy(numpy.ones(3)).sum()) != 3.0:
        raise RuntimeError


def trainer() -> None:
    """transformers leaves out, with a warning, what it finds too old; its names are empty then."""
    import transformers
    from transformers import Trainer, utils

    for package in ("torch", "accelerate", "peft", "bitsandbytes"):
        available = getattr(utils, f"is_{package}_available", None)
        if available is not None and not available():
            version = _version(package)
            message = f"transformers {transformers.__version__} does not accept {package} {version}"
            raise ImportError(message)
    Trainer.train  # noqa: B018 - an empty stand-in has no such name


def bitsandbytes() -> None:
    """Where its compiled part does not load it imports all the same, with a stand-in."""
    import bitsandbytes as package

    cextension: Any = importlib.import_module(f"{package.__name__}.cextension")
    native = getattr(cextension, "lib", None)
    if "Mock" in type(native).__name__:
        raise ImportError(getattr(native, "error_msg", "") or "no compiled library")


STEPS = {
    "torch": None,
    "numpy": numpy_bridge,
    "transformers": trainer,
    "peft": None,
    "bitsandbytes": bitsandbytes,
    "datasets": None,
    "accelerate": None,
    "gradio": None,
}
"""Package -> what is tried besides importing it. The chat page's comes last: training goes on
without it."""


def _version(package: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def main() -> int:
    """Import everything; returns 0 if all of it worked."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # what packages print, in C too, is not for our reader
    sys.stdout = sys.stderr
    logging.captureWarnings(capture=True)
    os.environ.update(HF_HUB_OFFLINE="1", GRADIO_ANALYTICS_ENABLED="False")

    def say(line: dict[str, object]) -> None:
        out.write(json.dumps(line) + "\n")
        out.flush()

    for name, more in STEPS.items():
        say({"begin": name})
        begun, error = time.monotonic(), ""
        try:
            importlib.import_module(name)
            if more is not None:
                more()
        except BaseException:  # a package that ends the process is broken too
            error = traceback.format_exc()[-6000:]
        seconds = round(time.monotonic() - begun, 3)
        say({"name": name, "passed": not error, "seconds": seconds, "error": error})
        if error:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
