"""Checkpoints: damaged ones are named and stepped over, whatever happened to which file."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from engine.checkpoints import (
    Checkpoint,
    list_checkpoints,
    newest_verified,
    rotate,
    save_checkpoint,
)
from engine.contract.atomic import replace
from engine.contract.commit import FORMAT_VERSION, collect_stages, commit_folder, damage
from engine.disk import RoomWatch
from engine.save_clock import MAX_APART_S, SaveClock

FILES = (
    "adapter/adapter_model.safetensors",
    "adapter/adapter_config.json",
    "optimizer.safetensors",
    "progress.json",
    "manifest.json",
)


def save(folder: Path, step: int, **progress: int) -> Checkpoint:
    weight = torch.nn.Parameter(torch.full((4, 4), float(step)))
    optimizer = torch.optim.AdamW([weight])
    weight.sum().backward()
    optimizer.step()

    def adapter(place: Path) -> None:
        place.mkdir()
        save_file({"a": weight.detach()}, place / "adapter_model.safetensors")
        (place / "adapter_config.json").write_text("{}", encoding="utf-8")

    return save_checkpoint(
        folder,
        step,
        save_adapter=adapter,
        optimizer=optimizer,
        progress={"step": step} | progress,
        about={"environment": {"row": "cpu", "env": "cpu-1"}},
    )


def flip(file: Path) -> None:
    """One bit, and the size and time that it had."""
    before, raw = file.stat(), bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 4
    file.write_bytes(raw)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def empty(file: Path) -> None:
    os.truncate(file, 0)


@pytest.mark.parametrize("hurt", [flip, truncate, empty, Path.unlink])
@pytest.mark.parametrize("name", FILES)
def test_the_newest_checkpoint_with_a_bad_file_is_named_and_the_one_before_is_taken(
    tmp_path: Path, name: str, hurt: Callable[[Path], None]
) -> None:
    for step in (5, 10, 15):
        save(tmp_path, step)
    hurt(tmp_path / "step-000015" / name)
    told: list[tuple[str, str, int]] = []

    def tell(checkpoint: Checkpoint, file: str, older: int) -> None:
        assert checkpoint.path.is_dir()
        told.append((checkpoint.path.name, file, older))

    found = newest_verified(tmp_path, tell)
    assert found is not None
    assert found.step == 10
    ((aside, file, older),) = told
    assert (aside, older) == ("damaged-step-000015-1", 10)
    if name != "manifest.json":  # a bit of it may be a digit of another file's hash
        assert file == (name if hurt is not Path.unlink else Path(name).name)
    assert newest_verified(tmp_path, tell) == found, "named once"


@pytest.mark.parametrize(
    "manifest",
    [
        '{"files": null}',
        '{"files": []}',
        '{"files": {}}',
        "[]",
        "[" * 200_000,
        '{"files": {"a": 1}}',
    ],
    ids=["null", "list", "empty", "no object", "deep", "no hash"],
)
def test_a_manifest_that_says_nothing_is_damage(tmp_path: Path, manifest: str) -> None:
    save(tmp_path, 5)
    (save(tmp_path, 10).path / "manifest.json").write_text(manifest, encoding="utf-8")
    told: list[tuple[str, str]] = []
    found = newest_verified(tmp_path, lambda c, file, _: told.append((c.path.name, file)))
    assert found is not None
    assert found.step == 5
    assert told == [("damaged-step-000010-1", "manifest.json")]


def test_a_copy_under_another_step_s_name_is_not_that_step(tmp_path: Path) -> None:
    shutil.copytree(save(tmp_path, 5).path, tmp_path / "step-000099")
    told: list[str] = []
    found = newest_verified(tmp_path, lambda c, _f, _o: told.append(c.path.name))
    assert found is not None
    assert found.step == 5
    assert told == ["damaged-step-000099-1"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
@pytest.mark.parametrize("link", [False, True])
def test_what_is_no_folder_under_a_checkpoint_s_name_is_set_aside_and_named(
    tmp_path: Path, link: bool
) -> None:
    save(tmp_path, 5)
    place = tmp_path / "step-000010"
    place.symlink_to("/nowhere") if link else place.write_text("x", encoding="utf-8")
    told: list[str] = []
    found = newest_verified(tmp_path, lambda c, _f, _o: told.append(c.path.name))
    assert found is not None
    assert found.step == 5
    assert told == ["damaged-step-000010-1"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
@pytest.mark.parametrize("link", [False, True])
def test_what_is_in_the_way_of_a_save_is_replaced(tmp_path: Path, link: bool) -> None:
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    place = folder / "step-000010"
    place.symlink_to("/nowhere") if link else place.write_text("x", encoding="utf-8")
    save(folder, 10)
    assert damage(place) is None
    assert [path.name for path in folder.iterdir()] == ["step-000010"]


def test_a_whole_folder_gone_or_all_damaged(tmp_path: Path) -> None:
    told: list[int] = []
    for step in (5, 10):
        truncate(save(tmp_path, step).path / "progress.json")
    assert newest_verified(tmp_path, lambda _c, _f, older: told.append(older)) is None
    assert told == [5, 0]


def test_order_is_by_step_whatever_the_clock_said(tmp_path: Path) -> None:
    for step in (100, 1_000_000, 20):
        checkpoint = save(tmp_path, step)
        os.utime(checkpoint.path, (2e9 - step, 2e9 - step))
    assert [one.step for one in list_checkpoints(tmp_path)] == [1_000_000, 100, 20]


def test_the_last_three_and_the_best_are_kept(tmp_path: Path) -> None:
    for step in range(10, 80, 10):
        save(tmp_path, step)
    rotate(tmp_path, best_step=20)
    assert [one.step for one in list_checkpoints(tmp_path)] == [70, 60, 50, 20]
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_the_best_of_each_kept_checkpoint_is_kept(tmp_path: Path) -> None:
    """Whoever falls back to one of them publishes what was the best then."""
    best = {10: 10, 20: 10, 30: 30, 40: 30, 50: 30, 60: 60, 70: 60}
    for step, best_step in best.items():
        save(tmp_path, step, best_step=best_step)
    (tmp_path / "step-000070" / "progress.json").write_text("[" * 200_000, encoding="utf-8")
    rotate(tmp_path, best_step=60)
    assert [one.step for one in list_checkpoints(tmp_path)] == [70, 60, 50, 30]


def test_the_manifest_says_what_it_is_and_where_it_was_made(tmp_path: Path) -> None:
    manifest = json.loads((save(tmp_path, 7).path / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["format"], manifest["step"]) == (FORMAT_VERSION, 7)
    assert manifest["environment"] == {"row": "cpu", "env": "cpu-1"}
    assert set(manifest["files"]) == set(FILES) - {"manifest.json"}


def test_a_folder_that_was_being_replaced_is_put_back(tmp_path: Path) -> None:
    """Killed between the two renames: the old one stands aside, the new one is not there yet."""
    folder = tmp_path / "checkpoints"
    save(folder, 5)
    replace(folder / "step-000005", folder / ".old-0123456789ab-step-000005")
    (folder / ".stage-0123456789ab").mkdir()
    collect_stages(folder)
    assert [path.name for path in folder.iterdir()] == ["step-000005"]
    assert damage(folder / "step-000005") is None


def test_a_replacement_that_is_refused_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "run" / "adapter"
    commit_folder(target, lambda stage: (stage / "a").write_text("old") and None)
    calls = iter([None, PermissionError(13, "in use"), None])

    def refusing(source: Path, to: Path) -> None:
        if (error := next(calls)) is not None:
            raise error
        replace(source, to)

    monkeypatch.setattr("engine.contract.commit.replace", refusing)
    with pytest.raises(PermissionError):
        commit_folder(target, lambda stage: (stage / "a").write_text("new") and None)
    assert (target / "a").read_text(encoding="utf-8") == "old"
    assert [path.name for path in target.parent.iterdir()] == ["adapter"]


@pytest.fixture
def ticks() -> list[float]:
    return [0.0]


@pytest.mark.parametrize(
    ("took_s", "interval_s"), [(0.0, 300), (10, 300), (30, 600), (600, MAX_APART_S)]
)
def test_checkpoints_move_apart_only_where_saving_is_slow(
    ticks: list[float], took_s: float, interval_s: float
) -> None:
    clock = SaveClock(300, lambda: ticks[0])
    ticks[0] = 299.9
    assert not clock.due
    ticks[0] = 300
    assert clock.due
    with clock.saving():
        ticks[0] += took_s
    assert clock.interval_s == interval_s
    ticks[0] += interval_s - 0.1
    assert not clock.due
    ticks[0] += 0.1
    assert clock.due


def test_a_disk_that_runs_low_is_told_once_until_there_is_room(
    tmp_path: Path, ticks: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = [1000]
    monkeypatch.setattr("engine.disk.shutil.disk_usage", lambda _: type("U", (), {"free": room[0]}))
    watch = RoomWatch(tmp_path, lambda: ticks[0])

    def look(free: int) -> int | None:
        room[0] = free
        ticks[0] += 10
        return watch.runs_low(100)

    assert [look(free) for free in (1000, 200, 199, 150, 250, 150)] == [
        None,
        None,
        199,
        *[None] * 3,
    ]
    assert [look(free) for free in (300, 120)] == [None, 120]
    room[0] = 1000
    assert watch.runs_low(100) is None, "looked a moment ago"
