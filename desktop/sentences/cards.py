"""Graphics card and driver. No driver is advised that a card's own maker has left it out of."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.steps import (
    ANOTHER_ROW,
    ANY_DRIVER,
    NEW_DRIVER,
    NEW_DRIVER_PASCAL,
    NEW_DRIVER_V100,
)
from desktop.sentences.table import Table

ADVISED = QT_TRANSLATE_NOOP(
    "Problem", "Update the NVIDIA driver to {advised:version} or newer when it suits you."
)
ADVISED_V100 = QT_TRANSLATE_NOOP(
    "Problem",
    "Update the NVIDIA driver to {advised:version} or newer when it suits you; for a V100 or Titan V no further than branch 580, the last for them.",
)
ADVISED_PASCAL = QT_TRANSLATE_NOOP(
    "Problem",
    "Update the NVIDIA driver to {advised:version} or newer when it suits you, but no further than branch 580: it is the last for this card.",
)

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
            "Check that the card sits and has power; or run `formiga repair --to cpu` to train on the processor.",
        ),
    ),
    "GPU_DRIVER_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "A graphics card is there, and its driver is not"),
        QT_TRANSLATE_NOOP(
            "Problem", "NVIDIA cards found: {cards}. Without NVIDIA's driver none can compute."
        ),
        ANY_DRIVER,
    ),
    "WSL_DRIVER_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "Windows' graphics driver is not seen in WSL"),
        QT_TRANSLATE_NOOP("Problem", "Its library should be in {path}, and is not."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Install the NVIDIA driver in Windows (none in WSL itself), then run `wsl --update` and `wsl --shutdown` in Windows and start again. Without an NVIDIA card nothing is lost.",
        ),
    ),
    "DRIVER_TOO_OLD": (
        QT_TRANSLATE_NOOP("Problem", "The graphics driver is too old"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{gpu} runs with driver {installed:version}; row {row} needs {minimum:version} or newer.",
        ),
        NEW_DRIVER,
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
        ANOTHER_ROW,
    ),
    "GPU_CODE_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "{library} has no code for your card"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{gpu} has compute capability {compute_capability:version}; the installed files hold code for: {architectures}.",
        ),
        ANOTHER_ROW,
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
    "GPU_HIDDEN~value": (
        QT_TRANSLATE_NOOP("Problem", "A setting hides the graphics card"),
        QT_TRANSLATE_NOOP("Problem", "{variable} is set and empty, so the engine sees no card."),
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
        ADVISED,
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
    "GPU_MEMORY": (
        QT_TRANSLATE_NOOP("Problem", "Free memory of the card: {free_bytes:memory}"),
        QT_TRANSLATE_NOOP(
            "Problem", "Of {total_bytes:memory} on {gpu}. Programs that use it: {programs}."
        ),
        "",
    ),
    "NO_GPU": (
        QT_TRANSLATE_NOOP("Problem", "No NVIDIA card: training runs on the processor"),
        QT_TRANSLATE_NOOP("Problem", "The starter model and very small ones train well on it."),
        "",
    ),
    "BINARIES": (
        QT_TRANSLATE_NOOP("Problem", "PyTorch and bitsandbytes have code for this card"),
        QT_TRANSLATE_NOOP("Problem", "torch: {torch}. bitsandbytes: {bitsandbytes}."),
        "",
    ),
    "ROW_CHOSEN": (
        QT_TRANSLATE_NOOP("Problem", "You chose row {row} yourself"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "By itself Formiga would take {wanted_row}; `formiga repair --to auto` goes back to it.",
        ),
        "",
    ),
    "WSL_DRIVER": (
        QT_TRANSLATE_NOOP("Problem", "Windows' graphics driver is seen in WSL"),
        QT_TRANSLATE_NOOP("Problem", "In {path}."),
        "",
    ),
}

STEPS: dict[str, str] = {
    "DRIVER_TOO_OLD~row=legacy-cu126": NEW_DRIVER_PASCAL,
    "DRIVER_TOO_OLD~row=bridge-cu128": NEW_DRIVER_V100,
    "DRIVER_BELOW_ADVISED~row=legacy-cu126": ADVISED_PASCAL,
    "DRIVER_BELOW_ADVISED~row=bridge-cu128": ADVISED_V100,
    "GPU_DRIVER_FAULT~fault=VERSION_MISMATCH": QT_TRANSLATE_NOOP(
        "Problem", "The driver was updated while it was in use: restart the computer."
    ),
    "GPU_DRIVER_FAULT~fault=DRIVER_NOT_LOADED": QT_TRANSLATE_NOOP(
        "Problem",
        "Restart the computer. If it stays, install the driver again; on Linux with Secure Boot its module must be signed (the installation asks for it).",
    ),
    "GPU_DRIVER_FAULT~fault=LIBRARY_NOT_FOUND": QT_TRANSLATE_NOOP(
        "Problem", "Install the NVIDIA driver again, restart the computer and check again."
    ),
    "GPU_DRIVER_FAULT~fault=GPU_LOST": QT_TRANSLATE_NOOP(
        "Problem",
        "Switch the computer off and on. If it comes back, look at the card's seat, power and temperature.",
    ),
    "GPU_DRIVER_FAULT~fault=INTERRUPT_PROBLEM": QT_TRANSLATE_NOOP(
        "Problem",
        "Switch the computer off and on; look at the card's seat and power, and at a BIOS update.",
    ),
    "GPU_DRIVER_FAULT~fault=INFOROM_DAMAGED": QT_TRANSLATE_NOOP(
        "Problem", "The card itself has a fault: ask whoever sold it. The processor still trains."
    ),
}
