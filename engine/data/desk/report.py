"""What a survey found, as JSON: the same keys for `inspect`, for the window and for a run's
`dataset.json`.

Version 2. `warnings` are codes, `notices` the same with their facts; `files` has one entry for a
single file; rejected and dropped rows name their file where there are several.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.data.desk.survey import Survey
from engine.data.mapping.detect import SQUAD_COLUMNS
from engine.data.reading.read import DataFile

VERSION = 2
PREVIEW_ROWS = 8
PREVIEW_CHARS = 300


def file_facts(data: DataFile) -> dict[str, Any]:
    """What the file is, whatever its rows mean."""
    table = data.format.table
    facts = {
        "path": str(data.source.path),
        "size_bytes": data.source.size_bytes,
        "sha256": data.source.sha256,
        "format": data.format.name,
        "encoding": data.encoding_name,
        "delimiter": table.delimiter if table and table.columns > 1 else None,
        "header": data.header,
        "lines_in_file": data.lines_in_file,
    }
    return {"v": VERSION, **facts, "files": [facts]}


def row_counts(survey: Survey) -> dict[str, Any]:
    """What became of every entry: lines = blank + rejected + rows, rows = kept + dropped."""
    tally = survey.tally
    return {
        "kind": kind_of(survey),
        "columns": column_names(survey),
        "all_columns": survey.detection.columns,
        "lines_total": tally.entries,
        "lines_blank": tally.blank,
        "rows_total": tally.rows,
        "rows_kept": tally.kept,
        "dropped": dict(tally.dropped),
        "dropped_rows": tally.dropped_rows,
        "rejected": tally.rejected_lines,
        "rejected_total": tally.rejected,
        "repairs": {},
        "fixed": {},
        **told(survey.notices()),
    }


def told(notices: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Things worth knowing, as codes and with their facts."""
    codes = list(dict.fromkeys(notice["code"] for notice in notices))
    return {"warnings": codes, "notices": list(notices)}


def kind_of(survey: Survey) -> str:
    """The survey's kind; `empty` or `not_data` for a file without a single row."""
    if survey.tally.rows or not survey.tally.entries:
        return survey.kind if survey.tally.rows else "empty"
    return "not_data" if survey.tally.rejected else "empty"


def column_names(survey: Survey) -> dict[str, str]:
    """Role -> column; SQuAD's by their place in the file."""
    columns = dict(survey.schema.columns) if survey.schema else {}
    if survey.data.is_squad:
        columns = {role: SQUAD_COLUMNS.get(name, name) for role, name in columns.items()}
    return columns


def preview(survey: Survey) -> dict[str, Any]:
    """The first rows as they were read, as short texts."""
    columns = survey.detection.columns
    rows = [
        [_short(record.value.get(name)) for name in columns]
        for record in survey.sample[:PREVIEW_ROWS]
    ]
    return {"columns": columns, "rows": rows}


def _short(cell: Any) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        import json

        cell = json.dumps(cell, ensure_ascii=False, default=str)
    return cell if len(cell) <= PREVIEW_CHARS else cell[: PREVIEW_CHARS - 1] + "…"
