"""Templates built as those of known families are, held against what transformers renders.

Each is written for this test and does what its family's template does: where the system message
goes, what is written by default, which mark ends a turn, what generation is asked with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from engine.data.mapping.map import Row
from engine.data.rendering.encode import IGNORED, Encoder, generation_prompt_ids
from engine.data.rendering.press import Press
from engine.data.rendering.source import TemplateSource
from engine.data.rendering.token_row import TokenRows
from tests.engine.data.small_tokenizer import CHATML, make_tokenizer

ALTERNATE = (
    "{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('roles must alternate') }}{% endif %}"
)
ASK_CHATML = "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"


@dataclass(frozen=True)
class Family:
    """A template, its begin and end tokens, its other marks, and what ends an answer."""

    template: str
    begin: str | None
    end: str
    marks: tuple[str, ...]
    stop: str
    off_prompt: bool = False
    """Its prompt for generation is no beginning of what it writes."""


FAMILIES = {
    "chatml": Family(CHATML, None, "<|im_end|>", (), "<|im_end|>"),
    "smollm2": Family(
        "{% for m in messages %}{% if loop.first and m['role'] != 'system' %}"
        "{{ '<|im_start|>system\nYou help.<|im_end|>\n' }}{% endif %}"
        "{{ '<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>\n' }}{% endfor %}"
        + ASK_CHATML,
        "<|im_start|>", "<|im_end|>", (), "<|im_end|>",
    ),
    "qwen2.5": Family(
        "{%- if tools %}{{- 'tools' }}{%- endif %}"
        "{%- if messages[0]['role'] != 'system' %}"
        "{{- '<|im_start|>system\nYou are a model.<|im_end|>\n' }}{%- endif %}\n"
        "{%- for m in messages %}\n    {%- if m.role in ('user', 'system') or not m.tool_calls %}\n"
        "        {{- '<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>' + '\n' }}\n"
        "    {%- endif %}\n{%- endfor %}\n" + ASK_CHATML,
        None, "<|im_end|>", (), "<|im_end|>",
    ),
    "qwen3": Family(
        "{%- set ns = namespace(last=messages|length - 1) %}"
        "{%- for m in messages[::-1] %}{%- if m.role == 'user' and not ns.seen %}"
        "{%- set ns.seen = true %}{%- set ns.last = messages|length - loop.index %}"
        "{%- endif %}{%- endfor %}{%- for m in messages %}{%- set said = m.content %}"
        "{%- set thought = '' %}{%- if m.role == 'assistant' and '</think>' in said %}"
        "{%- set thought = said.split('</think>')[0].split('<think>')[-1].strip('\n') %}"
        "{%- set said = said.split('</think>')[-1].lstrip('\n') %}{%- endif %}"
        "{{- '<|im_start|>' + m.role + '\n' }}"
        "{%- if m.role == 'assistant' and loop.index0 > ns.last %}"
        "{{- '<think>\n' + thought + '\n</think>\n\n' }}{%- endif %}"
        "{{- said + '<|im_end|>\n' }}{%- endfor %}" + ASK_CHATML,
        None, "<|im_end|>", ("<think>", "</think>"), "<|im_end|>",
    ),
    "llama3": Family(
        "{{- bos_token }}{%- if not tools is defined %}{%- set tools = none %}{%- endif %}"
        "{%- if messages[0].role == 'system' %}{%- set system = messages[0].content|trim %}"
        "{%- set messages = messages[1:] %}{%- else %}{%- set system = '' %}{%- endif %}"
        "{{- '<|start_header_id|>system<|end_header_id|>\n\nToday: ' }}"
        "{{- strftime_now('%d %b %Y') + '\n\n' + system + '<|eot_id|>' }}"
        "{%- for m in messages %}{%- if not 'tool_calls' in m %}"
        "{{- '<|start_header_id|>' + m.role + '<|end_header_id|>\n\n' }}"
        "{{- m.content | trim + '<|eot_id|>' }}{%- endif %}{%- endfor %}"
        "{%- if add_generation_prompt %}"
        "{{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{%- endif %}",
        "<|begin_of_text|>", "<|eot_id|>", ("<|start_header_id|>", "<|end_header_id|>"),
        "<|eot_id|>",
    ),
    "mistral": Family(
        "{%- if messages[0].role == 'system' %}{%- set system = messages[0].content %}"
        "{%- set rest = messages[1:] %}{%- else %}{%- set rest = messages %}{%- endif %}"
        "{{- bos_token }}{%- for m in rest %}" + ALTERNATE + "{%- if m.role == 'user' %}"
        "{%- if loop.last and system is defined %}"
        "{{- '[INST] ' + system + '\n\n' + m.content + '[/INST]' }}"
        "{%- else %}{{- '[INST] ' + m.content + '[/INST]' }}{%- endif %}"
        "{%- else %}{{- ' ' + m.content|trim + eos_token }}{%- endif %}{%- endfor %}",
        "<s>", "</s>", ("[INST]", "[/INST]"), "</s>",
    ),
    "phi3": Family(
        "{% for m in messages %}{{ '<|' + m.role + '|>\n' + m.content + '<|end|>\n' }}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% else %}{{ eos_token }}{% endif %}",
        "<s>", "<|endoftext|>", ("<|user|>", "<|assistant|>", "<|system|>", "<|end|>"),
        "<|end|>\n<|endoftext|>",
    ),
    "phi4": Family(
        "{% for m in messages %}{{ '<|im_start|>' + m.role + '<|im_sep|>' + m.content }}"
        "{{ '<|im_end|>' }}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|im_start|>assistant<|im_sep|>' }}{% endif %}",
        None, "<|endoftext|>", ("<|im_sep|>",), "<|im_end|>",
    ),
    "gemma": Family(
        "{{ bos_token }}{% if messages[0].role == 'system' %}"
        "{{ raise_exception('System role not supported') }}{% endif %}"
        "{% for m in messages %}" + ALTERNATE +
        "{% set role = 'model' if m.role == 'assistant' else m.role %}"
        "{{ '<start_of_turn>' + role + '\n' + m.content | trim + '<end_of_turn>\n' }}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}",
        "<bos>", "<eos>", ("<start_of_turn>", "<end_of_turn>"), "<end_of_turn>",
    ),
    "zephyr": Family(
        "{% for m in messages %}\n{{ '<|' + m.role + '|>\n' + m.content + eos_token }}\n"
        "{% if loop.last and add_generation_prompt %}\n{{ '<|assistant|>' }}\n{% endif %}\n"
        "{% endfor %}",
        "<s>", "</s>", (), "</s>",
    ),
    "deepseek-r1": Family(
        "{%- set ns = namespace(system='') -%}{%- for m in messages %}"
        "{%- if m.role == 'system' %}{%- set ns.system = m.content %}{%- endif %}{%- endfor -%}"
        "{{ bos_token }}{{ ns.system }}{%- for m in messages %}{%- if m.role == 'user' -%}"
        "{{ '<｜User｜>' + m.content }}{%- elif m.role == 'assistant' -%}"
        "{{ '<｜Assistant｜>' + m.content.split('</think>')[-1] + eos_token }}"
        "{%- endif %}{%- endfor -%}"
        "{% if add_generation_prompt %}{{ '<｜Assistant｜><think>\n' }}{% endif %}",
        "<｜begin｜>", "<｜end｜>", ("<｜User｜>", "<｜Assistant｜>", "<think>"), "<｜end｜>",
        off_prompt=True,
    ),
    "llama2": Family(
        "{% if messages[0].role == 'system' %}{% set rest = messages[1:] %}"
        "{% set system = messages[0].content %}{% else %}{% set rest = messages %}{% endif %}"
        "{% for m in rest %}" + ALTERNATE + "{% if m.role == 'user' %}"
        "{{ bos_token + '[INST] ' }}{% if loop.first and system %}"
        "{{ '<<SYS>>\n' + system + '\n<</SYS>>\n\n' }}{% endif %}{{ m.content.strip() }} [/INST]"
        "{% else %}{{ ' ' + m.content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}",
        "<s>", "</s>", (), " </s>",
    ),
}  # fmt: skip

SYSTEM = {"role": "system", "content": "Be brief."}
ONE = [
    {"role": "user", "content": "Wie geht's? 😀"},
    {"role": "assistant", "content": "Gut, danke! 👋🏽"},
]
MORE = [
    *ONE,
    {"role": "user", "content": "And now?\nMore"},
    {"role": "assistant", "content": "Now:\n- a\n- b"},
]
CHATS = {"one": ONE, "system": [SYSTEM, *ONE], "more": MORE, "both": [SYSTEM, *MORE]}


def tokenizer_of(family: Family) -> Any:
    tokenizer = make_tokenizer(None)
    named = [mark for mark in (family.begin, family.end, *family.marks) if mark]
    tokenizer.add_special_tokens({"additional_special_tokens": list(dict.fromkeys(named))})
    tokenizer.bos_token, tokenizer.eos_token = family.begin, family.end
    tokenizer.chat_template = family.template
    return tokenizer


@pytest.mark.parametrize("chat", CHATS)
@pytest.mark.parametrize("name", FAMILIES)
def test_a_row_is_what_transformers_renders_and_its_answers_are_learned(
    name: str, chat: str
) -> None:
    family, messages = FAMILIES[name], CHATS[chat]
    tokenizer = tokenizer_of(family)
    row = Press(TemplateSource.of(tokenizer), "answers").row(Row(1, messages))
    expected = tokenizer.apply_chat_template(list(row.messages), tokenize=False)
    assert row.text in (expected, expected.rstrip())
    for message in messages:
        assert message["content"] in row.text
    encoded = Encoder(tokenizer, max_length=4000).encode(Row(1, messages))
    assert encoded.input_ids == tokenizer(row.text, add_special_tokens=False)["input_ids"]
    learned = [row.text[start:end] for start, end in row.spans]
    answers = [m["content"] for m in messages if m["role"] == "assistant"]
    assert [text.split("</think>")[-1].strip() for text in learned[:-1]] == [
        answer + family.stop.split("\n")[0] for answer in answers[:-1]
    ]
    assert learned[-1].split("</think>")[-1].strip() == answers[-1] + family.stop
    ids = [label for label in encoded.labels if label != IGNORED]
    assert tokenizer.decode(ids) == "".join(learned)


@pytest.mark.parametrize("chat", CHATS)
@pytest.mark.parametrize("name", FAMILIES)
def test_a_row_begins_as_its_answer_will_be_asked_for(name: str, chat: str) -> None:
    family, messages = FAMILIES[name], CHATS[chat]
    encoded = Encoder(tokenizer_of(family), max_length=4000).encode(Row(1, messages))
    prompt = generation_prompt_ids(tokenizer_of(family), messages[:-1])
    assert (encoded.input_ids[: len(prompt)] == prompt) is not family.off_prompt


@pytest.mark.parametrize("name", FAMILIES)
def test_a_conversation_that_the_assistant_opens_teaches_no_heading(name: str) -> None:
    family = FAMILIES[name]
    opened = [{"role": "assistant", "content": "Hi there!"}, *ONE]
    row = Press(TemplateSource.of(tokenizer_of(family)), "answers").row(Row(1, opened))
    learned = [row.text[start:end].strip() for start, end in row.spans]
    assert learned[-1].split("</think>")[-1].strip() == ONE[-1]["content"] + family.stop
    assert all(part.startswith("Hi there!") for part in learned[:-1])


@pytest.mark.parametrize("name", FAMILIES)
def test_the_page_shows_every_turn_of_a_family_with_its_own_words(name: str) -> None:
    family = FAMILIES[name]
    shown = TokenRows(tokenizer_of(family), "model").row(Row(1, MORE), 4000, "answers")
    assert "".join(token["text"] for token in shown["tokens"]) == shown["text"]
    assert [turn["role"] for turn in shown["turns"]] == ["user", "assistant"] * 2
    for turn, message in zip(shown["turns"], MORE, strict=True):
        words = "".join(t["text"] for t in shown["tokens"][turn["first"] : turn["last"] + 1])
        assert message["content"] in words
    assert shown["trained"] + shown["masked"] + shown["special"] == shown["kept_tokens"]
