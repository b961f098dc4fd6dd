"""pyqtgraph and numpy cost 0.7 s and 54 MB: nothing but an open run page may pay for them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

DESKTOP = Path(__file__).parents[3] / "desktop"


def test_only_the_chart_and_its_parts_import_pyqtgraph() -> None:
    importing = re.compile(r"^\s*(import|from) pyqtgraph\b", re.MULTILINE)
    files = [p for p in DESKTOP.rglob("*.py") if importing.search(p.read_text(encoding="utf-8"))]
    assert sorted(file.name for file in files) == ["chart.py", "chart_parts.py"]


def test_the_pages_load_without_it() -> None:
    code = (
        "import sys, desktop.main_window, desktop.runs.live_page, desktop.runs.list_page,"
        " desktop.results.result_page\n"
        "assert not {'pyqtgraph', 'numpy', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=DESKTOP.parent, check=True, timeout=60)
