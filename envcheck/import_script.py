"""Imports what training and chatting need, one package after the other, and says how it went.

Runs inside the engine's interpreter, in the folder of our own code, and imports nothing of ours.
Prints JSON lines: `{"begin": name}`, then `{"name", "passed", "module", "error", "seconds"}`, and
ends at the first that fails. `module` is the package whose code raised, `error` what it and those
that imported it said, the first cause first. If the process dies, the last that was begun did it.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import logging
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    # As `python -m` does it: our code's folder, not the one that this script lies in.
    sys.path[0] = str(Path.cwd())


def numpy_bridge() -> None:
    """Arrays must cross from numpy to torch: a torch for another numpy imports, and cannot."""
    numpy, torch = _package("numpy"), _package("torch")
    if float(torch.from_numpy(numpy.ones(3)).sum()) != 3.0:
        raise RuntimeError("numpy")


def trainer() -> None:
    """transformers leaves out, with a warning, what it finds too old; its names are empty then."""
    transformers, utils = _package("transformers"), _package("transformers.utils")
    for package in ("torch", "accelerate", "peft", "bitsandbytes"):
        available = getattr(utils, f"is_{package}_available", None)
        if available is not None and not available():
            version = _version(package)
            message = f"transformers {transformers.__version__} does not accept {package} {version}"
            raise ImportError(message)
    _ = transformers.Trainer.train  # loads the rest; an empty stand-in has no such name


def bitsandbytes() -> None:
    """Where its compiled part does not load it imports all the same, with a stand-in."""
    native = getattr(_package("bitsandbytes.cextension"), "lib", None)
    if "Mock" in type(native).__name__:
        raise ImportError(getattr(native, "error_msg", "") or "no compiled library")


def _package(name: str) -> Any:
    # By name: this file stands among ours, which import nothing of the engine's.
    return importlib.import_module(name)


def _seed() -> Path | None:
    """gradio's file of random numbers in its own package folder, where it is not there yet.

    Importing gradio makes it; an environment is left as it was built.
    """
    found = importlib.util.find_spec("gradio")
    file = Path(found.origin).with_name("hash_seed.txt") if found and found.origin else None
    return file if file is not None and not file.exists() else None


SEED = _seed()
STEPS = {
    "torch": None,
    "numpy": numpy_bridge,
    "accelerate": None,
    "datasets": None,
    "bitsandbytes": bitsandbytes,
    "transformers": trainer,
    "peft": None,
    "gradio": None,
}
"""Package -> what is tried besides importing it; what others import comes first. The chat page's
is the last: training goes on without it."""


def told(error: BaseException | None, name: str) -> dict[str, object]:
    """Which package failed and what was said, the first cause first."""
    if error is None:
        return {"module": "", "error": ""}
    chain = [error]
    while len(chain) < 20:
        last = chain[-1]
        before = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if before is None:
            break
        chain.append(before)
    said = [f"{type(one).__name__}: {one}".strip() for one in reversed(chain)]
    return {"module": culprit(chain[-1]) or name, "error": "\n".join(said)[:6000]}


def culprit(error: BaseException) -> str:
    """The installed package whose code raised; "" where none can be told."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        files.append(error.filename or "")
    for file in reversed(files):
        parts = file.replace("\\", "/").split("/site-packages/")
        if len(parts) > 1:
            return parts[-1].split("/")[0].removesuffix(".py")
    return ""


def since(begun: float) -> float:
    """Seconds, to the millisecond."""
    return round(time.monotonic() - begun, 3)


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
        begun, error = time.monotonic(), None
        try:
            importlib.import_module(name)
            if more is not None:
                more()
        except BaseException as caught:  # a package that ends the process is broken too
            traceback.print_exc()
            error = caught
        if SEED is not None:
            SEED.unlink(missing_ok=True)
        say({"name": name, "passed": error is None, **told(error, name), "seconds": since(begun)})
        if error is not None:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
