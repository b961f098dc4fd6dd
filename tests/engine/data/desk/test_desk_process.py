"""`python -m engine desk` as the window uses it: answers, newer looks, an end with its input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine.data.files import question_answer, write_lines

ROOT = Path(__file__).resolve().parents[4]
MANY = 300_000


class Process:
    """The desk process and its answers."""

    def __init__(self, home: Path) -> None:
        self.running = subprocess.Popen(
            [sys.executable, "-s", "-B", "-m", "engine", "desk"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=ROOT, env={**os.environ, "FORMIGA_HOME": str(home)},
        )  # fmt: skip

    def ask(self, **request: Any) -> None:
        assert self.running.stdin is not None
        self.running.stdin.write(json.dumps(request).encode() + b"\n")
        self.running.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.running.stdout is not None
        return json.loads(self.running.stdout.readline())  # type: ignore[no-any-return]

    def until(self, *whats: str) -> dict[str, Any]:
        while (answer := self.answer())["what"] not in whats:
            pass
        return answer

    def close(self) -> None:
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.close()
        self.running.wait(10)
        self.running.stdout.close()


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    made = Process(tmp_path / "casa ção")
    yield made
    if made.running.poll() is None:
        made.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes seconds to read."""
    folder = tmp_path_factory.mktemp("large")
    block = "".join(json.dumps(row) + "\n" for row in question_answer(MANY // 10))
    path = folder / "many.jsonl"
    path.write_text("".join(block.replace("What", f"What{n}") for n in range(10)))
    return path


def test_looks_rows_and_nonsense(process: Process, tmp_path: Path) -> None:
    path = write_lines(tmp_path, question_answer(60))
    process.ask(id=1, do="look", path=str(path))
    report = process.until("report")
    assert (report["id"], report["rows_kept"]) == (1, 60)
    process.ask(do="sing")
    process.ask(id=2, do="line", file=0, line=2)
    assert process.until("line")["lines"][1]["line"] == 2
    process.ask(id=4, do="rows", filter="all", at="x")
    assert process.until("problem", "row")["code"] == "ENGINE_ERROR"
    process.ask(id=3, do="look", path=str(tmp_path / "none"))
    problem = process.until("problem")
    assert (problem["id"], problem["code"]) == (3, "DATA_FILE_MISSING")
    process.ask(id=5, do="look", path=str(path), leave_out=["placeholder"])
    assert process.until("report")["id"] == 5


def test_a_new_look_ends_the_one_before(process: Process, large: Path, tmp_path: Path) -> None:
    process.ask(id=1, do="look", path=str(large))
    assert process.answer()["partial"] is True
    began = time.monotonic()
    process.ask(id=2, do="look", path=str(write_lines(tmp_path, question_answer(5))))
    while (answer := process.answer())["id"] == 1:
        assert answer["what"] in ("progress", "preview")
    assert time.monotonic() - began < 3
    assert process.until("report")["rows_kept"] == 5


def test_it_ends_with_its_input_in_the_middle_of_a_scan(process: Process, large: Path) -> None:
    process.ask(id=1, do="look", path=str(large))
    process.until("progress")
    began = time.monotonic()
    process.close()
    assert time.monotonic() - began < 3
    assert process.running.returncode == 0
