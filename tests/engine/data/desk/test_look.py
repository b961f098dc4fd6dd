"""A look with decisions: everything adds up in every state, and only what must be is read again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.data.desk import one_pass
from engine.data.desk.asked import Asked
from engine.data.desk.look import Looker
from tests.engine.data.files import question_answer, write, write_lines


class Desk:
    """A looker whose readings are counted."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looker = Looker(folder / "shelf")
        self.readings = 0
        self.told: list[tuple[str, dict[str, Any]]] = []
        opened = one_pass.open_data

        def counting(*given: Any) -> Any:
            self.readings += 1
            return opened(*given)

        monkeypatch.setattr(one_pass, "open_data", counting)

    def look(self, path: Path, **given: Any) -> dict[str, Any]:
        self.told.clear()
        asked = Asked.of({"path": str(path), **given})
        report = self.looker.look(asked, lambda *told: self.told.append(told), lambda: False)
        assert_adds_up(report)
        for _, part in self.told:
            if "rows_total" in part:
                assert_adds_up(part)
        return report


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(tmp_path, monkeypatch)
    yield made
    made.looker.close()


def assert_adds_up(report: dict[str, Any]) -> None:
    dropped, rejected = report["dropped"], report["rejected"]
    assert report["rows_total"] == report["rows_kept"] + sum(dropped.values())
    assert report["lines_total"] == (
        report["lines_blank"] + report["rejected_total"] + report["rows_total"]
    )
    assert len(report["dropped_rows"]) == sum(dropped.values())
    assert len(rejected) == report["rejected_total"]
    assert all(row["line"] and row["reason"] for row in [*rejected, *report["dropped_rows"]])
    assert report["warnings"][: len(report["notices"])] or not report["notices"]
    json.dumps(report, default=str)


def rows_with_findings() -> list[dict[str, Any]]:
    rows = question_answer(60)
    long = "The quick brown fox jumps over the lazy dog near the old river bank at dawn today"
    rows += [{"question": "Who jumps?", "answer": f"{long} number {n}."} for n in (1, 2, 3)]
    rows.append(
        {"question": "Who to write to?", "answer": "Please write to ana.silva@empresa.com.br."}
    )
    rows.append({"question": "Name?", "answer": "Dear {{customer_name}}, welcome to our shop."})
    rows.append(rows[0])
    rows.append({"question": "Nothing?", "answer": ""})
    return rows


def test_a_first_look_previews_counts_and_checks(desk: Desk, tmp_path: Path) -> None:
    path = write_lines(tmp_path, rows_with_findings())
    report = desk.look(path)
    partial = [part for what, part in desk.told if what == "preview"]
    assert partial[0]["partial"] is True
    assert "quality" not in partial[0]
    assert report.get("partial") is None
    assert report["v"] == 2
    assert report["dropped"] == {"duplicate": 1, "empty": 1}
    found = {check["code"]: check["rows"] for check in report["quality"]["checks"]}
    assert found["PERSONAL_DATA"] == 1
    assert found["PLACEHOLDERS"] == 1
    assert found["NEAR_DUPLICATES"] >= 2
    assert {"PERSONAL_DATA", "PLACEHOLDERS", "NEAR_DUPLICATES"} <= set(report["warnings"])
    assert [notice["code"] for notice in report["notices"]] == []
    assert report["files"][0]["sha256"] == report["sha256"]


def test_leaving_rows_out_reads_nothing_again(desk: Desk, tmp_path: Path) -> None:
    path = write_lines(tmp_path, rows_with_findings())
    before = desk.look(path)
    after = desk.look(path, leave_out=["personal_data", "near_duplicate"])
    assert desk.readings == 1
    assert after["dropped"]["personal_data"] == 1
    assert after["rows_kept"] == before["rows_kept"] - sum(after["dropped"].values()) + 2
    line = next(row["line"] for row in after["dropped_rows"] if row["reason"] == "personal_data")
    assert line == 64
    assert desk.look(path) == before
    assert desk.readings == 1


