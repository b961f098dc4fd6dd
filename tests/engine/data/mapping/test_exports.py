"""What help desks, messengers, trackers of models and tools for labels write out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.data.desk.survey import Survey
from engine.data.mapping.map import Row
from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, date, label, name, say, turns

ROWS = 12
Make = Callable[[int], dict[str, Any]]
PAIRS = [(ask(n), say(n)) for n in range(ROWS)]


def learned(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row.messages[0]["content"], row.messages[-1]["content"]) for row in rows]


def refusal(survey: Survey) -> tuple[str, Any]:
    problem = survey.refusal()
    assert problem is not None
    return problem.code, problem.facts.get("why") or problem.facts.get("kind")


def codes(survey: Survey) -> list[str]:
    return [notice["code"] for notice in survey.notices() if notice["code"] != "FEW_ROWS"]


def asks(n: int) -> list[dict[str, str]]:
    return turns(n)[:1]


ANSWERED: list[tuple[str, Make]] = [
    ("the answer beside its chat", lambda n: {"messages": asks(n), "response": say(n)}),
    ("a trace", lambda n: {"input": {"messages": asks(n)}, "output": turns(n)[1]}),
    ("numbers of tokens beside", lambda n: {"prompt": ask(n), "response": say(n), "context": [1]}),
    (
        "an evaluation",
        lambda n: {"question": ask(n), "model_answer": "No idea.", "expected_answer": say(n)},
    ),
    ("lists in an object", lambda n: {"chat": {"role": ["user", "bot"], "text": [ask(n), say(n)]}}),
    ("several wordings", lambda n: {"questions": [ask(n)], "answer": say(n)}),
    (
        "tickets, with who answered",
        lambda n: {
            "Subject": f"Ticket {n}",
            "Agent": name(n % 3),
            "Description": f"Good day. {ask(n)} Thanks!",
            "Resolution": say(n),
        },
    ),
]


@pytest.mark.parametrize(("what", "row"), ANSWERED, ids=[what for what, _ in ANSWERED])
def test_questions_find_their_answers(tmp_path: Path, what: str, row: Make) -> None:
    rows, survey = surveyed(write_lines(tmp_path, [row(n) for n in range(ROWS)]))
    found = [(asked.removeprefix("Good day. ").removesuffix(" Thanks!"), said)
             for asked, said in learned(rows)]  # fmt: skip
    assert (found, survey.refusal(), what) == (PAIRS, None, what)


PREFERENCES: list[Make] = [
    lambda n: {
        "input": {"messages": asks(n)},
        "preferred_output": turns(n)[1:],
        "non_preferred_output": [{"role": "assistant", "content": "Never this."}],
    },
    lambda n: {
        "instruction": ask(n),
        "completions": [{"response": say(n), "overall_score": 8}, {"response": "Never this."}],
    },
]


@pytest.mark.parametrize("row", PREFERENCES)
def test_preferences_are_not_learned_unasked(tmp_path: Path, row: Make) -> None:
    _, survey = surveyed(write_lines(tmp_path, [row(n) for n in range(ROWS)]))
    assert refusal(survey) == ("DATA_KIND_NOT_TRAINABLE", "preference")


def test_the_chosen_of_a_request_has_its_question(tmp_path: Path) -> None:
    path = write_lines(tmp_path, [PREFERENCES[0](n) for n in range(ROWS)])
    columns = {"prompt": "input.messages", "chosen": "preferred_output"}
    rows, _ = surveyed(path, columns=columns)
    assert learned(rows) == PAIRS


def test_of_two_conversations_the_better_one_is_not_guessed(tmp_path: Path) -> None:
    lines = [{"conversation_a": turns(n), "conversation_b": turns(n + 1), "winner": "model_b"}
             for n in range(ROWS)]  # fmt: skip
    assert refusal(surveyed(write_lines(tmp_path, lines))[1])[1] == "preference"


@pytest.mark.parametrize(("incoming", "outgoing"), [("in", "out"), ("Recebida", "Enviada")])
def test_the_direction_of_messages_tells_who_asks(
    tmp_path: Path, incoming: str, outgoing: str
) -> None:
    lines = [
        {"Data": date(n), "Direção": way, "Telefone": f"5511{n:05d}", "Texto": text}
        for n in range(ROWS)
        for way, text in ((incoming, ask(n)), (outgoing, say(n)))
    ]
    rows, survey = surveyed(write_lines(tmp_path, lines))
    assert (survey.kind, learned(rows)) == ("chat", PAIRS)


def test_of_two_answers_without_a_mark_one_is_a_guess(tmp_path: Path) -> None:
    lines = [{"question": ask(n), "answer_j": say(n), "answer_k": "Or so."} for n in range(ROWS)]
    _, survey = surveyed(write_lines(tmp_path, lines))
    assert codes(survey) == ["COLUMNS_GUESSED"]


WRAPPED = "\n\nHuman: {}\n\nAssistant:"


def test_a_conversation_in_one_string_is_one(tmp_path: Path) -> None:
    lines = [{"prompt": WRAPPED.format(ask(n)), "completion": f" {say(n)}"} for n in range(ROWS)]
    lines[3]["prompt"] = f"\n\nHuman: Hi\n\nAssistant: Hello.{WRAPPED.format(ask(3))}"
    rows, _ = surveyed(write_lines(tmp_path, lines))
    assert [row.messages[-2]["content"] for row in rows] == [ask(n) for n in range(ROWS)]
    said = [(message["role"], message["content"]) for message in rows[3].messages]
    assert said[:2] == [("user", "Hi"), ("assistant", "Hello.")]
    assert (1 in rows[3].silent, 3 in rows[3].silent) == (True, False)


def test_the_chosen_one_of_two_strings_is_learned_without_its_marks(tmp_path: Path) -> None:
    asked = [WRAPPED.format(ask(n)) for n in range(ROWS)]
    lines = [{"chosen": f"{one} {say(n)}", "rejected": f"{one} No."} for n, one in enumerate(asked)]
    path = write_lines(tmp_path, lines)
    assert refusal(surveyed(path)[1]) == ("DATA_KIND_NOT_TRAINABLE", "preference")
    rows, _ = surveyed(path, columns={"chosen": "chosen"})
    assert learned(rows) == PAIRS


def test_a_question_about_such_marks_stays_as_it_is(tmp_path: Path) -> None:
    lines = [{"prompt": f"Human: {ask(n)}", "completion": say(n)} for n in range(ROWS)]
    rows, _ = surveyed(write_lines(tmp_path, lines))
    assert learned(rows)[0] == (f"Human: {ask(0)}", say(0))


def chat_log(who: str, what: str, when: str = "timestamp") -> list[dict[str, Any]]:
    return [
        {when: date(n), who: ("Maria", "Loja Sol")[side], what: (ask, say)[side](n)}
        for n in range(ROWS)
        for side in (0, 1)
    ]


@pytest.mark.parametrize(
    ("who", "what", "when"),
    [
        ("Author", "Content", "Date"),
        ("from", "text", "date"),
        ("sender_name", "content", "timestamp_ms"),
        ("user", "text", "ts"),
        ("From", "Message", "Time"),
        ("remetente", "mensagem", "data"),
        ("fromMe", "body", "timestamp"),
    ],
)
def test_a_chat_of_people_with_names_is_not_learned_as_texts(
    tmp_path: Path, who: str, what: str, when: str
) -> None:
    _, survey = surveyed(write_lines(tmp_path, chat_log(who, what, when)))
    assert refusal(survey) == ("DATA_COLUMNS_UNKNOWN", "one_message_a_row")


def test_whoever_calls_them_user_and_assistant_gets_conversations(tmp_path: Path) -> None:
    known = {"Maria": "user", "Loja Sol": "assistant"}
    lines = [row | {"from": known[row["from"]]} for row in chat_log("from", "text", "date")]
    rows, survey = surveyed(write_lines(tmp_path, lines))
    assert (survey.kind, learned(rows)) == ("chat", PAIRS)


def test_a_bot_among_people_is_no_label(tmp_path: Path) -> None:
    lines = [
        {"timestamp": row["timestamp"], "content": row["content"],
         "author": {"name": row["author"], "isBot": False}}
        for row in chat_log("author", "content")
    ]  # fmt: skip
    _, survey = surveyed(write_lines(tmp_path, lines))
    assert refusal(survey) == ("DATA_COLUMNS_UNKNOWN", "one_message_a_row")


def test_texts_with_their_authors_are_texts(tmp_path: Path) -> None:
    books = [{"author": ("Machado", "Lima")[n // 6], "text": say(n), "year": 1899 + n}
             for n in range(ROWS)]  # fmt: skip
    posts = [{"user": f"u{n}", "text": say(n), "date": date(n)} for n in range(ROWS)]
    quotes = [{"author": name(n % 2), "text": say(n)} for n in range(ROWS)]
    for lines in (books, posts, quotes):
        rows, survey = surveyed(write_lines(tmp_path, lines))
        assert (survey.kind, len(rows), codes(survey)) == ("text", ROWS, [])


def test_a_help_desks_messages_become_conversations(tmp_path: Path) -> None:
    lines = [
        {"ticket_id": n, "author_role": ("end-user", "agent")[side], "body": (ask, say)[side](n)}
        for n in range(ROWS)
        for side in (0, 1)
    ]
    rows, survey = surveyed(write_lines(tmp_path, lines))
    assert (survey.kind, learned(rows)) == ("chat", PAIRS)


def test_a_label_called_answer_is_no_answer(tmp_path: Path) -> None:
    marks = ("accept", "reject")
    lines = [{"text": say(n), "spans": [{"label": "X"}], "answer": marks[n % 2]} for n in range(24)]
    _, survey = surveyed(write_lines(tmp_path, lines))
    assert refusal(survey) == ("DATA_KIND_NOT_TRAINABLE", "classification")


def test_yes_and_no_may_answer_questions(tmp_path: Path) -> None:
    lines = [{"question": ask(n), "answer": ("Yes", "No")[n % 2]} for n in range(24)]
    rows, survey = surveyed(write_lines(tmp_path, lines))
    assert (survey.kind, len(rows)) == ("instruction", 24)


def test_texts_beside_lists_that_nobody_reads_are_a_guess(tmp_path: Path) -> None:
    annotated = [{"data": {"text": say(n)}, "annotations": [{"id": n}]} for n in range(ROWS)]
    labelled = [{"text": say(n), "label": [label(n)]} for n in range(ROWS)]
    for lines in (annotated, labelled):
        _, survey = surveyed(write_lines(tmp_path, lines))
        assert (survey.kind, codes(survey)) == ("text", ["COLUMNS_GUESSED"])


def test_words_that_are_the_same_in_every_row_are_no_text(tmp_path: Path) -> None:
    lines = [{"header": "All my apps", "time": date(n)} for n in range(ROWS)]
    _, survey = surveyed(write_lines(tmp_path, lines))
    assert refusal(survey)[0] == "DATA_COLUMNS_UNKNOWN"


@pytest.mark.parametrize("failed", ["#N/D", "#VALUE!", "#REF!", "#DIV/0!"])
def test_what_a_spreadsheet_could_not_compute_is_no_answer(tmp_path: Path, failed: str) -> None:
    lines = [f"{ask(n)};{failed if n % 3 == 0 else say(n)}" for n in range(ROWS)]
    rows, survey = surveyed(write(tmp_path, "a.csv", "\n".join(["pergunta;resposta", *lines])))
    assert (len(rows), survey.tally.dropped) == (8, {"empty": 4})
