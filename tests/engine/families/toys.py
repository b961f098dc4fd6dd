"""Small random models of the proven families, each saved as a folder with its own tokenizer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoModelForCausalLM as Models
from transformers import (
    Gemma2Config,
    Gemma3TextConfig,
    GemmaConfig,
    GPT2Config,
    LlamaConfig,
    MistralConfig,
    Phi3Config,
    PreTrainedTokenizerFast,
    Qwen2Config,
    Qwen3Config,
)

END = "<|end|>"
PLACES = 1024
_WORDS = (
    "the ant carries a leaf home over stone and grass in rain or sun while others dig rooms "
    "for the eggs and the queen; a formiga leva uma folha verde para casa, mesmo com chuva"
)


def make_tokenizer(folder: Path, vocab_size: int = 384) -> None:
    """A byte-level BPE tokenizer that was trained on two sentences; no chat template."""
    fast = PreTrainedTokenizerFast(
        tokenizer_object=_trained(vocab_size), eos_token=END, bos_token=None, unk_token=None
    )
    fast.save_pretrained(folder)


@cache
def _trained(vocab_size: int) -> Tokenizer:
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=[END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    made.train_from_iterator([_WORDS] * 4, trainer)
    return made


def config(
    family: str,
    *,
    hidden: int = 64,
    layers: int = 2,
    heads: int = 4,
    kv_heads: int = 2,
    head_dim: int | None = None,
    middle: int = 128,
    vocab: int = 512,
    tied: bool = True,
) -> Any:
    """The family's own config with these sizes."""
    marks = {"eos_token_id": 0, "bos_token_id": None, "pad_token_id": None}
    if family == "gpt2":
        return GPT2Config(
            n_embd=hidden, n_layer=layers, n_head=heads, n_inner=middle, n_positions=PLACES,
            vocab_size=vocab, **marks,
        )  # fmt: skip
    sizes: dict[str, Any] = {
        "hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads,
        "num_key_value_heads": kv_heads, "intermediate_size": middle, "vocab_size": vocab,
        "max_position_embeddings": PLACES, "tie_word_embeddings": tied, **marks,
    }  # fmt: skip
    if family in ("gemma", "gemma2", "gemma3_text", "qwen3"):
        sizes["head_dim"] = head_dim or hidden // heads
    if family.startswith("gemma"):
        sizes["pad_token_id"] = 0
    if family in ("gemma2", "gemma3_text"):
        sizes["query_pre_attn_scalar"] = hidden // heads
    kinds: dict[str, Any] = {
        "llama": LlamaConfig, "mistral": MistralConfig, "qwen2": Qwen2Config,
        "qwen3": Qwen3Config, "phi3": Phi3Config, "gemma": GemmaConfig,
        "gemma2": Gemma2Config, "gemma3_text": Gemma3TextConfig,
    }  # fmt: skip
    return kinds[family](**sizes)


def make_model(folder: Path, family: str, *, dtype: str = "float32", **sizes: Any) -> Path:
    """A random model of a family, saved as safetensors beside its tokenizer."""
    torch.manual_seed(11)
    model = Models.from_config(config(family, **sizes), dtype=getattr(torch, dtype))
    model.save_pretrained(folder, safe_serialization=True)
    make_tokenizer(folder)
    return folder


def write_rows(file: Path, count: int = 40) -> Path:
    """Questions whose answers can be learned by heart."""
    file.write_text("".join(_lines(count)), encoding="utf-8")
    return file


def _lines(count: int) -> Iterable[str]:
    words = _WORDS.split()
    for number in range(count):
        question = f"{words[number % len(words)]} {number % 7}"
        answer = f"{words[(3 * number) % len(words)]} ant leaf"
        yield json.dumps({"instruction": question, "output": answer}) + "\n"
