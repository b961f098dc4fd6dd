"""`python -m engine inspect [FILE|FOLDER|HUB-ID] [--model M] …`: one JSON object about data, a
model, or both.

Exit code 1 goes with a `problem` that leaves nothing to choose (no file, no rows, a file cut off, a
model that cannot be loaded). A file whose rows only need a decision, such as which column is the
answer, is reported with its `problem` and exit code 0.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, get_args

from engine.contract.problems import Problem
from engine.contract.spec import Fix, LeaveOut
from engine.data.desk.asked import Asked
from engine.data.desk.look import Looker
from engine.data.desk.report import VERSION
from engine.data.store.place import home_of_app

DECIDABLE = (
    "DATA_COLUMNS_UNKNOWN",
    "DATA_KIND_NOT_TRAINABLE",
    "DATA_NO_ANSWERS",
    "DATA_NOTHING_LEFT",
)
"""Problems of a file that was read: the person can choose other columns."""
EMPTY = ("DATA_EMPTY", "DATA_FOLDER_EMPTY")
NO_DATA = ("DATA_NOT_DATA", "DATA_GZIP_BROKEN", "DATA_UNPACKS_TOO_LARGE", "DATA_PARQUET_BROKEN")
"""Problems that say what kind of thing the file is."""
_YES_NO = {"yes": True, "no": False}


def run(argv: list[str]) -> int:
    """Print the report; returns the exit code (0 looked at, 1 refused, 2 usage)."""
    asked = _parser().parse_args(argv)
    if asked.file is None and asked.model is None:
        _parser().error("FILE or --model is needed")
    report, code = inspect(asked)
    indent = None if asked.json else 2
    # ASCII only: whatever the console's encoding is, the object arrives whole.
    sys.stdout.write(json.dumps(report, indent=indent, default=str) + "\n")
    sys.stdout.flush()
    return code


def inspect(given: argparse.Namespace) -> tuple[dict[str, Any], int]:
    """The report and the exit code."""
    home = home_of_app()
    if given.look_up and given.model and given.file is None:
        return _looked_up(given.model, home)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        looker = Looker(Path(folder), home)
        try:
            report = looker.look(_asked(given), lambda what, fields: None, lambda: False)
        except Problem as refused:
            model = looker.model_of_last
            return {"v": VERSION, **model, "path": given.file, **_refusal(refused)}, 1
        finally:
            looker.close()
    if given.file is None and (problem := report["model"].get("problem")):
        return report | {"problem": problem}, 1
    problem = report.get("problem")
    return report, int(problem is not None and problem["code"] not in DECIDABLE)


def _looked_up(repo_id: str, home: Path | None) -> tuple[dict[str, Any], int]:
    """What the hub says of a model; no weights."""
    from engine.models.look_up import look_up

    models = (home or Path()) / "models"
    try:
        return {"v": VERSION, "model": {"id": repo_id, **look_up(repo_id, models)}}, 0
    except Problem as problem:
        refused = {"id": repo_id, "problem": problem.to_json()}
        return {"v": VERSION, "model": refused, "problem": problem.to_json()}, 1


def _asked(given: argparse.Namespace) -> Asked:
    apart = ("file", "json", "look_up")
    named = {name: getattr(given, name) for name in vars(given) if name not in apart}
    return Asked.of(named | {"path": given.file, "header": _YES_NO.get(given.header)})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine inspect")
    parser.add_argument("file", nargs="?", help="a data file, a folder, or owner/name of the hub")
    parser.add_argument("--model", help="a folder, the id of a downloaded hub model, or starter")
    parser.add_argument("--look-up", action="store_true", help="ask the hub about --model")
    parser.add_argument("--max-length", type=_length, help="longest row in tokens")
    parser.add_argument("--columns", type=_columns, help='{"role": "column"} as JSON')
    parser.add_argument("--train-on", choices=("answers", "last_answer", "all"), default="answers")
    parser.add_argument("--chat-template", choices=("model", "formiga"), default="model")
    parser.add_argument("--format", default="auto", help="auto, json, jsonl, csv, parquet, text")
    parser.add_argument("--encoding", help="how bytes become letters")
    parser.add_argument("--delimiter", help="what stands between two cells of a table")
    parser.add_argument("--header", choices=_YES_NO, help="whether the first row names columns")
    parser.add_argument("--fix", dest="fixes", action="append", choices=get_args(Fix))
    parser.add_argument("--leave-out", action="append", choices=get_args(LeaveOut))
    parser.add_argument("--validation", dest="validation_path", help="a file to measure on")
    parser.add_argument("--json", action="store_true", help="one line instead of many")
    return parser


def _length(text: str) -> int:
    if not text.isdigit() or int(text) < 8:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _columns(text: str) -> dict[str, str]:
    try:
        columns = json.loads(text)
    except ValueError:
        raise argparse.ArgumentTypeError(text) from None
    if not isinstance(columns, dict) or not all(isinstance(c, str) for c in columns.values()):
        raise argparse.ArgumentTypeError(text)
    return columns


def _refusal(refused: Problem) -> dict[str, Any]:
    """The problem, and the counts of a file without rows."""
    kind = "empty" if refused.code in EMPTY else "not_data" if refused.code in NO_DATA else None
    counts = dict.fromkeys(("lines_total", "lines_blank", "rows_total", "rows_kept"), 0)
    lists: dict[str, Any] = {"rejected": [], "dropped_rows": [], "warnings": [], "notices": []}
    facts = dict.fromkeys(("format", "encoding", "delimiter"))
    nothing = {"kind": kind, **facts, **counts, "columns": {}, "dropped": {}, **lists}
    return {"problem": refused.to_json(), **nothing}
