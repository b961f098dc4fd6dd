"""Chat templates of many manners: what is learned of a row, and that it ends where it should."""

from __future__ import annotations

from typing import Any

import pytest

from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.encode import IGNORED, Encoder, generation_prompt_ids
from engine.data.rendering.press import Press
from engine.data.rendering.source import TemplateSource
from engine.models.template import ensure_template
from tests.engine.data import small_tokenizer as small
from tests.engine.data.small_tokenizer import make_tokenizer

SINGLE = [{"role": "user", "content": "who?"}, {"role": "assistant", "content": "hello world"}]
CHAT = [
    {"role": "user", "content": "q1"}, {"role": "assistant", "content": "first answer"},
    {"role": "user", "content": "q2"}, {"role": "assistant", "content": "second answer"},
]  # fmt: skip
SYSTEM = [{"role": "system", "content": "Be brief."}, *SINGLE]
TEMPLATES = {
    "default": None, "chatml": small.CHATML, "llama2": small.LLAMA2, "strict": small.STRICT,
    "thinking": small.THINKING, "tracked": small.TRACKED, "endless": small.ENDLESS,
    "deaf": small.DEAF,
}  # fmt: skip


def tokenizer_for(name: str) -> Any:
    begin = "<s>" if name in ("llama2", "default") else None
    end = "</s>" if name in ("llama2", "default", "endless") else "<|im_end|>"
    tokenizer = make_tokenizer(TEMPLATES[name], begin=begin, eos_token=end)
    ensure_template(tokenizer)
    return tokenizer


