"""Which device a run computes on and in which number format, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.problems import Problem
from engine.contract.processor import has_bf16

if TYPE_CHECKING:
    import torch

BF16_MIN_COMPUTE_CAPABILITY = (8, 0)  # Ampere; transformers refuses bf16 below it
CPU_BF16_MIN_PARAMETERS = 50_000_000
"""Below this a CPU spends its time on call overhead, and fp32 costs nothing but is exact."""


@dataclass(frozen=True)
class Precision:
    """The number format of the arithmetic and why it was taken."""

    word: str
    """bf16, fp16 or fp32."""
    reason: str
    """ASKED, CARD_HAS_BF16, CARD_WITHOUT_BF16, CPU_HAS_BF16, CPU_SMALL_MODEL, CPU_WITHOUT_BF16."""

    @property
    def dtype(self) -> torch.dtype:
        """The torch type of the same name."""
        import torch

        return {"bf16": torch.bfloat16, "fp16": torch.float16, "fp32": torch.float32}[self.word]

    @property
    def scales_loss(self) -> bool:
        """fp16 gradients underflow: the loss is scaled up before the backward pass."""
        return self.word == "fp16"


def planned_device(asked: str, environment: Mapping[str, Any]) -> str:
    """`cpu` or `cuda:N` before torch is imported: what was asked, else what the lock row serves."""
    if asked != "auto":
        return "cuda:0" if asked == "cuda" else asked
    row = str((environment.get("row") or {}).get("id", "cpu"))
    return "cpu" if row == "cpu" else "cuda:0"


def ready_device(planned: str) -> torch.device:
    """The torch device.

    Raises:
        Problem: DEVICE_NOT_AVAILABLE if torch does not see that card.
    """
    import torch

    device = torch.device(planned)
    if device.type == "cuda":
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
        if (device.index or 0) >= count:
            raise Problem("DEVICE_NOT_AVAILABLE", device=planned)
        torch.cuda.set_device(device)
    return device


def choose_precision(asked: str, device: torch.device, parameters: int) -> Precision:
    """bf16, fp16 or fp32 by what the device supports (recipes.md, section 1: precision).

    Raises:
        Problem: PRECISION_NOT_SUPPORTED if bf16 was asked of a card that lacks it.
    """
    import torch

    if device.type == "cuda":
        return _card_precision(asked, device, torch.cuda.get_device_capability(device))
    if asked != "auto":
        return Precision(asked, "ASKED")
    if parameters < CPU_BF16_MIN_PARAMETERS:
        return Precision("fp32", "CPU_SMALL_MODEL")
    if has_bf16():
        return Precision("bf16", "CPU_HAS_BF16")
    return Precision("fp32", "CPU_WITHOUT_BF16")


def _card_precision(asked: str, device: torch.device, capability: tuple[int, int]) -> Precision:
    has_bf16 = capability >= BF16_MIN_COMPUTE_CAPABILITY
    if asked == "bf16" and not has_bf16:
        raise Problem(
            "PRECISION_NOT_SUPPORTED",
            precision=asked,
            device=str(device),
            compute_capability=".".join(map(str, capability)),
        )
    if asked != "auto":
        return Precision(asked, "ASKED")
    if has_bf16:
        return Precision("bf16", "CARD_HAS_BF16")
    return Precision("fp16", "CARD_WITHOUT_BF16")


def device_name(device: torch.device) -> str:
    """What a person calls the device."""
    import torch

    return torch.cuda.get_device_name(device) if device.type == "cuda" else _processor_name()


def _processor_name() -> str:
    """The processor's model; Linux tells it in a file, other systems through Python."""
    import platform

    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def peak_memory_bytes(device: torch.device) -> int:
    """The most memory held so far: by torch on a card, by this process on a CPU."""
    import psutil
    import torch

    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device)
    info = psutil.Process().memory_info()
    peak = getattr(info, "peak_wset", None)  # Windows keeps the peak itself
    return int(peak) if peak else _posix_peak_bytes()


def _posix_peak_bytes() -> int:
    """Linux keeps it for each address space; `getrusage` there begins with what the process that
    started this one held (`signal->maxrss` outlives exec)."""
    import resource
    import sys

    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # Linux counts in KiB
