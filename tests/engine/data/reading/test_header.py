"""Headers of words nobody knows, and first rows that only look like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.reading.header import has_header
from engine.data.reading.read import open_data
from tests.engine.data.files import surveyed, write
from tests.engine.data.mapping.samples import ask, date, say

ACRONYMS = ["CPF", "CNPJ", "IRPF", "FGTS", "INSS", "PIS", "IPTU", "IPVA", "ICMS", "ISS"]
MEANINGS = [f"Imposto ou cadastro federal número {n}" for n in range(10)]
WORDS = [
    ("dog", "cachorro"), ("cat", "gato"), ("house", "casa"), ("tree", "árvore"), ("sea", "mar"),
    ("bread", "pão"), ("water", "água"), ("sky", "céu"), ("hand", "mão"), ("night", "noite"),
]  # fmt: skip
PHRASES = [
    ("quero cancelar o plano", "cancelamento"),
    ("onde está meu pedido", "pedido"),
    ("não recebi a encomenda", "pedido"),
    ("quero trocar de plano", "plano"),
    ("como pago a fatura", "fatura"),
    ("o boleto venceu", "fatura"),
    ("quero outro plano", "plano"),
    ("cadê minha entrega", "pedido"),
    ("segunda via", "fatura"),
    ("a fatura veio errada", "fatura"),
    ("mudar o vencimento", "fatura"),
    ("plano família", "plano"),
]
BARE = [(ask(n, "pt").rstrip("?"), say(n, "pt").rstrip(".")) for n in range(12)]
"""As people write in chats, without signs at the end."""
PAIRS = [(ask(n, "pt"), say(n, "pt")) for n in range(12)]
QUORA = [(ask(n), ask(n + 1), str(n % 2)) for n in range(12)]
FORM = [(date(n), ask(n, "pt"), say(n, "pt")) for n in range(12)]

HEADERS = [
    (("Sigla", "Significado"), list(zip(ACRONYMS, MEANINGS, strict=True))),
    (("Sigla", "Significado"), list(zip(ACRONYMS[:4], MEANINGS[:4], strict=True))),
    (("termo", "definição"), list(zip(ACRONYMS, MEANINGS, strict=True))),
    (("question1", "question2", "is_duplicate"), QUORA),
    (("Pergunta do cliente", "O que responder"), PAIRS),
    (("Quando perguntarem", "Diga"), PAIRS),
    (("Escreva a pergunta aqui", "Escreva a resposta aqui"), BARE),
    (("frente", "verso"), WORDS),
    (("Palavra", "Tradução"), WORDS),
    (("palavra_en", "palavra_pt"), WORDS),
    (("TERMO EM INGLÊS", "EM PORTUGUÊS"), WORDS),
    (("fala", "setor"), PHRASES),
    (("Carimbo de data/hora", "Qual é a sua dúvida mais comum?", "O que responderam?"), FORM),
    (("Carimbo", "Fala", "Retorno"), FORM),
    (("item", "peso"), [(word, str(n)) for n, (word, _) in enumerate(WORDS)]),
    (("Assunto do e-mail", "Nossa réplica"), BARE),
]


@pytest.mark.parametrize(("names", "rows"), HEADERS, ids=[h[0][0] for h in HEADERS])
def test_names_nobody_knows_are_told_by_the_rows_below(
    names: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    assert has_header([names, *rows])


@pytest.mark.parametrize(("names", "rows"), HEADERS, ids=[h[0][0] for h in HEADERS])
def test_without_its_header_the_same_table_loses_no_row(
    names: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    del names
    for start in range(3):
        assert not has_header(rows[start:])


NO_HEADERS = [
    WORDS,
    PHRASES,
    PHRASES[::-1],
    BARE,
    [("Oi pessoal", "Olá"), *BARE],
    [("Bom dia a todos", "Bom dia"), *PAIRS],
    [("Obrigada", "De nada"), *BARE],
    [("Preço?", "Grátis"), *PAIRS],
    [("good morning", "bom dia"), ("good night", "boa noite"), *WORDS],
    [("Dog", "cachorro"), *WORDS[1:]],
    [(*pair, "N/A" if not n else str(n)) for n, pair in enumerate(WORDS)],
    [(said, asked) for asked, said in PHRASES],
    [(word, word.upper()) for word, _ in WORDS],
    [(f"{n} + {n}", str(2 * n)) for n in range(12)],
    [("duas", "2"), ("três", "3"), ("quatro", "4"), ("cinco", "5")],
    [("palavra_traducao",), *WORDS],
    [("Onde o aluno deve preencher o formulário?", "Sistema Acadêmico"), *PAIRS],
    [("O que anexar ao requerimento", "laudo médico"), *BARE],
    [("Resuma o texto a seguir", "o documento diz que"), *BARE],
    [("API", "Interface"), *zip(ACRONYMS, MEANINGS, strict=True)],
]


@pytest.mark.parametrize("rows", NO_HEADERS, ids=[rows[0][0] for rows in NO_HEADERS])
def test_a_first_row_like_the_others_is_a_row(rows: list[tuple[str, ...]]) -> None:
    assert not has_header(rows)


def test_every_row_of_a_list_may_come_first() -> None:
    for rows in (WORDS, PHRASES, BARE, PAIRS, QUORA):
        for start in range(len(rows)):
            assert not has_header(rows[start:] + rows[:start])


def test_a_glossary_is_read_below_its_header(tmp_path: Path) -> None:
    lines = [f"{short};{long}" for short, long in zip(ACRONYMS, MEANINGS, strict=True)]
    path = write(tmp_path, "glossario.csv", "\n".join(["Sigla;Significado", *lines]))
    rows, survey = surveyed(path)
    assert open_data(path).header
    assert [row.messages[0]["content"] for row in rows] == ACRONYMS
    assert survey.tally.rows == len(ACRONYMS)


def test_pairs_of_questions_with_a_mark_are_not_learned(tmp_path: Path) -> None:
    lines = [f'"{one}","{two}",{mark}' for one, two, mark in QUORA]
    path = write(tmp_path, "quora.csv", "\n".join(["question1,question2,is_duplicate", *lines]))
    data = open_data(path)
    assert (data.header, data.names) == (True, ["question1", "question2", "is_duplicate"])
    _, survey = surveyed(path)
    assert survey.refusal() is not None
