"""Synthetic machines: whole sets of facts, made in a line, and a matrix with all planned rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from envcheck.facts import (
    Binaries,
    Disk,
    Distribution,
    EngineFacts,
    Facts,
    Gpu,
    GpuFacts,
    Interpreter,
    Library,
    MachineFacts,
    Observed,
    Package,
    Place,
    Proof,
    ProofPart,
    RepairFacts,
    Stamp,
    TemporaryFolder,
    TorchBuild,
    Tree,
    unknown,
)
from envcheck.matrix import Matrix, Minimum, Row
from envcheck.problems import WORDS

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
REQUIRES = {
    "transformers": ("huggingface-hub<3.0,>=1.31", "tokenizers<0.24,>=0.23.1", "numpy>=1.17"),
    "peft": ("transformers", "torch>=1.13.0", "accelerate>=0.21.0"),
    "bitsandbytes": ("torch<3,>=2.4", "numpy>=1.17"),
    "datasets": ("pyarrow>=24", "fsspec[http]<=2026.9.0", "huggingface-hub<3,>=1.31"),
    "gradio": (
        "pydantic<=3,>=2",
        "huggingface-hub<3,>=1.16",
        "numpy<3",
        "starlette<2,>=1.0.1",
        "gradio-client==2.7.2",
        "audioop-lts<1.0; python_version >= '3.13'",
        "authlib; extra == 'oauth'",
    ),
    "torch": ("numpy; extra == 'all'", "pywin32; sys_platform == 'win32' and extra == 'all'"),
}
"""Of their real metadata, what the other packages here can break."""
MINIMUMS = (
    Minimum("torch", "2.6", "transformers 5.23"),
    Minimum("accelerate", "1.1", "transformers 5.23"),
    Minimum("bitsandbytes", "0.46.1", "transformers 5.23"),
    Minimum("peft", "0.20.0", "transformers 5.23"),
)
ARCHITECTURES = {
    "13.0": ("7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"),
    "12.8": ("7.0", "7.5", "8.0", "8.6", "9.0", "10.0", "12.0"),
    "12.6": ("5.0", "6.0", "7.0", "7.5", "8.0", "8.6", "9.0"),
}
"""CUDA -> what torch's library has code for, as parsed."""
_BNB_OLD = ("6.0", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0")
_BNB_NEW = ("7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "12.0")
BNB_LIBRARIES = tuple(
    Library(f"libbitsandbytes_cuda{cuda.replace('.', '')}.so", cuda, native, (native[-1],))
    for cuda, native in {
        "11.8": _BNB_OLD,
        "12.1": _BNB_OLD,
        "12.4": _BNB_OLD,
        "12.6": _BNB_OLD,
        "12.8": ("7.0", *_BNB_NEW),
        "13.0": _BNB_NEW,
        "13.2": _BNB_NEW,
    }.items()
)
"""What the wheel of 0.50.2 holds."""


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
        glibc_minimum="2.28",
        architectures=ARCHITECTURES.get(cuda, ()),
    )


CPU = _row("cpu", "2.13.0+cpu", "", "", "", "", "")
MAIN = _row("main-cu130", "2.13.0", "13.0", "7.5", "12.1", "580", "580.65.06")
BRIDGE = _row("bridge-cu128", "2.10.0", "12.8", "7.0", "12.0", "525", "")
LEGACY = _row("legacy-cu126", "2.7.1", "12.6", "6.0", "9.0", "525", "")
ALL_ROWS = Matrix((CPU, MAIN, BRIDGE, LEGACY), MINIMUMS)
FIRST_ROWS = Matrix((CPU, MAIN), MINIMUMS)
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
        os_version=seen("6.1.0"),
        swap_free_bytes=seen(2 * GB),
        temporary=seen(TemporaryFolder("/tmp", 40 * GB, False)),
        home=seen(Place("/home/ana/formiga", "local", "")),
        wsl_driver=seen(""),
        wsl=seen(False),
        long_paths=seen(True),
        runtime_library=seen("not needed"),
        app_control=seen("off"),
        outside_packages=seen(()),
        pip_redirects=seen(()),
    )
    return replace(quiet, **changes)


