"""The wheel store: only what has the right sha256 is kept, and damage is noticed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from envcheck.facts import WheelStore
from envcheck.lockfile import read_lock
from envcheck.wheels import store as stores
from envcheck.wheels.store import Store, Target, file_sha256, named_by, view
from tests.envcheck.toy_wheels import Toy, make_toy

TARGET = Target("3.11", "linux", "x86_64")


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    return make_toy(tmp_path / "hóme with spaces")


@pytest.fixture
def store(toy: Toy) -> Store:
    return Store(toy.root.parent / "wheels")


def fill(store: Store, toy: Toy) -> list[Path]:
    return [store.add(path, file_sha256(path)) for path in sorted(toy.wheels.iterdir())]


def test_a_wheel_lies_under_its_hash_and_its_own_name(store: Store, toy: Toy) -> None:
    original = toy.wheels / "toy_ant-1.0-py3-none-any.whl"
    sha256 = file_sha256(original)
    path = store.add(original, sha256)
    assert path == store.folder / sha256[:2] / sha256 / original.name
    assert store.path(sha256) == path
    assert store.verify(sha256)
    assert path.stat().st_nlink == 1
    assert [p.name for p in path.parent.iterdir()] == [original.name]


def test_a_file_that_is_not_what_it_should_be_is_not_kept(store: Store, toy: Toy) -> None:
    with pytest.raises(ValueError, match="toy_ant"):
        store.add(toy.wheels / "toy_ant-1.0-py3-none-any.whl", "ab" * 32)
    assert not list(store.folder.rglob("*.*"))
    assert store.path("ab" * 32) is None


def test_a_flipped_byte_is_noticed_and_adding_again_cures_it(store: Store, toy: Toy) -> None:
    path = fill(store, toy)[0]
    sha256 = path.parent.name
    content = bytearray(path.read_bytes())
    content[60] ^= 1
    path.write_bytes(content)
    assert not store.verify(sha256)
    store.add(toy.wheels / path.name, sha256)
    assert store.verify(sha256)


def test_the_summary_counts_what_the_lock_needs(store: Store, toy: Toy) -> None:
    assert store.summary(toy.lock, TARGET) == WheelStore("toy-1.0.txt", 3, 0, 0)
    paths = fill(store, toy)
    paths[0].unlink()
    size = sum(path.stat().st_size for path in paths[1:])
    assert store.summary(toy.lock, TARGET) == WheelStore("toy-1.0.txt", 3, 2, size)
    assert store.summary(None, TARGET) == WheelStore("", 0, 0, size)
    assert store.summary(toy.root / "absent.txt", TARGET).wanted == 0


def test_a_wheel_for_another_computer_is_not_found(store: Store, toy: Toy) -> None:
    fill(store, toy)
    pin = read_lock(toy.lock)[0]
    found = store.find(pin, TARGET)
    assert found is not None
    found[1].rename(found[1].with_name("toy_ant-1.0-cp312-cp312-win_amd64.whl"))
    assert store.find(pin, TARGET) is None
    assert store.find(pin, Target("3.12", "windows")) is not None


def test_collection_keeps_what_a_lock_names_and_a_download_of_today(store: Store, toy: Toy) -> None:
    fill(store, toy)
    newer = make_toy(toy.root.parent / "newer", version="2.0")
    named = fill(store, newer)
    parts = [store.place(letter * 64) / "x-1.0-py3-none-any.whl.part" for letter in "ab"]
    for part in parts:
        part.parent.mkdir(parents=True)
        part.write_bytes(b"half")
    long_ago = time.time() - 8 * 86400
    os.utime(parts[1], (long_ago, long_ago))
    freed = store.collect(named_by([newer.lock, toy.root / "absent.txt"]))
    assert freed > 4
    left = {path for path in store.folder.rglob("*") if path.is_file()}
    assert left == {*named, parts[0]}
    assert not parts[1].parent.parent.exists()


def test_nothing_is_collected_while_somebody_fetches(store: Store, toy: Toy) -> None:
    fill(store, toy)
    with store.in_use():
        assert store.collect(set()) == 0
    (store.folder.parent / "uses" / "1-dead.lock").touch()  # of a process that was killed
    assert store.collect(set()) > 0
    assert not list(store.folder.rglob("*.whl"))


def test_a_view_shows_wheels_under_their_names(
    store: Store, toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = fill(store, toy)
    linked = view(paths, toy.root / "view one")
    assert sorted(p.name for p in linked.iterdir()) == sorted(p.name for p in paths)

    def no_links(*_: object) -> None:
        raise OSError(1, "no hard links here")

    monkeypatch.setattr(stores.os, "link", no_links)
    copied = view(paths, toy.root / "view two")
    for path in paths:
        assert (copied / path.name).read_bytes() == path.read_bytes()
        assert (copied / path.name).stat().st_nlink == 1
