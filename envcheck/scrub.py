"""The environment that the engine is started with, and what was taken out of it.

The engine's packages are exactly those of its lock. A variable that points Python, the loader or
bitsandbytes to somewhere else breaks that without a trace, so no such variable reaches it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DROPPED_PREFIXES = ("PYTHON", "PIP_", "BNB_", "CONDA", "DYLD_", "_CE_")
DROPPED = frozenset(
    {"LD_LIBRARY_PATH", "LD_PRELOAD", "LD_AUDIT", "VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT", "CC", "CXX"}
)

REPORTED_PREFIXES = ("BNB_", "DYLD_")
REPORTED = frozenset(
    {"LD_LIBRARY_PATH", "LD_PRELOAD", "LD_AUDIT", "CC"}
    | {"PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE", "PYTHONPLATLIBDIR"}
)
"""Of the dropped ones, those that would have changed what is loaded. The rest (an active conda,
pip's mirror) is dropped in silence: the engine would have loaded the same."""

SET = {
    "PYTHONNOUSERSITE": "1",
    "PYTHONUTF8": "1",
    "TOKENIZERS_PARALLELISM": "false",  # it warns at every fork of the data loader otherwise
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}

DRIVER_LIBRARY = "libcuda.so.1"
WSL_DRIVER = Path("/usr/lib/wsl/lib")
"""Where Windows' driver puts its library for WSL, and where the loader does not always look."""
TOOLKIT_LIBRARIES = ("libcudart.so", "libcublas.so", "libnvJitLink.so", "libcudnn.so")


def scrubbed(environ: Mapping[str, str]) -> dict[str, str]:
    """A copy of `environ` for the engine: nothing foreign in it, UTF-8 and no telemetry set.

    Of `LD_LIBRARY_PATH` only folders stay that hold the NVIDIA driver's own library and no CUDA
    toolkit: containers have the driver there and nowhere else. WSL's own folder is added.
    """
    kept = {name: value for name, value in environ.items() if not _dropped(name)}
    driver_folders = _driver_folders(environ.get("LD_LIBRARY_PATH", ""))
    if _is_driver(str(WSL_DRIVER)) and str(WSL_DRIVER) not in driver_folders:
        driver_folders.append(str(WSL_DRIVER))
    if driver_folders:
        kept["LD_LIBRARY_PATH"] = os.pathsep.join(driver_folders)
    return {**kept, **SET}


def hostile(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the variables that would have changed what the engine loads, sorted.

    Names only: a value may hold somebody's password.
    """
    names = (name for name, value in environ.items() if value and _reported(name))
    return tuple(sorted(name for name in names if not _only_driver(name, environ[name])))


def _dropped(name: str) -> bool:
    upper = name.upper()  # Windows does not tell Path from PATH
    return upper in DROPPED or upper.startswith(DROPPED_PREFIXES)


def _reported(name: str) -> bool:
    upper = name.upper()
    return upper in REPORTED or upper.startswith(REPORTED_PREFIXES)


def _only_driver(name: str, value: str) -> bool:
    folders = [folder for folder in value.split(os.pathsep) if folder]
    return name == "LD_LIBRARY_PATH" and _driver_folders(value) == folders


def _driver_folders(library_path: str) -> list[str]:
    return [folder for folder in library_path.split(os.pathsep) if folder and _is_driver(folder)]


def _is_driver(folder: str) -> bool:
    try:
        names = [entry.name for entry in Path(folder).iterdir()]
    except OSError:  # nothing there, or not ours to read
        return False
    return Path(folder).is_absolute() and _driver_alone(names)


def _driver_alone(names: list[str]) -> bool:
    return DRIVER_LIBRARY in names and not any(name.startswith(TOOLKIT_LIBRARIES) for name in names)
