"""numpy costs 0.1 s and 10 MB: nothing but an open run page may pay for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DESKTOP = Path(__file__).parents[3] / "desktop"


def test_the_pages_load_without_it() -> None:
    code = (
        "import sys, desktop.main_window, desktop.runs.live_page, desktop.runs.list_page,"
        " desktop.results.result_page\n"
        "assert not {'numpy', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=DESKTOP.parent, check=True, timeout=60)
