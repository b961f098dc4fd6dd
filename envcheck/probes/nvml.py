"""NVIDIA's management library, asked through `pynvml`: the same facts as nvidia-smi, faster."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar

from envcheck.deadline import reason_of
from envcheck.facts import Gpu, GpuFacts, GpuProgram, Observed, unknown, unread_gpu
from envcheck.probes.gpu_programs import largest_first, without_folder
from envcheck.probes.nvidia_smi import FAULTS, NO_DEVICES, NOT_PERMITTED

try:
    import pynvml
except ImportError:  # the set-up checks the machine before anything is installed
    pynvml = None

SOURCE = "nvml"
LIBRARY_NOT_FOUND = 12
T = TypeVar("T")


def probe() -> GpuFacts:
    """Driver and cards. May hang with a wedged driver: call it with a deadline."""
    if pynvml is None:
        return silent("not found")
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError as error:
        return _refused(error.value)
    try:
        count = int(pynvml.nvmlDeviceGetCount())
        devices = tuple(_gpu(index) for index in range(count))
        driver = _ask(lambda: str(pynvml.nvmlSystemGetDriverVersion()))
        return GpuFacts(driver, Observed(devices, SOURCE), Observed("", SOURCE))
    except pynvml.NVMLError as error:
        return _refused(error.value)
    finally:
        with contextlib.suppress(pynvml.NVMLError):
            pynvml.nvmlShutdown()


def silent(reason: str, fault: str = "") -> GpuFacts:
    """Nothing known, and why."""
    return unread_gpu(SOURCE, reason, fault)


def _refused(number: int) -> GpuFacts:
    if number == LIBRARY_NOT_FOUND:  # no driver was ever installed
        return silent("not found")
    if number == NO_DEVICES:
        none_there: Observed[tuple[Gpu, ...]] = Observed((), SOURCE)
        return GpuFacts(unknown(SOURCE, "not reported"), none_there, Observed("", SOURCE))
    if number == NOT_PERMITTED:
        return silent("not permitted")
    fault = FAULTS.get(number, "")
    return silent("driver fault" if fault else f"error {number}", fault)


def _gpu(index: int) -> Gpu:
    handle = pynvml.nvmlDeviceGetHandleByIndex(index)
    memory = _ask(lambda: pynvml.nvmlDeviceGetMemoryInfo(handle))
    return Gpu(
        index=index,
        uuid=str(pynvml.nvmlDeviceGetUUID(handle)),
        name=str(pynvml.nvmlDeviceGetName(handle)),
        compute_capability=_ask(lambda: _capability(handle)),
        memory_bytes=memory.map(lambda info: int(info.total)),
        memory_used_bytes=memory.map(lambda info: int(info.used)),
        programs=_ask(lambda: _programs(handle)),
    )


def _programs(handle: object) -> tuple[GpuProgram, ...]:
    """Who holds memory of a card, the largest first; a program may compute and draw at once."""
    held: dict[int, int] = {}
    for process in [
        *pynvml.nvmlDeviceGetComputeRunningProcesses(handle),
        *pynvml.nvmlDeviceGetGraphicsRunningProcesses(handle),
    ]:
        held[process.pid] = max(held.get(process.pid, 0), int(process.usedGpuMemory or 0))
    named = [GpuProgram(_program_name(pid), memory) for pid, memory in held.items()]
    return largest_first(named)


def _program_name(pid: int) -> str:
    """ "" where the driver does not say: another person's, or outside of our container."""
    try:
        said = pynvml.nvmlSystemGetProcessName(pid)
    except pynvml.NVMLError:
        return ""
    return without_folder(said.decode("utf-8", "replace") if isinstance(said, bytes) else said)


def _capability(handle: object) -> str:
    return "{}.{}".format(*pynvml.nvmlDeviceGetCudaComputeCapability(handle))


def _ask(question: Callable[[], T]) -> Observed[T]:
    try:
        return Observed(question(), SOURCE)
    except pynvml.NVMLError as error:  # "not supported" on some cards, "no permission" on others
        return unknown(SOURCE, reason_of(error))