def learned(tokenizer: Any, messages: list[dict[str, str]], train_on: Any = "answers") -> str:
    encoder = Encoder(tokenizer, max_length=4000, train_on=train_on)
    row = encoder.encode(Row(1, messages))
    return str(tokenizer.decode([label for label in row.labels if label != IGNORED]))


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_answer_and_its_end_are_learned_and_nothing_else(name: str) -> None:
    tokenizer = tokenizer_for(name)
    text = learned(tokenizer, SINGLE)
    assert text.strip().removeprefix("<think>").lstrip("\n").removeprefix("</think>").strip() == (
        "hello world" + (" " if name == "llama2" else "") + tokenizer.eos_token
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_answer_of_a_conversation_is_learned(name: str) -> None:
    tokenizer = tokenizer_for(name)
    text = learned(tokenizer, CHAT)
    assert "first answer" in text
    assert text.rstrip().endswith(tokenizer.eos_token)
    assert "second answer" in text
    assert "q1" not in text
    assert "q2" not in text
    assert learned(tokenizer, CHAT, "last_answer").count("answer") == 1


@pytest.mark.parametrize("name", TEMPLATES)
def test_training_rows_begin_as_generation_will(name: str) -> None:
    tokenizer = tokenizer_for(name)
    row = Encoder(tokenizer, max_length=4000).encode(Row(1, CHAT))
    prompt = generation_prompt_ids(tokenizer, CHAT[:-1])
    assert row.input_ids[: len(prompt)] == prompt


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_last_learned_token_is_the_end(name: str) -> None:
    tokenizer = tokenizer_for(name)
    row = Encoder(tokenizer, max_length=4000).encode(Row(1, SINGLE))
    assert row.labels[-1] == row.input_ids[-1] == tokenizer.eos_token_id
    begins = [token for token in row.input_ids if token == tokenizer.bos_token_id]
    assert len(begins) == (1 if tokenizer.bos_token else 0)


def test_all_text_is_learned_when_asked() -> None:
    text = learned(tokenizer_for("chatml"), SINGLE, "all")
    assert "who?" in text
    assert "hello world" in text


@pytest.mark.parametrize("name", ["llama2", "deaf", "strict"])
def test_a_system_message_that_a_template_will_not_have_joins_the_question(name: str) -> None:
    tokenizer = tokenizer_for(name)
    encoder = Encoder(tokenizer, max_length=4000)
    row = encoder.encode(Row(1, SYSTEM))
    assert "Be brief.\n\nwho?" in tokenizer.decode(row.input_ids)
    assert encoder.counts.system_merged == 1


def test_turns_of_the_same_speaker_are_joined_for_a_strict_template() -> None:
    twice = [{"role": "user", "content": "one"}, *SINGLE]
    rendered = Press(TemplateSource.of(tokenizer_for("strict")), "answers").row(Row(1, twice))
    assert "one\n\nwho?" in rendered.text
    assert rendered.text[slice(*rendered.spans[0])] == "hello world<|im_end|>"


def test_answers_that_are_not_to_be_learned_are_only_read() -> None:
    tokenizer = tokenizer_for("chatml")
    row = Encoder(tokenizer, max_length=4000).encode(Row(1, CHAT, silent=frozenset({1})))
    text = tokenizer.decode([label for label in row.labels if label != IGNORED])
    assert "second answer" in text
    assert "first answer" not in text


def test_a_mark_at_the_end_of_everything_is_learned_with_the_last_answer() -> None:
    tokenizer = make_tokenizer(small.TAIL)
    rendered = Press(TemplateSource.of(tokenizer), "answers").row(Row(1, CHAT))
    learned_parts = [rendered.text[start:end] for start, end in rendered.spans]
    assert learned_parts == ["first answer<|im_end|>", "second answer<|im_end|>\n</s>"]


def test_a_template_that_asks_otherwise_than_it_answers_is_pointed_out() -> None:
    encoder = Encoder(make_tokenizer(small.ELSEWHERE, eos_token="<|im_end|>"), max_length=4000)
    encoded = encoder.encode(Row(1, CHAT))
    assert encoder.counts.off_prompt == 1
    assert encoded.labels[-1] == encoded.input_ids[-1]


def test_nothing_to_learn_is_no_error_but_a_reason() -> None:
    with pytest.raises(NotUsable, match="empty"):
        Press(TemplateSource.of(tokenizer_for("chatml")), "last_answer").row(
            Row(1, CHAT, silent=frozenset({3}))
        )


def test_a_template_that_drops_earlier_thoughts_still_shows_each_answer() -> None:
    thought = [dict(message) for message in CHAT]
    thought[1]["content"] = "<think>hm</think>\n\nfirst answer"
    text = learned(tokenizer_for("thinking"), thought)
    assert "first answer<|im_end|>" in text
    assert "hm" not in text


def test_an_answer_that_stands_in_the_question_too_is_found_in_its_place() -> None:
    said = [{"role": "user", "content": "say yes or no, yes?"},
            {"role": "assistant", "content": "yes"},
            {"role": "user", "content": "yes again"},
            {"role": "assistant", "content": "yes"}]  # fmt: skip
    for name in TEMPLATES:
        assert learned(tokenizer_for(name), said).count("yes") == 2, name


@pytest.mark.parametrize("content", ["\n\nhello", "  hello", "hello\n\n", "\thello"])
@pytest.mark.parametrize("name", ["default", "chatml", "endless"])
def test_white_space_around_an_answer_changes_no_prompt(name: str, content: str) -> None:
    tokenizer = tokenizer_for(name)
    said = [SINGLE[0], {"role": "assistant", "content": content}]
    row = Encoder(tokenizer, max_length=4000).encode(Row(1, said))
    prompt = generation_prompt_ids(tokenizer, said[:-1])
    assert row.input_ids[: len(prompt)] == prompt
    assert all(label == IGNORED for label in row.labels[: len(prompt)])
    assert all(label != IGNORED for label in row.labels[len(prompt) :])


def test_a_broken_template_refuses_with_its_reason() -> None:
    renderer = Press(TemplateSource.of(make_tokenizer(small.BROKEN)), "answers")
    with pytest.raises(NotUsable, match="template_refused"):
        renderer.row(Row(1, SINGLE))
    assert "TemplateSyntaxError" in renderer.last_error


def test_templates_are_sandboxed() -> None:
    hostile = "{{ messages.__class__.__mro__[1].__subclasses__() }}"
    renderer = Press(TemplateSource.of(make_tokenizer(hostile)), "answers")
    with pytest.raises(NotUsable):
        renderer.row(Row(1, SINGLE))
