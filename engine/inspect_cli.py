"""`python -m engine inspect [FILE] [--model M]`: one JSON object about a file, a model, or both.

Exit code 1 goes with a `problem` that leaves nothing to choose (no file, no rows, a file cut off, a
model that cannot be loaded). A file whose rows only need a decision, such as which column is the
answer, is reported with its `problem` and exit code 0.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.problems import Problem
from engine.data.desk.model import Models
from engine.data.desk.report import VERSION, file_facts, preview, row_counts
from engine.data.desk.survey import Survey
from engine.data.reading.read import open_data
from engine.models.inspect import ModelFacts

if TYPE_CHECKING:
    from engine.data.rendering.lengths import LengthMeter

DEFAULT_LENGTH = 2048
DECIDABLE = (
    "DATA_COLUMNS_UNKNOWN",
    "DATA_KIND_NOT_TRAINABLE",
    "DATA_NO_ANSWERS",
    "DATA_NOTHING_LEFT",
)
"""Problems of a file that was read: the person can choose other columns."""


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


def inspect(asked: argparse.Namespace) -> tuple[dict[str, Any], int]:
    """The report and the exit code."""
    report: dict[str, Any] = {"v": VERSION}
    facts = None
    if asked.model is not None:
        report["model"], facts = Models().facts(asked.model)
    if asked.file is None:
        if problem := report["model"].get("problem"):
            return report | {"problem": problem}, 1
        return report, 0
    try:
        found, problem = _file(asked, facts)
    except Problem as refused:
        refusal = {"path": str(asked.file), "problem": refused.to_json()}
        kind = {"DATA_EMPTY": "empty", "DATA_NOT_DATA": "not_data"}.get(refused.code)
        nothing = _nothing(kind) if kind else {}
        return report | refusal | nothing, 1
    report |= found
    if problem is None:
        return report, 0
    return report | {"problem": problem.to_json()}, int(problem.code not in DECIDABLE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine inspect")
    parser.add_argument("file", nargs="?", type=Path, help="the data file")
    parser.add_argument("--model", help="a folder, the id of a downloaded hub model, or starter")
    parser.add_argument("--max-length", type=_length, help="longest row in tokens")
    parser.add_argument("--columns", type=_columns, help='{"role": "column"} as JSON')
    parser.add_argument("--train-on", choices=("answers", "last_answer", "all"), default="answers")
    parser.add_argument("--format", default="auto", help="auto, json, jsonl, csv, parquet, text")
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


def _nothing(kind: str) -> dict[str, Any]:
    """The counts of a file without rows."""
    counts = dict.fromkeys(("lines_total", "lines_blank", "rows_total", "rows_kept"), 0)
    lists: dict[str, Any] = {"rejected": [], "dropped_rows": [], "warnings": [], "notices": []}
    return {"kind": kind, **counts, "columns": {}, "dropped": {}, **lists}


def _file(
    asked: argparse.Namespace, facts: ModelFacts | None
) -> tuple[dict[str, Any], Problem | None]:
    data = open_data(asked.file, asked.format)
    survey = Survey(data, columns=asked.columns)
    meter = _meter(asked, facts, survey) if facts else None
    for row in survey.rows():
        if meter:
            meter.add(row)
    report = file_facts(data) | row_counts(survey) | {"preview": preview(survey)}
    if meter and (lengths := meter.report()):
        report["lengths"] = lengths
        report["example"] = meter.example
    return report, survey.refusal()


def _meter(asked: argparse.Namespace, facts: ModelFacts, survey: Survey) -> LengthMeter:
    from engine.data.rendering.lengths import LengthMeter
    from engine.models.load import load_tokenizer
    from engine.models.template import ensure_template

    tokenizer = load_tokenizer(Path(facts.path))
    template = ensure_template(tokenizer)
    length = asked.max_length or min(facts.context_tokens or DEFAULT_LENGTH, DEFAULT_LENGTH)
    running = survey.kind == "text"
    return LengthMeter(tokenizer, length, asked.train_on, template, running_text=running)
