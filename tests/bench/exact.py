"""Whether the fast ways give the true gradient: a step of the product against plain code.

    python -m tests.bench.exact                    every family and every case
    python -m tests.bench.exact llama gemma2

The product's step is a whole run's first one (`set_up`, `Training`, `Stepper.take`): packed, fused,
4-bit. The reference is plain transformers and peft in 32 bit: one row at a time, eager attention,
all logits, its base the numbers that the 4-bit weights stand for. Same adapter, B not zero.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import transformers
from safetensors.torch import load_file, save_file
from torch.nn.functional import cosine_similarity

from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from engine.fused.ways import Ways
from engine.session import Session
from engine.setup_run import set_up
from engine.train import Training
from tests.bench.plain import RANK, plain, plain_step
from tests.engine.families.toys import make_model

COSINE, LOSS = 0.9999, 1e-3
"""What 32-bit arithmetic has to reach; bf16 keeps three digits of each number and is only told."""
NEVER_CLIPPED = 1e9
SHARPER = 6.0
"""Fresh random layers are so weak that attention is the same everywhere, whoever reads whom."""
SENTENCE = "the ant carries a leaf home over stone and grass in rain or sun"
WINDOW = 16  # tokens; shorter than most rows below, so that a window of the family shows


@dataclass(frozen=True)
class Case:
    """A family, and what of its configuration is changed."""

    family: str
    config: dict[str, Any] = field(default_factory=dict)


CASES = {
    # Its own dropout would draw other numbers where rows lie elsewhere.
    "gpt2": Case("gpt2", {"resid_pdrop": 0.0, "embd_pdrop": 0.0, "attn_pdrop": 0.0}),
    **{name: Case(name) for name in ("llama", "mistral", "qwen2", "qwen3", "phi3", "gemma")},
    "gemma2": Case("gemma2"),
    "gemma2-caps": Case("gemma2", {"attn_logit_softcapping": 1.0, "final_logit_softcapping": 1.0}),
    "gemma3_text": Case("gemma3_text"),
    "mistral-window": Case("mistral", {"sliding_window": WINDOW}),
    "phi3-window": Case("phi3", {"sliding_window": WINDOW}),
    "gemma2-window": Case("gemma2", {"sliding_window": WINDOW}),
    "gemma3_text-window": Case("gemma3_text", {"sliding_window": WINDOW}),
}
WAYS: dict[str, dict[str, Any]] = {
    "fp32": {"precision": "fp32"},
    "fp32, checkpointing": {"precision": "fp32", "gradient_checkpointing": True},
    "bf16": {"precision": "bf16"},
}


@dataclass(frozen=True)
class Agreement:
    """How near a step is to the reference."""

    cosine: float
    """Of all adapter gradients as one vector."""
    worst: float
    """The lowest cosine of one tensor."""
    length: float
    """The gradient's length, by the reference's."""
    loss: float
    """Loss less the reference's, nats."""
    ways: str
    """Which of the fast ways the product took for this model."""

    @property
    def good(self) -> bool:
        """Whether it is what 32-bit arithmetic has to reach."""
        return self.cosine >= COSINE and abs(self.loss) <= LOSS


def compare(name: str, place: Path, **training: Any) -> Agreement:
    """One case's first step against the reference; `place` is an empty folder."""
    case = CASES[name]
    folder = make_model(place / "model", case.family)
    _sharpen(folder / "model.safetensors")
    config = folder / "config.json"
    known = json.loads(config.read_text(encoding="utf-8"))
    config.write_text(json.dumps(known | case.config), encoding="utf-8")
    run = _make_run(place, folder, training)
    spec = parse_job(json.loads(run.job.read_text(encoding="utf-8")))
    session = Session(run, spec, {"row": {"id": "cpu"}})
    try:
        return _agreement(Training(session, set_up(session)))
    finally:
        session.report.close()


