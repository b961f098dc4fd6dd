"""What is read from the bytes of the real bitsandbytes, against what its makers compiled."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

import pytest

from envcheck.probes import fatbin

PACKAGE = Path(importlib.util.find_spec("bitsandbytes").origin).parent
LIBRARIES = sorted(PACKAGE.glob("*bitsandbytes_cuda*"))
OLD = ("6.0", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0")
NEW = ("7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "12.0")
COMPILED = {
    "118": (OLD, ("9.0",)),
    "121": (OLD, ("9.0",)),
    "124": (OLD, ("9.0",)),
    "126": (OLD, ("9.0",)),
    "128": (("7.0", *NEW), ("12.0",)),
    "130": (NEW, ("12.0",)),
    "132": (NEW, ("12.0",)),
}
"""bitsandbytes 0.50.2, by CUDA version: machine code, and code for newer cards."""

pytestmark = pytest.mark.skipif(not LIBRARIES or sys.platform == "darwin", reason="no CUDA parts")


def test_every_cuda_library_holds_what_was_compiled():
    begun = time.monotonic()
    for library in LIBRARIES:
        with library.open("rb") as stream:
            code = fatbin.code_in_file(stream)
        assert (code.native, code.portable) == COMPILED[library.stem[-3:]], library.name
    assert time.monotonic() - begun < 5


def test_reading_from_front_to_back_gives_the_same():
    library = LIBRARIES[-1]
    with library.open("rb") as stream:
        assert fatbin.code_in_stream(stream, library.stat().st_size).native == NEW
