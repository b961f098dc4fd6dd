"""Findings: a code, how bad it is, and its facts. Sentences are the window's business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding matters to the next job."""

    OK = 0
    """As tested."""
    NOTICE = 1
    """Differs or could not be looked at, and training is expected to work."""
    REPAIRABLE = 2
    """Training would fail or be far too slow; building a locked environment cures it."""
    BLOCKED = 3
    """Only the person can cure it: a driver, a card, free disk."""


VERDICTS: Mapping[Severity, str] = {
    Severity.OK: "ok",
    Severity.NOTICE: "usable",
    Severity.REPAIRABLE: "repairable",
    Severity.BLOCKED: "blocked",
}
"""Worst severity -> the word for the whole environment."""


CODES: dict[str, tuple[str, ...]] = {
    # What can be built here at all.
    "MATRIX_UNREADABLE": ("path", "error"),  # lockfiles/matrix.toml is missing or not readable
    "PLATFORM_NOT_SHIPPED": ("os", "machine", "python", "available"),  # no lock for this computer
    "LOCKFILE_CHANGED": ("lockfile", "expected_sha256", "found_sha256"),  # "" found: file missing
    "ROW_UNSUITABLE": ("row", "wanted_row", "why"),  # the row a person chose cannot work here
    "SYSTEM_TOO_OLD": ("component", "installed", "minimum"),  # glibc, macOS, Windows, kernel
    "VC_RUNTIME_MISSING": (),  # Windows: torch's libraries cannot load without it
    "APP_CONTROL_BLOCKS": ("file",),  # Windows Smart App Control refused to load a file
    "PATH_TOO_LONG": ("path", "length", "maximum"),  # Windows, with the longest file below it
    # The engine environment as a whole.
    "ENGINE_MISSING": ("home",),  # nothing has been built yet
    "ENGINE_INCOMPLETE": ("env",),  # the folder is gone, or its build never ended
    "ENGINE_PYTHON_FAILED": ("python", "reason", "detail"),  # its interpreter does not answer
    "ENGINE_PYTHON_DIFFERS": ("installed", "locked", "bits"),
    "ENGINE_NOT_ISOLATED": ("env", "reason"),  # it would import another Python's packages
    "ENGINE_STAMP_DAMAGED": ("env", "reason"),  # it does not say which lock it was built from
    # Its packages and files.
    "TORCH_WITHOUT_GPU": ("gpu", "torch", "row", "wanted_row"),  # a card is there, torch cannot
    "TORCH_BUILD_DIFFERS": ("installed", "tested"),  # torch's own word against the row's
    "PACKAGE_DIFFERENT": ("package", "installed", "locked"),
    "PACKAGE_MISSING": ("package", "locked"),
    "PACKAGE_DUPLICATE": ("package", "versions"),
    "PACKAGE_METADATA_DAMAGED": ("package", "reason"),
    "PACKAGE_BELOW_MINIMUM": ("package", "installed", "minimum", "asked_by"),  # hidden minimum
    "PACKAGE_REQUIREMENT_UNMET": ("package", "requires", "installed", "needed"),  # of metadata
    "STARTUP_FILE_UNLISTED": ("file",),  # .pth or sitecustomize that no package brought
    "FILES_DAMAGED": ("package", "missing", "changed", "examples"),  # package "": of no package
    "UPGRADE_LEFTOVERS": ("names",),  # '~orch': somebody's installer stopped half-way
    "MODULE_SHADOWED": ("module", "path"),  # a file beside our code hides a package
    "BNB_LIBRARY_MISSING": ("cuda", "available"),  # bitsandbytes has no part for torch's CUDA
    "PACKAGE_EXTRA": ("package", "installed"),
    "FILES_EXTRA": ("count", "examples"),
    "VARIABLES_IGNORED": ("names",),  # hostile environment variables; the engine does not get them
    "PACKAGES_IGNORED": ("where", "packages", "path"),  # another Python's copies, not used
    "PIP_SETTINGS_IGNORED": ("names",),  # pip settings that move installations elsewhere
    "FILE_BESIDE_JOB_IGNORED": ("module", "path"),  # named like a package, in the job's folder
    "PYTHON_HEADERS_MISSING": ("python",),  # kernels compiled at run time would not build
    # Graphics card and driver.
    "WSL_DRIVER_MISSING": ("path",),  # WSL without the driver's library: a card cannot be used
    "GPU_DRIVER_FAULT": ("fault",),  # the driver is there and answers with an error
    "GPU_NOT_FOUND": ("row",),  # the engine was built for a card, and there is none
    "GPU_DRIVER_MISSING": ("cards",),  # a card on the bus, no driver
    "DRIVER_TOO_OLD": ("installed", "minimum", "advised", "gpu", "row"),  # advised: what to install
    "GPU_TOO_OLD": ("gpu", "compute_capability", "minimum"),  # no row serves it any more
    "GPU_NOT_SUPPORTED": ("gpu", "compute_capability", "lowest", "highest", "row"),
    "GPU_CODE_MISSING": ("gpu", "compute_capability", "library", "architectures"),  # binaries say
    "GPU_MEMORY_SHORT": ("gpu", "needed_bytes", "free_bytes", "total_bytes"),
    "ROW_NOT_SHIPPED": ("gpu", "wanted_row"),  # the row for this card is not in the matrix yet
    "GPU_HIDDEN": ("variable", "value"),  # CUDA_VISIBLE_DEVICES hides every card
    "GPU_UNKNOWN": ("source", "reason"),  # nobody could say whether there is a card
    "GPUS_DIFFER": ("chosen", "others"),
    "DRIVER_BELOW_ADVISED": ("installed", "advised", "row"),
    # The rest of the machine.
    "DISK_SHORT": ("path", "needed_bytes", "free_bytes"),
    "MEMORY_SHORT": ("needed_bytes", "available_bytes", "swap_bytes"),
    "TEMPORARY_SHORT": ("path", "free_bytes", "minimum_bytes", "in_memory"),
    "HOME_NOT_LOCAL": ("path", "kind", "service"),  # network or synchronised folder
    "HOME_NOT_ASCII": ("path",),  # some tools stumble over such paths on Windows
    # Tried in the engine's own interpreter: after all that could be the cause.
    "ENGINE_IMPORT_FAILED": ("module", "cause", "error"),
    "ENGINE_IMPORT_TIMEOUT": ("module", "seconds"),
    "PROOF_FAILED": ("part", "device", "cause", "measured", "limit", "error"),
    "PROOF_NUMBERS_DIFFER": ("part", "device", "measured", "limit"),  # works, not as tested
    "CHAT_PAGE_FAILED": ("cause", "error"),  # training is not touched by it
    "PROOF_MISSING": ("reason",),  # never proven, or for another lock, driver or card
    # After all that could be wrong by itself.
    "ENGINE_LOCK_OUTDATED": ("row", "lockfile", "installed_sha256", "tested_sha256"),
    # What stands ready for repair.
    "REPAIR_RUNNING": ("repair",),
    "REPAIR_REPEATED": ("row", "code", "times"),  # the same failure again: no third try unasked
    "REPAIR_INTERRUPTED": ("repair",),  # one began and never ended; nothing in use was touched
    "REPAIR_DISK_SHORT": ("path", "needed_bytes", "free_bytes"),
    "FACT_UNKNOWN": ("fact", "source", "reason"),  # a probe timed out or was not allowed to look
    # As tested.
    "ENGINE_PYTHON": ("version",),
    "ENGINE_LOCK": ("row", "lockfile", "lock_sha256", "evidence"),
    "PACKAGES": ("count",),
    "PACKAGE": ("package", "installed"),
    "FILES": ("count",),
    "GPU": ("gpu", "compute_capability", "memory_bytes", "driver"),
    "GPU_PRECISION": ("gpu", "compute_capability", "precision"),
    "GPU_MEMORY": ("gpu", "free_bytes", "total_bytes", "programs"),
    "NO_GPU": (),
    "DISK": ("path", "free_bytes"),
    "MACHINE": ("os", "machine", "python", "glibc", "memory_bytes"),
    "PROOF": ("device", "t", "seconds", "parts"),
    "BINARIES": ("torch", "bitsandbytes"),  # architectures that they hold code for
    "ROW_CHOSEN": ("row", "wanted_row"),  # by the person, knowingly
    "ROLLBACK_READY": ("env", "row", "created_t"),
    "WHEELS_READY": ("wanted", "present", "bytes"),  # all of them: repair needs no network
    "WSL_DRIVER": ("path",),
}
"""Code -> the names of its facts. The order is the order among findings of one severity."""

