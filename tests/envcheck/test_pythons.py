"""Which Python a lock's environment is made with."""

from __future__ import annotations

from pathlib import Path

import pytest

from envcheck.building import pythons

UV = Path("uv")


def test_the_running_python_is_used_if_it_has_a_lock(tmp_path: Path) -> None:
    here = pythons.version_here()
    found = pythons.find(["3.1", here], UV, tmp_path, {}, pytest.fail)
    assert found == (here, pythons.base_python())
    assert pythons.base_python().exists()


def test_else_one_on_the_system_else_one_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: dict[str, Path] = {"3.2": tmp_path / "python3.2"}
    fetched: list[str] = []

    def fetch(version: str, *_: object) -> bool:
        there[version] = tmp_path / "fetched"
        return True

    monkeypatch.setattr(pythons, "_find", lambda version, *_: there.get(version))
    monkeypatch.setattr(pythons, "_fetch", fetch)
    wanted = ["3.1", "3.2"]
    assert pythons.find(wanted, UV, tmp_path, {}, fetched.append) == ("3.2", there["3.2"])
    assert fetched == []
    assert pythons.find(["3.1"], UV, tmp_path, {}, None) is None
    found = pythons.find(["3.1"], UV, tmp_path, {}, fetched.append)
    assert found == ("3.1", tmp_path / "fetched")
    assert fetched == ["3.1"]


def test_there_may_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pythons, "_find", lambda *_: None)
    monkeypatch.setattr(pythons, "_fetch", lambda *_: False)
    assert pythons.find(["3.1"], UV, tmp_path, {}, lambda _: None) is None


def test_a_tool_that_is_not_there_finds_nothing(tmp_path: Path) -> None:
    missing = tmp_path / "no uv"
    assert pythons.find(["3.1"], missing, tmp_path, {}, lambda _: None) is None
