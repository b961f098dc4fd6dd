"""What kind of rows a file holds, from names and contents, and what a job may ask for instead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.data.mapping.names import part_of, role_of
from tests.engine.data.files import question_answer, surveyed, write, write_lines

TURNS = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
SHAREGPT = [{"from": "human", "value": "a"}, {"from": "gpt", "value": "b"}]
PARTS = [{"role": turn["role"], "content": [{"type": "text", "text": "x"}]} for turn in TURNS]


@pytest.mark.parametrize(
    ("row", "kind", "columns"),
    [
        ({"instruction": "a", "input": "", "output": "b"}, "instruction",
         {"instruction": "instruction", "input": "input", "output": "output"}),
        ({"instrução": "a", "saída": "b"}, "instruction",
         {"instruction": "instrução", "output": "saída"}),
        ({"Pergunta": "a", "Contexto": "c", "Resposta": "b"}, "qa_with_context",
         {"instruction": "Pergunta", "input": "Contexto", "output": "Resposta"}),
        ({"pregunta": "a", "respuesta": "b"}, "instruction",
         {"instruction": "pregunta", "output": "respuesta"}),
        ({"instruction": "a", "context": "c", "response": "b", "category": "x"}, "instruction",
         {"instruction": "instruction", "input": "context", "output": "response"}),
        ({"prompt": "a", "completion": "b"}, "instruction",
         {"instruction": "prompt", "output": "completion"}),
        ({"input": "a", "output": "b"}, "instruction",
         {"instruction": "input", "output": "output"}),
        ({"customerQuestion": "a", "agent_answer": "b", "answer_id": 3}, "instruction",
         {"instruction": "customerQuestion", "output": "agent_answer"}),
        ({"messages": TURNS}, "chat",
         {"messages": "messages", "role": "role", "text": "content"}),
        ({"conversations": SHAREGPT, "id": 1}, "chat",
         {"conversations": "conversations", "role": "from", "text": "value"}),
        ({"messages": PARTS}, "chat",
         {"messages": "messages", "role": "role", "text": "content[].text"}),
        ({"prompt": "a", "chosen": "b", "rejected": "c"}, "preference",
         {"prompt": "prompt", "chosen": "chosen", "rejected": "rejected"}),
        ({"question": "a", "chosen_answer": "b", "rejected_answer": "c"}, "preference",
         {"prompt": "question", "chosen": "chosen_answer", "rejected": "rejected_answer"}),
        ({"chosen": TURNS, "rejected": TURNS}, "preference",
         {"chosen": "chosen", "rejected": "rejected"}),
        ({"prompt": "a", "completion": "b", "label": True}, "unpaired_preference",
         {"prompt": "prompt", "output": "completion", "label": "label"}),
        ({"question": "a", "choices": ["x", "y"], "answer": "x"}, "multiple_choice",
         {"instruction": "question", "choices": "choices", "output": "answer"}),
        ({"text": "a", "label": "b"}, "classification", {"text": "text", "label": "label"}),
        ({"frase": "a", "intenção": "b"}, "classification",
         {"text": "frase", "label": "intenção"}),
        ({"text": "a", "url": "b"}, "text", {"text": "text"}),
        ({"prompt": "a"}, "prompts_only", {"instruction": "prompt"}),
        ({"instruction": "a", "instances": [{"input": "", "output": "b"}]}, "instruction",
         {"instruction": "instruction", "input": "instances[].input",
          "output": "instances[].output"}),
    ],
)  # fmt: skip
def test_names_tell_kind_and_columns(
    tmp_path: Path, row: dict[str, Any], kind: str, columns: dict[str, str]
) -> None:
    _, survey = surveyed(write_lines(tmp_path, [row] * 3))
    assert survey.kind == kind
    assert survey.schema is not None
    assert dict(survey.schema.columns) == columns


def test_unknown_names_are_refused_with_all_columns(tmp_path: Path) -> None:
    rows = [{"foo": 1, "bar": [2], "baz": None}] * 3
    _, survey = surveyed(write_lines(tmp_path, rows))
    refusal = survey.refusal()
    assert refusal is not None
    assert refusal.code == "DATA_COLUMNS_UNKNOWN"
    assert refusal.facts["columns"] == ["foo", "bar", "baz"]


def test_messages_that_belong_to_nothing_are_refused(tmp_path: Path) -> None:
    turns = [{"role": "user", "content": "a"}, *[{"role": "assistant", "content": "b"}] * 2]
    refusal = surveyed(write_lines(tmp_path, turns * 3))[1].refusal()
    assert refusal is not None
    assert refusal.code == "DATA_COLUMNS_UNKNOWN"
    assert refusal.facts["why"] == "one_message_a_row"


def test_messages_of_one_side_are_prompts(tmp_path: Path) -> None:
    _, survey = surveyed(write_lines(tmp_path, [{"role": "user", "content": "a?"}] * 3))
    assert survey.kind == "prompts_only"


def one_message_a_row(**named: object) -> list[dict[str, object]]:
    turns = [("user", "a"), ("assistant", "b"), ("user", "c"), ("assistant", "d")]
    return [named | {"role": role, "content": f"{said} {named}"} for role, said in turns]


def test_messages_of_a_named_conversation_are_put_together(tmp_path: Path) -> None:
    turns = [turn for n in range(5) for turn in one_message_a_row(thread_id=n)]
    rows, survey = surveyed(write_lines(tmp_path, turns))
    assert survey.kind == "chat"
    assert [row.line for row in rows] == [1, 5, 9, 13, 17]
    assert [len(row.messages) for row in rows] == [4] * 5
    assert survey.tally.rows == survey.tally.entries == 5
    assert "COLUMNS_GUESSED" not in [notice["code"] for notice in survey.notices()]


def test_without_a_name_each_question_has_its_answer_and_a_look_is_asked_for(
    tmp_path: Path,
) -> None:
    turns = [turn for n in range(3) for turn in one_message_a_row(n=n)]
    rows, survey = surveyed(write_lines(tmp_path, turns))
    assert [len(row.messages) for row in rows] == [2] * 6
    assert "COLUMNS_GUESSED" in [notice["code"] for notice in survey.notices()]


def test_conversations_that_come_again_later_are_not_put_together(tmp_path: Path) -> None:
    turns = [turn for n in range(6) for turn in one_message_a_row(thread_id=n % 2)[:3]]
    assert surveyed(write_lines(tmp_path, turns))[1].kind == "unknown"


def test_a_conversation_written_into_a_cell_is_read(tmp_path: Path) -> None:
    cell = json.dumps(TURNS).replace('"', '""')
    rows, survey = surveyed(write(tmp_path, "a.csv", f'id,messages\n1,"{cell}"\n2,"{cell}"\n'))
    assert survey.kind == "chat"
    assert rows[0].messages == TURNS


def test_two_unknown_text_columns_are_guessed_by_the_question_marks(tmp_path: Path) -> None:
    rows = [{"x": f"It is number {n}.", "y": f"What is {n}?"} for n in range(12)]
    _, survey = surveyed(write_lines(tmp_path, rows))
    assert survey.schema is not None
    assert dict(survey.schema.columns) == {"instruction": "y", "output": "x"}
    assert "COLUMNS_GUESSED" in [warning["code"] for warning in survey.notices()]


def test_texts_beside_questions_are_their_answers(tmp_path: Path) -> None:
    rows = [{"FAQ": f"What is {n}?", "Texto": f"It is {n}.", "id": str(n)} for n in range(12)]
    _, survey = surveyed(write_lines(tmp_path, rows))
    assert survey.schema is not None
    assert dict(survey.schema.columns) == {"instruction": "FAQ", "output": "Texto"}
    assert survey.kind == "instruction"


def test_numbers_and_ids_are_no_texts(tmp_path: Path) -> None:
    text = "".join(f'{n},"What is {n} good for?","For nothing at all."\n' for n in range(12))
    _, survey = surveyed(write(tmp_path, "a.csv", text))
    assert survey.schema is not None
    assert dict(survey.schema.columns) == {"instruction": "column_2", "output": "column_3"}


def test_few_short_words_again_and_again_are_labels(tmp_path: Path) -> None:
    text = "".join(f"sentence number {n} about something,{'good' if n % 2 else 'bad'}\n"
                   for n in range(30))  # fmt: skip
    _, survey = surveyed(write(tmp_path, "a.csv", text))
    assert (survey.kind, survey.tally.rows) == ("classification", 30)


def test_a_file_of_several_schemas_is_mixed_and_each_row_is_read_its_own_way(
    tmp_path: Path,
) -> None:
    rows = [
        {"instruction": "a", "output": "b"}, {"messages": TURNS},
        {"prompt": "c", "completion": "d"}, {"question": "e", "answer": "f"}, {"text": "only text"},
    ]  # fmt: skip
    kept, survey = surveyed(write_lines(tmp_path, rows * 20), drop_duplicates=False)
    assert survey.kind == "mixed"
    assert len(kept) == 80
    assert survey.tally.dropped == {"text_only": 20}
    assert survey.refusal() is None


def test_a_few_strange_rows_do_not_make_a_file_mixed(tmp_path: Path) -> None:
    rows = [*question_answer(100), {"prompt": "a", "completion": "b"}, {"note": "x"}]
    kept, survey = surveyed(write_lines(tmp_path, rows))
    assert survey.kind == "instruction"
    assert len(kept) == 101
    assert survey.tally.dropped == {"empty": 1}
    assert "MIXED_SCHEMAS" in [warning["code"] for warning in survey.notices()]


def test_rows_with_and_without_an_optional_column_are_one_schema(tmp_path: Path) -> None:
    rows = [{"instruction": "a", "output": "b"}, {"instruction": "c", "input": "d", "output": "e"}]
    kept, survey = surveyed(write_lines(tmp_path, rows * 5), drop_duplicates=False)
    assert (survey.kind, len(kept)) == ("instruction", 10)
    assert kept[1].messages[0]["content"] == "c\n\nd"


def test_columns_may_be_given_back_as_they_were_reported(tmp_path: Path) -> None:
    path = write_lines(tmp_path, [{"conversations": SHAREGPT}] * 3)
    _, first = surveyed(path)
    assert first.schema is not None
    rows, second = surveyed(path, columns=dict(first.schema.columns), drop_duplicates=False)
    assert (second.kind, len(rows)) == ("chat", 3)


def test_preference_data_needs_to_be_asked_for(tmp_path: Path) -> None:
    rows = [{"prompt": f"p{n}", "chosen": f"good {n}", "rejected": "bad"} for n in range(5)]
    path = write_lines(tmp_path, rows)
    for columns in (None, {"prompt": "prompt", "chosen": "chosen", "rejected": "rejected"}):
        refusal = surveyed(path, columns=columns)[1].refusal()
        assert refusal is not None
        assert (refusal.code, refusal.facts["kind"]) == ("DATA_KIND_NOT_TRAINABLE", "preference")
    kept, survey = surveyed(path, columns={"prompt": "prompt", "chosen": "chosen"})
    assert survey.refusal() is None
    assert [warning["code"] for warning in survey.notices()][:1] == ["TRAINS_ON_CHOSEN"]
    assert all("bad" not in str(row.messages) for row in kept)


def test_labels_are_trained_on_only_when_asked(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "frase,categoria\n" + "oi tudo bem,saudacao\nxau,adeus\n" * 9)
    refusal = surveyed(path)[1].refusal()
    assert refusal is not None
    assert refusal.facts["kind"] == "classification"
    asked = {"instruction": "frase", "output": "categoria"}
    rows, survey = surveyed(path, columns=asked)
    assert (survey.refusal(), len(rows)) == (None, 2)
    assert survey.notices()[0]["code"] == "TRAINS_ON_LABELS"


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"question": "question", "answer": "reply"}, "DATA_COLUMN_MISSING"),
        ({"quest": "question", "answer": "answer"}, "DATA_ROLE_UNKNOWN"),
        ({"question": "question"}, "DATA_ROLES_INCOMPLETE"),
    ],
)
def test_wrong_columns_in_a_job_are_named(
    tmp_path: Path, columns: dict[str, str], code: str
) -> None:
    with pytest.raises(Problem, match=code):
        surveyed(write_lines(tmp_path, question_answer(3)), columns=columns)


def test_names_that_only_describe_play_no_part() -> None:
    assert part_of("answer_id") is None
    assert part_of("Prompt tokens") is None
    assert (part_of("Texto da Resposta") or ("",))[0] == "answer"
    assert role_of("Atendente") == "assistant"
    assert role_of("observation") is None
