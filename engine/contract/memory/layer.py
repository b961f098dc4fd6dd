"""Bytes that one token holds while a block is trained: what backward needs, and what it makes.

Counted from the operations of transformers' blocks with peft's LoRA around each matrix. Where the
arithmetic is 16-bit, norms and adapters work on 32-bit copies of their input, and all are kept.
"""

from __future__ import annotations

from engine.contract.memory.setup import Setup
from engine.contract.memory.shape import ModelShape

FULL = 4
"""Bytes of a 32-bit number."""


def kept_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of one block that wait for its backward pass."""
    number = setup.number_bytes(shape)
    h, i, q, kv = (shape.hidden_size, shape.intermediate_size, shape.query_size, shape.kv_size)
    half = number == 2
    norms = 2 * FULL * h
    inputs = sum(FULL * m.inputs for m in shape.targeted(setup.targets)) if half else FULL * h
    adapters = sum(FULL * setup.r for _ in shape.targeted(setup.targets))
    attention = number * (2 * q + 2 * kv) + 4 * shape.heads
    middle = number * (4 if shape.gated_mlp else 5) * i
    if half and shape.gated_mlp:
        middle -= (
            number * i
        )  # their product is kept as the 32-bit copy that down_proj's adapter read
    return norms + inputs + adapters + attention + middle


def made_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of gradients and copies at the fullest moment of a block's backward pass."""
    number = setup.number_bytes(shape)
    return 2 * number * shape.intermediate_size + 4 * number * shape.hidden_size


def block_input_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of a block's input: all that checkpointing keeps of it."""
    return float(setup.number_bytes(shape) * shape.hidden_size)


def loss_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of the predictions at the fullest moment of the loss.

    Forward: predictions, those that are learned in 32 bit, and their log-softmax. Backward: the
    log-softmax, the gradient into it and the one out of it.
    """
    number, share = setup.number_bytes(shape), setup.learned_share
    forward = number + 2 * FULL * share
    backward = 3 * FULL * share
    return shape.vocab_size * max(forward, backward)
