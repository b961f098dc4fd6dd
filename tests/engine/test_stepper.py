"""Steps: the same with any micro-batch, bit-identical after a resume, never non-finite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from engine.checkpoints import (
    list_checkpoints,
    load_optimizer,
    load_progress,
    newest_verified,
    rotate,
    save_checkpoint,
)
from engine.contract.problems import Problem
from engine.contract.spec import FourBit, LoraMethod, TrainingSpec
from engine.device import Precision
from engine.models.adapt import attach_lora, load_adapter, save_adapter, trainable
from engine.models.load import load_base
from engine.progress import Progress
from engine.stepper import Stepper
from tests.engine.rows import Row, make_rows
from tests.shared import needs_shared, shared

pytestmark = needs_shared
CPU = torch.device("cpu")
MODEL = "models/stories260K-llama-pad192"


def make_stepper(
    rows: list[Row], *, precision: str = "fp32", dropout: float = 0.0, r: int = 4, **training: Any
) -> Stepper:
    chosen = Precision(precision, "ASKED")
    base = load_base(shared(MODEL), FourBit(), chosen, CPU)
    method = LoraMethod(r=r, lora_dropout=dropout)
    model = attach_lora(base, method, seed=0, checkpointing=False)
    spec = TrainingSpec(**{"learning_rate": 1e-3, "warmup_steps": 2} | training)
    return Stepper(model, rows, spec, precision=chosen, device=CPU, pad_id=0)


def weights(stepper: Stepper) -> list[torch.Tensor]:
    return [p.detach().clone() for p in trainable(stepper.model)]


def test_eight_rows_are_the_same_step_however_they_are_split() -> None:
    rows = make_rows(24)
    losses = []
    for micro_batch in (8, 4, 1):
        stepper = make_stepper(
            rows,
            per_device_train_batch_size=micro_batch,
            gradient_accumulation_steps=8 // micro_batch,
        )
        losses.append([stepper.take(step).loss for step in range(3)])
    for other in losses[1:]:
        assert other == pytest.approx(losses[0], abs=1e-3)


@pytest.mark.parametrize(
    ("accumulation", "stop_at", "dropout", "packing"),
    [
        (1, 3, 0.0, True),  # mid-epoch
        (1, 11, 0.1, False),  # before the last, partial batch
        (1, 12, 0.1, True),  # after it: at the border
        (2, 5, 0.1, True),
        (2, 6, 0.1, False),
        (2, 8, 0.0, True),  # mid-epoch, the second time round
        (7, 1, 0.1, True),
        (7, 2, 0.1, True),
        (7, 3, 0.1, False),
    ],
)
def test_a_resumed_run_is_bit_identical(
    tmp_path: Path, accumulation: int, stop_at: int, dropout: float, packing: bool
) -> None:
    """23 rows in batches of 2: mid-epoch, with a last partial batch, over an epoch's border."""
    options: dict[str, Any] = {
        "per_device_train_batch_size": 2,
        "gradient_accumulation_steps": accumulation,
        "dropout": dropout,
        "packing": packing,
    }
    rows, steps = make_rows(23), 14 if accumulation == 1 else 9
    whole = make_stepper(rows, **options)
    straight = [whole.take(step).loss for step in range(steps)]

    first = make_stepper(rows, **options)
    losses = [first.take(step).loss for step in range(stop_at)]
    save_checkpoint(
        tmp_path,
        stop_at,
        save_adapter=lambda folder: save_adapter(first.model, folder),
        optimizer=first.optimizer,
        progress=Progress(step=stop_at, best_loss=1.25, scaler=first.scaler.state_dict()).to_json(),
        about={},
    )
    second = make_stepper(rows, **options)
    checkpoint = newest_verified(tmp_path, lambda *damage: pytest.fail(str(damage)))
    assert checkpoint is not None
    load_adapter(second.model, checkpoint.path / "adapter")
    load_optimizer(checkpoint, second.optimizer)
    assert Progress.from_json(load_progress(checkpoint)).best_loss == 1.25
    losses += [second.take(step).loss for step in range(stop_at, steps)]

    assert losses == straight
    for one, other in zip(weights(whole), weights(second), strict=True):
        assert torch.equal(one, other)


