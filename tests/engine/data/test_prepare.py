"""From a job's data settings to rows of tokens: split, limits, blocks of text, the report."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.contract.problems_data import WARNINGS
from engine.contract.spec import DatasetSpec
from engine.data.prepare import Prepared, prepare
from engine.data.rendering.encode import IGNORED, Encoded
from engine.data.split import split_rows, wanted_rows
from tests.engine.data.files import question_answer, write, write_lines
from tests.engine.data.small_tokenizer import BROKEN, CHATML, make_tokenizer


def prepared(folder: Path, path: Path | str, *, max_length: int = 200, **settings: Any) -> Prepared:
    spec = DatasetSpec(path=str(path), **settings)
    tokenizer = make_tokenizer(CHATML, eos_token="<|im_end|>")
    return prepare(spec, tokenizer, max_length=max_length, seed=0, base_dir=folder)


def lines(rows: list[Encoded]) -> list[int]:
    return [row.line for row in rows]


def test_rows_are_split_by_the_recipes_rule_and_everything_adds_up(tmp_path: Path) -> None:
    done = prepared(tmp_path, write_lines(tmp_path, question_answer(100)))
    assert (len(done.train), len(done.validation)) == (90, 10)
    assert sorted(lines(done.train) + lines(done.validation)) == list(range(1, 101))
    report = done.report
    assert report["rows_total"] == report["rows_kept"] == 100
    assert (report["train_rows"], report["validation_rows"]) == (90, 10)
    assert report["template"] == "model"
    assert len(done.examples) == 3
    assert all(example["learned"].endswith("<|im_end|>") for example in done.examples)
    json.dumps(report, allow_nan=False)


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(100))
    first, again = prepared(tmp_path, path), prepared(tmp_path, path)
    other = prepared(tmp_path, path, split_seed=1)
    assert lines(first.validation) == lines(again.validation)
    assert lines(first.validation) != lines(other.validation)
    assert first.examples == again.examples


def test_a_relative_path_starts_at_the_base_folder(tmp_path: Path) -> None:
    folder = tmp_path / "dados é aqui"
    folder.mkdir()
    write_lines(folder, question_answer(50))
    assert len(prepared(folder, "rows.jsonl").train) == 42


def test_max_rows_counts_rows_that_fit(tmp_path: Path) -> None:
    rows = question_answer(60)
    for place in range(0, 60, 2):
        rows[place]["answer"] = "x" * 500
    path = write_lines(tmp_path, rows)
    done = prepared(tmp_path, path, too_long="drop", max_rows=20, validation_rows=5)
    assert (len(done.train), len(done.validation)) == (15, 5)
    assert done.report["dropped"] == {"too_long": 30, "over_max_rows": 10}
    assert done.report["rows_kept"] == 20
    assert sum(done.report["dropped"].values()) + 20 == done.report["rows_total"]


def test_cut_rows_are_counted(tmp_path: Path) -> None:
    rows = [*question_answer(50), {"question": "long", "answer": "x" * 500}]
    done = prepared(tmp_path, write_lines(tmp_path, rows))
    assert done.report["rows_cut"] == 1
    assert done.report["answer_tokens_cut"] > 300
    assert max(len(row.input_ids) for row in done.train + done.validation) == 200
    found = {warning["code"]: warning["facts"] for warning in done.report["notices"]}
    assert found["ROWS_CUT"]["rows"] == 1
    assert all(set(facts) == set(WARNINGS[code]) for code, facts in found.items())


def test_rows_with_the_same_question_stay_on_one_side(tmp_path: Path) -> None:
    rows = [{"question": f"Q {n % 30}", "answer": f"a{n}"} for n in range(120)]
    done = prepared(tmp_path, write_lines(tmp_path, rows))
    asked = {row.prompt_text for row in done.train}
    assert asked.isdisjoint({row.prompt_text for row in done.validation})
    assert 6 <= len(done.validation) <= 12


def test_where_every_row_asks_the_same_the_rule_is_loosened_and_said(tmp_path: Path) -> None:
    rows = [{"question": "Say something", "answer": f"number {n}"} for n in range(80)]
    done = prepared(tmp_path, write_lines(tmp_path, rows))
    assert len(done.validation) == 8
    assert {"code": "SPLIT_LOOSENED", "facts": {"by": "row"}} in done.report["notices"]


def test_equal_rows_never_part(tmp_path: Path) -> None:
    rows = question_answer(50) * 2
    done = prepared(tmp_path, write_lines(tmp_path, rows), drop_duplicates=False)
    assert {row.reference for row in done.train}.isdisjoint(r.reference for r in done.validation)


def test_few_rows_are_all_trained_on_and_said(tmp_path: Path) -> None:
    done = prepared(tmp_path, write_lines(tmp_path, question_answer(20)))
    assert (len(done.train), done.validation) == (20, [])
    codes = [notice["code"] for notice in done.report["notices"]]
    assert codes == ["FEW_ROWS", "NO_VALIDATION"]


def test_a_file_of_its_own_measures(tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(60))
    own = write_lines(tmp_path, question_answer(63)[57:], "held.jsonl")
    done = prepared(tmp_path, path, validation_path=str(own))
    assert (len(done.train), len(done.validation)) == (60, 6)
    assert {"code": "VALIDATION_IN_TRAIN", "facts": {"rows": 3}} in done.report["notices"]


def test_the_report_names_the_file_that_measures_by_its_hash(tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(60))
    own = write_lines(tmp_path, question_answer(66)[60:], "held.jsonl")
    done = prepared(tmp_path, path, validation_path=str(own))
    assert done.report["validation_sha256"] == hashlib.sha256(own.read_bytes()).hexdigest()
    assert done.report["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    write_lines(tmp_path, question_answer(67)[60:], "held.jsonl")
    changed = prepared(tmp_path, path, validation_path=str(own))
    assert changed.report["validation_sha256"] != done.report["validation_sha256"]
    assert "validation_sha256" not in prepared(tmp_path, path).report


@pytest.mark.parametrize(
    ("rows", "fraction", "exact", "wanted"),
    [(39, 0.1, None, 0), (40, 0.1, None, 8), (100, 0.1, None, 10), (9000, 0.1, None, 200),
     (100, 0.2, None, 20), (100, 0.0, None, 0), (100, 0.1, 7, 7), (10, 0.1, 3, 3)],
)  # fmt: skip
def test_how_many_rows_are_kept_aside(
    rows: int, fraction: float, exact: int | None, wanted: int
) -> None:
    assert wanted_rows(rows, fraction, exact) == wanted


def test_more_rows_aside_than_there_are_is_refused() -> None:
    with pytest.raises(Problem, match="DATA_VALIDATION_TOO_LARGE"):
        wanted_rows(10, 0.1, 10)


def test_nothing_aside_is_possible() -> None:
    rows = [Encoded([1, 2], [1, 2], n, "", "", []) for n in range(4)]
    split = split_rows(rows, 0, seed=0)
    assert (split.train, split.validation) == ([0, 1, 2, 3], [])


def test_running_text_becomes_full_blocks(tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph number {n} says hello world." for n in range(200))
    done = prepared(tmp_path, write(tmp_path, "book.txt", text), max_length=64)
    blocks = sorted(done.train + done.validation, key=lambda block: block.line)
    assert done.report["kind"] == "text"
    assert sum(len(block.input_ids) == 64 for block in blocks) >= len(blocks) - 1
    assert all(block.labels == block.input_ids for block in blocks)
    tokenizer = make_tokenizer(CHATML, eos_token="<|im_end|>")
    joined = "".join(tokenizer.decode(block.input_ids) for block in blocks)
    assert joined == text + "<|im_end|>"


def test_documents_do_not_share_blocks(tmp_path: Path) -> None:
    rows = [{"text": f"document {n} " + "hello world " * 9} for n in range(50)]
    done = prepared(tmp_path, write_lines(tmp_path, rows), max_length=40)
    ends = [row.input_ids.count(row.input_ids[-1]) for row in done.train if len(row.labels) < 40]
    assert ends
    assert all(count == 1 for count in ends)
    assert {row.line for row in done.train + done.validation} == set(range(1, 51))


def test_a_begin_token_stands_before_every_block(tmp_path: Path) -> None:
    tokenizer = make_tokenizer(CHATML, begin="<s>")
    spec = DatasetSpec(path=str(write(tmp_path, "a.txt", "hello world " * 300)))
    done = prepare(spec, tokenizer, max_length=50, seed=0, base_dir=tmp_path)
    assert all(row.input_ids[0] == tokenizer.bos_token_id for row in done.train)
    assert all(row.labels[0] == IGNORED for row in done.train)


@pytest.mark.parametrize(
    ("content", "settings", "code"),
    [
        ("", {}, "DATA_EMPTY"),
        ("[" + json.dumps(question_answer(3))[1:60], {}, "DATA_TRUNCATED"),
        ("{'a': 1}\n{'b': 2}\n", {}, "DATA_ALL_REJECTED"),
        ('{"prompt": "a"}\n{"prompt": "b"}\n', {}, "DATA_NO_ANSWERS"),
        ('{"x": 1, "y": 2}\n{"x": 1, "y": 2}\n', {}, "DATA_COLUMNS_UNKNOWN"),
        ('{"question": "a", "answer": "b"}\n', {}, "DATA_TOO_FEW_ROWS"),
        ('{"question": "' + "x" * 900 + '", "answer": "b"}\n', {}, "DATA_ALL_TOO_LONG"),
        ('{"question": "a", "answer": "b"}\n' * 2, {"validation_rows": 1}, "TOO_LARGE"),
        ('{"messages": [{"role": "x", "content": "a"}]}\n' * 3, {}, "DATA_NOTHING_LEFT"),
    ],
)
def test_each_refusal_has_its_code(
    tmp_path: Path, content: str, settings: dict[str, Any], code: str
) -> None:
    with pytest.raises(Problem, match=code):
        prepared(tmp_path, write(tmp_path, "rows.jsonl", content), **settings)


def test_a_template_that_renders_nothing_is_named(tmp_path: Path) -> None:
    spec = DatasetSpec(path=str(write_lines(tmp_path, question_answer(5))))
    with pytest.raises(Problem, match="TEMPLATE_REFUSED") as caught:
        prepare(spec, make_tokenizer(BROKEN), max_length=99, seed=0, base_dir=tmp_path)
    assert caught.value.facts["rows"] == 5