REPAIR_CODES: dict[str, tuple[str, ...]] = {
    "REPAIR_BUSY": ("pid",),  # another set-up or repair is at work in the same place
    "REPAIR_NOT_NEEDED": (),  # nothing that a repair would cure
    "REPAIR_NO_LOCK": ("row", "available"),  # there is no such row for this computer
    "REPAIR_REFUSED": ("code", "facts"),  # a finding stands in its way: disk, changed lock, …
    "REPAIR_DISK_FULL": ("path", "free_bytes"),
    "REPAIR_WRITE_FAILED": ("path", "detail"),
    "REPAIR_BROKE": ("detail",),  # a fault of our own; repair.log has the rest
    "LOCK_DAMAGED": ("lockfile", "line"),  # a line that is not an exact, hashed requirement
    "WHEEL_NOT_FOUND": ("package", "version", "offline"),  # no file for it anywhere we may look
    "WHEEL_TAMPERED": ("package", "version", "file"),  # a file is not the one in the lock
    "NETWORK_FAILED": ("package", "version", "host", "reason"),  # the index did not answer
    "PACKAGE_DAMAGED": ("packages",),  # installed files differ from the package's own list
    "PYTHON_UNUSABLE": ("python", "detail"),  # no virtual environment could be made with it
    "PYTHON_NOT_FOUND": ("version",),  # no Python that the lock is for, and none could be fetched
    "IMPORT_FAILED": ("module", "detail"),  # everything is installed and does not start
    "IMPORT_TIMEOUT": ("module", "seconds"),
    "PROOF_NOT_PASSED": ("part", "device", "cause", "error"),  # the new one; the old stays in use
    "STEP_TIMEOUT": ("step", "seconds"),  # a tool that should have answered long ago
    "UV_FAILED": ("detail",),  # none of the above; uv's last lines
    "ENV_NOT_COMPLETE": ("env",),  # what was to be switched to is not whole
    "NO_PREVIOUS_ENV": (),
    "WHEELS_FOLDER_WRONG": ("path", "reason"),  # no exported wheels, or for another lock
    "WHEELS_INCOMPLETE": ("path", "missing"),
}
"""What ends a repair, a rollback or an export of wheels, and the names of its facts."""

