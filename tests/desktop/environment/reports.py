"""Reports of the check as the real one gives them, for the states of the Environment page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.desktop.environment.make_repair import PLAN, PROOF
from tests.desktop.window import fakes

GB = 1024**3
ROW = {
    "id": "main-cu130",
    "lockfile": "engine-main-cu130-linux-py312.txt",
    "lock_sha256": "1a2b3c4d" * 8,
    "evidence": "resolved, not yet run",
    "wanted": "main-cu130",
    "why": "GPU",
    "device": "GPU-1",
    "runner_up": "cpu",
    "runner_up_why": "NO_GPU",
    "chosen_by_person": False,
}


def seen(value: Any) -> dict[str, Any]:
    return {"value": value, "source": "test", "reason": ""}


FACTS: dict[str, Any] = {
    "machine": {"os": seen("linux"), "machine": seen("x86_64"), "python": seen("3.11")},
    "engine": {"proof": seen({"parts": PROOF["parts"]})},
    "repair": {
        "store": seen({"lockfile": ROW["lockfile"], "wanted": 91, "present": 24, "bytes": 10**9}),
        "previous": seen({"env": "", "row": "", "created_t": "", "complete": False}),
    },
}


def finding(code: str, severity: str = "ok", /, **facts: Any) -> dict[str, Any]:
    return {"code": code, "severity": severity, "facts": facts}


GPU = finding(
    "GPU",
    gpu="NVIDIA GeForce RTX 4070",
    compute_capability="8.9",
    memory_bytes=12 * GB,
    driver="580.95.05",
)
MACHINE = [
    GPU,
    finding(
        "GPU_MEMORY",
        gpu="NVIDIA GeForce RTX 4070",
        free_bytes=11 * GB,
        total_bytes=12 * GB,
        programs=[{"name": "firefox", "memory_bytes": int(0.9 * GB)}],
    ),
    finding("DISK", path="/home/ana/.local/share/formiga", free_bytes=184_000_000_000),
    finding(
        "MACHINE",
        os="Linux",
        machine="x86_64",
        python="3.11",
        glibc="2.36",
        memory_bytes=32 * GB,
    ),
]
VERSIONS = {
    "torch": "2.13.0",
    "transformers": "5.23.0",
    "peft": "0.21.2",
    "bitsandbytes": "0.50.2",
    "datasets": "5.2.0",
    "accelerate": "1.15.0",
    "gradio": "6.31.0",
}
ENGINE = [
    finding("ENGINE_PYTHON", version="3.12.11"),
    *(finding("PACKAGE", package=name, installed=v) for name, v in VERSIONS.items()),
    finding("PACKAGES", count=91),
    finding("FILES", count=28_641),
    finding(
        "ENGINE_LOCK",
        row="main-cu130",
        lockfile=ROW["lockfile"],
        lock_sha256=ROW["lock_sha256"],
        evidence="tested",
    ),
    finding(
        "PROOF",
        device="NVIDIA GeForce RTX 4070",
        t="2026-11-21T14:02:00Z",
        seconds=38.4,
        parts=["quantise", "backward"],
    ),
    finding(
        "BINARIES",
        torch=["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "12.0"],
        bitsandbytes=["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "12.0"],
    ),
    finding("ROLLBACK_READY", env="cpu-e110-1", row="cpu", created_t="2026-11-14T09:00:00Z"),
]


def report(verdict: str, *findings: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """Findings above ok, then the machine and what is fine."""
    return {
        "v": 1,
        "facts": FACTS,
        "findings": [*findings, *MACHINE],
        "verdict": verdict,
        "row": ROW,
        "plan": None,
        "deep": False,
        "elapsed_s": 0.612,
        **changed,
    }


def without(*names: str) -> list[dict[str, Any]]:
    return [f for f in ENGINE if f["facts"].get("package") not in names]


READY = report("ok", *ENGINE)
BNB = finding(
    "PACKAGE_DIFFERENT", "repairable", package="bitsandbytes", installed="0.44.1", locked="0.50.2"
)
PTH = finding("STARTUP_FILE_UNLISTED", "repairable", file="lib/site-packages/helper.pth")
EXTRA = finding("PACKAGE_EXTRA", "notice", package="flask", installed="3.0.1")
REPAIRABLE = report(
    "repairable",
    BNB,
    PTH,
    EXTRA,
    finding("VARIABLES_IGNORED", "notice", names=["LD_LIBRARY_PATH"]),
    *without("bitsandbytes"),
    plan=PLAN,
)
FIRST_PLAN = {**PLAN, "changes": [], "stored": None, "why": ["ENGINE_MISSING"]}
FIRST_PLAN["keeps"] = ["runs", "models", "datasets", "settings"]
MISSING = report(
    "repairable",
    finding("ENGINE_MISSING", "repairable", home="/home/ana/.local/share/formiga"),
    plan=FIRST_PLAN,
)
OLD_DRIVER = finding(
    "DRIVER_TOO_OLD",
    "blocked",
    installed="470.199.02",
    minimum="525.60.13",
    advised="580.65.06",
    gpu="NVIDIA GeForce RTX 4070",
    row="main-cu130",
)
BLOCKED = report("blocked", OLD_DRIVER, *ENGINE)
TWICE = finding("REPAIR_REPEATED", "blocked", row="main-cu130", code="PROOF_NOT_PASSED", times=2)
ROLL_BACK = report("blocked", TWICE, BNB, *without("bitsandbytes"))
MANY = report(
    "repairable",
    *(
        finding(
            "PACKAGE_DIFFERENT", "repairable", package=f"package-{n}", installed="1", locked="2"
        )
        for n in range(40)
    ),
    plan=PLAN,
)
ON_CPU = {**fakes.CHECK_OK, "facts": FACTS}


@dataclass
class Env:
    """As `repairs.list_envs` gives it."""

    name: str = "main-cu130-1a2b3c4d-2"
    row: str = "main-cu130"
    lockfile: str = "engine-main-cu130-linux-py312.txt"
    created_t: str = "2026-11-21T14:02:00Z"
    current: bool = False
    previous: bool = False
    in_use: bool = False
    complete: bool = True
    bytes: int | None = 6_812_000_000
    proof: Any = None


@dataclass
class Proof:
    t: str = "2026-11-21T14:06:00Z"
    passed: bool = True
    parts: list[dict[str, Any]] = field(
        default_factory=lambda: [
            {"name": "quantise", "passed": True, "measured": 0.0914, "limit": 0.12}
        ]
    )


ENVS = [
    Env(current=True, proof=Proof()),
    Env(
        "cpu-e110e97e-1",
        "cpu",
        created_t="2026-11-14T09:00:00Z",
        previous=True,
        bytes=1_630_000_000,
        in_use=True,
    ),
    Env("cpu-77aa0011-1", "cpu", created_t="2026-10-02T09:00:00Z", complete=False, bytes=None),
]
