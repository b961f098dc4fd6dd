"""Judges the rest of the machine: disks, environment variables, the locks beside our code. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from envcheck.facts import Disk, MachineFacts
from envcheck.judges.unread import unread
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity

LOW_BYTES, FULL_BYTES = 1024**3, 100 * 1024**2
"""Whatever a job needs: below the first a person should know, below the second no run can even
write its journal."""


def judge_machine(
    machine: MachineFacts, needed_disk_bytes: int | None, needed_memory_bytes: int | None
) -> Iterator[Finding]:
    """System, memory, disks and variables; the numbers are what a job writes, and loads."""
    facts = {
        "os": machine.os.value,
        "machine": machine.machine.value,
        "python": machine.python.value,
        "glibc": machine.glibc.value,
        "memory_bytes": machine.memory_bytes.value,
    }
    yield Finding("MACHINE", Severity.OK, facts)
    yield from unread("system", machine.os)
    yield from unread("memory", machine.memory_bytes)
    yield from _judge_memory(machine, needed_memory_bytes)
    for disk in machine.disks:
        yield from _judge_disk(disk, needed_disk_bytes or 0)
    if machine.hostile_variables.value:
        ignored = {"names": list(machine.hostile_variables.value)}
        yield Finding("VARIABLES_IGNORED", Severity.NOTICE, ignored)


def judge_lockfile(row: Row, in_use: bool) -> Iterator[Finding]:
    """The file that would be built from is the one that was tested.

    Where the environment in use was built from the tested one, training is not touched by it.
    """
    if row.found_sha256 != row.lock_sha256:
        facts = {
            "lockfile": row.lockfile,
            "expected_sha256": row.lock_sha256,
            "found_sha256": row.found_sha256,
        }
        severity = Severity.NOTICE if in_use else Severity.BLOCKED
        yield Finding("LOCKFILE_CHANGED", severity, facts)


def _judge_memory(machine: MachineFacts, needed_bytes: int | None) -> Iterator[Finding]:
    """Loading can be done in smaller steps, and swap grows: nothing that refuses a job."""
    available, swap = machine.memory_available_bytes.value, machine.swap_free_bytes.value or 0
    if needed_bytes is not None and available is not None and needed_bytes > available + swap:
        short = {
            "needed_bytes": needed_bytes,
            "available_bytes": available,
            "swap_bytes": swap,
        }
        yield Finding("MEMORY_SHORT", Severity.NOTICE, short)


def _judge_disk(disk: Disk, needed_bytes: int) -> Iterator[Finding]:
    free = disk.free_bytes.value
    minimum = max(needed_bytes, LOW_BYTES)
    if free is None:
        yield from unread("disk", disk.free_bytes)
    elif free < minimum:
        short = {"path": disk.path, "needed_bytes": minimum, "free_bytes": free}
        refused = free < max(needed_bytes, FULL_BYTES)
        yield Finding("DISK_SHORT", Severity.BLOCKED if refused else Severity.NOTICE, short)
    else:
        yield Finding("DISK", Severity.OK, {"path": disk.path, "free_bytes": free})
