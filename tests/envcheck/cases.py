"""Documented failures of other people's environments, turned into machines of ours.

`machine_of(case)` builds facts from what a case says: its packages, card, driver, system and cause.
`EXPECTED` says which findings name a class of causes, `judged` whether the verdict names it and
offers what would cure it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from envcheck.facts import (
    Binaries,
    EngineFacts,
    Facts,
    GpuFacts,
    Interpreter,
    Library,
    MachineFacts,
    OutsidePackage,
    RepairFacts,
    Shadow,
    TemporaryFolder,
    TorchBuild,
    unknown,
)
from envcheck.judges.verdict import Needs, Verdict, judge
from envcheck.matrix import Matrix
from envcheck.problems import Severity
from tests.envcheck.case_text import (
    Case,
    architectures_of,
    capability_of,
    cuda_build_of,
    driver_of,
    first_named,
    text_of,
    versions_of,
)
from tests.envcheck.machines import (
    ALL_ROWS,
    BNB_LIBRARIES,
    BRIDGE,
    CPU,
    GB,
    LEGACY,
    MAIN,
    NO_CARD,
    binaries,
    broken,
    cards,
    distribution,
    engine,
    facts,
    gpu,
    machine,
    proof,
    seen,
    windows,
    with_versions,
)

WINDOWS_CPU = replace(CPU, os="windows", python="3.12", glibc_minimum="", lock_sha256="a" * 64)
WINDOWS_CPU = replace(WINDOWS_CPU, found_sha256="a" * 64)
EVERY_ROW = Matrix((*ALL_ROWS.rows, WINDOWS_CPU), ALL_ROWS.minimums)

EXPECTED: Mapping[str, frozenset[str]] = {
    "version-conflict": frozenset(
        {"PACKAGE_DIFFERENT", "PACKAGE_BELOW_MINIMUM", "PACKAGE_REQUIREMENT_UNMET"}
    ),
    "abi-mismatch": frozenset({"PACKAGE_DIFFERENT", "PACKAGE_REQUIREMENT_UNMET"}),
    "missing-binary": frozenset(
        {"BNB_LIBRARY_MISSING", "PACKAGE_DIFFERENT", "PACKAGE_BELOW_MINIMUM"}
    ),
    "missing-dependency": frozenset(
        {"PACKAGE_MISSING", "GPU_NOT_FOUND", "GPU_DRIVER_MISSING", "PYTHON_HEADERS_MISSING"}
    ),
    "arch-unsupported": frozenset({"GPU_NOT_SUPPORTED", "GPU_PRECISION", "GPU_CODE_MISSING"}),
    "cpu-only torch": frozenset({"TORCH_WITHOUT_GPU"}),
    "driver-too-old": frozenset({"DRIVER_TOO_OLD"}),
    "cuda-mismatch": frozenset({"TORCH_BUILD_DIFFERS", "BNB_LIBRARY_MISSING", "ROW_UNSUITABLE"}),
    "shadowing": frozenset(
        {
            "MODULE_SHADOWED",
            "VARIABLES_IGNORED",
            "ENGINE_NOT_ISOLATED",
            "PACKAGES_IGNORED",
            "PIP_SETTINGS_IGNORED",
        }
    ),
    "corrupted-install": frozenset(
        {"FILES_DAMAGED", "UPGRADE_LEFTOVERS", "PACKAGE_METADATA_DAMAGED"}
    ),
    "disk/ram/vram": frozenset({"DISK_SHORT", "TEMPORARY_SHORT"}),
    "python-version": frozenset({"ENGINE_PYTHON_DIFFERS"}),
    "os-specific": frozenset(
        {"ENGINE_IMPORT_FAILED", "APP_CONTROL_BLOCKS", "PATH_TOO_LONG", "WSL_DRIVER_MISSING"}
    ),
}
CURED_WITHOUT_REFUSAL = frozenset(
    {
        "GPU_PRECISION",  # fp16 is used
        "VARIABLES_IGNORED",  # the engine does not get them
        "PACKAGES_IGNORED",  # the engine does not see them
        "PIP_SETTINGS_IGNORED",  # nothing of ours is installed by pip
        "PYTHON_HEADERS_MISSING",  # what would need them is not used
        "ROW_UNSUITABLE",  # the row that serves the machine is used
        "TEMPORARY_SHORT",  # wheels are unpacked in the home folder
        "PATH_TOO_LONG",  # where it is the folder for temporary files, which a build does not use
        "WSL_DRIVER_MISSING",  # for a CPU engine
    }
)
"""Found and dealt with before the engine starts, or of no matter to it."""
ONLY_AROUND_REPAIR = {
    "E130": "an antivirus holds a file while a wheel is unpacked: repair tries again",
    "E148": "a wheel that was cut off while it was fetched: the store compares size and hash",
    "E149": "a bad copy of a wheel in a cache: the store hashes before each use, and evicts",
    "E154": "a repair that deletes first: ours builds beside",
}
"""Cases with nothing to see before a job; what keeps them from happening is tested elsewhere."""
NO_FAULT = {"E025": "GPU"}
"""A machine that works as it is, and a person who feared otherwise -> what tells them so."""


@dataclass(frozen=True)
class Machine:
    """A case as facts, and the job it came up with."""

    facts: Facts
    needs: Needs | None = None


def is_visible(case: Case) -> bool:
    """Whether anything of a case can be seen before a job."""
    return case["id"] not in ONLY_AROUND_REPAIR


def verdict_on(case: Case, cases: Sequence[Case]) -> Verdict:
    """What we would have said to that person."""
    made = machine_of(case, cases)
    return judge(made.facts, EVERY_ROW, made.needs)


def is_named(case: Case, verdict: Verdict) -> bool:
    """Whether a finding names the class of the cause, and what is offered would cure it."""
    found = {finding.code: finding.severity for finding in verdict.findings}
    if case["id"] in NO_FAULT:
        return NO_FAULT[str(case["id"])] in found and verdict.word == "ok"
    named = found.keys() & EXPECTED[str(case["class"])]
    worst = max((found[code] for code in named), default=None)
    if worst is None:
        return False
    if worst is Severity.BLOCKED:
        return not verdict.may_start
    if worst is Severity.REPAIRABLE:
        return not verdict.may_start and verdict.plan is not None
    return named <= CURED_WITHOUT_REFUSAL


def share_by_class(cases: Sequence[Case]) -> dict[str, tuple[int, int]]:
    """Class -> how many of its cases are named, of those that can be seen before a job."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for case in filter(is_visible, cases):
        counts[str(case["class"])].append(is_named(case, verdict_on(case, cases)))
    return {name: (sum(named), len(named)) for name, named in sorted(counts.items())}


