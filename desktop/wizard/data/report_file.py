"""The row report as a file that the person saves: everything as JSON, or the lines as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.sentences.rows import drop_word, reject_word

_NOT_SAVED = ("preview", "example", "partial", "counted", "model")


def save_report(report: Mapping[str, Any], target: Path) -> None:
    """Write the report; the ending `.csv` chooses the lines, everything else is JSON.

    Raises:
        OSError: the file cannot be written.
    """
    if target.suffix.lower() == ".csv":
        # with a mark in front, or a spreadsheet on Windows reads the letters wrongly
        target.write_text(_as_csv(report), encoding="utf-8-sig", newline="")
    else:
        kept = {key: value for key, value in report.items() if key not in _NOT_SAVED}
        text = json.dumps(kept, ensure_ascii=False, indent=1, default=str)
        target.write_text(text + "\n", encoding="utf-8")


def _as_csv(report: Mapping[str, Any]) -> str:
    """One line for each listed row that is not used: file, line, code, words."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["file", "line", "code", "reason"])
    name = Path(str(report.get("path", ""))).name
    for key, word in (("rejected", reject_word), ("dropped_rows", drop_word)):
        for entry in report.get(key) or ():
            code = str(entry.get("reason", ""))
            rows.writerow([entry.get("file") or name, entry.get("line", ""), code, word(code)])
    return out.getvalue()
