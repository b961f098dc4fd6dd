"""The disk that a run may need grows with its model, its rank and its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.runs.disk_need import FLOOR_BYTES, MOST_ROWS_BYTES, disk_need_bytes
from engine.contract.job_file import parse_job


def need(data: Path, model: str = "somebody/model", r: int = 16) -> int:
    document = {"name": "x", "base_model": model, "dataset": {"path": str(data)}}
    return disk_need_bytes(parse_job(document | {"method": {"type": "lora", "r": r}}))


@pytest.mark.parametrize(("name", "times"), [("a.jsonl", 1), ("a.csv.gz", 8), ("a.parquet", 4)])
def test_rows_are_kept_as_large_as_their_text(tmp_path: Path, name: str, times: int) -> None:
    file = tmp_path / name
    file.write_bytes(b"x" * 1000)
    assert need(file) == need(tmp_path) == FLOOR_BYTES + 1000 * times


def test_large_data_is_not_kept_whole(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.truncate(9 << 30)
    assert need(tmp_path / "a.jsonl") == FLOOR_BYTES + MOST_ROWS_BYTES


def test_a_data_set_of_the_hub_says_nothing_of_its_size() -> None:
    assert need(Path("somebody/data")) == FLOOR_BYTES


def test_checkpoints_grow_with_model_and_rank(tmp_path: Path) -> None:
    with (tmp_path / "model.safetensors").open("wb") as file:
        file.truncate(14 * 1000**3)
    model, data = str(tmp_path), tmp_path / "none.jsonl"
    assert need(data, model) == pytest.approx(5 * 0.42e9)
    assert need(data, model, r=64) == 4 * need(data, model)
