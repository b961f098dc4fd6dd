"""Judges the rest of the machine: disks, environment variables, the locks beside our code. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from envcheck.facts import Disk, MachineFacts
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity, unknown_fact


def judge_machine(machine: MachineFacts, needed_disk_bytes: int | None) -> Iterator[Finding]:
    """System, memory, disks and variables; `needed_disk_bytes` is what a job writes."""
    facts = {
        "os": machine.os.value,
        "machine": machine.machine.value,
        "python": machine.python.value,
        "glibc": machine.glibc.value,
        "memory_bytes": machine.memory_bytes.value,
    }
    yield Finding("MACHINE", Severity.OK, facts)
    if not machine.memory_bytes.known:
        yield unknown_fact("memory", machine.memory_bytes.source, machine.memory_bytes.reason)
    for disk in machine.disks:
        yield _judge_disk(disk, needed_disk_bytes or 0)
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


def _judge_disk(disk: Disk, needed_bytes: int) -> Finding:
    free = disk.free_bytes
    if free.value is None:
        return unknown_fact("disk", free.source, free.reason)
    if free.value < needed_bytes:
        short = {"path": disk.path, "needed_bytes": needed_bytes, "free_bytes": free.value}
        return Finding("DISK_SHORT", Severity.BLOCKED, short)
    return Finding("DISK", Severity.OK, {"path": disk.path, "free_bytes": free.value})
