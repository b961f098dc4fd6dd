"""Folders of repairs: names, how they ended, what is at work, and what is thrown away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from envcheck import oslock
from envcheck.facts import RepairEnd
from envcheck.repairing import journal, repairs, wish
from envcheck.repairing.repair_look import repeated

LOCK = "a" * 64


def made(home: Path, name: str, *events: tuple[str, dict[str, object]]) -> Path:
    """A folder as a repair leaves it."""
    folder = home / repairs.REPAIRS / name
    folder.mkdir(parents=True)
    papers = {"pid": 1, "started_t": "2026-11-22T14:02:00Z", "row": "cpu", "lock_sha256": LOCK}
    (folder / repairs.PAPERS).write_text(json.dumps(papers), encoding="utf-8")
    writer = journal.Journal(folder / journal.EVENTS)
    for type_, fields in events:
        writer.write(type_, **fields)
    writer.close()
    return folder


def problem(code: str) -> tuple[str, dict[str, object]]:
    return "problem", {"code": code, "facts": {}, "fatal": True}


def test_a_folder_is_named_by_time_and_row(tmp_path: Path) -> None:
    names = [repairs.create(tmp_path, row).name for row in ("cpu", "cpu", None, "../Ü x")]
    assert names[0][10] == "_"
    assert [name[16:] for name in names[:3]] == ["cpu", "cpu-2", "auto"]
    assert all(repairs.folder(tmp_path, name) for name in names)
    assert (tmp_path / "repairs" / names[0] / "control").is_dir()


@pytest.mark.parametrize("name", ["", "..", "../envs", "2026-11-22_1402-gone"])
def test_only_a_repairs_own_folder_is_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "repairs").mkdir()
    (tmp_path / "envs").mkdir()
    assert repairs.folder(tmp_path, name) is None


def test_every_end_has_its_word_the_newest_first(tmp_path: Path) -> None:
    made(tmp_path, "2026-11-22_1402-cpu", ("finished", {"env": "e"}))
    made(tmp_path, "2026-11-22_1402-cpu-2", problem("NETWORK_FAILED"))
    made(tmp_path, "2026-11-22_1402-cpu-10", ("stopped", {"reason": "asked"}))
    made(tmp_path, "2026-11-23_0800-cpu", ("started", {}), ("heartbeat", {}))
    ends = repairs.list_ends(tmp_path)
    assert [(end.name[5:], end.state, end.code) for end in ends] == [
        ("11-23_0800-cpu", "lost", ""),
        ("11-22_1402-cpu-10", "stopped", ""),
        ("11-22_1402-cpu-2", "failed", "NETWORK_FAILED"),
        ("11-22_1402-cpu", "finished", ""),
    ]
    assert {(end.row, end.lock_sha256) for end in ends} == {("cpu", LOCK)}


def test_one_at_work_has_not_ended(tmp_path: Path) -> None:
    folder = made(tmp_path, "2026-11-22_1402-cpu", ("started", {}))
    with oslock.hold(folder / repairs.LOCK):
        assert repairs.running(tmp_path) == folder.name
        assert repairs.list_ends(tmp_path) == ()
    assert repairs.running(tmp_path) == ""
    assert repairs.list_ends(tmp_path)[0].state == "lost"


def test_one_that_was_only_just_asked_for_is_not_lost(tmp_path: Path) -> None:
    repairs.create(tmp_path, "cpu")
    assert repairs.list_ends(tmp_path) == ()


def test_old_folders_are_thrown_away_the_newest_stay(tmp_path: Path) -> None:
    for day in range(1, 29):
        made(tmp_path, f"2026-10-{day:02}_0900-cpu")
        made(tmp_path, f"2026-11-{day:02}_0900-cpu")
    repairs.prune(tmp_path)
    left = sorted(path.name for path in (tmp_path / "repairs").iterdir())
    assert len(left) == repairs.KEPT
    assert left[-1] == "2026-11-28_0900-cpu"
    assert left[0] == "2026-10-27_0900-cpu"


def test_a_home_without_repairs_has_none(tmp_path: Path) -> None:
    assert repairs.list_ends(tmp_path) == ()
    assert repairs.running(tmp_path) == ""


def ended(*codes: str, lock: str = LOCK) -> list[RepairEnd]:
    """Ends, the newest first: `ok`, `stopped`, `lost` or the code of a failure."""
    states = {"ok": "finished", "stopped": "stopped", "lost": "lost"}
    ends = []
    for code in codes:
        state = states.get(code, "failed")
        ends.append(RepairEnd("n", "t", "cpu", lock, state, code if state == "failed" else ""))
    return ends


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (ended(), ""),
        (ended("UV_FAILED"), ""),
        (ended("UV_FAILED", "UV_FAILED"), "UV_FAILED"),
        (ended("UV_FAILED", "WHEEL_TAMPERED"), ""),
        (ended("UV_FAILED", "ok", "UV_FAILED"), ""),
        (ended("ok", "UV_FAILED", "UV_FAILED"), ""),
        (ended("UV_FAILED", "NETWORK_FAILED", "stopped", "lost", "UV_FAILED"), "UV_FAILED"),
        (ended("REPAIR_REFUSED", "UV_FAILED", "UV_FAILED"), "UV_FAILED"),
        (ended("NETWORK_FAILED", "NETWORK_FAILED"), ""),
        (ended("REPAIR_DISK_FULL", "REPAIR_DISK_FULL"), ""),
        (ended("UV_FAILED") + ended("UV_FAILED", lock="b" * 64), ""),
    ],
)
def test_the_same_failure_twice_in_a_row_counts(ends: list[RepairEnd], expected: str) -> None:
    assert repeated(ends, LOCK) == expected


def test_a_wish_is_kept_and_given_back(tmp_path: Path) -> None:
    root = tmp_path / "envs"
    assert wish.read(root) == ""
    wish.write(root, "cpu")
    assert wish.read(root) == "cpu"
    wish.write(root, "")
    wish.write(root, "")
    assert wish.read(root) == ""


@pytest.mark.parametrize("content", ["", "[]", '{"row": 7}', "{"])
def test_a_torn_wish_is_none(content: str, tmp_path: Path) -> None:
    (tmp_path / wish.WISH).write_text(content, encoding="utf-8")
    assert wish.read(tmp_path) == ""
