"""Whole runs: real rows, a real model in NF4, a real process."""

from __future__ import annotations

import errno
import json
import math
from pathlib import Path
from typing import Any

import pytest
import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig

import engine.checkpoints
import engine.disk
from engine.contract.commit import commit_folder, damage
from engine.contract.run_folder import RunFolder
from engine.data.prepare import prepare
from engine.evaluate import held_out_loss
from engine.models.load import keep_differentiable
from engine.models.template import ensure_pad, ensure_template
from engine.run_verb import run_training
from tests.engine.runs import MODEL, STEPS, events, losses, make_run, start, train, wait_until
from tests.shared import needs_shared, shared

pytestmark = [needs_shared, pytest.mark.slow]


def test_the_history_tells_the_whole_story(finished: RunFolder) -> None:
    told = events(finished)
    kinds = [event.type for event in told]
    assert [event.seq for event in told] == list(range(len(told)))
    assert kinds[-1] == "finished"
    assert told[-1].fields["ended"] == "all_steps"
    assert "adjusted" not in kinds
    warned = [event.fields["code"] for event in events(finished, "warning")]
    assert warned == ["ANSWERS_RUN_ON"], "fourteen steps teach no end, else nothing was the matter"
    assert {"started", "plan", "step", "eval", "checkpoint", "sample", "memory"} <= set(kinds)
    assert finished.read_state().state == "finished"
    assert sorted(losses(finished)) == list(range(1, 15))
    measured = events(finished, "eval")
    assert measured[0].fields["step"] == 0
    assert measured[-1].fields["step"] == 14
    assert measured[-1].fields["loss"] < measured[0].fields["loss"]
    for event in measured:
        assert event.fields["perplexity"] == pytest.approx(math.exp(event.fields["loss"]), rel=1e-4)


def test_the_log_is_quiet(finished: RunFolder) -> None:
    """What stands in the log is worth reading: no progress bars, no advice to install things."""
    assert finished.log.read_text(encoding="utf-8") == ""


def test_answers_of_base_and_tuned_stand_side_by_side(finished: RunFolder) -> None:
    last = [event.fields for event in events(finished, "sample") if event.fields["step"] == 14]
    assert [sample["index"] for sample in last] == [0, 1]
    first = [event.fields for event in events(finished, "sample") if event.fields["step"] == 0]
    for before, after in zip(first, last, strict=True):
        assert before["base"] == before["text"] == after["base"]
        assert after["prompt"]
        assert after["reference"]
    document = json.loads((finished.samples / "step-000014.json").read_text(encoding="utf-8"))
    assert [sample["text"] for sample in document["samples"]] == [s["text"] for s in last]


def test_dataset_json_accounts_for_every_row(finished: RunFolder) -> None:
    report = json.loads(finished.dataset.read_text(encoding="utf-8"))
    assert report["rows_total"] == report["rows_kept"] + sum(report["dropped"].values())
    assert len(report["examples"]) == 3
    assert len(report["sha256"]) == 64


def test_the_adapter_loads_in_plain_peft_with_the_same_loss(finished: RunFolder) -> None:
    folder = shared(MODEL)
    config = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.float32,
    )
    base = AutoModelForCausalLM.from_pretrained(
        folder, quantization_config=config, device_map={"": "cpu"}, dtype=torch.float32
    )
    keep_differentiable(base)
    tuned = PeftModel.from_pretrained(base, finished.adapter)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    ensure_template(tokenizer)
    ensure_pad(tokenizer)
    spec = finished_spec(finished)
    data = prepare(spec.dataset, tokenizer, max_length=256, seed=0, base_dir=finished.path)
    again = held_out_loss(
        tuned,
        data.validation,
        pad_id=tokenizer.pad_token_id,
        batch_size=8,
        device=torch.device("cpu"),
    )
    told = events(finished, "finished")[0].fields
    assert again.loss == pytest.approx(told["after"]["loss"], abs=1e-5)
    assert told["after"]["loss"] < told["before"]["loss"]


def finished_spec(run: RunFolder) -> Any:
    from engine.contract.job_file import load_job

    return load_job(run.job)


