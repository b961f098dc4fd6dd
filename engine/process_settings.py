"""Settings of the process that must stand before torch is imported, and those of its memory."""

from __future__ import annotations

import math
import os
from pathlib import Path

from engine.allocator import settle_for_training

_SETTINGS = {
    # A thread that waits for another sleeps instead of spinning. With one other busy program on a
    # two-core computer spinning made training 11 times slower (204 s instead of 18 s for 25 steps).
    "OMP_WAIT_POLICY": "PASSIVE",
    "GOMP_SPINCOUNT": "0",
    # oneDNN keeps the last thousand programs that it made for products in 16 bit, one for each size
    # of each: 0.6 to 1 MB every one, among the tensors in the heap. Passes and rows come in few
    # sizes (`filled_tokens`, `LENGTH_STEP`), of which one pass needs about fifty. The layer that
    # torch calls it through (ideep) keeps a thousand of its own, which the first setting alone does
    # not reach: engine/fused/README.md.
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "64",
    "LRU_CACHE_CAPACITY": "64",
}
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def settle_process() -> None:
    """Threads and memory as training wants them; what the person has set stays."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("OMP_NUM_THREADS", str(threads()))
    settle_for_training()


def threads() -> int:
    """Cores that this process may use: real ones, as two threads on one gain nothing in products of
    matrices, and no more than a container or `taskset` leaves to it."""
    import psutil

    real = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else real
    return max(1, min(real, allowed, _quota() or real))


def _quota() -> int | None:
    """Processors that a container may use, rounded up; None where nothing limits it."""
    try:
        most, period = _QUOTA.read_text(encoding="ascii").split()
        return math.ceil(int(most) / int(period))
    except (OSError, ValueError):
        return None
