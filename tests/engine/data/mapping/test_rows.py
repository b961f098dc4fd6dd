"""What becomes of rows: columns put in the question, choices, rated answers, other shapes."""

from __future__ import annotations

from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.data.mapping.asked import schema_from
from engine.data.mapping.detect import detect
from engine.data.mapping.map import Conversions, Lost, Mapper, Row
from engine.data.reading.records import Record
from tests.engine.data.mapping.cases import CASES
from tests.engine.data.mapping.samples import ask, say, turns


def mapped(
    rows: list[dict[str, Any]],
    columns: dict[str, str] | None = None,
    fixes: frozenset[str] = frozenset(),
) -> tuple[list[Row], list[str], Conversions]:
    """Rows as conversations, the reasons of those that are lost, what was converted."""
    records = [Record(line, row) for line, row in enumerate(rows, 1)]
    found = detect(records)
    schema = schema_from(columns, found, "a.jsonl", records) if columns else found.schema
    assert schema is not None
    mapper = Mapper(schema, converted := Conversions(), fixes)
    every = [one for record in records for one in mapper.rows(record)]
    lost = [one.reason for one in every if isinstance(one, Lost)]
    return [one for one in every if isinstance(one, Row)], lost, converted


def said(row: Row) -> list[tuple[str, str]]:
    return [(message["role"], message["content"]) for message in row.messages]


FAQ = [{"city": "Recife", "lang": "pt-BR", "question": "Open?", "answer": "Yes."}]


def test_a_column_can_be_put_above_the_question() -> None:
    columns = {"instruction": "question", "output": "answer", "also:city": "city"}
    rows, _, _ = mapped(FAQ, columns)
    assert said(rows[0]) == [("user", "city: Recife\n\nOpen?"), ("assistant", "Yes.")]


def test_also_works_for_conversations_and_texts() -> None:
    chat = [{"city": "Recife", "messages": turns(1)}]
    detected = {"messages": "messages", "role": "role", "text": "content", "also:city": "city"}
    rows, _, _ = mapped(chat, detected)
    assert rows[0].messages[0]["content"] == f"city: Recife\n\n{ask(1)}"
    rows, _, _ = mapped([{"text": say(1), "city": "Recife"}], {"text": "text", "also:c": "city"})
    assert rows[0].text == f"c: Recife\n\n{say(1)}"


def test_an_empty_cell_is_not_put_above_the_question() -> None:
    columns = {"instruction": "question", "output": "answer", "also:city": "city"}
    rows, _, _ = mapped([FAQ[0] | {"city": " "}], columns)
    assert said(rows[0])[0] == ("user", "Open?")


def test_a_language_column_is_kept_with_the_row() -> None:
    columns = {"instruction": "question", "output": "answer", "language": "lang"}
    rows, _, _ = mapped(FAQ, columns)
    assert rows[0].language == "pt"


def test_a_missing_column_is_named_whatever_its_part() -> None:
    for role in ("also:x", "language"):
        with pytest.raises(Problem, match="DATA_COLUMN_MISSING"):
            mapped(FAQ, {"instruction": "question", "output": "answer", role: "nowhere"})


STRANGER = {"messages": [{"role": "user", "content": "a"}, {"role": "Cosmo", "content": "b"}]}
TOOL = {"messages": [{"role": "user", "content": "a"}, {"role": "tool", "content": "{}"},
                     {"role": "assistant", "content": "b"}]}  # fmt: skip
PLAIN = {"messages": turns(3)}


def test_unknown_speakers_are_counted_and_read_as_the_assistant_on_request() -> None:
    rows, lost, converted = mapped([PLAIN, STRANGER, STRANGER, TOOL])
    assert (len(rows), lost) == (1, ["unknown_role", "unknown_role", "uses_tools"])
    assert converted.strangers == {"Cosmo": 2}
    rows, lost, converted = mapped([PLAIN, STRANGER, TOOL], fixes=frozenset({"unknown_role"}))
    assert (len(rows), lost, converted.strangers_read) == (2, ["uses_tools"], 1)
    assert said(rows[1]) == [("user", "a"), ("assistant", "b")]


KTO = [{"prompt": ask(n), "completion": say(n), "label": n % 2 == 0} for n in range(6)]


