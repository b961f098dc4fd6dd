"""Conversations whose keys and speakers are called by Portuguese words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engine.data.files import surveyed, write, write_lines
from tests.engine.data.mapping.samples import ask, say

ROWS = 12
KEYS = [
    ("de", "valor", "usuario", "assistente"),
    ("papel", "conteudo", "usuário", "assistente"),
    ("papel", "conteúdo", "cliente", "robô"),
    ("autor", "texto", "cliente", "atendente"),
    ("quem", "fala", "humano", "assistente"),
    ("tipo", "mensagem", "Usuário", "Assistente"),
    ("remetente", "mensagem", "cliente", "atendente"),
    ("emissor", "texto", "Você", "IA"),
]


def turns(n: int, keys: tuple[str, str, str, str]) -> list[dict[str, str]]:
    role, text, asks, answers = keys
    told = [("sistema", "Seja breve."), (asks, ask(n, "pt")), (answers, say(n, "pt"))]
    return [{role: who, text: said} for who, said in told]


@pytest.mark.parametrize("keys", KEYS)
def test_who_speaks_is_known(tmp_path: Path, keys: tuple[str, str, str, str]) -> None:
    path = write_lines(tmp_path, [{"conversas": turns(n, keys)} for n in range(ROWS)])
    for columns in (None, {"messages": "conversas"}):
        rows, survey = surveyed(path, columns=columns)
        assert (survey.kind, survey.refusal(), len(rows)) == ("chat", None, ROWS)
        assert [m["role"] for m in rows[0].messages] == ["system", "user", "assistant"]
        assert rows[1].messages[2]["content"] == say(1, "pt")


def test_a_bare_list_of_turns_is_a_conversation(tmp_path: Path) -> None:
    lines = [json.dumps(turns(n, KEYS[0]), ensure_ascii=False) for n in range(ROWS)]
    rows, survey = surveyed(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert (survey.kind, len(rows)) == ("chat", ROWS)


def test_one_message_a_row(tmp_path: Path) -> None:
    said = [
        {"conversa": n, **turn} for n in range(ROWS) for turn in turns(n, KEYS[0]) if turn["valor"]
    ]
    rows, survey = surveyed(write_lines(tmp_path, said))
    assert (survey.kind, len(rows)) == ("chat", ROWS)


@pytest.mark.parametrize(
    "item",
    [
        {"tipo": "assistente", "valor": "10"},
        {"de": "Lisboa", "valor": "10"},
        {"tipo": "fatura", "mensagem": "Vence hoje."},
    ],
)
def test_lists_of_other_things_are_no_conversations(tmp_path: Path, item: dict[str, str]) -> None:
    rows = [{"pergunta": ask(n), "resposta": say(n), "itens": [item, item]} for n in range(ROWS)]
    assert surveyed(write_lines(tmp_path, rows))[1].kind == "instruction"
