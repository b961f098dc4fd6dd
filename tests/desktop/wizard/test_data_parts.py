"""The Data page's pure parts: roles, questions, counts, lengths, and the files it writes."""

from __future__ import annotations

import csv
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.wizard.data.column_state import column_states
from desktop.wizard.data.length_bins import Lengths, blocks_of, cut_rows, nice
from desktop.wizard.data.lengths_card import lengths_card
from desktop.wizard.data.question_words import words_of
from desktop.wizard.data.questions import columns_for, open_questions, questions
from desktop.wizard.data.report_file import save_report
from desktop.wizard.data.roles import by_column, with_role
from desktop.wizard.data.row_counts import fates, reasons
from desktop.wizard.data.strip import ENCODINGS, encoding_key
from desktop.wizard.data.written import read_pairs, save_pairs, written_file
from desktop.wizard.draft import Draft
from desktop.wizard.estimate import rows_over
from desktop.wizard.session_data import hub_id
from tests.desktop.window import data_scenes, fakes

NESTED = {
    "instruction": "instruction",
    "input": "instances[].input",
    "output": "instances[].output",
}
SEEDS = ["id", "name", "instruction", "instances"]


def test_nested_parts_of_other_columns_survive_a_change() -> None:
    assert by_column(NESTED, SEEDS) == {"instruction": "instruction", "instances": "input"}
    changed = with_role(NESTED, SEEDS, "name", "also")
    assert changed == {**NESTED, "also:name": "name"}
    assert by_column(changed, SEEDS)["name"] == "also"
    assert with_role(changed, SEEDS, "name", "") == NESTED


def test_a_part_that_one_column_plays_leaves_the_other() -> None:
    columns = {"question": "a", "answer": "b"}
    assert with_role(columns, ["a", "b", "c"], "c", "output") == {"question": "a", "output": "c"}
    assert with_role(columns, ["a", "b", "c"], "a", "output") == {"output": "a"}


def test_several_columns_may_stand_in_the_question() -> None:
    columns = {"instruction": "q", "output": "a"}
    names = ["q", "a", "x", "y"]
    both = with_role(with_role(columns, names, "x", "also"), names, "y", "also")
    assert both == {**columns, "also:x": "x", "also:y": "y"}


def test_keys_within_turns_go_with_the_conversation() -> None:
    chat = {"messages": "messages", "role": "from", "text": "value"}
    names = ["messages", "q"]
    assert by_column(chat, names) == {"messages": "messages"}
    assert with_role(chat, names, "q", "system") == {**chat, "system": "q"}
    assert with_role(chat, names, "messages", "") == {}


def test_a_question_is_closed_by_its_answer_and_opened_by_taking_it_back() -> None:
    draft = Draft()
    keys = [q.key for q in open_questions(fakes.REPORT, draft)]
    assert keys == ["COLUMN_UNUSED:product", "trailing_comma"]
    product = open_questions(fakes.REPORT, draft)[0]
    wanted = {"instruction": "question", "output": "answer", "also:product": "product"}
    assert columns_for(product, "also", fakes.REPORT, draft) == wanted
    draft.answers = {"COLUMN_UNUSED:product": "ignore"}
    draft.fixes = ["trailing_comma"]
    assert open_questions(fakes.REPORT, draft) == []
    draft.answers = {}
    assert [q.key for q in open_questions(fakes.REPORT, draft)] == ["COLUMN_UNUSED:product"]


def test_a_decision_is_told_when_its_reason_is_gone() -> None:
    """Answered, the file is no preference data any more; the answer must still be taken back."""
    draft = Draft(answers={"PREFERENCE": "yes"}, columns={"prompt": "p", "chosen": "c"})
    told = [q for q in questions({**fakes.REPORT, "questions": [], "repairs": {}}, draft)]
    assert [q.key for q in told] == ["PREFERENCE"]
    assert "preferred answers are learned" in words_of(told[0]).decided["yes"]


