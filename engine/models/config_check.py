"""A config.json held against itself and against the weights beside it.

transformers fills what a checkpoint lacks with random numbers and trains on, and takes the config's
word for everything else: a config that lies must be named before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.contract.problems import Problem
from engine.models.safetensors_header import Tensor
from engine.models.shape import (
    CONTEXT_KEYS,
    HEAD_KEYS,
    HIDDEN_KEYS,
    KV_HEAD_KEYS,
    LAYER_KEYS,
    is_head,
    number,
    shape_of_config,
    ties,
)

DTYPES = {"F32": "float32", "F16": "float16", "BF16": "bfloat16", "F64": "float64"}
_LATENT_KEYS = ("kv_lora_rank", "qk_nope_head_dim")
"""DeepSeek's attention: heads of the query are wider than `hidden_size` divided by their number."""
_TABLE = re.compile(r"(^|\.)(wte|embed_tokens|embed_in|word_embeddings)\.weight$")
_LAYER = re.compile(r"(?:^|\.)(?:layers|h|blocks)\.(\d+)\.(.+)$")
_DOWN = re.compile(r"\.mlp\.(down_proj|fc2)\.weight$")
_QUERY = re.compile(r"\.self_attn\.q_proj\.weight$")
_KEY = re.compile(r"\.self_attn\.k_proj\.weight$")

_SIGNS: dict[str, Callable[[str], bool]] = {
    "gpt2": lambda names: "attn.c_attn.weight" in names,
    "phi3": lambda names: "self_attn.qkv_proj.weight" in names,
    "phi": lambda names: "mlp.fc1.weight" in names and "self_attn.dense.weight" in names,
    "gemma3_text": lambda names: "q_norm.weight" in names and "pre_feedforward" in names,
    "gemma2": lambda names: "pre_feedforward" in names and "q_norm.weight" not in names,
    "qwen3": lambda names: "q_norm.weight" in names and "pre_feedforward" not in names,
    "qwen2": lambda names: "self_attn.q_proj.bias" in names,
    "llama": lambda names: "mlp.gate_proj.weight" in names,
}
"""What the tensors of a layer are called in each family; the first that fits names it."""
_ALIKE = ("llama", "mistral", "gemma")
"""Families whose tensors are called the same; Llama may have Qwen's biases too."""


def check_config(folder: Path, config: Mapping[str, Any], tensors: Sequence[Tensor]) -> None:
    """Name the first thing in which a config contradicts itself or its weights.

    Raises:
        Problem: MODEL_CONFIG_IMPOSSIBLE, MODEL_CONFIG_MISMATCH or MODEL_TENSORS_MISSING.
    """
    check_numbers(folder, config)
    _check_family(folder, config, tensors)
    _check_sides(folder, config, tensors)
    _check_layers(folder, config, tensors)
    _check_head(folder, config, tensors)


def dtype_notice(config: Mapping[str, Any], found: str) -> list[dict[str, Any]]:
    """A precision in the config that the weights do not have: told, and harmless."""
    said = config.get("dtype") or config.get("torch_dtype")
    if not isinstance(said, str) or not found or said.removeprefix("torch.") == found:
        return []
    facts = {"config": said.removeprefix("torch."), "weights": found}
    return [{"code": "MODEL_DTYPE_DIFFERS", "facts": facts}]


def check_numbers(folder: Path, config: Mapping[str, Any]) -> None:
    """What cannot be right whatever the weights are.

    Raises:
        Problem: MODEL_CONFIG_IMPOSSIBLE.
    """
    for keys in (HIDDEN_KEYS, LAYER_KEYS, ("vocab_size",), HEAD_KEYS, KV_HEAD_KEYS, CONTEXT_KEYS):
        for key in keys:
            if key in config and config[key] is not None and number(config, (key,)) is None:
                raise _impossible(folder, key, config[key])
    heads, kv_heads = number(config, HEAD_KEYS), number(config, KV_HEAD_KEYS)
    hidden, head_dim = number(config, HIDDEN_KEYS), number(config, ("head_dim",))
    if heads and hidden and not head_dim and hidden % heads:
        raise _impossible(folder, _key(config, HEAD_KEYS), heads, HIDDEN_KEYS, config)
    if heads and kv_heads and heads % kv_heads:
        raise _impossible(folder, _key(config, KV_HEAD_KEYS), kv_heads, HEAD_KEYS, config)