def _agreement(training: Training) -> Agreement:
    stepper = training.stepper
    model, rows = training.ready.model, training.ready.data.train
    _stir(model)
    reference = plain(model, training.ready.folder)
    chosen = [rows[number] for number in stepper.sampler.step_rows(0)]
    ours: dict[str, torch.Tensor] = {}
    stepper.optimizer.register_step_pre_hook(lambda *_: ours.update(_gradients(model)))
    taken = stepper.take(0)
    loss = plain_step(reference, chosen)
    theirs = _gradients(reference)
    assert ours.keys() == theirs.keys()
    one, other = _flat(ours.values()), _flat(theirs.values())
    each = [float(cosine_similarity(ours[n].flatten(), theirs[n].flatten(), dim=0)) for n in ours]
    cosine = float(cosine_similarity(one.double(), other.double(), dim=0))
    length = float(one.norm() / other.norm())
    return Agreement(cosine, min(each), length, taken.loss - loss, _ways(training.ready.ways))


def _ways(ways: Ways) -> str:
    taken = (
        ("packed", ways.packed),
        ("chunked", ways.chunked),
        (f"{ways.layers} fused", ways.layers),
    )
    return ", ".join(word for word, is_taken in taken if is_taken) or "plain"


def _sharpen(weights: Path) -> None:
    tensors = load_file(weights)
    for name, tensor in tensors.items():
        if ".layers." in name or ".h." in name:
            tensors[name] = tensor * SHARPER if tensor.ndim == 2 else tensor
    save_file(tensors, weights, {"format": "pt"})


def _stir(model: Any) -> None:
    """B = 0 would hide A's gradient."""
    draw = torch.Generator().manual_seed(5)
    for name, parameter in sorted(model.named_parameters()):
        if "lora_B" in name:
            parameter.data.copy_(torch.randn(parameter.shape, generator=draw) * 0.02)


def _gradients(model: Any) -> dict[str, torch.Tensor]:
    named = ((n, p) for n, p in model.named_parameters() if p.requires_grad)
    return {name: p.grad.detach().float().clone() for name, p in named if p.grad is not None}


def _flat(tensors: Any) -> torch.Tensor:
    return torch.cat([tensor.flatten() for tensor in tensors])


def _make_run(place: Path, model: Path, training: dict[str, Any]) -> RunFolder:
    data = place / "rows.jsonl"
    data.write_text("".join(_rows(12)), encoding="utf-8")
    job = {
        "name": "exact",
        "base_model": str(model),
        "dataset": {"path": str(data), "validation_rows": 0},
        "method": {"type": "lora", "r": RANK, "lora_alpha": 2 * RANK},
        "training": {
            "per_device_train_batch_size": 8,
            "max_length": 128,
            "max_grad_norm": NEVER_CLIPPED,
            "device": "cpu",
            **training,
        },
        "evaluation": {"sample_prompts": 0},
    }
    return RunFolder.create(place / "runs", parse_job(job))


def _rows(count: int) -> list[str]:
    """Short and long ones, none alike."""
    words = SENTENCE.split()
    rows = []
    for number in range(count):
        said = [words[(number * 5 + place * (number + 2)) % len(words)] for place in range(48)]
        row = {
            "instruction": " ".join(said[: 2 + number]),
            "output": " ".join(said[5 * number % 43 :]),
        }
        rows.append(json.dumps(row) + "\n")
    return rows


def main() -> None:
    """Compare and show a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.exact")
    parser.add_argument("names", nargs="*", metavar="case", help=", ".join(CASES))
    asked = parser.parse_args()
    transformers.utils.logging.disable_progress_bar()
    print("| case | arithmetic | cosine | worst tensor | length | loss less reference | ways | |")
    print("|---|---|---|---|---|---|---|---|")
    missed = 0
    for name in asked.names or CASES:
        for way, training in WAYS.items():
            with tempfile.TemporaryDirectory() as place:
                found = compare(name, Path(place), **training)
            judged = training["precision"] == "fp32"
            missed += judged and not found.good
            verdict = ("ok" if found.good else "**missed**") if judged else ""
            print(
                f"| {name} | {way} | {found.cosine:.7f} | {found.worst:.7f} | {found.length:.4f}"
                f" | {found.loss:+.1e} | {found.ways} | {verdict} |",
                flush=True,
            )
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
