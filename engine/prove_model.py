"""The tiny model of the 4-bit proof, and the same model in plain numbers to compare it with.

It is written to a folder and loaded by the same functions as a job's model, so that the proof
proves what training uses. The plain one is made of the same packed bytes, unpacked here by the
published table and not by bitsandbytes, so that no fault of bitsandbytes can be on both sides.
All numbers come from numpy's `RandomState`, whose stream is frozen (NEP 19): they are the same
with every version, on every system and device.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.contract.spec import FourBit, LoraMethod, NoQuantization
from engine.data.rendering.encode import Encoded
from engine.device import Precision
from engine.loss import IGNORED
from engine.models.adapt import attach_lora
from engine.models.load import four_bit_layers, load_base
from engine.models.unpack import unpacked

if TYPE_CHECKING:
    from peft import PeftModel

HIDDEN = 128
ODD = 172  # neither a multiple of 32 nor of 64: the packed kernels of a CPU cannot take it
VOCABULARY = 256
FOUR_BIT_LAYERS = 14
"""Two blocks of seven linear layers; the output layer stays as it is."""

NF4 = (
    *(-1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453),
    *(-0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0.0),
    *(0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224),
    *(0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0),
)
"""The sixteen values of NF4 (arXiv 2305.14314, appendix E)."""


@dataclass(frozen=True)
class Bench:
    """Where and how the proof computes; its models are loaded when they are first asked for."""

    device: torch.device
    precision: Precision
    folder: Path
    """Empty, for the model's files."""

    @cached_property
    def model(self) -> PeftModel:
        """The model in 4 bit with its adapter, loaded as a job's model is."""
        return self.fresh_model()

    @cached_property
    def reference(self) -> PeftModel:
        """The same numbers in plain linear layers, with the same adapter."""
        plain = self._load(NoQuantization())
        layers = dict(plain.named_modules())
        for name, layer in self.model.named_modules():
            if name.endswith("base_layer"):
                inner = name.removeprefix("base_model.model.").removesuffix(".base_layer")
                layers[inner].weight.data.copy_(unpacked(layer.weight, NF4))
        return _with_adapter(plain)

    def fresh_model(self) -> PeftModel:
        """A model in 4 bit that nothing has been done with yet.

        Raises:
            RuntimeError: if its linear layers did not become 4-bit layers.
        """
        model = _with_adapter(self._load(FourBit()))
        found = len(four_bit_layers(model))
        if found != FOUR_BIT_LAYERS:
            message = f"{found} of {FOUR_BIT_LAYERS} layers are in 4 bit"
            raise RuntimeError(message)
        return model

    def _load(self, quantization: FourBit | NoQuantization) -> Any:
        if not (self.folder / "config.json").exists():
            write_model(self.folder)
        return load_base(self.folder, quantization, self.precision, self.device)


def write_model(folder: Path) -> None:
    """Write the model's files: two Llama blocks of 128 wide, 0.4 million numbers."""
    from transformers import LlamaConfig, LlamaForCausalLM

    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=HIDDEN,
        intermediate_size=ODD,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=64,
    )
    model = LlamaForCausalLM(config)
    for name, parameter in sorted(model.named_parameters()):
        if parameter.ndim == 2:  # norms stay at one
            parameter.data.copy_(numbers(name, tuple(parameter.shape)) * 0.08)
    model.save_pretrained(str(folder))


def numbers(name: str, shape: tuple[int, ...]) -> torch.Tensor:
    """Normally distributed numbers that depend on the name and the shape alone, 32-bit."""
    seed = sum(ord(letter) * (place + 1) for place, letter in enumerate(name))
    drawn = np.random.RandomState(seed).standard_normal(shape)
    return torch.from_numpy(drawn.astype(np.float32))


def make_rows(count: int = 16, length: int = 24) -> list[Encoded]:
    """Rows that follow a rule (each token is five times the one before, plus seven)."""
    rows = []
    for line in range(1, count + 1):
        ids = [(31 * line) % VOCABULARY]
        while len(ids) < length - line % 5:  # of unlike lengths, so that there is padding
            ids.append((5 * ids[-1] + 7) % VOCABULARY)
        rows.append(Encoded(ids, [IGNORED] * 4 + ids[4:], line, "", "", []))
    return rows


def _with_adapter(base: Any) -> PeftModel:
    """LoRA on every linear layer; B is not zero, or A's gradient would be."""
    model = attach_lora(base, LoraMethod(r=8, lora_alpha=16), seed=0, checkpointing=False)
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            scale = 0.02 if "lora_B" in name else 0.09
            drawn = numbers(name, tuple(parameter.shape)) * scale
            parameter.data.copy_(drawn.to(parameter.dtype))
    return model