def test_other_columns_fixes_or_letters_read_again(desk: Desk, tmp_path: Path) -> None:
    path = write_lines(tmp_path, rows_with_findings())
    desk.look(path)
    swapped = desk.look(path, columns={"instruction": "answer", "output": "question"})
    assert swapped["columns"] == {"instruction": "answer", "output": "question"}
    masked = desk.look(path, fixes=["mask_personal_data"])
    assert masked["fixed"] == {"mask_personal_data": 1}
    assert "PERSONAL_DATA" not in masked["warnings"]
    desk.look(path, encoding="cp1252")
    assert desk.readings == 4
    path.write_text(json.dumps({"question": "new", "answer": "file"}) + "\n" * 3, encoding="utf-8")
    assert desk.look(path, encoding="cp1252")["rows_total"] == 1


def test_everything_left_out_is_a_problem_that_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    rows = [{"question": f"Who {n}?", "answer": f"Dear {{{{name}}}}, it is {n}."} for n in range(4)]
    report = desk.look(write_lines(tmp_path, rows), leave_out=["placeholder"])
    assert report["rows_kept"] == 0
    assert report["problem"]["code"] == "DATA_NOTHING_LEFT"
    assert report["problem"]["facts"]["dropped"] == {"placeholder": 4}


def test_a_cut_file_offers_its_whole_rows(desk: Desk, tmp_path: Path) -> None:
    whole = json.dumps(question_answer(9), indent=1)
    path = write(tmp_path, "rows.json", whole[:-40])
    refused = desk.look(path)
    assert refused["problem"]["code"] == "DATA_TRUNCATED"
    assert refused["repairs"] == {"truncated": 8}
    taken = desk.look(path, fixes=["truncated"])
    assert (taken["rows_kept"], taken["fixed"], taken["repairs"]) == (8, {"truncated": 8}, {})
    assert "problem" not in taken


def test_a_folder_names_the_file_of_every_reason(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    write_lines(folder, question_answer(5), "a.jsonl")
    bad = json.dumps({"question": "q", "answer": " "}) + "\nnonsense\n"
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(bad.encode()))
    write(folder, "c.jsonl", b"%PDF-1.4 no data")
    report = desk.look(folder)
    assert [(row["file"], row["line"]) for row in report["rejected"]] == [("b.jsonl.gz", 2)]
    assert [(row["file"], row["line"]) for row in report["dropped_rows"]] == [("b.jsonl.gz", 1)]
    assert len(report["files"]) == 3
    assert "FILE_LEFT_OUT" in report["warnings"]


def test_rows_of_the_own_validation_file_are_found(desk: Desk, tmp_path: Path) -> None:
    rows = [
        {"question": f"Explain the {n} fold way of item {n * 7}", "answer": f"It goes {n} " * 12}
        for n in range(30)
    ]
    path, aside = write_lines(tmp_path, rows), write_lines(tmp_path, rows[:4], "held_out.jsonl")
    report = desk.look(path, validation_path=str(aside), leave_out=["leaked"])
    assert report["validation_rows"] == 4
    assert report["dropped"]["leaked"] >= 4
    missing = desk.look(path, validation_path=str(tmp_path / "none.jsonl"))
    assert missing["validation_problem"]["code"] == "DATA_FILE_MISSING"


def test_columns_have_states_and_questions(desk: Desk, tmp_path: Path) -> None:
    rows = [
        {"question": f"What is {n}?", "answer": f"It is number {n}.", "product": "ABC"[n % 3],
         "id": f"T-{n}"}
        for n in range(40)
    ]  # fmt: skip
    report = desk.look(write_lines(tmp_path, rows))
    states = {name: state["state"] for name, state in report["column_states"].items()}
    assert states == {"question": "ready", "answer": "ready", "product": "ignored", "id": "ignored"}
    assert [(q["column"], q["values"]) for q in report["questions"]] == [("product", 3)]
    wrong = desk.look(write_lines(tmp_path, [*rows, *({"question": "x"} for _ in range(60))]))
    assert wrong["column_states"]["answer"]["state"] == "wrong"


