"""Exceptions become codes with facts."""

from __future__ import annotations

import errno

import pytest
import torch

from engine.contract.problems import Problem
from engine.diagnose import diagnose


def test_a_problem_stays_itself() -> None:
    problem = Problem("NOTHING_TRAINS", step=1)
    assert diagnose(problem, device="cpu", step=1) is problem


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x"), "DISK_FULL"),
        (OSError(errno.EROFS, "Read-only file system", "/x"), "FOLDER_NOT_WRITABLE"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "FOLDER_NOT_WRITABLE"),
        (FileExistsError(errno.EEXIST, "File exists", "/x"), "FOLDER_NOT_WRITABLE"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "/x"), "FOLDER_NOT_WRITABLE"),
        (MemoryError(), "HOST_OUT_OF_MEMORY"),
        (
            RuntimeError(
                "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory"
            ),
            "HOST_OUT_OF_MEMORY",
        ),
        (ValueError("strange"), "ENGINE_ERROR"),
    ],
)
def test_codes(error: BaseException, code: str) -> None:
    assert diagnose(error, device="cpu", step=3).code == code


def test_a_full_disk_says_where_even_if_the_error_does_not() -> None:
    problem = diagnose(OSError(errno.ENOSPC, "No space left"), device="cpu", step=0, path="/run")
    assert problem.facts["path"] == "/run"


def test_a_full_card_says_how_much_was_asked() -> None:
    error = torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has")
    problem = diagnose(error, device="cuda:0", step=7)
    assert problem.code == "GPU_OUT_OF_MEMORY"
    assert problem.facts["requested_bytes"] == int(2.5 * 2**30)
    assert problem.facts["step"] == 7


def test_an_unforeseen_error_names_its_place() -> None:
    try:
        torch.zeros(2) @ torch.zeros(3)
    except RuntimeError as error:
        problem = diagnose(error, device="cpu", step=0)
    assert problem.facts["where"].startswith("test_diagnose.py:")
    assert problem.facts["error"].startswith("RuntimeError: ")


def test_a_code_without_a_sentence_cannot_be_raised() -> None:
    with pytest.raises(KeyError):
        Problem("NO_SUCH_CODE")
