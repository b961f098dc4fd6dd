"""What was seen of the machine and the engine, and how: the input of every judgement.

Facts are frozen and can be written to JSON and read back without loss (`codec`), so that the
machine of yesterday, or of somebody else, can be judged again here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True)
class Observed(Generic[T]):
    """A value, where it came from, and, where nobody could say, why not.

    Raises:
        ValueError: if both or neither of `value` and `reason` are given.
    """

    value: T | None
    """None means unknown. What is known to be absent has a value of its own ("", (), 0)."""
    source: str
    """Who said it: `nvidia-smi`, `nvml`, `engine`, a file's name."""
    reason: str = ""
    """Why the value is unknown: `timeout`, `not permitted`, `not reported`."""

    def __post_init__(self) -> None:
        if (self.value is None) != bool(self.reason):
            raise ValueError(self.source, self.value, self.reason)

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    def map(self, change: Callable[[T], S]) -> Observed[S]:
        """The same observation of a value derived from this one; unknown stays unknown."""
        if self.value is None:
            return Observed(None, self.source, self.reason)
        return Observed(change(self.value), self.source)


def unknown(source: str, reason: str) -> Observed[T]:
    """An observation that gave no value, and why."""
    return Observed(None, source, reason or "no reason given")


@dataclass(frozen=True)
class Gpu:
    """One NVIDIA card as the driver describes it."""

    index: int
    uuid: str
    name: str
    compute_capability: Observed[str]
    """`8.9`; decides which builds of torch have code for the card."""
    memory_bytes: Observed[int]
    memory_used_bytes: Observed[int]
    """By everybody on the machine, the desktop included."""


@dataclass(frozen=True)
class GpuFacts:
    """NVIDIA driver and cards: one source's word, or all of them merged."""

    driver: Observed[str]
    """`580.95.05`; "" when there is none."""
    devices: Observed[tuple[Gpu, ...]]
    """() when there is none."""
    fault: Observed[str]
    """The driver's own complaint when it is there but does not work; "" when all is well."""


def unread_gpu(source: str, reason: str, fault: str = "") -> GpuFacts:
    """One source's word where it could say nothing, or only that the driver has a fault."""
    return GpuFacts(unknown(source, reason), unknown(source, reason), Observed(fault, source))


@dataclass(frozen=True)
class Disk:
    """Free space of the volume that a path lies on, or will lie on."""

    path: str
    free_bytes: Observed[int]


@dataclass(frozen=True)
class Shadow:
    """A file or folder that Python would import instead of the package of the same name."""

    module: str
    path: str


@dataclass(frozen=True)
class MachineFacts:
    """The computer, without its graphics card."""

    os: Observed[str]
    """`linux`, `windows` or `macos`."""
    machine: Observed[str]
    """`x86_64` or `arm64`; else as the system says it."""
    python: Observed[str]
    """Version of the app's own interpreter, `3.11`: what a new engine would be built with."""
    glibc: Observed[str]
    """`2.36`; "" where the system has none."""
    memory_bytes: Observed[int]
    memory_available_bytes: Observed[int]
    disks: tuple[Disk, ...]
    """First the volume of the home folder, then those of the paths that the job writes to."""
    cards_on_bus: Observed[int]
    """NVIDIA display controllers that the operating system sees, with or without a driver."""
    visible_devices: Observed[str]
    """`CUDA_VISIBLE_DEVICES`; `all` where it is not set."""
    hostile_variables: Observed[tuple[str, ...]]
    """Names of set variables that would change what the engine loads; it does not get them."""


@dataclass(frozen=True)
class Stamp:
    """`formiga-env.json`: what an environment says it was built from."""

    row: str
    lockfile: str
    lock_sha256: str
    build: int
    python: str


@dataclass(frozen=True)
class Package:
    """One exact package: of a lock, or one that is to be changed."""

    name: str
    version: str


@dataclass(frozen=True)
class Interpreter:
    """The engine's Python, in its own words."""

    version: str
    bits: int
    isolation: str
    """"" when it sees its own packages only; else why it does not."""


@dataclass(frozen=True)
class Distribution:
    """One installed distribution: its metadata, and its files against its RECORD."""

    name: str
    """Normalised; "" where the metadata does not say."""
    version: str
    location: str
    """Its metadata folder, relative to the environment."""
    metadata: str
    """Which of its own files cannot be read, `METADATA` or `RECORD`; "" when both can."""
    files: int
    missing: int
    changed: int
    examples: tuple[str, ...]
    """The first missing or changed files, relative to the environment."""
    modules: tuple[str, ...]
    """Names that its files can be imported by."""


@dataclass(frozen=True)
class TorchBuild:
    """`torch/version.py`, read as text."""

    version: str
    cuda: str
    """CUDA version of the build; "" for a build without."""


@dataclass(frozen=True)
class Tree:
    """The environment's files against its manifest, without those that a RECORD already named."""

    missing: int
    changed: int
    examples: tuple[str, ...]
    extra: int
    extra_examples: tuple[str, ...]


@dataclass(frozen=True)
class EngineFacts:
    """The engine environment that `envs/current.json` points to."""

    env: Observed[str]
    """Name of its folder; "" when nothing has been built."""
    complete: Observed[bool]
    """Whether its folder is there and its build reached the end."""
    stamp: Observed[Stamp]
    lock: Observed[tuple[Package, ...]]
    """What its own copy of the lock pins."""
    python: Observed[str]
    """Path of its interpreter."""
    interpreter: Observed[Interpreter]
    distributions: Observed[tuple[Distribution, ...]]
    startup_files: Observed[tuple[str, ...]]
    """.pth files, sitecustomize and usercustomize that no package and no manifest lists."""
    leftovers: Observed[tuple[str, ...]]
    """What installers leave behind when they stop half-way: `~orch`."""
    torch: Observed[TorchBuild]
    tree: Observed[Tree]
    shadows: Observed[tuple[Shadow, ...]]
    """Files beside our code that would hide packages of the engine or the standard library."""


@dataclass(frozen=True)
class Facts:
    """Everything that a verdict is made of."""

    machine: MachineFacts
    gpu: GpuFacts
    engine: EngineFacts