def machine_of(case: Case, cases: Sequence[Case]) -> Machine:
    """The case as a machine of ours."""
    by_class = {
        "cpu-only torch": _cpu_torch,
        "driver-too-old": _old_driver,
        "arch-unsupported": _card_without_code,
        "shadowing": _shadowing,
        "corrupted-install": _corrupted,
        "disk/ram/vram": _small_temporary,
        "python-version": _wrong_python,
        "cuda-mismatch": _other_cuda,
        "missing-binary": _missing_binary,
        "missing-dependency": _missing,
        "os-specific": _system,
    }
    made = by_class.get(str(case["class"]))
    if made:
        return made(case)
    versions = versions_of(case) or first_named(case, cases)
    return Machine(facts(with_versions(CPU, versions)))


def _card(case: Case, driver: str = "580.95.05") -> GpuFacts:
    return cards(driver, gpu(str(case["gpu"] or "NVIDIA card"), capability_of(case) or "8.6"))


def _cpu_torch(case: Case) -> Machine:
    """Either the engine was built as one for the CPU, or its torch was replaced afterwards."""
    replaced = re.search("replaced|flavor mismatch|pulled", text_of(case))
    if replaced:
        swapped = engine(MAIN, torch=seen(TorchBuild("2.13.0+cpu", "")))
        return Machine(facts(swapped, _card(case)))
    return Machine(facts(engine(CPU), _card(case, str(case["driver"] or "580.95.05"))))


