"""Where the shared test material lies: real data files and small real models, not part of the app.

It stands beside the checkout (`../shared`) or where FORMIGA_SHARED points. Tests that need it are
skipped with that reason where it is absent.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_CANDIDATES = (
    os.environ.get("FORMIGA_SHARED", ""),
    str(Path(__file__).resolve().parents[2] / "shared"),
)
SHARED: Path | None = next(
    (Path(c) for c in _CANDIDATES if c and (Path(c) / "data" / "manifest.json").is_file()), None
)
needs_shared = pytest.mark.skipif(
    SHARED is None, reason="the shared test material (../shared or FORMIGA_SHARED) is not here"
)


def shared(name: str) -> Path:
    """A file or folder of the shared material, such as `data/alpaca_en.json`."""
    if SHARED is None:
        pytest.skip("the shared test material (../shared or FORMIGA_SHARED) is not here")
    return SHARED / name
