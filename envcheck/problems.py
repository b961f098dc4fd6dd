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
    # The engine environment as a whole.
    "ENGINE_MISSING": ("home",),  # nothing has been built yet
    "ENGINE_INCOMPLETE": ("env",),  # the folder is gone, or its build never ended
    "ENGINE_PYTHON_FAILED": ("python", "reason", "detail"),  # its interpreter does not answer
    "ENGINE_PYTHON_DIFFERS": ("installed", "locked", "bits"),
    "ENGINE_NOT_ISOLATED": ("env", "reason"),  # it would import another Python's packages
    "ENGINE_STAMP_DAMAGED": ("env", "reason"),  # it does not say which lock it was built from
    "ENGINE_LOCK_OUTDATED": ("row", "lockfile", "installed_sha256", "tested_sha256"),
    # Its packages and files.
    "PACKAGE_DIFFERENT": ("package", "installed", "locked"),
    "PACKAGE_MISSING": ("package", "locked"),
    "PACKAGE_DUPLICATE": ("package", "versions"),
    "PACKAGE_METADATA_DAMAGED": ("package", "reason"),
    "TORCH_BUILD_DIFFERS": ("installed", "tested"),  # torch's own word against the row's
    "TORCH_WITHOUT_GPU": ("gpu", "torch", "row", "wanted_row"),  # a card is there, torch cannot
    "STARTUP_FILE_UNLISTED": ("file",),  # .pth or sitecustomize that no package brought
    "FILES_DAMAGED": ("package", "missing", "changed", "examples"),  # package "": of no package
    "UPGRADE_LEFTOVERS": ("names",),  # '~orch': somebody's installer stopped half-way
    "MODULE_SHADOWED": ("module", "path"),  # a file beside our code hides a package
    "PACKAGE_EXTRA": ("package", "installed"),
    "FILES_EXTRA": ("count", "examples"),
    "VARIABLES_IGNORED": ("names",),  # hostile environment variables; the engine does not get them
    # Graphics card and driver.
    "GPU_DRIVER_FAULT": ("fault",),  # the driver is there and answers with an error
    "GPU_NOT_FOUND": ("row",),  # the engine was built for a card, and there is none
    "GPU_DRIVER_MISSING": ("cards",),  # a card on the bus, no driver
    "DRIVER_TOO_OLD": ("installed", "minimum", "gpu", "row"),
    "GPU_TOO_OLD": ("gpu", "compute_capability", "minimum"),  # no row serves it any more
    "GPU_NOT_SUPPORTED": ("gpu", "compute_capability", "lowest", "highest", "row"),
    "GPU_MEMORY_SHORT": ("gpu", "needed_bytes", "free_bytes", "total_bytes"),
    "ROW_NOT_SHIPPED": ("gpu", "wanted_row"),  # the row for this card is not in the matrix yet
    "GPU_HIDDEN": ("variable", "value"),  # CUDA_VISIBLE_DEVICES hides every card
    "GPU_UNKNOWN": ("source", "reason"),  # nobody could say whether there is a card
    "GPUS_DIFFER": ("chosen", "others"),
    "DRIVER_BELOW_ADVISED": ("installed", "advised", "row"),
    # The rest of the machine.
    "DISK_SHORT": ("path", "needed_bytes", "free_bytes"),
    "FACT_UNKNOWN": ("fact", "source", "reason"),  # a probe timed out or was not allowed to look
    # As tested.
    "ENGINE_PYTHON": ("version",),
    "ENGINE_LOCK": ("row", "lockfile", "lock_sha256", "evidence"),
    "PACKAGES": ("count",),
    "PACKAGE": ("package", "installed"),
    "FILES": ("count",),
    "GPU": ("gpu", "compute_capability", "memory_bytes", "driver"),
    "GPU_PRECISION": ("gpu", "compute_capability", "precision"),
    "NO_GPU": (),
    "DISK": ("path", "free_bytes"),
    "MACHINE": ("os", "machine", "python", "glibc", "memory_bytes"),
}
"""Code -> the names of its facts. The order is the order among findings of one severity."""

WORDS: dict[str, tuple[str, ...]] = {
    "reason": (
        "timeout",
        "not found",
        "not permitted",
        "not reported",
        "not recorded",
        "answer not understood",
        "driver fault",
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
