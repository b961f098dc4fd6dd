"""Who speaks, where flags or odd names tell it; tools, which are nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.data.desk.survey import Survey
from engine.data.mapping.detect import detect
from engine.data.mapping.map import Row
from engine.data.mapping.speakers import flag_role, program_answers, role_under
from engine.data.reading.records import Record
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, say

ROWS = 12
FLAGS = [
    ("is_user", True, False),
    ("isUser", True, False),
    ("is_human", "true", "false"),
    ("from_user", 1, 0),
    ("is_from_customer", "Yes", "No"),
    ("is_bot", False, True),
    ("fromAgent", 0, 1),
    ("eh_cliente", "sim", "não"),
]


def learned(rows: list[Row]) -> list[tuple[str, ...]]:
    return [tuple(message["content"] for message in row.messages) for row in rows]


def codes(survey: Survey) -> list[str]:
    return [notice["code"] for notice in survey.notices()]


def turns_of(n: int, key: str, user: Any, assistant: Any, text: str = "text") -> list[Any]:
    return [{key: user, text: ask(n)}, {key: assistant, text: say(n)}]


PAIRS = [(ask(n), say(n)) for n in range(ROWS)]


@pytest.mark.parametrize(("key", "user", "assistant"), FLAGS)
def test_a_flag_tells_who_speaks(tmp_path: Path, key: str, user: Any, assistant: Any) -> None:
    chats = [{"messages": turns_of(n, key, user, assistant)} for n in range(ROWS)]
    rows, survey = surveyed(write_lines(tmp_path, chats))
    assert (survey.kind, learned(rows)) == ("chat", PAIRS)
    again, _ = surveyed(survey.data.source.path, columns=dict(survey.schema.columns))
    assert again == rows


@pytest.mark.parametrize(("key", "user", "assistant"), FLAGS[:1] + FLAGS[3:5] + FLAGS[6:])
@pytest.mark.parametrize("by", ["conversation_id", ""])
def test_a_flag_tells_who_wrote_each_row(
    tmp_path: Path, key: str, user: Any, assistant: Any, by: str
) -> None:
    lines = [
        ({by: n} if by else {}) | turn
        for n in range(ROWS)
        for turn in turns_of(n, key, user, assistant, "utterance")
    ]
    rows, survey = surveyed(write_lines(tmp_path, lines))
    assert (survey.kind, learned(rows)) == ("chat", PAIRS)


def test_a_label_that_tells_people_from_programs_is_no_speaker() -> None:
    for key in ("is_human", "is_bot", "is_ai"):
        rows = [{"text": say(n), key: n % 2} for n in range(ROWS)]
        found = detect([Record(n, row) for n, row in enumerate(rows)])
        assert found.kind in ("classification", "text")


def test_what_is_no_flag_is_none() -> None:
    for key in ("user", "is_question", "is_answer", "from", "is_duplicate", "is_selected", "de"):
        assert flag_role(key) is None
    assert role_under("is_user", "maybe") is None
    assert role_under("is_user", "assistant") == "assistant"


@pytest.mark.parametrize(("who", "what"), [("speaker", "utterance"), ("speaker", "text")])
def test_the_system_of_a_dialogue_answers(tmp_path: Path, who: str, what: str) -> None:
    """As in collections of dialogues between people and programs."""
    nested = [{"turns": turns_of(n, who, "USER", "SYSTEM", what)} for n in range(ROWS)]
    apart = [
        {"dialogue_id": f"d{n}", **turn}
        for n in range(ROWS)
        for turn in turns_of(n, who, "USER", "SYSTEM", what)
    ]
    for lines in (nested, apart, [{**row, "dialogue_id": ""} for row in apart]):
        rows, survey = surveyed(write_lines(tmp_path, lines))
        assert (survey.kind, learned(rows)) == ("chat", PAIRS)
        assert [turn["role"] for turn in rows[0].messages] == ["user", "assistant"]


def test_a_system_that_only_instructs_never_answers(tmp_path: Path) -> None:
    assert not program_answers("role", ["user", "system"])
    assert not program_answers("speaker", ["system", "user"])
    assert not program_answers("speaker", ["user", "system", "assistant"])
    turns = [{"role": "user", "content": "a"}, {"role": "system", "content": "b"}]
    _, survey = surveyed(write_lines(tmp_path, [{"messages": turns}] * 2))
    assert survey.tally.dropped == {"empty": 2}


def test_a_table_of_utterances_is_read(tmp_path: Path) -> None:
    lines = [f'{n},customer,{ask(n)}\n{n},agent,"{say(n)}"\n' for n in range(ROWS)]
    rows, survey = surveyed(write(tmp_path, "a.csv", "chat,speaker,utterance\n" + "".join(lines)))
    assert (survey.kind, learned(rows), codes(survey)) == ("chat", PAIRS, ["FEW_ROWS"])


CALL = {"id": "1", "function": {"name": "look", "arguments": "{}"}}
TOOLS = [
    [{"role": "assistant", "content": None, "tool_calls": [CALL]}],
    [{"role": "assistant", "content": "Let me look.", "tool_calls": [CALL]}],
    [{"role": "assistant", "content": "", "function_call": {"name": "look"}},
     {"role": "function", "content": "{}"}, {"role": "assistant", "content": "b"}],
    [{"role": "tool", "content": "{}"}, {"role": "assistant", "content": "b"}],
    [{"role": "assistant", "content": [{"type": "tool_use", "id": "1", "input": {}}]}],
    [{"role": "user", "content": [{"type": "tool_result", "content": [{"a": 1}]}]},
     {"role": "assistant", "content": "b"}],
    [{"role": "assistant", "content": [{"functionCall": {"name": "look"}}]}],
]  # fmt: skip


@pytest.mark.parametrize("calls", TOOLS)
def test_conversations_that_use_tools_are_left_out_for_that(
    tmp_path: Path, calls: list[dict[str, Any]]
) -> None:
    asks = {"role": "user", "content": "a"}
    plain = {"messages": turns_of(0, "role", "user", "assistant", "content")}
    rows = [plain, {"messages": [asks, *calls]}]
    found, survey = surveyed(write_lines(tmp_path, rows))
    assert (len(found), survey.tally.dropped) == (1, {"uses_tools": 1})
    repaired, survey = surveyed(survey.data.source.path, fixes=frozenset({"unknown_role"}))
    assert (len(repaired), survey.tally.dropped) == (1, {"uses_tools": 1})


def test_empty_lists_of_calls_are_no_calls(tmp_path: Path) -> None:
    turns = turns_of(0, "role", "user", "assistant", "content")
    turns[1] |= {"tool_calls": [], "function_call": None}
    rows, survey = surveyed(write_lines(tmp_path, [{"messages": turns}, {"messages": turns[:1]}]))
    assert (len(rows), survey.tally.dropped) == (1, {"empty": 1})
