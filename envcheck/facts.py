"""What was seen of the machine and the engine, and how: the input of every judgement.

Facts are frozen and can be written to JSON and read back without loss (`codec`), so that the
machine of yesterday, or of somebody else, can be judged again here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
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


def not_recorded() -> Observed[T]:
    """A fact that whoever gathered the others did not ask for."""
    return Observed(None, "recorded facts", "not recorded")


@dataclass(frozen=True)
class GpuProgram:
    """A program that holds memory of a card."""

    name: str
    """File name of the program, without its folder."""
    memory_bytes: int
    """0 where the driver does not say (Windows' display driver model)."""


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
    programs: Observed[tuple[GpuProgram, ...]] = field(default_factory=not_recorded)


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
class TemporaryFolder:
    """Where programs put what they need for a moment."""

    path: str
    free_bytes: int
    in_memory: bool
    """A tmpfs: what is written there takes memory."""


@dataclass(frozen=True)
class Place:
    """What kind of folder Formiga's home is."""

    path: str
    kind: str
    """`local`, `network` or `synced` (OneDrive, Dropbox and the like)."""
    service: str
    """File system or service that makes it so: `nfs4`, `OneDrive`; "" for a local folder."""


@dataclass(frozen=True)
class OutsidePackage:
    """A package that other Pythons of this person would see, and the engine does not."""

    name: str
    version: str
    where: str
    """`user site`, `PYTHONPATH` or `conda`."""
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
    os_version: Observed[str] = field(default_factory=not_recorded)
    """`6.1.0` (Linux kernel), `10.0.26100` (Windows), `14.5` (macOS)."""
    swap_free_bytes: Observed[int] = field(default_factory=not_recorded)
    temporary: Observed[TemporaryFolder] = field(default_factory=not_recorded)
    home: Observed[Place] = field(default_factory=not_recorded)
    wsl_driver: Observed[str] = field(default_factory=not_recorded)
    """Folder of the driver's library under WSL; "" on any other system, or where it is absent."""
    wsl: Observed[bool] = field(default_factory=not_recorded)
    long_paths: Observed[bool] = field(default_factory=not_recorded)
    """Whether paths over 260 characters work; always true outside Windows."""
    runtime_library: Observed[str] = field(default_factory=not_recorded)
    """Version of Windows' Visual C++ runtime, "" where it is missing; `not needed` elsewhere."""
    app_control: Observed[str] = field(default_factory=not_recorded)
    """Windows' Smart App Control: `off`, `evaluation` or `on`; `off` elsewhere."""
    outside_packages: Observed[tuple[OutsidePackage, ...]] = field(default_factory=not_recorded)
    """Copies of key packages outside the engine, which it is started without."""
    pip_redirects: Observed[tuple[str, ...]] = field(default_factory=not_recorded)
    """Names of pip settings that move installations elsewhere (`target`, `user`, `prefix`)."""


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
    requires: tuple[str, ...] = ()
    """`Requires-Dist` lines of its METADATA, as they stand there."""


@dataclass(frozen=True)
class TorchBuild:
    """`torch/version.py`, read as text."""

    version: str
    cuda: str
    """CUDA version of the build; "" for a build without."""


@dataclass(frozen=True)
class BadFile:
    """One file that is not as it was built."""

    path: str
    """Relative to the environment, with slashes."""
    what: str
    """`missing`, `changed` or `extra`."""
    package: str
    """Whose RECORD lists it; "" for nobody's."""


@dataclass(frozen=True)
class Tree:
    """The environment's files against its manifest, without those that a RECORD already named."""

    missing: int
    changed: int
    examples: tuple[str, ...]
    extra: int
    extra_examples: tuple[str, ...]
    deep: bool = False
    """Whether every byte was compared, or names and sizes only."""
    files: tuple[BadFile, ...] = ()
    """Every bad file, those that a RECORD named included, up to the first 2,000."""


@dataclass(frozen=True)
class Library:
    """A compiled library for cards, and the architectures that it holds code for."""

    name: str
    """File name."""
    cuda: str
    """CUDA version of the build, where the file name says it: `12.8`; else ""."""
    native: tuple[str, ...]
    """Compute capabilities with machine code (SASS): `8.9`."""
    portable: tuple[str, ...]
    """Compute capabilities with code that a driver translates for newer cards (PTX)."""


@dataclass(frozen=True)
class Binaries:
    """What torch and bitsandbytes hold code for, read from their files."""

    torch: tuple[Library, ...]
    """`libtorch_cuda.so` and the like; () for a build without CUDA."""
    bitsandbytes: tuple[Library, ...]
    """One for each CUDA version it was built for."""


@dataclass(frozen=True)
class ProofPart:
    """One thing that was tried in the engine's own interpreter, and how it ended."""

    name: str
    """One of `problems.WORDS["part"]`."""
    passed: bool
    measured: float | None
    """In the part's own unit (relative error, cosine, seconds); None where nothing was."""
    limit: float | None
    """What it may be at most, or for a cosine at least."""
    seconds: float
    module: str
    """The module that failed to import; "" otherwise."""
    cause: str
    """One of `problems.WORDS["cause"]`; "" where it passed."""
    error: str
    """The last line of what went wrong, in the program's own words; "" where it passed."""


@dataclass(frozen=True)
class Proof:
    """The last proof of an environment: imports, the card, 4-bit training, the chat page."""

    lock_sha256: str
    driver: str
    """"" without a card."""
    device: str
    """The card's uuid, or `cpu`."""
    device_name: str
    t: str
    """When it ended, UTC."""
    seconds: float
    parts: tuple[ProofPart, ...]

    @property
    def passed(self) -> bool:
        """Whether every part did."""
        return all(part.passed for part in self.parts)


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
    binaries: Observed[Binaries] = field(default_factory=not_recorded)
    proof: Observed[Proof] = field(default_factory=not_recorded)
    """The newest proof that is kept with the environment, of whatever card and driver."""
    python_headers: Observed[bool] = field(default_factory=not_recorded)
    """Whether its Python has its C headers (`Python.h`), for kernels compiled at run time."""
    beside_job: Observed[tuple[Shadow, ...]] = field(default_factory=not_recorded)
    """Files named like packages in the job's own folders; the engine does not look there."""


@dataclass(frozen=True)
class PreviousEngine:
    """The environment that a rollback would go back to."""

    env: str
    """Name of its folder; "" where there is none."""
    row: str
    created_t: str
    complete: bool


@dataclass(frozen=True)
class WheelStore:
    """The wheels that are kept, against the lock that would be built."""

    lockfile: str
    """"" where no lock is known."""
    wanted: int
    present: int
    bytes: int
    """Of everything in the store."""


@dataclass(frozen=True)
class RepairEnd:
    """How a repair ended."""

    name: str
    """Folder name below `repairs/`."""
    t: str
    row: str
    lock_sha256: str
    state: str
    """`finished`, `failed`, `stopped` or `lost`."""
    code: str
    """Of the problem that ended it; "" otherwise."""


@dataclass(frozen=True)
class RepairFacts:
    """What stands ready for the day that something breaks."""

    wish: Observed[str] = field(default_factory=not_recorded)
    """Id of the row that the person chose knowingly; "" where the rule chooses."""
    previous: Observed[PreviousEngine] = field(default_factory=not_recorded)
    store: Observed[WheelStore] = field(default_factory=not_recorded)
    running: Observed[str] = field(default_factory=not_recorded)
    """Name of the repair that is at work now; ""."""
    ended: Observed[tuple[RepairEnd, ...]] = field(default_factory=not_recorded)
    """The last repairs, the newest first, at most ten."""


@dataclass(frozen=True)
class Facts:
    """Everything that a verdict is made of."""

    machine: MachineFacts
    gpu: GpuFacts
    engine: EngineFacts
    repair: RepairFacts = field(default_factory=RepairFacts)
