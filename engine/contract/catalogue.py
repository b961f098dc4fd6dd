"""Well-known open models that train well, as data: `catalogue.json` beside this module.

Every entry's shape was read from the model's published config.json, and the parameters that follow
from it equal the published count; `download_bytes` are the safetensors files as the hub has them
(a tokenizer adds some megabytes). The keys are those of a model that was looked at
(`engine.models.inspect`), so that the memory plan takes both.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FILE = Path(__file__).with_name("catalogue.json")
Purpose = Literal["try", "small", "portuguese", "balanced", "strong", "large"]


@dataclass(frozen=True)
class Entry:
    """A model of the hub as the list shows it before anything is fetched."""

    id: str
    """`owner/name` on the hub."""
    name: str
    family: str
    architecture: str
    purpose: Purpose
    licence: str
    """As the hub's card writes it: apache-2.0, mit, gemma, llama3.2, …"""
    commercial: bool
    """Whether the licence allows commercial use (maybe with conditions)."""
    gated: bool | None
    """Whether the hub asks for an agreement first; None where that has changed over time."""
    languages: list[str]
    """Two-letter codes of the languages that its card names."""
    language_count: int | None
    """How many languages its makers count; None where they say English, and some of others."""
    download_bytes: int
    context_tokens: int
    dtype: str
    parameters: int
    linear_parameters: int
    embedding_parameters: int
    expert_parameters: int
    norm_parameters: int
    linear_in_out_sum: int
    hidden_size: int
    intermediate_size: int
    layers: int
    vocab_size: int
    heads: int
    kv_heads: int
    head_dim: int
    tied_embeddings: bool
    gated_mlp: bool

    def facts(self) -> dict[str, Any]:
        """The entry with the keys of a model that was looked at."""
        return asdict(self)


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry, smallest first."""
    document = json.loads(FILE.read_text(encoding="utf-8"))
    return tuple(Entry(**entry) for entry in document["models"])


@cache
def entry(repo_id: str) -> Entry | None:
    """The entry of a hub id, upper and lower case alike; None where it is not in the list."""
    wanted = repo_id.strip().lower()
    return next((one for one in entries() if one.id.lower() == wanted), None)
