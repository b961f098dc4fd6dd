"""Programs that hold memory of a card: how nvidia-smi is asked for them, and how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from envcheck.deadline import Answer
from envcheck.facts import GpuProgram, Observed, unknown

SOURCE = "nvidia-smi"
QUESTION = "--query-compute-apps=gpu_uuid,pid,process_name,used_gpu_memory"
MIB = 1024**2
MOST = 20
"""Named for each card; Windows lists every window of the desktop."""


def read(answer: Answer) -> Observed[dict[str, tuple[GpuProgram, ...]]]:
    """uuid of a card -> its programs; a card without any is left out."""
    if answer.reason or answer.exit_code != 0:
        return unknown(SOURCE, answer.reason or f"exit code {answer.exit_code}")
    found: dict[str, list[GpuProgram]] = {}
    for line in answer.stdout.splitlines():
        # A path may hold commas: what stands between the second and the last is the name.
        match = re.fullmatch(r"\s*([^,]+),\s*\d+,\s*(.*),\s*([^,]*)", line)
        if match:
            memory = int(match[3]) * MIB if match[3].strip().isdigit() else 0
            found.setdefault(match[1], []).append(GpuProgram(without_folder(match[2]), memory))
    return Observed({uuid: largest_first(held) for uuid, held in found.items()}, SOURCE)


def largest_first(programs: Iterable[GpuProgram]) -> tuple[GpuProgram, ...]:
    """The largest holders, in an order that does not change by itself."""
    return tuple(sorted(programs, key=lambda one: (-one.memory_bytes, one.name)))[:MOST]


def without_folder(said: str) -> str:
    """File name of a program: folders hold people's names. "" for `[Not Found]` and its like."""
    name = re.split(r"[\\/]", said.strip())[-1]
    return "" if name.startswith("[") else name
