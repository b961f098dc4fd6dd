"""Model folders looked at without loading them: what they say, and what is wrong with them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM

from engine.contract.problems import Problem
from engine.contract.problems_data import DATA_CODES, MODEL_NOTICES
from engine.models.inspect import inspect_model

CONFIG = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 8,
    "vocab_size": 16, "num_hidden_layers": 1, "max_position_embeddings": 64,
}  # fmt: skip
TENSORS = {
    "model.embed_tokens.weight": torch.zeros(16, 8),
    "model.layers.0.self_attn.q_proj.weight": torch.zeros(8, 8),
    "model.layers.0.mlp.up_proj.weight": torch.zeros(24, 8),
    "model.norm.weight": torch.zeros(8),
    "lm_head.weight": torch.zeros(16, 8),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small model folder that is all right."""
    path = tmp_path / "modelo é este"
    path.mkdir()
    write_config(path)
    save_file(TENSORS, path / "model.safetensors")
    (path / "tokenizer.json").write_text("{}", encoding="utf-8")
    return path


def write_config(folder: Path, **changes: Any) -> None:
    (folder / "config.json").write_text(json.dumps(CONFIG | changes), encoding="utf-8")


def problem_of(folder: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        inspect_model(folder)
    assert set(caught.value.facts) == set(DATA_CODES[caught.value.code])
    return caught.value


def test_a_sound_folder_tells_its_shape(folder: Path) -> None:
    facts = inspect_model(folder)
    assert (facts.family, facts.hidden_size, facts.layers) == ("llama", 8, 1)
    assert facts.parameters == 16 * 8 * 2 + 64 + 192 + 8
    assert facts.linear_in_out_sum == (8 + 8) + (24 + 8)
    assert (facts.context_tokens, facts.vocab_size, facts.dtype) == (64, 16, "float32")
    assert (facts.chat_template, facts.notices) == (False, [])


@pytest.mark.parametrize(
    "model",
    [
        LlamaForCausalLM(LlamaConfig(vocab_size=32, hidden_size=16, intermediate_size=24,
                                     num_hidden_layers=2, num_attention_heads=2)),
        GPT2LMHeadModel(GPT2Config(vocab_size=32, n_embd=16, n_layer=2, n_head=2)),
    ],
    ids=["llama", "gpt2"],
)  # fmt: skip
def test_counts_equal_those_of_the_loaded_model(tmp_path: Path, model: Any) -> None:
    from transformers.pytorch_utils import Conv1D

    model.save_pretrained(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    facts = inspect_model(tmp_path)
    linear = [
        module.weight.shape
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear | Conv1D) and name != "lm_head"
    ]
    assert facts.parameters == model.num_parameters()
    assert facts.linear_in_out_sum == sum(sum(shape) for shape in linear)
    assert facts.layers == 2


def test_shards_are_counted_together(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    names = list(TENSORS)
    index = {}
    for number, part in enumerate((names[:2], names[2:]), start=1):
        file = f"model-0000{number}-of-00002.safetensors"
        save_file({name: TENSORS[name] for name in part}, folder / file)
        index |= dict.fromkeys(part, file)
    document = json.dumps({"weight_map": index})
    (folder / "model.safetensors.index.json").write_text(document, encoding="utf-8")
    assert inspect_model(folder).parameters == 16 * 8 * 2 + 64 + 192 + 8
    (folder / "model-00002-of-00002.safetensors").unlink()
    problem = problem_of(folder)
    assert problem.code == "MODEL_WEIGHTS_MISSING"
    assert problem.facts["files"] == ["model-00002-of-00002.safetensors"]


def test_an_index_that_points_outside_is_refused(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder.parent / "evil.safetensors")
    index = {"weight_map": {"a": "../evil.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")
    assert problem_of(folder).code == "MODEL_CONFIG_INVALID"


def test_places_without_a_model(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "nowhere").code == "MODEL_NOT_FOUND"
    assert problem_of(tmp_path).code == "MODEL_NO_WEIGHTS"
    (tmp_path / "model.gguf").write_bytes(b"GGUF")
    assert problem_of(tmp_path).code == "MODEL_IS_GGUF"
    assert problem_of(tmp_path / "model.gguf").code == "MODEL_IS_GGUF"


def test_weights_without_config(folder: Path) -> None:
    (folder / "config.json").unlink()
    assert problem_of(folder).code == "MODEL_NO_CONFIG"


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', "", "\xff"])
def test_a_config_that_is_none(folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text, encoding="latin-1")
    assert problem_of(folder).code == "MODEL_CONFIG_INVALID"


def test_config_without_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    assert problem_of(folder).code == "MODEL_NO_WEIGHTS"
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04")
    problem = problem_of(folder)
    assert (problem.code, problem.facts["files"]) == ("MODEL_PICKLE_ONLY", ["pytorch_model.bin"])


def test_an_adapter_names_its_base(tmp_path: Path) -> None:
    config = json.dumps({"base_model_name_or_path": "org/base"})
    (tmp_path / "adapter_config.json").write_text(config, encoding="utf-8")
    (tmp_path / "adapter_model.safetensors").write_bytes(b"")
    problem = problem_of(tmp_path)
    assert (problem.code, problem.facts["base_model"]) == ("MODEL_IS_ADAPTER", "org/base")


@pytest.mark.parametrize("kept", [0, 5, 100, -1])
def test_a_short_file_says_both_lengths(folder: Path, kept: int) -> None:
    weights = folder / "model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:kept])
    problem = problem_of(folder)
    assert problem.code == "MODEL_WEIGHTS_TRUNCATED"
    assert problem.facts["actual_bytes"] == len(whole[:kept])
    assert problem.facts["expected_bytes"] > problem.facts["actual_bytes"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw + b"x",
        lambda raw: b"\xff" * 8 + raw[8:],
        lambda raw: raw[:8] + b"!" + raw[9:],
    ],
)
def test_a_file_that_is_no_safetensors(folder: Path, damage: Any) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(damage(weights.read_bytes()))
    assert problem_of(folder).code == "MODEL_WEIGHTS_INVALID"


@pytest.mark.parametrize(
    ("field", "said", "found"),
    [("vocab_size", 32, 16), ("hidden_size", 16, 8), ("num_hidden_layers", 4, 1)],
)
def test_a_config_that_lies_is_named(folder: Path, field: str, said: int, found: int) -> None:
    write_config(folder, **{field: said})
    problem = problem_of(folder)
    assert problem.code == "MODEL_CONFIG_MISMATCH"
    facts = problem.facts
    assert (facts["field"], facts["config"], facts["weights"]) == (field, said, found)


def test_models_that_do_something_else(folder: Path) -> None:
    write_config(folder, architectures=["BertForMaskedLM"], model_type="bert")
    assert problem_of(folder).facts["architecture"] == "BertForMaskedLM"
    write_config(folder, architectures=None, model_type="bert_of_nobody")
    assert problem_of(folder).code == "MODEL_NOT_CAUSAL_LM"
    write_config(folder, architectures=None)
    assert inspect_model(folder).architecture == "LlamaForCausalLM"


def test_code_of_the_folder_is_never_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "marker"
    (folder / "evil.py").write_text(f"open({str(marker)!r}, 'w')", encoding="utf-8")
    monkeypatch.chdir(folder)
    asked = {"AutoConfig": "evil.Config", "AutoModelForCausalLM": "evil.Model"}
    write_config(folder, model_type="nobody_knows", auto_map=asked)
    problem = problem_of(folder)
    assert problem.code == "MODEL_REMOTE_CODE"
    assert problem.facts["classes"] == ["evil.Config", "evil.Model"]
    write_config(folder, auto_map=asked)  # a family that transformers knows itself
    notices = inspect_model(folder).notices
    assert [notice["code"] for notice in notices] == ["REMOTE_CODE_IGNORED"]
    assert not marker.exists()
    assert "evil" not in sys.modules


def test_quantised_weights_are_named(folder: Path) -> None:
    write_config(folder, quantization_config={"quant_method": "gptq", "bits": 4})
    problem = problem_of(folder)
    assert (problem.code, problem.facts["method"]) == ("MODEL_QUANTIZED", "gptq")


def test_tokenizers_that_are_missing_or_need_more(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    assert problem_of(folder).code == "MODEL_NO_TOKENIZER"
    (folder / "tokenizer.model").write_bytes(b"x")
    assert problem_of(folder).code == "MODEL_TOKENIZER_NOT_SUPPORTED"


def test_a_chat_template_is_seen_in_both_places(folder: Path) -> None:
    settings = folder / "tokenizer_config.json"
    settings.write_text('{"chat_template": "{{ x }}"}', encoding="utf-8")
    assert inspect_model(folder).chat_template
    settings.unlink()
    (folder / "chat_template.jinja").write_text("{{ x }}", encoding="utf-8")
    assert inspect_model(folder).chat_template


def test_an_unproven_family_gets_a_notice(folder: Path) -> None:
    write_config(folder, model_type="starcoder2", architectures=["Starcoder2ForCausalLM"])
    notice = inspect_model(folder).notices[0]
    assert notice == {"code": "FAMILY_NOT_PROVEN", "facts": {"family": "starcoder2"}}
    assert set(notice["facts"]) == set(MODEL_NOTICES[notice["code"]])
