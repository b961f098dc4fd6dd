"""From an exception to a problem code with facts."""

from __future__ import annotations

import errno
import re
import traceback
from typing import Any

from engine.contract.problems import Problem

_REQUESTED = re.compile(r"Tried to allocate ([\d.]+) (KiB|MiB|GiB)")
_UNIT_BYTES = {"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


def diagnose(error: BaseException, *, device: str, step: int) -> Problem:
    """What went wrong, as a code that desktop has a sentence for.

    Args:
        device: where the run computes.
        step: optimizer steps done when it happened.
    """
    if isinstance(error, Problem):
        return error
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return Problem("DISK_FULL", path=str(error.filename or ""), free_bytes=0, step=step)
        if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
            return Problem("FOLDER_NOT_WRITABLE", path=str(error.filename or ""))
    if type(error).__name__ == "OutOfMemoryError" or "CUDA out of memory" in str(error):
        return _card_memory(error, device, step)
    if isinstance(error, MemoryError) or "can't allocate memory" in str(error):
        return Problem("HOST_OUT_OF_MEMORY", step=step)
    return Problem("ENGINE_ERROR", error=_line(error), where=_where(error))


def _card_memory(error: BaseException, device: str, step: int) -> Problem:
    import torch

    free, total = torch.cuda.mem_get_info(device) if torch.cuda.is_available() else (0, 0)
    match = _REQUESTED.search(str(error))
    requested = int(float(match[1]) * _UNIT_BYTES[match[2]]) if match else None
    facts: dict[str, Any] = {"total_bytes": total, "free_bytes": free, "requested_bytes": requested}
    return Problem("GPU_OUT_OF_MEMORY", device=device, step=step, **facts)


def _line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else ''}"[:500]


def _where(error: BaseException) -> str:
    """The innermost frame of our own code, as `file:line`."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "engine" in frame.filename] or list(frames)
    if not ours:
        return ""
    name = ours[-1].filename.replace("\\", "/").rsplit("/", 1)[-1]
    return f"{name}:{ours[-1].lineno}"
