"""Data sets from the hub, over real HTTP from a hub on loopback that fails on purpose."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.contract.problems import Problem
from engine.data.reading.hub_data import (
    configured,
    fetch_dataset,
    looks_like_dataset_id,
    resolve_data,
    wanted_files,
)
from engine.data.reading.read import open_data
from engine.models.hub_api import RemoteFile
from tests.engine.data.files import question_answer
from tests.engine.models.fake_hub import FakeHub, serving


def lines(rows: int) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in question_answer(rows)).encode()


FILES = {
    "README.md": b"# words",
    ".gitattributes": b"*",
    "loader.py": b"raise SystemExit",
    "data/train-00000.jsonl.gz": gzip.compress(lines(40)),
    "data/train-00001.jsonl.gz": gzip.compress(lines(3)),
    "data/validation.jsonl": lines(5),
    "data/test.jsonl": lines(7),
    "dataset_infos.json": b"{}",
}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeHub]:
    with serving(FakeHub({"org/rows": dict(FILES)})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hf home"))
        monkeypatch.setattr(time, "sleep", lambda seconds: None)  # waits between attempts
        yield running


def nothing(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def test_rows_to_train_and_to_measure_on_are_fetched_and_nothing_else(
    hub: FakeHub, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    folder = fetch_dataset("org/rows", home=tmp_path, on_progress=lambda *c: seen.append(c))
    assert folder == tmp_path / "datasets" / "org--rows"
    assert sorted(name for name, _ in hub.requests) == [
        "data/train-00000.jsonl.gz", "data/train-00001.jsonl.gz", "data/validation.jsonl",
    ]  # fmt: skip
    data = open_data(folder)
    assert len(list(data.entries())) == 43
    assert data.validation == folder / "data" / "validation.jsonl"
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_data_set_that_is_there_is_not_asked_about_again(hub: FakeHub, tmp_path: Path) -> None:
    folder = fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)
    hub.status["org/rows"] = 500
    assert fetch_dataset("org/rows", home=tmp_path, on_progress=nothing) == folder
    assert resolve_data("org/rows", tmp_path) == folder


def test_a_name_is_a_file_first_then_a_data_set(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Problem, match="DATASET_NOT_DOWNLOADED"):
        resolve_data("org/rows", tmp_path)
    assert resolve_data("org/rows.jsonl", tmp_path) == Path("org/rows.jsonl")
    assert resolve_data("não existe.csv", tmp_path) == Path("não existe.csv")
    assert resolve_data("org/rows", tmp_path, may_fetch=True).name == "org--rows"
    (tmp_path / "org" / "rows").mkdir(parents=True)
    assert resolve_data("org/rows", tmp_path) == Path("org/rows")


def test_a_cut_download_goes_on_where_it_stopped(hub: FakeHub, tmp_path: Path) -> None:
    big = gzip.compress(json.dumps(list(range(400_000))).encode(), 1)
    hub.files["org/rows"] = {"train.json.gz": big}
    hub.cut_after, hub.cuts, hub.then_silent = 300_000, 1, True
    with pytest.raises(Problem, match="HUB_INTERRUPTED"):
        fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)
    hub.cut_after = None
    hub.requests.clear()
    folder = fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)
    assert (folder / "train.json.gz").read_bytes() == big
    assert hub.requests[0][1] is not None


@pytest.mark.parametrize(
    ("status", "headers", "code"),
    [
        (404, {}, "HUB_NOT_FOUND"),
        (401, {"X-Error-Code": "GatedRepo"}, "HUB_GATED"),
        (403, {}, "HUB_DENIED"),
        (429, {"Retry-After": "17"}, "HUB_RATE_LIMITED"),
        (503, {}, "HUB_SERVER_ERROR"),
    ],
)
def test_each_refusal_of_the_hub_has_its_code(
    hub: FakeHub, tmp_path: Path, status: int, headers: dict[str, str], code: str
) -> None:
    hub.status["org/rows"], hub.headers = status, headers
    with pytest.raises(Problem, match=code):
        fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)


def test_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with pytest.raises(Problem, match="HUB_UNREACHABLE"):
        fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)


def test_a_data_set_of_code_or_pictures_is_refused_before_anything_is_fetched(
    hub: FakeHub, tmp_path: Path
) -> None:
    hub.files["org/rows"] = {"loader.py": b"x", "images.zip": b"PK"}
    with pytest.raises(Problem, match="DATASET_NO_FILES") as caught:
        fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)
    assert caught.value.facts["files"] == ["images.zip", "loader.py"]
    assert hub.requests == []


def parquet(rows: int) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(question_answer(rows)), sink)
    return bytes(sink.getvalue())


def test_of_a_script_the_hubs_own_conversion_is_read(hub: FakeHub, tmp_path: Path) -> None:
    hub.files["org/rows"] = {"README.md": b"#", "rows.py": b"raise SystemExit"}
    hub.converted["org/rows"] = {
        "ar/train/0000.parquet": parquet(9),
        "default/train/0000.parquet": parquet(30),
        "default/train/0001.parquet": parquet(4),
        "default/validation/0000.parquet": parquet(6),
        "default/test/0000.parquet": parquet(2),
    }
    folder = fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)
    assert sorted(name for name, _ in hub.requests) == [
        "default/train/0000.parquet",
        "default/train/0001.parquet",
        "default/validation/0000.parquet",
    ]
    data = open_data(folder)
    assert len(list(data.entries())) == 34
    assert data.validation is not None
    hub.status["org/rows"] = 500
    assert resolve_data("org/rows", tmp_path) == folder, "there as a whole: nobody is asked"


@pytest.mark.parametrize("converted", [None, {"README.md": b"#"}])
def test_a_script_that_the_hub_has_not_converted_is_refused_as_before(
    hub: FakeHub, tmp_path: Path, converted: dict[str, bytes] | None
) -> None:
    hub.files["org/rows"] = {"rows.py": b"raise SystemExit"}
    if converted is not None:
        hub.converted["org/rows"] = converted
    with pytest.raises(Problem, match="DATASET_NO_FILES") as caught:
        fetch_dataset("org/rows", home=tmp_path, on_progress=nothing)
    assert caught.value.facts["files"] == ["rows.py"]
    assert hub.requests == []


def chosen(names: dict[str, int], card: dict[str, Any] | None = None) -> list[str]:
    files = [RemoteFile(name, size, None, None) for name, size in names.items()]
    return [file.name for file in wanted_files(files, "a/b", configured(card or {}))]


def test_the_card_says_which_files_are_which() -> None:
    names = {"en/part.csv": 9, "pt/a.csv": 9, "pt/b.csv": 9, "pt/dev.csv": 9}
    card = {
        "configs": [
            {"config_name": "en", "data_files": "en/*"},
            {
                "config_name": "default",
                "data_files": [
                    {"split": "train", "path": ["pt/a.csv"]},
                    {"split": "validation", "path": "pt/dev*"},
                    {"split": "test", "path": "pt/b.csv"},
                ],
            },
        ]
    }
    assert chosen(names, card) == ["pt/a.csv", "pt/dev.csv"]
    assert chosen(names, {"configs": card["configs"][:1]}) == ["en/part.csv"]
    assert chosen(names, {"configs": [{"data_files": "gone/*"}]}) == [
        "en/part.csv", "pt/a.csv", "pt/b.csv", "pt/dev.csv",
    ]  # fmt: skip


def test_the_same_rows_in_several_formats_are_fetched_once() -> None:
    assert chosen({"a.json": 100, "a.csv": 90, "labels.jsonl": 3}) == ["a.json"]
    assert chosen({"train.parquet": 30, "notes.json": 100}) == ["train.parquet"]
    assert chosen({"book.txt": 5, "README.md": 1}) == ["book.txt"]
    assert chosen({"test.jsonl": 5}) == ["test.jsonl"]


def test_names_that_lead_out_of_the_folder_are_not_fetched() -> None:
    names = {"../train.jsonl": 9, "a\\..\\train.jsonl": 9, "C:train.jsonl": 9, "ok.jsonl": 1}
    assert chosen(names) == ["ok.jsonl"]


@pytest.mark.parametrize("name", ["train.jsonl", "data/train.jsonl", "rows", "C:\\a", "a/b/c"])
def test_names_that_are_no_data_set(name: str) -> None:
    assert not looks_like_dataset_id(name)
