"""Looks for NVIDIA cards and their driver: three sources side by side, each with a deadline.

NVML and nvidia-smi say the same things; one of them is often missing (a container without the tool,
an app without the library's folder), and either can hang with a driver that is wedged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TypeVar

from envcheck.deadline import start
from envcheck.facts import Gpu, GpuFacts, Observed, unknown, unread_gpu
from envcheck.probes import nvidia_smi, nvml

DEADLINE_S = 5.0
"""A healthy driver answers in 0.1 to 1 s; a card that sleeps may take 3 s to wake up."""
PROC_VERSION = Path("/proc/driver/nvidia/version")
PCI_DEVICES = Path("/sys/bus/pci/devices")
NVIDIA_VENDOR = "0x10de"
DISPLAY_CLASS = "0x03"
ABSENT = "not found"
T = TypeVar("T")


def probe(environ: Mapping[str, str], tool: Path | None = None) -> GpuFacts:
    """What the three sources say together; `tool` replaces the search for nvidia-smi."""
    library = start(nvml.probe, nvml.silent)
    smi = start(
        lambda: nvidia_smi.probe(tool or nvidia_smi.find(environ), DEADLINE_S, environ),
        nvidia_smi.silent,
    )
    # Twice: an old driver is asked a second time without the field that it does not know.
    return merge(library(DEADLINE_S), smi(2 * DEADLINE_S), read_proc(PROC_VERSION))


def unread(reason: str) -> GpuFacts:
    """Facts where the looking itself failed."""
    return unread_gpu("gpu", reason)


def merge(*words: GpuFacts) -> GpuFacts:
    """One picture of several sources' words; the first that knows a value is believed.

    That there is no card is known only when no source found any trace of a driver: a tool that
    is missing says nothing about the card.
    """
    faults = [word.fault for word in words if word.fault.value]
    no_trace = all(word.driver.reason == ABSENT for word in words) and not faults
    if no_trace:
        source = ", ".join(word.driver.source for word in words)
        return GpuFacts(Observed("", source), Observed((), source), Observed("", source))
    return GpuFacts(
        driver=_first(*(word.driver for word in words)),
        devices=_merge_devices([word.devices for word in words]),
        fault=faults[0] if faults else words[0].fault,
    )


def read_proc(path: Path) -> GpuFacts:
    """The loaded kernel module's version (Linux): there even when its tools are not."""
    source = str(path)
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # on other systems too
        driver: Observed[str] = unknown(source, ABSENT)
    else:
        match = re.search(r"Kernel Module.*?\s(\d+\.\d+(?:\.\d+)?)\s", text)
        driver = Observed(match[1], source) if match else unknown(source, "answer not understood")
    return replace(unread_gpu(source, ABSENT), driver=driver)


def cards_on_bus(devices: Path = PCI_DEVICES) -> Observed[int]:
    """NVIDIA display controllers on the PCI bus (Linux), whether or not a driver drives them."""
    try:
        return Observed(sum(_is_card(device) for device in devices.iterdir()), str(devices))
    except OSError:
        return unknown(str(devices), ABSENT)


def _is_card(device: Path) -> bool:
    try:
        vendor = (device / "vendor").read_text(encoding="ascii").strip()
        kind = (device / "class").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return False
    return vendor == NVIDIA_VENDOR and kind.startswith(DISPLAY_CLASS)


def _merge_devices(words: list[Observed[tuple[Gpu, ...]]]) -> Observed[tuple[Gpu, ...]]:
    known = [word for word in words if word.value is not None]
    if not known:
        return _first(*words)
    others = {gpu.uuid: gpu for word in known[1:] for gpu in word.value or ()}
    merged = tuple(_complete(gpu, others.get(gpu.uuid)) for gpu in known[0].value or ())
    return Observed(merged, known[0].source)


def _complete(gpu: Gpu, other: Gpu | None) -> Gpu:
    """The card with what only the other source knew about it."""
    if other is None:
        return gpu
    pairs = ((field.name, getattr(gpu, field.name)) for field in fields(gpu))
    gaps = [name for name, value in pairs if isinstance(value, Observed) and not value.known]
    return replace(gpu, **{name: getattr(other, name) for name in gaps})


def _first(*words: Observed[T]) -> Observed[T]:
    """The first known value; else the first reason that says more than "not found"."""
    telling = [word for word in words if word.reason != ABSENT]
    known = [word for word in words if word.known]
    return (known or telling or list(words))[0]
