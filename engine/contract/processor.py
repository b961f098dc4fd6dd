"""What the processor can do, asked the same way by the engine and by the window's forecasts."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def has_bf16() -> bool:
    """Whether the processor has bf16 arithmetic; unknown counts as no, fp32 always works."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
