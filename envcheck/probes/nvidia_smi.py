"""NVIDIA's own command line tool: where it lies, how it is asked, and how its answer is read."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from envcheck.deadline import Answer, ask, start
from envcheck.facts import Gpu, GpuFacts, GpuProgram, Observed, unknown, unread_gpu
from envcheck.probes import gpu_programs

SOURCE = "nvidia-smi"
FIELDS = ("index", "uuid", "driver_version", "memory.total", "memory.used", "name", "compute_cap")
MIB = 1024**2

FAULTS = {
    9: "DRIVER_NOT_LOADED",
    10: "INTERRUPT_PROBLEM",
    12: "LIBRARY_NOT_FOUND",
    14: "INFOROM_DAMAGED",
    15: "GPU_LOST",
    18: "VERSION_MISMATCH",
}
"""Exit codes of the tool (its manual, "Return value"; they are NVML's error numbers): a driver that
is there and does not work. By number, because the words differ with version and language."""

NOT_PERMITTED = 4
NO_DEVICES = 6
UNKNOWN_FIELD = 2
"""Drivers before R470 do not know `compute_cap` and refuse the whole question."""

PLACES = (
    "/usr/bin/nvidia-smi",
    "/usr/lib/wsl/lib/nvidia-smi",  # WSL puts it here and not always on PATH
    "/usr/local/nvidia/bin/nvidia-smi",  # containers
    "/run/current-system/sw/bin/nvidia-smi",  # NixOS
)


def find(environ: Mapping[str, str]) -> Path | None:
    """The tool's full path: a known place before PATH, where anybody's file may lie."""
    known = [place for place in _places(environ) if os.access(place, os.X_OK)]
    on_path = shutil.which("nvidia-smi", path=environ.get("PATH", ""))
    return known[0] if known else (Path(on_path) if on_path else None)


def probe(tool: Path | None, deadline_s: float, environ: Mapping[str, str]) -> GpuFacts:
    """Ask for all cards and their programs; an old driver without what it does not know."""
    if tool is None:
        return silent("not found")
    asking = start(
        lambda: _query(tool, gpu_programs.QUESTION, deadline_s, environ),
        lambda reason: Answer(reason, None, "", ""),
    )
    answer = _query(tool, _cards(FIELDS), deadline_s, environ)
    if answer.exit_code == UNKNOWN_FIELD:
        answer = _query(tool, _cards(FIELDS[:-1]), deadline_s, environ)
    return with_programs(read(answer), asking(deadline_s))


def with_programs(facts: GpuFacts, answer: Answer) -> GpuFacts:
    """The cards with the programs that a second answer names."""
    held = gpu_programs.read(answer)

    def programs_of(uuid: str) -> Observed[tuple[GpuProgram, ...]]:
        return held.map(lambda known: known.get(uuid, ()))

    return replace(
        facts,
        devices=facts.devices.map(
            lambda cards: tuple(replace(card, programs=programs_of(card.uuid)) for card in cards)
        ),
    )


def read(answer: Answer) -> GpuFacts:
    """What an answer says; unknown where it says nothing that can be relied on."""
    if answer.reason:
        return silent(answer.reason)
    # A card with a damaged chip of information is listed all the same: rows count before codes.
    rows = [row for row in map(_row, answer.stdout.splitlines()) if row]
    if rows:
        devices = tuple(_gpu(row) for row in rows)
        driver = _value(rows[0][2], r"\d+(\.\d+)*")
        return GpuFacts(driver, Observed(devices, SOURCE), Observed("", SOURCE))
    if answer.exit_code == NO_DEVICES:
        none_there: Observed[tuple[Gpu, ...]] = Observed((), SOURCE)
        return GpuFacts(unknown(SOURCE, "not reported"), none_there, Observed("", SOURCE))
    if answer.exit_code in FAULTS:
        return silent("driver fault", FAULTS[answer.exit_code])
    return silent(_why_empty(answer.exit_code))


def _why_empty(exit_code: int | None) -> str:
    if exit_code == NOT_PERMITTED:
        return "not permitted"
    return "answer not understood" if exit_code == 0 else f"exit code {exit_code}"


def silent(reason: str, fault: str = "") -> GpuFacts:
    """Nothing known, and why."""
    return unread_gpu(SOURCE, reason, fault)


def _places(environ: Mapping[str, str]) -> list[Path]:
    if sys.platform != "win32":
        return [Path(place) for place in PLACES]
    system = Path(environ.get("SYSTEMROOT", r"C:\Windows"), "System32")
    programs = Path(environ.get("PROGRAMFILES", r"C:\Program Files"), "NVIDIA Corporation")
    return [system / "nvidia-smi.exe", programs / "NVSMI" / "nvidia-smi.exe"]


def _cards(fields: Sequence[str]) -> str:
    return f"--query-gpu={','.join(fields)}"


def _query(tool: Path, question: str, deadline_s: float, environ: Mapping[str, str]) -> Answer:
    command = [str(tool), question, "--format=csv,noheader,nounits"]
    return ask(command, deadline_s, {**environ, "LC_ALL": "C"})


def _row(line: str) -> list[str]:
    """The cells of a card's line; [] for any other line (warnings come between)."""
    cells = [cell.strip() for cell in line.split(",")]
    whole = len(cells) in (len(FIELDS), len(FIELDS) - 1) and re.fullmatch(r"\d{1,4}", cells[0])
    return cells if whole else []


def _gpu(row: list[str]) -> Gpu:
    return Gpu(
        index=int(row[0]),
        uuid=row[1],
        name=row[5],
        compute_capability=_value(row[6] if len(row) > 6 else "", r"\d+\.\d+"),
        memory_bytes=_value(row[3], r"\d+").map(_mebibytes),
        memory_used_bytes=_value(row[4], r"\d+").map(_mebibytes),
    )


def _value(cell: str, pattern: str) -> Observed[str]:
    """`[N/A]`, `[Insufficient Permissions]` and their like are no values."""
    if re.fullmatch(pattern, cell):
        return Observed(cell, SOURCE)
    return unknown(SOURCE, cell.strip("[]")[:40] or "not reported")


def _mebibytes(number: str) -> int:
    return int(number) * MIB
