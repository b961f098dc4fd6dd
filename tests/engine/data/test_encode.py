"""Tokens and labels: limits, giant rows, tokens across the border of an answer."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.contract.problems import Problem
from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.encode import IGNORED, Encoder, generation_prompt_ids
from engine.data.rendering.tokens import TextTokenizer
from engine.models.template import ensure_template
from tests.engine.data.small_tokenizer import BROKEN, CHATML, make_tokenizer

TOKENIZER = make_tokenizer(CHATML, eos_token="<|im_end|>")


def row(question: str, answer: str, line: int = 1) -> Row:
    said = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return Row(line, said)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip),
       st.integers(8, 80), st.sampled_from(["answers", "last_answer", "all"]))  # fmt: skip
def test_labels_fit_their_ids_whatever_the_text(
    question: str, answer: str, limit: int, train_on: str
) -> None:
    encoder = Encoder(TOKENIZER, max_length=limit, train_on=train_on)  # type: ignore[arg-type]
    try:
        encoded = encoder.encode(row(question, answer))
    except NotUsable as reason:
        assert reason.reason == "answer_cut"  # noqa: PT017 - any other reason is wrong here
        return
    assert len(encoded.input_ids) == len(encoded.labels) <= limit
    assert any(label != IGNORED for label in encoded.labels[1:])
    pairs = zip(encoded.input_ids, encoded.labels, strict=True)
    assert all(label in (IGNORED, token) for token, label in pairs)


def test_a_row_in_full_keeps_its_texts() -> None:
    encoded = Encoder(TOKENIZER, max_length=500).encode(row("who?", "hello", line=7))
    assert (encoded.line, encoded.prompt_text, encoded.reference) == (7, "who?", "hello")
    assert encoded.messages[-1] == {"role": "assistant", "content": "hello"}


def test_cut_keeps_the_beginning_and_counts_what_is_lost() -> None:
    whole = Encoder(TOKENIZER, max_length=5000).encode(row("who?", "x" * 300))
    encoder = Encoder(TOKENIZER, max_length=100)
    cut = encoder.encode(row("who?", "x" * 300))
    assert cut.input_ids == whole.input_ids[:100]
    assert encoder.counts.cut == 1
    assert encoder.counts.answer_tokens_cut == len(whole.input_ids) - 100


def test_drop_leaves_long_rows_out() -> None:
    encoder = Encoder(TOKENIZER, max_length=100, too_long="drop")
    with pytest.raises(NotUsable, match="too_long"):
        encoder.encode(row("who?", "x" * 300))


def test_a_row_whose_answer_is_cut_off_as_a_whole_is_left_out() -> None:
    with pytest.raises(NotUsable, match="answer_cut"):
        Encoder(TOKENIZER, max_length=100).encode(row("x" * 300, "hello"))


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("q", "a" * 2_000_000, None),
        ("q", "hello world " * 170_000, None),
        ("q", "x" + " " * 2_000_000 + "y", None),
        ("a" * 2_000_000, "a", "answer_cut"),
    ],
)
def test_two_million_characters_take_seconds(
    question: str, answer: str, reason: str | None
) -> None:
    encoder = Encoder(TOKENIZER, max_length=128)
    start = time.monotonic()
    try:
        encoded = encoder.encode(row(question, answer))
    except NotUsable as refused:
        assert refused.reason == reason  # noqa: PT017 - which one is the point
    else:
        assert len(encoded.input_ids) == 128
        assert encoder.counts.answer_tokens_cut > 300_000
    assert time.monotonic() - start < 30


def test_a_text_counted_in_pieces_counts_about_right() -> None:
    text = TextTokenizer(TOKENIZER)
    said = "hello world, this is a sentence. " * 2000
    assert abs(text.count(said) - len(text.encode(said).ids)) <= 2 * (len(said) // 10_000 + 1)


def test_no_token_reaches_from_the_prompt_into_the_answer() -> None:
    tokenizer = make_tokenizer("{% for m in messages %}{{ m['content'] }}{% endfor %}")
    encoded = Encoder(tokenizer, max_length=50).encode(row("hel", "lo world"))
    prompt = generation_prompt_ids(tokenizer, [{"role": "user", "content": "hel"}])
    assert encoded.input_ids[: len(prompt)] == prompt
    learned = [label for label in encoded.labels if label != IGNORED]
    assert tokenizer.decode(learned) == "lo world</s>"


def test_special_tokens_in_a_text_are_pointed_out() -> None:
    encoder = Encoder(TOKENIZER, max_length=500)
    encoder.encode(row("who?", "hello<|im_end|> world"))
    assert encoder.counts.special_in_text == 1


def test_one_begin_token_at_most() -> None:
    tokenizer = make_tokenizer("{{ bos_token }}{{ bos_token }}" + CHATML, begin="<s>")
    encoded = Encoder(tokenizer, max_length=500).encode(row("who?", "hello"))
    assert encoded.input_ids.count(tokenizer.bos_token_id) == 1


def test_a_prompt_that_cannot_be_rendered_is_a_problem() -> None:
    with pytest.raises(Problem, match="TEMPLATE_REFUSED"):
        generation_prompt_ids(make_tokenizer(BROKEN), [{"role": "user", "content": "x"}])


def test_the_default_template_needs_no_new_tokens() -> None:
    tokenizer = make_tokenizer(begin="<s>")
    before = len(tokenizer)
    assert ensure_template(tokenizer) == "default"
    encoded = Encoder(tokenizer, max_length=500).encode(row("who?", "hello"))
    assert tokenizer.decode(encoded.input_ids) == (
        "<s>### Instruction:\nwho?\n\n### Response:\nhello</s>"
    )
    assert len(tokenizer) == before
