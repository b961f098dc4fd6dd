"""A config.json that contradicts itself or its weights is named before anything is loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from transformers import (
    Gemma2Config,
    Gemma2ForCausalLM,
    Gemma3ForCausalLM,
    Gemma3TextConfig,
    GPT2Config,
    GPT2LMHeadModel,
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
    Phi3Config,
    Phi3ForCausalLM,
    Qwen2Config,
    Qwen2ForCausalLM,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from engine.contract.problems import Problem
from engine.contract.problems_data import DATA_CODES, MODEL_NOTICES
from engine.models.inspect import PROVEN, inspect_model

SIZES: dict[str, Any] = {
    "vocab_size": 96, "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2,
    "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 64,
}  # fmt: skip
SPECIAL = {"pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2}
MADE: dict[str, Any] = {
    "llama": (LlamaForCausalLM, LlamaConfig(**SIZES, **SPECIAL)),
    "mistral": (MistralForCausalLM, MistralConfig(**SIZES, **SPECIAL)),
    "qwen2": (Qwen2ForCausalLM, Qwen2Config(**SIZES, **SPECIAL)),
    "qwen3": (Qwen3ForCausalLM, Qwen3Config(**SIZES, **SPECIAL, head_dim=16)),
    "phi3": (Phi3ForCausalLM, Phi3Config(**SIZES, **SPECIAL)),
    "gemma2": (Gemma2ForCausalLM, Gemma2Config(**SIZES, **SPECIAL, head_dim=16)),
    "gemma3_text": (Gemma3ForCausalLM, Gemma3TextConfig(**SIZES, **SPECIAL, head_dim=16)),
    "gpt2": (
        GPT2LMHeadModel,
        GPT2Config(vocab_size=96, n_embd=32, n_layer=2, n_head=4, n_positions=64, **SPECIAL),
    ),
}


def made(tmp_path: Path, family: str) -> Path:
    """A tiny model of a family in a folder, as transformers writes it."""
    kind, config = MADE[family]
    folder = tmp_path / family
    kind(config).save_pretrained(folder)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    return folder


def change(folder: Path, **changes: Any) -> None:
    file = folder / "config.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    for name, value in changes.items():
        config.pop(name, None) if value is ... else config.update({name: value})
    file.write_text(json.dumps(config), encoding="utf-8")


def refusal(folder: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        inspect_model(folder)
    assert set(caught.value.facts) == set(DATA_CODES[caught.value.code])
    return caught.value


@pytest.mark.parametrize("family", MADE)
def test_every_proven_family_is_counted_as_it_is_loaded(tmp_path: Path, family: str) -> None:
    kind, config = MADE[family]
    facts = inspect_model(made(tmp_path, family))
    model = kind(config)
    parts = facts.linear_parameters + facts.embedding_parameters
    assert facts.family in PROVEN
    assert facts.notices == []
    assert facts.parameters == model.num_parameters()
    assert parts + facts.norm_parameters + facts.expert_parameters == facts.parameters
    assert facts.tied_embeddings is (family in ("gpt2", "gemma2", "gemma3_text"))
    assert facts.gated_mlp is (family != "gpt2")
    assert (facts.heads, facts.layers, facts.vocab_size) == (4, 2, 96)
    assert facts.kv_heads == (4 if family == "gpt2" else 2)
    assert facts.head_dim == (16 if family in ("qwen3", "gemma2", "gemma3_text") else 8)


@pytest.mark.parametrize(
    ("field", "said", "found"),
    [
        ("vocab_size", 128, 96),
        ("intermediate_size", 128, 64),
        ("num_hidden_layers", 3, 2),
        ("num_attention_heads", 2, 4),
        ("num_key_value_heads", 4, 2),
        ("tie_word_embeddings", ..., None),
        ("model_type", "gpt2", "llama"),
        ("model_type", "qwen3", "llama"),
    ],
)
def test_a_number_that_the_weights_do_not_have(
    tmp_path: Path, field: str, said: Any, found: Any
) -> None:
    folder = made(tmp_path, "llama")
    change(folder, head_dim=8, **{field: said})
    if field == "tie_word_embeddings":  # untied by default: its output layer is there
        assert inspect_model(folder).tied_embeddings is False
        return
    problem = refusal(folder)
    facts = problem.facts
    assert problem.code == "MODEL_CONFIG_MISMATCH"
    assert (facts["field"], facts["config"], facts["weights"]) == (field, said, found)


def test_an_output_layer_that_is_nowhere(tmp_path: Path) -> None:
    """transformers would fill it with random numbers and train on."""
    folder = made(tmp_path, "gemma2")
    assert inspect_model(folder).tied_embeddings
    change(folder, tie_word_embeddings=False)
    assert refusal(folder).facts["field"] == "tie_word_embeddings"


@pytest.mark.parametrize(
    ("changes", "field", "other"),
    [
        ({"max_position_embeddings": 0}, "max_position_embeddings", None),
        ({"max_position_embeddings": -1}, "max_position_embeddings", None),
        ({"vocab_size": "many"}, "vocab_size", None),
        ({"num_attention_heads": 5, "head_dim": ...}, "num_attention_heads", "hidden_size"),
        ({"num_key_value_heads": 3}, "num_key_value_heads", "num_attention_heads"),
    ],
)
def test_a_config_that_contradicts_itself(
    tmp_path: Path, changes: dict[str, Any], field: str, other: str | None
) -> None:
    folder = made(tmp_path, "llama")
    change(folder, **changes)
    problem = refusal(folder)
    assert problem.code == "MODEL_CONFIG_IMPOSSIBLE"
    assert (problem.facts["field"], problem.facts["other"]) == (field, other)


def test_a_layer_that_lacks_a_matrix_is_named(tmp_path: Path) -> None:
    from safetensors.torch import load_file

    folder = made(tmp_path, "llama")
    tensors = load_file(folder / "model.safetensors")
    del tensors["model.layers.1.mlp.up_proj.weight"]
    save_file(tensors, folder / "model.safetensors")
    problem = refusal(folder)
    assert problem.code == "MODEL_TENSORS_MISSING"
    assert problem.facts["tensors"] == ["1.mlp.up_proj.weight"]


def test_another_precision_in_the_config_is_told_and_harmless(tmp_path: Path) -> None:
    folder = made(tmp_path, "llama")
    change(folder, dtype="bfloat16")
    notice = inspect_model(folder).notices[0]
    assert notice == {
        "code": "MODEL_DTYPE_DIFFERS",
        "facts": {"config": "bfloat16", "weights": "float32"},
    }
    assert set(notice["facts"]) == set(MODEL_NOTICES[notice["code"]])


def test_models_that_also_see_are_named(tmp_path: Path) -> None:
    folder = made(tmp_path, "llama")
    change(
        folder,
        architectures=["Gemma3ForConditionalGeneration"],
        model_type="gemma3",
        vision_config={},
        text_config={},
    )
    problem = refusal(folder)
    assert problem.code == "MODEL_IS_MULTIMODAL"
    assert problem.facts["architecture"] == "Gemma3ForConditionalGeneration"


def test_a_mixture_of_experts_says_that_it_is_not_proven(tmp_path: Path) -> None:
    tensors = {
        "model.embed_tokens.weight": torch.zeros(16, 8),
        "model.layers.0.self_attn.q_proj.weight": torch.zeros(8, 8),
        "model.layers.0.block_sparse_moe.experts.0.w1.weight": torch.zeros(24, 8),
        "model.layers.0.block_sparse_moe.experts.1.w1.weight": torch.zeros(24, 8),
        "model.layers.0.block_sparse_moe.gate.weight": torch.zeros(2, 8),
        "lm_head.weight": torch.zeros(16, 8),
    }
    folder = tmp_path / "mixture"
    folder.mkdir()
    config = {
        "architectures": ["MixtralForCausalLM"], "model_type": "mixtral", "hidden_size": 8,
        "vocab_size": 16, "num_hidden_layers": 1, "num_local_experts": 2,
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    save_file(tensors, folder / "model.safetensors")
    facts = inspect_model(folder)
    assert facts.notices == [
        {"code": "MIXTURE_OF_EXPERTS", "facts": {"family": "mixtral", "experts": 2}}
    ]
    assert facts.expert_parameters == 2 * 24 * 8


@pytest.mark.parametrize("method", ["gptq", "awq", "bitsandbytes"])
def test_packed_weights_name_the_model_they_were_made_from(tmp_path: Path, method: str) -> None:
    folder = made(tmp_path, "llama")
    change(folder, quantization_config={"quant_method": method})
    assert refusal(folder).facts["base_model"] is None
    card = "---\nlicense: other\nlicense_name: qwen-research\nbase_model:\n- org/Base-7B\n---\n# x"
    (folder / "README.md").write_text(card, encoding="utf-8")
    problem = refusal(folder)
    assert problem.facts["method"] == method
    assert problem.facts["base_model"] == "org/Base-7B"


def test_the_card_tells_the_licence_and_the_tokenizer_its_kind(tmp_path: Path) -> None:
    folder = made(tmp_path, "llama")
    tokenizer = '{"version": "1.0", "added_tokens": [], "model": {"type": "BPE", "vocab": {}}}'
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    (folder / "README.md").write_text("---\r\nlicense: mit\r\n---\r\n", encoding="utf-8")
    facts = inspect_model(folder)
    assert (facts.licence, facts.gated, facts.tokenizer_kind) == ("mit", None, "BPE")
