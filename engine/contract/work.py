"""How much arithmetic a token costs, and how fast a device does it. Pure.

Counts follow the usual rule of two operations for each weight and token (arXiv 2001.08361, section
2.1): forward 2, gradient of the input 2, forward again with checkpointing 2; base weights get no
gradient of their own.
"""

from __future__ import annotations

from engine.contract.memory.setup import Setup
from engine.contract.memory.shape import ModelShape
from engine.contract.memory.states import trainable_parameters

CARD_TERAFLOPS = {
    "H200": 790, "H100": 700, "B200": 1800, "A100": 312, "A10": 125, "L40": 181, "L4": 121,
    "T4": 65, "V100": 112, "A6000": 155, "A5000": 111, "A4000": 77, "6000 Ada": 182,
    "5090": 210, "5080": 113, "5070 Ti": 88, "5070": 62, "5060 Ti": 47, "5060": 38,
    "4090": 165, "4080": 97, "4070 Ti": 80, "4070": 58, "4060 Ti": 44, "4060": 30,
    "3090": 71, "3080": 60, "3070": 41, "3060": 26, "3050": 18,
    "2080 Ti": 54, "2080": 42, "2070": 32, "2060": 26,
}  # fmt: skip
"""Dense 16-bit products with 32-bit sums, 10^12 operations a second, as the makers say; laptop
variants are slower. A first guess only: two real steps on the card itself replace it."""
CARD_SHARE = 0.35
"""Of that speed, reached by unfused QLoRA at 1-2k tokens a batch (published: 31 to 43 %)."""
UNKNOWN_CARD_TERAFLOPS = 30.0
CORE_GIGAFLOPS = {"fp32": 14.0, "bf16": 14.0, "fp16": 4.0}
"""Reached by one processor core in whole training steps of small models (measured, MEMORY.md)."""
HOST_BYTES_PER_S = 12e9
"""Between a card and main memory, half of PCIe 4.0 x16: what offloading waits for at worst."""
STEP_OVERHEAD_S = {"cuda": 0.0015, "cpu": 0.004}
"""Seconds a block and batch that calling its operations takes, however few the tokens."""


def training_flops(shape: ModelShape, setup: Setup, row_tokens: float) -> float:
    """Operations to train on one token of a row that is `row_tokens` long."""
    adapters = trainable_parameters(shape, setup) if setup.method == "lora" else 0
    again = setup.recomputed(shape) / shape.layers
    passes = 4 + 2 * again
    if setup.method == "full":
        passes += 2
    head = shape.vocab_size * shape.hidden_size
    attention = 2 * row_tokens * shape.query_size * shape.layers
    return passes * shape.linear_parameters + 4 * head + 6 * adapters + (3.5 + again) * attention


def offload_s(shape: ModelShape, setup: Setup) -> float:
    """Seconds that a token's block inputs travel to main memory and back; 0 where they stay."""
    if not (setup.offload and setup.checkpointing and setup.device == "cuda"):
        return 0.0
    moved = 2 * setup.recomputed(shape) * setup.number_bytes(shape) * shape.hidden_size
    return moved / HOST_BYTES_PER_S


def forward_flops(shape: ModelShape, row_tokens: float) -> float:
    """Operations to read one token without learning."""
    head = shape.vocab_size * shape.hidden_size
    attention = 2 * row_tokens * shape.query_size * shape.layers
    return 2 * shape.linear_parameters + 2 * head + attention


def flops_per_second(device: str, name: str, cores: int, precision: str) -> float:
    """What a device is expected to reach in training steps."""
    if device == "cpu":
        return 1e9 * CORE_GIGAFLOPS[precision] * max(1, cores)
    known = [speed for part, speed in CARD_TERAFLOPS.items() if part in name]
    return 1e12 * CARD_SHARE * (known[0] if known else UNKNOWN_CARD_TERAFLOPS)


def overhead_s(shape: ModelShape, device: str) -> float:
    """Seconds a batch takes however few tokens it has."""
    return STEP_OVERHEAD_S["cuda" if device != "cpu" else "cpu"] * shape.layers
