"""Mixtures of experts through the real train path. peft puts adapters around their parameters, and
their routers are no linear layers though some say so; none is proven, all are told as mixtures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM
from transformers.models.auto.configuration_auto import CONFIG_MAPPING

from engine.contract.events import read_events
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from engine.models.inspect import inspect_model
from engine.run_verb import run_training
from tests.engine.families.toys import make_tokenizer, write_rows

SIZES = {
    "vocab_size": 384, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
    "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 512,
    "num_experts_per_tok": 2,
}  # fmt: skip
LATENT = {
    "num_key_value_heads": 4, "kv_lora_rank": 32, "qk_nope_head_dim": 16, "qk_rope_head_dim": 16,
    "v_head_dim": 16, "n_routed_experts": 4, "n_shared_experts": 1, "moe_intermediate_size": 64,
    "first_k_dense_replace": 1,
}  # fmt: skip
MIXTURES: dict[str, dict[str, Any]] = {
    "mixtral": {"num_local_experts": 4},
    "phimoe": {"num_local_experts": 4},
    "qwen3_moe": {"num_experts": 4, "moe_intermediate_size": 64, "head_dim": 16},
    "deepseek_v2": LATENT | {"q_lora_rank": None},
    "deepseek_v3": LATENT | {"q_lora_rank": 32, "n_group": 1, "topk_group": 1},
}


@pytest.mark.slow
@pytest.mark.parametrize("family", MIXTURES)
def test_a_mixture_is_trained_to_its_end(family: str, tmp_path: Path) -> None:
    torch.manual_seed(5)
    folder = tmp_path / "model"
    config = CONFIG_MAPPING[family](**SIZES | MIXTURES[family])
    AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    make_tokenizer(folder)
    assert "MIXTURE_OF_EXPERTS" in str(inspect_model(folder).to_json())
    job = {
        "name": family,
        "base_model": str(folder),
        "dataset": {"path": str(write_rows(tmp_path / "rows.jsonl")), "validation_rows": 6},
        "method": {"type": "lora", "r": 4},
        "training": {"max_steps": 12, "max_length": 64, "learning_rate": 1e-2, "device": "cpu"},
        "evaluation": {"sample_prompts": 1, "max_new_tokens": 4},
    }
    run = RunFolder.create(tmp_path / "runs", parse_job(job))
    run.environment.write_text('{"v": 1, "verdict": "ok", "row": {"id": "cpu"}}', encoding="utf-8")
    assert run_training(run.path, resume=False) == 0
    last = list(read_events(run.events))[-1]
    assert last.type == "finished", last
    assert last.fields["after"]["loss"] < last.fields["before"]["loss"]
