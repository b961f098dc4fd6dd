"""Single words of the check, the proof and the repair: why, what, where, how far."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP

REASONS: dict[str, str] = {
    "timeout": QT_TRANSLATE_NOOP("Word", "no answer in time"),
    "not found": QT_TRANSLATE_NOOP("Word", "not found"),
    "not permitted": QT_TRANSLATE_NOOP("Word", "looking was not permitted"),
    "not reported": QT_TRANSLATE_NOOP("Word", "it was not reported"),
    "not recorded": QT_TRANSLATE_NOOP("Word", "it was not recorded"),
    "answer not understood": QT_TRANSLATE_NOOP("Word", "the answer was not understood"),
    "driver fault": QT_TRANSLATE_NOOP("Word", "the driver answers with an error"),
    "no reason given": QT_TRANSLATE_NOOP("Word", "no reason was given"),
    "not proven": QT_TRANSLATE_NOOP("Word", "it was never tried"),
    "other driver": QT_TRANSLATE_NOOP("Word", "the driver is another one since it was tried"),
    "other card": QT_TRANSLATE_NOOP("Word", "it was tried on another card"),
    "other lock": QT_TRANSLATE_NOOP("Word", "the lock is another one"),
    "timed out": QT_TRANSLATE_NOOP("Word", "no answer in time"),
    "connection cut": QT_TRANSLATE_NOOP("Word", "the connection was cut"),
    "missing": QT_TRANSLATE_NOOP("Word", "missing"),
    "damaged": QT_TRANSLATE_NOOP("Word", "damaged"),
    "METADATA": QT_TRANSLATE_NOOP("Word", "its METADATA file"),
    "RECORD": QT_TRANSLATE_NOOP("Word", "its RECORD file"),
    "PYVENV_CFG_MISSING": QT_TRANSLATE_NOOP("Word", "pyvenv.cfg is missing"),
    "PYVENV_CFG_DAMAGED": QT_TRANSLATE_NOOP("Word", "pyvenv.cfg is damaged"),
    "SYSTEM_SITE_PACKAGES": QT_TRANSLATE_NOOP("Word", "it is open to the system's packages"),
}
"""Why something could not be looked at, or is not as it should be."""

FACTS: dict[str, str] = {
    "engine": QT_TRANSLATE_NOOP("Word", "the engine"),
    "engine packages": QT_TRANSLATE_NOOP("Word", "the engine's packages"),
    "engine files": QT_TRANSLATE_NOOP("Word", "the engine's files"),
    "engine binaries": QT_TRANSLATE_NOOP("Word", "the engine's libraries for cards"),
    "module origins": QT_TRANSLATE_NOOP("Word", "where modules are loaded from"),
    "memory": QT_TRANSLATE_NOOP("Word", "the computer's memory"),
    "disk": QT_TRANSLATE_NOOP("Word", "the disk"),
    "gpu memory": QT_TRANSLATE_NOOP("Word", "the card's memory"),
    "system": QT_TRANSLATE_NOOP("Word", "the operating system"),
    "home folder": QT_TRANSLATE_NOOP("Word", "Formiga's folder"),
    "temporary folder": QT_TRANSLATE_NOOP("Word", "the folder for temporary files"),
    "application control": QT_TRANSLATE_NOOP("Word", "Windows' Smart App Control"),
    "runtime library": QT_TRANSLATE_NOOP("Word", "Windows' Visual C++ part"),
    "long paths": QT_TRANSLATE_NOOP("Word", "whether Windows takes long paths"),
    "other packages": QT_TRANSLATE_NOOP("Word", "the packages of other Pythons"),
    "pip settings": QT_TRANSLATE_NOOP("Word", "pip's settings"),
    "repairs": QT_TRANSLATE_NOOP("Word", "the record of repairs"),
}
"""What could not be looked at."""

FAULTS: dict[str, str] = {
    "DRIVER_NOT_LOADED": QT_TRANSLATE_NOOP("Word", "the driver is not loaded"),
    "INTERRUPT_PROBLEM": QT_TRANSLATE_NOOP("Word", "the card does not answer its driver"),
    "LIBRARY_NOT_FOUND": QT_TRANSLATE_NOOP("Word", "a library of the driver is missing"),
    "INFOROM_DAMAGED": QT_TRANSLATE_NOOP("Word", "the card's own memory of itself is damaged"),
    "GPU_LOST": QT_TRANSLATE_NOOP("Word", "the card has dropped off the bus"),
    "VERSION_MISMATCH": QT_TRANSLATE_NOOP("Word", "driver and library have different versions"),
}
"""What a driver says that is there and does not work."""

EVIDENCE: dict[str, str] = {
    "tested": QT_TRANSLATE_NOOP("Word", "run and passed"),
    "resolved, not yet run": QT_TRANSLATE_NOOP("Word", "resolved, not yet run"),
}
"""What is known of a row of the matrix."""

PARTS: dict[str, str] = {
    "imports": QT_TRANSLATE_NOOP("Word", "starting its packages"),
    "gpu_init": QT_TRANSLATE_NOOP("Word", "waking the card"),
    "quantise": QT_TRANSLATE_NOOP("Word", "packing weights into 4 bits"),
    "forward": QT_TRANSLATE_NOOP("Word", "computing with 4-bit weights"),
    "backward": QT_TRANSLATE_NOOP("Word", "gradients through 4-bit weights"),
    "evaluate_then_train": QT_TRANSLATE_NOOP("Word", "training after an evaluation"),
    "optimizer_8bit": QT_TRANSLATE_NOOP("Word", "a step of the 8-bit optimizer"),
    "sanity": QT_TRANSLATE_NOOP("Word", "the known result of a small training"),
    "chat_page": QT_TRANSLATE_NOOP("Word", "the chat page"),
}
"""What a proof tries, one after the other."""

CAUSES: dict[str, str] = {
    "module missing": QT_TRANSLATE_NOOP("Word", "a module is missing"),
    "name missing": QT_TRANSLATE_NOOP("Word", "a package is of another version than expected"),
    "library missing": QT_TRANSLATE_NOOP("Word", "a system library is missing"),
    "library too new": QT_TRANSLATE_NOOP("Word", "it was made for a newer system"),
    "symbol missing": QT_TRANSLATE_NOOP("Word", "it was compiled for another PyTorch"),
    "numpy binary": QT_TRANSLATE_NOOP("Word", "it was compiled for another NumPy"),
    "blocked by policy": QT_TRANSLATE_NOOP("Word", "a rule of Windows blocks the file"),
    "no code for card": QT_TRANSLATE_NOOP("Word", "it has no code for this card"),
    "driver refused": QT_TRANSLATE_NOOP("Word", "the graphics driver refuses"),
    "out of memory": QT_TRANSLATE_NOOP("Word", "the memory does not suffice"),
    "crashed": QT_TRANSLATE_NOOP("Word", "it crashed"),
    "numbers wrong": QT_TRANSLATE_NOOP("Word", "the numbers are wrong"),
    "other": QT_TRANSLATE_NOOP("Word", "not known to Formiga"),
}
"""Why an import or a part of the proof failed."""

PLACES: dict[str, str] = {
    "local": QT_TRANSLATE_NOOP("Word", "a folder of this computer"),
    "network": QT_TRANSLATE_NOOP("Word", "a network folder"),
    "synced": QT_TRANSLATE_NOOP("Word", "a synchronised folder"),
    "user site": QT_TRANSLATE_NOOP("Word", "packages installed for your account"),
    "cpu": QT_TRANSLATE_NOOP("Word", "the processor"),
    "windows": "Windows",
    "macos": "macOS",
}
"""Where a folder or a package lies, and what is meant by a short name."""

WHY_ROW: dict[str, str] = {
    "GPU_NOT_SUPPORTED": QT_TRANSLATE_NOOP("Word", "it has no code for this card"),
    "DRIVER_TOO_OLD": QT_TRANSLATE_NOOP("Word", "the graphics driver is too old for it"),
    "NO_GPU": QT_TRANSLATE_NOOP("Word", "there is no NVIDIA card"),
    "GPU_UNKNOWN": QT_TRANSLATE_NOOP("Word", "nobody can say whether there is a card"),
    "GPU_DRIVER_MISSING": QT_TRANSLATE_NOOP("Word", "the graphics driver is missing"),
    "GPU_DRIVER_FAULT": QT_TRANSLATE_NOOP("Word", "the driver answers with an error"),
    "GPU_HIDDEN": QT_TRANSLATE_NOOP("Word", "a setting hides the graphics card"),
    "GPU_TOO_OLD": QT_TRANSLATE_NOOP("Word", "the card is too old"),
    "ROW_NOT_SHIPPED": QT_TRANSLATE_NOOP("Word", "it does not come with this version"),
    "PLATFORM_NOT_SHIPPED": QT_TRANSLATE_NOOP("Word", "it was not made for this system"),
    "SYSTEM_TOO_OLD": QT_TRANSLATE_NOOP("Word", "the operating system is too old for it"),
}
"""Codes that say why a row is not the right one."""

STAGES: dict[str, str] = {
    "look": QT_TRANSLATE_NOOP("Word", "looking and planning"),
    "fetch": QT_TRANSLATE_NOOP("Word", "fetching packages"),
    "install": QT_TRANSLATE_NOOP("Word", "building the engine"),
    "prove": QT_TRANSLATE_NOOP("Word", "trying it out"),
    "switch": QT_TRANSLATE_NOOP("Word", "putting it into use"),
}
"""Stages of a repair."""

STEP_WORDS: dict[str, str] = {
    "wait": QT_TRANSLATE_NOOP("Word", "waiting for another set-up"),
    "python": QT_TRANSLATE_NOOP("Word", "creating the environment"),
    "unpack": QT_TRANSLATE_NOOP("Word", "unpacking packages"),
    "compile": QT_TRANSLATE_NOOP("Word", "compiling modules"),
    "hash": QT_TRANSLATE_NOOP("Word", "comparing every file"),
    "import": QT_TRANSLATE_NOOP("Word", "starting its packages"),
}
"""Steps within a stage; a part of the proof is a step too."""

GROUPS = (
    REASONS,
    FACTS,
    FAULTS,
    EVIDENCE,
    PARTS,
    CAUSES,
    PLACES,
    WHY_ROW,
    STAGES,
    STEP_WORDS,
)
