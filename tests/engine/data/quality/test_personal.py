"""Personal data: checked by its own arithmetic, so that digits alone raise no alarm."""

from __future__ import annotations

import pytest

from engine.data.mapping.repairs import masked, repaired
from engine.data.quality.personal import card_issuer, luhn, personal_data
from tests.engine.data.quality.rows import asked, found, pairs
from tests.shared import needs_shared, shared


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Meu CPF é 529.982.247-25.", "cpf"),
        ("cpf 52998224725, obrigado", "cpf"),
        ("CNPJ 11.222.333/0001-81", "cnpj"),
        ("CNPJ 12.ABC.345/01DE-35", "cnpj"),
        ("escreva para joao.silva+loja@mail.com.br!", "email"),
        ("ligue (11) 98765-4321", "phone"),
        ("+55 11 98765-4321", "phone"),
        ("call +1 650-253-0000 now", "phone"),
        ("(650) 253-0000", "phone"),
        ("whatsapp 11987654321", "phone"),
        ("+351 912 345 678", "phone"),
        ("4111 1111 1111 1111", "card"),
        ("5555-5555-5555-4444", "card"),
        ("cartão 378282246310005", "card"),
    ],
)
def test_personal_data_is_found(said: str, kind: str) -> None:
    assert [one.kind for one in personal_data(said)] == [kind]


@pytest.mark.parametrize(
    "said",
    [
        "0.3571428571", "0,3571428571", "3.14159265358979", "111.111.111-11", "529.982.247-26",
        "pedido 12345678901", "ISBN 978-85-333-0227-3", "2024-01-12 10:30:22", "192.168.0.1",
        "1700000000", "R$ 1.234.567,89", "0800 123 4567", "CEP 01310-100", "1990-1995 2000-2005",
        "processo 0001234-56.2020.8.26.0100", "1234567890123456", "4539578763621486123",
        "user@example.com", "a@b", "10.000.000.000", "= 3600000000000 + 6800000000",
        "version 10.0.19041.1234", "0000 0000 0000 0000", "94962 × 4694 = 43975761624",
    ],
)  # fmt: skip
def test_digits_that_are_nobody_s(said: str) -> None:
    assert personal_data(said) == []


def test_it_is_covered_by_words_in_brackets() -> None:
    said = "Ana, CPF 529.982.247-25, ana@mail.com, (11) 98765-4321, cartão 4111 1111 1111 1111."
    assert masked(said) == "Ana, CPF [CPF], [e-mail], [tel], cartão [Visa]."


def test_a_repaired_row_is_a_new_one_and_a_clean_row_stays_itself() -> None:
    row, clean = asked("Quem?", "ana@mail.com"), asked("Quem?", "Ana")
    fixes = frozenset({"mask_personal_data", "mojibake"})
    assert repaired(row, fixes).messages[1]["content"] == "[e-mail]"
    assert row.messages[1]["content"] == "ana@mail.com"
    assert repaired(clean, fixes) is clean
    assert repaired(row, frozenset({"trailing_comma"})) is row


def test_a_report_counts_by_kind_and_does_not_repeat_what_it_found() -> None:
    check = found(pairs(("Quem?", "ana.souza@mail.com"), ("CPF?", "529.982.247-25")),
                  "PERSONAL_DATA")  # fmt: skip
    assert check.facts == {"email": 1, "cpf": 1}
    assert (check.leave_out, check.fix) == ("personal_data", "mask_personal_data")
    shown = " ".join(example.excerpt for example in check.examples)
    assert "ana.souza@mail.com" not in shown
    assert "529.982.247-25" not in shown


def test_luhn_and_issuers() -> None:
    assert luhn("4111111111111111")
    assert not luhn("4111111111111112")
    assert card_issuer("378282246310005") == "American Express"
    assert card_issuer("1234567890123456") == ""


@needs_shared
def test_real_portuguese_texts_have_no_false_alarm() -> None:
    from tests.engine.data.files import surveyed

    rows, _ = surveyed(shared("data/d_alpaca_pt.json"))
    hits = [row.line for row in rows for m in row.messages if personal_data(m["content"])]
    assert hits == []
