"""Wheels that travel in a folder: whole or not at all, and believed only after hashing."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from envcheck.building.build_errors import BuildError, Stopped
from envcheck.building.build_steps import Progress
from envcheck.lockfile import lock_sha256
from envcheck.wheels import wheels_folder
from envcheck.wheels.exported_wheels import LIST
from envcheck.wheels.fetch import fetch_lock
from envcheck.wheels.store import Store, Target, file_sha256, here
from envcheck.wheels.wheel_sources import Sources
from envcheck.wheels.wheels_folder import export, read
from tests.envcheck.toy_wheels import Toy, make_toy

BEE = "toy_bee-1.0-py3-none-any.whl"
NOWHERE = Sources()


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    return make_toy(tmp_path / "hóme with spaces")


@pytest.fixture
def store(toy: Toy) -> Store:
    store = Store(toy.root.parent / "wheels")
    for path in toy.wheels.iterdir():
        store.add(path, file_sha256(path))
    return store


@pytest.fixture
def elsewhere(tmp_path: Path) -> Store:
    """The store of a computer without internet."""
    return Store(tmp_path / "elsewhere")


@pytest.fixture
def exported(store: Store, toy: Toy, tmp_path: Path) -> Path:
    return export(store, toy.lock, here(), tmp_path / "pen drive ção" / "wheels", "cpu")


def refused(store: Store, toy: Toy, folder: Path, target: Target | None = None) -> BuildError:
    with pytest.raises(BuildError) as caught:
        fetch_lock(store, toy.lock, target or here(), NOWHERE, wheels=folder)
    assert not list(store.folder.rglob("toy_bee*"))
    return caught.value


def test_an_export_says_what_it_is_and_is_read_again(exported: Path, toy: Toy) -> None:
    said = json.loads((exported / LIST).read_text(encoding="utf-8"))
    assert (said["v"], said["row"], said["lockfile"]) == (1, "cpu", "toy-1.0.txt")
    assert said["lock_sha256"] == lock_sha256(toy.lock) == lock_sha256(exported / "toy-1.0.txt")
    found = read(exported)
    assert (found.row, found.target.is_like(here())) == ("cpu", True)
    for wheel in found.files:
        assert wheel.path is not None
        assert (wheel.sha256, wheel.size) == (file_sha256(wheel.path), wheel.path.stat().st_size)
    assert len(found.files) == 3


def test_a_computer_without_internet_takes_its_wheels_from_it(
    exported: Path, elsewhere: Store, toy: Toy
) -> None:
    said: list[Progress] = []
    paths = fetch_lock(
        elsewhere, toy.lock, here(), NOWHERE, wheels=exported, on_progress=said.append
    )
    assert [path.name for path in paths] == sorted(path.name for path in toy.wheels.iterdir())
    assert all(elsewhere.verify(path.parent.name) for path in paths)
    total = sum(path.stat().st_size for path in paths)
    assert (said[-1].done, said[-1].done_bytes, said[-1].total_bytes) == (3, total, total)


def test_a_medium_that_cannot_be_written_is_read(
    exported: Path, elsewhere: Store, toy: Toy
) -> None:
    before = {path: path.stat().st_mtime_ns for path in exported.rglob("*")}
    for path in before:
        path.chmod(0o555 if path.is_dir() else 0o444)
    exported.chmod(0o555)
    assert len(fetch_lock(elsewhere, toy.lock, here(), NOWHERE, wheels=exported)) == 3
    assert {path: path.stat().st_mtime_ns for path in exported.rglob("*")} == before


def test_on_a_stick_that_is_there_a_new_folder_is_made(
    store: Store, toy: Toy, tmp_path: Path, elsewhere: Store
) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "holiday.jpg").touch()
    first = export(store, toy.lock, here(), tmp_path / "stick", "cpu")
    assert first.parent == tmp_path / "stick"
    assert first.name.startswith("formiga-wheels-cpu-")
    assert len(fetch_lock(elsewhere, toy.lock, here(), NOWHERE, wheels=first.parent)) == 3
    second = export(store, toy.lock, here(), tmp_path / "stick", "cpu")
    assert second.name == f"{first.name}-2"


def test_a_tampered_wheel_is_refused_and_named(exported: Path, elsewhere: Store, toy: Toy) -> None:
    wheel = exported / "wheels" / BEE
    wheel.write_bytes(wheel.read_bytes()[:-1] + b"!")
    error = refused(elsewhere, toy, exported)
    assert (error.code, error.facts["file"]) == ("WHEEL_TAMPERED", BEE)


def test_a_list_that_lies_does_not_help(exported: Path, elsewhere: Store, toy: Toy) -> None:
    wheel = exported / "wheels" / BEE
    before, size = file_sha256(wheel), wheel.stat().st_size
    wheel.write_bytes(wheel.read_bytes()[:-1] + b"!x")
    text = (exported / LIST).read_text(encoding="utf-8").replace(before, file_sha256(wheel))
    text = text.replace(f'"bytes": {size}', f'"bytes": {size + 1}')
    (exported / LIST).write_text(text, encoding="utf-8")
    assert refused(elsewhere, toy, exported).code == "WHEEL_TAMPERED"


@pytest.mark.parametrize("how", ["removed", "short"])
def test_what_is_missing_is_named(exported: Path, elsewhere: Store, toy: Toy, how: str) -> None:
    wheel = exported / "wheels" / BEE
    if how == "removed":
        wheel.unlink()
        error = refused(elsewhere, toy, exported)
        assert error.code == "WHEELS_INCOMPLETE"
        assert error.facts == {"path": str(exported), "missing": ["toy-bee 1.0"]}
    else:
        wheel.write_bytes(wheel.read_bytes()[:100])
        assert refused(elsewhere, toy, exported).code == "WHEEL_TAMPERED"


def test_wheels_of_another_lock_are_refused(
    exported: Path, elsewhere: Store, toy: Toy, tmp_path: Path
) -> None:
    newer = make_toy(tmp_path / "newer", version="2.0")
    error = refused(elsewhere, newer, exported)
    assert (error.code, error.facts["reason"]) == ("WHEELS_FOLDER_WRONG", "other lock")


def test_wheels_for_another_computer_are_refused(
    exported: Path, elsewhere: Store, toy: Toy
) -> None:
    for other in (
        Target("3.99", here().os, here().machine),
        Target(here().python, "macos", "arm64"),
    ):
        error = refused(elsewhere, toy, exported, other)
        assert error.code == "WHEELS_FOLDER_WRONG"


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"files": [{}]}', '{"files": 3}'])
def test_a_folder_of_something_else_is_refused(
    exported: Path, elsewhere: Store, toy: Toy, content: str | None
) -> None:
    if content is None:
        (exported / LIST).unlink()
    else:
        (exported / LIST).write_text(content, encoding="utf-8")
    error = refused(elsewhere, toy, exported)
    reason = "missing" if content is None else "damaged"
    assert (error.code, error.facts["reason"]) == ("WHEELS_FOLDER_WRONG", reason)


def test_a_name_that_leaves_the_folder_is_not_followed(
    exported: Path, elsewhere: Store, toy: Toy
) -> None:
    (exported / "wheels" / BEE).rename(exported.parent / BEE)
    text = (exported / LIST).read_text(encoding="utf-8").replace(f"wheels/{BEE}", f"../{BEE}")
    (exported / LIST).write_text(text, encoding="utf-8")
    assert refused(elsewhere, toy, exported).code == "WHEELS_INCOMPLETE"


def test_without_a_wheel_nothing_is_exported(store: Store, toy: Toy, tmp_path: Path) -> None:
    next(store.folder.rglob(BEE)).unlink()
    with pytest.raises(BuildError) as caught:
        export(store, toy.lock, here(), tmp_path / "out", "cpu")
    assert caught.value.code == "WHEEL_NOT_FOUND"
    assert not (tmp_path / "out").exists()
    where = Sources(find_links=(str(toy.wheels),))
    assert export(store, toy.lock, here(), tmp_path / "out", "cpu", sources=where).is_dir()


@pytest.mark.parametrize("failure", ["stopped", "full", "flipped"])
def test_half_an_export_is_none(
    store: Store, toy: Toy, tmp_path: Path, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    stop = False

    def on_progress(progress: Progress) -> None:
        nonlocal stop
        if progress.stage == "export" and progress.done == 1:
            stop = failure == "stopped"
            if failure == "full":
                raise OSError(28, "No space left on device")

    def fsync_flips(_: int) -> None:
        copied = [p for p in (tmp_path / "stick").rglob(BEE)]
        for path in copied:
            path.write_bytes(b"?" + path.read_bytes()[1:])

    if failure == "flipped":
        monkeypatch.setattr(wheels_folder.os, "fsync", fsync_flips)
    with pytest.raises((BuildError, Stopped)) as caught:
        export(
            store,
            toy.lock,
            here(),
            tmp_path / "stick",
            "cpu",
            on_progress=on_progress,
            should_stop=lambda: stop,
        )
    codes = {"full": "REPAIR_DISK_FULL", "flipped": "WHEEL_TAMPERED", "stopped": None}
    assert getattr(caught.value, "code", None) == codes[failure]
    assert not list((tmp_path / "stick").iterdir())


def test_what_a_killed_export_left_is_removed_by_the_next(
    store: Store, toy: Toy, tmp_path: Path
) -> None:
    left = tmp_path / "stick" / ".formiga-wheels-0badcafe.part" / "wheels"
    young = tmp_path / "stick" / ".formiga-wheels-1badcafe.part" / "wheels"
    for folder in (left, young):
        folder.mkdir(parents=True)
    os.utime(left, (0, 0))
    export(store, toy.lock, here(), tmp_path / "stick", "cpu")
    assert not left.parent.exists()
    assert young.exists()
    shutil.rmtree(young.parent)
