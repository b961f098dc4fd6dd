"""The report about data or a model as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop import format as fmt
from desktop.cli.example_text import example_lines
from desktop.cli.quality_text import quality_lines
from desktop.language import translate
from desktop.messages import message
from desktop.sentences.rows import drop_word, kind_word, reject_word

SHOWN_REJECTS = 10
SHOWN_ROWS = 3
SHOWN_FILES = 8
SHOWN_LINES = 6
"""Of the rows that one reason leaves out; `--json` lists more."""
CELL_CHARS = 60


def inspect_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """What the file is, which rows are used, what was left out and why, and the model."""
    if report.get("path"):
        yield from _file_lines(report)
        yield from _row_lines(report)
        yield from _repair_lines(report)
        yield from _preview_lines(report.get("preview") or {})
        yield from quality_lines(report.get("quality") or {})
        yield from _length_lines(report.get("lengths") or {})
    if report.get("model"):
        yield from _model_lines(report["model"])
        yield from example_lines(report.get("example") or {})
    if report.get("path") and report.get("problem"):
        yield _problem_line(report["problem"])
    for notice in report.get("notices") or []:
        yield _notice_line(notice)


def _file_lines(report: Mapping[str, Any]) -> Iterator[str]:
    yield translate("Cli", "File: {path} ({size})").format(
        path=report["path"], size=fmt.size(int(report.get("size_bytes") or 0))
    )
    files = report.get("files") or []
    for file in files[:SHOWN_FILES] if len(files) > 1 else []:
        yield f"    {file['path']} ({fmt.size(int(file.get('size_bytes') or 0))})"
    if len(files) > SHOWN_FILES:
        more = fmt.number(len(files) - SHOWN_FILES)
        yield "    " + translate("Cli", "and {count} more; `--json` lists them all").format(
            count=more
        )
    read_as = [str(report[name]) for name in ("format", "encoding") if report.get(name)]
    yield translate("Cli", "Read as: {kind} ({how})").format(
        kind=kind_word(str(report.get("kind", ""))), how=", ".join(read_as)
    )
    columns = report.get("columns") or {}
    if columns:
        listed = ", ".join(f"{role} = {column}" for role, column in columns.items())
        yield translate("Cli", "Columns: {columns}").format(columns=listed)


def _row_lines(report: Mapping[str, Any]) -> Iterator[str]:
    rejected, dropped = report.get("rejected") or [], report.get("dropped") or {}
    total = int(report.get("rejected_total", len(rejected)))
    yield translate("Cli", "Rows: {kept} used, {dropped} left out, {rejected} rejected").format(
        kept=_count(report.get("rows_kept")),
        dropped=fmt.number(sum(int(n) for n in dropped.values())),
        rejected=fmt.number(total),
    )
    for reason, count in sorted(dropped.items(), key=lambda item: -int(item[1])):
        if count:
            where = _lines_of(reason, int(count), report.get("dropped_rows") or ())
            yield f"    {drop_word(reason)}: {fmt.number(int(count))}{where}"
    for reject in rejected[:SHOWN_REJECTS]:
        yield "    " + _reject(reject)
    if total > SHOWN_REJECTS:
        yield "    " + translate("Cli", "and {count} more; `--json` lists them all").format(
            count=fmt.number(total - SHOWN_REJECTS)
        )


def _lines_of(reason: str, count: int, dropped: Iterable[Mapping[str, Any]]) -> str:
    """The first lines that a reason leaves out: " (lines 3, 9, 12, …)"."""
    places = [
        f"{row['file']}:{row.get('line')}" if row.get("file") else str(row.get("line"))
        for row in dropped
        if row.get("reason") == reason and row.get("line") is not None
    ]
    if not places:
        return ""
    if count == 1:
        text = translate("Cli", "line {line}")
        return f" ({text.format(line=places[0])})"
    more = ["…"] if count > len(places[:SHOWN_LINES]) else []
    text = translate("Cli", "lines {lines}")
    return f" ({text.format(lines=', '.join([*places[:SHOWN_LINES], *more]))})"


def _reject(reject: Mapping[str, Any]) -> str:
    reason = reject_word(str(reject.get("reason", "")))
    if reject.get("file"):
        return translate("Cli", "{file}, line {line} {reason}").format(
            file=reject["file"], line=reject.get("line"), reason=reason
        )
    return translate("Cli", "line {line} {reason}").format(line=reject.get("line"), reason=reason)


def _repair_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """What a consent would bring back, and what consents have changed."""
    for fix, count in (report.get("repairs") or {}).items():
        yield translate("Cli", "`--fix {fix}` would bring rows back: {count}").format(
            fix=fix, count=fmt.number(int(count))
        )
    for fix, count in (report.get("fixed") or {}).items():
        yield translate("Cli", "Rows changed by `--fix {fix}`: {count}").format(
            fix=fix, count=fmt.number(int(count))
        )


def _preview_lines(preview: Mapping[str, Any]) -> Iterator[str]:
    columns = preview.get("columns") or []
    for number, row in enumerate((preview.get("rows") or [])[:SHOWN_ROWS], start=1):
        yield translate("Cli", "Row {number}").format(number=number)
        for column, cell in zip(columns, row, strict=False):
            yield f"    {column}: {_short(str(cell))}"


def _length_lines(lengths: Mapping[str, Any]) -> Iterator[str]:
    if not lengths:
        return
    yield translate(
        "Cli", "Tokens per row: {mean} on average, {p95} at 95 %, {max} at most"
    ).format(
        mean=_count(lengths.get("mean")),
        p95=_count(lengths.get("p95")),
        max=_count(lengths.get("max")),
    )
    yield _what_the_limit_does(lengths)
    if not lengths.get("measured_all", True):
        yield translate("Cli", "Lengths were measured on {rows} rows.").format(
            rows=_count(lengths.get("rows_measured"))
        )


def _what_the_limit_does(lengths: Mapping[str, Any]) -> str:
    """How many rows it cuts; running text it cuts into blocks, and nothing of it is lost."""
    if "blocks" in lengths:
        text = translate("Cli", "Blocks of at most {limit} tokens: {blocks}; nothing is cut off")
        return text.format(
            limit=_count(lengths.get("max_length")), blocks=_count(lengths["blocks"])
        )
    return translate("Cli", "Longer than {limit} tokens: {rows} rows").format(
        limit=_count(lengths.get("max_length")), rows=_count(lengths.get("over_max_length"))
    )


def _model_lines(model: Mapping[str, Any]) -> Iterator[str]:
    problem = model.get("problem")
    if problem:
        yield message(str(problem.get("code")), problem.get("facts") or {}).as_text()
        return
    parameters = model.get("parameters")
    yield translate("Cli", "Model: {name} ({architecture})").format(
        name=model.get("id") or model.get("path"), architecture=model.get("architecture") or "-"
    )
    if parameters:
        yield translate("Cli", "Parameters: {count}, context {context} tokens").format(
            count=fmt.parameters(int(parameters)), context=_count(model.get("context_tokens"))
        )


def _problem_line(problem: Mapping[str, Any]) -> str:
    return message(str(problem.get("code", "")), problem.get("facts") or {}).as_text()


def _notice_line(notice: Mapping[str, Any]) -> str:
    told = message(str(notice.get("code", "")), notice.get("facts") or {})
    text = translate("Cli", "Note: {title}. {body} {action}")
    return text.format(title=told.title, body=told.body, action=told.action).rstrip()


def _count(value: Any) -> str:
    return "-" if value is None else fmt.number(round(value))


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= CELL_CHARS else one_line[: CELL_CHARS - 1] + "…"
