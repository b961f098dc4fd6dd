"""The pointer: never half-written, never followed into rubbish."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from envcheck import switch


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "envs"
    for build in (1, 2, 3):
        env = folder / f"cpu-0a1b2c3d-{build}"
        env.mkdir(parents=True)
        (env / switch.COMPLETE).touch()
    return folder


def env(root: Path, build: int) -> Path:
    return root / f"cpu-0a1b2c3d-{build}"


def test_nothing_is_in_use_at_first(tmp_path: Path) -> None:
    assert switch.current(tmp_path) is None
    assert switch.previous(tmp_path) is None


def test_publishing_remembers_the_one_before(root: Path) -> None:
    switch.publish(root, env(root, 1))
    switch.publish(root, env(root, 2))
    assert switch.current(root) == env(root, 2)
    assert switch.previous(root) == env(root, 1)
    pointer = json.loads((root / switch.CURRENT).read_text(encoding="utf-8"))
    assert pointer == {"v": 1, "env": "cpu-0a1b2c3d-2"}


def test_publishing_twice_does_not_forget_the_one_before(root: Path) -> None:
    for build in (1, 2, 2):
        switch.publish(root, env(root, build))
    assert switch.previous(root) == env(root, 1)


def test_rolling_back_and_forth(root: Path) -> None:
    switch.publish(root, env(root, 1))
    switch.publish(root, env(root, 2))
    assert switch.rollback(root) == env(root, 1)
    assert (switch.current(root), switch.previous(root)) == (env(root, 1), env(root, 2))
    assert switch.rollback(root) == env(root, 2)


def test_there_may_be_nothing_to_roll_back_to(root: Path) -> None:
    switch.publish(root, env(root, 1))
    with pytest.raises(switch.SwitchError) as caught:
        switch.rollback(root)
    assert caught.value.code == "NO_PREVIOUS_ENV"
    assert switch.current(root) == env(root, 1)


def test_an_incomplete_environment_is_not_published(root: Path) -> None:
    switch.publish(root, env(root, 1))
    (env(root, 2) / switch.COMPLETE).unlink()
    with pytest.raises(switch.SwitchError):
        switch.publish(root, env(root, 2))
    assert switch.current(root) == env(root, 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"v": 1, "env": "cpu-0a1b',
        b"[]",
        b'{"v": 1}',
        b'{"v": 1, "env": 7}',
        b'{"v": 1, "env": "../../somewhere"}',
        b'{"v": 1, "env": "cpu-0a1b2c3d-9"}',
        b"\xff\xfe\x00",
    ],
)
def test_a_torn_or_foreign_pointer_points_nowhere(root: Path, content: bytes) -> None:
    (root / switch.CURRENT).write_bytes(content)
    assert switch.current(root) is None
    switch.publish(root, env(root, 3))
    assert switch.current(root) == env(root, 3)


def test_a_pointer_to_rubbish_points_nowhere(root: Path) -> None:
    switch.publish(root, env(root, 1))
    (env(root, 1) / switch.COMPLETE).unlink()
    assert switch.current(root) is None


def test_no_leftovers_beside_the_pointer(root: Path) -> None:
    switch.publish(root, env(root, 1))
    files = {path.name for path in root.iterdir() if path.is_file()}
    assert files == {switch.CURRENT}
