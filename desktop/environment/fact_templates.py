"""Finding code -> the rows that it makes: (name, value, tested value, note), in this page's words.

Facts stand in braces. Name and value always show; a tested value or a note whose facts are not
known is left out. `…_words` and `…_when` are made by `fact_rows`, `row_…` come from the chosen set.
"""

# ruff: noqa: E501 - a row of a table is read in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP

AS_LOCKED = QT_TRANSLATE_NOOP("Environment", "as locked")
DRIVER = QT_TRANSLATE_NOOP("Environment", "Driver")
CARD = QT_TRANSLATE_NOOP("Environment", "Graphics card")
DISK = QT_TRANSLATE_NOOP("Environment", "Disk")
FREE = QT_TRANSLATE_NOOP("Environment", "{free_bytes} free")
FREE_MEMORY = QT_TRANSLATE_NOOP("Environment", "{free_bytes:memory} free")
OR_NEWER = QT_TRANSLATE_NOOP("Environment", "{row_driver_minimum:version} or newer")
PYTHON = QT_TRANSLATE_NOOP("Environment", "Python of the engine")
GPU_MEMORY = QT_TRANSLATE_NOOP("Environment", "Free GPU memory")
MEMORY = QT_TRANSLATE_NOOP("Environment", "Memory")
PROOF = QT_TRANSLATE_NOOP("Environment", "4-bit training, tried")
ROLLBACK = QT_TRANSLATE_NOOP("Environment", "Rollback")
MINIMUM = QT_TRANSLATE_NOOP("Environment", "{minimum:version} or newer")

Row = tuple[str, str, str, str]

