"""Rows that are kept aside: never half of a group, and the same ones for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.contract.problems import Problem
from engine.contract.spec import DatasetSpec
from engine.data.prepare import Prepared, prepare
from engine.data.rendering.encode import Encoded
from engine.data.split import digest_of, frozen_split, split_document, split_rows
from tests.engine.data.files import question_answer, write_lines
from tests.engine.data.small_tokenizer import CHATML, make_tokenizer


def encoded(place: int, question: str, answer: str) -> Encoded:
    messages = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return Encoded([place], [place], place + 1, question, answer, messages, place)


def prepared(folder: Path, path: Path, frozen: Any = None, **options: Any) -> Prepared:
    spec = DatasetSpec(path=str(path), **options)
    tokenizer = make_tokenizer(CHATML, eos_token="<|im_end|>")
    return prepare(spec, tokenizer, max_length=200, seed=0, base_dir=folder, frozen=frozen)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9)), min_size=2, max_size=60),
    alike=st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=25),
    share=st.floats(0.05, 0.5),
    seed=st.integers(0, 5),
)
def test_groups_never_straddle(
    rows: list[tuple[int, int]], alike: list[tuple[int, int]], share: float, seed: int
) -> None:
    made = [encoded(at, f"Question {q}", f"answer {a}") for at, (q, a) in enumerate(rows)]
    near = {place: min(place, first) for place, first in alike if place < len(rows)}
    near |= {first: first for first in near.values()}
    wanted = max(1, round(len(rows) * share))
    split = split_rows(made, wanted, seed, near)
    assert sorted([*split.train, *split.validation]) == list(range(len(rows)))
    assert len(split.validation) <= wanted
    assert split == split_rows(made, wanted, seed, near), "the same seed draws the same rows"
    trained = {(rows[place][0], rows[place][1]) for place in split.train}
    assert trained.isdisjoint((rows[place][0], rows[place][1]) for place in split.validation)
    if split.by == "question":
        asked = {rows[place][0] for place in split.train}
        assert asked.isdisjoint(rows[place][0] for place in split.validation)
        groups = {near[place] for place in split.train if place in near}
        assert groups.isdisjoint(near[place] for place in split.validation if place in near)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 15), min_size=4, max_size=60), st.integers(0, 3))
def test_a_frozen_split_is_followed_in_any_order(questions: list[int], seed: int) -> None:
    rows = [encoded(at, f"Q{q}", f"A{at}") for at, q in enumerate(questions)]
    split = split_rows(rows, max(1, len(rows) // 5), seed)
    document = json.loads(json.dumps(split_document(rows, split, seed)))
    moved = rows[::-1]
    again = frozen_split(moved, document)
    assert {digest_of(moved[p]) for p in again.validation} == {
        digest_of(rows[p]) for p in split.validation
    }
    assert len(again.train) == len(split.train)


def test_rows_that_say_nearly_the_same_stay_on_one_side(tmp_path: Path) -> None:
    said = "the harbour opens at seven in the morning and closes again at nine in the evening"
    rows: list[dict[str, Any]] = question_answer(60)
    for n in range(20):
        words = f"Please tell me, visitor number {n}, when exactly does the old harbour open?"
        rows.append({"question": words, "answer": f"Every day {said}, all through the year."})
    path = write_lines(tmp_path, rows)
    done = prepared(tmp_path, path, validation_rows=16)
    sides = {"harbour" in row.prompt_text for row in done.validation}
    held = [row for row in done.validation if "harbour" in row.prompt_text]
    trained = [row for row in done.train if "harbour" in row.prompt_text]
    assert not held or not trained
    assert sides


def test_a_resumed_run_measures_on_the_rows_it_began_with(tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(100))
    first = prepared(tmp_path, path)
    again = prepared(tmp_path, path, json.loads(json.dumps(first.split)), split_seed=7)
    assert [r.line for r in again.validation] == [r.line for r in first.validation]
    assert again.split == first.split
    other = prepared(tmp_path, path, split_seed=7)
    assert [r.line for r in other.validation] != [r.line for r in first.validation]


def test_a_file_that_changed_is_named_before_anything_is_measured(tmp_path: Path) -> None:
    first = prepared(tmp_path, write_lines(tmp_path, question_answer(100)))
    path = write_lines(tmp_path, question_answer(99))
    with pytest.raises(Problem) as caught:
        prepared(tmp_path, path, first.split)
    assert caught.value.code == "DATA_CHANGED"


def test_rows_that_are_gone_are_a_problem(tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(100))
    split = prepared(tmp_path, path).split
    split["validation"].append({"file": 0, "line": 3, "digest": "00" * 12})
    with pytest.raises(Problem) as caught:
        prepared(tmp_path, path, split)
    assert caught.value.code == "SPLIT_CHANGED"
    assert caught.value.facts == {"rows": 11, "missing": 1}