def test_of_rated_answers_only_the_good_ones_are_learned() -> None:
    rows, lost, _ = mapped(KTO, {"instruction": "prompt", "output": "completion"})
    assert [row.messages[1]["content"] for row in rows] == [say(n) for n in (0, 2, 4)]
    assert lost == ["rejected_answer"] * 3


@pytest.mark.parametrize(
    "rating", [0, 0.0, -1, False, None, "false", "undesirable", "bad", "", "no idea"]
)
def test_anything_unclear_is_not_good(rating: Any) -> None:
    rows, _, _ = mapped([KTO[0], KTO[2], KTO[4] | {"label": rating}],
                        {"prompt": "prompt", "completion": "completion"})  # fmt: skip
    assert len(rows) == 2


PAIRS = [{"prompt": ask(n), "chosen": say(n), "rejected": "Never this."} for n in range(3)]


def test_rejected_answers_cannot_be_asked_for() -> None:
    for columns in ({"instruction": "prompt", "output": "rejected"},
                    {"prompt": "prompt", "chosen": "rejected"}):  # fmt: skip
        with pytest.raises(Problem, match="DATA_REJECTED_AS_ANSWER"):
            mapped(PAIRS, columns)
    rows, _, _ = mapped(PAIRS, {"prompt": "prompt", "chosen": "chosen"})
    assert all("Never" not in str(row.messages) for row in rows)


ARC = {"question": "Which?", "choices": {"text": ["x", "y"], "label": ["A", "B"]}, "answerKey": "B"}
MMLU = {"question": "Which?", "choices": ["x", "y"], "answer": 1}
ENEM = {"enunciado": "Which?", "A": "x", "B": "y", "C": "z", "gabarito": "b)"}
OPTIONS = {"question": "Which?", "option_a": "x", "option_b": "y", "answer": "y"}


@pytest.mark.parametrize(
    ("row", "columns", "answer"),
    [
        (ARC, ("question", "choices", "answerKey"), "B) y"),
        (MMLU, ("question", "choices", "answer"), "B) y"),
        (ENEM, ("enunciado", "A", "gabarito"), "B) y"),
        (OPTIONS, ("question", "option_a", "answer"), "B) y"),
    ],
)
def test_multiple_choice_reads_as_a_question_with_choices(
    row: dict[str, Any], columns: tuple[str, str, str], answer: str
) -> None:
    asked = dict(zip(("instruction", "choices", "output"), columns, strict=True))
    rows, lost, _ = mapped([row] * 3, asked)
    assert lost == []
    (_, question), (_, reply) = said(rows[0])
    assert question.splitlines()[:3] == ["Which?", "A) x", "B) y"]
    assert reply == answer


def test_a_choice_that_does_not_exist_is_no_answer() -> None:
    asked = {"instruction": "question", "choices": "choices", "output": "answer"}
    rows, lost, _ = mapped([MMLU, MMLU | {"answer": 7}], asked)
    assert (len(rows), lost) == (1, ["empty"])


@pytest.mark.parametrize(
    ("what", "first", "last"),
    [
        ("gemini", ask(0), say(0)),
        ("openai batch", ask(0), say(0)),
        ("pairs of human and assistant", ask(0), say(1)),
        ("lima", ask(0), say(0)),
        ("prompt completion messages", ask(0), say(0)),
        ("nested pair", ask(0), say(0)),
        ("translation object", say(0), say(0, "pt")),
        ("intents file", ask(0, "pt"), say(0, "pt")),
        ("docstring and code", say(0), "def f0(x):\n    return x + 0"),
    ],
)
def test_other_shapes_become_conversations(what: str, first: str, last: str) -> None:
    case = next(case for case in CASES if case.what == what)
    rows, _, _ = mapped(case.rows)
    assert (rows[0].messages[0]["content"], rows[0].messages[-1]["content"]) == (first, last)


def test_the_earlier_answers_of_a_prompt_are_not_learned() -> None:
    prompt = [*turns(1), {"role": "user", "content": ask(2)}]
    row = {"prompt": prompt, "completion": turns(2)[1:]}
    rows, _, _ = mapped([row])
    assert (1 in rows[0].silent, 3 in rows[0].silent) == (True, False)


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_every_recognised_file_gives_rows_or_reasons(case: Any) -> None:
    if not case.columns:
        return
    rows, lost, _ = mapped([record.value for record in case.records])
    assert len(rows) + len(lost) >= len(case.rows)
    if case.kind in ("instruction", "qa_with_context", "text"):
        assert len(rows) >= len(case.rows) // 2
