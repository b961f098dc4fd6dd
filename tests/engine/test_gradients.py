"""Gradients through the 4-bit base are the true ones, before and after an evaluation.

bitsandbytes 0.50.2 repacks 4-bit weights at the first eval-mode forward on CPUs with AVX512-BF16
and loses the gradient from then on, silently. The engine's guard is held here against a reference
model whose weights are the same numbers, de-quantised.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from bitsandbytes.functional import dequantize_4bit

from engine.contract.spec import FourBit, Int8, LoraMethod, NoQuantization
from engine.device import Precision
from engine.evaluate import held_out_loss
from engine.loss import collate, row_losses
from engine.models.adapt import attach_lora, load_adapter, save_adapter, trainable
from engine.models.load import four_bit_layers, frozen_digest, load_base
from tests.engine.rows import make_rows
from tests.shared import needs_shared, shared

pytestmark = needs_shared
CPU = torch.device("cpu")
FP32 = Precision("fp32", "ASKED")
ROWS = make_rows(6)
# 172 in the first: shapes that the packed path cannot take at all.
MODELS = ["stories260K-llama", "stories260K-llama-pad192", "mlegkovskis-gpt2-nano"]


def adapted(folder: Path, quantization: Any, precision: Precision = FP32) -> Any:
    base = load_base(folder, quantization, precision, CPU)
    return attach_lora(base, LoraMethod(r=8), seed=1, checkpointing=False)


def gradients(model: Any) -> torch.Tensor:
    """All adapter gradients of one training step as one vector."""
    model.train()
    model.zero_grad(set_to_none=True)
    # B = 0 hides A's gradient: make B something first, the same in every model.
    generator = torch.Generator().manual_seed(5)
    for name, parameter in sorted(model.named_parameters()):
        if "lora_B" in name:
            noise = torch.randn(parameter.shape, generator=generator) * 0.02
            parameter.data.copy_(noise.to(parameter.dtype))
    torch.manual_seed(7)  # GPT-2 itself has dropout
    row_losses(model, collate(ROWS, 0, CPU)).sum().backward()
    return torch.cat([p.grad.flatten().float() for p in trainable(model)])


def dequantised(folder: Path) -> Any:
    """The reference: plain linear layers holding the numbers that the 4-bit weights stand for."""
    reference = adapted(folder, NoQuantization())
    quantised = adapted(folder, FourBit())
    plain = dict(reference.named_modules())
    for name, layer in quantised.named_modules():
        if name.endswith("base_layer"):
            weight = layer.weight
            if hasattr(weight, "quant_state"):  # else a width that this CPU would misread
                weight = dequantize_4bit(weight.data, weight.quant_state)
            target = plain[name]
            transposed = type(target).__name__ == "Conv1D"  # GPT-2
            target.weight.data.copy_(weight.T if transposed else weight)
    return reference


@pytest.mark.parametrize("name", MODELS)
def test_train_evaluate_train_keeps_the_true_gradient(name: str) -> None:
    folder = shared(f"models/{name}")
    model, truth = adapted(folder, FourBit()), gradients(dequantised(folder))
    assert four_bit_layers(model), "the base is really in 4 bit"
    for moment in ("before evaluation", "after evaluation"):
        cosine = torch.nn.functional.cosine_similarity(gradients(model), truth, dim=0)
        assert cosine >= 0.999, moment
        held_out_loss(model, ROWS, pad_id=0, batch_size=4, device=CPU)


def test_the_base_is_bit_identical_after_steps() -> None:
    base = load_base(shared("models/stories260K-llama"), FourBit(), FP32, CPU)
    digest = frozen_digest(base)
    model = attach_lora(base, LoraMethod(r=4), seed=0, checkpointing=False)
    assert frozen_digest(model) == digest
    optimizer = torch.optim.AdamW(trainable(model), lr=1e-2)
    row_losses(model, collate(ROWS, 0, CPU)).sum().backward()
    optimizer.step()
    assert frozen_digest(model) == digest
    four_bit_layers(model)[0].weight.data[0] ^= 1
    assert frozen_digest(model) != digest, "one changed bit shows"


@pytest.mark.parametrize("quantization", [FourBit(type="fp4"), Int8(), NoQuantization()])
def test_other_formats_train_too(quantization: Any) -> None:
    model = adapted(shared("models/stories260K-llama-pad192"), quantization)
    assert torch.isfinite(gradients(model)).all()
    assert gradients(model).norm() > 0


@pytest.mark.parametrize("word", ["bf16", "fp16"])
def test_sixteen_bit_arithmetic_agrees_with_32_bit(word: str) -> None:
    folder = shared("models/stories260K-llama-pad192")
    cosine = torch.nn.functional.cosine_similarity(
        gradients(adapted(folder, FourBit(), Precision(word, "ASKED"))),
        gradients(adapted(folder, FourBit())),
        dim=0,
    )
    assert cosine > 0.99


def test_checkpointing_changes_nothing_but_memory() -> None:
    folder = shared("models/stories260K-llama-pad192")
    plain = gradients(adapted(folder, FourBit()))
    base = load_base(folder, FourBit(), FP32, CPU)
    model = attach_lora(base, LoraMethod(r=8), seed=1, checkpointing=True)
    assert torch.allclose(gradients(model), plain, rtol=1e-4, atol=1e-6)


def test_a_saved_adapter_comes_back_bit_identical(tmp_path: Path) -> None:
    folder = shared("models/stories260K-llama-pad192")
    model = adapted(folder, FourBit())
    gradients(model)  # fills B
    save_adapter(model, tmp_path)
    fresh = adapted(folder, FourBit())
    load_adapter(fresh, tmp_path)
    for one, other in zip(trainable(model), trainable(fresh), strict=True):
        assert torch.equal(one, other)
