"""A home folder of its own with the real, built engine environment in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BUILT_HOME = os.environ.get("FORMIGA_TEST_HOME", "")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home whose engine environments are those that the set-up has built."""
    if not BUILT_HOME:
        pytest.skip("needs a built engine: run through installer/bootstrap.py test")
    folder = tmp_path / "casa da formiga"
    folder.mkdir()
    (folder / "envs").symlink_to(Path(BUILT_HOME) / "envs", target_is_directory=True)
    monkeypatch.setenv("FORMIGA_HOME", str(folder))
    return folder
