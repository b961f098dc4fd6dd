"""What the engine tells: nothing that happens to one event stands in the way of those after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.contract.events import MAX_LINE_BYTES, read_events
from engine.contract.run_folder import RunFolder
from engine.report import Reporter


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path)


def test_an_event_too_long_for_a_line_is_shortened_and_the_next_ones_come(run: RunFolder) -> None:
    report = Reporter(run)
    facts = {"lines": [f"pasta/arquivo com nome longo {n}.jsonl:{n}" for n in range(12_000)]}
    report.emit("problem", code="LOSS_NOT_FINITE", facts=facts, fatal=False)
    report.emit("eval", step=3, loss=float("nan"))
    report.emit("warning", code="X", facts={"a": Path("b"), "text": "ã" * 100_000})
    report.emit("stopped", reason="asked", step=3)
    report.close()
    told = list(read_events(run.events))
    assert [event.type for event in told] == ["problem", "eval", "warning", "stopped"]
    assert told[0].fields["code"] == "LOSS_NOT_FINITE"
    assert told[0].fields["facts"]["lines"][:1] == ["pasta/arquivo com nome longo 0.jsonl:0"]
    assert told[1].fields == {"step": 3, "loss": None}
    assert told[2].fields["facts"]["a"] == "b"
    assert all(len(line) <= MAX_LINE_BYTES for line in run.events.read_bytes().splitlines(True))


def test_what_no_shortening_helps_keeps_its_name(run: RunFolder) -> None:
    report = Reporter(run)
    wide = {f"k{n}": {f"k{m}": ["ã" * 200] * 20 for m in range(20)} for n in range(20)}
    report.emit("problem", code="ENGINE_ERROR", facts=wide, fatal=True, step=4)
    report.close()
    (told,) = read_events(run.events)
    assert told.fields == {"code": "ENGINE_ERROR", "fatal": True, "step": 4}


def test_a_step_without_rows_is_counted_and_has_no_loss(run: RunFolder) -> None:
    report = Reporter(run)
    report.step(1, 2.5, last=False, epoch=0.1, learning_rate=1e-4)
    report.step(2, None, last=False, epoch=0.2, learning_rate=1e-4)
    report.flush_steps()
    report.step(3, None, last=True, epoch=0.3, learning_rate=1e-4)
    report.flush_steps()
    report.close()
    told = [event.fields for event in read_events(run.events)]
    assert [one["step"] for one in told] == [1, 2, 3]
    assert [one["losses"] for one in told] == [[[1, 2.5]], [], []]
    assert [one["loss"] for one in told] == [2.5, None, None]
