"""Pause, save, sample, stop: obeyed within one optimizer step, and a resume notices nothing."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from filelock import FileLock
from safetensors.torch import load_file

import engine.disk
import engine.keeper
import engine.optim_choice
import engine.train
from engine.contract.commit import damage
from engine.contract.events import EventWriter
from engine.contract.run_folder import ControlWord, RunFolder
from engine.control import Requests
from engine.evaluate import HeldOut
from engine.run_verb import run_training
from engine.stepper import Stepper, StepResult
from tests.engine.runs import STEPS, events, losses, make_run, wait_until
from tests.shared import needs_shared

pytestmark = [needs_shared, pytest.mark.slow]
WORDS: tuple[ControlWord, ...] = ("stop", "pause", "save", "sample")


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return make_run(tmp_path / "runs", training=STEPS)


def ask_during(
    monkeypatch: pytest.MonkeyPatch, run: RunFolder, asked: Mapping[int, ControlWord]
) -> None:
    """While optimizer step k (from 1) is being taken, somebody asks for `asked[k]`."""
    take = Stepper.take

    def taking(stepper: Stepper, step: int) -> StepResult:
        if word := asked.get(step + 1):
            run.request(word)
        return take(stepper, step)

    monkeypatch.setattr(Stepper, "take", taking)


def ask_while_measuring(
    monkeypatch: pytest.MonkeyPatch, run: RunFolder, nth: int, word: ControlWord
) -> None:
    """Somebody asks for something when the nth measurement on the rows aside has just begun."""
    measure, seen = engine.train.held_out_loss, [0]

    def measuring(*given: Any, **named: Any) -> HeldOut:
        seen[0] += 1
        if seen[0] == nth:
            run.request(word)
        return measure(*given, **named)

    monkeypatch.setattr(engine.train, "held_out_loss", measuring)


def assert_same_result(run: RunFolder, other: RunFolder) -> None:
    """Every loss, every measurement and every weight of the adapter, bit by bit."""
    assert run.read_state().state == "finished", run.last_event()
    assert losses(run) == losses(other)
    measured = [
        {e.fields["step"]: e.fields["loss"] for e in events(r, "eval")} for r in (run, other)
    ]
    assert measured[0] == measured[1]
    one, two = (load_file(r.adapter / "adapter_model.safetensors") for r in (run, other))
    assert one.keys() == two.keys()
    assert all(torch.equal(one[name], two[name]) for name in one)


def test_save_sample_and_pause_are_obeyed_after_the_very_step(
    run: RunFolder, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_during(monkeypatch, run, {3: "save", 5: "sample", 9: "pause"})
    assert run_training(run.path, resume=False) == 0
    told = [(e.fields["step"], e.fields["kept_for"]) for e in events(run, "checkpoint")]
    assert (3, "asked") in told
    assert told[-1] == (9, "pause")
    answered = [e.fields for e in events(run, "sample") if e.fields["step"] == 5]
    first = [e.fields for e in events(run, "sample") if e.fields["step"] == 0]
    assert [sample["index"] for sample in answered] == [0, 1]
    assert [sample["base"] for sample in answered] == [sample["base"] for sample in first]
    assert (run.samples / "step-000005.json").is_file()
    last = run.last_event()
    assert last is not None
    assert (last.type, last.fields["reason"], last.fields["step"]) == ("stopped", "pause", 9)
    assert (run.read_state().state, run.is_alive()) == ("paused", False)
    assert list(run.control.iterdir()) == []
    assert not run.adapter.exists(), "a pause publishes nothing"

    assert run_training(run.path, resume=True) == 0
    assert events(run, "resumed")[0].fields["from_step"] == 9
    assert_same_result(run, finished)


def test_a_pause_does_not_wait_for_a_measurement_and_the_resume_makes_it(
    run: RunFolder, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first measurement is before training, the second one after step 2."""
    ask_while_measuring(monkeypatch, run, 2, "pause")
    assert run_training(run.path, resume=False) == 0
    assert run.read_state().state == "paused"
    assert [e.fields["step"] for e in events(run, "eval")] == [0]
    assert run_training(run.path, resume=True) == 0
    assert [e.fields["step"] for e in events(run, "eval")][:2] == [0, 2]
    assert_same_result(run, finished)