def test_the_adapter_folder_is_whole(finished: RunFolder) -> None:
    assert damage(finished.adapter) is None
    assert (finished.adapter / "adapter_config.json").is_file()
    assert not list(finished.path.glob(".stage-*"))


def test_a_finished_run_is_not_trained_again(finished: RunFolder) -> None:
    before = finished.events.read_bytes()
    assert train(finished, "resume") == 1
    assert finished.events.read_bytes() == before


def test_stop_commits_and_resume_is_bit_identical(finished: RunFolder, tmp_path: Path) -> None:
    run = make_run(tmp_path / "runs", training=STEPS)
    process = start(run)
    wait_until(lambda: len(losses(run)) >= 3)
    run.request("stop")
    assert process.wait(timeout=120) == 0
    assert run.read_state().state == "stopped"
    assert damage(run.adapter) is None
    assert train(run, "resume") == 0
    assert events(run, "resumed")[0].fields["from_step"] >= 3
    assert losses(run) == losses(finished)
    one, other = (load_file(r.adapter / "adapter_model.safetensors") for r in (run, finished))
    assert one.keys() == other.keys()
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_killed_engine_is_lost_and_resumes_from_its_last_commit(
    finished: RunFolder, tmp_path: Path
) -> None:
    run = make_run(tmp_path / "runs", training=STEPS)
    process = start(run)
    wait_until(lambda: bool(events(run, "checkpoint")))
    process.kill()
    process.wait(timeout=30)
    assert run.read_state().state == "lost"
    committed = events(run, "checkpoint")[-1].fields["step"]
    assert train(run, "resume") == 0
    assert events(run, "resumed")[0].fields["from_step"] == committed
    assert losses(run) == losses(finished)


def test_a_run_killed_before_its_first_commit_starts_over(tmp_path: Path) -> None:
    run = make_run(tmp_path / "runs", training=STEPS | {"max_steps": 2})
    process = start(run)
    wait_until(lambda: bool(events(run, "phase")))
    process.kill()
    process.wait(timeout=30)
    assert train(run, "resume") == 0
    assert events(run, "resumed")[0].fields["from_step"] == 0


def full_disk(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next `times` checkpoint saves meet a full disk."""
    left = [times]

    def commit(*arguments: Any) -> None:
        if left[0] > 0:
            left[0] -= 1
            raise OSError(errno.ENOSPC, "No space left on device")
        commit_folder(*arguments)

    monkeypatch.setattr(engine.checkpoints, "commit_folder", commit)
    monkeypatch.setattr(engine.disk, "RETRY_S", 0.05)


def test_a_full_disk_pauses_the_run_and_destroys_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finished: RunFolder
) -> None:
    full_disk(3, monkeypatch)
    run = make_run(tmp_path / "runs", training=STEPS)
    assert run_training(run.path, resume=False) == 0
    told = events(run, "problem")
    assert [(e.fields["code"], e.fields["fatal"]) for e in told] == [("DISK_FULL", False)]
    assert "paused" in [event.fields["phase"] for event in events(run, "phase")]
    assert losses(run) == losses(finished)
    assert run.read_state().state == "finished"


def test_a_model_without_anything_to_train_is_named(tmp_path: Path) -> None:
    run = make_run(tmp_path / "runs", method={"target_modules": ["no_such_layer"]})
    assert train(run) == 1
    last = run.last_event()
    assert last is not None
    assert last.fields["code"] == "NO_TRAINABLE_LAYERS"
    assert "q_proj" in last.fields["facts"]["found"]


@pytest.mark.parametrize(
    "name", ["stories260K-llama", "mlegkovskis-gpt2-nano"], ids=["MLP of 172", "GPT-2, Conv1D"]
)
def test_other_shapes_and_families_train(tmp_path: Path, name: str) -> None:
    run = make_run(tmp_path / "runs", training=STEPS | {"max_steps": 4})
    job = json.loads(run.job.read_text(encoding="utf-8"))
    job["base_model"] = str(shared(f"models/{name}"))
    run.job.write_text(json.dumps(job), encoding="utf-8")
    assert train(run) == 0, run.log.read_text(encoding="utf-8")
    measured = events(run, "eval")
    assert measured[-1].fields["loss"] < measured[0].fields["loss"]
