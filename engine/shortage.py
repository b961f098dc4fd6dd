"""Memory that ran out: how it is recognised, how much was asked and free, and who has the rest."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ON_CARD = re.compile(r"Tried to allocate ([\d.]+) (B|KiB|MiB|GiB)")
_ON_HOST = re.compile(r"you tried to allocate (\d+) bytes")
_UNIT_BYTES = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}
_CARD_TEXTS = ("CUDA out of memory", "CUDA error: out of memory", "CUBLAS_STATUS_ALLOC_FAILED")
_HOST_TEXTS = (
    "can't allocate memory",  # torch's allocator on a processor
    "not enough memory",  # the same on Windows
    "std::bad_alloc",
    "Cannot allocate memory",
)
_CGROUP = Path("/sys/fs/cgroup")


@dataclass(frozen=True)
class Shortage:
    """What is known about memory that ran out. Holds no exception: that would hold the memory."""

    on_card: bool
    needed_bytes: int | None
    """What was asked for when it failed."""
    around: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """`free_bytes` at that moment, and on a card who holds most of it besides this run."""

    @classmethod
    def of(cls, error: BaseException, device: str) -> Shortage | None:
        """The shortage that an exception tells of, or None if it tells of something else.

        Asked while the exception is at hand: what it holds is not free yet.
        """
        text = str(error)
        if type(error).__name__ == "OutOfMemoryError" or any(t in text for t in _CARD_TEXTS):
            return cls(True, _asked(text), _around(device))
        if isinstance(error, MemoryError) or any(t in text for t in _HOST_TEXTS):
            return cls(False, _asked(text), _around("cpu"))
        return None

    def facts(self) -> dict[str, Any]:
        """Numbers for the event; what could not be found out is left out."""
        needed = {} if self.needed_bytes is None else {"needed_bytes": self.needed_bytes}
        return {**needed, **self.around}


def _around(device: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with suppress(Exception):  # a driver that fails now must not hide the shortage
        found["free_bytes"] = free_bytes(device)
    if device.startswith("cuda") and (other := largest_other(_index(device))):
        found |= {"other_process": other[0], "other_bytes": other[1]}
    return found


def free_bytes(device: str) -> int:
    """Memory that a run may still take: of the card, or of this computer, within its limits."""
    if device.startswith("cuda"):
        import torch

        free, _ = torch.cuda.mem_get_info(device)
        return free + torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
    import psutil

    limits = (psutil.virtual_memory().available, _left_of_addresses(), _left_of_container())
    return int(min(limit for limit in limits if limit is not None))


def largest_other(index: int) -> tuple[str, int] | None:
    """Name and bytes of the process that holds most of a card, this one not counted."""
    import os

    import psutil

    try:
        import pynvml

        pynvml.nvmlInit()
        handle = pynvml.nvmlDeviceGetHandleByIndex(index)
        seen = pynvml.nvmlDeviceGetComputeRunningProcesses(handle)
    except Exception:  # no driver, no permission, no package: then nobody is named
        return None
    others = [p for p in seen if p.pid != os.getpid() and p.usedGpuMemory]
    if not others:
        return None
    largest = max(others, key=lambda process: process.usedGpuMemory)
    try:
        name = psutil.Process(largest.pid).name()
    except psutil.Error:  # of another user or container
        name = str(largest.pid)
    return name, int(largest.usedGpuMemory)


def _asked(text: str) -> int | None:
    if match := _ON_CARD.search(text):
        return int(float(match[1]) * _UNIT_BYTES[match[2]])
    match = _ON_HOST.search(text)
    return int(match[1]) if match else None


def _index(device: str) -> int:
    return int(device.partition(":")[2] or 0)


def _left_of_addresses() -> int | None:
    """Under `ulimit -v`."""
    if sys.platform == "win32":
        return None
    import resource

    import psutil

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return None
    return max(0, limit - psutil.Process().memory_info().vms)


def _left_of_container() -> int | None:
    """Within a memory limit of control groups, as containers and services have it."""
    try:
        most = int((_CGROUP / "memory.max").read_text())
        used = int((_CGROUP / "memory.current").read_text())
    except (OSError, ValueError):  # no limit reads "max"
        return None
    return max(0, most - used)
