"""From a record to a conversation; and why a row is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.engine.data.files import question_answer, surveyed, write_lines
from tests.engine.data.quality.rows import scanned


def turns(*said: tuple[str, Any]) -> dict[str, Any]:
    return {"messages": [{"role": role, "content": text} for role, text in said]}


def only_row(tmp_path: Path, row: dict[str, Any], filler: dict[str, Any] | None = None) -> Any:
    """What becomes of one row among others of its kind: the row, or the reason."""
    rows, survey = surveyed(write_lines(tmp_path, [row, *([filler] * 3 if filler else [])]))
    lost = [entry["reason"] for entry in survey.tally.dropped_rows if entry["line"] == 1]
    return lost[0] if lost else rows[0]


GOOD_CHAT = turns(("user", "hello"), ("assistant", "hi"))
GOOD_PAIR = {"question": "Who?", "answer": "Me."}


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("words", "words"), (42, "42"), (42.0, "42"), (2.5, "2.5"), (True, "true"),
        (["one"], "one"), ({"text": ["first", "second"], "answer_start": [1, 2]}, "first"),
        ([{"text": "span", "answer_start": 3}, {"text": "other"}], "span"),
        ({"from": "gpt", "value": "said"}, "said"),
    ],
)  # fmt: skip
def test_values_become_text(tmp_path: Path, answer: Any, text: str) -> None:
    row = only_row(tmp_path, {"question": "Who?", "answer": answer}, GOOD_PAIR)
    assert row.messages[-1] == {"role": "assistant", "content": text}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"question": "Who?", "answer": ""}, "empty"),
        ({"question": "Who?", "answer": " \n"}, "empty"),
        ({"question": "Who?", "answer": None}, "empty"),
        ({"question": "Who?", "answer": []}, "empty"),
        ({"question": "Who?"}, "empty"),
        ({"question": "", "answer": "Me."}, "no_question"),
        ({"question": "Who?", "answer": ["a", "b"]}, "not_text"),
        ({"question": "Who?", "answer": {"a": 1}}, "not_text"),
    ],
)
def test_a_pair_without_answer_or_question_is_left_out(
    tmp_path: Path, row: dict[str, Any], reason: str
) -> None:
    assert only_row(tmp_path, row, GOOD_PAIR) == reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (turns(("user", "a")), "empty"),
        (turns(("user", "a"), ("assistant", "  ")), "empty"),
        (turns(("assistant", "b")), "no_question"),
        (turns(("user", "a"), ("tool", "{}"), ("assistant", "b")), "uses_tools"),
        (
            turns(("user", [{"type": "image_url", "image_url": "x"}]), ("assistant", "b")),
            "not_text",
        ),
        ({"messages": []}, "empty"),
    ],
)
def test_a_chat_that_teaches_nothing_is_left_out(
    tmp_path: Path, row: dict[str, Any], reason: str
) -> None:
    assert only_row(tmp_path, row, GOOD_CHAT) == reason


def test_a_chat_ends_with_its_last_answer(tmp_path: Path) -> None:
    row = only_row(tmp_path, turns(("user", "a"), ("assistant", "b"), ("user", "c")), GOOD_CHAT)
    assert [message["content"] for message in row.messages] == ["a", "b"]
    assert row.shortened


def test_a_chat_is_kept_up_to_its_first_empty_answer(tmp_path: Path) -> None:
    said = turns(("user", "a"), ("assistant", "b"), ("user", "c"), ("assistant", ""),
                 ("user", "d"), ("assistant", "e"))  # fmt: skip
    assert len(only_row(tmp_path, said, GOOD_CHAT).messages) == 2


def test_a_system_column_joins_the_chat(tmp_path: Path) -> None:
    row = only_row(tmp_path, {"system": "Be brief.", **GOOD_CHAT})
    assert row.messages[0] == {"role": "system", "content": "Be brief."}


def test_history_and_system_stand_before_the_question(tmp_path: Path) -> None:
    given = {"system": "s", "history": [["q1", "a1"]], "instruction": "q2", "output": "a2"}
    row = only_row(tmp_path, given)
    assert [message["role"] for message in row.messages] == [
        "system", "user", "assistant", "user", "assistant",
    ]  # fmt: skip


def test_answers_with_weight_zero_are_not_learned(tmp_path: Path) -> None:
    row = {"messages": [
        {"role": "user", "content": "a"}, {"role": "assistant", "content": "b", "weight": 0},
        {"role": "user", "content": "c"}, {"role": "assistant", "content": "d", "weight": 1},
    ]}  # fmt: skip
    silent = only_row(tmp_path, row, GOOD_CHAT).silent
    assert (1 in silent, 3 in silent) == (True, False)


def test_nested_instances_are_rows_of_their_own(tmp_path: Path) -> None:
    nested = {"instruction": "i", "instances": [{"input": "x", "output": "1"},
                                                {"input": "", "output": "2"}]}  # fmt: skip
    rows, survey = surveyed(write_lines(tmp_path, [nested]))
    assert [row.messages[0]["content"] for row in rows] == ["i\n\nx", "i"]
    assert survey.tally.rows == 2


def test_duplicates_are_left_out_unless_wanted(tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(10) * 3)
    assert len(surveyed(path)[0]) == 10
    assert len(surveyed(path, drop_duplicates=False)[0]) == 30


def test_the_same_question_with_another_answer_is_no_duplicate(tmp_path: Path) -> None:
    rows = [{"question": "q", "answer": f"a{n}"} for n in range(4)]
    assert len(surveyed(write_lines(tmp_path, rows))[0]) == 4


def test_mojibake_and_placeholders_are_pointed_out(tmp_path: Path) -> None:
    rows = question_answer(3)
    rows.append({"question": "ação".encode().decode("latin-1"), "answer": "NÃO é não"})
    rows.append({"question": "Who are you?", "answer": "I am {{name}} by {{ author }}."})
    rows.append({"question": "AÇÃO À PÃES Â", "answer": "Ã, ãó; 50 °C"})
    kept, _ = surveyed(write_lines(tmp_path, rows))
    quality = scanned(*kept)
    assert quality.rows_of("MOJIBAKE") == [3]
    assert quality.rows_of("PLACEHOLDERS") == [4]
