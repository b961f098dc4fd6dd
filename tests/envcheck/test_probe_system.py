from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from envcheck import scrub
from envcheck.facts import Observed, unknown
from envcheck.probes import mounts, probe_system

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux' own files")


def test_the_version_of_the_system_has_numbers_only():
    assert all(part.isdigit() for part in probe_system.os_version().value.split("."))


@pytest.mark.parametrize(
    ("system", "said", "expected"),
    [
        ("linux", "6.1.0-13-amd64", "6.1.0"),
        ("linux", "5.15.167.4-microsoft-standard-WSL2", "5.15.167.4"),
        ("win32", "10.0.26100", "10.0.26100"),
        ("darwin", "14.5", "14.5"),
        ("linux", "", None),
    ],
)
def test_what_distributions_add_is_left_out(system, said, expected, monkeypatch):
    monkeypatch.setattr(sys, "platform", system)
    fake = SimpleNamespace(
        release=lambda: said, version=lambda: said, mac_ver=lambda: (said, (), "")
    )
    monkeypatch.setattr(probe_system, "platform", fake)
    assert probe_system.os_version().value == expected


def test_swap_is_a_number_or_says_why_not(monkeypatch):
    assert probe_system.swap_free().value >= 0

    def refuse():
        raise OSError(2, "no such file", "/proc/swaps")

    monkeypatch.setattr(probe_system, "psutil", SimpleNamespace(swap_memory=refuse))
    assert probe_system.swap_free().reason
    monkeypatch.setattr(probe_system, "psutil", None)
    assert probe_system.swap_free().reason == "not found"


def test_the_folder_for_temporary_files_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen = probe_system.temporary().value
    assert seen.path == str(tmp_path)
    assert abs(seen.free_bytes - shutil.disk_usage(tmp_path).free) < 2**30
    monkeypatch.setattr(mounts, "file_system", lambda path: "tmpfs")
    assert probe_system.temporary().value.in_memory


def test_without_any_such_folder_it_is_unknown(monkeypatch):
    def refuse():
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", refuse)
    assert probe_system.temporary().reason == "not found"


@linux
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Linux version 5.15.167.4-microsoft-standard-WSL2 (root@f9c826d3017f)", True),
        ("Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com)", True),
        ("Linux version 6.1.0-13-amd64 (debian-kernel@lists.debian.org)", False),
    ],
)
def test_wsl_is_told_by_its_kernel(text, expected, tmp_path):
    (tmp_path / "version").write_text(text, encoding="utf-8")
    assert probe_system.wsl(tmp_path / "version").value is expected


@linux
def test_a_kernel_that_says_nothing_is_unknown(tmp_path):
    assert probe_system.wsl(tmp_path / "version").reason == "not found"


def test_another_system_is_not_wsl(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert probe_system.wsl().value is False


def test_the_drivers_folder_of_wsl_is_named_where_the_library_is(tmp_path):
    inside = Observed(True, "test")
    assert probe_system.wsl_driver(inside, tmp_path).value == ""
    (tmp_path / scrub.DRIVER_LIBRARY).touch()
    assert probe_system.wsl_driver(inside, tmp_path).value == str(tmp_path)
    assert probe_system.wsl_driver(Observed(False, "test"), tmp_path).value == ""
    assert probe_system.wsl_driver(unknown("test", "timeout"), tmp_path).reason == "timeout"


@linux
def test_the_file_system_of_a_path_is_that_of_the_nearest_mount(tmp_path):
    table = tmp_path / "mounts"
    table.write_text(
        f"/dev/sda1 / ext4 rw 0 0\n"
        f"tmpfs {tmp_path} tmpfs rw 0 0\n"
        f"server:/x {tmp_path}/minha\\040pasta nfs4 rw 0 0\n"
        f"/dev/sdb1 {tmp_path}/twice ext4 rw 0 0\n"
        f"overlay {tmp_path}/twice overlay rw 0 0\n"
        "cut off\n",
        encoding="utf-8",
    )
    assert mounts.file_system(Path("/elsewhere/x"), table) == "ext4"
    assert mounts.file_system(tmp_path / "not there yet", table) == "tmpfs"
    assert mounts.file_system(tmp_path / "minha pasta" / "formiga", table) == "nfs4"
    assert mounts.file_system(tmp_path / "minha pastas", table) == "tmpfs"
    assert mounts.file_system(tmp_path / "twice", table) == "overlay"
    table.write_text("", encoding="utf-8")
    assert mounts.file_system(tmp_path, table) == ""


@linux
def test_this_machine_has_a_file_system():
    assert mounts.file_system(Path("/"))
