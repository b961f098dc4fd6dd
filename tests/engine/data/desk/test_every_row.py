"""Rows of a large file that are left out by decision: all of them, not those of the sample."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.contract.spec import DatasetSpec
from engine.data import row_desk
from engine.data.desk import one_pass
from engine.data.desk.asked import Asked
from engine.data.desk.look import Looker
from engine.data.desk.shelf import RowShelf
from engine.data.prepare import prepare
from engine.data.quality import scan
from tests.engine.data.small_tokenizer import make_tokenizer

ROWS = 400
REASONS = ("personal_data", "placeholder", "short_answer", "mojibake", "harmful")


@pytest.fixture(autouse=True)
def _small_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """As above 200,000 rows: 100 rows lie on the shelf, 50 are compared."""
    monkeypatch.setattr(one_pass, "RowShelf", partial(RowShelf, max_rows=100))
    monkeypatch.setattr(one_pass, "SAMPLE_ROWS", 50)
    monkeypatch.setattr(scan, "SAMPLE_ROWS", 50)
    monkeypatch.setattr(row_desk, "QualityScan", partial(scan.QualityScan, max_rows=100))


def large_file(folder: Path) -> tuple[Path, dict[str, list[int]]]:
    """Every eighth row has a finding, in turn; and the lines of each."""
    path, lines = folder / "large.jsonl", {reason: [] for reason in REASONS}
    said = {
        "personal_data": "Write to maria.silva{n}@gmail.com about this matter, please.",
        "placeholder": "Dear {{{{name}}}}, the order {n} is on its way to you now.",
        "short_answer": "Yes{n}",
        "mojibake": "A informaÃ§Ã£o nÃºmero {n} nÃ£o estÃ¡ disponÃ­vel.",
        "harmful": "Here is how to make a pipe bomb at home, part {n} of it.",
    }
    rows = []
    for n in range(ROWS):
        text = f"The answer with the number {n} is a sentence about the sea."
        if n % 8 == 0:
            reason = REASONS[n // 8 % len(REASONS)]
            text = said[reason].format(n=n)
            lines[reason].append(n + 1)
        rows.append(json.dumps({"question": f"What of {n}, {n * 7}?", "answer": text}))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path, lines


def looked(path: Path, folder: Path, *leave_out: str) -> dict[str, Any]:
    looker = Looker(folder / "shelf")
    looker.look(Asked(path=str(path)), lambda *_: None, lambda: False)
    report = looker.look(Asked(path=str(path), leave_out=leave_out), lambda *_: None, lambda: False)
    looker.close()
    return report


@pytest.mark.parametrize("reason", REASONS)
def test_all_rows_of_a_finding_are_left_out_by_desk_and_run(reason: str, tmp_path: Path) -> None:
    path, lines = large_file(tmp_path)
    report = looked(path, tmp_path, reason)
    out = [row["line"] for row in report["dropped_rows"]]
    assert out == lines[reason]
    assert report["rows_kept"] == ROWS - len(out)
    assert report["rows_total"] == report["rows_kept"] + sum(report["dropped"].values())
    spec = DatasetSpec(path=str(path), leave_out=[reason], drop_duplicates=True)
    run = prepare(spec, make_tokenizer(), max_length=512, seed=0, base_dir=tmp_path)
    assert sorted(row["line"] for row in run.report["dropped_rows"]) == out
    assert run.report["rows_kept"] == report["rows_kept"]


def test_the_report_says_what_was_sought_everywhere_and_what_in_a_sample(tmp_path: Path) -> None:
    path, lines = large_file(tmp_path)
    report = looked(path, tmp_path, "personal_data", "near_duplicate")
    checks = {check["code"]: check for check in report["quality"]["checks"]}
    assert report["quality"]["sampled"] is True
    assert checks["PERSONAL_DATA"]["sampled"] is False
    assert checks["PERSONAL_DATA"]["rows"] == len(lines["personal_data"])
    assert checks["PERSONAL_DATA"]["facts"] == {"email": len(lines["personal_data"])}
    assert checks["NEAR_DUPLICATES"]["sampled"] is checks["HARMFUL"]["sampled"] is True


def test_decisions_can_be_taken_back(tmp_path: Path) -> None:
    path, _ = large_file(tmp_path)
    looker = Looker(tmp_path / "shelf")
    kept = []
    for leave_out in ((), ("short_answer",), ("short_answer", "harmful"), ()):
        asked = Asked(path=str(path), leave_out=leave_out)
        kept.append(looker.look(asked, lambda *_: None, lambda: False)["rows_kept"])
    looker.close()
    assert kept == [ROWS, ROWS - 10, ROWS - 20, ROWS]
