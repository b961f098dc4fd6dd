"""A run folder as version 1 wrote it stays readable: list, view, comparison."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.cli.app import main
from desktop.runs.listing import list_runs
from desktop.runs.run_view import RunView
from desktop.runs.tail import RunTail

GOLDEN = Path(__file__).parents[1] / "golden" / "run-v1"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(GOLDEN, tmp_path / "runs" / "2026-11-22_1402_golden")
    return tmp_path


def test_the_list_and_the_view_agree_about_it(home: Path) -> None:
    (run,) = list_runs(home)
    tail, view = RunTail(run.path / "events.jsonl"), RunView()
    assert view.apply_all(tail.read_all())
    assert tail.unreadable_lines == 0
    assert run.state == view.state(alive=False) == "finished"
    assert run.step == view.step == view.total_steps == len(view.losses)
    before, after = view.held_out()
    assert before is not None
    assert after is not None
    assert view.started["device"]


def test_its_answers_can_be_compared(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "compare", "golden", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["state"] == "finished"
    assert all(sample["prompt"] and sample["step"] > 0 for sample in answer["samples"])
    assert len(answer["samples"]) > 0