def test_a_column_of_conversations_tells_who_speaks_and_how_often(
    desk: Desk, tmp_path: Path
) -> None:
    def said(turns: int, system: str = "") -> dict[str, Any]:
        roles = ["system"] * bool(system) + ["user", "assistant"] * (turns // 2)
        return {"messages": [{"role": r, "content": f"{r} {turns} {i}"} for i, r in
                             enumerate(roles)]}  # fmt: skip

    path = write_lines(tmp_path, [said(2), said(8), said(4, "Be kind."), said(4)])
    state = desk.look(path)["column_states"]["messages"]
    assert state["roles"] == ["assistant", "system", "user"]
    assert state["turns"] == [2, 8]


def test_single_rows_and_their_filters(desk: Desk, tmp_path: Path) -> None:
    path = write_lines(tmp_path, rows_with_findings())
    report = desk.look(path, model="starter", max_length=40)
    kept = report["rows_kept"]
    assert report["lengths"]["rows_measured"] == kept
    row = desk.looker.row({"filter": "all", "at": 2, "max_length": 40})
    assert (row["row"], row["of"], row["line"], row["file"]) == (2, kept, 3, 0)
    assert (row["place"], row["places"]) == (2, kept)
    longest = desk.looker.row({"filter": "longest", "at": 0})
    assert desk.looker.row({"at": longest["place"]})["line"] == longest["line"]
    assert longest["total_tokens"] == report["lengths"]["max"]
    cut = desk.looker.row({"filter": "cut", "at": 0, "max_length": 40})
    assert cut["of"] == report["lengths"]["over_max_length"] > 0
    assert desk.looker.row({"filter": "quality:PERSONAL_DATA", "at": 0})["line"] == 64
    assert desk.looker.row({"filter": "quality:PERSONAL_DATA", "at": 1})["of"] == 1
    everywhere = {desk.looker.row({"filter": "random", "at": at})["line"] for at in range(kept)}
    assert len(everywhere) == kept
    found = desk.looker.find({"text": "ANA.silva"})
    assert (found["found"], found["line"]) == (True, 64)
    assert not desk.looker.find({"text": "not there"})["found"]
    desk.look(path, model="starter", leave_out=["personal_data"])
    dropped = desk.looker.row({"filter": "dropped:personal_data", "at": 0})
    assert (dropped["line"], dropped["row"], "place" in dropped) == (64, 0, False)
    last = desk.looker.row({"filter": "all", "at": kept - 2})
    assert (last["place"], last["places"], last["of"]) == (kept - 2, kept - 1, kept - 1)
    assert desk.looker.row({"filter": "longest", "at": 3})["places"] == kept - 1
    assert desk.readings == 1


def test_raw_lines_around_a_reject(desk: Desk, tmp_path: Path) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in question_answer(30)]
    lines[14] = '{"question": "çã", "answer": 1,}'
    desk.look(write(tmp_path, "a.jsonl", "\r\n".join(lines).encode("utf-16")))
    shown = desk.looker.line({"file": 0, "line": 15})
    assert [line["line"] for line in shown["lines"]] == [12, 13, 14, 15, 16, 17, 18]
    assert shown["lines"][3]["text"] == lines[14]
    assert desk.looker.line({"file": 0, "line": 99})["lines"] == []


def test_what_cannot_be_read_is_a_problem(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="DATA_FILE_MISSING"):
        desk.look(tmp_path / "none.csv")
    with pytest.raises(Problem, match="DATA_ENCODING_UNKNOWN"):
        desk.look(write_lines(tmp_path, question_answer(3)), encoding="klingon")
