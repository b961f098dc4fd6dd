"""Whoever looked at the data first does the work; a start that follows tokenises nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.contract.spec import DatasetSpec
from engine.data.desk.asked import Asked
from engine.data.desk.look import Looker
from engine.data.prepare import Prepared, prepare
from engine.data.rendering.tokens import TextTokenizer
from engine.models.tokenizer import load_tokenizer
from engine.starter import starter_model_dir
from tests.engine.data.files import question_answer, write, write_lines


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts went through the tokenizer, one entry a call."""
    calls: list[int] = []
    for name in ("encode_many", "ids_many"):
        real = getattr(TextTokenizer, name)
        monkeypatch.setattr(
            TextTokenizer,
            name,
            lambda self, texts, real=real: calls.append(len(texts)) or real(self, texts),
        )
    one = TextTokenizer.encode
    monkeypatch.setattr(
        TextTokenizer, "encode", lambda self, text: calls.append(1) or one(self, text)
    )
    return calls


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("FORMIGA_HOME", str(folder))
    return folder


def look(path: Path, home: Path, **asked: Any) -> dict[str, Any]:
    looker = Looker(home / "cache" / "desk", home)
    try:
        question = Asked.of({"path": str(path), "model": "starter", "max_length": 128, **asked})
        return looker.look(question, lambda what, fields: None, lambda: False)
    finally:
        looker.close()


def start(path: Path, home: Path, *, max_length: int = 128, **settings: Any) -> Prepared:
    spec = DatasetSpec(path=str(path), **settings)
    tokenizer = load_tokenizer(starter_model_dir())
    return prepare(spec, tokenizer, max_length=max_length, seed=0, base_dir=path.parent, home=home)


def tokens(done: Prepared) -> list[tuple[list[int], list[int]]]:
    return [(row.input_ids, row.labels) for row in [*done.train, *done.validation]]


def test_a_start_after_a_look_tokenises_nothing(
    tmp_path: Path, home: Path, counted: list[int]
) -> None:
    path = write_lines(tmp_path, question_answer(300))
    report = look(path, home)
    assert sum(counted) >= 300
    assert report["lengths"]["rows_measured"] == 300
    counted.clear()
    done = start(path, home)
    assert sum(counted) == 0
    assert (done.report["rows_tokenised"], done.report["rows_from_cache"]) == (0, 300)
    assert tokens(done) == tokens(start(path, tmp_path / "elsewhere"))


@pytest.mark.parametrize(
    "settings",
    [
        {"max_length": 16},
        {"max_length": 512, "split_seed": 5},
        {"leave_out": ["near_duplicate"]},
        {"max_rows": 50, "validation_rows": 5},
        {"too_long": "drop", "max_length": 24},
    ],
)
def test_other_decisions_take_the_same_tokens(
    tmp_path: Path, home: Path, counted: list[int], settings: dict[str, Any]
) -> None:
    rows = question_answer(120)
    rows[7]["answer"] = "long " * 90
    path = write_lines(tmp_path, rows)
    look(path, home)
    counted.clear()
    done = start(path, home, **settings)
    assert sum(counted) == 0
    assert tokens(done) == tokens(start(path, tmp_path / "elsewhere", **settings))


def test_a_second_look_tokenises_nothing(tmp_path: Path, home: Path, counted: list[int]) -> None:
    path = write_lines(tmp_path, question_answer(300))
    first = look(path, home)
    counted.clear()
    second = look(path, home)
    assert sum(counted) < 5, "only the row that is shown"
    assert first["lengths"] == second["lengths"]


def test_only_new_rows_of_a_longer_file_are_tokenised(tmp_path: Path, home: Path) -> None:
    path = write_lines(tmp_path, question_answer(200))
    look(path, home)
    path = write_lines(tmp_path, question_answer(230), "longer.jsonl")
    done = start(path, home)
    assert (done.report["rows_tokenised"], done.report["rows_from_cache"]) == (30, 200)


def test_other_words_to_learn_are_other_tokens(tmp_path: Path, home: Path) -> None:
    path = write_lines(tmp_path, question_answer(60))
    look(path, home)
    done = start(path, home, train_on="all")
    assert done.report["rows_from_cache"] == 0
    assert all(row.labels[1:] == row.input_ids[1:] for row in done.train)


@pytest.mark.parametrize("name", ["novel.txt", "documents.jsonl"])
def test_running_text_is_taken_from_the_store_too(
    tmp_path: Path, home: Path, counted: list[int], name: str
) -> None:
    words = [
        "the",
        "old",
        "ship",
        "went",
        "out",
        "to",
        "sea",
        "in",
        "autumn",
        "and",
        "came",
        "home",
    ]
    parts = [" ".join(words[n % 5 : 6 + n % 9] * (1 + n % 4)) + f" {n}." for n in range(300)]
    if name.endswith(".txt"):
        path = write(tmp_path, name, "\n\n".join(parts))
    else:
        path = write_lines(tmp_path, [{"text": part} for part in parts], name)
    look(path, home)
    counted.clear()
    done = start(path, home, max_length=64)
    assert sum(counted) == 0
    assert done.report["rows_tokenised"] == 0
    assert tokens(done) == tokens(start(path, tmp_path / "elsewhere", max_length=64))


def test_rows_left_out_by_a_decision_are_dropped_with_its_name(tmp_path: Path, home: Path) -> None:
    rows: list[dict[str, Any]] = question_answer(80)
    rows[3]["answer"] = "Write to ana.souza@livrosdomar.com.br for the whole list of numbers."
    path = write_lines(tmp_path, rows)
    done = start(path, home, leave_out=["personal_data"])
    assert done.report["dropped"] == {"personal_data": 1}
    assert done.report["rows_kept"] == 79
    assert 4 not in [row.line for row in [*done.train, *done.validation]]


def test_a_damaged_store_costs_time_only(tmp_path: Path, home: Path) -> None:
    path = write_lines(tmp_path, question_answer(100))
    look(path, home)
    for file in (home / "cache" / "prepared").rglob("tokens.npy"):
        content = bytearray(file.read_bytes())
        content[-3] ^= 1
        file.write_bytes(content)
    done = start(path, home)
    assert done.report["rows_tokenised"] == 100
    assert tokens(done) == tokens(start(path, tmp_path / "elsewhere"))
