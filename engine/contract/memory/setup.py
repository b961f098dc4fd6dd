"""What the memory plan needs to know about a run: the settings that decide how much it holds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.contract.memory.shape import ModelShape, Targets
from engine.contract.packing import tokens_at_once

MethodName = Literal["full", "lora"]
QuantizationName = Literal["nf4", "fp4", "int8", "none"]
Compute = Literal["auto", "bf16", "fp16", "fp32"]
DeviceName = Literal["cuda", "cpu"]
CPU_16_BIT_MIN_PARAMETERS = 50_000_000
"""Below this a processor computes in 32 bit (`engine/device.py`)."""
FOUR_BIT = ("nf4", "fp4")
EVEN_SHARE = 0.9
"""Rows whose mean is nearer to the longest are all alike."""


@dataclass(frozen=True)
class Setup:
    """How a model is trained."""

    method: MethodName = "lora"
    quantization: QuantizationName = "nf4"
    double_quant: bool = True
    r: int = 16
    targets: Targets = "all-linear"
    dropout: bool = False
    """Whether the adapter's dropout is above zero: it keeps masks."""
    rows: int = 1
    """Rows in memory at once."""
    row_tokens: int = 512
    """Tokens of the longest row."""
    mean_tokens: float | None = None
    """Of a row on average; None counts every row as the longest."""
    packed: bool = True
    """Rows lie end to end; else each is padded to the longest."""
    accumulation: int = 1
    """Batches summed into one update; above 1 the gradients outlive their batch."""
    checkpointing: bool = False
    checkpoint_every: int = 1
    """With checkpointing: every block recomputes (1), every second (2), and so on."""
    offload: bool = False
    """With checkpointing, on a card: what recomputed blocks wait with lies in main memory."""
    compute: Compute = "auto"
    """Number format of the arithmetic; `auto` is decided as the engine decides it."""
    optimizer_bits: Literal[32, 8] = 32
    adapter_number_bytes: Literal[4, 2] = 4
    """Bytes of one number of the adapter and of its gradient."""
    device: DeviceName = "cuda"
    has_bf16: bool = True
    """Whether card or processor computes in bf16; decides what `auto` means."""
    learned_share: float = 1.0
    """Share of the tokens whose prediction is learned: only those are raised to 32 bit."""

    @classmethod
    def from_values(
        cls,
        values: Mapping[str, Any],
        *,
        device: str,
        row_tokens: int,
        has_bf16: bool = True,
        learned_share: float = 1.0,
        mean_tokens: float | None = None,
    ) -> Setup:
        """The setup of a draft's values, by dotted path such as `method.r`.

        Args:
            row_tokens: tokens of the longest row as it is trained on, already cut.
        """
        targets = values.get("method.target_modules", "all-linear")
        return cls(
            quantization=values.get("quantization.type", "nf4"),
            double_quant=bool(values.get("quantization.bnb_4bit_use_double_quant", True)),
            r=int(values.get("method.r", 16)),
            targets=targets if targets == "all-linear" else tuple(targets),
            dropout=float(values.get("method.lora_dropout", 0.0)) > 0,
            rows=max(1, int(values.get("training.per_device_train_batch_size", 4))),
            row_tokens=max(1, int(row_tokens)),
            mean_tokens=mean_tokens,
            packed=bool(values.get("training.packing", True)),
            accumulation=max(1, int(values.get("training.gradient_accumulation_steps", 1))),
            checkpointing=bool(values.get("training.gradient_checkpointing", False)),
            checkpoint_every=max(1, int(values.get("training.gradient_checkpointing_every", 1))),
            offload=bool(values.get("training.gradient_checkpointing_offload", False)),
            optimizer_bits=8 if str(values.get("training.optim")).endswith("8bit") else 32,
            adapter_number_bytes=2 if values.get("training.adapter_precision") == "bf16" else 4,
            compute=values.get("training.precision", "auto"),
            device="cuda" if device.startswith("cuda") else "cpu",
            has_bf16=has_bf16,
            learned_share=learned_share,
        )

    @property
    def tokens(self) -> int:
        """Tokens in memory at once, padding included (`engine/stepper.py: most_tokens`)."""
        if not self.packed or self.mean_tokens is None:
            return self.rows * self.row_tokens
        return tokens_at_once(self.rows, min(self.mean_tokens, self.row_tokens), self.row_tokens)

    @property
    def varies(self) -> bool:
        """Whether passes differ in size, as rows of many lengths make them."""
        return self.mean_tokens is not None and self.mean_tokens < EVEN_SHARE * self.row_tokens

    def recomputed(self, shape: ModelShape) -> int:
        """Blocks that recompute."""
        return math.ceil(shape.layers / self.checkpoint_every) if self.checkpointing else 0

    def precision(self, shape: ModelShape) -> Literal["bf16", "fp16", "fp32"]:
        """What the engine computes in (`engine/device.py: choose_precision`)."""
        if self.compute != "auto":
            return self.compute
        if self.device == "cuda":
            return "bf16" if self.has_bf16 else "fp16"
        large = shape.parameters >= CPU_16_BIT_MIN_PARAMETERS
        return "bf16" if large and self.has_bf16 else "fp32"

    def number_bytes(self, shape: ModelShape) -> int:
        """Bytes of one number in the arithmetic."""
        return 4 if self.precision(shape) == "fp32" else 2