def windows(
    home: str = "C:\\Users\\Ana\\AppData\\Local\\Formiga", **changes: object
) -> MachineFacts:
    """A quiet Windows computer with the settings that it comes with."""
    as_sold = {
        "os": seen("windows"),
        "glibc": seen(""),
        "os_version": seen("10.0.26100"),
        "disks": (Disk(home, seen(200 * GB)),),
        "home": seen(Place(home, "local", "")),
        "temporary": seen(TemporaryFolder("C:\\Users\\Ana\\AppData\\Local\\Temp", 200 * GB, False)),
        "long_paths": seen(False),
        "runtime_library": seen("14.40.33810"),
        "python": seen("3.12"),
    }
    return machine(**{**as_sold, **changes})


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
        requires=REQUIRES.get(name, ()),
    )
    return replace(whole, **changes)


def engine(row: Row, **changes: object) -> EngineFacts:
    """An engine exactly as built from a row."""
    build = "cu" + row.cuda.replace(".", "") if row.cuda else "cpu"
    local = "" if "+" in row.torch else f"+{build}"
    as_built = EngineFacts(
        env=seen(f"{row.id}-{row.lock_sha256[:8]}-1"),
        complete=seen(True),
        stamp=seen(Stamp(row.id, row.lockfile, row.lock_sha256, 1, f"{row.python}.7")),
        lock=seen(row.packages),
        python=seen("/home/ana/formiga/envs/x/bin/python"),
        interpreter=seen(Interpreter(f"{row.python}.7", 64, "")),
        distributions=seen(tuple(distribution(p.name, p.version) for p in row.packages)),
        startup_files=seen(()),
        leftovers=seen(()),
        torch=seen(TorchBuild(row.torch + local, row.cuda)),
        tree=seen(Tree(0, 0, (), 0, ())),
        shadows=seen(()),
        binaries=seen(binaries(row)),
        python_headers=seen(True),
        beside_job=seen(()),
    )
    return replace(as_built, **changes)


def binaries(row: Row) -> Binaries:
    """What the libraries of a row hold."""
    native = row.architectures or ARCHITECTURES.get(row.cuda, ())
    main = Library("libtorch_cuda.so", "", native, ())
    return Binaries((main,) if row.needs_gpu else (), BNB_LIBRARIES)


def proof(row: Row, card: Gpu | None = None, driver: str = "", **failed: ProofPart) -> Proof:
    """A proof of a row on a card or on the processor, in which some parts failed."""
    parts = [ProofPart(name, True, 0.1, 0.2, 1.0, "", "", "") for name in WORDS["part"]]
    device, name = (card.uuid, card.name) if card else ("cpu", "cpu")
    return Proof(
        row.lock_sha256,
        driver,
        device,
        name,
        "2026-11-22T10:00:00Z",
        21.5,
        tuple(failed.get(part.name, part) for part in parts),
    )


def broken(name: str, cause: str, error: str = "it broke", module: str = "") -> ProofPart:
    """A part of a proof that failed."""
    return ProofPart(name, False, None, None, 2.0, module, cause, error)


def with_versions(row: Row, versions: dict[str, str]) -> EngineFacts:
    """An engine of a row in which some packages have other versions, or came on top."""
    packages = {package.name: package.version for package in row.packages} | versions
    return engine(row, distributions=seen(tuple(itertools.starmap(distribution, packages.items()))))


def facts(
    built: EngineFacts,
    gpus: GpuFacts = NO_CARD,
    computer: MachineFacts | None = None,
    repair: RepairFacts | None = None,
) -> Facts:
    """Everything about one computer."""
    return Facts(computer or machine(), gpus, built, repair or RepairFacts())


def codes(findings: Iterable[object]) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.code for finding in findings]
