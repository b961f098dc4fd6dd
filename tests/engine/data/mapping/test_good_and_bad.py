"""Answers that are called good or bad by the names of their columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.data.mapping.names import part_of
from tests.engine.data.files import surveyed, write_lines
from tests.engine.data.mapping.samples import ask, say

ROWS = 12
PAIRS = [
    ("resposta_boa", "resposta_ruim"),
    ("resposta_certa", "resposta_errada"),
    ("Resposta correta", "Resposta incorreta"),
    ("boa_resposta", "má_resposta"),
    ("melhor_resposta", "pior_resposta"),
    ("resposta_positiva", "resposta_negativa"),
    ("resposta_preferida", "resposta_preterida"),
    ("resposta_preferida", "resposta_não_preferida"),
    ("good_answer", "bad_answer"),
    ("correct_answer", "incorrect_answer"),
    ("right_answer", "wrong_answer"),
    ("best_answer", "worst_answer"),
    ("preferred_answer", "dispreferred_answer"),
    ("helpful_response", "unhelpful_response"),
    ("safe_response", "unsafe_response"),
    ("respuesta_correcta", "respuesta_incorrecta"),
    ("boa", "ruim"),
    ("certo", "errado"),
    ("correct", "incorrect"),
    ("good", "bad"),
    ("positiva", "negativa"),
]


def file(folder: Path, **columns: Any) -> Path:
    rows = [
        {"pergunta": ask(n), **{name: make(n) for name, make in columns.items()}}
        for n in range(ROWS)
    ]
    return write_lines(folder, rows)


@pytest.mark.parametrize(("good", "bad"), PAIRS)
def test_a_good_and_a_bad_answer_are_a_pair(tmp_path: Path, good: str, bad: str) -> None:
    path = file(tmp_path, **{bad: lambda n: f"No. {say(n)}", good: say})
    _, survey = surveyed(path)
    assert survey.schema is not None
    assert survey.schema.columns == {"prompt": "pergunta", "chosen": good, "rejected": bad}
    assert survey.refusal() is not None
    with pytest.raises(Problem, match="DATA_REJECTED_AS_ANSWER"):
        surveyed(path, columns={"instruction": "pergunta", "output": bad})
    rows, agreed = surveyed(path, columns={"prompt": "pergunta", "chosen": good})
    assert (len(rows), agreed.refusal()) == (ROWS, None)
    assert rows[0].messages[-1]["content"] == say(0)


def test_an_empty_bad_answer_does_not_make_another_kind_of_row(tmp_path: Path) -> None:
    path = file(tmp_path, resposta_boa=say, resposta_ruim=lambda n: "" if n % 3 else say(n + 40))
    assert surveyed(path)[1].kind == "preference"


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"answer": say, "wrong_answers": lambda n: [say(n + 1), say(n + 2)]}, "instruction"),
        ({"correct_answer": say, "wrong_answers": lambda n: f"a; b {n}"}, "instruction"),
        ({"correct_answer": say, "wrong_answer_1": say, "wrong_answer_2": say}, "instruction"),
        ({"correct_answer": say, "distractor1": say, "distractor2": say}, "instruction"),
        ({"resposta": say, "resposta_ruim": say}, "instruction"),
        ({"good_answer": say}, "instruction"),
        ({"resposta": say, "correta": lambda n: n % 2 == 0}, "unpaired_preference"),
        ({"correct": lambda n: n % 2, "incorrect": lambda n: n % 3}, "prompts_only"),
        (
            {
                "choices": lambda n: ["a", "b"],
                "correct_answer": lambda n: "a",
                "wrong_answer": lambda n: "b",
            },
            "multiple_choice",
        ),
    ],
)
def test_ordinary_columns_are_no_pair(tmp_path: Path, columns: dict[str, Any], kind: str) -> None:
    assert surveyed(file(tmp_path, **columns))[1].kind == kind


def test_a_text_about_something_bad_is_no_rejected_answer() -> None:
    names = ("bad_weather", "falso_positivo", "negative_space", "answer", "correct_answer", "notas")
    assert not [name for name in names if (part_of(name) or ("",))[0] == "rejected"]