ROWS: dict[str, tuple[Row, ...]] = {
    "GPU": (
        (
            CARD,
            "{gpu}, {memory_bytes:memory}",
            QT_TRANSLATE_NOOP("Environment", "{row_lowest:version} to {row_highest:version}"),
            QT_TRANSLATE_NOOP("Environment", "compute capability {compute_capability:version}"),
        ),
        (DRIVER, "{driver:version}", OR_NEWER, QT_TRANSLATE_NOOP("Environment", "advised: {row_driver_advised:version}")),
    ),
    "GPU_MEMORY": ((GPU_MEMORY, FREE_MEMORY, "", QT_TRANSLATE_NOOP("Environment", "in use by {programs_words}")),),
    "GPU_MEMORY_SHORT": (
        (GPU_MEMORY, FREE_MEMORY, "", QT_TRANSLATE_NOOP("Environment", "the job needs {needed_bytes:memory}")),
    ),
    "NO_GPU": (
        (CARD, QT_TRANSLATE_NOOP("Environment", "none"), "", QT_TRANSLATE_NOOP("Environment", "training runs on the processor")),
    ),
    "GPU_PRECISION": (
        (QT_TRANSLATE_NOOP("Environment", "Arithmetic"), "{precision}", "", QT_TRANSLATE_NOOP("Environment", "the best this card offers")),
    ),
    "DRIVER_TOO_OLD": ((DRIVER, "{installed:version}", MINIMUM, ""),),
    "DRIVER_BELOW_ADVISED": (
        (DRIVER, "{installed:version}", OR_NEWER, QT_TRANSLATE_NOOP("Environment", "advised: {advised:version}")),
    ),
    "BINARIES": (
        (
            QT_TRANSLATE_NOOP("Environment", "Architectures in torch"),
            "{torch_words}",
            "",
            QT_TRANSLATE_NOOP("Environment", "in bitsandbytes: {bitsandbytes_words}"),
        ),
    ),
    "DISK": ((DISK, FREE, "", QT_TRANSLATE_NOOP("Environment", "a repair needs {repair_needs_bytes}")),),
    "DISK_SHORT": ((DISK, FREE, QT_TRANSLATE_NOOP("Environment", "{needed_bytes} needed"), "{path}"),),
    "REPAIR_DISK_SHORT": (
        (QT_TRANSLATE_NOOP("Environment", "Disk for a repair"), FREE, QT_TRANSLATE_NOOP("Environment", "{needed_bytes} needed"), "{path}"),
    ),
    "MEMORY_SHORT": (
        (
            MEMORY,
            QT_TRANSLATE_NOOP("Environment", "{available_bytes:memory} free"),
            QT_TRANSLATE_NOOP("Environment", "{needed_bytes:memory} needed"),
            "",
        ),
    ),
    "MACHINE": (
        (MEMORY, "{memory_bytes:memory}", "", ""),
        (QT_TRANSLATE_NOOP("Environment", "Computer"), "{os}, {machine}", "", ""),
    ),
    "ENGINE_PYTHON": ((PYTHON, "{version:version}", AS_LOCKED, ""),),
    "ENGINE_PYTHON_DIFFERS": ((PYTHON, "{installed:version}", "{locked:version}", ""),),
    "ENGINE_LOCK": (
        (
            QT_TRANSLATE_NOOP("Environment", "Lock"),
            "{lockfile}",
            "{evidence:word}",
            QT_TRANSLATE_NOOP("Environment", "row {row}"),
        ),
    ),
    "PACKAGE": (("{package}", "{installed:version}", AS_LOCKED, ""),),
    "PACKAGES": ((QT_TRANSLATE_NOOP("Environment", "All packages"), "{count}", AS_LOCKED, ""),),
    "PACKAGE_DIFFERENT": (("{package}", "{installed:version}", "{locked:version}", ""),),
    "PACKAGE_MISSING": (("{package}", QT_TRANSLATE_NOOP("Environment", "missing"), "{locked:version}", ""),),
    "PACKAGE_EXTRA": (
        ("{package}", "{installed:version}", "–", QT_TRANSLATE_NOOP("Environment", "not part of the lock")),
    ),
    "PACKAGE_BELOW_MINIMUM": (
        ("{package}", "{installed:version}", MINIMUM, QT_TRANSLATE_NOOP("Environment", "asked for by {asked_by}")),
    ),
    "TORCH_BUILD_DIFFERS": (
        (QT_TRANSLATE_NOOP("Environment", "Build of torch"), "{installed:version}", "{tested:version}", ""),
    ),
    "FILES": (
        (
            QT_TRANSLATE_NOOP("Environment", "Installed files"),
            "{count}",
            QT_TRANSLATE_NOOP("Environment", "as built"),
            QT_TRANSLATE_NOOP("Environment", "none missing or cut short"),
        ),
    ),
    "PROOF": (
        (
            PROOF,
            QT_TRANSLATE_NOOP("Environment", "passed {t_when}"),
            QT_TRANSLATE_NOOP("Environment", "in {seconds:duration}"),
            "{parts_words}",
        ),
    ),
    "PROOF_MISSING": (
        (PROOF, QT_TRANSLATE_NOOP("Environment", "not yet here"), "", "{reason:word}"),
    ),
    "ROLLBACK_READY": (
        (
            ROLLBACK,
            QT_TRANSLATE_NOOP("Environment", "{row}, built {created_t_when}"),
            "",
            QT_TRANSLATE_NOOP("Environment", "one click, without network"),
        ),
    ),
    "NO_ROLLBACK": (
        (ROLLBACK, QT_TRANSLATE_NOOP("Environment", "none yet"), "", QT_TRANSLATE_NOOP("Environment", "the first repair keeps this environment")),
    ),
    "WHEELS_READY": (
        (
            QT_TRANSLATE_NOOP("Environment", "Wheel store"),
            QT_TRANSLATE_NOOP("Environment", "{present} of {wanted} files"),
            "",
            QT_TRANSLATE_NOOP("Environment", "{bytes:size} kept for repairs"),
        ),
    ),
}  # fmt: skip

ORDER = (
    "GPU",
    "NO_GPU",
    "GPU_MEMORY",
    "GPU_PRECISION",
    "DISK",
    "MACHINE",
    "ENGINE_PYTHON",
    "PACKAGE",
    "PACKAGES",
    "FILES",
    "ENGINE_LOCK",
    "PROOF",
    "BINARIES",
    "ROLLBACK_READY",
    "NO_ROLLBACK",
    "WHEELS_READY",
)
"""Of what is as tested: the machine first, then the engine, then what stands ready."""
LAST = len(ORDER)
