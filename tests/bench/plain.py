"""A model and a step without any trick, to hold the fast ways against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, get_peft_model
from torch.nn.functional import cross_entropy
from transformers import AutoModelForCausalLM

from engine.models.unpack import unpacked

RANK, IGNORED = 8, -100


def plain(model: Any, folder: Path) -> Any:
    """The same model without any trick: 32 bit, eager attention, plain layers, peft's LoRA."""
    base = AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    )
    conv = any(type(module).__name__ == "Conv1D" for module in base.modules())
    config = LoraConfig(
        r=RANK, lora_alpha=2 * RANK, target_modules="all-linear", task_type="CAUSAL_LM",
        fan_in_fan_out=conv,
    )  # fmt: skip
    reference = get_peft_model(base, config)
    for name, parameter in reference.named_parameters():
        given = model.get_parameter(name)
        packed = hasattr(given, "quant_state")
        value = unpacked(given) if packed else given.detach().float()
        turned = packed and conv  # GPT-2's own layers keep their weights the other way round
        parameter.data.copy_(value.T if turned else value)
    return reference


def plain_step(model: Any, rows: Sequence[Any]) -> float:
    """Gradients of the mean loss per learned token, row by row; returns that loss."""
    model.train()
    learned = sum(label != IGNORED for row in rows for label in row.labels[1:])
    total = 0.0
    for row in rows:
        logits = model(input_ids=torch.tensor([row.input_ids])).logits[0, :-1]
        labels = torch.tensor(row.labels[1:])
        loss = cross_entropy(logits, labels, ignore_index=IGNORED, reduction="sum") / learned
        loss.backward()
        total += float(loss.detach())
    return total
