"""From an exception to a problem code with facts."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Sequence
from typing import Any

from engine.contract.problems import Problem
from engine.shortage import Shortage

NOT_WRITABLE = (
    *(errno.EACCES, errno.EROFS, errno.EPERM),
    *(errno.EEXIST, errno.ENOTDIR, errno.EISDIR),  # a file where a folder belongs, or the reverse
)


def diagnose(error: BaseException, *, device: str, step: int, path: str = "") -> Problem:
    """What went wrong, as a code that desktop has a sentence for.

    Args:
        device: where the run computes.
        step: optimizer steps done when it happened.
        path: where the run writes, for an error that names no file.
    """
    if isinstance(error, Problem):
        return error
    if isinstance(error, OSError):
        path = str(error.filename or path)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return Problem("DISK_FULL", path=path, free_bytes=0, step=step)
        if error.errno in NOT_WRITABLE:
            return Problem("FOLDER_NOT_WRITABLE", path=path)
    if shortage := Shortage.of(error, device):
        return memory_problem(shortage, device=device, step=step)
    return Problem("ENGINE_ERROR", error=_line(error), where=_where(error))


def memory_problem(
    shortage: Shortage, *, device: str, step: int, tried: Sequence[Any] = ()
) -> Problem:
    """Memory that ran out for good.

    Args:
        tried: the rungs that were taken before (`engine.contract.ladder`).
    """
    known = shortage.facts()
    facts: dict[str, Any] = {
        "requested_bytes": known.pop("needed_bytes", None),
        "free_bytes": known.pop("free_bytes", 0),
        **known,
        "tried": list(tried),
        "times": len(tried),
    }
    if not shortage.on_card:
        return Problem("HOST_OUT_OF_MEMORY", step=step, **facts)
    return Problem(
        "GPU_OUT_OF_MEMORY", device=device, step=step, total_bytes=_total_bytes(device), **facts
    )


def _total_bytes(device: str) -> int:
    import torch

    return torch.cuda.mem_get_info(device)[1] if torch.cuda.is_available() else 0


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
