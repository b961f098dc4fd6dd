"""Tokens of a row on the page: of every kind of vocabulary, the same ones as training sees."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from engine.data.mapping.map import Row
from engine.data.rendering.encode import IGNORED, Encoder
from engine.data.rendering.token_row import TokenRows
from engine.models.template import ensure_pad, ensure_template
from engine.models.tokenizer import load_tokenizer
from tests.engine.data.small_tokenizer import CHATML, make_tokenizer
from tests.shared import shared

CHAT = [
    {"role": "user", "content": "Café 😀👩‍👩‍👧 ação\tzwei\n日本語?"},
    {"role": "assistant", "content": "  Olá 🦜! naïve\n\nçok güzel 👋🏽 end"},
]
SHARED = {"gpt2": "models/mlegkovskis-gpt2-nano", "llama": "models/stories260K-llama"}


@cache
def tokenizer_of(name: str) -> Any:
    if name in SHARED:
        tokenizer = load_tokenizer(shared(SHARED[name]))
    elif name == "python":
        from transformers import ByT5Tokenizer  # one of those that have no fast version

        tokenizer = ByT5Tokenizer()
    else:
        tokenizer = make_tokenizer(CHATML, eos_token="<|im_end|>")
    ensure_template(tokenizer)
    ensure_pad(tokenizer)
    return tokenizer


@pytest.mark.parametrize("train_on", ["answers", "all"])
@pytest.mark.parametrize("name", ["gpt2", "llama", "bytes", "python"])
def test_the_page_shows_what_training_learns(name: str, train_on: Any) -> None:
    tokenizer = tokenizer_of(name)
    encoded = Encoder(tokenizer, max_length=4000, train_on=train_on).encode(Row(1, CHAT))
    shown = TokenRows(tokenizer, "model").row(Row(1, CHAT), 4000, train_on)
    assert [token["id"] for token in shown["tokens"]] == encoded.input_ids
    trained = [label != IGNORED for label in encoded.labels]
    assert [token["trained"] for token in shown["tokens"]] == trained
    assert 0 < sum(trained) < len(trained)
    assert shown["trained"] + shown["masked"] + shown["special"] == shown["total_tokens"]


@pytest.mark.parametrize("name", ["gpt2", "llama", "bytes"])
def test_letters_of_several_tokens_stand_once_and_every_byte_is_told(name: str) -> None:
    shown = TokenRows(tokenizer_of(name), "model").row(Row(1, CHAT), 4000, "answers")
    assert "".join(token["text"] for token in shown["tokens"]) == shown["text"]
    parts = [bytes.fromhex(t["bytes"]) if "bytes" in t else t["text"].encode() for t in
             shown["tokens"]]  # fmt: skip
    assert b"".join(parts).decode().replace("<s> ", "<s>") == shown["text"]
    inside = [token for token in shown["tokens"] if token["text"] == ""]
    assert inside, "an emoji is several tokens"
    assert all(token["bytes"] for token in inside)


def test_a_tokenizer_without_places_learns_the_answer_and_its_end_alone() -> None:
    tokenizer = tokenizer_of("python")
    assert not tokenizer.is_fast
    encoded = Encoder(tokenizer, max_length=4000).encode(Row(1, CHAT))
    learned = tokenizer.decode([label for label in encoded.labels if label != IGNORED])
    assert learned.strip() == CHAT[1]["content"].strip() + tokenizer.eos_token
