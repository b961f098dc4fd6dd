"""A process seen from outside (Linux): seconds of processor, resident memory and its peak."""

from __future__ import annotations

import os
from pathlib import Path

from envcheck.scrub import scrubbed

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")
MALLOC = {
    # glibc gives large blocks back to the system at once and page faults then cost more than the
    # arithmetic: softmax 512 x 32k takes 93 ms by default and 18 ms so. The same for everybody.
    "MALLOC_MMAP_THRESHOLD_": "2147483648",
    "MALLOC_TRIM_THRESHOLD_": "8589934592",
    "MALLOC_TOP_PAD_": "268435456",
}


def environ(threads: int, **more: str) -> dict[str, str]:
    """What every measured process is started with: what the launcher scrubs, one set of threads,
    one malloc, no network."""
    fixed = {"OMP_NUM_THREADS": str(threads), "HF_HUB_OFFLINE": "1"}
    return scrubbed(os.environ) | MALLOC | fixed | more


def cpu_s(pid: int) -> float:
    """Processor seconds of a process's threads so far, to 10 ms."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    user, system = fields.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS_PER_S


def resident_bytes(pid: int | str, *, peak: bool = False) -> int:
    """Resident memory now, or its peak since the start or since `forget_peak`."""
    wanted = "VmHWM:" if peak else "VmRSS:"
    for line in (
        Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").split("\n")
    ):
        if line.startswith(wanted):
            return int(line.split()[1]) * 1024
    raise ProcessLookupError(pid)


def forget_peak(pid: int | str) -> None:
    """From here on the peak counts anew."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")


def unique_bytes(pid: int | str = "self") -> int:
    """Resident memory that no other process shares (USS)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii", errors="replace")
    private = [line.split() for line in rollup.splitlines() if line.startswith("Private_")]
    return sum(int(words[1]) for words in private) * 1024
