"""The list of well-known models: every number follows from the shape that stands beside it."""

from __future__ import annotations

import pytest

from engine.contract.catalogue import Entry, entries, entry

NORMS = {"gpt2": 4, "gemma2": 4, "gemma3_text": 4}
"""Norm vectors of a layer by family; two elsewhere."""


def from_shape(model: Entry) -> int:
    """Parameters as the shape gives them, biases left out (they are below 0.1 %)."""
    hidden, inner = model.hidden_size, model.intermediate_size
    attention = 2 * hidden * model.heads * model.head_dim
    attention += 2 * hidden * model.kv_heads * model.head_dim
    layer = attention + (3 if model.gated_mlp else 2) * hidden * inner
    layer += NORMS.get(model.family, 2) * hidden
    tables = model.vocab_size * hidden * (1 if model.tied_embeddings else 2)
    return model.layers * layer + tables


@pytest.mark.parametrize("model", entries(), ids=lambda model: model.name)
def test_parameters_follow_from_the_shape(model: Entry) -> None:
    parts = model.linear_parameters + model.embedding_parameters
    parts += model.norm_parameters + model.expert_parameters
    assert parts == model.parameters
    assert from_shape(model) == pytest.approx(model.parameters, rel=0.01)
    width = 4 if model.dtype == "float32" else 2
    copies = model.vocab_size * model.hidden_size  # of tied embeddings, saved as output layer too
    stored = model.download_bytes / width
    assert model.parameters <= stored <= (model.parameters + copies) * 1.11


def test_every_entry_can_be_shown() -> None:
    listed = entries()
    assert [m.parameters for m in listed] == sorted(m.parameters for m in listed)
    assert len({m.id for m in listed}) == len(listed) >= 20
    assert all(m.id.count("/") == 1 and m.languages and m.licence for m in listed)
    assert all(m.heads % m.kv_heads == 0 for m in listed)
    families = {m.family for m in listed}
    assert families >= {"gpt2", "llama", "mistral", "qwen2", "qwen3", "phi3", "gemma2"}


def test_an_entry_is_found_by_its_hub_id() -> None:
    found = entry(" qwen/qwen3-4b-instruct-2507 ")
    assert found is not None
    assert found.facts()["parameters"] == 4_022_468_096
    assert entry("nobody/nothing") is None