def _old_driver(case: Case) -> Machine:
    return Machine(facts(engine(MAIN), _card(case, driver_of(case) or "")))


def _card_without_code(case: Case) -> Machine:
    text, capability = text_of(case), capability_of(case) or "8.6"
    if "bf16" in text or "tf32" in text:
        row = LEGACY if capability < "7" else BRIDGE if capability == "7.0" else MAIN
        return Machine(facts(engine(row), _card(case)))
    if "libbitsandbytes" in text:
        old = (Library("libbitsandbytes_cuda116.dll", "13.0", ("3.7", "5.2", "6.1"), ()),)
        held = Binaries(binaries(MAIN).torch, old)
        return Machine(facts(engine(MAIN, binaries=seen(held)), _card(case)))
    native, versions = architectures_of(case), versions_of(case)
    if native or versions:
        main = Library("libtorch_cuda.so", "", native or ("7.0", "8.0", "9.0"), ())
        built = with_versions(MAIN, {"torch": "2.7.0", **versions})
        built = replace(built, binaries=seen(Binaries((main,), BNB_LIBRARIES)))
        return Machine(facts(built, _card(case)))
    return Machine(facts(engine(LEGACY if capability.startswith("12") else MAIN), _card(case)))


def _shadowing(case: Case) -> Machine:
    text = text_of(case)
    if "LD_LIBRARY_PATH" in text or "nvJitLink" in text:
        variables = seen(("LD_LIBRARY_PATH",))
        return Machine(facts(engine(CPU), computer=machine(hostile_variables=variables)))
    if "source tree" in text or "namespace collision" in text:
        module = "triton" if "triton" in text else "bitsandbytes"
        hiding = (Shadow(module, f"/src/{module}"),)
        return Machine(facts(engine(CPU, shadows=seen(hiding))))
    if "system-site-packages" in text:
        open_to = Interpreter("3.11.7", 64, "SYSTEM_SITE_PACKAGES")
        return Machine(facts(engine(CPU, interpreter=seen(open_to))))
    if "pip.ini" in text:
        return Machine(facts(engine(CPU), computer=machine(pip_redirects=seen(("target",)))))
    return _copies_outside(case, text)


def _copies_outside(case: Case, text: str) -> Machine:
    where = "conda" if "conda" in text else "user site"
    versions = versions_of(case) or {"torch": "2.2.0"}
    copies = tuple(
        OutsidePackage(name, version, where, "/home/ana/.local/lib/python3.11/site-packages")
        for name, version in versions.items()
    )
    here = engine(CPU, distributions=seen(())) if "globally" in text else engine(CPU)
    return Machine(facts(here, computer=machine(outside_packages=seen(copies))))


def _corrupted(case: Case) -> Machine:
    text = text_of(case)
    if "-orch" in text:
        return Machine(facts(engine(CPU, leftovers=seen(("-orch",)))))
    if "RECORD" in text:
        return Machine(facts(_replaced("av", metadata="RECORD", files=0)))
    return Machine(facts(_replaced("huggingface-hub", changed=1, examples=("x",))))


def _replaced(name: str, **changes: object) -> EngineFacts:
    built = engine(CPU)
    spoiled = tuple(
        replace(one, **changes) if one.name == name else one for one in built.distributions.value
    )
    return replace(built, distributions=seen(spoiled))


