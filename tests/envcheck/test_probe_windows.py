"""Windows' answers, given by hand: the registry and the files of its system folder."""

from __future__ import annotations

import struct

import pytest

from envcheck.probes import probe_windows


def registry(**values):
    def read(key, name):
        assert key.startswith("SYSTEM\\CurrentControlSet\\Control\\")
        return values.get(name)

    return read


def refusing(key, name):
    raise PermissionError(13, "Acesso negado")


@pytest.mark.parametrize(("value", "expected"), [(1, True), (0, False), (None, False)])
def test_long_paths(value, expected):
    assert probe_windows.long_paths(registry(LongPathsEnabled=value), "win32").value is expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "off"), (1, "on"), (2, "evaluation"), (None, "off"), (7, None)]
)
def test_smart_app_control(value, expected):
    read = registry(VerifiedAndReputablePolicyState=value)
    assert probe_windows.app_control(read, "win32").value == expected


def test_a_registry_that_may_not_be_read_is_unknown():
    assert probe_windows.long_paths(refusing, "win32").reason == "not permitted"
    assert probe_windows.app_control(refusing, "win32").reason == "not permitted"


def test_other_systems_have_no_such_obstacles():
    assert probe_windows.long_paths(refusing, "linux").value is True
    assert probe_windows.app_control(refusing, "darwin").value == "off"
    assert probe_windows.runtime_library({}, "linux").value == "not needed"


def library(*version: int) -> bytes:
    high, low = version[0] << 16 | version[1], version[2] << 16 | version[3]
    return b"MZ" + b"x" * 99 + b"\xbd\x04\xef\xfe" + struct.pack("<III", 65536, high, low)


@pytest.fixture
def system_root(tmp_path):
    (tmp_path / "System32").mkdir()
    for name in probe_windows.RUNTIME:
        (tmp_path / "System32" / name).write_bytes(library(14, 40, 33810, 0))
    return tmp_path


def runtime(system_root):
    return probe_windows.runtime_library({"SYSTEMROOT": str(system_root)}, "win32")


def test_the_runtime_is_as_old_as_its_oldest_part(system_root):
    assert runtime(system_root).value == "14.40.33810.0"
    (system_root / "System32" / "msvcp140.dll").write_bytes(library(14, 9, 24215, 1))
    assert runtime(system_root).value == "14.9.24215.1"


@pytest.mark.parametrize("name", probe_windows.RUNTIME)
def test_a_runtime_without_one_of_its_parts_is_missing(system_root, name):
    (system_root / "System32" / name).unlink()
    assert runtime(system_root).value == ""


def test_a_library_without_a_version_is_unknown(system_root):
    (system_root / "System32" / "msvcp140.dll").write_bytes(b"MZ\xbd\x04\xef\xfe")
    assert runtime(system_root).reason == "not reported"


def test_a_runtime_that_may_not_be_read_is_unknown(system_root):
    path = system_root / "System32" / "msvcp140.dll"
    path.unlink()
    path.mkdir()
    assert runtime(system_root).reason
