"""What the list of runs knows of each, without reading whole histories again and again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.runs.job_words import job_line, method_words, model_words
from desktop.runs.run_row import RunRows
from desktop.runs.state_words import state_word
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.make_run import RunStory


def test_best_curve_time_and_method(formiga_home: Path) -> None:
    story = RunStory(formiga_home / "runs", total=60, step_s=1.0).begin().train(60).finish()
    story.close()
    (row,) = RunRows(formiga_home).read()
    assert row.what == "Qwen3-4B-Instruct · QLoRA r 16"
    assert row.best == pytest.approx(min(row.evals))
    assert len(row.evals) == 11
    assert row.took_s == pytest.approx(68, abs=1)
    assert row.summary.state == "finished"


def test_only_what_was_added_is_read(formiga_home: Path) -> None:
    story = RunStory(formiga_home / "runs", total=60).begin().train(30)
    rows = RunRows(formiga_home)
    before = rows.read()[0]
    history = rows._histories[before.path]
    offset = history.offset
    story.train(6)
    after = rows.read()[0]
    assert history.offset > offset
    assert after.evals[: len(before.evals)] == before.evals
    assert len(after.evals) == len(before.evals) + 1
    story.close()


def test_a_resume_takes_measurements_back(formiga_home: Path) -> None:
    story = RunStory(formiga_home / "runs", total=60).begin().train(30).resume(12)
    story.close()
    (row,) = RunRows(formiga_home).read()
    assert len(row.evals) == 3


def test_a_damaged_folder_is_still_a_row(formiga_home: Path) -> None:
    run = RunStory(formiga_home / "runs", total=60).begin().train(5).close()
    run.job.write_text("{ not json", encoding="utf-8")
    run.state.write_text("[]", encoding="utf-8")
    run.events.write_bytes(run.events.read_bytes() + b"\xff\xfe garbage\n")
    (row,) = RunRows(formiga_home).read()
    assert row.summary.name
    assert row.what == ""


def _events_a_folder(run: RunFolder) -> None:
    run.events.unlink()
    run.events.mkdir()


DEEP = "[" * 200_000
HURT: list[tuple[Callable[[RunFolder], object], str]] = [
    (_events_a_folder, "damaged"),
    (lambda run: run.job.write_text(DEEP, encoding="utf-8"), "damaged"),
    (lambda run: run.state.write_text(DEEP, encoding="utf-8"), "lost"),
    (lambda run: run.state.write_text('{"loss": "abc", "step": "1"}', encoding="utf-8"), "lost"),
    (lambda run: run.events.write_bytes(run.events.read_bytes() + DEEP.encode() + b"\n"), "lost"),
]


@pytest.mark.parametrize(("hurt", "state"), HURT)
def test_a_damaged_run_is_a_line_of_its_own_and_hides_no_other(
    formiga_home: Path, hurt: Callable[[RunFolder], object], state: str
) -> None:
    RunStory(formiga_home / "runs", total=60).begin().train(60).finish().close()
    bad = RunStory(formiga_home / "runs", total=60).begin().train(5).close()
    hurt(bad)
    states = {row.path: row.summary.state for row in RunRows(formiga_home).read()}
    assert len(states) == 2
    assert states.pop(bad.path) == state
    assert list(states.values()) == ["finished"]
    assert state_word(state).text in ("Damaged", "Lost")


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("starter", "Starter model"),
        ("/models/Qwen3-4B-Instruct", "Qwen3-4B-Instruct"),
        ("C:\\Modelos\\Llama 3", "Llama 3"),
        ("Qwen/Qwen3-0.6B", "Qwen3-0.6B"),
        ("", ""),
    ],
)
def test_a_model_is_named_as_one_speaks_of_it(base: str, words: str) -> None:
    assert model_words(base) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("nf4", "QLoRA r 8"),
        ("fp4", "QLoRA r 8"),
        ("int8", "8-bit LoRA r 8"),
        ("none", "LoRA r 8"),
        ("new kind", ""),
    ],
)
def test_the_method_is_told_by_quantisation_and_rank(kind: str, words: str) -> None:
    assert method_words({"quantization": {"type": kind}, "method": {"r": 8}}) == words
    assert job_line({"base_model": 5, "quantization": None}) == "5"
