"""Every proven family through the real train path: NF4, LoRA on all linear layers, 20 steps.

Tiny random models; what is proven is the way through our engine, not a quality: the loss falls, the
base stays bit-identical, the saved adapter gives the same predictions in a fresh process' model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from peft import PeftModel

from engine.contract.events import read_events
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from engine.contract.spec import FourBit
from engine.device import Precision
from engine.fused.ways import choose_ways
from engine.models.inspect import PROVEN, inspect_model
from engine.models.load import frozen_digest, load_base
from engine.session import Session
from engine.setup_run import set_up
from engine.train import Training
from tests.engine.families.toys import make_model, write_rows

STEPS = 20
FAMILIES = {
    "gpt2": 4,
    "llama": 7,
    "mistral": 7,
    "qwen2": 7,
    "qwen3": 7,
    "phi3": 4,
    "gemma": 7,
    "gemma2": 7,
    "gemma3_text": 7,
}
"""Family -> linear layers in one block; GPT-2's are Conv1D, Phi-3 fuses queries, keys, values."""
BLOCKS = 2


def make_run(place: Path, family: str) -> RunFolder:
    model = make_model(place / "model", family, layers=BLOCKS)
    job = {
        "name": family,
        "base_model": str(model),
        "dataset": {"path": str(write_rows(place / "rows.jsonl")), "validation_rows": 6},
        "quantization": {"type": "nf4"},
        "method": {"type": "lora", "r": 8},
        "training": {
            "max_steps": STEPS,
            "per_device_train_batch_size": 8,
            "max_length": 64,
            "learning_rate": 1e-2,
            "device": "cpu",
        },
        "evaluation": {"sample_prompts": 1, "max_new_tokens": 4, "eval_steps": STEPS},
    }
    run = RunFolder.create(place / "runs", parse_job(job))
    environment = {"v": 1, "verdict": "ok", "row": {"id": "cpu"}}
    run.environment.write_text(json.dumps(environment), encoding="utf-8")
    return run


def train(run: RunFolder) -> Training:
    """The recipe of `engine.train`, in this process: torch need not be loaded nine times."""
    spec = parse_job(json.loads(run.job.read_text(encoding="utf-8")))
    session = Session(run, spec, {"row": {"id": "cpu"}})
    try:
        training = Training(session, set_up(session))
        training.announce()
        training.measure_before()
        training.loop()
        training.measure_after()
    finally:
        session.report.close()
    return training


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_family_is_trained_in_four_bit(family: str, tmp_path: Path) -> None:
    run = make_run(tmp_path, family)
    training = train(run)
    told = {event.type: event.fields for event in read_events(run.events)}
    assert told["finished"]["after"]["loss"] < told["finished"]["before"]["loss"] - 0.1
    assert adapted_layers(run) == BLOCKS * FAMILIES[family]
    assert (training.session.home / "cache" / "measured.json").is_file(), (
        "the run refines the next forecast"
    )
    base = Path(str(training.spec.base_model))
    assert frozen_digest(load_base(base, FourBit(), FP32, CPU)) == training.ready.base_digest
    trained, again = predictions(training.ready.model), predictions(reloaded(base, run))
    assert torch.equal(trained, again)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_family_is_recognised_without_loading(family: str, tmp_path: Path) -> None:
    facts = inspect_model(make_model(tmp_path, family, layers=BLOCKS))
    assert facts.family == family
    assert family in PROVEN
    assert not [notice for notice in facts.notices if notice["code"] == "FAMILY_NOT_PROVEN"]


CPU = torch.device("cpu")
FP32 = Precision("fp32", "ASKED")


def adapted_layers(run: RunFolder) -> int:
    from safetensors import safe_open

    with safe_open(run.adapter / "adapter_model.safetensors", framework="pt") as file:
        return sum(name.endswith("lora_A.weight") for name in file.keys())  # noqa: SIM118


def reloaded(base: Path, run: RunFolder) -> Any:
    model = PeftModel.from_pretrained(load_base(base, FourBit(), FP32, CPU), run.adapter)
    model.requires_grad_(False)
    assert choose_ways(model).layers, "computed as the run computed it"
    return model


def predictions(model: Any) -> torch.Tensor:
    model.eval()
    with torch.no_grad():
        found: torch.Tensor = model(input_ids=torch.arange(1, 33)[None]).logits
    return found
