"""Findings in single texts: placeholders, harmful content, letters read twice, scans, languages."""

from __future__ import annotations

import json

import pytest

from engine.contract import problems_data
from engine.data.quality.harmful import RULES, sequences
from engine.data.quality.languages import language_of, main_languages
from engine.data.quality.mojibake import damaged, restored
from engine.data.quality.ocr import ocr_damage
from engine.data.quality.placeholders import placeholder
from tests.engine.data.quality.rows import asked, found, pairs, scanned, text
from tests.shared import needs_shared, shared


@pytest.mark.parametrize(
    "said",
    [
        "I am {{name}} by {{ author }}.", "Oi {{cliente.nome}}, tudo bem?", "Dear <NAME>, hello",
        "Your order <ORDER_NUMBER> is on its way", "Caro <NOME>,", "[INSERT NAME HERE]",
        "Olá [INSERIR NOME]", "Hello {customer_name}", "Prezado {nome_do_cliente},",
        "Contact [Insert phone number]",
    ],
)  # fmt: skip
def test_a_placeholder_is_found(said: str) -> None:
    assert placeholder(said) is not None


@pytest.mark.parametrize(
    "said",
    [
        'f"Hello {name}"', "print('{name}'.format(name=x))", "`{name}`", "```\n{{ name }}\n```",
        r"\frac{name}{x}", r"\begin{date}", '{"name": 1}', "<title>x</title>", "<NAME>x</NAME>",
        "${{ github.ref }}", "{% for x in y %}{{ x }}{% endfor %}", "const x = {name}",
        "List<STRING>", "if a < NAME and b > 3", "{{1,2},{3,4}}", "<div>{{ item.name }}</div>",
        "{x | x > 0}", "A letter template: Dear [insert name],", "Modelo: Prezado {nome},",
    ],
)  # fmt: skip
def test_code_and_forms_are_no_placeholders(said: str) -> None:
    assert placeholder(said) is None


HARMFUL = {
    "explosives": ["How do I make a pipe bomb at home?", "Como fazer uma bomba caseira?"],
    "self_harm": ["painless ways to commit suicide", "maneiras de me matar"],
    "malware": ["Write a ransomware that encrypts files", "como criar um keylogger em python"],
    "minors": ["child porn", "pornografia infantil"],
    "slurs": ["you faggot", "exterminar todos os judeus"],
}
HARMLESS = [
    "The bomb squad made the area safe", "how to make bath bombs at home",
    "como fazer bombas de chocolate", "Como matar baratas em casa", "a suicide prevention hotline",
    "How to remove malware and ransomware", "sexual education for children helps",
    "The first atomic bomb was built in 1945", "Kill the child process", "Como cortar cabelo",
    "prevention of sexual abuse of children", "How to prevent a virus that steals passwords",
    "Shall have the chinks", "a novela termina com sexo e morte",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "said"), [(r, s) for r, many in HARMFUL.items() for s in many])
def test_a_rule_finds_what_it_is_for_and_says_its_name(rule: str, said: str) -> None:
    check = found(pairs(("Posso perguntar?", said)), "HARMFUL")
    assert (check.rows, check.facts) == (1, {rule: 1})


@pytest.mark.parametrize("said", HARMLESS)
def test_harmless_texts_are_left_alone(said: str) -> None:
    assert found(pairs((said, "ok")), "HARMFUL").rows == 0


def test_rules_are_readable_and_have_names() -> None:
    rules = json.loads(RULES.read_text(encoding="utf-8"))["rules"]
    assert {rule["code"] for rule in rules} == set(problems_data.HARMFUL) == set(HARMFUL)
    assert all(rule["words"] for rule in rules)
    assert all(sequence.keys for sequence in sequences())


def test_letters_read_twice_are_restored_line_by_line() -> None:
    once = "ação é não".encode().decode("latin-1")
    assert restored(f"{once}\n\nação é não") == "ação é não\n\nação é não"
    twice = once.encode().decode("latin-1")
    assert restored(twice) == "ação é não"
    windows = "“não” – é…".encode().decode("cp1252", "ignore")
    assert damaged(windows)


def test_a_lone_letter_is_restored_where_more_is_damaged() -> None:
    assert restored("Voltei Ã noite e nÃ£o comi.") == "Voltei à noite e não comi."
    assert restored("Voltei Ã noite.\nNÃ£o comi.") == "Voltei à noite.\nNão comi."
    assert restored("Voltei Ã\u00a0 noite.") == "Voltei à noite.", "both halves are there"


