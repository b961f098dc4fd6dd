"""What the computer must have, and which engine fits it."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from envcheck.building.pythons import version_here
from installer import machine
from installer.home import find_home
from installer.trouble import Trouble


def pretend(monkeypatch: pytest.MonkeyPatch, system: str, arch: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: arch)


@pytest.mark.parametrize(("found", "shown"), [((2, 31), "2.31"), ((2, 9), "2.9"), (None, "musl")])
def test_an_old_linux_is_told_both_versions(found: tuple[int, ...] | None, shown: str) -> None:
    with pytest.raises(Trouble) as caught:
        machine._check_glibc(found)
    assert "2.34" in str(caught.value)
    assert shown in str(caught.value)


@pytest.mark.parametrize("found", [(2, 34), (2, 36), (3, 0)])
def test_a_newer_linux_is_fine(found: tuple[int, ...]) -> None:
    machine._check_glibc(found)


def test_a_missing_venv_module_names_the_debian_package(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name)
    )
    with pytest.raises(Trouble) as caught:
        machine.check_system()
    assert f"apt install python{version_here()}-venv" in str(caught.value)


@pytest.mark.parametrize(
    ("system", "arch", "rows"),
    [
        ("linux", "x86_64", {"cpu", "main-cu130"}),
        ("win32", "AMD64", {"cpu"}),
        ("darwin", "arm64", {"cpu"}),
    ],
)
def test_rows_of_this_computer(
    system: str, arch: str, rows: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, system, arch)
    assert rows <= {row.id for row in machine.rows_here()}
    assert all(row.lock.is_file() for row in machine.rows_here())


def test_a_computer_that_nobody_locked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "linux", "riscv64")
    with pytest.raises(Trouble) as caught:
        machine.rows_here()
    assert "riscv64" in str(caught.value)
    assert "linux x86_64" in str(caught.value)


def test_an_unknown_row_names_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "linux", "x86_64")
    with pytest.raises(Trouble) as caught:
        machine.rows_called("main-cu999")
    said = str(caught.value)
    assert all(row.id in said for row in machine.rows_here())


def test_too_little_room_says_how_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = SimpleNamespace(total=10**12, used=0, free=1_500_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(Trouble) as caught:
        machine.check_room(tmp_path / "not" / "there", 4_000_000_000)
    assert "4.0 GB" in str(caught.value)
    assert "1.5 GB" in str(caught.value)


@pytest.mark.parametrize("variable", ["", "set"])
def test_the_home_is_the_one_that_the_app_uses(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.paths import formiga_home

    monkeypatch.delenv("FORMIGA_HOME")
    if variable:
        monkeypatch.setenv("FORMIGA_HOME", str(tmp_path / "my home"))
    for xdg in ("", str(tmp_path / "xdg")):
        monkeypatch.setenv("XDG_DATA_HOME", xdg)
        assert find_home(None).root == formiga_home()
    assert find_home("~/x").root == formiga_home("~/x")
