"""Bytes that one token holds while a block is trained: what backward needs, and what it makes.

Counted from the operations of transformers' blocks with peft's LoRA around each matrix, and held in
the tests against what autograd really keeps. Where the arithmetic is 16-bit, norms and adapters
work on 32-bit copies of their input, and all are kept.
"""

from __future__ import annotations

from engine.contract.memory.setup import Setup
from engine.contract.memory.shape import ModelShape

FULL = 4
"""Bytes of a 32-bit number."""
DOUBLE_NORMS = ("gemma2", "gemma3", "gemma3_text")
"""Families with a norm behind attention and MLP too, not only before them."""
HEAD_NORMS = ("qwen3", "gemma3", "gemma3_text")
"""Families that normalise each head's queries and keys."""
CAPPED_SCORES = ("gemma2",)
"""Families that cap scores and predictions: scores are written out, row length times itself."""


def kept_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of one block that wait for its backward pass."""
    number = setup.number_bytes(shape)
    targeted = shape.targeted(setup.targets)
    adapters = FULL * setup.r * len(targeted)
    if setup.dropout:
        adapters += sum((FULL + 1) * m.inputs for m in targeted)  # the thinned input and its mask
    kept = _norms(shape, number) + _inputs(shape, setup, number) + adapters
    return kept + _attention(shape, setup, number) + _middle(shape, number)


def made_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of gradients and copies at the fullest moment of a block's backward pass, in its MLP.

    Two gradients as wide as the MLP in 32 bit; in 16 bit one of them comes from the adapter and is
    still 32-bit, and the gradient of the block itself waits beside them.
    """
    middle, hidden = shape.intermediate_size, shape.hidden_size
    fused = shape.family == "phi3"  # gate and up are one matrix: their gradient is twice as wide
    if setup.number_bytes(shape) == FULL:
        return 2 * FULL * middle
    return (2 if fused else 1) * (FULL + 2) * middle + FULL * hidden


def block_input_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of a block's input: all that checkpointing keeps of it."""
    return float(setup.number_bytes(shape) * shape.hidden_size)


def tail_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of the last norm and its input, which wait for the loss."""
    return float((FULL + setup.number_bytes(shape)) * shape.hidden_size)


def loss_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of the predictions at the fullest moment of the loss.

    Forward: predictions, those that are learned in 32 bit, and their log-softmax. Backward: the
    log-softmax, the gradient into it and the one out of it.
    """
    number, share = setup.number_bytes(shape), setup.learned_share
    forward = number + 2 * FULL * share
    backward = 3 * FULL * share
    capped = number if shape.family in CAPPED_SCORES else 0  # the cap keeps its own result
    return shape.vocab_size * (capped + max(forward, backward))


def _norms(shape: ModelShape, number: int) -> float:
    h, q, kv = shape.hidden_size, shape.query_size, shape.kv_size
    if shape.family == "gpt2":  # torch's own norm needs no copy; dropout keeps two masks
        return 2 * number * h + 2 * number * h
    kept = FULL * h * (4 if shape.family in DOUBLE_NORMS else 2)
    return kept + (FULL * (q + kv) if shape.family in HEAD_NORMS else 0)


def _inputs(shape: ModelShape, setup: Setup, number: int) -> float:
    """What the adapters read. In 32 bit those of one input share it; MLP's product counts there."""
    targeted = shape.targeted(setup.targets)
    if number != FULL:
        return float(FULL * sum(m.inputs for m in targeted))
    middle = shape.matrices[-1].name
    distinct = {_place(m.name): m.inputs for m in targeted if m.name != middle}
    return float(FULL * sum(distinct.values()))


def _place(name: str) -> str:
    """Where in a block a matrix reads: matrices of one place read the same tensor."""
    if name in ("q_proj", "k_proj", "v_proj"):
        return "attention"
    return "mlp" if name in ("gate_proj", "up_proj") else name


def _attention(shape: ModelShape, setup: Setup, number: int) -> float:
    """Queries, keys, values and the answer; in batches with padding keys and values are repeated
    for every head and each block keeps a mask of rows times rows."""
    q, kv, row = shape.query_size, shape.kv_size, setup.row_tokens
    scores = FULL * shape.heads * row
    if shape.family == "gpt2" and setup.device == "cpu":  # dropout: written out, in 32 bit
        return FULL * 3 * q + 3 * scores
    if shape.family in CAPPED_SCORES:
        return number * 3 * q + 2 * scores
    padded = setup.rows > 1
    keys = q if padded else kv
    values = q + 2 * kv if shape.family == "phi3" and not padded else keys
    # In 32 bit the answer is o_proj's input and counted there, but Phi-3's is a copy.
    answer = 0 if number == FULL and shape.family != "phi3" else number * q
    mask = number * row if padded else 0
    return number * (q + keys + values) + answer + FULL * shape.heads + mask


def _middle(shape: ModelShape, number: int) -> float:
    """What lies between the MLP's matrices, wide as its middle."""
    i = shape.intermediate_size
    if shape.gated_mlp:  # gate, its activation, up; their product is down_proj's input
        return (4 if number == FULL else 3) * number * i
    if shape.family == "gpt2":  # its activation is written out in seven operations
        return (5 if number == FULL else 4) * number * i
    return (2 if number == FULL else 1) * number * i
