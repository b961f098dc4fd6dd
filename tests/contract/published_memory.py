"""28 published measurements of QLoRA training, and how the engines behind them differ from ours.

Sources: Unsloth's documentation ("Unsloth benchmarks": longest context on a card), LLaMA-Factory's
wiki ("Performance comparison", published to 1 GB), torchtune's README, Answer.AI's fsdp_qlora
benchmarks of March 2024. Each point: tokens in memory and GB.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.contract.memory import ModelShape, Setup, layer, states

LLAMA_3_8B = {
    "family": "llama", "hidden_size": 4096, "layers": 32, "vocab_size": 128_256,
    "intermediate_size": 14_336, "heads": 32, "kv_heads": 8, "tied_embeddings": False,
    "parameters": 8_030_261_248,
}  # fmt: skip
LLAMA_2_7B = {
    "family": "llama", "hidden_size": 4096, "layers": 32, "vocab_size": 32_000,
    "intermediate_size": 11_008, "heads": 32, "kv_heads": 32, "tied_embeddings": False,
    "parameters": 6_738_415_616,
}  # fmt: skip
CONTEXT = 600_000_000


@dataclass(frozen=True)
class Engine:
    """What another engine does with memory that ours does not."""

    table_bytes: int = 2
    """Of a number in embeddings and output layer; peft's `prepare_model_for_kbit_training`: 4."""
    adapter_bytes: int = 16
    """Of an adapter parameter with gradient and moments: 16 in 32 bit, 10 with 8-bit Adam, 8 all in
    16 bit."""
    whole_logits: bool = True
    """Predictions of all tokens at once, five copies; False: in pieces that come and go."""
    inputs_on_card: bool = True
    """Checkpointed inputs of the blocks stay on the card; False: they move to main memory."""
    fused_block: bool = False
    """Norms, rotation and MLP in kernels that keep and make less."""
    context_bytes: int = CONTEXT


@dataclass(frozen=True)
class Point:
    engine: Engine
    model: dict[str, object]
    r: int
    tokens: int
    gigabytes: float
    unit: float = 1e9


HF = Engine(table_bytes=4)
WIKI_HF = Engine()
UNSLOTH = Engine(adapter_bytes=10, whole_logits=False, inputs_on_card=False, fused_block=True)
WIKI_UNSLOTH = Engine(whole_logits=False, inputs_on_card=False, fused_block=True)
TORCHTUNE = Engine(adapter_bytes=8, whole_logits=False, fused_block=True, context_bytes=0)
ANSWER_AI = Engine(context_bytes=0)

POINTS = (
    *(
        Point(HF, LLAMA_3_8B, 32, n, gb)
        for gb, n in ((12, 932), (16, 2551), (24, 5789), (40, 12264), (48, 15502), (80, 28454))
    ),
    *(
        Point(UNSLOTH, LLAMA_3_8B, 32, n, gb)
        for gb, n in (
            (8, 2972), (12, 21848), (16, 40724), (24, 78475), (48, 191_728), (80, 342_733),
        )
    ),
    *(
        Point(WIKI_HF, LLAMA_2_7B, 8, n, gb)
        for n, gb in ((1024, 6), (2048, 7), (4096, 9), (8192, 12), (16384, 19), (32768, 32))
    ),
    *(
        Point(WIKI_UNSLOTH, LLAMA_2_7B, 8, n, gb)
        for n, gb in (
            (1024, 5), (2048, 6), (4096, 7), (8192, 8), (16384, 10), (32768, 16), (65536, 25),
            (100_000, 37),
        )
    ),
    Point(TORCHTUNE, LLAMA_3_8B, 8, 4096, 7.4, 2**30),
    Point(ANSWER_AI, LLAMA_2_7B, 64, 16384, 20.94, 2**30),
)  # fmt: skip


def computed(point: Point) -> float:
    """Our arithmetic of states, with the other engine's rules for what passes."""
    shape = ModelShape.from_facts(point.model)
    assert shape is not None
    engine = point.engine
    setup = Setup(r=point.r, rows=1, row_tokens=point.tokens, checkpointing=True, compute="bf16")
    fixed = (
        states.weight_bytes(shape, setup)
        + (shape.embedding_parameters + shape.norm_parameters) * engine.table_bytes
        + shape.adapter_parameters(point.r) * engine.adapter_bytes
        + states.dequantisation_bytes(shape, setup)
        + engine.context_bytes
    )
    waiting = shape.layers * layer.block_input_per_token(shape, setup)
    if not engine.inputs_on_card:
        waiting = 2 * layer.block_input_per_token(shape, setup)
    if engine.fused_block:
        block = fused_block_per_token(shape)
    else:
        block = plain_block_per_token(shape, point.r)
    loss = 16.0 * shape.vocab_size if engine.whole_logits else 0.0
    pieces = 0 if engine.whole_logits else 512 * shape.vocab_size * 10
    return fixed + pieces + point.tokens * (waiting + max(block, loss))


def fused_block_per_token(shape: ModelShape) -> float:
    """Hand-written kernels in 16 bit: input, normed input twice, queries, keys, values, answer,
    gate, up and product; in backward three gradients of the middle and four of the block."""
    h, i = shape.hidden_size, shape.intermediate_size
    kept = 2 * (3 * h + 2 * shape.query_size + 2 * shape.kv_size + 3 * i)
    return kept + 2 * (3 * i + 4 * h)


def plain_block_per_token(shape: ModelShape, r: int) -> float:
    """transformers and peft in 16 bit: norms and adapters work on 32-bit copies, all kept; in
    backward two gradients of the middle, one of them from the adapter and still 32-bit."""
    h, i, q, kv = shape.hidden_size, shape.intermediate_size, shape.query_size, shape.kv_size
    reads = 4 * sum(m.inputs for m in shape.matrices) + 4 * r * len(shape.matrices)
    attention = 2 * (2 * q + 2 * kv) + 4 * shape.heads
    return 2 * 4 * h + reads + attention + 3 * 2 * i + (4 + 2) * i + 4 * h
