"""What a survey found, as JSON: the same keys for `inspect`, for the window and for a run's
`dataset.json`.

Version 2. `warnings` are codes, `notices` the same with their facts; `files` has one entry for a
single file; rejected and dropped rows name their file where there are several.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.data.desk.survey import Survey
from engine.data.desk.tally import MAX_LISTED
from engine.data.mapping.detect import SQUAD_COLUMNS
from engine.data.mapping.shapes import cell_of
from engine.data.reading.data_file import FileFacts
from engine.data.reading.read import DataFile, DataFolder

VERSION = 2
PREVIEW_ROWS = 8
PREVIEW_CHARS = 300


@dataclass(frozen=True)
class LeftOut:
    """Used rows that are left out after all, by somebody's decision."""

    reasons: Counter[str] = field(default_factory=Counter)
    """Reason -> rows."""
    rows: Sequence[tuple[int, int, str]] = ()
    """(file, line, reason) of the first `MAX_LISTED`."""


NONE_LEFT_OUT = LeftOut()


def file_facts(data: DataFile | DataFolder) -> dict[str, Any]:
    """What the file or folder is, whatever its rows mean."""
    return {
        "v": VERSION,
        "path": str(data.source.path),
        "size_bytes": data.source.size_bytes,
        "sha256": data.source.sha256,
        "format": data.format.name,
        "encoding": data.encoding_name,
        "delimiter": data.delimiter,
        "header": data.header,
        "lines_in_file": data.lines_in_file,
        "files": [_file(facts) for facts in data.files],
        "validation": str(data.validation) if data.validation else None,
    }


def _file(facts: FileFacts) -> dict[str, Any]:
    """One file of the list; a broken one with its problem."""
    plain = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    problem = facts.problem.to_json() if facts.problem else None
    return plain | {"path": str(facts.path), "problem": problem}


def row_counts(survey: Survey, left_out: LeftOut = NONE_LEFT_OUT) -> dict[str, Any]:
    """What became of every entry: lines = blank + rejected + rows, rows = kept + dropped.

    Args:
        left_out: used rows that are not used after all.
    """
    tally = survey.tally
    return {
        "kind": kind_of(survey),
        "columns": column_names(survey),
        "all_columns": survey.detection.columns,
        "lines_total": tally.entries,
        "lines_blank": tally.blank,
        "rows_total": tally.rows,
        "rows_kept": tally.kept - left_out.reasons.total(),
        **({"rows_marked_good": tally.good} if survey.kind == "unpaired_preference" else {}),
        "dropped": _dropped(tally.dropped, left_out),
        "dropped_rows": _named(_dropped_rows(survey, left_out), survey),
        "rejected": _named(tally.rejected_lines, survey),
        "rejected_total": tally.rejected,
        "repairs": repairs(survey),
        "fixed": fixed(survey),
        **told(survey.notices()),
    }


def repairs(survey: Survey) -> dict[str, int]:
    """Repairs that nobody agreed to yet -> entries they would bring back."""
    found = Counter(survey.data.repairs)
    found["unknown_role"] += sum(survey.tally.converted.strangers.values())
    return {fix: count for fix, count in found.items() if count}


def fixed(survey: Survey) -> dict[str, int]:
    """Repairs that were agreed to -> entries or rows they touched."""
    found = Counter(survey.data.fixed) + survey.fixed
    found["unknown_role"] += survey.tally.converted.strangers_read
    return {fix: count for fix, count in found.items() if count}


def told(notices: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Things worth knowing, as codes and with their facts."""
    codes = list(dict.fromkeys(notice["code"] for notice in notices))
    return {"warnings": codes, "notices": list(notices)}


def kind_of(survey: Survey) -> str:
    """The survey's kind; `empty` without a single row that holds anything, `not_data` if the file
    is damaged or nothing can be learned from the rows as they are."""
    tally = survey.tally
    if survey.says_nothing:
        return "not_data" if tally.rejected or survey.broken else "empty"
    return "not_data" if survey.schema is None else survey.kind


def column_names(survey: Survey) -> dict[str, str]:
    """Role -> column; SQuAD's by their place in the file."""
    columns = dict(survey.schema.columns) if survey.schema else {}
    if survey.data.is_squad:
        columns = {role: SQUAD_COLUMNS.get(name, name) for role, name in columns.items()}
    return columns


def preview(survey: Survey) -> dict[str, Any]:
    """The first rows as they were read, as short texts, each with its line."""
    columns = survey.detection.columns
    shown = survey.sample[:PREVIEW_ROWS]
    rows = [[short(cell_of(record.value, name)) for name in columns] for record in shown]
    return {"columns": columns, "rows": rows, "lines": [record.line for record in shown]}


def short(cell: Any) -> str:
    """A cell as a short text."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        cell = json.dumps(cell, ensure_ascii=False, default=str)
    return cell if len(cell) <= PREVIEW_CHARS else cell[: PREVIEW_CHARS - 1] + "…"


def _dropped(counted: Mapping[str, int], left_out: LeftOut) -> dict[str, int]:
    return dict(Counter(counted) + left_out.reasons)


def _dropped_rows(survey: Survey, left_out: LeftOut) -> list[dict[str, Any]]:
    rows = survey.tally.dropped_rows
    if not left_out.rows:
        return rows
    more = [{"line": line, "reason": reason, "file": file} for file, line, reason in left_out.rows]
    return sorted([*rows, *more], key=lambda row: (row["file"], row["line"]))[:MAX_LISTED]


def _named(rows: Sequence[Mapping[str, Any]], survey: Survey) -> list[dict[str, Any]]:
    """The rows' files by name, where there are several."""
    data = survey.data
    if isinstance(data, DataFile):
        return [{"line": row["line"], "reason": row["reason"]} for row in rows]
    folder = data.path
    names = [facts.path.relative_to(folder).as_posix() for facts in data.files]
    return [{**row, "file": names[row["file"]]} for row in rows]
