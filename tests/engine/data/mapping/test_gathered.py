"""Messages that lie apart in a row, from the file to what is learned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.data.desk.survey import Survey
from engine.data.mapping.gathered import gathering
from engine.data.reading.choices import Reading
from engine.data.reading.read import open_data
from engine.data.reading.records import Record
from tests.engine.data.mapping.cases import tree
from tests.engine.data.mapping.samples import ask, say


def said(text: str | list[Any], role: str = "user", **more: Any) -> dict[str, Any]:
    """A message of ChatGPT's export."""
    parts = text if isinstance(text, list) else [text]
    kind = more.pop("kind", "text")
    return {"author": {"role": role}, "content": {"content_type": kind, "parts": parts}, **more}


def chain(*messages: dict[str, Any] | None) -> dict[str, Any]:
    """A conversation without branches."""
    nodes = {
        str(at): {"message": message, "parent": str(at - 1) if at else None}
        for at, message in enumerate(messages)
    }
    return {"title": "t", "mapping": nodes, "current_node": str(len(messages) - 1)}


def surveyed(file: Path, rows: list[dict[str, Any]]) -> tuple[Survey, list[list[str]]]:
    """A pass over a file with these rows, and what each used row says."""
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    survey = Survey(open_data(file, Reading()))
    return survey, [[m["content"] for m in row.messages] for row in survey.rows()]


def test_the_branch_that_was_shown_last_is_learned(tmp_path: Path) -> None:
    survey, found = surveyed(tmp_path / "conversations.json", [tree(n) for n in range(12)])
    assert (survey.kind, survey.schema and survey.schema.guessed) == ("chat", False)
    assert found == [[ask(n), say(n)] for n in range(12)]
    assert set(survey.detection.columns) == {"title", "create_time", "conversation_id", "messages"}


def test_what_nobody_wrote_or_read_is_left_out(tmp_path: Path) -> None:
    hidden = {"is_visually_hidden_from_conversation": True}
    rows = [
        chain(
            None,
            said("You are ChatGPT", "system", metadata=hidden),
            said("What is the sum?"),
            said("import numpy", "assistant", recipient="python", kind="code"),
            said("4", "tool"),
            said("I think about it", "assistant", kind="thoughts"),
            said("It is 4.", "assistant", recipient="all"),
        )
        for _ in range(3)
    ]
    _, found = surveyed(tmp_path / "c.json", rows)
    assert found == [["What is the sum?", "It is 4."]]  # three times the same row


def test_words_beside_a_picture_stay(tmp_path: Path) -> None:
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file://x"}
    rows = [chain(said([picture, "What is it?"], kind="multimodal_text"), said("A", "assistant"))]
    assert surveyed(tmp_path / "c.json", rows)[1] == [["What is it?", "A"]]


def test_a_branch_without_an_end_named_is_followed_from_its_newest_end(tmp_path: Path) -> None:
    rows = [chain(said("Q"), said("A", "assistant"))]
    del rows[0]["current_node"]
    rows[0]["mapping"]["0"]["children"] = ["1"]
    assert surveyed(tmp_path / "c.json", rows)[1] == [["Q", "A"]]


def test_a_tree_that_bites_its_tail_is_no_conversation() -> None:
    row = chain(said("Q"), said("A", "assistant"))
    row["mapping"]["0"]["parent"] = "1"
    assert gathering([Record(1, row)]) is None


@pytest.mark.parametrize("damage", [None, 3, "x", [], {"author": None, "content": None}])
def test_odd_nodes_are_passed_over(tmp_path: Path, damage: Any) -> None:
    row = chain(said("Q"), damage, said("A", "assistant"))
    assert surveyed(tmp_path / "c.json", [row])[1] == [["Q", "A"]]


def test_an_empty_conversation_is_a_dropped_row_at_its_place(tmp_path: Path) -> None:
    rows = [tree(n) for n in range(20)]
    rows[7] = chain(said("Nobody answered"))
    survey, found = surveyed(tmp_path / "c.json", rows)
    assert len(found) == 19
    assert dict(survey.tally.dropped) == {"empty": 1}


def test_counted_columns_take_turns_until_one_is_empty(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"message_1": f"q{n}", "message_2": f"a{n}", "message_3": "and?", "message_4": f"b{n}"}
        for n in range(6)
    ]
    rows[2] |= {"message_3": "", "message_4": ""}
    survey, found = surveyed(tmp_path / "n.json", rows)
    assert survey.schema is not None
    assert survey.schema.guessed, "nothing says who speaks: it is shown for review"
    assert found[0] == ["q0", "a0", "and?", "b0"]
    assert found[2] == ["q2", "a2"]


@pytest.mark.parametrize(
    "beside",
    [{"winner": "message_1"}, {"label": "same"}, {"answer": "yes"}, {"message_9": "x"}],
)
def test_counted_columns_beside_a_verdict_are_no_conversation(beside: dict[str, str]) -> None:
    rows = [{"message_1": ask(n), "message_2": say(n), **beside} for n in range(6)]
    assert gathering([Record(n, row) for n, row in enumerate(rows, 1)]) is None


def test_a_job_that_names_the_columns_itself_is_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "n.jsonl"
    lines = [json.dumps({"message_1": ask(n), "message_2": say(n)}) for n in range(6)]
    file.write_text("\n".join(lines), encoding="utf-8")
    columns = {"instruction": "message_2", "output": "message_1"}
    survey = Survey(open_data(file, Reading()), columns=columns)
    assert next(iter(survey.rows())).messages[0]["content"] == say(0)
