"""The events of a repair: whole lines in order, whatever the disk or the clock does."""

from __future__ import annotations

import contextlib
import errno
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.contract import events as engine_events
from envcheck.building.build_steps import Progress
from envcheck.repairing import journal
from envcheck.repairing.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "events.jsonl"


@pytest.fixture
def events(path: Path) -> Iterator[Journal]:
    with contextlib.closing(Journal(path)) as made:
        yield made


def test_the_envelope_is_that_of_a_run(path: Path) -> None:
    events = Journal(path)
    events.write("started", repair="ü", pid=7)
    events.write("problem", code="X", facts={}, fatal=True)
    events.close()
    read = list(engine_events.read_events(path))
    assert [(event.type, event.seq) for event in read] == [("started", 0), ("problem", 1)]
    assert read[0].fields == {"repair": "ü", "pid": 7}
    assert read[1].is_final
    assert [event.fields for event in journal.read(path)] == [dict(e.fields) for e in read]


def test_nothing_follows_the_final_event(path: Path, events: Journal) -> None:
    events.write("stopped", reason="asked")
    events.write("heartbeat")
    assert [event.type for event in journal.read(path)] == ["stopped"]


def test_a_torn_last_line_is_mended_and_counted_past(path: Path) -> None:
    path.write_bytes(b'{"v":1,"seq":0,"t":"","type":"started"}\n{"v":1,"seq":1,"t":"","ty')
    assert journal.last(path) == journal.Event("started", 0, "")
    events = Journal(path)
    events.write("heartbeat")
    events.close()
    assert [(event.type, event.seq) for event in journal.read(path)] == [
        ("started", 0),
        ("heartbeat", 1),
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"[]\n", b'{"type": 7}\n', b"\xff\n"])
def test_what_is_no_event_is_none(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    assert journal.last(path) is None
    assert list(journal.read(path)) == []


def test_the_last_event_is_found_behind_many(path: Path, events: Journal) -> None:
    for number in range(5000):
        events.write("warning", code="X" * 40, facts={"n": number})
    found = journal.last(path)
    assert found is not None
    assert (found.seq, found.fields["facts"]) == (4999, {"n": 4999})


def test_a_line_that_the_disk_refuses_is_taken_back(
    path: Path, events: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    events.write("started")

    class Full:
        def __init__(self) -> None:
            self.file = events._stream

        def write(self, data: bytes) -> int:
            self.file.write(data[:10])
            raise OSError(errno.ENOSPC, "full")

        def seek(self, *where: int) -> int:
            return self.file.seek(*where)

        def truncate(self, size: int) -> int:
            return self.file.truncate(size)

    monkeypatch.setattr(events, "_stream", Full())
    with pytest.raises(OSError, match="full"):
        events.write("heartbeat")
    events.progress("fetch", "fetch", Progress("fetch"))  # left out in silence
    monkeypatch.undo()
    events.write("stopped", reason="asked")
    assert [(event.type, event.seq) for event in journal.read(path)] == [
        ("started", 0),
        ("stopped", 1),
    ]


def test_progress_is_told_four_times_a_second_and_at_the_end(path: Path, events: Journal) -> None:
    for done in range(1001):
        events.progress("install", "unpack", Progress("unpack", done, 1000))
    told = [event.fields["done"] for event in journal.read(path)]
    assert told[0] == 0
    assert told[-1] == 1000
    assert len(told) <= 6


def test_a_line_is_never_longer_than_readers_expect(path: Path, events: Journal) -> None:
    with pytest.raises(ValueError, match="warning"):
        events.write("warning", code="X", facts={"detail": "x" * journal.MAX_LINE_BYTES})
    with pytest.raises(ValueError, match="JSON"):
        events.write("warning", code="X", facts={"number": float("nan")})
    assert path.read_bytes() == b""


def test_a_name_that_is_no_text_can_be_written(path: Path, events: Journal) -> None:
    events.write("warning", code="X", facts={"path": "caf\udce9"})
    line = path.read_text(encoding="utf-8")
    assert json.loads(line)["facts"]["path"] == "caf\udce9"
