from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

import pytest

from envcheck import probe_machine


def test_this_machine_is_seen(tmp_path):
    facts = probe_machine.probe(tmp_path, [tmp_path / "runs"], {"PYTHONPATH": "x"})
    assert facts.python.value == platform.python_version().rsplit(".", 1)[0]
    assert facts.os.value in ("linux", "windows", "macos")
    assert facts.memory_bytes.value > facts.memory_available_bytes.value > 0
    assert [disk.path for disk in facts.disks] == [str(tmp_path), str(tmp_path / "runs")]
    assert facts.hostile_variables.value == ("PYTHONPATH",)
    assert facts.visible_devices.value == "all"


def test_visible_devices_are_taken_as_they_are(tmp_path):
    facts = probe_machine.probe(tmp_path, [], {"CUDA_VISIBLE_DEVICES": ""})
    assert facts.visible_devices.value == ""


def test_free_space_of_a_folder_that_will_be_made_is_that_of_its_parent(tmp_path):
    free = probe_machine.free_bytes(tmp_path / "not" / "there" / "yet").value
    assert abs(free - shutil.disk_usage(tmp_path).free) < 2**30


def test_a_volume_that_does_not_answer_is_unknown(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permissão negada")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    assert probe_machine.free_bytes(tmp_path).reason == "not permitted"


@pytest.mark.parametrize(("name", "expected"), [("AMD64", "x86_64"), ("aarch64", "arm64")])
def test_processors_have_one_name(name, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(platform, "machine", lambda: name)
    assert probe_machine.probe(tmp_path, [], {}).machine.value == expected


def test_a_system_without_glibc_has_none(monkeypatch):
    def refuse(name):
        raise ValueError(name)

    monkeypatch.setattr(os, "confstr", refuse, raising=False)
    assert probe_machine.glibc().value == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc is Linux's")
def test_glibc_is_a_version():
    assert Path("/proc").exists()
    assert all(part.isdigit() for part in probe_machine.glibc().value.split("."))


def test_without_psutil_memory_is_unknown(monkeypatch):
    monkeypatch.setattr(probe_machine, "psutil", None)
    assert [fact.reason for fact in probe_machine.memory()] == ["not found", "not found"]
