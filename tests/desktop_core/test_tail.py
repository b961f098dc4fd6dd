"""Reading a history while it is being written, torn, damaged or replaced."""

from __future__ import annotations

import json
import multiprocessing
import time
from pathlib import Path

import pytest

from desktop.runs.tail import RunTail
from engine.contract.events import EventWriter


def _line(seq: int, type_: str = "step", **fields: object) -> bytes:
    return json.dumps({"v": 1, "seq": seq, "t": "", "type": type_, **fields}).encode() + b"\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "açaí e formigas" / "events.jsonl"


@pytest.fixture(autouse=True)
def _folder(file: Path) -> None:
    file.parent.mkdir()


def test_a_missing_file_has_no_events_yet(file: Path) -> None:
    tail = RunTail(file)
    assert tail.poll() == []
    file.write_bytes(_line(0))
    assert [event.seq for event in tail.poll()] == [0]


def test_only_what_is_new_is_read(file: Path) -> None:
    tail = RunTail(file)
    file.write_bytes(_line(0) + _line(1))
    assert len(tail.poll()) == 2
    assert tail.poll() == []
    with file.open("ab") as stream:
        stream.write(_line(2, "sample", text="formiguinha é ótima"))
    (event,) = tail.poll()
    assert event.fields["text"] == "formiguinha é ótima"
    assert tail.restarts == 0


def test_half_a_line_waits_for_its_end_even_inside_a_letter(file: Path) -> None:
    tail = RunTail(file)
    whole = json.dumps({"type": "sample", "seq": 0, "text": "ação"}, ensure_ascii=False)
    whole_bytes = whole.encode() + b"\n"
    cut = whole_bytes.index("ç".encode()) + 1
    file.write_bytes(whole_bytes[:cut])
    assert tail.poll() == []
    with file.open("ab") as stream:
        stream.write(whole_bytes[cut:])
    (event,) = tail.poll()
    assert event.fields["text"] == "ação"


def test_a_torn_line_of_a_killed_engine_costs_only_itself(file: Path) -> None:
    tail = RunTail(file)
    file.write_bytes(_line(0) + b'{"v":1,"seq":1,"type":"st' + b"\n" + _line(2))
    assert [event.seq for event in tail.poll()] == [0, 2]
    assert tail.unreadable_lines == 1


@pytest.mark.parametrize(
    "damage", [b"\xff\xfe\xfa", b"null", b"[1]", b'"text"', b"\x00" * 100, b'{"type": 5}', b"{}"]
)
def test_a_damaged_line_is_counted_and_stepped_over(file: Path, damage: bytes) -> None:
    tail = RunTail(file)
    file.write_bytes(_line(0) + damage + b"\n" + _line(1))
    assert [event.seq for event in tail.poll()] == [0, 1]
    assert tail.unreadable_lines == 1


def test_a_type_from_a_newer_engine_is_kept(file: Path) -> None:
    file.write_bytes(_line(0, "constellation", stars=7))
    (event,) = RunTail(file).poll()
    assert (event.type, event.fields["stars"]) == ("constellation", 7)


def test_a_file_that_shrank_is_read_again_from_its_start(file: Path) -> None:
    tail = RunTail(file)
    file.write_bytes(b"".join(_line(seq) for seq in range(5)))
    tail.poll()
    file.write_bytes(_line(0, "started"))
    assert [event.type for event in tail.poll()] == ["started"]
    assert tail.restarts == 1


def test_a_replaced_file_of_equal_or_larger_size_is_noticed(file: Path) -> None:
    tail = RunTail(file)
    file.write_bytes(_line(0, "phase", phase="loading"))
    tail.poll()
    other = file.with_name("other")
    other.write_bytes(_line(0, "phase", phase="LOADING") + _line(1, "step"))
    other.replace(file)
    assert [event.seq for event in tail.poll()] == [0, 1]
    assert tail.restarts == 1


def test_a_file_rewritten_in_place_is_noticed_by_its_content(file: Path) -> None:
    tail = RunTail(file)
    file.write_bytes(_line(0, "phase", phase="loading"))
    tail.poll()
    with file.open("r+b") as stream:
        stream.write(_line(0, "phase", phase="another") + _line(1))
    assert [event.seq for event in tail.poll()] == [0, 1]


def test_a_long_history_is_read_in_bites(file: Path) -> None:
    file.write_bytes(b"".join(_line(seq) for seq in range(50)))
    tail = RunTail(file, poll_bytes=300)
    first = tail.poll()
    assert 0 < len(first) < 50
    assert tail.has_more
    assert [event.seq for event in first + tail.read_all()] == list(range(50))


def test_a_line_longer_than_any_bite_does_not_stop_the_reader(file: Path) -> None:
    file.write_bytes(_line(0) + b'{"type": "' + b"x" * 1000 + b'"}\n' + _line(1))
    tail = RunTail(file, poll_bytes=256)
    assert [event.seq for event in tail.read_all()] == [0, 1]
    assert tail.unreadable_lines >= 1


def _write_many(path: str, count: int) -> None:
    writer = EventWriter(Path(path))
    for number in range(count):
        writer.write("step", step=number, text="ç" * (number % 50))
    writer.close()


def test_nothing_is_lost_while_another_process_writes(file: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writer = context.Process(target=_write_many, args=(str(file), 3000))
    writer.start()
    tail, seen = RunTail(file), []
    deadline = time.monotonic() + 60
    while len(seen) < 3000 and time.monotonic() < deadline:
        seen += tail.poll()
        time.sleep(0.002)
    writer.join()
    assert [event.seq for event in seen] == list(range(3000))
    assert (tail.unreadable_lines, tail.restarts) == (0, 0)
