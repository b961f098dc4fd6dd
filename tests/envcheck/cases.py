"""Documented failures of other people's environments, turned into machines of ours.

`machine_of(case)` builds facts from what a case says: its packages, card, driver, Python and cause.
It returns None where the first storey has no fact for it (import errors, Windows policies, the
repair itself). `EXPECTED` says which findings name a class of causes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from envcheck.facts import Disk, EngineFacts, Facts, GpuFacts, Interpreter, Shadow, TorchBuild
from envcheck.lockfile import normalise
from envcheck.matrix import Row
from envcheck.verdict import Needs
from tests.envcheck.machines import (
    CPU,
    GB,
    LEGACY,
    MAIN,
    NO_CARD,
    cards,
    distribution,
    engine,
    facts,
    gpu,
    machine,
    seen,
    with_versions,
)

CAPABILITIES = {
    "5090": "12.0",
    "5000-series": "12.0",
    "5070": "12.0",
    "4090": "8.9",
    "L20": "8.9",
    "3090": "8.6",
    "3080": "8.6",
    "A6000": "8.6",
    "A100": "8.0",
    "H100": "9.0",
    "T4": "7.5",
    "2080": "7.5",
    "V100": "7.0",
    "Volta": "7.0",
    "Pascal": "6.1",
    "1060": "6.1",
}
BRANCH_OF_CUDA = {"11000": "450", "11060": "510", "11070": "515", "11080": "520", "12080": "570"}
"""What `cuDriverGetVersion` says -> the driver branch that says it."""

EXPECTED: Mapping[str, frozenset[str]] = {
    "version-conflict": frozenset({"PACKAGE_DIFFERENT"}),
    "abi-mismatch": frozenset({"PACKAGE_DIFFERENT"}),
    "missing-binary": frozenset({"PACKAGE_DIFFERENT", "TORCH_BUILD_DIFFERS"}),
    "missing-dependency": frozenset({"PACKAGE_MISSING", "GPU_NOT_FOUND"}),
    "arch-unsupported": frozenset({"GPU_NOT_SUPPORTED", "GPU_PRECISION", "PACKAGE_DIFFERENT"}),
    "cpu-only torch": frozenset({"TORCH_WITHOUT_GPU", "TORCH_BUILD_DIFFERS"}),
    "driver-too-old": frozenset({"DRIVER_TOO_OLD"}),
    "cuda-mismatch": frozenset({"TORCH_BUILD_DIFFERS"}),
    "shadowing": frozenset({"MODULE_SHADOWED", "VARIABLES_IGNORED", "ENGINE_NOT_ISOLATED"}),
    "corrupted-install": frozenset(
        {"FILES_DAMAGED", "UPGRADE_LEFTOVERS", "PACKAGE_METADATA_DAMAGED"}
    ),
    "disk/ram/vram": frozenset({"DISK_SHORT"}),
    "python-version": frozenset({"ENGINE_PYTHON_DIFFERS"}),
}


@dataclass(frozen=True)
class Machine:
    """A case as facts, and the job it came up with."""

    facts: Facts
    needs: Needs | None = None


def machine_of(case: Mapping[str, object]) -> Machine | None:
    """The case as a machine of ours; None where the first storey looks at nothing of it."""
    by_class = {
        "cpu-only torch": _cpu_torch,
        "driver-too-old": _old_driver,
        "arch-unsupported": _card_without_code,
        "shadowing": _shadowing,
        "corrupted-install": _corrupted,
        "disk/ram/vram": _full_disk,
        "python-version": _wrong_python,
        "cuda-mismatch": _other_cuda,
        "missing-dependency": _missing,
        "os-specific": lambda case: None,
    }
    return by_class.get(str(case["class"]), _packages)(case)


def text_of(case: Mapping[str, object]) -> str:
    """Symptom and cause in one."""
    return f"{case['symptom']} {case['cause'] or ''}"


def versions_of(case: Mapping[str, object]) -> dict[str, str]:
    """The exact versions that a case names, of packages that our rows hold."""
    ours = {package.name for package in (*CPU.packages, *MAIN.packages)}
    found = {}
    for name, version in dict(case["installed"]).items():
        exact = re.search(r"\d+(\.\d+)+[^\s/()]*", str(version))
        if normalise(name) in ours and exact:
            found[normalise(name)] = exact[0]
    return found


def capability_of(case: Mapping[str, object]) -> str | None:
    """Compute capability of the card that a case names."""
    text = str(case["gpu"] or "")
    written = re.search(r"(?:capability |compute |\()(\d+\.\d)\)?", text)
    sm = re.search(r"sm_?(\d+)(\d)\b", text)
    known = [value for name, value in CAPABILITIES.items() if name in text]
    if written:
        return written[1]
    return f"{sm[1]}.{sm[2]}" if sm else next(iter(known), None)


def _packages(case: Mapping[str, object]) -> Machine | None:
    versions = versions_of(case)
    return Machine(facts(with_versions(CPU, versions))) if versions else None


def _card(case: Mapping[str, object], driver: str = "580.95.05") -> GpuFacts:
    return cards(driver, gpu(str(case["gpu"] or "NVIDIA card"), capability_of(case) or "8.6"))


def _cpu_torch(case: Mapping[str, object]) -> Machine:
    """Either the engine was built as one for the CPU, or its torch was replaced afterwards."""
    replaced = re.search("replaced|flavor mismatch|pulled", text_of(case))
    if replaced:
        swapped = engine(MAIN, torch=seen(TorchBuild("2.13.0+cpu", "")))
        return Machine(facts(swapped, _card(case)))
    return Machine(facts(engine(CPU), _card(case, str(case["driver"] or "580.95.05"))))


def _old_driver(case: Mapping[str, object]) -> Machine | None:
    version = re.search(r"found version (\d+)", text_of(case))
    driver = case["driver"] or (version and BRANCH_OF_CUDA[version[1]])
    return Machine(facts(engine(MAIN), _card(case, str(driver)))) if driver else None


def _card_without_code(case: Mapping[str, object]) -> Machine | None:
    capability = capability_of(case)
    if capability is None:
        return None
    if versions_of(case):
        return Machine(facts(with_versions(MAIN, versions_of(case)), _card(case)))
    row: Row = LEGACY if capability.startswith("12") else MAIN
    return Machine(facts(engine(row), _card(case)))


def _shadowing(case: Mapping[str, object]) -> Machine | None:
    text = text_of(case)
    if "LD_LIBRARY_PATH" in text or "nvJitLink" in text:
        return Machine(
            facts(engine(CPU), computer=machine(hostile_variables=seen(("LD_LIBRARY_PATH",))))
        )
    if "source tree" in text or "namespace collision" in text:
        module = "triton" if "triton" in text else "bitsandbytes"
        hiding = (Shadow(module, f"/src/{module}"),)
        return Machine(facts(engine(CPU, shadows=seen(hiding))))
    if "system-site-packages" in text:
        open_to = Interpreter("3.11.7", 64, "SYSTEM_SITE_PACKAGES")
        return Machine(facts(engine(CPU, interpreter=seen(open_to))))
    return None


def _corrupted(case: Mapping[str, object]) -> Machine | None:
    text = text_of(case)
    if "-orch" in text:
        return Machine(facts(engine(CPU, leftovers=seen(("-orch",)))))
    if "RECORD" in text:
        return Machine(facts(_replaced("av", metadata="RECORD", files=0)))
    if "DLL" in text or "__init__" in text:
        return Machine(facts(_replaced("huggingface-hub", changed=1, examples=("x",))))
    return None


def _replaced(name: str, **changes: object) -> EngineFacts:
    built = engine(CPU)
    spoiled = tuple(
        replace(one, **changes) if one.name == name else one for one in built.distributions.value
    )
    return replace(built, distributions=seen(spoiled))


def _full_disk(case: Mapping[str, object]) -> Machine:
    full = machine(disks=(Disk("/home/ana/formiga", seen(1 * GB)),))
    return Machine(facts(engine(CPU), computer=full), Needs(disk_bytes=3 * GB))


def _wrong_python(case: Mapping[str, object]) -> Machine:
    bits = 32 if "32 bit" in str(case["python"]) else 64
    found = Interpreter(str(case["python"]).split()[0], bits, "")
    return Machine(facts(engine(CPU, interpreter=seen(found))))


def _other_cuda(case: Mapping[str, object]) -> Machine | None:
    said = " ".join(map(str, dict(case["installed"]).values()))
    cuda = re.search(r"(?:CUDA )?(\d+\.\d) ?(?:build)?$", said)
    if cuda is None:
        return None
    built = TorchBuild(f"2.13.0+cu{cuda[1].replace('.', '')}", cuda[1])
    return Machine(facts(engine(MAIN, torch=seen(built)), _card(case)))


def _missing(case: Mapping[str, object]) -> Machine | None:
    text = text_of(case)
    if "missed the nvidia-*" in text:
        names = [p for p in MAIN.packages if not p.name.startswith("nvidia")]
        there = seen(tuple(distribution(p.name, p.version) for p in names))
        return Machine(facts(engine(MAIN, distributions=there), _card(case)))
    return Machine(facts(engine(MAIN), NO_CARD)) if "libcuda.so not found" in text else None