def test_a_damaged_checkpoint_is_named_and_the_run_goes_on_from_the_one_before(
    run: RunFolder, finished: RunFolder
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        ask_during(patch, run, {5: "pause"})
        assert run_training(run.path, resume=False) == 0
    newest = run.checkpoints / "step-000005"
    moments = newest / "optimizer.safetensors"
    raw = bytearray(moments.read_bytes())
    raw[-5] ^= 1  # one bit of one moment
    moments.write_bytes(raw)
    assert run_training(run.path, resume=True) == 0
    told = [e.fields for e in events(run, "warning")]
    (warning,) = [fields for fields in told if fields["code"] == "CHECKPOINT_DAMAGED"]
    assert warning["facts"]["file"] == "optimizer.safetensors"
    (resumed,) = events(run, "resumed")
    assert warning["facts"]["fallback_step"] == resumed.fields["from_step"] < 5
    assert_same_result(run, finished)


def _without(folder: Path) -> None:
    shutil.rmtree(folder)


def _other_weights(folder: Path) -> None:
    _flip(folder / "adapter" / "adapter_model.safetensors")


def _other_moments(folder: Path) -> None:
    _flip(folder / "optimizer.safetensors")


def _flip(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[-5] ^= 1
    file.write_bytes(raw)


@pytest.mark.parametrize(
    ("hurt", "named", "published"),
    [
        (_without, "step-000004", 14),
        (_other_weights, "damaged-step-000004-1", 14),
        (_other_moments, None, 4),
    ],
)
def test_a_best_checkpoint_that_is_gone_is_told_and_its_loss_is_not_claimed(
    run: RunFolder,
    monkeypatch: pytest.MonkeyPatch,
    hurt: Callable[[Path], None],
    named: str | None,
    published: int,
) -> None:
    """The fourth step seems to be the best by far; its moments are not needed to publish it."""
    from engine.train import Training

    measure = Training._held_out_loss

    def measuring(training: Training, divisor: int) -> HeldOut:
        found = measure(training, divisor)
        return replace(found, loss=0.25) if training.progress.step == 4 else found

    monkeypatch.setattr(Training, "_held_out_loss", measuring)
    ask_during(monkeypatch, run, {9: "pause"})
    assert run_training(run.path, resume=False) == 0
    hurt(run.checkpoints / "step-000004")
    assert run_training(run.path, resume=True) == 0
    told = [e.fields for e in events(run, "warning")]
    paths = [w["facts"]["path"] for w in told if w["code"] == "CHECKPOINT_DAMAGED"]
    assert paths == ([str(run.checkpoints / named)] if named else [])
    (end,) = events(run, "finished")
    best_loss = 0.25 if published == 4 else None
    assert (end.fields["best_step"], end.fields["best_loss"]) == (published, best_loss)
    manifest = json.loads((run.adapter / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["step"] == published


def test_a_full_disk_at_the_end_is_waited_for_and_the_rows_are_kept_until_then(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.train import Training

    append, say = EventWriter._append, Training._say_finished
    rows_stood: list[bool] = []

    def refusing(writer: EventWriter, line: bytes) -> None:
        if len(rows_stood) < 3:
            rows_stood.append(run.rows.is_dir())
            raise OSError(errno.ENOSPC, "No space left on device")
        append(writer, line)

    def saying(training: Training) -> None:
        monkeypatch.setattr(EventWriter, "_append", refusing)
        say(training)

    monkeypatch.setattr(Training, "_say_finished", saying)
    monkeypatch.setattr("engine.report.RETRY_S", 0.05)
    assert run_training(run.path, resume=False) == 0
    assert run.read_state().state == "finished"
    assert rows_stood == [True] * 3
    assert not run.rows.exists()


def test_a_stop_before_the_first_step_is_taken_up_from_the_beginning(
    run: RunFolder, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_while_measuring(monkeypatch, run, 1, "stop")
    assert run_training(run.path, resume=False) == 0
    assert (run.read_state().state, losses(run)) == ("stopped", {})
    assert run_training(run.path, resume=True) == 0
    assert events(run, "resumed")[0].fields["from_step"] == 0
    assert_same_result(run, finished)


def test_a_pause_while_the_last_answers_are_given_keeps_everything(
    run: RunFolder, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.train import Training

    measure = Training.measure_after

    def measuring(training: Training) -> None:
        run.request("pause")
        measure(training)

    monkeypatch.setattr(Training, "measure_after", measuring)
    assert run_training(run.path, resume=False) == 0
    assert run.read_state().state == "paused"
    assert sorted(losses(run))[-1] == STEPS["max_steps"]
    assert damage(run.adapter) is None
    monkeypatch.undo()
    assert run_training(run.path, resume=True) == 0
    assert_same_result(run, finished)


def test_a_state_that_is_on_the_disk_is_named_again_not_written_again(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Step 2 is the best so far and committed; a save asked for in it finds it there. The stop
    asked for in step 4 does not wait for the measurement that is due after it."""
    written: list[int] = []
    save = engine.keeper.save_checkpoint

    def saving(folder: Path, step: int, **given: Any) -> Any:
        written.append(step)
        return save(folder, step, **given)

    monkeypatch.setattr(engine.keeper, "save_checkpoint", saving)
    ask_during(monkeypatch, run, {2: "save", 4: "stop"})
    assert run_training(run.path, resume=False) == 0
    told = [(e.fields["step"], e.fields["kept_for"]) for e in events(run, "checkpoint")]
    assert told == [(2, "best"), (2, "asked"), (4, "stop")]
    assert written == [2, 4]


def test_a_run_that_waits_can_be_paused(run: RunFolder) -> None:
    locks = run.path.parent.parent / "locks" / "cpu"
    locks.mkdir(parents=True)
    with FileLock(locks / "00000000000000000001-1.lock"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORMIGA_HOME", str(run.path.parent.parent))
        worker = threading.Thread(target=run_training, args=(run.path,), kwargs={"resume": False})
        worker.start()
        wait_until(lambda: run.read_state().state == "queued")
        run.request("pause")
        worker.join(timeout=20)
    last = run.last_event()
    assert last is not None
    assert (last.type, last.fields["reason"]) == ("stopped", "pause")
    assert run.read_state().state == "paused"
    assert list(run.control.iterdir()) == []


def test_a_request_from_before_the_engine_is_forgotten_a_later_one_is_not(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    requests = Requests(run)
    for word in WORDS:
        run.request(word)
        os.utime(run.control / f"{word}.json", (1000, 1000))
    requests.forget_before(2000)
    assert [word for word in WORDS if requests.wants(word)] == []
    for word in WORDS:
        run.request(word)
    requests.forget_before(2000)
    assert [word for word in WORDS if requests.wants(word)] == list(WORDS)
    tomorrow = time.time() + 86_400
    os.utime(run.control / "pause.json", (tomorrow, tomorrow))
    requests.forget_before(2000)
    assert not requests.wants("pause"), "the clock was set back since"
    assert requests.ending == "stop", "a stop is stronger than a pause"


def test_a_folder_named_like_a_request_asks_for_nothing_and_is_not_in_the_way(
    tmp_path: Path,
) -> None:
    run = RunFolder(tmp_path)
    requests = Requests(run)
    for word in WORDS:
        (run.control / f"{word}.json" / "x").mkdir(parents=True)
    assert not any(requests.wants(word) for word in WORDS)
    assert not run.is_asked_to_end
    requests.forget_before(0)
    run.request("save")
    assert requests.wants("save")
    (run.control / "stop.json").mkdir()
    requests.ended()
    assert list(run.control.iterdir()) == []


def test_a_disk_that_runs_low_gets_a_checkpoint_and_one_word(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Nearly:
        total, used, free = 10**9, 10**9 - 1000, 1000

    monkeypatch.setattr(engine.disk.shutil, "disk_usage", lambda folder: Nearly)
    monkeypatch.setattr(engine.disk, "LOOK_EVERY_S", 0.0)
    assert run_training(run.path, resume=False) == 0
    kept = [(e.fields["step"], e.fields["kept_for"]) for e in events(run, "checkpoint")]
    assert [step for step, why in kept if why == "disk_low"] == [1]
    (warning,) = [e for e in events(run, "warning") if e.fields["code"] == "DISK_LOW"]
    assert warning.fields["facts"]["free_bytes"] == 1000
    assert warning.fields["facts"]["needed_bytes"] > 1000


def test_the_bases_answers_are_given_after_a_pause_that_came_before_them(
    run: RunFolder, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_during(monkeypatch, run, {1: "pause"})
    assert run_training(run.path, resume=False) == 0
    assert not (run.samples / "step-000000.json").exists()
    assert run_training(run.path, resume=True) == 0
    both = [(r.samples / "step-000000.json").read_text(encoding="utf-8") for r in (run, finished)]
    assert both[0] == both[1]
    assert {e.fields["base"] for e in events(run, "sample")} == {
        e.fields["base"] for e in events(finished, "sample")
    }
    assert_same_result(run, finished)


def test_what_is_free_at_a_resume_does_not_change_what_is_computed(
    run: RunFolder, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_during(monkeypatch, run, {5: "pause"})
    assert run_training(run.path, resume=False) == 0
    monkeypatch.setattr(engine.optim_choice, "free_bytes", lambda device: 1 << 20)
    assert run_training(run.path, resume=True) == 0
    told = [e.fields for e in events(run, "started")]
    assert [one["optim"] for one in told] == ["adamw_torch"] * 2
    assert [one["optim_reason"] for one in told] == ["FITS", "AS_BEGUN"]
    assert not events(run, "adjusted")
    assert_same_result(run, finished)


def test_without_rows_aside_no_checkpoint_is_called_the_best(tmp_path: Path) -> None:
    few = {**STEPS, "max_steps": 4}
    run = make_run(tmp_path / "runs", training=few, dataset={"validation_rows": 0})
    assert run_training(run.path, resume=False) == 0
    kept = [event.fields["kept_for"] for event in events(run, "checkpoint")]
    assert set(kept) == {"time", "end"}
    assert kept[-1] == "end"