def _small_temporary(case: Case) -> Machine:
    in_memory = "tmpfs" in text_of(case)
    small = machine(temporary=seen(TemporaryFolder("/tmp", GB // 4, in_memory)))
    return Machine(facts(engine(CPU), computer=small))


def _wrong_python(case: Case) -> Machine:
    bits = 32 if "32 bit" in str(case["python"]) else 64
    found = Interpreter(str(case["python"]).split()[0], bits, "")
    return Machine(facts(engine(CPU, interpreter=seen(found))))


def _other_cuda(case: Case) -> Machine:
    text = text_of(case)
    if "index does not exist" in text:
        asked = RepairFacts(wish=seen(f"main-{re.search('cu[0-9]+', text)[0]}"))
        return Machine(facts(engine(CPU), repair=asked))
    if "as a toolkit requirement" in text:
        return Machine(facts(engine(BRIDGE), _card(case, "576.02")))
    toolkit = str(dict(case["installed"]).get("cuda", ""))
    cuda = cuda_build_of(case) or toolkit
    if not cuda:  # nothing but that torch's CUDA and the libraries of bitsandbytes do not fit
        others = tuple(one for one in BNB_LIBRARIES if not one.cuda.startswith("13"))
        held = Binaries(binaries(MAIN).torch, others)
        return Machine(facts(engine(MAIN, binaries=seen(held)), _card(case)))
    built = TorchBuild(f"2.13.0+cu{cuda.replace('.', '')}", cuda)
    driver = str(case["driver"] or "580.95.05")
    return Machine(facts(engine(MAIN, torch=seen(built)), _card(case, driver)))


def _missing_binary(case: Case) -> Machine:
    """No library for torch's CUDA in the package, and an older package where the cause says so."""
    if versions_of(case):
        return Machine(facts(with_versions(CPU, versions_of(case))))
    cuda = cuda_build_of(case) or str(dict(case["installed"]).get("cuda", MAIN.cuda))
    others = tuple(one for one in BNB_LIBRARIES if one.cuda.split(".")[0] != cuda.split(".")[0])
    built = engine(
        MAIN,
        torch=seen(TorchBuild(f"2.13.0+cu{cuda.replace('.', '')}", cuda)),
        binaries=seen(Binaries(binaries(MAIN).torch, others)),
    )
    return Machine(facts(built, _card(case)))


def _missing(case: Case) -> Machine:
    text = text_of(case)
    if "Python.h" in text:
        return Machine(facts(engine(MAIN, python_headers=seen(False)), _card(case)))
    if "libcuda.so not found" in text:
        return Machine(facts(engine(MAIN), NO_CARD))
    lost = "accelerate" if "accelerate" in text else "nvidia"
    kept = [p for p in MAIN.packages if not p.name.startswith(lost)]
    there = seen(tuple(distribution(p.name, p.version) for p in kept))
    return Machine(facts(engine(MAIN, distributions=there), _card(case)))


def _system(case: Case) -> Machine:
    text = text_of(case)
    if "GLIBCXX" in text:
        failed = broken("imports", "library too new", str(case["symptom"]), "bitsandbytes")
        built = with_versions(CPU, versions_of(case))
        return Machine(facts(replace(built, proof=seen(proof(CPU, imports=failed)))))
    if "WSL" in str(case["os"]):
        return Machine(facts(engine(MAIN), computer=machine(wsl=seen(True), wsl_driver=seen(""))))
    return Machine(facts(*_on_windows(case, text)))


def _on_windows(case: Case, text: str) -> tuple[EngineFacts, GpuFacts, MachineFacts]:
    built, computer = engine(WINDOWS_CPU), windows()
    if "TEMP" in text:
        deep = TemporaryFolder("C:\\" + "temporary\\" * 20, 9 * GB, False)
        computer = windows(long_paths=seen(True), temporary=seen(deep))
    elif "Path" in text or "260" in text:
        home = "C:\\Users\\" + "a long name\\" * 10
        computer = windows(home)
        built = engine(WINDOWS_CPU, env=seen(""), complete=seen(False))
    elif "python.exe" in text:
        computer = windows(app_control=seen("on"))
        refused = unknown("engine", "OSError: [WinError 4551] An Application Control policy")
        built = engine(WINDOWS_CPU, interpreter=refused, distributions=refused, torch=refused)
    else:
        failed = broken("imports", "blocked by policy", str(case["symptom"]), "torch")
        built = replace(built, proof=seen(proof(WINDOWS_CPU, imports=failed)))
    return built, NO_CARD, computer
