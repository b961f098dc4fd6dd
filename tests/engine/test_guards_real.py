"""Guards in whole runs of the real engine: memory limited by the system, NaN in the weights of one
word, a run that overfits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from engine.contract.run_folder import RunFolder
from engine.run_verb import run_training
from engine.train import Training
from tests.engine.poison import poisoned_model, rows_file
from tests.engine.runs import CODE, events, losses, make_run
from tests.shared import needs_shared, shared

pytestmark = [needs_shared, pytest.mark.slow]
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")


# ---------------------------------------------------------------- memory
def long_rows(file: Path, count: int = 44) -> Path:
    """Rows of about 470 tokens, so that a batch needs a multiple of what one row needs."""
    given = iter(json.loads(shared("data/alpaca_en.json").read_text(encoding="utf-8")))
    lines = []
    for number in range(count):
        text = ""
        while len(text) < 700:
            text += next(given)["output"] + " "
        row = {"instruction": f"Tell story number {number}.", "output": text[:700]}
        lines.append(json.dumps(row))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def limited(runs: Path, file: Path, allowed_bytes: int, first_step: int = 0) -> RunFolder:
    """A run of 4 updates of 8 rows, with so much memory above what it holds before `first_step`."""
    training = {"max_steps": 4, "per_device_train_batch_size": 8, "max_length": 512}
    evaluation = {"sample_prompts": 0, "eval_batch_size": 1}
    run = make_run(
        runs, rows=44, dataset={"path": str(file)}, training=training, evaluation=evaluation
    )
    environ = {**os.environ, "OMP_NUM_THREADS": "1", "FORMIGA_HOME": str(runs.parent)}
    # Freed tensors leave the address space at once, so that it says what a step needs.
    environ["GLIBC_TUNABLES"] = "glibc.malloc.mmap_threshold=131072"
    arguments = [str(run.path), str(allowed_bytes), str(first_step)]
    with run.log.open("ab") as log:
        code = subprocess.run(
            [sys.executable, "-s", "-B", "-m", "tests.engine.limited", *arguments],
            cwd=CODE, env=environ, stdout=log, stderr=log, timeout=240, check=False,
        ).returncode  # fmt: skip
    assert code == 0, run.log.read_text(encoding="utf-8")
    return run


@pytest.fixture(scope="module")
def free(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunFolder, int]:
    """The rows, a run of them without a limit, and the memory that its steps had mapped."""
    folder = tmp_path_factory.mktemp("memory")
    file = long_rows(folder / "long.jsonl")
    run = limited(folder / "runs", file, 0)
    mapped = json.loads((run.path / "mapped.json").read_text(encoding="utf-8"))
    assert mapped > 60e6, "eight rows need much more than one"
    assert events(run, "adjusted") == []
    return file, run, mapped


@linux
@pytest.mark.parametrize(("share", "first_step"), [(0.5, 0), (0.3, 2)])
def test_the_ladder_for_real(
    free: tuple[Path, RunFolder, int], tmp_path: Path, share: float, first_step: int
) -> None:
    """The system refuses memory at the first step, and in the middle; the run needs less, goes on,
    and learns the same."""
    file, unlimited, mapped = free
    run = limited(tmp_path / "runs", file, int(share * mapped), first_step)
    told = [event.fields for event in events(run, "adjusted")]
    assert told, "the limit was not felt"
    assert {event["reason"] for event in told} == {"OUT_OF_MEMORY"}
    assert told[0]["step"] >= first_step + 1
    for event in told:
        rows = [
            event[part]["per_device_train_batch_size"] * event[part]["gradient_accumulation_steps"]
            for part in ("before", "after")
        ]
        assert rows == [8, 8], "the rows of an update never change"
    assert told[-1]["after"]["per_device_train_batch_size"] < 8
    assert run.read_state().state == "finished"
    expected = losses(unlimited)
    assert sorted(losses(run)) == sorted(expected)
    assert losses(run) == pytest.approx(expected, abs=1e-3)


# ---------------------------------------------------------------- rows that are not finite
def poisoned_run(tmp_path: Path, **training: Any) -> RunFolder:
    model = poisoned_model(tmp_path / "model")
    file = rows_file(tmp_path / "rows.jsonl", 40, odd=(7, 23))
    run = make_run(
        tmp_path / "runs",
        rows=40,
        dataset={"path": str(file), "validation_rows": 8},
        training={"max_steps": 12, "per_device_train_batch_size": 4} | training,
        evaluation={"sample_prompts": 0},
    )
    job = json.loads(run.job.read_text(encoding="utf-8"))
    job["base_model"] = str(model)
    run.job.write_text(json.dumps(job), encoding="utf-8")
    return run


def test_nan_planted_in_rows_is_found_and_named(tmp_path: Path) -> None:
    run = poisoned_run(tmp_path)
    assert run_training(run.path, resume=False) == 1
    last = run.last_event()
    assert last is not None
    assert last.fields["code"] == "LOSS_NOT_FINITE"
    assert set(last.fields["facts"]["lines"]) <= {7, 23}
    assert last.fields["facts"]["lines"]


def test_rows_with_nan_are_left_out_told_and_stay_out_after_a_resume(tmp_path: Path) -> None:
    run = poisoned_run(tmp_path, non_finite="skip")
    stop_after(run, 6)
    assert run_training(run.path, resume=True) == 0
    told = [e.fields for e in events(run, "adjusted") if e.fields["reason"] == "ROWS_LEFT_OUT"]
    assert sorted(line for event in told for line in event["lines"]) == [7, 23], "each once"
    assert told[-1]["count"] == 2
    assert run.read_state().state == "finished"
    assert sorted(losses(run)) == list(range(1, 13))
    weights = load_file(run.adapter / "adapter_model.safetensors")
    assert all(bool(torch.isfinite(tensor).all()) for tensor in weights.values())


def stop_after(run: RunFolder, step: int) -> None:
    """Train until `step` updates are done and a stop was asked for, then go on holding nothing."""
    real = Training._count

    def count(training: Training, result: Any) -> None:
        real(training, result)
        if training.progress.step == step:
            run.request("stop")

    Training._count = count  # type: ignore[method-assign]
    try:
        assert run_training(run.path, resume=False) == 0
    finally:
        Training._count = real  # type: ignore[method-assign]
    assert run.read_state().state == "stopped"


# ---------------------------------------------------------------- early stopping
def overfitting_run(runs: Path, **evaluation: Any) -> RunFolder:
    """Few rows, a high rate and many epochs."""
    return make_run(
        runs,
        rows=44,
        dataset={"validation_rows": 24},
        method={"r": 16},
        training={
            "num_train_epochs": 30,
            "learning_rate": 1e-2,
            "per_device_train_batch_size": 4,
            "warmup_steps": 3,
            "lr_scheduler_type": "constant",
        },
        evaluation={"sample_prompts": 0, "eval_steps": 5} | evaluation,
    )


def test_a_run_that_gets_no_better_ends_with_its_best_and_a_resume_ends_there_too(
    tmp_path: Path,
) -> None:
    run = overfitting_run(tmp_path / "runs", early_stopping_patience=3)
    assert run_training(run.path, resume=False) == 0
    (end,) = events(run, "finished")
    (plan,) = events(run, "plan")
    measured = {e.fields["step"]: e.fields["loss"] for e in events(run, "eval")}
    last = max(measured)
    assert end.fields["ended"] == "early_stopping"
    assert last < plan.fields["total_steps"]
    assert last >= 0.3 * plan.fields["total_steps"]
    best = min(measured, key=lambda step: measured[step])
    assert end.fields["best_step"] == best < last
    assert end.fields["after"]["loss"] == measured[best]
    kept = load_file(run.adapter / "adapter_model.safetensors")
    saved = run.checkpoints / f"step-{best:06d}" / "adapter" / "adapter_model.safetensors"
    assert all(torch.equal(kept[name], tensor) for name, tensor in load_file(saved).items())
    warned = [event.fields["code"] for event in events(run, "warning")]
    assert "OVERFITTING_STRONG" in warned
    assert len(warned) == len(set(warned))

    other = overfitting_run(tmp_path / "others", early_stopping_patience=3)
    stop_after(other, last - 7)
    assert run_training(other.path, resume=True) == 0
    assert losses(other) == losses(run)
    assert events(other, "finished")[0].fields["best_step"] == best
    assert events(other, "finished")[0].fields["ended"] == "early_stopping"


# ---------------------------------------------------------------- what is told
def test_the_start_says_how_moments_are_kept_and_why(tmp_path: Path) -> None:
    steps = {"max_steps": 2}
    told = {}
    for optim in ("auto", "adamw_8bit", "paged_adamw_8bit"):
        run = make_run(tmp_path / "runs", training=steps | {"optim": optim})
        assert run_training(run.path, resume=False) == 0
        fields = events(run, "started")[0].fields
        told[optim] = (fields["optim"], fields["optim_reason"])
    assert told == {
        "auto": ("adamw_torch", "FITS"),
        "adamw_8bit": ("adamw_8bit", "ASKED"),
        "paged_adamw_8bit": ("adamw_8bit", "NO_PAGING"),
    }
