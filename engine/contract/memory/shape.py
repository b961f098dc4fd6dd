"""What the memory plan needs to know about a model: its matrices, counted from a handful of facts.

Everything follows from config.json, so a catalogue entry, a hub id and a folder on this disk give
the same answer. Facts that are missing are filled with what most models of that size have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Targets = Literal["all-linear"] | tuple[str, ...]
HEAD_DIM_GUESS = 128


@dataclass(frozen=True)
class Matrix:
    """A linear layer of one block."""

    name: str
    inputs: int
    outputs: int

    @property
    def elements(self) -> int:
        return self.inputs * self.outputs


@dataclass(frozen=True)
class ModelShape:
    """A causal language model's sizes; every count is in numbers, not bytes."""

    family: str
    hidden_size: int
    layers: int
    vocab_size: int
    intermediate_size: int
    heads: int
    kv_heads: int
    head_dim: int
    tied_embeddings: bool
    gated_mlp: bool
    parameters: int
    linear_parameters: int
    """Of the matrices in the blocks: what is quantised and what adapters sit on."""
    embedding_parameters: int
    """Token and position tables, and the output layer where it is one of its own."""
    norm_parameters: int
    """Scales and biases: everything else."""
    context_tokens: int | None = None
    in_out_sum: int = 0
    """Sum of inputs and outputs over the matrices; adapter parameters for each unit of rank."""

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> ModelShape | None:
        """The shape of an inspected model or a catalogue entry; None where too little is known."""
        hidden, layers = _int(facts, "hidden_size"), _int(facts, "layers")
        vocab = _int(facts, "vocab_size")
        if not (hidden and layers and vocab):
            return None
        from engine.contract.memory.guess import completed

        return cls(**completed(facts, hidden, layers, vocab))

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> ModelShape | None:
        """The shape that a model folder's config.json tells; None where it tells too little."""
        from engine.contract.memory.guess import facts_of_config

        return cls.from_facts(facts_of_config(config))

    @cached_property
    def query_size(self) -> int:
        """Width of all heads' queries together; differs from the hidden size in some models."""
        return self.heads * self.head_dim

    @cached_property
    def kv_size(self) -> int:
        """Width of all keys (or values) together."""
        return self.kv_heads * self.head_dim

    @cached_property
    def matrices(self) -> tuple[Matrix, ...]:
        """The linear layers of one block, as the family names them."""
        h, i, q, kv = self.hidden_size, self.intermediate_size, self.query_size, self.kv_size
        if self.family == "gpt2":
            fused = Matrix("attn.c_attn", h, 3 * h), Matrix("attn.c_proj", h, h)
            return (*fused, Matrix("mlp.c_fc", h, i), Matrix("mlp.c_proj", i, h))
        if self.family == "phi3":
            attention: Sequence[Matrix] = (
                Matrix("qkv_proj", h, q + 2 * kv),
                Matrix("o_proj", q, h),
            )
            return (*attention, Matrix("gate_up_proj", h, 2 * i), Matrix("down_proj", i, h))
        out = "dense" if self.family == "phi" else "o_proj"
        attention = (
            Matrix("q_proj", h, q),
            Matrix("k_proj", h, kv),
            Matrix("v_proj", h, kv),
            Matrix(out, q, h),
        )
        if self.gated_mlp:
            gate, up, down = ("gate_proj", h, i), ("up_proj", h, i), ("down_proj", i, h)
            return (*attention, Matrix(*gate), Matrix(*up), Matrix(*down))
        return (*attention, Matrix("fc1", h, i), Matrix("fc2", i, h))

    def targeted(self, targets: Targets) -> tuple[Matrix, ...]:
        """The matrices of one block that get an adapter."""
        if targets == "all-linear":
            return self.matrices
        return tuple(m for m in self.matrices if any(_is_named(m.name, t) for t in targets))

    def adapter_parameters(self, r: int, targets: Targets = "all-linear") -> int:
        """r * (inputs + outputs) over the targeted matrices (arXiv 2106.09685, section 4.1)."""
        if targets == "all-linear" and self.in_out_sum:
            return r * self.in_out_sum
        return r * self.layers * sum(m.inputs + m.outputs for m in self.targeted(targets))


def _is_named(name: str, target: str) -> bool:
    """As peft matches a list: the whole last part, or more of the path."""
    return name == target or name.endswith(f".{target}")


def _int(facts: Mapping[str, Any], key: str) -> int:
    value = facts.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
