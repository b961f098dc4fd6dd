"""Texts that name who speaks, chats of messengers, subtitles; and prose, which stays prose."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from engine.data.desk.survey import Survey
from engine.data.mapping.map import Row
from engine.data.reading.read import open_data
from tests.engine.data.files import read_all, surveyed, write
from tests.engine.data.mapping.samples import ask, prose, say
from tests.engine.data.test_prepare import prepared

ROWS = 8
PAIRS = [(ask(n, "pt"), say(n, "pt")) for n in range(ROWS)]


def learned(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row.messages[0]["content"], row.messages[-1]["content"]) for row in rows]


def codes(survey: Survey) -> list[str]:
    return [notice["code"] for notice in survey.notices() if notice["code"] != "FEW_ROWS"]


def text(form: str, between: str = "\n") -> str:
    """Each pair in a form with {n}, {asked} and {said}."""
    return between.join(
        form.format(n=n + 1, asked=asked, said=said) for n, (asked, said) in enumerate(PAIRS)
    )


LABELLED = {
    "letters": text("P: {asked}\nR: {said}\n"),
    "english letters": text("Q: {asked}\nA: {said}\n"),
    "words": text("Pergunta: {asked}\nResposta: {said}"),
    "counted": text("Pergunta {n}: {asked}\nResposta {n}: {said}\n"),
    "numbers before": text("{n}. Pergunta: {asked}\nResposta: {said}\n"),
    "problem": text("Dúvida: {asked}\nOrientação: {said}\n"),
    "bold": "# Perguntas\n\n" + text("**Pergunta:** {asked}\n\n**Resposta:** {said}\n"),
    "bold, colon outside": text("**Pergunta**: {asked}\n\n**Resposta**: {said}\n"),
    "below their labels": text("### Instruction:\n{asked}\n\n### Response:\n{said}\n"),
    "a template": text("Below is a task.\n\n### Instruction:\n{asked}\n\n### Response:\n{said}\n"),
    "a chat": text("User: {asked}\nAssistant: {said}\n"),
    "dashes": text("Pergunta - {asked}\n\nResposta – {said}\n"),
    "rules between": text("Pergunta: {asked}\nResposta: {said}\n\n---\n"),
    "who they were": text(
        "Cliente: Ana Lima\nAtendente: Rui da Costa\nProblema: {asked}\nSolução: {said}\n"
    ),
    "fields": text("Categoria: geral\nPergunta: {asked}\nResposta: {said}\n"),
    "yaml": text('- pergunta: "{asked}"\n  resposta: "{said}"'),
    "yaml blocks": text("- pergunta: >\n    {asked}\n  resposta: |\n    {said}"),
    "headings": "# FAQ\n\n" + text("## {asked}\n\n{said}\n"),
    "numbers": text("{n}. {asked}\n{said}\n"),
    "messenger": text("1{n}/03/24 14:0{n} - Cliente: {asked}\n1{n}/03/24 14:1{n} - Bot: {said}"),
    "messenger, in brackets": text(
        "[1{n}/03/24, 14:0{n}:09] Cliente: {asked}\r\n"
        "\u200e[1{n}/03/24, 14:1{n}:10] Atendente: {said}"
    ),
    "messenger, in America": text(
        "3/{n}/24, 2:0{n} PM - user: {asked}\n3/{n}/24, 2:1{n} PM - bot: {said}"
    ),
    "transcript": text("[00:0{n}:12] Cliente: {asked}\n[00:0{n}:40] Atendente: {said}"),
}  # fmt: skip


@pytest.mark.parametrize("what", LABELLED)
def test_questions_and_answers_in_a_text_are_pairs(tmp_path: Path, what: str) -> None:
    path = write(tmp_path, "dados.txt", LABELLED[what])
    rows, survey = surveyed(path)
    assert learned(rows) == PAIRS
    assert (survey.kind, survey.tally.dropped, codes(survey)) == ("chat", {}, ["COLUMNS_GUESSED"])
    packed = write(tmp_path, "dados.txt.gz", gzip.compress(LABELLED[what].encode()))
    assert learned(surveyed(packed)[0]) == PAIRS


def test_an_answer_of_several_lines_stays_whole(tmp_path: Path) -> None:
    said = "Assim:\n\n# como\n    def f(x):\n        return x\n\n---\n\n# fim\nE pronto."
    lines = [f"User: {ask(n)}\nAssistant: {said}\n\n" for n in range(5)]
    rows, _ = surveyed(write(tmp_path, "a.txt", "".join(lines)))
    assert [row.messages[1]["content"] for row in rows] == [said] * 5


def test_what_is_given_stays_with_its_question(tmp_path: Path) -> None:
    form = "### Instruction:\nSum up.\n\n### Input:\n{0}\n\n### Response:\n{1}\n\n"
    rows, _ = surveyed(write(tmp_path, "a.txt", "".join(form.format(*pair) for pair in PAIRS)))
    asked, said = learned(rows)[3]
    assert asked.startswith("Sum up.")
    assert asked.endswith(PAIRS[3][0])
    assert said == PAIRS[3][1]


def test_a_conversation_may_begin_with_a_system_message(tmp_path: Path) -> None:
    talk = "System: Be kind.\nUser: {0}\nAssistant: {1}\nUser: And?\nAssistant: That is all.\n\n"
    rows, _ = surveyed(write(tmp_path, "a.txt", "".join(talk.format(*pair) for pair in PAIRS)))
    assert len(rows) == ROWS
    roles = ["system", "user", "assistant", "user", "assistant"]
    assert [message["role"] for message in rows[0].messages] == roles


def test_short_answers_are_answers(tmp_path: Path) -> None:
    for asks, says in (("Q", "A"), ("User", "Assistant"), ("Cliente", "Bot")):
        content = "".join(f"{asks}: {ask(n)}\n{says}: Rio Branco\n\n" for n in range(6))
        rows, _ = surveyed(write(tmp_path, "a.txt", content))
        assert {said for _, said in learned(rows)} == {"Rio Branco"}


def test_lines_between_conversations_keep_their_turns_together(tmp_path: Path) -> None:
    talk = "Cliente: {0}\nAtendente: {1}\nCliente: Obrigado!\nAtendente: De nada, {2}.\n\n=====\n"
    content = "".join(talk.format(*pair, n) for n, pair in enumerate(PAIRS))
    rows, survey = surveyed(write(tmp_path, "a.txt", f"Conversas\n\n{content}"))
    assert [[message["content"] for message in row.messages] for row in rows] == [
        [asked, said, "Obrigado!", f"De nada, {n}."] for n, (asked, said) in enumerate(PAIRS)
    ]
    assert codes(survey) == []


def test_lines_between_sections_of_questions_hold_nothing_together(tmp_path: Path) -> None:
    asked = [f"Pergunta: {one}\nResposta: {two}\n" for one, two in PAIRS]
    content = "\n---\n".join("".join(asked[n : n + 2]) for n in range(0, ROWS, 2))
    rows, _ = surveyed(write(tmp_path, "a.txt", content))
    assert learned(rows) == PAIRS


def test_every_line_of_a_messengers_chat_is_a_message_or_told(tmp_path: Path) -> None:
    lines = [
        "12/03/2024 14:00 - As mensagens são protegidas com a criptografia de ponta a ponta.",
        "12/03/2024 14:01 - Cliente: Oi",
        "12/03/2024 14:01 - Você adicionou Ana",
        "12/03/2024 14:01 - Cliente: qual o prazo?",
        "14:30 pode ser?",
        "12/03/2024 14:02 - Cliente: <Mídia oculta>",
        "12/03/2024 14:02 - Atendente: Mensagem apagada",
        "12/03/2024 14:02 - Atendente: \u200e<anexado: 00000012-PHOTO-2024-03-12-14-05-33.jpg>",
        "12/03/2024 14:03 - Atendente: Cinco dias: contados da compra.",
        "12/03/2024 14:04 - Maria entrou usando um convite",
    ]
    rows, survey = surveyed(write(tmp_path, "a.txt", "\n".join(lines * 3)))
    asked, said = "Oi\nqual o prazo?\n14:30 pode ser?", "Cinco dias: contados da compra."
    assert learned(rows) == [(asked, said)]
    assert survey.tally.dropped == {"duplicate": 2}


@pytest.mark.parametrize("form", [k for k in LABELLED if k.startswith(("messenger", "transcript"))])
def test_a_chat_of_people_with_names_is_refused_with_the_way_forward(
    tmp_path: Path, form: str
) -> None:
    named = LABELLED[form]
    for name in ("Cliente", "user"):
        named = named.replace(name, "Maria Silva")
    for name in ("Atendente", "Bot", "bot"):
        named = named.replace(name, "Loja Sol")
    if form != "transcript":
        named = named.replace("Maria Silva", "\u202a+55 11 91234-5678\u202c")
    _, survey = surveyed(write(tmp_path, "a.txt", named))
    refusal = survey.refusal()
    assert refusal is not None
    assert (refusal.code, refusal.facts["why"]) == ("DATA_COLUMNS_UNKNOWN", "one_message_a_row")


BOOK = "\n\n".join(prose(n, "pt").replace(",", "", n % 4) for n in range(20))
PROSE = {
    "a book": BOOK,
    "a play": text("MARIA: {asked}\n\nJOÃO: {said}\n"),
    "a recipe": "Ingredientes: ovos.\nPreparo: bata.\n\n" * 9,
    "a dialogue in a book": BOOK + "\n\nCliente: Oi.\nAtendente: Olá." * 4,
    "questions in a row": "\n".join(f"{n + 1}. {asked}" for n, (asked, _) in enumerate(PAIRS)),
    "a quiz": text("{n}. {asked}\na) sim\nb) não\n"),
    "a log": "\n".join(f"2024-03-01 12:00:0{n} {['INFO', 'ERROR'][n % 2]}: x" for n in range(9)),
    "code": text("def f{n}(x):\n    # {asked}\n    return x + {n}\n"),
    "an article": "## Por quê?\n\n" + "\n\n".join(f"## Parte {n}\n\n{prose(n)}" for n in range(9)),
    "headers of mail": "From: a@b.c\nTo: d@e.f\nSubject: x\n\nOi.\n\n" * 9,
    "records": "Cliente: Ana Lima\nAtendente: Rui\nProduto: roda\n\n" * 9,
    "few": "Pergunta: a?\nResposta: b.\n\nFim.\n",
}  # fmt: skip


@pytest.mark.parametrize("what", PROSE)
def test_prose_stays_prose(tmp_path: Path, what: str) -> None:
    data = open_data(write(tmp_path, "a.txt", PROSE[what]))
    assert data.format.is_running
    said = " ".join(record.value["text"] for record in read_all(data.source.path)[0])
    assert said.split() == PROSE[what].split()


def test_whoever_wants_the_plain_text_gets_it(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", LABELLED["words"])
    assert open_data(path, "text").format.is_running
    done = prepared(tmp_path, path, format="text")
    assert done.report["kind"] == "text"
    assert prepared(tmp_path, path).report["kind"] == "chat"


def test_a_wrong_byte_costs_one_message(tmp_path: Path) -> None:
    damaged = LABELLED["words"].encode().replace("á".encode(), b"\xe1", 1)
    _, rejects, _ = read_all(write(tmp_path, "a.txt", damaged * 4))
    assert {reason for _, reason in rejects} == {"BAD_ENCODING"}
    assert len(rejects) == 4


CUES = [
    "Bom dia a todos.", "Hoje vamos falar", "de <i>contratos</i>.", "{\\an8}Um contrato obriga.",
] * 12  # fmt: skip


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.srt", "", "{n}\n00:00:{n:02d},000 --> 00:00:{n:02d},900\n{cue}\n\n"),
        ("a.vtt", "WEBVTT\n\nNOTE feito à mão\n\n",
         "00:{n:02d}.000 --> 00:{n:02d}.900 align:start\n<v Maria>{cue}\n\n"),
    ],
)  # fmt: skip
def test_subtitles_are_what_is_said(tmp_path: Path, name: str, head: str, form: str) -> None:
    content = head + "".join(form.format(n=n + 1, cue=cue) for n, cue in enumerate(CUES))
    rows, survey = surveyed(write(tmp_path, name, content))
    said = "Bom dia a todos. Hoje vamos falar de contratos. Um contrato obriga. "
    assert survey.kind == "text"
    assert " ".join(row.text for row in rows) == (said * 12).strip()
    assert all(row.text.endswith(".") for row in rows)
    assert len(rows) == 2