def _check_family(folder: Path, config: Mapping[str, Any], tensors: Sequence[Tensor]) -> None:
    """`model_type` against the names of the tensors."""
    said = str(config["model_type"])
    names = "\n".join({m[2] for t in tensors if (m := _LAYER.search(t.name))})
    if not names or said not in (*_SIGNS, *_ALIKE):
        return
    found = next((family for family, fits in _SIGNS.items() if fits(names)), said)
    alike = said in _ALIKE and found in (*_ALIKE, "qwen2")
    if found != said and not alike:
        raise _mismatch(folder, "model_type", said, found)


def _check_sides(folder: Path, config: Mapping[str, Any], tensors: Sequence[Tensor]) -> None:
    """Sizes that the config names, against the sides of the matrices."""
    shape = shape_of_config(config)
    query = shape.heads * shape.head_dim if shape.heads and shape.head_dim else None
    keys = shape.kv_heads * shape.head_dim if shape.kv_heads and shape.head_dim else None
    inner = shape.intermediate_size
    if any(config.get(key) for key in _LATENT_KEYS):
        query = keys = None
    for pattern, side, name, said, factor in (
        (_TABLE, 0, "vocab_size", shape.vocab_size, 1),
        (_TABLE, 1, _key(config, HIDDEN_KEYS), shape.hidden_size, 1),
        (_DOWN, 1, "intermediate_size", inner, 1),
        (_QUERY, 0, _key(config, HEAD_KEYS), query, shape.head_dim),
        (_KEY, 0, _key(config, KV_HEAD_KEYS), keys, shape.head_dim),
    ):
        matrix = next((t for t in tensors if pattern.search(t.name) and len(t.shape) == 2), None)
        if matrix and said and matrix.shape[side] != said:
            divisor = factor or 1
            raise _mismatch(folder, name, said // divisor, matrix.shape[side] // divisor)


def _check_layers(folder: Path, config: Mapping[str, Any], tensors: Sequence[Tensor]) -> None:
    """As many layers as the config says, each with the same tensors as the others."""
    parts: dict[str, set[int]] = defaultdict(set)
    for tensor in tensors:
        if found := _LAYER.search(tensor.name):
            parts[found[2]].add(int(found[1]))
    numbers = set().union(*parts.values())
    said = number(config, LAYER_KEYS)
    extra = int(config.get("num_nextn_predict_layers") or 0)
    if said and numbers and not said <= len(numbers) <= said + extra:
        raise _mismatch(folder, _key(config, LAYER_KEYS), said, len(numbers))
    if str(config["model_type"]) not in (*_SIGNS, *_ALIKE):
        return  # other families may well have layers of several kinds
    missing = [
        f"{layer}.{part}"
        for part, layers in sorted(parts.items())
        for layer in sorted(numbers - layers)
        if part.endswith(".weight")
    ]
    if missing:
        raise Problem("MODEL_TENSORS_MISSING", path=str(folder), tensors=missing[:6])


def _check_head(folder: Path, config: Mapping[str, Any], tensors: Sequence[Tensor]) -> None:
    """An output layer of its own that the weights do not have would be filled at random."""
    known = str(config["model_type"]) in (*_SIGNS, *_ALIKE)
    if known and tensors and not ties(config) and not any(is_head(t) for t in tensors):
        raise _mismatch(folder, "tie_word_embeddings", False, True)


def _key(config: Mapping[str, Any], keys: Sequence[str]) -> str:
    """The name that this config uses of several for one thing."""
    return next((key for key in keys if key in config), keys[0])


def _mismatch(folder: Path, name: str, config: Any, weights: Any) -> Problem:
    facts = {"field": name, "config": config, "weights": weights}
    return Problem("MODEL_CONFIG_MISMATCH", path=str(folder), **facts)


def _impossible(
    folder: Path,
    name: str,
    value: Any,
    others: Sequence[str] = (),
    config: Mapping[str, Any] | None = None,
) -> Problem:
    other = _key(config, others) if config is not None else None
    beside = {"other": other, "other_value": config.get(other) if config and other else None}
    facts = {"field": name, "value": value if isinstance(value, int | float) else str(value)}
    return Problem("MODEL_CONFIG_IMPOSSIBLE", path=str(folder), **facts, **beside)