@pytest.mark.parametrize("code", ["PREFERENCE", "CLASSIFICATION"])
def test_other_kinds_ask_for_consent(code: str) -> None:
    kind = code.lower()
    columns = {"prompt": "p", "chosen": "c", "rejected": "r", "text": "t", "label": "l"}
    problem = {"code": "DATA_KIND_NOT_TRAINABLE", "facts": {}}
    report = {**fakes.REPORT, "kind": kind, "columns": columns, "problem": problem}
    asked = open_questions(report, Draft())[0]
    assert asked.code == code
    given_back = columns_for(asked, "yes", report, Draft())
    assert given_back is not None
    assert "rejected" not in given_back
    assert words_of(asked).options


def test_every_question_has_words_for_each_of_its_answers() -> None:
    report = {
        **fakes.REPORT,
        "repairs": {
            "truncated": 117,
            "trailing_comma": 1,
            "not_finite": 3,
            "extra_cells": 6,
            "unknown_role": 5,
        },
        "quality": data_scenes.checks(MOJIBAKE=112),
        "header": False,
        "warnings": ["COLUMNS_GUESSED"],
        "notices": [{"code": "MIXED_SCHEMAS", "facts": {"schemas": {"alpaca": 20, "text": 3}}}],
    }
    found = open_questions(report, Draft())
    assert len(found) == 10
    for question in found:
        words = words_of(question)
        assert words.head != question.code
        assert len(words.options) == len(question.options)
        told = set(words.decided)
        assert told <= {"yes", "leave", "also", "ignore"}
        assert told


def test_the_header_says_what_is_unsettled() -> None:
    found = {s.name: s.state for s in column_states(fakes.REPORT, Draft())}
    assert found == {
        "question": "ready",
        "answer": "ready",
        "product": "review",
        "ticket_id": "ignored",
    }
    answered = Draft(answers={"COLUMN_UNUSED:product": "ignore"})
    assert {s.name: s.state for s in column_states(fakes.REPORT, answered)}["product"] == "ignored"


@given(
    kept=st.integers(0, 10_000),
    dropped=st.dictionaries(st.sampled_from(["empty", "duplicate", "x"]), st.integers(0, 99)),
    rejected=st.integers(0, 99),
    over=st.integers(0, 20_000),
    limit=st.one_of(st.none(), st.integers(1, 6000)),
)
def test_fates_always_add_up(
    kept: int, dropped: dict[str, int], rejected: int, over: int, limit: int | None
) -> None:
    lengths = {**fakes.REPORT["lengths"], "over_max_length": over}
    report = {
        "rows_total": kept + sum(dropped.values()),
        "rows_kept": kept,
        "dropped": dropped,
        "rejected_total": rejected,
        "lengths": lengths,
    }
    found = fates(report, limit)
    assert found.total == kept + sum(dropped.values()) + rejected
    assert min(found.whole, found.cut, found.left_out, found.rejected) >= 0


def test_reasons_know_their_files() -> None:
    report = {
        "files": [{"path": "/d/a.jsonl"}, {"path": "C:\\d\\b.jsonl"}],
        "rejected": [{"line": 3, "reason": "NOT_JSON", "file": "b.jsonl"}],
        "dropped_rows": [{"line": 9, "reason": "empty", "file": "a.jsonl"}],
        "dropped": {"empty": 40},
    }
    first, second = reasons(report)
    assert (first.code, first.count, first.places[0].file) == ("empty", 40, 0)
    assert (second.code, second.count, second.places[0].file) == ("NOT_JSON", 1, 1)


pairs = st.lists(
    st.tuples(st.integers(0, 50_000), st.integers(1, 500)),
    min_size=1,
    max_size=60,
    unique_by=lambda pair: pair[0],
)


@given(pairs, st.integers(0, 20_000))
def test_bars_hold_every_row_and_show_the_limit(found: list[tuple[int, int]], limit: int) -> None:
    lengths = Lengths(tuple(sorted(found)))
    bars = lengths.bars(limit)
    assert 2 <= len(bars) <= 40
    assert sum(bar.rows for bar in bars) == lengths.rows
    assert all(a.end == b.first for a, b in pairwise(bars))
    assert limit <= (bars[-1].end or bars[-1].first)
    assert lengths.over(limit) == sum(rows for tokens, rows in found if tokens > limit)


