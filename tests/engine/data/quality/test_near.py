"""Near duplicates: planted ones are found, others are not."""

from __future__ import annotations

import random

import numpy as np
import pytest

from engine.data.quality.near import near_duplicates
from engine.data.quality.words import flat_triples, triples, words_of
from tests.engine.data.quality.rows import asked, found, pairs, scanned, text

LONG = (
    "A senha pode ser trocada na página da conta, depois de confirmar o endereço de correio e o"
    " número do contrato que aparece na fatura do mês passado."
)
PARAGRAPH = (
    "The university was founded in the capital of the state, and it has nine campuses in other"
    " towns. Its area is as large as a small country. Students come from two countries nearby."
    " The first course was medicine, the second one was law, and both are still taught today."
)


def triples_of(said: str) -> set[tuple[str, ...]]:
    words = said.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))


def planted(rng: random.Random, rows: int) -> tuple[list[tuple[str, str]], list[tuple[int, int]]]:
    """Random rows, a tenth of them again with few words changed; the pairs with Jaccard >= 0.75."""
    words = [f"{a}{b}{c}" for a in "bcdfglm" for b in "aeiou" for c in ("ra", "to", "nel", "s")]
    said = [
        (" ".join(rng.choices(words, k=8)) + "?", " ".join(rng.choices(words, k=40)))
        for _ in range(rows)
    ]
    alike = []
    for place in rng.sample(range(rows), rows // 10):
        question, answer = said[place]
        changed = answer.split()
        changed[rng.randrange(40)] = "changed"
        twin = (question, " ".join(changed))
        one, other = triples_of(" ".join(said[place])), triples_of(" ".join(twin))
        if len(one & other) / len(one | other) >= 0.75:
            alike.append((place, len(said)))
        said.append(twin)
    return said, alike


def test_planted_near_duplicates_are_found_and_nothing_else() -> None:
    said, alike = planted(random.Random(7), 2000)
    quality = pairs(*said)
    assert len(alike) > 150
    assert all(quality.group_of(a) == quality.group_of(b) for a, b in alike)
    assert set(quality.rows_of("NEAR_DUPLICATES")) == {b for _, b in alike}
    assert quality.flagged("near_duplicate") == {b for _, b in alike}


def test_equal_rows_give_equal_groups_and_another_order_gives_the_same_pairs() -> None:
    said, _ = planted(random.Random(3), 300)
    one, again = pairs(*said), pairs(*said)
    assert one.groups == again.groups
    turned = pairs(*said[::-1])
    last = len(said) - 1
    together = {frozenset((i, root)) for i, root in one.groups.items() if i != root}
    assert all(turned.group_of(last - a) == turned.group_of(last - b) for a, b in together)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olá!", "olá"),
        ("Hello there.", "hello there"),
        (LONG, LONG.replace("trocada", "mudada")),
        (LONG, LONG + " Leva um minuto."),
        ("我想知道怎么更改我的密码和邮箱地址谢谢你", "我想知道怎么更改我的密码和邮箱地址谢谢您"),
    ],
)
def test_texts_that_are_nearly_the_same(one: str, other: str) -> None:
    quality = scanned(text(one), text(other, 2))
    assert quality.rows_of("NEAR_DUPLICATES") == [1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("What is 2 + 2?", "4"), ("What is 2 - 2?", "0")),
        (("Is it new?", "Yes"), ("Is it old?", "No")),
        (("Oi", "Olá, tudo bem?"), ("Tchau", "Até logo, volte sempre!")),
        (
            (f"{PARAGRAPH}\n\nWhat was the first course?", "medicine"),
            (f"{PARAGRAPH}\n\nHow many campuses are in other towns?", "nine"),
        ),
        (
            (f"Where do students come from?\n\n{PARAGRAPH}", "two countries nearby"),
            (f"In which place was it founded?\n\n{PARAGRAPH}", "the capital of the state"),
        ),
        ((f"{LONG} How many days?", "5 days"), (f"{LONG} How many days?", "10 days")),
    ],
)
def test_rows_that_say_something_else(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert pairs(one, other).rows_of("NEAR_DUPLICATES") == []


def test_a_thousand_equal_rows_are_one_group() -> None:
    quality = scanned(*(text(LONG, line) for line in range(1000)))
    check = found(quality, "NEAR_DUPLICATES")
    assert (check.rows, check.facts["groups"]) == (999, 1)
    assert {quality.group_of(index) for index in range(1000)} == {0}


def test_triples_of_many_rows_are_those_of_each() -> None:
    said = ["", "a", "a b", "a b c", "a b c d a b c", "x y z w x y z", "", "p q"]
    rows = [words_of(text(one)) for one in said]
    numbers, edges = flat_triples([row.packed for row in rows])
    for place, row in enumerate(rows):
        own = numbers[int(edges[place]) : int(edges[place + 1])]
        assert set(own.tolist()) == set(triples(row.all).tolist())
    assert numbers.dtype == edges.dtype == np.uint64


def test_a_search_can_be_stopped() -> None:
    rows = [words_of(asked(LONG, LONG)) for _ in range(5)]
    groups = near_duplicates(rows, 0, should_stop=lambda: True)
    assert [groups.root(place) for place in range(5)] == [0, 1, 2, 3, 4]
