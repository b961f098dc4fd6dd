"""Marks that a model does not stop at, has no number for, or was never trained on; and the way out:
Formiga's own conversation format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.data.desk.asked import Asked
from engine.data.desk.look import Looker
from engine.starter import starter_model_dir
from tests.engine import odd_models
from tests.engine.data.files import question_answer, write_lines


@pytest.fixture
def looker(tmp_path: Path) -> Iterator[Looker]:
    made = Looker(tmp_path / "shelf")
    yield made
    made.close()


def checks(looker: Looker, folder: Path, model: Path, **asked: Any) -> dict[str, Any]:
    rows = write_lines(folder, asked.pop("rows", question_answer(40)))
    question = Asked.of({"path": str(rows), "model": str(model), **asked})
    report = looker.look(question, lambda *_: None, lambda: False)
    found: dict[str, Any] = report["lengths"]["checks"]
    return found


def test_a_model_whose_marks_are_its_own_is_not_accused(looker: Looker, tmp_path: Path) -> None:
    found = checks(looker, tmp_path, starter_model_dir())
    assert found["foreign_ends"] == found["new_tokens"] == found["untrained_marks"] == []
    assert not found["own_template_helps"]


def test_rows_that_end_where_the_model_would_not_stop(looker: Looker, tmp_path: Path) -> None:
    found = checks(looker, tmp_path, odd_models.foreign_end(tmp_path))
    assert found["foreign_ends"] == [["<|end|>", 40]]


def test_a_cut_row_s_last_token_is_no_end(looker: Looker, tmp_path: Path) -> None:
    long = [{"question": "q", "answer": "word " * 9000}]
    rows = [*question_answer(5), *long]
    found = checks(looker, tmp_path, odd_models.foreign_end(tmp_path), rows=rows)
    assert found["foreign_ends"] == [["<|end|>", 5]]


def test_marks_beyond_the_model_s_table_are_cured_by_the_own_format(
    looker: Looker, tmp_path: Path
) -> None:
    model = odd_models.beyond_table(tmp_path)
    found = checks(looker, tmp_path, model)
    assert (found["new_tokens"], found["own_template_helps"]) == (["<|done|>"], True)
    own = checks(looker, tmp_path, model, chat_template="formiga")
    assert (own["template"], own["new_tokens"], own["foreign_ends"]) == ("chosen", [], [])


def test_marks_in_a_person_s_own_texts_are_not_cured_by_another_format(
    looker: Looker, tmp_path: Path
) -> None:
    from transformers import AutoTokenizer

    model = odd_models.copy_starter(tmp_path)
    tokenizer = AutoTokenizer.from_pretrained(model)
    tokenizer.add_special_tokens({"additional_special_tokens": ["<|tool|>"]})
    tokenizer.save_pretrained(model)
    rows = [*question_answer(20), {"question": "what?", "answer": "<|tool|> call"}]
    found = checks(looker, tmp_path, model, rows=rows)
    assert (found["new_tokens"], found["own_template_helps"]) == (["<|tool|>"], False)


def test_a_mark_that_was_never_trained_is_seen_in_the_embedding(
    looker: Looker, tmp_path: Path
) -> None:
    found = checks(looker, tmp_path, odd_models.untrained_mark(tmp_path))
    assert (found["untrained_marks"], found["own_template_helps"]) == (["<|assistant|>"], True)


def test_a_row_of_the_desk_is_shown_in_the_format_that_was_chosen(
    looker: Looker, tmp_path: Path
) -> None:
    checks(looker, tmp_path, starter_model_dir(), chat_template="formiga")
    shown = looker.row({"at": 0, "chat_template": "formiga"})
    assert shown["template"] == "chosen"
    assert shown["text"].startswith("### Instruction:\n")
    assert looker.row({"at": 0})["text"].startswith("<|user|>")
