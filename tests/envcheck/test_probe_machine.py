from __future__ import annotations

import os
import platform
import shutil
import sys
import threading
import time
from dataclasses import fields
from pathlib import Path

import pytest

from envcheck.probes import probe_machine


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


def test_every_fact_of_a_machine_is_looked_for(tmp_path):
    facts = probe_machine.probe(tmp_path, [], os.environ)
    silent = [
        field.name
        for field in fields(facts)
        if getattr(getattr(facts, field.name), "reason", "") == "not recorded"
    ]
    assert silent == []


def test_a_place_that_never_answers_makes_its_own_fact_unknown_and_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr(probe_machine, "DEADLINE_S", 0.3)
    real, waiting = shutil.disk_usage, threading.Event()

    def hang(path):
        return waiting.wait(30) and None if Path(path).name == "server" else real(path)

    monkeypatch.setattr(shutil, "disk_usage", hang)
    monkeypatch.setattr(probe_machine.probe_place, "probe", lambda *_: waiting.wait(30))
    (tmp_path / "server").mkdir()
    begun = time.monotonic()
    facts = probe_machine.probe(tmp_path, [tmp_path / "server"], {})
    assert time.monotonic() - begun < 3
    waiting.set()
    assert [disk.free_bytes.known for disk in facts.disks] == [True, False]
    assert (facts.disks[1].free_bytes.reason, facts.home.reason) == ("timeout", "timeout")
    assert facts.os_version.known


def test_the_python_of_the_engine_in_use_is_the_one_whose_user_site_counts(tmp_path):
    own = ".".join(platform.python_version_tuple()[:2])
    assert probe_machine.engine_python(tmp_path) == own
    env = tmp_path / "envs" / "cpu-0a1b2c3d-1"
    env.mkdir(parents=True)
    (env / "COMPLETE").touch()
    (env / "formiga-env.json").write_text('{"python": "3.12.4"}', encoding="utf-8")
    (tmp_path / "envs" / "current.json").write_text(f'{{"env": "{env.name}"}}', encoding="utf-8")
    assert probe_machine.engine_python(tmp_path) == "3.12"
