"""Synthetic machines: whole sets of facts, made in a line, and a matrix with all planned rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from envcheck.facts import (
    Disk,
    Distribution,
    EngineFacts,
    Facts,
    Gpu,
    GpuFacts,
    Interpreter,
    MachineFacts,
    Observed,
    Package,
    Stamp,
    TorchBuild,
    Tree,
    unknown,
)
from envcheck.matrix import Matrix, Row

GB = 1024**3
STACK = {
    "transformers": "5.23.0",
    "peft": "0.21.2",
    "bitsandbytes": "0.50.2",
    "accelerate": "1.15.0",
    "datasets": "5.2.0",
    "gradio": "6.31.0",
    "gradio-client": "2.7.2",
    "huggingface-hub": "2.4.0",
    "tokenizers": "0.23.3",
    "numpy": "2.4.6",
    "pyarrow": "26.0.1",
    "pydantic": "2.14.3",
    "starlette": "1.10.0",
    "fsspec": "2026.9.0",
    "protobuf": "7.1.0",
    "av": "17.0.0",
    "httptools": "0.8.0",
}
"""What every row holds besides torch: enough names for the documented failures to touch."""


def _row(row_id: str, torch: str, cuda: str, low: str, high: str, floor: str, advised: str) -> Row:
    number = {"cpu": 1, "main-cu130": 2, "bridge-cu128": 3, "legacy-cu126": 4}[row_id]
    sha = f"{number:064x}"
    packages = {"torch": torch, **STACK}
    if cuda:
        packages |= {"triton": "3.7.1", "nvidia-curand": "10.4.0"}
    return Row(
        id=row_id,
        os="linux",
        machine="x86_64",
        python="3.11",
        lockfile=f"engine-{row_id}.txt",
        lock_sha256=sha,
        found_sha256=sha,
        packages=tuple(Package(name, version) for name, version in packages.items()),
        evidence="tested",
        torch=torch,
        needs_gpu=bool(cuda),
        cuda=cuda,
        driver_minimum=floor,
        driver_advised=advised,
        lowest=low,
        highest=high,
        download_bytes=3 * GB,
        disk_bytes=7 * GB,
    )


CPU = _row("cpu", "2.13.0+cpu", "", "", "", "", "")
MAIN = _row("main-cu130", "2.13.0", "13.0", "7.5", "12.1", "580", "580.65.06")
BRIDGE = _row("bridge-cu128", "2.10.0", "12.8", "7.0", "12.0", "525", "")
LEGACY = _row("legacy-cu126", "2.7.1", "12.6", "6.0", "9.0", "525", "")
ALL_ROWS = Matrix((CPU, MAIN, BRIDGE, LEGACY))
FIRST_ROWS = Matrix((CPU, MAIN))
"""What is shipped first."""

_serial = itertools.count(1)


def seen(value: object) -> Observed:
    """A known value."""
    return Observed(value, "test")


def gpu(name: str, capability: str | None, memory_gb: float = 24, used_gb: float = 1) -> Gpu:
    """A card; `capability` None is one whose driver does not say."""
    number = next(_serial)
    return Gpu(
        index=number,
        uuid=f"GPU-{number:04d}-9e1a",
        name=name,
        compute_capability=seen(capability) if capability else unknown("test", "not reported"),
        memory_bytes=seen(int(memory_gb * GB)),
        memory_used_bytes=seen(int(used_gb * GB)),
    )


def cards(driver: str | None, *devices: Gpu) -> GpuFacts:
    """A driver with its cards; driver None is one that does not say its version."""
    version = unknown("test", "timeout") if driver is None else seen(driver)
    return GpuFacts(version, seen(devices), seen(""))


NO_CARD = cards("")
RTX_4090 = gpu("NVIDIA GeForce RTX 4090", "8.9")
RTX_5090 = gpu("NVIDIA GeForce RTX 5090", "12.0", 32)
RTX_3090 = gpu("NVIDIA GeForce RTX 3090", "8.6")
RTX_2060 = gpu("NVIDIA GeForce RTX 2060", "7.5", 6)
GTX_1080 = gpu("NVIDIA GeForce GTX 1080", "6.1", 8)
GTX_980 = gpu("NVIDIA GeForce GTX 980", "5.2", 4)
V100 = gpu("Tesla V100-SXM2-16GB", "7.0", 16)


def machine(**changes: object) -> MachineFacts:
    """A quiet Linux computer."""
    quiet = MachineFacts(
        os=seen("linux"),
        machine=seen("x86_64"),
        python=seen("3.11"),
        glibc=seen("2.36"),
        memory_bytes=seen(32 * GB),
        memory_available_bytes=seen(24 * GB),
        disks=(Disk("/home/ana/formiga", seen(200 * GB)),),
        cards_on_bus=seen(0),
        visible_devices=seen("all"),
        hostile_variables=seen(()),
    )
    return replace(quiet, **changes)


def distribution(name: str, version: str, **changes: object) -> Distribution:
    """An undamaged package."""
    whole = Distribution(
        name=name,
        version=version,
        location=f"lib/python3.11/site-packages/{name}-{version}.dist-info",
        metadata="",
        files=10,
        missing=0,
        changed=0,
        examples=(),
        modules=(name.replace("-", "_"),),
    )
    return replace(whole, **changes)


def engine(row: Row, **changes: object) -> EngineFacts:
    """An engine exactly as built from a row."""
    local = "" if "+" in row.torch else "+cu" + row.cuda.replace(".", "")
    as_built = EngineFacts(
        env=seen(f"{row.id}-{row.lock_sha256[:8]}-1"),
        complete=seen(True),
        stamp=seen(Stamp(row.id, row.lockfile, row.lock_sha256, 1, "3.11.7")),
        lock=seen(row.packages),
        python=seen("/home/ana/formiga/envs/x/bin/python"),
        interpreter=seen(Interpreter("3.11.7", 64, "")),
        distributions=seen(tuple(distribution(p.name, p.version) for p in row.packages)),
        startup_files=seen(()),
        leftovers=seen(()),
        torch=seen(TorchBuild(row.torch + local, row.cuda)),
        tree=seen(Tree(0, 0, (), 0, ())),
        shadows=seen(()),
    )
    return replace(as_built, **changes)


def with_versions(row: Row, versions: dict[str, str]) -> EngineFacts:
    """An engine of a row in which some packages have other versions, or came on top."""
    packages = {package.name: package.version for package in row.packages} | versions
    return engine(row, distributions=seen(tuple(itertools.starmap(distribution, packages.items()))))


def facts(
    built: EngineFacts, gpus: GpuFacts = NO_CARD, computer: MachineFacts | None = None
) -> Facts:
    """Everything about one computer."""
    return Facts(computer or machine(), gpus, built)


def codes(findings: Iterable[object]) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.code for finding in findings]
