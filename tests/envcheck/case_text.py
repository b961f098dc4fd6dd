"""What a documented failure says in words: versions, cards, drivers, packages named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from envcheck.lockfile import normalise
from tests.envcheck.machines import CPU, MAIN

Case = Mapping[str, object]
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
NOT_SAID = "0.1"
"""Version of a package that a case calls old, other or drifted without a number."""
OURS = {package.name for package in (*CPU.packages, *MAIN.packages)}


def text_of(case: Case) -> str:
    """Symptom and cause in one."""
    return f"{case['symptom']} {case['cause'] or ''}"


def cause_of(case: Case, cases: Sequence[Case]) -> str:
    """The cause; of a case that says "same", that of the first case with its symptom."""
    cause = str(case["cause"] or "")
    if not cause.startswith("same"):
        return cause
    alike = (one for one in cases if one["symptom"] == case["symptom"] and one is not case)
    return next(
        (str(one["cause"]) for one in alike if not str(one["cause"]).startswith("same")), ""
    )


def versions_of(case: Case) -> dict[str, str]:
    """The exact versions that a case names, of packages that our rows hold."""
    found = {}
    for name, version in dict(case["installed"]).items():
        exact = re.search(r"\d+(\.\d+)+[^\s/()]*", str(version))
        if normalise(name) in OURS and exact and "CUDA" not in str(version):
            found[normalise(name)] = exact[0]
    return found


def first_named(case: Case, cases: Sequence[Case]) -> dict[str, str]:
    """The first of our packages that cause, symptom or fix name, and the version if one is said.

    A fix that asks for an older one (`<1`) says that what is installed is at least that.
    """
    fix = str(case["fix"] or "")
    for text in (cause_of(case, cases), str(case["symptom"]), fix):
        words = re.findall(r"[A-Za-z][A-Za-z0-9_-]*[A-Za-z0-9]", text)
        named = [normalise(word) for word in words if normalise(word) in OURS - {"torch"}]
        if named:
            name = named[0]
            pattern = name.replace("-", "[-_]")
            below = re.search(rf"{pattern}<\s*(\d[\d.]*)", fix)
            written = re.search(rf"{pattern}\s+(\d+)\.", text)
            said = below[1] if below else f"{written[1]}.0" if written else NOT_SAID
            return {name: said}
    return {}


def capability_of(case: Case) -> str | None:
    """Compute capability of the card that a case names."""
    text = str(case["gpu"] or "")
    written = re.search(r"(?:capability |compute |\()(\d+\.\d)\)?", text)
    sm = re.search(r"sm_?(\d+)(\d)\b", text)
    known = [value for name, value in CAPABILITIES.items() if name in text]
    if written:
        return written[1]
    return f"{sm[1]}.{sm[2]}" if sm else next(iter(known), None)


def architectures_of(case: Case) -> tuple[str, ...]:
    """What the installed torch said that it has code for."""
    if "support" not in str(case["symptom"]):
        return ()
    listed = re.findall(r"sm_(\d+)(\d)\b", str(case["symptom"]))
    return tuple(f"{major}.{minor}" for major, minor in listed) if len(listed) > 2 else ()


def driver_of(case: Case) -> str | None:
    """The driver that a case names, by its own version or by CUDA's number for it."""
    version = re.search(r"found version (\d+)", text_of(case))
    return str(case["driver"] or "") or (BRANCH_OF_CUDA[version[1]] if version else None)


def cuda_build_of(case: Case) -> str | None:
    """CUDA version of the installed torch: `CUDA 11.8 build`, `2.1.2+cu118`."""
    said = " ".join(map(str, dict(case["installed"]).values())) + f" {case['symptom']}"
    written = re.search(r"CUDA (\d+\.\d) build", said)
    short = re.search(r"(?:\+cu|_cuda)(\d+)(\d)\b", said)
    if written:
        return written[1]
    return f"{short[1]}.{short[2]}" if short else None
