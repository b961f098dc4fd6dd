"""Guards on a graphics card: paged moments, and the ladder under a limit of the card's memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from engine import moments
from engine.contract.spec import TrainingSpec
from engine.optim import convert, make_optimizer, optimizer_kind
from engine.run_verb import run_training
from engine.stepper import Stepper
from tests.engine.runs import events, losses, make_run
from tests.engine.test_guards_real import long_rows
from tests.shared import needs_shared

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a graphics card"),
]


def pushed(optimizer: torch.optim.Optimizer, weight: torch.nn.Parameter, seed: int) -> None:
    weight.grad = torch.randn(weight.shape, generator=torch.Generator().manual_seed(seed)).cuda()
    optimizer.step()


def test_moments_are_paged_and_come_back() -> None:
    model = torch.nn.Linear(512, 512, bias=False).cuda()  # above 100,000 values: paged
    optimizer = make_optimizer(model, TrainingSpec())
    for seed in range(5):
        pushed(optimizer, model.weight, seed)
    before = moments.read(optimizer.state[model.weight])
    paged = convert(optimizer, "paged_adamw_8bit")
    assert optimizer_kind(paged) == "paged_adamw_8bit"
    assert getattr(paged.state[model.weight]["state1"], "is_paged", False)
    pushed(paged, model.weight, 5)
    after = moments.read(convert(paged, "adamw_torch").state[model.weight])
    assert after.step == 6
    expected = 0.9 * before.first.cpu() + 0.1 * model.weight.grad.cpu()
    assert torch.allclose(after.first.cpu(), expected, atol=0.05)


@needs_shared
def test_the_ladder_under_a_limit_of_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = long_rows(tmp_path / "long.jsonl")
    real, total = Stepper.take, torch.cuda.get_device_properties(0).total_memory
    held: list[int] = []

    def run(share: float) -> dict[int, float]:
        first = [True]

        def take(stepper: Stepper, step: int) -> Any:
            if first[0]:
                first[0] = False
                torch.cuda.empty_cache()
                start = torch.cuda.memory_reserved()
                held.append(start)
                torch.cuda.reset_peak_memory_stats()
                if share:
                    most = start + share * (peak - held[0])
                    torch.cuda.set_per_process_memory_fraction(most / total)
            return real(stepper, step)

        monkeypatch.setattr(Stepper, "take", take)
        training = {"max_steps": 4, "per_device_train_batch_size": 16, "max_length": 512}
        made = make_run(
            tmp_path / "runs",
            rows=44,
            dataset={"path": str(file)},
            training=training | {"device": "cuda:0"},
            evaluation={"sample_prompts": 0, "eval_batch_size": 1},
        )
        assert run_training(made.path, resume=False) == 0, made.log.read_text(encoding="utf-8")
        if share:
            assert {e.fields["reason"] for e in events(made, "adjusted")} == {"OUT_OF_MEMORY"}
        return losses(made)

    peak = 0
    expected = run(0.0)
    peak = torch.cuda.max_memory_reserved()
    try:
        assert run(0.5) == pytest.approx(expected, abs=5e-3)
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
