"""A run whose folder is moved or deleted while it trains: the engine ends, and no second folder
grows where the first one was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine.contract.run_folder import RunFolder
from tests.engine.runs import events, make_run, start, train, wait_until
from tests.shared import needs_shared

pytestmark = [needs_shared, pytest.mark.slow]
TRAINING = {"max_steps": 600, "per_device_train_batch_size": 2, "save_every_s": 1.0}


def begun(tmp_path: Path) -> tuple[RunFolder, object]:
    """A run that has committed twice, and its engine."""
    run = make_run(tmp_path / "home" / "runs", training=TRAINING)
    engine = start(run)
    try:
        wait_until(lambda: len(events(run, "checkpoint")) >= 2)
    except BaseException:
        engine.kill()
        raise
    return run, engine


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_a_moved_run_ends_and_goes_on_from_where_it_lies(tmp_path: Path) -> None:
    run, engine = begun(tmp_path)
    moved = RunFolder(run.path.rename(run.path.with_name("moved")))
    assert engine.wait(timeout=60) == 1  # type: ignore[attr-defined]
    assert not run.path.exists()
    last = moved.last_event()
    assert last is not None
    assert (last.type, last.fields["code"]) == ("problem", "RUN_FOLDER_GONE")
    assert moved.read_state().state == "failed"
    steps = max(event.fields["step"] for event in events(moved, "checkpoint"))
    moved.request("stop")  # seen after the resume, before another step
    assert train(moved, "train") == 0
    resumed = events(moved, "resumed")[-1].fields["from_step"]
    assert 0 < resumed <= steps
    assert (moved.adapter / "adapter_model.safetensors").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no file that is open")
def test_a_deleted_run_ends_and_leaves_nothing(tmp_path: Path) -> None:
    run, engine = begun(tmp_path)
    while run.path.exists():  # a save may add to it meanwhile
        shutil.rmtree(run.path, ignore_errors=True)
    assert engine.wait(timeout=60) == 1  # type: ignore[attr-defined]
    assert not run.path.exists()


def test_only_a_folder_that_is_not_there_is_gone(tmp_path: Path) -> None:
    run = make_run(tmp_path / "runs")
    assert not run.is_gone
    run.job.unlink()
    run.lock.touch()
    assert not run.is_gone, "a file that a person has removed is no reason to lose the rest"
    run.lock.unlink()
    assert run.is_gone
    assert RunFolder(tmp_path / "other").is_gone
