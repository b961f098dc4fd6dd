"""Bytes that one token holds while a block is trained: what backward needs, and what it makes.

Counted from our own operations (`engine/fused/`) around each block, and held in the tests against
what torch's allocator really had. Where rows cannot lie end to end they are padded, and their
attention is transformers' own.
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
"""Families that cap scores and predictions, which no kernel does."""
CHUNK_BYTES = {"cpu": 24 << 20, "cuda": 256 << 20}
"""Of predictions in 32 bit that exist at once (`engine/fused/loss.py`, which reads it here)."""
LEAST_CHUNK, MOST_CHUNK = 64, 4096
BLOCK_BYTES = {"cpu": 2 << 20, "cuda": 16 << 20}
"""Of scores in 32 bit that exist at once (`engine/fused/scores.py`, which reads it here)."""
MOST_QUERIES = {"cpu": 256, "cuda": 1024}
"""Queries of such a block. On a processor 256 with 2 MiB took 55 to 85 % of the time of scores
written out at once (512 and 1,024 tokens, 12 heads of 64, one thread), 100 to 140 % at 128."""


def kept_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of one block that wait for its backward pass."""
    number = setup.number_bytes(shape)
    kept = _norms(shape, number) + _reads(shape, setup, number)
    return kept + _attention(shape, setup, number) + _middle(shape, number)


def made_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of gradients at the fullest moment of a block's backward pass, in its MLP.

    Of the product, of gate and of up, and one on the way; the product itself has gone by then, and
    the gradient of the block waits.
    """
    number, middle = setup.number_bytes(shape), shape.intermediate_size
    read = middle if _targets_last(shape, setup) else 0
    widths = 4 * middle - read if shape.gated_mlp else 2 * middle - read
    return number * (max(widths, middle) + shape.hidden_size)


def scores_bytes(shape: ModelShape, setup: Setup) -> float:
    """Bytes of a block of scores and what backward makes of it, where no kernel computes them."""
    if not (setup.packed and _scored(shape, setup)):
        return 0.0
    pairs = shape.heads * setup.row_tokens * min(setup.row_tokens, MOST_QUERIES[setup.device])
    held = 3.0 if shape.family in CAPPED_SCORES else 2.0  # scores, weights, the slope of the cap
    if setup.number_bytes(shape) != FULL:
        held += 0.5  # as they come
    return held * min(BLOCK_BYTES[setup.device], FULL * pairs)


def mlp_kept_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of a block that have gone when its backward pass reaches the attention."""
    number = setup.number_bytes(shape)
    read = number * shape.intermediate_size if _targets_last(shape, setup) else 0
    return read + _middle(shape, number)


def product_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of the gradients around the product with the MLP's last matrix, unpacked for it."""
    return float(setup.number_bytes(shape) * (shape.intermediate_size + shape.hidden_size))


def block_input_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of a block's input: all that checkpointing keeps of it."""
    return float(setup.number_bytes(shape) * shape.hidden_size)


def tail_per_token(shape: ModelShape, setup: Setup) -> float:
    """Bytes of the last norm's input and result, and of what the loss reads and gives back."""
    share = setup.learned_share if setup.packed else 0.0
    return (2 + 2 * share) * setup.number_bytes(shape) * shape.hidden_size + FULL


def chunk_tokens(vocab_size: int, device: str) -> int:
    """Learned tokens whose predictions exist at once."""
    fitting = CHUNK_BYTES[device] // (FULL * vocab_size)
    return min(MOST_CHUNK, max(LEAST_CHUNK, fitting))


def loss_bytes(shape: ModelShape, setup: Setup) -> float:
    """Bytes of predictions at the fullest moment of the loss.

    End to end: a chunk of them in 32 bit, and beside them as they come and go back. Padded: all
    predictions, those learned in 32 bit, their log-softmax and its gradients.
    """
    number, learned = setup.number_bytes(shape), setup.learned_share
    if setup.packed:
        return _chunk_bytes(shape, setup, number)
    capped = number if shape.family in CAPPED_SCORES else 0  # the cap keeps its own result
    forward, backward = number + 2 * FULL * learned, 3 * FULL * learned
    return setup.tokens * shape.vocab_size * (capped + max(forward, backward))


