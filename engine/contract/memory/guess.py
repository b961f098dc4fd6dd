"""Facts about a model that nobody gave, from those that somebody gave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

UNGATED = ("gpt2", "gpt_neox", "gptj", "gpt_neo", "opt", "phi", "bloom", "falcon", "mpt")
TIED = ("gpt2", "gemma", "gemma2", "gemma3", "gemma3_text")
BIASES = ("gpt2", "gpt_neox", "opt", "phi", "bloom")


_CONFIG_KEYS: Mapping[str, tuple[str, ...]] = {
    "hidden_size": ("hidden_size", "n_embd", "d_model"),
    "layers": ("num_hidden_layers", "n_layer", "num_layers"),
    "vocab_size": ("vocab_size",),
    "intermediate_size": ("intermediate_size", "n_inner", "ffn_dim"),
    "heads": ("num_attention_heads", "n_head"),
    "kv_heads": ("num_key_value_heads",),
    "head_dim": ("head_dim",),
    "context_tokens": ("max_position_embeddings", "n_positions"),
}
"""Fact -> what the families call it in config.json."""


def facts_of_config(config: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that a config.json holds, by our names."""
    facts: dict[str, Any] = {
        fact: value
        for fact, names in _CONFIG_KEYS.items()
        if (value := next((config[name] for name in names if config.get(name)), None))
    }
    facts["family"] = str(config.get("model_type") or "")
    if isinstance(config.get("tie_word_embeddings"), bool):
        facts["tied_embeddings"] = config["tie_word_embeddings"]
    return facts


def completed(facts: Mapping[str, Any], hidden: int, layers: int, vocab: int) -> dict[str, Any]:
    """Every field of a `ModelShape`; known facts win over guesses."""
    family = str(facts.get("family") or "")
    gated = _flag(facts, "gated_mlp", family not in UNGATED)
    heads = _number(facts, "heads") or max(1, hidden // 128 if hidden >= 2048 else hidden // 64)
    head_dim = _number(facts, "head_dim") or max(1, hidden // heads)
    kv_heads = _number(facts, "kv_heads") or heads
    in_out = _number(facts, "linear_in_out_sum")
    middle = _number(facts, "intermediate_size")
    if not middle:
        middle = _middle(in_out // layers, hidden, heads * head_dim, kv_heads * head_dim, gated)
    one_block = _block(family, hidden, heads * head_dim, kv_heads * head_dim, middle, gated)
    linear = _number(facts, "linear_parameters") or layers * one_block
    total = _number(facts, "parameters")
    tied = facts.get("tied_embeddings")
    if tied is None:
        tied = _looks_tied(family, total, linear, vocab * hidden)
    context = _number(facts, "context_tokens")
    embedding = _number(facts, "embedding_parameters")
    if not embedding:
        places = hidden * (context or 0) if family == "gpt2" else 0
        embedding = vocab * hidden * (1 if tied else 2) + places
    plain = _number(facts, "norm_parameters") + _number(facts, "expert_parameters")
    norms = plain or max(  # stacks of experts are not packed either
        hidden * (2 * layers + 1), total - linear - embedding if total else 0
    )
    return {
        "family": family,
        "hidden_size": hidden,
        "layers": layers,
        "vocab_size": vocab,
        "intermediate_size": middle,
        "heads": heads,
        "kv_heads": kv_heads,
        "head_dim": head_dim,
        "tied_embeddings": bool(tied),
        "gated_mlp": gated,
        "parameters": total or linear + embedding + norms,
        "linear_parameters": linear,
        "embedding_parameters": embedding,
        "norm_parameters": norms,
        "context_tokens": context or None,
        "in_out_sum": in_out,
    }


def _block(family: str, h: int, q: int, kv: int, i: int, gated: bool) -> int:
    """Numbers in one block's matrices; the fused ones of GPT-2 and Phi-3 add up to the same."""
    return 2 * h * q + 2 * h * kv + (3 if gated else 2) * h * i


def _middle(in_out: int, h: int, q: int, kv: int, gated: bool) -> int:
    """Width of the MLP from the sum of inputs and outputs of one block's matrices."""
    attention = 4 * h + 2 * q + 2 * kv
    count = 3 if gated else 2
    left = in_out - attention - count * h
    return left // count if left > 0 else (8 * h // 3 if gated else 4 * h)


def _looks_tied(family: str, total: int, linear: int, table: int) -> bool:
    """Whether the parameters leave room for one table or for two."""
    if not total:
        return family in TIED
    return total - linear < 1.5 * table


def _number(facts: Mapping[str, Any], key: str) -> int:
    value = facts.get(key)
    return int(value) if isinstance(value, int | float) and value > 0 else 0


def _flag(facts: Mapping[str, Any], key: str, default: bool) -> bool:
    value = facts.get(key)
    return default if value is None else bool(value)
