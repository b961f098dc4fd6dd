"""A card as it is this moment: memory, load, temperature; asked of NVIDIA's library alone.

The environment check asks for much more and takes longer; this is for numbers that move.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

try:
    import pynvml
except ImportError:  # an app interpreter without NVIDIA's library: there is no card to ask
    pynvml = None

T = TypeVar("T")
TEMPERATURE_OF_CARD = 0  # NVML_TEMPERATURE_GPU


@dataclass(frozen=True)
class GpuNow:
    """One reading; None where the driver does not tell."""

    used_bytes: int
    """In use by anybody."""
    total_bytes: int
    utilization_percent: int | None = None
    temperature_c: int | None = None

    @property
    def free_bytes(self) -> int:
        return max(0, self.total_bytes - self.used_bytes)


def gpu_now(uuid: str) -> GpuNow | None:
    """The card with this uuid, or the only one where none is named; None where nobody can say.

    Takes some milliseconds, more with a driver that sleeps: call it beside the window.
    """
    if pynvml is None:
        return None
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:
        return None
    try:
        handle = _handle(uuid)
        return _reading(handle) if handle is not None else None
    except pynvml.NVMLError:
        return None
    finally:
        with contextlib.suppress(pynvml.NVMLError):
            pynvml.nvmlShutdown()


def _handle(uuid: str) -> Any:
    count = int(pynvml.nvmlDeviceGetCount())
    for index in range(count):
        handle = pynvml.nvmlDeviceGetHandleByIndex(index)
        if str(pynvml.nvmlDeviceGetUUID(handle)) == uuid or (not uuid and count == 1):
            return handle
    return None


def _reading(handle: Any) -> GpuNow:
    memory = pynvml.nvmlDeviceGetMemoryInfo(handle)
    load = _ask(lambda: int(pynvml.nvmlDeviceGetUtilizationRates(handle).gpu))
    heat = _ask(lambda: int(pynvml.nvmlDeviceGetTemperature(handle, TEMPERATURE_OF_CARD)))
    return GpuNow(int(memory.used), int(memory.total), load, heat)


def _ask(question: Callable[[], T]) -> T | None:
    try:
        return question()
    except pynvml.NVMLError:  # "not supported" on some cards
        return None
