"""Packed rows and fused layers against plain transformers and peft in 32 bit, for every family."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch.nn.functional import cosine_similarity

from engine.contract.spec import FourBit, LoraMethod, NoQuantization
from engine.device import Precision
from engine.fused.ways import PLAIN, Ways, choose_ways
from engine.loss import make_batch, row_losses
from engine.models.adapt import attach_lora, trainable
from engine.models.load import load_base
from tests.engine.families.toys import make_model

CPU = torch.device("cpu")
FP32 = Precision("fp32", "ASKED")
FAMILIES = (
    "gpt2", "llama", "mistral", "qwen2", "qwen3", "phi3", "gemma", "gemma2", "gemma3_text",
)  # fmt: skip
LENGTHS = (3, 70, 9, 130, 48, 5)


def rows(vocab: int = 384) -> list[Any]:
    draw = random.Random(4)
    made = []
    for length in LENGTHS:
        ids = [draw.randrange(1, vocab) for _ in range(length)]
        made.append(
            SimpleNamespace(input_ids=ids, labels=[-100] * (length // 3) + ids[length // 3 :])
        )
    return made


def adapted(folder: Path, quantization: Any, *, seed: int = 3, checkpointing: int = 0) -> Any:
    base = load_base(folder, quantization, FP32, CPU)
    model = attach_lora(base, LoraMethod(r=4), seed=seed, checkpointing=checkpointing)
    return model


def with_moved_adapter(model: Any) -> Any:
    """B is no longer zero, so that every part of the gradient counts."""
    draw = torch.Generator().manual_seed(8)
    for parameter in trainable(model):
        parameter.data += 0.05 * torch.randn(parameter.shape, generator=draw)
    return model


def gradients(model: Any, ways: Ways, *, with_dropout: bool = False) -> tuple[float, torch.Tensor]:
    model.train()
    for module in model.modules():  # GPT-2 has dropout of its own and would draw differently
        if isinstance(module, torch.nn.Dropout) and not with_dropout:
            module.p = 0.0
    batch = make_batch(rows(), 0, CPU, ways)
    with batch.reading(model):
        loss = batch.row_losses(model).sum()
        loss.backward()
    return float(loss.detach()), torch.cat([p.grad.flatten() for p in trainable(model)])


@pytest.mark.parametrize("quantization", [FourBit(), NoQuantization()], ids=["nf4", "none"])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_gradient_is_the_plain_one(family: str, quantization: Any, tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", family)
    plain = with_moved_adapter(adapted(folder, quantization))
    expected_loss, expected = gradients(plain, PLAIN)

    fast = adapted(folder, quantization)
    ways = choose_ways(fast)
    assert ways.packed
    assert ways.chunked
    assert ways.layers > 0
    loss, found = gradients(with_moved_adapter(fast), ways)

    assert loss == pytest.approx(expected_loss, rel=1e-4)
    assert cosine_similarity(found, expected, 0) >= 0.9999
    assert (found - expected).norm() <= 1e-3 * expected.norm()


@pytest.mark.parametrize("family", FAMILIES)
def test_no_row_sees_another(family: str, tmp_path: Path) -> None:
    model = adapted(make_model(tmp_path / "model", family), FourBit())
    ways = choose_ways(model)
    before = rows()
    changed = rows()
    changed[1].input_ids = [7] * len(changed[1].input_ids)
    model.eval()
    with torch.no_grad():
        one = row_losses(model, make_batch(before, 0, CPU, ways))
        two = row_losses(model, make_batch(changed, 0, CPU, ways))
    others = [0, 2, 3, 4, 5]
    assert torch.equal(one[others], two[others])
    assert one[1] != two[1]


def test_recomputed_layers_give_the_same_gradient(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", "llama", layers=4)
    found = []
    for every in (0, 1, 2):
        model = adapted(folder, FourBit(), checkpointing=every)
        ways = choose_ways(model)
        found.append(gradients(with_moved_adapter(model), ways))
    assert found[0][0] == found[1][0] == found[2][0]
    assert torch.equal(found[0][1], found[1][1])
    assert torch.equal(found[0][1], found[2][1])


def test_a_window_narrower_than_a_row_is_kept(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", "mistral")
    plain, fast = adapted(folder, FourBit()), adapted(folder, FourBit())
    for model in (plain, fast):
        model.config.sliding_window = 16
    expected = gradients(with_moved_adapter(plain), PLAIN)
    ways = choose_ways(fast)
    found = gradients(with_moved_adapter(fast), ways)
    assert found[0] == pytest.approx(expected[0], rel=1e-4)
    assert cosine_similarity(found[1], expected[1], 0) >= 0.9999


def test_the_adapters_dropout_thins_only_what_the_adapter_reads(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", "llama")
    base = load_base(folder, FourBit(), FP32, CPU)
    model = attach_lora(base, LoraMethod(r=4, lora_dropout=0.5), seed=1, checkpointing=0)
    ways = choose_ways(model)
    torch.manual_seed(0)
    first = gradients(with_moved_adapter(model), ways, with_dropout=True)
    model.zero_grad()
    torch.manual_seed(0)
    again = gradients(model, ways, with_dropout=True)
    model.zero_grad()
    other = gradients(model, ways, with_dropout=True)
    assert torch.equal(first[1], again[1])
    assert not torch.equal(first[1], other[1])


def test_an_adapter_on_the_output_layer_learns(tmp_path: Path) -> None:
    base = load_base(make_model(tmp_path / "model", "llama", tied=False), FourBit(), FP32, CPU)
    targets = ["q_proj", "lm_head"]
    model = attach_lora(base, LoraMethod(r=4, target_modules=targets), seed=1, checkpointing=0)
    ways = choose_ways(model)
    gradients(with_moved_adapter(model), ways)
    head = model.get_base_model().get_output_embeddings()
    assert float(head.lora_B["default"].weight.grad.abs().sum()) > 0


def test_a_switched_off_adapter_leaves_the_base(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", "llama")
    model = adapted(folder, FourBit())
    base = load_base(folder, FourBit(), FP32, CPU)
    choose_ways(model)
    with_moved_adapter(model).eval()
    ids = torch.tensor([rows()[3].input_ids])
    with torch.no_grad():
        tuned = model(input_ids=ids).logits
        with model.disable_adapter():
            off = model(input_ids=ids).logits
        expected = base.eval()(input_ids=ids).logits
    assert torch.allclose(off, expected, atol=1e-4)
    assert not torch.allclose(tuned, expected, atol=1e-2)
