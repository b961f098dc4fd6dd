"""Small files of shapes that people have, from the file to what is learned of each row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.contract.problems import Problem
from engine.data.desk.report import kind_of
from engine.data.desk.survey import Survey
from engine.data.mapping.map import Row
from engine.data.mapping.shapes import shape_of
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, prose, say, turns

ROWS = 12


def learned(rows: list[Row]) -> list[tuple[str, str]]:
    """First question and last answer of each row."""
    return [(row.messages[0]["content"], row.messages[-1]["content"]) for row in rows]


def code(survey: Survey) -> str | None:
    """Why the file cannot be trained on."""
    problem = survey.refusal()
    return problem.code if problem else None


CHOICES_CSV = "question,A,B,C,D\nWhat is 2+2?,3,4,5,6\nWhich one is blue?,sky,fire,grass,coal\n"
CHOICES_LINES = [{"question": ask(n), "choices": ["3", "4"]} for n in range(ROWS)]


def test_choices_without_the_right_one_are_no_answers(tmp_path: Path) -> None:
    for path in (write(tmp_path, "a.csv", CHOICES_CSV), write_lines(tmp_path, CHOICES_LINES)):
        rows, survey = surveyed(path)
        assert (rows, code(survey)) == ([], "DATA_NO_ANSWERS")


@pytest.mark.parametrize(
    ("asked", "said", "inner"),
    [
        ("question", "answer", "text"),
        ("prompt", "completion", "text"),
        ("input", "output", "content"),
        ("pergunta", "resposta", "texto"),
        ("user", "assistant", "message"),
    ],
)
def test_texts_within_objects_are_what_the_objects_are(
    tmp_path: Path, asked: str, said: str, inner: str
) -> None:
    rows = [{asked: {inner: ask(n)}, said: {inner: say(n)}} for n in range(ROWS)]
    found, survey = surveyed(write_lines(tmp_path, rows))
    assert learned(found) == [(ask(n), say(n)) for n in range(ROWS)]
    assert code(survey) is None


def test_an_answer_two_objects_down_is_an_answer(tmp_path: Path) -> None:
    rows = [{"fields": {"question": ask(n), "answer": {"text": say(n)}}} for n in range(ROWS)]
    found, _ = surveyed(write_lines(tmp_path, rows))
    assert learned(found) == [(ask(n), say(n)) for n in range(ROWS)]


def test_a_text_within_an_object_that_says_nothing_is_a_text(tmp_path: Path) -> None:
    rows = [{"record": {"text": prose(n)}, "article": {"id": n}} for n in range(ROWS)]
    found, survey = surveyed(write_lines(tmp_path, rows))
    assert (survey.kind, [row.text for row in found]) == ("text", [prose(n) for n in range(ROWS)])


@pytest.mark.parametrize(("asked", "said"), [("pergunta", "resposta"), ("prompts", "completions")])
def test_lists_of_different_lengths_are_never_paired(tmp_path: Path, asked: str, said: str) -> None:
    columns = {asked: [ask(n) for n in range(12)], said: [say(n) for n in range(10)]}
    rows, survey = surveyed(write(tmp_path, "a.json", json.dumps(columns)))
    assert (rows, survey.tally.dropped) == ([], {"uneven_lists": 1})
    assert code(survey) == "DATA_NOTHING_LEFT"


def test_lists_of_equal_lengths_and_one_answer_for_all_are_pairs(tmp_path: Path) -> None:
    equal = {"questions": [ask(n) for n in range(3)], "answers": [say(n) for n in range(3)]}
    one = {"questions": [ask(n) for n in range(3, 6)], "answers": [say(3)]}
    rows, _ = surveyed(write_lines(tmp_path, [equal, one]))
    pairs = [(n, n) for n in range(3)] + [(n, 3) for n in range(3, 6)]
    assert learned(rows) == [(ask(question), say(answer)) for question, answer in pairs]


def test_the_answers_of_an_intent_take_turns(tmp_path: Path) -> None:
    patterns, responses = [ask(n) for n in range(3)], [say(0), say(1)]
    for names in (("patterns", "responses"), ("questions", "answers")):
        row = dict(zip(names, (patterns, responses), strict=True))
        rows, _ = surveyed(write(tmp_path, "a.json", json.dumps([{"tag": "t"} | row])))
        assert learned(rows) == [(ask(0), say(0)), (ask(1), say(1)), (ask(2), say(0))]


@pytest.mark.parametrize(
    ("who", "what", "user", "assistant"),
    [
        ("Role", "Content", "User", "Assistant"),
        ("papel", "conteúdo", "usuário", "assistente"),
        ("autor", "texto", "Cliente", "Atendente"),
        ("falante", "texto", "cliente", "atendente"),
        ("rol", "contenido", "usuario", "asistente"),
        ("rolle", "inhalt", "Benutzer", "Assistent"),
        ("rôle", "contenu", "utilisateur", "assistant"),
        ("type", "content", "human", "ai"),
    ],
)
def test_turns_are_known_by_keys_of_other_spellings_and_languages(
    tmp_path: Path, who: str, what: str, user: str, assistant: str
) -> None:
    chats = [turns(n, who, what, user=user, assistant=assistant) for n in range(ROWS)]
    rows, survey = surveyed(write_lines(tmp_path, [{"messages": chat} for chat in chats]))
    assert learned(rows) == [(ask(n), say(n)) for n in range(ROWS)]
    assert (survey.kind, code(survey)) == ("chat", None)


def wrapped(chat: list[dict[str, str]]) -> list[dict[str, object]]:
    """Turns as LangChain writes them."""
    return [{"type": turn["role"], "data": {"content": turn["content"]}} for turn in chat]


def test_the_text_of_a_turn_may_lie_in_an_object(tmp_path: Path) -> None:
    chats = [wrapped(turns(n, user="human", assistant="ai")) for n in range(ROWS)]
    rows, survey = surveyed(write_lines(tmp_path, [{"messages": chat} for chat in chats]))
    assert learned(rows) == [(ask(n), say(n)) for n in range(ROWS)]
    assert survey.schema is not None
    asked = dict(survey.schema.columns)
    again, _ = surveyed(survey.data.source.path, columns=asked)
    assert again == rows


def test_other_lists_of_objects_are_no_turns() -> None:
    parts = [{"type": "text", "text": "a"}, {"type": "image", "text": "b"}]
    answers = [{"type": "answer", "text": "a"}, {"type": "answer", "text": "b"}]
    comments = [{"autor": "Maria", "texto": "a"}, {"autor": "Rui", "texto": "b"}]
    assert [shape_of(cell) for cell in (parts, answers, comments)] == ["objects"] * 3
    assert shape_of([{1: "a"}]) == "objects"


def test_a_role_without_a_column_is_not_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tsv", "".join(f"{ask(n)}\t{say(n)}\n" for n in range(ROWS)))
    with pytest.raises(Problem, match="DATA_ROLES_INCOMPLETE"):
        surveyed(path, columns={"text": "", "messages": "column_2", "label": "column_2"})
    with pytest.raises(Problem, match="DATA_ROLES_INCOMPLETE"):
        surveyed(path, columns={"instruction": ""})
    asked = {"instruction": "column_1", "output": "column_2", "input": "", "also:x": ""}
    assert learned(surveyed(path, columns=asked)[0])[0] == (ask(0), say(0))


@pytest.mark.parametrize("nothing", ["\u200b", "\ufeff", " \u200b\n", "\u2060\u200d"])
def test_signs_without_any_width_are_no_answer(tmp_path: Path, nothing: str) -> None:
    pair = {"instruction": ask(0), "output": nothing}
    chat = {"messages": [*turns(1), *turns(0)]}
    chat["messages"][3]["content"] = nothing
    for row, other in ((pair, {"instruction": ask(2), "output": say(2)}),
                       ({"messages": chat["messages"][2:]}, {"messages": turns(2)}),
                       ({"text": nothing}, {"text": prose(2)})):  # fmt: skip
        rows, survey = surveyed(write_lines(tmp_path, [row, other]))
        assert ([one.line for one in rows], survey.tally.dropped) == ([2], {"empty": 1})
    rows, _ = surveyed(write_lines(tmp_path, [chat]))
    assert learned(rows) == [(ask(1), say(1))]
    assert code(surveyed(write_lines(tmp_path, [pair]))[1]) == "DATA_NO_ANSWERS"


def test_signs_without_any_width_may_stand_beside_letters(tmp_path: Path) -> None:
    said = f"\u200b{say(0)}\u200d"
    rows, _ = surveyed(write_lines(tmp_path, [{"instruction": ask(0), "output": said}]))
    assert learned(rows) == [(ask(0), said)]


def test_a_damaged_file_is_no_data_and_empty_objects_are_nothing(tmp_path: Path) -> None:
    found = []
    for name, content in (("a.parquet", b"PAR1 and no end"), ("a.json", b"{}"), ("b.json", b"[]"),
                          ("b.jsonl", b"{}\n{}\n"), ("c.jsonl", b"{}\n{broken\n")):  # fmt: skip
        _, survey = surveyed(write(tmp_path, name, content))
        found.append((name, kind_of(survey), code(survey)))
    assert found == [
        ("a.parquet", "not_data", "DATA_PARQUET_BROKEN"),
        ("a.json", "empty", "DATA_EMPTY"),
        ("b.json", "empty", "DATA_EMPTY"),
        ("b.jsonl", "empty", "DATA_EMPTY"),
        ("c.jsonl", "not_data", "DATA_ALL_REJECTED"),
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("question", "answers"), ("pergunta", "respostas"), ("question", "gold_answers")],
)
def test_of_several_right_answers_the_first_is_learned(
    tmp_path: Path, asked: str, said: str
) -> None:
    rows = [{asked: ask(n), said: [say(n), say(n + 1)]} for n in range(ROWS)]
    found, survey = surveyed(write_lines(tmp_path, rows))
    assert learned(found) == [(ask(n), say(n)) for n in range(ROWS)]
    assert [notice["code"] for notice in survey.notices()] == ["VALUES_CONVERTED", "FEW_ROWS"]


@pytest.mark.parametrize("told", ["correct", "correct_answer", "label", "answer_index", "gabarito"])
def test_the_first_answer_is_not_taken_where_another_column_may_name_the_right_one(
    tmp_path: Path, told: str
) -> None:
    rows = [{"question": ask(n), "answers": [say(n), say(n + 1)], told: 1} for n in range(ROWS)]
    assert say(0) not in dict(learned(surveyed(write_lines(tmp_path, rows))[0])).values()
