"""Templates, ends and pad tokens for tokenizers that come without."""

from __future__ import annotations

from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.models.template import ensure_pad, ensure_template
from tests.engine.data.small_tokenizer import CHATML, make_tokenizer


def test_a_template_of_its_own_is_kept() -> None:
    tokenizer = make_tokenizer(CHATML)
    assert ensure_template(tokenizer) == "model"
    assert tokenizer.chat_template == CHATML


def test_a_tokenizer_without_one_gets_the_default_and_asking_twice_says_the_same() -> None:
    tokenizer = make_tokenizer()
    assert ensure_template(tokenizer) == "default"
    assert ensure_template(tokenizer) == "default"


def test_of_several_named_templates_the_default_one_counts() -> None:
    tokenizer = make_tokenizer()
    tokenizer.chat_template = {"tool_use": "x", "default": CHATML}
    assert ensure_template(tokenizer) == "model"
    assert tokenizer.chat_template == CHATML


def test_the_default_begins_as_the_tokenizer_does() -> None:
    said = [{"role": "user", "content": "hi"}]
    for begin, start in (("<s>", "<s>### Instruction:"), (None, "### Instruction:")):
        tokenizer = make_tokenizer(begin=begin)
        ensure_template(tokenizer)
        text = tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=True)
        assert str(text).startswith(start)
        assert str(text).endswith("### Response:\n")


def test_an_end_is_found_among_known_ones() -> None:
    tokenizer = make_tokenizer()
    tokenizer.eos_token = None
    ensure_template(tokenizer)
    assert tokenizer.eos_token == "</s>"


def test_without_any_end_nothing_could_stop() -> None:
    from tokenizers import Tokenizer, models
    from transformers import PreTrainedTokenizerFast

    bare = PreTrainedTokenizerFast(tokenizer_object=Tokenizer(models.BPE({"a": 0}, [])))
    with pytest.raises(Problem, match="TOKENIZER_NO_END"):
        ensure_template(bare)


@pytest.mark.parametrize(
    ("special", "template", "token", "source"),
    [
        ({"pad_token": "<|reserved_0|>"}, None, "<|reserved_0|>", "own"),
        ({"pad_token": "</s>"}, None, "<|reserved_0|>", "spare"),
        ({"unk_token": "<s>"}, None, "<s>", "unknown"),
        ({"pad_token": "<|im_end|>"}, CHATML, "<|reserved_0|>", "spare"),
        ({"pad_token": "</s>", "unk_token": "</s>"}, None, "<|reserved_0|>", "spare"),
    ],
)
def test_the_pad_token_is_never_a_trained_end(
    special: dict[str, Any], template: str | None, token: str, source: str
) -> None:
    tokenizer = make_tokenizer(template, **special)
    before = len(tokenizer)
    choice = ensure_pad(tokenizer)
    assert (choice.token, choice.source) == (token, source)
    assert tokenizer.pad_token_id == choice.id != tokenizer.eos_token_id
    assert len(tokenizer) == before


def test_where_only_the_end_is_left_it_pads_and_says_so() -> None:
    from tokenizers import Tokenizer, models
    from transformers import PreTrainedTokenizerFast

    core = Tokenizer(models.BPE({"a": 0, "<|endoftext|>": 1}, []))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, eos_token="<|endoftext|>")
    tokenizer.bos_token = tokenizer.unk_token = "<|endoftext|>"
    choice = ensure_pad(tokenizer)
    assert (choice.source, tokenizer.pad_token) == ("end", "<|endoftext|>")
