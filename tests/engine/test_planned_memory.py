"""A run held against its memory plan: told once, where it takes more than a tenth too much."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from engine import planned_memory
from engine.contract.job_file import parse_job
from engine.contract.memory import plan
from engine.contract.memory.measured import Measured, key, store
from engine.contract.problems_data import WARNINGS
from engine.device import Precision
from engine.planned_memory import PlannedMemory
from engine.probe_bench import MadeUpRow
from engine.run_measured import what_runs
from engine.starter import starter_model_dir

JOB = {"name": "a", "base_model": "starter", "dataset": {"path": "/nowhere/rows.jsonl"}}


class Told(SimpleNamespace):
    """A session that keeps its warnings."""

    def warn(self, code: str, **facts: Any) -> None:
        self.warnings.append((code, facts))


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests before this one have taken is not the run's."""
    holding(monkeypatch, 1e6)


@pytest.fixture
def session(tmp_path: Path) -> Any:
    return Told(spec=parse_job(JOB), home=tmp_path, warnings=[])


def ready(folder: Path | None = None, rows: int = 8) -> Any:
    return SimpleNamespace(
        device=torch.device("cpu"),
        precision=Precision("fp32", "CPU_SMALL_MODEL"),
        folder=folder or starter_model_dir(),
        data=SimpleNamespace(train=[MadeUpRow([1] * 60, [1] * 60)] * rows),
    )


def holding(monkeypatch: pytest.MonkeyPatch, count_bytes: float) -> None:
    monkeypatch.setattr(planned_memory, "peak_bytes", lambda device: int(count_bytes))


def test_a_process_that_has_taken_more_before_tells_nothing_of_steps(
    session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned_bytes = PlannedMemory(session, ready()).planned_bytes
    assert planned_bytes is not None
    holding(monkeypatch, 2 * planned_bytes)
    planned = PlannedMemory(session, ready())
    for step in range(1, 40):
        planned.compare(step)
    assert session.warnings == []


def test_a_run_that_takes_what_was_planned_says_nothing(
    session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = PlannedMemory(session, ready())
    assert planned.planned_bytes is not None
    holding(monkeypatch, 1.09 * planned.planned_bytes)
    for step in range(1, 40):
        planned.compare(step)
    assert session.warnings == []


def test_a_tenth_more_than_planned_is_told_once_with_both_numbers(
    session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = PlannedMemory(session, ready())
    promised = planned.planned_bytes
    assert promised is not None
    holding(monkeypatch, 1.2 * promised)
    for step in range(1, 40):
        planned.compare(step)
    ((code, facts),) = session.warnings
    assert set(facts) == set(WARNINGS[code])
    assert (facts["step"], facts["planned_bytes"]) == (1, promised)
    assert facts["peak_bytes"] == int(1.2 * promised)
    assert facts["free_bytes"] > 0


def test_the_longest_batch_may_come_late(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = PlannedMemory(session, ready())
    assert planned.planned_bytes is not None
    much = 1.5 * planned.planned_bytes
    for step in range(1, 200):
        holding(monkeypatch, much if step > 40 else 1)
        planned.compare(step)
    assert [facts["step"] for _, facts in session.warnings] == [64]


def test_the_plan_is_the_one_that_a_measurement_corrected(session: Any) -> None:
    known = what_runs(session, ready())
    assert known is not None
    shape, setup, where = known
    computed = plan(shape, setup).total_bytes
    peaks = (2 * computed, 2 * computed)
    store(session.home / "cache", key(shape, setup, where), Measured((setup.tokens,) * 2, peaks))
    assert PlannedMemory(session, ready()).planned_bytes > 1.5 * computed  # type: ignore[operator]


def test_without_rows_there_is_no_plan(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = PlannedMemory(session, ready(rows=0))
    holding(monkeypatch, 10**15)
    planned.compare(1)
    assert session.warnings == []
