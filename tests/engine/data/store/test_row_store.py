"""The store of tokenised rows: found again, bounded, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.data.store import row_store
from engine.data.store.row_store import RowStore
from engine.data.store.segment import MANIFEST, Kept, Segment, write_segment


def kept(*tokens: int) -> Kept:
    return Kept(np.array(tokens, np.int32), (len(tokens), 1, 0, 0))


def digest(number: int) -> bytes:
    return number.to_bytes(16, "big")


def filled(folder: Path, rows: int, key: str = "k") -> RowStore:
    store = RowStore(folder, key)
    for number in range(rows):
        store.put(digest(number), kept(number, ~number, number))
    store.commit()
    return store


def segments(folder: Path) -> list[Path]:
    return [entry for entry in folder.rglob(MANIFEST)]


def test_rows_are_found_again_by_another_process(tmp_path: Path) -> None:
    filled(tmp_path, 300)
    again = RowStore(tmp_path, "k")
    found = again.get(digest(299))
    assert found is not None
    assert found.tokens.tolist() == [299, ~299, 299]
    assert found.facts == (3, 1, 0, 0)
    assert again.get(digest(300)) is None
    assert RowStore(tmp_path, "other").get(digest(1)) is None


def test_nothing_is_on_the_disk_before_a_commit_and_nothing_twice(tmp_path: Path) -> None:
    store = RowStore(tmp_path, "k")
    store.put(digest(1), kept(1))
    assert store.get(digest(1)) is not None
    assert not segments(tmp_path)
    store.commit()
    store.commit()
    assert len(segments(tmp_path)) == 1


@pytest.mark.parametrize("name", ["index.npy", "tokens.npy", MANIFEST])
@pytest.mark.parametrize("harm", ["flip", "cut", "gone", "empty"])
def test_a_damaged_segment_is_removed_and_made_again(tmp_path: Path, name: str, harm: str) -> None:
    filled(tmp_path, 50)
    file = segments(tmp_path)[0].parent / name
    content = bytearray(file.read_bytes())
    if harm == "gone":
        file.unlink()
    else:
        content[len(content) // 2] ^= 0x40
        file.write_bytes({"flip": content, "cut": content[:-9], "empty": b""}[harm])
    again = RowStore(tmp_path, "k")
    found = again.get(digest(7))
    if (
        found is not None
    ):  # one flipped bit of the manifest may be white space: nothing is lost then
        assert found.tokens.tolist() == [7, ~7, 7]
        return
    assert not segments(tmp_path)
    assert filled(tmp_path, 50).get(digest(7)) is not None


def test_a_full_disk_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "save", full)
    store = filled(tmp_path, 20)
    assert store.in_memory
    assert store.get(digest(3)) is not None
    assert not [entry for entry in (tmp_path / "k").iterdir()], "nothing half is left behind"
    store.put(digest(99), kept(99))
    assert store.get(digest(99)) is not None


def test_the_last_room_of_a_disk_is_left_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_store, "MIN_FREE_BYTES", 1 << 62)
    assert filled(tmp_path, 5).in_memory
    assert not segments(tmp_path)


def test_what_was_not_used_for_longest_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    filled(tmp_path, 1000, "old")
    filled(tmp_path, 1000, "newer")
    for name, when in (("old", 1000), ("newer", 2000)):
        for segment in (tmp_path / name).iterdir():
            os.utime(segment, (when, when))
    size = sum(f.stat().st_size for f in (tmp_path / "old").rglob("*") if f.is_file())
    monkeypatch.setattr(row_store, "LIMIT_BYTES", int(size * 2.9))
    filled(tmp_path, 1000, "newest")
    assert not segments(tmp_path / "old")
    assert segments(tmp_path / "newer")
    assert segments(tmp_path / "newest")


def test_a_store_that_cannot_be_written_works_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    store = filled(blocked, 3)
    assert store.in_memory
    assert store.get(digest(2)) is not None


def test_leftovers_of_a_process_that_died_are_no_segments(tmp_path: Path) -> None:
    import os

    filled(tmp_path, 3)
    half = tmp_path / "k" / "tmp-dead"
    half.mkdir()
    (half / "tokens.npy").write_bytes(b"half")
    assert RowStore(tmp_path, "k").get(digest(2)) is not None
    assert half.exists(), "it may be another process at work"
    os.utime(half, (1000, 1000))
    RowStore(tmp_path, "k")
    assert not half.exists()


def test_an_empty_segment_is_whole(tmp_path: Path) -> None:
    assert Segment(write_segment(tmp_path, {})).get(digest(1)) is None
