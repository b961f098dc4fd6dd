"""The event file: append-only, strict JSON, readable while it is being written."""

from __future__ import annotations

import json
import math
import threading
from pathlib import Path

import pytest

from engine.contract.events import EventWriter, parse_line, read_events


def test_seq_counts_from_zero_and_a_resume_continues_it(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    for part in range(2):
        writer = EventWriter(file)
        writer.write("phase", phase="loading")
        writer.write("step", step=part, loss=1.0)
        writer.close()
    assert [event.seq for event in read_events(file)] == [0, 1, 2, 3]


def test_a_torn_last_line_is_not_read_and_does_not_swallow_the_next(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    writer = EventWriter(file)
    writer.write("phase", phase="loading")
    writer.close()
    with file.open("ab") as stream:
        stream.write(b'{"v":1,"seq":1,"type":"st')
    assert len(list(read_events(file))) == 1
    writer = EventWriter(file)
    writer.write("heartbeat")
    writer.close()
    assert [(event.seq, event.type) for event in read_events(file)] == [
        (0, "phase"),
        (1, "heartbeat"),
    ]


def test_a_line_from_a_newer_engine_is_kept() -> None:
    event = parse_line('{"v":9,"seq":4,"t":"x","type":"telepathy","mood":"good"}')
    assert event is not None
    assert (event.type, event.seq, event.fields) == ("telepathy", 4, {"mood": "good"})


DEEP = b"[" * 200_000


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"[]", b"5", b'{"seq":1}', b"\xff\xfe", b'{"a"', DEEP]
)
def test_a_line_that_is_no_event_is_none(line: bytes) -> None:
    assert parse_line(line) is None


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    writer = EventWriter(tmp_path / "events.jsonl")
    with pytest.raises(ValueError, match="JSON"):
        writer.write("step", loss=math.nan)
    writer.write("heartbeat")
    writer.close()
    assert [event.seq for event in read_events(tmp_path / "events.jsonl")] == [0]


def test_a_line_over_64_kib_is_refused(tmp_path: Path) -> None:
    writer = EventWriter(tmp_path / "events.jsonl")
    with pytest.raises(ValueError, match="sample"):
        writer.write("sample", text="x" * 70_000)
    writer.close()


def test_text_stays_readable(tmp_path: Path) -> None:
    writer = EventWriter(tmp_path / "events.jsonl")
    writer.write("sample", text="Não é só inglês: 你好")
    writer.close()
    assert "Não é só inglês: 你好" in (tmp_path / "events.jsonl").read_text(encoding="utf-8")


def test_threads_do_not_mix_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    writer = EventWriter(file)

    def write() -> None:
        for number in range(200):
            writer.write("step", step=number, text="y" * 300)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    lines = file.read_bytes().splitlines()
    assert [json.loads(line)["seq"] for line in lines] == list(range(800))


class FullDisk:
    """A stream whose disk takes half a line and then refuses."""

    def __init__(self, file: Path) -> None:
        self.stream = file.open("r+b", buffering=0)

    def seek(self, place: int, whence: int = 0) -> int:
        return self.stream.seek(place, whence)

    def truncate(self, size: int) -> int:
        return self.stream.truncate(size)

    def write(self, data: bytes) -> int:
        if len(data) <= 20:
            raise OSError(28, "No space left on device")
        return self.stream.write(data[: len(data) - 20])


def test_a_line_that_the_disk_refuses_is_taken_back_whole(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    writer = EventWriter(file)
    writer.write("phase", phase="loading")
    before, real = file.read_bytes(), writer._stream
    writer._stream = FullDisk(file)  # type: ignore[assignment]
    with pytest.raises(OSError, match="No space"):
        writer.write("heartbeat", note="this line does not fit on the disk")
    assert file.read_bytes() == before
    writer._stream.stream.close()
    writer._stream = real
    writer.write("heartbeat")
    writer.close()
    assert [event.seq for event in read_events(file)] == [0, 1]