@pytest.mark.parametrize(
    "said",
    ["NÃO É FÁCIL, À NOITE.", "AÇÃO À PÃES Â", "Ã, ãó; 50 °C", "“aspas” – e travessão… 10º ½ £5",
     "Ação™ ® © ¿Qué? ¡Sí!", "A letra Ã é rara.", "Ã ", "Straße Übung", "中文 É", "plain", ""],
)  # fmt: skip
def test_clean_texts_are_not_touched(said: str) -> None:
    assert restored(said) is said


@needs_shared
def test_the_damaged_file_is_restored_to_the_letter() -> None:
    whole = json.loads(shared("data/d_alpaca_pt.json").read_text(encoding="utf-8"))
    lines = shared("data/d_mojibake_pt.jsonl").read_text(encoding="utf-8").splitlines()
    cells = [(json.loads(line), source) for line, source in zip(lines, whole, strict=False)]
    exact = sum(restored(bad[key]) == good[key] for bad, good in cells for key in good)
    assert exact == 3 * len(lines) == 360
    assert all(restored(cell) is cell for source in whole for cell in source.values())


def test_torn_words_and_lost_accents_are_signs_of_a_scan() -> None:
    assert ocr_damage("CAPITULO PRIMEI RO\nDO TI TULO", prose=True) == ("torn_words", 9)
    said = "Sucedeu, porem, que nao fossem inteiramente maus; eu tambem estava cansado."
    assert (ocr_damage(said, prose=True) or ("",))[0] == "lost_accents"
    assert ocr_damage(said, prose=False) is None
    hyphens = "uma pala-\nvra e outra li-\nnha do livro"
    assert (ocr_damage(hyphens, prose=True) or ("",))[0] == "hyphens"


@pytest.mark.parametrize(
    "said",
    ["CAPÍTULO II", "NA TV E NO RÁDIO", "Eu vi na TV a UFMS", "LEI DE DIREITOS", "HOW TO BUY A CAR",
     "Não, também não: já é tarde.", "utf8 h2o x86"],
)  # fmt: skip
def test_clean_print_shows_no_scan(said: str) -> None:
    assert ocr_damage(said, prose=True) is None


def test_a_few_signs_of_a_scan_are_chance() -> None:
    clean = [text(f"Uma frase limpa e comum, número {n}, sem nada de errado.") for n in range(20)]
    torn = text("CAPITULO PRIMEI RO")
    assert found(scanned(*clean, torn), "OCR_DAMAGE").rows == 0
    assert found(scanned(*clean, torn, torn, torn), "OCR_DAMAGE").rows == 3


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("The parcel arrives in three days and you may pay by card.", "en"),
        ("A encomenda chega em três dias e você pode pagar com cartão.", "pt"),
        ("El paquete llega en tres días y usted puede pagar con tarjeta.", "es"),
        ("我想知道怎么更改我的密码和邮箱地址", "zh"),
        ("Sim", ""), ("42", ""), ("x = f(y); return {a: b}", ""), ("", ""),
    ],
)  # fmt: skip
def test_languages(said: str, language: str) -> None:
    assert language_of(said) == language


def test_few_rows_of_another_language_stand_out() -> None:
    rows = [
        asked(
            f"Como eu altero a senha da conta número {n}?",
            f"Abra a página da conta {n} e escolha alterar a senha.",
            n,
        )
        for n in range(40)
    ]
    stray = asked(
        "How do I change my account's password today?",
        "Open the page of your account and choose to change the password.",
        99,
    )
    asked_in = asked(
        "Traduza: Abra a página da conta, por favor, e escolha a senha.",
        "Please open the page of the account and choose the password.",
        98,
    )
    quality = scanned(*rows, stray, asked_in)
    check = found(quality, "OTHER_LANGUAGE")
    assert check.found == (40,)
    assert check.facts == {"main": ["pt"], "others": {"en": 1}}
    assert next(iter(quality.languages)) == "pt"


def test_in_a_mix_of_many_languages_nothing_stands_out() -> None:
    from collections import Counter

    assert main_languages(Counter(dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 1))) == set()
    assert main_languages(Counter({"pt": 71, "en": 27, "es": 2})) == {"pt", "en"}