def test_a_loss_that_is_not_finite_names_its_rows_and_moves_nothing() -> None:
    rows = make_rows(4)
    stepper = make_stepper(rows, per_device_train_batch_size=4)
    stepper.take(0)
    before = weights(stepper)
    bad = rows[2]
    others = {i for row in rows if row is not bad for i in row.input_ids}
    poisoned = next(i for i in bad.input_ids if i not in others)

    def poison(_: torch.nn.Module, ids: tuple[torch.Tensor], out: torch.Tensor) -> torch.Tensor:
        return out.masked_fill((ids[0] == poisoned).unsqueeze(-1), float("nan"))

    stepper.model.get_input_embeddings().register_forward_hook(poison)
    with pytest.raises(Problem) as caught:
        stepper.take(1)
    assert caught.value.code == "LOSS_NOT_FINITE"
    assert caught.value.facts["lines"] == [3]
    for one, other in zip(before, weights(stepper), strict=True):
        assert torch.equal(one, other)


def test_an_adapter_that_gets_no_gradient_is_refused() -> None:
    stepper = make_stepper(make_rows(4))
    for name, parameter in stepper.model.named_parameters():
        if "lora_A" in name:
            parameter.data.zero_()  # with B = 0 as well no gradient can reach either
    with pytest.raises(Problem) as caught:
        stepper.take(0)
    assert caught.value.code == "NOTHING_TRAINS"


def test_fp16_skips_overflowing_steps_counts_them_and_keeps_its_scale(tmp_path: Path) -> None:
    stepper = make_stepper(make_rows(8), precision="fp16")
    stepper.scaler.load_state_dict({**stepper.scaler.state_dict(), "scale": 2.0**40})
    before = weights(stepper)
    stepper.take(0)
    assert stepper.scaler.skipped_steps == 1
    for one, other in zip(before, weights(stepper), strict=True):
        assert torch.equal(one, other)
    step = 1
    while stepper.scaler.skipped_in_a_row:
        stepper.take(step)
        step += 1
    taken = stepper.take(step)
    assert taken.grad_norm > 0
    restored = make_stepper(make_rows(8), precision="fp16")
    restored.scaler.load_state_dict(stepper.scaler.state_dict())
    assert restored.scaler.state_dict() == stepper.scaler.state_dict()


def commit(folder: Path, step: int, stepper: Stepper) -> None:
    save_checkpoint(
        folder,
        step,
        save_adapter=lambda target: save_adapter(stepper.model, target),
        optimizer=stepper.optimizer,
        progress=Progress(step=step).to_json(),
        about={},
    )


@pytest.mark.parametrize(
    "file",
    [
        "adapter/adapter_model.safetensors",
        "adapter/adapter_config.json",
        "optimizer.safetensors",
        "progress.json",
        "manifest.json",
    ],
)
@pytest.mark.parametrize("harm", ["delete", "truncate", "flip"])
def test_a_damaged_checkpoint_is_set_aside_and_named(
    tmp_path: Path, file: str, harm: str, trained_stepper: Stepper
) -> None:
    for step in (2, 10):
        commit(tmp_path, step, trained_stepper)
    target = tmp_path / "step-000010" / file
    content = target.read_bytes()
    if harm == "delete":
        target.unlink()
    elif harm == "truncate":
        target.write_bytes(content[: len(content) // 2])
    else:
        middle = len(content) // 2
        target.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    told = []
    found = newest_verified(tmp_path, lambda *damage: told.append(damage))
    assert found is not None
    assert found.step == 2
    (aside, bad_file, fallback) = told[0]
    assert aside.path.name == "damaged-step-000010-1"
    assert aside.path.is_dir(), "nothing is thrown away"
    assert (Path(bad_file).name, fallback) == (Path(file).name, 2)


def test_the_last_three_and_the_best_are_kept(tmp_path: Path, trained_stepper: Stepper) -> None:
    for step in (1, 2, 3, 20, 100):
        commit(tmp_path, step, trained_stepper)
        # A clock that jumps back must not decide what is newest.
        (tmp_path / f"step-{step:06d}").touch()
    rotate(tmp_path, best_step=2)
    assert [c.step for c in list_checkpoints(tmp_path)] == [100, 20, 3, 2]


@pytest.fixture(scope="module")
def trained_stepper() -> Stepper:
    stepper = make_stepper(make_rows(8))
    stepper.take(0)
    return stepper
