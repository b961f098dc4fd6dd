"""Card, driver, disk, computer: the second half of `envcheck.problems.CODES`."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.table import Table

SENTENCES: Table = {
    "GPU_DRIVER_FAULT": (
        QT_TRANSLATE_NOOP("Problem", "The graphics driver answers with an error"),
        QT_TRANSLATE_NOOP("Problem", "It says: {fault:word}."),
        QT_TRANSLATE_NOOP(
            "Problem", "Restart the computer. If it stays, install the driver again."
        ),
    ),
    "GPU_NOT_FOUND": (
        QT_TRANSLATE_NOOP("Problem", "No graphics card is found any more"),
        QT_TRANSLATE_NOOP("Problem", "The engine was built for a card (row {row})."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Check that the card sits and has power; or run `python3 installer/bootstrap.py run --row cpu` to train on the processor.",
        ),
    ),
    "GPU_DRIVER_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "A graphics card is there, and its driver is not"),
        QT_TRANSLATE_NOOP("Problem", "Found: {cards}. Without NVIDIA's driver it cannot compute."),
        QT_TRANSLATE_NOOP(
            "Problem", "Install the NVIDIA driver, restart the computer and check again."
        ),
    ),
    "DRIVER_TOO_OLD": (
        QT_TRANSLATE_NOOP("Problem", "The graphics driver is too old"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{gpu} runs with driver {installed:version}; row {row} needs at least {minimum:version}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Install NVIDIA driver {advised:version}, restart the computer and check again.",
        ),
    ),
    "GPU_TOO_OLD": (
        QT_TRANSLATE_NOOP("Problem", "This card is too old for 4-bit training"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{gpu} has compute capability {compute_capability:version}; the oldest that is served "
            "is {minimum:version}.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Small models train on the processor instead."),
    ),
    "GPU_NOT_SUPPORTED": (
        QT_TRANSLATE_NOOP("Problem", "This engine has no code for your card"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{gpu} has compute capability {compute_capability:version}; row {row} serves "
            "{lowest:version} to {highest:version}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Run `python3 installer/bootstrap.py run --row ROW` in Formiga's source folder, with the row that `formiga check` names for this computer.",
        ),
    ),
    "GPU_MEMORY_SHORT": (
        QT_TRANSLATE_NOOP("Problem", "The card has too little free memory for this job"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Needed: about {needed_bytes:memory}. Free on {gpu}: {free_bytes:memory} of "
            "{total_bytes:memory}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Close other programs that use the card, or choose a smaller batch, `max_length` or model.",
        ),
    ),
    "ROW_NOT_SHIPPED": (
        QT_TRANSLATE_NOOP("Problem", "The engine for this card is not shipped yet"),
        QT_TRANSLATE_NOOP(
            "Problem", "{gpu} wants row {wanted_row}; this version does not have it."
        ),
        QT_TRANSLATE_NOOP("Problem", "Small models train on the processor until then."),
    ),
    "GPU_HIDDEN": (
        QT_TRANSLATE_NOOP("Problem", "A setting hides the graphics card"),
        QT_TRANSLATE_NOOP("Problem", "{variable} is set to “{value}”, so the engine sees no card."),
        QT_TRANSLATE_NOOP("Problem", "Remove that environment variable and start Formiga again."),
    ),
    "GPU_UNKNOWN": (
        QT_TRANSLATE_NOOP("Problem", "Whether there is a graphics card could not be found out"),
        QT_TRANSLATE_NOOP("Problem", "Asked: {source}. Answer: {reason:word}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Without a card nothing is lost. With one, restart the computer and check again.",
        ),
    ),
    "GPUS_DIFFER": (
        QT_TRANSLATE_NOOP("Problem", "The cards in this computer differ"),
        QT_TRANSLATE_NOOP("Problem", "Chosen: {chosen}. Not used: {others}."),
        QT_TRANSLATE_NOOP("Problem", "Set CUDA_VISIBLE_DEVICES to prefer another one."),
    ),
    "DRIVER_BELOW_ADVISED": (
        QT_TRANSLATE_NOOP("Problem", "A newer graphics driver is advised"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Installed: {installed:version}. Advised for row {row}: {advised:version} or newer.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Update the NVIDIA driver when it suits you."),
    ),
    "DISK_SHORT": (
        QT_TRANSLATE_NOOP("Problem", "Too little free disk space"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {needed_bytes} needed, {free_bytes} free."),
        QT_TRANSLATE_NOOP(
            "Problem", "Free some space there, or choose another home with FORMIGA_HOME."
        ),
    ),
    "FACT_UNKNOWN": (
        QT_TRANSLATE_NOOP("Problem", "Something could not be looked at: {fact:word}"),
        QT_TRANSLATE_NOOP("Problem", "Asked: {source}. Answer: {reason:word}."),
        "",
    ),
    "GPU": (
        QT_TRANSLATE_NOOP("Problem", "{gpu}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{memory_bytes:memory}, compute capability {compute_capability:version}, "
            "driver {driver:version}.",
        ),
        "",
    ),
    "GPU_PRECISION": (
        QT_TRANSLATE_NOOP("Problem", "Arithmetic on this card: {precision}"),
        QT_TRANSLATE_NOOP("Problem", "{gpu} has compute capability {compute_capability:version}."),
        "",
    ),
    "NO_GPU": (
        QT_TRANSLATE_NOOP("Problem", "No NVIDIA card: training runs on the processor"),
        QT_TRANSLATE_NOOP("Problem", "The starter model and very small ones train well on it."),
        "",
    ),
    "DISK": (
        QT_TRANSLATE_NOOP("Problem", "Free disk space: {free_bytes}"),
        QT_TRANSLATE_NOOP("Problem", "In {path}."),
        "",
    ),
    "MACHINE": (
        QT_TRANSLATE_NOOP("Problem", "{os} on {machine}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Python {python:version}, glibc {glibc:version}, memory {memory_bytes:memory}.",
        ),
        "",
    ),
    "MACHINE~glibc": (
        QT_TRANSLATE_NOOP("Problem", "{os} on {machine}"),
        QT_TRANSLATE_NOOP("Problem", "Python {python:version}, memory {memory_bytes:memory}."),
        "",
    ),
}
