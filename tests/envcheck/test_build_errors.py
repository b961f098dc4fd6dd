"""uv's words, as it really said them, become a code and the facts that matter."""

from __future__ import annotations

import pytest

from envcheck.building.build_errors import BUILD_CODES, read_uv_error

CASES = {
    "no such version": (
        "error: No solution found when resolving dependencies\n"
        "  cause: Because there is no version of torch==2.13.0+cpu and you require"
        " torch==2.13.0+cpu, we can conclude that your requirements are unsatisfiable.\n",
        ("WHEEL_NOT_FOUND", {"package": "torch", "version": "2.13.0+cpu", "offline": False}),
    ),
    "not in the cache": (
        "error: No solution found when resolving dependencies\n"
        "  cause: Because torch was not found in the cache and you require torch==2.13.0+cpu, we"
        " can conclude that your requirements are unsatisfiable.\n\n"
        "hint: Packages were unavailable because the network was disabled.\n",
        ("WHEEL_NOT_FOUND", {"package": "torch", "version": "2.13.0+cpu", "offline": True}),
    ),
    "no network": (
        "error: Request failed after 3 retries in 6.3s\n"
        "  cause: Failed to fetch: https://user:secret@mirror.example/simple/numpy/\n"
        "  cause: error sending request for url (https://user:secret@mirror.example/simple/numpy/)\n"
        "  cause: dns error\n"
        "  cause: failed to lookup address information: Name or service not known\n",
        (
            "NETWORK_FAILED",
            {
                "package": "numpy",
                "version": "",
                "host": "mirror.example",
                "reason": "failed to lookup address information: Name or service not known",
            },
        ),
    ),
    "another file": (
        "error: Failed to download `numpy==2.4.6`\n"
        "  cause: Hash mismatch for `numpy==2.4.6`\n\n         Expected:\n",
        ("WHEEL_TAMPERED", {"package": "numpy", "version": "2.4.6", "file": ""}),
    ),
    "disk full": (
        "error: Failed to install: torch.whl\n  cause: No space left on device (os error 28)\n",
        ("REPAIR_DISK_FULL", {"path": "", "free_bytes": None}),
    ),
    "something else": (
        "thread 'main' panicked at https://me:secret@mirror.example\n",
        ("UV_FAILED", {"detail": "thread 'main' panicked at https://mirror.example"}),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_cause_is_found_in_what_uv_says(case: str) -> None:
    output, expected = CASES[case]
    error = read_uv_error(output, offline=False)
    assert (error.code, error.facts) == expected


@pytest.mark.parametrize("case", CASES)
def test_every_cause_is_a_known_code_with_its_facts(case: str) -> None:
    error = read_uv_error(CASES[case][0], offline=False)
    assert set(error.facts) <= set(BUILD_CODES[error.code])
    assert "secret" not in str(error.facts)