def test_another_limit_is_counted_from_the_lengths() -> None:
    assert cut_rows(fakes.REPORT, None) == 61
    assert cut_rows(fakes.REPORT, 2048) == 61
    assert cut_rows(fakes.REPORT, 5309) == 1
    assert cut_rows(fakes.REPORT, 6000) == 0
    assert cut_rows(fakes.REPORT, 19) == 4791


def test_no_limit_cuts_running_text_it_becomes_blocks() -> None:
    lengths = {"counts": [[40, 80], [1078, 10]], "rows_measured": 90, "mean": 155.0}
    told = {**lengths, "max": 1078, "median": 40, "max_length": 512, "blocks": 28}
    report = {"rows_kept": 90, "lengths": told}
    assert cut_rows(report, 64) == rows_over(report, 512) == 0
    assert (blocks_of(report, 512), blocks_of(report, 256)) == (28, 55)
    assert blocks_of(fakes.REPORT, 512) is None


def test_the_card_of_lengths_says_how_many_blocks(qapp: QApplication) -> None:
    told = {"counts": [[40, 80], [1078, 10]], "rows_measured": 90, "mean": 155.0, "max": 1078}
    told |= {"median": 40, "max_length": 512, "blocks": 28}
    made = lengths_card({"rows_kept": 90, "lengths": told}, 512)
    assert made is not None
    shown = made.accessibleDescription()
    assert "The text becomes 28 blocks of at most 512 tokens" in shown
    assert "fits" not in shown


def test_a_sample_counts_for_all_rows() -> None:
    lengths = {"counts": [[10, 50], [100, 50]], "measured_all": False, "max_length": 200}
    assert cut_rows({"rows_kept": 1000, "lengths": lengths}, 50) == 500


def test_widths_are_round() -> None:
    assert [nice(w) for w in (0.2, 1, 7, 88, 101, 260)] == [1, 1, 10, 100, 150, 300]


def test_what_is_written_by_hand_is_read_back(tmp_path: Path) -> None:
    kept = [("Olá “você”?\nSim.", "Não.\t1"), ("half", "")]
    file = save_pairs(tmp_path, [*kept, ("  ", "")])
    assert file == written_file(tmp_path)
    assert read_pairs(tmp_path) == kept
    assert len(file.read_text("utf-8").splitlines()) == 2
    file.write_text('{"question": "a", "answer": "b"}\nnot json\n[1]\n', encoding="utf-8")
    assert read_pairs(tmp_path) == [("a", "b")]


def test_the_report_is_saved_whole_or_as_lines(tmp_path: Path) -> None:
    save_report(fakes.REPORT, tmp_path / "r.json")
    kept = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert kept["rows_kept"] == 4791
    assert "preview" not in kept
    save_report(fakes.REPORT, tmp_path / "r.csv")
    raw = (tmp_path / "r.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert rows[0] == ["file", "line", "code", "reason"]
    assert rows[1] == ["support_tickets.jsonl", "118", "NOT_JSON", "is not valid JSON"]
    assert len(rows) == 1 + 9 + 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tatsu-lab/alpaca", "tatsu-lab/alpaca"),
        (" https://huggingface.co/datasets/tatsu-lab/alpaca ", "tatsu-lab/alpaca"),
        ("alpaca", ""),
        ("a/b/c", ""),
        ("/data/x", ""),
        ("C:\\data\\x", ""),
    ],
)
def test_names_of_the_hub_are_told_from_paths(text: str, found: str) -> None:
    assert hub_id(text) == found


def test_a_folder_of_this_computer_is_no_name_of_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "mine").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert hub_id("data/mine") == ""


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "UTF-8", "cp1252", "utf_16", "utf-16-le", "latin-1"]
)
def test_encodings_of_reports_are_ones_that_can_be_chosen(name: str) -> None:
    assert encoding_key(name) in ENCODINGS


def test_reports_of_earlier_versions_are_read() -> None:
    old: dict[str, Any] = {**fakes.REPORT, "warnings": [{"code": "NO_HEADER", "facts": {}}]}
    for key in ("quality", "questions", "repairs", "fixed", "files"):
        del old[key]
    assert open_questions(old, Draft()) == []
    assert fates(old, None).total == 4812
