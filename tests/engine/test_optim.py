"""Moments in 32 and in 8 bit: changed on the way without a jump, saved and read back to the bit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from engine import moments
from engine.checkpoints import load_optimizer, newest_verified, save_checkpoint
from engine.contract.spec import TrainingSpec
from engine.limits import Optim
from engine.models.adapt import load_adapter, save_adapter
from engine.optim import convert, make_optimizer, optimizer_kind
from engine.stepper import Stepper
from tests.engine.rows import make_rows
from tests.engine.test_stepper import make_stepper, weights
from tests.shared import needs_shared

KINDS: tuple[Optim, ...] = ("adamw_torch", "adamw_8bit")


class Little(torch.nn.Module):
    """A matrix of more than 4,096 values (8 bit), a small one and a vector (32 bit)."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.large = torch.nn.Parameter(torch.randn(64, 130))
        self.small = torch.nn.Parameter(torch.randn(8, 8))
        self.scale = torch.nn.Parameter(torch.ones(8))


def push(model: torch.nn.Module, optimizer: torch.optim.Optimizer, seed: int) -> None:
    draw = torch.Generator().manual_seed(seed)
    for parameter in model.parameters():
        parameter.grad = torch.randn(parameter.shape, generator=draw)
    optimizer.step()


def test_the_fused_step_is_adamw() -> None:
    """Against torch's plain loop, a step at a time: within the rounding of 32 bit."""
    one, other = Little(), Little()
    ours = make_optimizer(one, TrainingSpec(weight_decay=0.01))
    groups = [
        {"params": [other.large, other.small], "weight_decay": 0.01},
        {"params": [other.scale], "weight_decay": 0.0},
    ]
    plain = torch.optim.AdamW(groups, lr=2e-4, foreach=False, fused=False)
    for seed in range(20):
        push(one, ours, seed)
        push(other, plain, seed)
    for a, b in zip(one.parameters(), other.parameters(), strict=True):
        assert torch.allclose(a, b, rtol=0, atol=1e-6)


def test_a_step_makes_no_new_states() -> None:
    """What could fail half done is made before the first step."""
    for kind in KINDS:
        model = Little()
        optimizer = make_optimizer(model, TrainingSpec(), kind)
        before = {n: t.data_ptr() for n, t in _tensors(optimizer).items()}
        push(model, optimizer, 0)
        assert {n: t.data_ptr() for n, t in _tensors(optimizer).items()} == before


def _tensors(optimizer: torch.optim.Optimizer) -> dict[str, torch.Tensor]:
    return {
        f"{number}.{name}": value
        for number, parameter in enumerate(moments.numbered(optimizer))
        for name, value in optimizer.state[parameter].items()
        if torch.is_tensor(value)
    }


def test_without_a_card_nothing_is_paged() -> None:
    assert optimizer_kind(make_optimizer(Little(), TrainingSpec(), "paged_adamw_8bit")) == (
        "adamw_8bit"
    )


def test_only_large_matrices_are_kept_in_8_bit() -> None:
    model = Little()
    optimizer = make_optimizer(model, TrainingSpec(), "adamw_8bit")
    assert optimizer.state[model.large]["state1"].dtype == torch.uint8
    assert optimizer.state[model.small]["state1"].dtype == torch.float32
    assert [group["weight_decay"] for group in optimizer.param_groups] == [0.01, 0.0]


def test_32_bit_moments_come_back_from_32_bit_to_the_bit() -> None:
    """Tensors that stay 32-bit lose nothing on the way there and back."""
    model = Little()
    optimizer = make_optimizer(model, TrainingSpec())
    for seed in range(5):
        push(model, optimizer, seed)
    before = {n: moments.read(optimizer.state[p]) for n, p in model.named_parameters()}
    back = convert(convert(optimizer, "adamw_8bit"), "adamw_torch")
    for name, parameter in model.named_parameters():
        after = moments.read(back.state[parameter])
        assert after.step == before[name].step == 5
        if name != "large":
            assert torch.equal(after.first, before[name].first)
            assert torch.equal(after.second, before[name].second)
    # 8 bit: 1/256 of each block's largest value, relative to small values more
    large = moments.read(back.state[model.large])
    assert torch.allclose(large.first, before["large"].first, atol=0.05)
    assert float((large.second - before["large"].second).abs().max()) < 0.02


@needs_shared
@pytest.mark.parametrize("kinds", [KINDS, KINDS[::-1]], ids=["32 to 8 bit", "8 to 32 bit"])
def test_a_change_in_the_middle_leaves_no_jump(kinds: tuple[Optim, Optim]) -> None:
    """Twelve steps, changed after six, beside twelve steps without a change."""
    rows, options = make_rows(24), {"per_device_train_batch_size": 4, "optim": kinds[0]}
    straight = [make.take(step).loss for make in [stepper_of(rows, options)] for step in range(12)]
    changed = stepper_of(rows, options)
    losses = [changed.take(step).loss for step in range(6)]
    changed.optimizer = convert(changed.optimizer, kinds[1])
    losses += [changed.take(step).loss for step in range(6, 12)]
    assert losses[:7] == straight[:7], "the loss of step 7 is of the weights before it"
    assert losses[7:] == pytest.approx(straight[7:], abs=5e-3)


def test_moments_forgotten_instead_of_converted_would_be_a_jump() -> None:
    """What the test above would see if the moments were lost: the next step is another one."""
    moved = []
    for keep in (True, False):
        model = Little()
        optimizer = make_optimizer(model, TrainingSpec())
        for seed in range(5):
            push(model, optimizer, seed)
        before = model.large.detach().clone()
        if not keep:
            moments.forget(optimizer)
        push(model, optimizer, 9)
        moved.append((model.large - before).detach())
    assert float((moved[0] - moved[1]).norm() / moved[0].norm()) > 0.5


def stepper_of(rows: Any, options: dict[str, Any]) -> Stepper:
    stepper = make_stepper(rows, r=64, **options)
    assert any(
        s.get("state1", torch.zeros(0)).dtype == torch.uint8
        for s in stepper.optimizer.state.values()
    ) == (options["optim"] != "adamw_torch")
    return stepper


@needs_shared
@pytest.mark.parametrize("saved", KINDS)
@pytest.mark.parametrize("resumed", KINDS)
def test_a_checkpoint_of_either_kind_resumes_either_kind(
    tmp_path: Path, saved: Optim, resumed: Optim
) -> None:
    """Bit-identical in the same kind; without a jump in the other."""
    rows, options = make_rows(23), {"per_device_train_batch_size": 2}
    first = stepper_of(rows, options | {"optim": saved})
    straight = [first.take(step).loss for step in range(4)]
    save_checkpoint(
        tmp_path,
        4,
        save_adapter=lambda folder: save_adapter(first.model, folder),  # type: ignore[arg-type]
        optimizer=first.optimizer,
        progress={},
        about={},
    )
    straight += [first.take(step).loss for step in range(4, 9)]
    second = stepper_of(rows, options | {"optim": resumed})
    checkpoint = newest_verified(tmp_path, lambda *damage: pytest.fail(str(damage)))
    assert checkpoint is not None
    load_adapter(second.model, checkpoint.path / "adapter")  # type: ignore[arg-type]
    load_optimizer(checkpoint, second.optimizer)
    losses = straight[:4] + [second.take(step).loss for step in range(4, 9)]
    assert optimizer_kind(second.optimizer) == resumed
    if saved == resumed:
        assert losses == straight
        for one, other in zip(weights(first), weights(second), strict=True):
            assert torch.equal(one, other)
    else:
        assert losses == pytest.approx(straight, abs=5e-3)