PASSING_FAILURES = frozenset(
    {
        "NETWORK_FAILED",
        "REPAIR_BUSY",
        "REPAIR_DISK_FULL",
        "REPAIR_NO_LOCK",
        "REPAIR_NOT_NEEDED",
        "REPAIR_REFUSED",
        "WHEELS_FOLDER_WRONG",
        "WHEELS_INCOMPLETE",
    }
)
"""Of those, what says nothing about the next try: it does not count as the same failure again."""

WORDS: dict[str, tuple[str, ...]] = {
    "reason": (
        "timeout",
        "not found",
        "not permitted",
        "not reported",
        "not recorded",
        "answer not understood",
        "driver fault",
        "not proven",
        "other driver",
        "other card",
        "other lock",
        "missing",
        "damaged",
        "METADATA",  # the package's own file that cannot be read; so RECORD
        "RECORD",
        "PYVENV_CFG_MISSING",
        "PYVENV_CFG_DAMAGED",
        "SYSTEM_SITE_PACKAGES",
    ),
    "fact": (
        "engine",
        "engine packages",
        "engine files",
        "module origins",
        "memory",
        "disk",
        "gpu memory",
        "engine binaries",
        "system",
        "home folder",
        "temporary folder",
        "application control",
        "runtime library",
        "long paths",
        "other packages",
        "pip settings",
        "repairs",
    ),
    "fault": (
        "DRIVER_NOT_LOADED",
        "INTERRUPT_PROBLEM",
        "LIBRARY_NOT_FOUND",
        "INFOROM_DAMAGED",
        "GPU_LOST",
        "VERSION_MISMATCH",
    ),
    "evidence": ("tested", "resolved, not yet run"),
    "precision": ("bf16", "fp16"),
    "part": (
        "imports",
        "gpu_init",
        "quantise",
        "forward",
        "backward",
        "evaluate_then_train",
        "optimizer_8bit",
        "sanity",
        "chat_page",
    ),
    "cause": (
        "module missing",
        "name missing",  # a package of another version than its user expects
        "library missing",  # libcudart.so.13, c10.dll
        "library too new",  # GLIBC_2.38, GLIBCXX_3.4.32
        "symbol missing",  # compiled for another torch
        "numpy binary",  # compiled for another numpy
        "blocked by policy",  # WinError 4551
        "no code for card",
        "driver refused",
        "out of memory",
        "crashed",  # ended by a signal or an exception of the processor
        "timeout",
        "numbers wrong",
        "other",
    ),
    "kind": ("local", "network", "synced"),
    "where": ("user site", "PYTHONPATH", "conda"),
    "component": ("glibc", "macos", "windows"),
}
"""Name of a fact -> the fixed words that it may hold. A reason may also be `exit code 3`, `error 7`
or an error in the system's own words."""

_RANK = {code: rank for rank, code in enumerate(CODES)}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what was found.

    Raises:
        ValueError: if the code is unknown, or its facts are not exactly those that `CODES` names.
    """

    code: str
    severity: Severity
    facts: Mapping[str, object]

    def __post_init__(self) -> None:
        if self.code not in CODES or set(self.facts) != set(CODES[self.code]):
            raise ValueError(self.code, sorted(self.facts))

    def to_json(self) -> dict[str, object]:
        """`{"code", "severity", "facts"}` with the severity as a word."""
        return {
            "code": self.code,
            "severity": self.severity.name.lower(),
            "facts": dict(self.facts),
        }


def unknown_fact(fact: str, source: str, reason: str) -> Finding:
    """Something could not be looked at: never fine, and no reason to refuse a job."""
    facts = {"fact": fact, "source": source, "reason": reason}
    return Finding("FACT_UNKNOWN", Severity.NOTICE, facts)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order a person should read them: worst first, causes before effects."""
    return tuple(sorted(findings, key=lambda f: (-f.severity, _RANK[f.code])))


def verdict_of(findings: Iterable[Finding]) -> str:
    """The word for all of them together: that of the worst ("ok" where there is none)."""
    return VERDICTS[max((f.severity for f in findings), default=Severity.OK)]
