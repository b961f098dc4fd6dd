from __future__ import annotations

import os
import sys
import time

import pytest

from envcheck.facts import unknown, unread_gpu
from envcheck.probes import nvidia_smi, nvml, probe_gpu
from envcheck.probes.probe_gpu import merge, read_proc
from tests.envcheck.machines import RTX_4090, cards, gpu, seen

ABSENT = [unread_gpu(source, "not found") for source in ("nvml", "nvidia-smi", "/proc")]


def test_no_trace_of_a_driver_anywhere_is_no_card():
    facts = merge(*ABSENT)
    assert (facts.driver.value, facts.devices.value, facts.fault.value) == ("", (), "")
    assert facts.devices.source == "nvml, nvidia-smi, /proc"


def test_one_source_that_timed_out_makes_it_unknown():
    facts = merge(ABSENT[0], unread_gpu("nvidia-smi", "timeout"), ABSENT[2])
    assert (facts.devices.value, facts.devices.reason) == (None, "timeout")


def test_a_loaded_driver_without_its_tools_is_unknown_and_not_absent():
    loaded = type(ABSENT[0])(seen("580.95.05"), unknown("/proc", "not found"), seen(""))
    facts = merge(ABSENT[0], ABSENT[1], loaded)
    assert facts.driver.value == "580.95.05"
    assert facts.devices.value is None


def test_one_source_is_enough():
    facts = merge(ABSENT[0], cards("580.95.05", RTX_4090), ABSENT[2])
    assert facts.devices.value == (RTX_4090,)


def test_what_one_source_does_not_say_is_taken_from_the_other():
    half = gpu("NVIDIA GeForce RTX 4090", None)
    whole = type(half)(**{**vars(half), "compute_capability": seen("8.9")})
    facts = merge(cards("580.95.05", half), cards("580.95.05", whole), ABSENT[2])
    assert facts.devices.value == (whole,)


def test_another_cards_values_are_not_taken():
    half = gpu("NVIDIA GeForce RTX 4090", None)
    facts = merge(cards("580.95.05", half), cards("580.95.05", RTX_4090), ABSENT[2])
    assert facts.devices.value == (half,)


def test_a_fault_of_one_source_is_kept():
    facts = merge(ABSENT[0], unread_gpu("nvidia-smi", "driver fault", "GPU_LOST"), ABSENT[2])
    assert facts.fault.value == "GPU_LOST"
    assert facts.devices.value is None


@pytest.mark.parametrize(
    ("text", "version"),
    [
        (
            "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.161.07  Sat Feb 17 22:55:48 UTC\n"
            "GCC version:  gcc version 12.3.0\n",
            "535.161.07",
        ),
        (
            "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build\n",
            "580.95.05",
        ),
        ("something else\n", None),
    ],
)
def test_the_kernels_own_word_is_read(tmp_path, text, version):
    path = tmp_path / "version"
    path.write_text(text, encoding="utf-8")
    assert read_proc(path).driver.value == version


def test_without_the_kernels_file_there_is_no_driver_there(tmp_path):
    assert read_proc(tmp_path / "version").driver.reason == "not found"


def test_nvidia_display_controllers_are_counted_on_the_bus(tmp_path):
    devices = [("0x10de", "0x030000"), ("0x10de", "0x040300"), ("0x8086", "0x030000")]
    for number, (vendor, kind) in enumerate(devices):
        folder = tmp_path / f"0000:0{number}:00.0"
        folder.mkdir()
        (folder / "vendor").write_text(vendor + "\n", encoding="ascii")
        (folder / "class").write_text(kind + "\n", encoding="ascii")
    (tmp_path / "0000:09:00.0").mkdir()
    assert probe_gpu.cards_on_bus(tmp_path).value == 1
    assert probe_gpu.cards_on_bus(tmp_path / "nothing").value is None


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")
def test_hanging_sources_end_in_unknown_and_in_time(tmp_path, monkeypatch):
    tool = tmp_path / "nvidia-smi"
    tool.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr(nvidia_smi, "PLACES", (str(tool),))
    monkeypatch.setattr(probe_gpu, "DEADLINE_S", 0.4)
    monkeypatch.setattr(nvml, "probe", lambda: time.sleep(30))
    begun = time.monotonic()
    facts = probe_gpu.probe(os.environ)
    assert time.monotonic() - begun < 5
    assert (facts.devices.value, facts.devices.reason) == (None, "timeout")
