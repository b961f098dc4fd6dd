"""Which build of torch lies there: `torch/version.py` read as text, for importing takes seconds."""

from __future__ import annotations

import re
from pathlib import Path

from envcheck import switch
from envcheck.deadline import reason_of
from envcheck.facts import Observed, TorchBuild, unknown

SOURCE = "torch/version.py"


def read(env: Path) -> Observed[TorchBuild]:
    """Version and CUDA version of the torch in an environment."""
    path = switch.site_packages(env) / SOURCE
    if not path.is_file():  # opening a pipe would wait for ever
        return unknown(SOURCE, "not found")
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return unknown(SOURCE, reason_of(error))
    return Observed(TorchBuild(_assigned("__version__", text), _assigned("cuda", text)), SOURCE)


def _assigned(name: str, text: str) -> str:
    """The string that Python source assigns to a name at its top level; "" for anything else."""
    match = re.search(rf"^{name}\b[^=\n]*=\s*['\"]([^'\"]+)['\"]", text, re.MULTILINE)
    return match.group(1) if match else ""