def _chunk_bytes(shape: ModelShape, setup: Setup, number: int) -> float:
    tokens = chunk_tokens(shape.vocab_size, setup.device)
    tokens = min(tokens, int(setup.learned_share * setup.tokens))
    capped = FULL if shape.family in CAPPED_SCORES else 0  # the slope of the cap
    copies = (FULL if number == FULL else FULL + number) + capped
    return float(tokens * shape.vocab_size * copies)


def _norms(shape: ModelShape, number: int) -> float:
    """A norm keeps its input and one number; what it gives is its reader's."""
    h, q, kv = shape.hidden_size, shape.query_size, shape.kv_size
    if shape.family == "gpt2":  # two numbers each; its dropout keeps two masks
        return 2 * (number * h + 2 * FULL) + 2 * number * h
    kept = (number * h + FULL) * (4 if shape.family in DOUBLE_NORMS else 2)
    if shape.family in HEAD_NORMS:
        kept += number * (q + kv) + FULL * (shape.heads + shape.kv_heads)
    return kept


def _reads(shape: ModelShape, setup: Setup, number: int) -> float:
    """What adapters read, one copy for all that read the same, and its `r` numbers each."""
    targeted = shape.targeted(setup.targets)
    low = number * setup.r * len(targeted)
    if setup.dropout:  # each thins for itself and keeps its mask
        mask = number if setup.device == "cpu" else 1
        return low + sum((number + mask) * m.inputs for m in targeted)
    return low + number * sum({_place(m.name): m.inputs for m in targeted}.values())


def _place(name: str) -> str:
    """Where in a block a matrix reads: matrices of one place read the same tensor."""
    if name in ("q_proj", "k_proj", "v_proj"):
        return "attention"
    return "mlp" if name in ("gate_proj", "up_proj") else name


def _targets_last(shape: ModelShape, setup: Setup) -> bool:
    last = shape.matrices[-1].name
    return any(m.name == last for m in shape.targeted(setup.targets))


def _scored(shape: ModelShape, setup: Setup) -> bool:
    """Whether scores are made in blocks: Gemma 2 caps them; GPT-2's dropout has no kernel on a
    processor."""
    return shape.family in CAPPED_SCORES or (shape.family == "gpt2" and setup.device == "cpu")


def _attention(shape: ModelShape, setup: Setup, number: int) -> float:
    """Queries, keys, values and the answer, which on a processor its reader has a copy of."""
    q, kv = shape.query_size, shape.kv_size
    if not setup.packed:
        return _padded_attention(shape, setup, number)
    copied = setup.device == "cpu" and number != FULL  # padded: `engine/fused/attention.py`
    values = q + 2 * kv if shape.family == "phi3" and not copied else kv  # a view of all three
    if _scored(shape, setup):
        return number * (q + 2 * kv) + _dropout_masks(shape, setup)
    answer = number * q if setup.device == "cpu" else 0
    return number * (q + kv + values) + answer + FULL * shape.heads


def _dropout_masks(shape: ModelShape, setup: Setup) -> float:
    """One byte for each pair of tokens that meets in a block."""
    if shape.family != "gpt2":
        return 0.0
    row = setup.row_tokens
    return shape.heads * (row + min(row, MOST_QUERIES[setup.device])) / 2


def _padded_attention(shape: ModelShape, setup: Setup, number: int) -> float:
    """transformers' own: keys and values repeated for every head, and a mask."""
    q, row = shape.query_size, setup.row_tokens
    scores = float(shape.heads * row)
    if shape.family in CAPPED_SCORES:
        each = 2 * FULL if number == FULL else FULL + 2 * number
        return number * 3 * q + scores * each + row
    if _scored(shape, setup):  # in 32 bit, as torch does without a kernel
        return FULL * 3 * q + 3 * FULL * scores
    return number * (4 * q + row) + FULL * shape.heads


def _middle(shape: ModelShape, number: int) -> float:
    """What lies between the MLP's matrices, wide as its middle; their product is a read."""
    return (2 if shape.gated_mlp else 1) * number * shape.intermediate_size
