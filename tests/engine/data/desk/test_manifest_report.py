"""The report on each of the shared files, as `inspect` prints it, against their manifest."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.inspect_cli import run
from tests.shared import SHARED, needs_shared, shared

pytestmark = needs_shared

FILES: dict[str, dict[str, Any]] = {
    entry["file"]: entry["expect"]
    for entry in (
        json.loads((SHARED / "data" / "manifest.json").read_text(encoding="utf-8"))
        if SHARED
        else []
    )
}
CUT, EMPTY = "d_truncated.json", "d_empty.jsonl"
REFUSED = {"classification", "multiple_choice", "prompts_only", "preference", "unpaired_preference"}
"""Kinds that need a decision first; the report names it."""
KEYS = {
    "kind", "encoding", "format", "delimiter", "columns", "rows_total", "rows_kept", "dropped",
    "rejected", "warnings",
}  # fmt: skip


def report_on(name: str, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[Any, int]:
    code = run([str(shared(f"data/{name}")), *more, "--json"])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return json.loads(out), code


@pytest.mark.parametrize("name", [n for n in FILES if n not in (CUT, EMPTY)] or ["absent"])
def test_the_report_says_what_the_manifest_says(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = FILES[name]
    report, code = report_on(name, capsys)
    assert report.keys() >= KEYS
    assert code == 0
    assert report["kind"] == expected["kind"]
    assert ("problem" in report) == (expected["kind"] in REFUSED)
    columns = {role: column.split(" (")[0] for role, column in expected.get("columns", {}).items()}
    assert columns.items() <= report["columns"].items()
    for key in ("rows_total", "rows_kept", "lines_total", "lines_blank", "header"):
        assert report[key] == expected.get(key, report[key]), key
    for reason in ("empty", "duplicate"):
        found = report["dropped"].get(reason, 0)
        assert found == expected.get(f"rows_dropped_{reason}", found), reason
    if encoding := expected.get("encoding"):
        assert report["encoding"] == encoding.split(" ")[0]
    if delimiter := expected.get("delimiter"):
        assert report["delimiter"] == {"tab": "\t"}.get(delimiter, delimiter)
    bad = [entry["line"] for entry in report["rejected"]]
    assert bad == expected.get("bad_line_numbers", bad)
    assert report["rows_total"] == report["rows_kept"] + sum(report["dropped"].values())
    checks = {check["code"]: check["rows"] for check in report["quality"]["checks"]}
    for check, key in (("MOJIBAKE", "mojibake_rows"), ("PLACEHOLDERS", "placeholder_rows")):
        assert checks[check] == expected.get(key, checks[check])
        assert (check in report["warnings"]) == bool(checks[check])


def test_the_cut_file_is_refused_or_read_as_far_as_it_is_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = FILES[CUT]["complete_rows_before_cut"]
    report, code = report_on(CUT, capsys)
    assert (code, report["problem"]["code"]) == (1, "DATA_TRUNCATED")
    assert report["repairs"] == {"truncated": whole}
    report, code = report_on(CUT, capsys, "--fix", "truncated")
    assert (code, report["kind"], report["rows_kept"]) == (0, FILES[CUT]["kind"], whole)
    assert report["fixed"] == {"truncated": whole}


def test_the_empty_file_is_refused_with_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    report, code = report_on(EMPTY, capsys)
    assert (code, report["problem"]["code"]) == (1, "DATA_EMPTY")
    assert report.keys() >= KEYS
    assert (report["kind"], report["rows_kept"]) == ("empty", 0)
