"""The shape of a causal language model: from its config, and from the tensors where it has weights.

The keys are the ones that `engine.contract.memory.ModelShape.from_facts` and the catalogue use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.models.safetensors_header import Tensor

CONTEXT_KEYS = ("max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "seq_length")
HIDDEN_KEYS = ("hidden_size", "n_embd", "d_model", "dim")
LAYER_KEYS = ("num_hidden_layers", "n_layer", "num_layers", "n_layers")
HEAD_KEYS = ("num_attention_heads", "n_head", "num_heads", "n_heads")
KV_HEAD_KEYS = ("num_key_value_heads", "num_kv_heads", "n_head_kv")
INNER_KEYS = ("intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size")
TIED_FAMILIES = (
    "gpt2", "gpt_neo", "gemma", "gemma2", "gemma3_text", "opt", "falcon", "bloom", "cohere",
    "smollm3", "starcoder2",
)  # fmt: skip
"""Whose output layer is the embedding unless the config says otherwise (transformers 5)."""
GATED_FAMILIES = (
    "llama", "mistral", "mixtral", "qwen2", "qwen3", "phi3", "gemma", "gemma2", "gemma3_text",
    "olmo", "olmo2", "smollm3", "granite", "cohere", "stablelm",
)  # fmt: skip
"""Families whose feed-forward part has a gate: three matrices of `intermediate_size`, not two."""
FUSED_FAMILIES = ("gpt2", "phi3")
"""Families with query, key and value in one matrix."""
EXPERT_KEYS = ("num_local_experts", "num_experts", "n_routed_experts")
EMBEDDING = re.compile(r"(^|\.)(wte|wpe|lm_head|embed\w*|word_embeddings\w*|output|score)\.weight$")
_EXPERT = re.compile(r"\.experts\.")
_HEAD = re.compile(r"(^|\.)(lm_head|embed_out|output)\.weight$")
_GATE = re.compile(r"\.(gate_proj|gate_up_proj|w3)\.weight$")


@dataclass(frozen=True)
class Shape:
    """What memory and time of a training follow from, besides the rows."""

    hidden_size: int
    layers: int
    vocab_size: int
    intermediate_size: int | None
    heads: int | None
    kv_heads: int | None
    head_dim: int | None
    tied_embeddings: bool
    """The output layer is the embedding table itself."""
    gated_mlp: bool


def shape_of_config(config: Mapping[str, Any]) -> Shape:
    """The shape that a config describes, with transformers' defaults for what it leaves out."""
    hidden = number(config, HIDDEN_KEYS) or 0
    heads = number(config, HEAD_KEYS)
    family = str(config.get("model_type", ""))
    head_dim = number(config, ("head_dim",))
    inner = number(config, INNER_KEYS)
    return Shape(
        hidden_size=hidden,
        layers=number(config, LAYER_KEYS) or 0,
        vocab_size=number(config, ("vocab_size",)) or 0,
        intermediate_size=inner or (4 * hidden if family == "gpt2" else None),
        heads=heads,
        kv_heads=number(config, KV_HEAD_KEYS) or heads,
        head_dim=head_dim or (hidden // heads if heads else None),
        tied_embeddings=ties(config),
        gated_mlp=family in GATED_FAMILIES,
    )


def ties(config: Mapping[str, Any]) -> bool:
    """Whether the config makes the output layer the embedding table."""
    said = config.get("tie_word_embeddings")
    return bool(said) if said is not None else config.get("model_type") in TIED_FAMILIES


def number(config: Mapping[str, Any], keys: Sequence[str]) -> int | None:
    """The first of several names of one thing that is there and a positive whole number."""
    for key in keys:
        value = config.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
    return None


@dataclass(frozen=True)
class Counts:
    """Parameters by the part they play."""

    linear: int
    """In the matrices of the layers, which are quantised and adapted (GPT-2's Conv1D included)."""
    embedding: int
    """In token and position tables and an output layer of its own."""
    expert: int
    """In stacks of experts, which are neither quantised nor adapted."""
    norm: int
    """In everything else: norms and biases."""


def count_tensors(tensors: Sequence[Tensor], *, tied: bool) -> Counts:
    """Parameters of a model by part; a saved copy of tied embeddings counts once."""
    sums = {"linear": 0, "embedding": 0, "expert": 0, "norm": 0}
    for tensor in tensors:
        if not (tied and is_head(tensor)):
            sums[_part(tensor)] += tensor.elements
    return Counts(**sums)


def counts_of_shape(shape: Shape, config: Mapping[str, Any], stored: int | None) -> Counts:
    """Parameters by part as the shape gives them, where no tensors are at hand.

    Args:
        stored: all parameters that the weight files hold, where somebody has counted them. What the
            shape does not explain of them are experts, or else norms and biases.
    """
    hidden, inner = shape.hidden_size, shape.intermediate_size or 4 * shape.hidden_size
    layer = sum(rows * columns for rows, columns in _matrices(shape, hidden, inner))
    linear = shape.layers * layer
    table = shape.vocab_size * hidden
    embedding = table if shape.tied_embeddings else 2 * table
    if config.get("model_type") == "gpt2":
        embedding += (number(config, CONTEXT_KEYS) or 0) * hidden
    rest = shape.layers * 2 * hidden + hidden
    if stored:
        rest = max(0, stored - linear - embedding)
        if shape.tied_embeddings and rest >= table:  # a copy of the tied table is stored too
            rest -= table
    mixture = is_mixture(config)
    if mixture:  # of the feed-forward part only the experts' stacks exist
        attention = sum(rows * columns for rows, columns in _matrices(shape, hidden, 0))
        linear, rest = shape.layers * attention, rest + linear - shape.layers * attention
    return Counts(linear, embedding, rest if mixture else 0, 0 if mixture else rest)


def in_out_sum(shape: Shape, config: Mapping[str, Any]) -> int:
    """S of the recipes from the shape alone: inputs and outputs of every adapted matrix."""
    inner = 0 if is_mixture(config) else shape.intermediate_size or 4 * shape.hidden_size
    sides = _matrices(shape, shape.hidden_size, inner)
    if config.get("model_type") in FUSED_FAMILIES:  # their inputs count once, not three times
        sides = _fused(sides, gated=shape.gated_mlp)
    return shape.layers * sum(rows + columns for rows, columns in sides)


def _matrices(shape: Shape, hidden: int, inner: int) -> list[tuple[int, int]]:
    """(inputs, outputs) of a layer's matrices: query, key, value, output, gate, up, down."""
    heads, head_dim = shape.heads or 1, shape.head_dim or hidden
    query, key = heads * head_dim, (shape.kv_heads or heads) * head_dim
    attention = [(hidden, query), (hidden, key), (hidden, key), (query, hidden)]
    if not inner:
        return attention
    up = [(hidden, inner)] * (2 if shape.gated_mlp else 1)
    return [*attention, *up, (inner, hidden)]


def _fused(sides: list[tuple[int, int]], *, gated: bool) -> list[tuple[int, int]]:
    """Query, key and value as one matrix, and gate with up (Phi-3, GPT-2)."""
    attention, rest = sides[:3], sides[3:]
    fused = [(attention[0][0], sum(outputs for _, outputs in attention))]
    if not gated:
        return [*fused, *rest]
    output, gate, up, *down = rest
    return [*fused, output, (gate[0], gate[1] + up[1]), *down]


def is_linear(tensor: Tensor) -> bool:
    """Whether `all-linear` adapts a tensor: a matrix of a layer, GPT-2's Conv1D included; no
    embedding, no output layer, no norm, no expert stack."""
    return _part(tensor) == "linear"


def is_head(tensor: Tensor) -> bool:
    """Whether a tensor is an output layer."""
    return bool(_HEAD.search(tensor.name))


def has_gate(tensors: Sequence[Tensor]) -> bool:
    """Whether the feed-forward part has a gate."""
    return any(_GATE.search(tensor.name) for tensor in tensors)


def is_mixture(config: Mapping[str, Any], tensors: Sequence[Tensor] = ()) -> bool:
    """Whether the layers hold experts of which only some work on a token."""
    said = number(config, EXPERT_KEYS) or 0
    return said > 1 or any(_EXPERT.search(tensor.name) for tensor in tensors)


def _part(tensor: Tensor) -> str:
    if EMBEDDING.search(tensor.name):
        return "embedding"
    if _EXPERT.search(tensor.name):
        return "expert"
    matrix = len(tensor.shape) == 2 and tensor.name.endswith(".weight")
    return "linear" if matrix else "norm"
