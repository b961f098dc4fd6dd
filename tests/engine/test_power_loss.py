"""A power cut at every moment of a commit, on an honest disk: what was synced is there, of what was
not synced anything may be missing. A folder under the final name is whole all the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import engine.contract.atomic
import engine.contract.commit
from engine.contract.commit import collect_stages, commit_folder, damage

Listing = dict[str, int]
"""Entries of a folder: name -> number of the file or folder (inode)."""


@dataclass
class Disk:
    """What of a folder tree would survive a power cut now.

    A file survives with the bytes of its last sync, or as an empty one. A folder survives with the
    entries of its last sync; the top folder, whose entries are renamed, with those of any moment
    since (a journal keeps their order).
    """

    top: Path
    files: dict[int, bytes] = field(default_factory=dict)
    folders: dict[int, Listing] = field(default_factory=dict)
    moments: list[Listing] = field(default_factory=list)

    def synced(self, path: Path) -> None:
        """The disk has been told to keep this."""
        number = path.stat().st_ino
        if path.is_dir():
            self.folders[number] = _listing(path)
            if path == self.top:
                self.moments = []
        else:
            self.files[number] = path.read_bytes()
        self.changed()

    def changed(self) -> None:
        """Something happened: another moment at which the power may go."""
        if not self.moments or self.moments[-1] != _listing(self.top):
            self.moments.append(_listing(self.top))

    def after_cuts(self, to: Path) -> Iterator[Path]:
        """Every state that the tree may be in after a cut now, as real folders."""
        for number, moment in enumerate(self.moments):
            place = to / str(number)
            shutil.rmtree(place, ignore_errors=True)
            self._make(place, moment)
            yield place

    def _make(self, place: Path, entries: Listing) -> None:
        place.mkdir(parents=True)
        for name, number in entries.items():
            if number in self.is_folder:
                self._make(place / name, self.folders.get(number, {}))
            else:
                (place / name).write_bytes(self.files.get(number, b""))

    @property
    def is_folder(self) -> set[int]:
        return {path.stat().st_ino for path in self.top.rglob("*") if path.is_dir()} | set(
            self.folders
        )


def _listing(folder: Path) -> Listing:
    return {path.name: path.stat().st_ino for path in folder.iterdir()}


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Syncs and renames below `checkpoints` are noted."""
    disk = Disk(tmp_path / "checkpoints")
    disk.top.mkdir()
    fsync, replace = os.fsync, engine.contract.commit.replace

    def syncing(handle: int) -> None:
        fsync(handle)
        disk.synced(Path(f"/proc/self/fd/{handle}").readlink())

    def replacing(source: Path, target: Path) -> None:
        replace(source, target)
        disk.changed()

    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(engine.contract.commit, "replace", replacing)
    monkeypatch.setattr(engine.contract.atomic, "replace", replacing)
    disk.synced(disk.top)
    return disk


def _fill(text: str, look: Callable[[], None]) -> Callable[[Path], None]:
    def fill(stage: Path) -> None:
        (stage / "adapter").mkdir()
        (stage / "adapter" / "weights").write_text(text * 100, encoding="utf-8")
        look()
        (stage / "progress.json").write_text(text, encoding="utf-8")
        look()

    return fill


def _content(folder: Path) -> str:
    return (folder / "progress.json").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
@pytest.mark.parametrize("replaced", [False, True], ids=["a new folder", "one that is replaced"])
def test_after_a_power_cut_a_committed_folder_is_whole(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replaced: bool
) -> None:
    target = disk.top / "step-000007"
    if replaced:
        commit_folder(target, _fill("old", lambda: None))
    found: list[str] = []
    looking = [False]

    def cut() -> None:
        """The power goes here; the next engine looks at what is left."""
        if looking[0]:  # its looking is not part of the commit
            return
        looking[0] = True
        disk.changed()
        for left in disk.after_cuts(tmp_path / "after"):
            collect_stages(left)
            folder = left / target.name
            if folder.exists():
                assert damage(folder) is None, "a folder under the final name is not whole"
            found.append(_content(folder) if folder.exists() else "")
            assert [path.name for path in left.iterdir() if path != folder] == []
        looking[0] = False

    for name in ("_sync_file", "sync_folder", "replace", "write_json_atomic"):
        act = getattr(engine.contract.commit, name)
        monkeypatch.setattr(engine.contract.commit, name, _then(cut, act))
    commit_folder(target, _fill("new", cut))
    assert set(found) == {"old" if replaced else "", "new"}
    found.clear()
    cut()
    assert set(found) == {"new"}, "what has been announced is there"


def _then(cut: Callable[[], None], act: Callable[..., None]) -> Callable[..., None]:
    def acting(*given: object) -> None:
        cut()
        act(*given)
        cut()

    return acting


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_the_replay_notices_a_commit_that_does_not_sync(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above would be worth nothing if it could not fail."""
    monkeypatch.setattr(engine.contract.commit, "_sync_file", lambda file: None)
    commit_folder(disk.top / "step-000007", _fill("new", lambda: None))
    (left,) = disk.after_cuts(tmp_path / "after")
    assert damage(left / "step-000007") is not None
