"""Conversations in one string, as data sets and chat templates write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.data.mapping.spoken import is_spoken, spoken_messages
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, prose, say

ROWS = 20
Write = Callable[[str, str], str]
STYLES: dict[str, Write] = {
    "human": lambda q, a: f"\n\nHuman: {q}\n\nAssistant: {a}",
    "guanaco": lambda q, a: f"### Human: {q}### Assistant: {a}",
    "lines": lambda q, a: f"### User:\n{q}\n\n### Assistant:\n{a}\n",
    "português": lambda q, a: f"### Usuário: {q}\n### Assistente: {a}",
    "alpaca": lambda q, a: f"### Instruction:\n{q}\n\n### Response:\n{a}",
    "instrução": lambda q, a: f"### Instrução:\n{q}\n\n### Resposta:\n{a}",
    "chatml": lambda q, a: (
        f"<|im_start|>user\n{q}<|im_end|>\n<|im_start|>assistant\n{a}<|im_end|>\n"
    ),
    "llama 2": lambda q, a: f"<s>[INST] {q} [/INST] {a} </s>",
    "llama 3": lambda q, a: (
        f"<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n{q}<|eot_id|>"
        f"<|start_header_id|>assistant<|end_header_id|>\n\n{a}<|eot_id|>"
    ),
    "gemma": lambda q, a: (
        f"<bos><start_of_turn>user\n{q}<end_of_turn>\n<start_of_turn>model\n{a}<end_of_turn>\n"
    ),
    "zephyr": lambda q, a: f"<|user|>\n{q}</s>\n<|assistant|>\n{a}</s>",
    "phi": lambda q, a: f"<|user|>\n{q}<|end|>\n<|assistant|>\n{a}<|end|>",
}


@pytest.mark.parametrize("column", ["text", "texto", "prompt", "conversation"])
@pytest.mark.parametrize("style", STYLES)
def test_a_file_of_such_strings_is_conversations(tmp_path: Path, style: str, column: str) -> None:
    rows = [{column: STYLES[style](ask(n), say(n)), "id": n} for n in range(ROWS)]
    path = write_lines(tmp_path, rows)
    for columns in (None, {"messages": column}):
        learned, survey = surveyed(path, columns=columns)
        assert (survey.kind, survey.refusal(), len(learned)) == ("chat", None, ROWS)
        assert learned[0].messages == [
            {"role": "user", "content": ask(0)},
            {"role": "assistant", "content": say(0)},
        ]
        assert learned[0].silent == {0}


@pytest.mark.parametrize("style", STYLES)
def test_several_turns_are_several_messages(style: str) -> None:
    write_turn = STYLES[style]
    found = spoken_messages(write_turn(ask(0), say(0)) + write_turn(ask(1), say(1)).lstrip("\n"))
    if style == "human":  # its marks stand behind empty lines
        found = spoken_messages(write_turn(ask(0), say(0)) + write_turn(ask(1), say(1)))
    assert [message["content"] for message in found] == [ask(0), say(0), ask(1), say(1)]


def test_what_the_system_says_is_kept() -> None:
    chatml = "<|im_start|>system\nBe kind.<|im_end|>\n" + STYLES["chatml"]("a?", "b.")
    llama = "<s>[INST] <<SYS>>\nBe kind.\n<</SYS>>\n\na? [/INST] b. </s>"
    alpaca = "Be kind.\n\n" + STYLES["alpaca"]("a?", "b.")
    for text in (chatml, llama, alpaca):
        found = [(m["role"], m["content"]) for m in spoken_messages(text)]
        assert found == [("system", "Be kind."), ("user", "a?"), ("assistant", "b.")]


def test_an_input_is_a_part_of_the_question() -> None:
    text = "### Instruction:\nSum up.\n\n### Input:\nA text.\n\n### Response:\nShort."
    assert [m["content"] for m in spoken_messages(text)] == ["Sum up.\n\nA text.", "Short."]


def test_code_and_headings_in_an_answer_stay_there() -> None:
    answer = "Two ways:\n\n### First way: a loop\n\n    for x in y:\n        pass\n\n### Answer: 3"
    found = spoken_messages(STYLES["guanaco"]("How?", answer))
    assert [m["content"] for m in found] == ["How?", answer]
    code = "### Instruction:\nWrite it.\n\n### Response:\n    return 1"
    assert spoken_messages(code)[1]["content"] == "    return 1"


@pytest.mark.parametrize(
    "text",
    [
        f"In ChatML a turn reads {STYLES['chatml']('a?', 'b.')} and ends so.",
        f"{STYLES['chatml']('a?', 'b.')} is how a conversation is written.",
        "Llama 2 puts questions in [INST] and [/INST].",
        "[INST] and [/INST] surround a question of [INST].",
        "<|im_start|>user\nIt begins so and never ends <|im_start|>assistant\nno<|im_end|>",
        "### Human: a heading about people\n\nAnd no answer.",
        "### Notes: none\n\n### Summary: none",
        "# Guide\n\n" + "A long text. " * 100 + "\n### Human: a ### Assistant: b",
        "He said: ### Human: a ### Assistant: b",
        "<|user|> writes first.",
        "Human: a line in a play\n\nRobot: another",
        "",
    ],
)
def test_prose_that_mentions_marks_is_prose(text: str) -> None:
    assert not is_spoken(text)


def test_a_text_file_of_prose_with_some_marks_stays_text(tmp_path: Path) -> None:
    rows = [{"text": prose(n) if n % 2 else STYLES["chatml"](ask(n), say(n))} for n in range(ROWS)]
    assert surveyed(write_lines(tmp_path, rows))[1].kind == "text"


def test_a_row_of_prose_among_conversations_is_left_out(tmp_path: Path) -> None:
    texts = [STYLES["llama 2"](ask(n), say(n)) for n in range(ROWS)] + [prose(1)]
    rows, survey = surveyed(write_lines(tmp_path, [{"text": text} for text in texts]))
    assert (survey.kind, len(rows)) == ("chat", ROWS)
    assert survey.tally.dropped == {"text_only": 1}


def test_tools_and_strangers_are_told(tmp_path: Path) -> None:
    turn = "<|im_start|>{}\nx<|im_end|>\n"
    texts = [STYLES["chatml"](ask(n), say(n)) for n in range(ROWS)]
    texts += [turn.format(who) + STYLES["chatml"]("a?", "b.") for who in ("tool", "narrator")]
    _, survey = surveyed(write_lines(tmp_path, [{"text": text} for text in texts]))
    assert survey.tally.dropped == {"uses_tools": 1, "unknown_role": 1}


def test_a_prompt_that_waits_is_answered_by_the_column_beside_it(tmp_path: Path) -> None:
    rows = [{"prompt": f"<s>[INST] {ask(n)} [/INST]", "completion": say(n)} for n in range(ROWS)]
    path = write_lines(tmp_path, rows)
    for columns in (None, {"instruction": "prompt", "output": "completion"}):
        learned, survey = surveyed(path, columns=columns)
        assert survey.kind == "instruction"
        assert [m["content"] for m in learned[0].messages] == [ask(0), say(0)]


def test_whoever_wants_the_text_as_it_stands_gets_it(tmp_path: Path) -> None:
    text = STYLES["guanaco"](ask(0), say(0))
    rows, survey = surveyed(write_lines(tmp_path, [{"text": text}] * 3), columns={"text": "text"})
    assert (survey.kind, rows[0].text) == ("text", text)


def test_paragraphs_of_a_text_file_are_conversations_too(tmp_path: Path) -> None:
    texts = [STYLES["guanaco"](ask(n), say(n)) for n in range(ROWS)]
    rows, survey = surveyed(write(tmp_path, "a.txt", "\n\n".join([*texts, texts[0]])))
    assert (survey.kind, len(rows), survey.is_running) == ("chat", ROWS, False)
    assert survey.tally.dropped == {"duplicate": 1}
