"""The memory plan: bytes at the fullest moment of a training step, part by part. Pure arithmetic.

The formula with its reasons stands in MEMORY.md beside this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from engine.contract.memory import layer, states
from engine.contract.memory.calibration import Calibration
from engine.contract.memory.setup import FOUR_BIT, Setup
from engine.contract.memory.shape import ModelShape

Code = Literal[
    "weights",
    "embeddings",
    "adapters",
    "gradients",
    "optimizer",
    "activations",
    "logits",
    "dequantisation",
    "context",
]
Badge = Literal["fits", "tight", "too_big"]
CODES: tuple[Code, ...] = get_args(Code)
FITS_SHARE, TIGHT_SHARE = 0.75, 0.95
"""Of free memory: up to the first it fits, up to the second it is tight."""
OFF_SHARE = 0.10
"""Measured against computed: from here on a person decides, or is told."""
CUDA_CONTEXT_BYTES = 600_000_000
"""Driver context, cuBLAS workspace and torch's kernels on a card."""
CPU_LIBRARIES_BYTES, CPU_BF16_BYTES = 422_000_000, 42_000_000
"""An engine that has imported everything (torch 2.13, transformers 5.23, Linux), and what oneDNN
holds besides where the arithmetic is bf16."""
PROGRAMS_BYTES = 120_000_000
"""What oneDNN's programs for passes of other sizes, and the holes around them, come to on rows of
many lengths, where the arithmetic is bf16 (`engine/fused/README.md`)."""
OFFLOAD_HELD = 2
"""Inputs of blocks that are on the card though they are offloaded: one is used, one on its way."""
HEAP_SHARE, SUMMED_SHARE = 0.24, 0.44
RECOMPUTED_SHARE, BOTH_SHARE = 1.25, 1.85
"""glibc's heap keeps holes: these shares of what comes and goes. More where an earlier batch's
gradients lie in the way, most where blocks are computed again: then far less comes and goes, in
pieces of many sizes. Fitted over 40 runs, 5 to 150 M parameters (MEMORY.md)."""


@dataclass(frozen=True)
class Part:
    """One part of the whole."""

    code: Code
    bytes: int


@dataclass(frozen=True)
class MemoryPlan:
    """Memory at the fullest moment."""

    parts: tuple[Part, ...]
    """In the order of `CODES`; parts of zero bytes are there too."""
    total_bytes: int
    measured: bool = False
    """Whether a measurement on this computer corrected the arithmetic."""

    def bytes_of(self, code: Code) -> int:
        """One part."""
        return next(part.bytes for part in self.parts if part.code == code)


def plan(shape: ModelShape, setup: Setup, calibration: Calibration | None = None) -> MemoryPlan:
    """What training this model in this way holds at its fullest moment."""
    held = dict(_held(shape, setup))
    if calibration is not None:
        held = calibration.applied(held)
    parts = tuple(Part(code, int(held[code])) for code in CODES)
    return MemoryPlan(parts, sum(part.bytes for part in parts), calibration is not None)


def ways(
    shape: ModelShape, setup: Setup, calibration: Calibration | None = None
) -> dict[str, MemoryPlan]:
    """The same rows in three ways: every weight trained, LoRA in 16 bit, LoRA on 4 bit."""
    four = setup.quantization if setup.quantization in FOUR_BIT else "nf4"
    ours = setup.quantization in FOUR_BIT and setup.method == "lora"
    return {
        "full": plan(shape, replace(setup, method="full", quantization="none")),
        "lora": plan(shape, replace(setup, method="lora", quantization="none")),
        "qlora": plan(
            shape,
            replace(setup, method="lora", quantization=four),
            calibration if ours else None,
        ),
    }


def badge(total_bytes: int, free_bytes: int) -> Badge:
    """Whether a total fits beside what others hold."""
    if total_bytes <= FITS_SHARE * free_bytes:
        return "fits"
    return "tight" if total_bytes <= TIGHT_SHARE * free_bytes else "too_big"


@lru_cache(maxsize=4096)  # a page asks for the same few hundred again at every change
def _held(shape: ModelShape, setup: Setup) -> Mapping[Code, float]:
    passing = _passing(shape, setup)
    held = {**_states(shape, setup), **passing}
    if setup.device == "cpu":
        held["context"] += _heap_share(shape, setup) * sum(passing.values())
    return held


def _heap_share(shape: ModelShape, setup: Setup) -> float:
    sums = setup.accumulation > 1
    if setup.checkpointing:  # sums cost GPT-2 nothing more: three more runs, 2.5 % at most
        return BOTH_SHARE if sums and shape.family != "gpt2" else RECOMPUTED_SHARE
    return SUMMED_SHARE if sums else HEAP_SHARE


def _states(shape: ModelShape, setup: Setup) -> dict[Code, float]:
    on_card = setup.device == "cuda"
    return {
        "weights": states.weight_bytes(shape, setup),
        "embeddings": states.table_bytes(shape, setup),
        "adapters": states.adapter_bytes(shape, setup),
        "gradients": states.gradient_bytes(shape, setup),
        "optimizer": states.optimizer_bytes(shape, setup),
        "context": CUDA_CONTEXT_BYTES if on_card else _libraries_bytes(shape, setup),
    }


def _libraries_bytes(shape: ModelShape, setup: Setup) -> int:
    if setup.precision(shape) != "bf16":
        return CPU_LIBRARIES_BYTES
    return CPU_LIBRARIES_BYTES + CPU_BF16_BYTES + PROGRAMS_BYTES * setup.varies


def _offloads(setup: Setup) -> bool:
    """Only a card has another memory to put things into."""
    return setup.offload and setup.checkpointing and setup.device == "cuda"


def _passing(shape: ModelShape, setup: Setup) -> Mapping[Code, float]:
    """Activations, predictions and the unpacked matrix at the fullest of four moments."""
    tokens = setup.tokens
    kept = layer.kept_per_token(shape, setup)
    made = layer.made_per_token(shape, setup)
    unpacked = states.dequantisation_bytes(shape, setup)
    recomputed = setup.recomputed(shape)
    on_card = min(OFFLOAD_HELD, recomputed) if _offloads(setup) else recomputed
    waiting = (shape.layers - recomputed) * kept
    waiting += on_card * layer.block_input_per_token(shape, setup)
    again = kept - layer.block_input_per_token(shape, setup) if setup.checkpointing else 0
    in_block = waiting + again
    at_loss: dict[Code, float] = {
        "activations": (waiting + layer.tail_per_token(shape, setup)) * tokens,
        "logits": layer.loss_bytes(shape, setup),
        "dequantisation": 0.0,
    }
    at_product: dict[Code, float] = {
        "activations": (in_block + layer.product_per_token(shape, setup)) * tokens,
        "logits": 0.0,
        "dequantisation": unpacked,
    }
    in_mlp: dict[Code, float] = {
        "activations": (in_block + made) * tokens,
        "logits": 0.0,
        "dequantisation": 0.0,
    }
    in_attention: dict[Code, float] = {
        "activations": (in_block - layer.mlp_kept_per_token(shape, setup)) * tokens
        + layer.scores_bytes(shape, setup),
        "logits": 0.0,
        "dequantisation": 0.0,
    }
    return max(at_loss, at_product, in_mlp, in_attention, key=lambda held: sum(held.values()))
