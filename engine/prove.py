"""`python -m engine prove`: try 4-bit training and the chat page on a device, and measure.

Prints one JSON object to a line: `{"begin": part}` before a part, the part's result after it, and
at the end the device and the parts that mean nothing on it. A part that fails is a result, not an
end: exit code 0 says that every part could be tried. Whoever reads this may see it end anywhere.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from engine.process_settings import settle_process
from engine.quiet import quiet_libraries
from envcheck import causes
from envcheck.problems import WORDS

if TYPE_CHECKING:
    import torch

    from engine.prove_parts import Bench

PARTS = tuple(part for part in WORDS["part"] if part != "imports")


def run(arguments: Sequence[str]) -> int:
    """Run the verb; returns the exit code (0 everything was tried, 1 not, 2 usage)."""
    asked = _parser().parse_args(arguments)
    with answers_alone() as out:
        quiet_libraries()
        settle_process()
        # Nothing of the proof needs the network; a library that asks the model hub must fail.
        os.environ["HF_HUB_OFFLINE"] = "1"
        # Windows does not delete weights that are still mapped; the next clean-up of it may.
        place = tempfile.TemporaryDirectory(prefix="formiga-proof-", ignore_cleanup_errors=True)
        with place as folder:
            return _prove(asked.device, asked.parts, Path(folder), out)


def _prove(asked: str, names: Sequence[str], folder: Path, out: TextIO) -> int:
    try:
        bench = make_bench(asked, folder)
        from engine.prove_parts import not_applicable
    except Exception as error:  # torch or the device itself: the first part says so
        _say(out, {"begin": names[0]})
        _say(out, failed(names[0], error, 0.0))
        return 1
    left_out = [name for name in names if name in not_applicable(bench.device)]
    for name in names:
        if name not in left_out:
            _say(out, {"begin": name})
            _say(out, try_part(name, bench))
    _say(out, {**_named(bench.device), "not_applicable": left_out})
    return 0


def make_bench(asked: str, folder: Path) -> Bench:
    """The device and the precision that a small job would have there."""
    import torch

    from engine.device import choose_precision, ready_device
    from engine.prove_model import Bench

    if asked == "auto":
        asked = "cuda" if torch.cuda.is_available() else "cpu"
    if asked == "cuda":
        torch.cuda.init()  # says why where there is no card to use
    device = ready_device("cuda:0" if asked == "cuda" else asked)
    return Bench(device, choose_precision("auto", device, 0), folder)


def try_part(name: str, bench: Bench) -> dict[str, Any]:
    """Run one part; its result as it is printed."""
    from engine.prove_parts import PARTS as TRIES

    begun = time.monotonic()
    try:
        found = TRIES[name](bench)
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        return failed(name, error, time.monotonic() - begun)
    return {
        "name": name,
        "passed": found.passed,
        "measured": found.measured if math.isfinite(found.measured) else None,
        "limit": found.limit,
        "seconds": round(time.monotonic() - begun, 3),
        "module": "",
        "cause": "" if found.passed else "numbers wrong",
        "error": found.error,
    }


def failed(name: str, error: BaseException, seconds: float) -> dict[str, Any]:
    """The result of a part that could not end."""
    text = causes.said(error)
    return {
        "name": name,
        "passed": False,
        "measured": None,
        "limit": None,
        "seconds": round(seconds, 3),
        "module": (error.name or "") if isinstance(error, ImportError) else "",
        "cause": causes.classify(text),
        "error": causes.headline(text),
    }


@contextlib.contextmanager
def answers_alone() -> Iterator[TextIO]:
    """The real stdout for our lines; what libraries print, in C too, goes to stderr meanwhile."""
    sys.stdout.flush()
    kept = os.dup(1)
    before = sys.stdout
    with os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n") as out:
        os.dup2(2, 1)
        sys.stdout = sys.stderr
        try:
            yield out
        finally:
            sys.stdout = before
            os.dup2(kept, 1)
            os.close(kept)


def _say(out: TextIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line, allow_nan=False) + "\n")
    out.flush()


def _named(device: torch.device) -> dict[str, str]:
    import torch

    from engine.device import device_name

    if device.type != "cuda":
        return {"device": "cpu", "device_name": device_name(device), "driver": ""}
    uuid = getattr(torch.cuda.get_device_properties(device), "uuid", "")
    return {
        "device": f"GPU-{uuid}" if uuid else "cuda",
        "device_name": device_name(device),
        "driver": "",  # torch knows CUDA's version only; whoever started this knows the driver's
    }


def _names(text: str) -> list[str]:
    asked = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in asked if name not in PARTS]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(", ".join(unknown) or "no part")
    return [name for name in PARTS if name in asked]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine prove", description=__doc__)
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--parts", type=_names, default=list(PARTS), help=", ".join(PARTS))
    return parser
