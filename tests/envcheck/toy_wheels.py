"""A lock of three tiny wheels, and a whole home whose engine is built from it.

`make_toy_home(folder)` lays out wheels, a lock, a matrix and an empty home; `ToyHome.repair()` runs
a repair in this process, and `ToyHome.command()` is the command line that runs one as a process of
its own, to be killed or starved:

    python -m tests.envcheck.toy_repair --home H --code C [--row ROW] [--offline] [--again] …

with `ToyHome.environ` as its environment and the checkout as its working folder. Its proof is an
import of the three modules; `FORMIGA_TOY_PROOF` makes it `fail`, `crash`, `hang` or `slow`, and
`FORMIGA_TOY_KILL=7` kills the process right after its seventh event.
"""

from __future__ import annotations

import base64
import hashlib
import os
import platform
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from uv import find_uv_bin

from envcheck import switch
from envcheck.building.build import Progress, build_environment
from envcheck.repairing import journal, repair, repairs
from envcheck.repairing.journal import Event
from envcheck.wheels import target
from tests.envcheck import toy_repair

MODULES = ("toy_ant", "toy_bee", "toy_wasp")
UV = Path(find_uv_bin())


@dataclass(frozen=True)
class Toy:
    """A folder for environments, a folder of wheels, and the lock that names them."""

    root: Path
    wheels: Path
    lock: Path

    @property
    def index(self) -> dict[str, str]:
        """Only these wheels exist, and uv's cache is thrown away with the test."""
        cache = self.root.parent / "uv-cache"
        return {
            "UV_NO_INDEX": "1",
            "UV_FIND_LINKS": str(self.wheels),
            "UV_CACHE_DIR": str(cache),
        }

    def build(self, stages: list[str] | None = None, lock: Path | None = None) -> Path:
        """Build the environment; `stages` collects what was reported."""

        def on_progress(progress: Progress) -> None:
            if stages is not None:
                stages.append(progress.stage)

        return build_environment(
            self.root,
            "toy",
            lock or self.lock,
            uv=UV,
            python=Path(sys.executable),
            on_progress=on_progress,
            index=self.index,
            probe=MODULES,
        )


def make_toy(folder: Path, version: str = "1.0") -> Toy:
    """Three wheels of `version` and their lock below `folder`."""
    wheels = folder / "wheels folder"
    wheels.mkdir(parents=True, exist_ok=True)
    hashes = {module: _make_wheel(wheels, module, version) for module in MODULES}
    lines = [
        f"{module.replace('_', '-')}=={version} --hash=sha256:{digest}"
        for module, digest in hashes.items()
    ]
    lock = folder / f"toy-{version}.txt"
    lock.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Toy(folder / "envs", wheels, lock)


def _make_wheel(folder: Path, module: str, version: str, body: str = "") -> str:
    """Write a pure Python wheel; returns its sha256."""
    info = f"{module}-{version}.dist-info"
    files = {
        f"{module}/__init__.py": body or f"VERSION = {version!r}\n",
        f"{module}/tests/test_it.py": "def test_nothing(): pass\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text)}\n" for path, text in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n"
    wheel = folder / f"{module}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def spoil_wheel(toy: Toy, module: str, version: str = "1.0") -> None:
    """Replace a wheel by one with other content and the same name."""
    spoil(toy.wheels, module, version)


def spoil(wheels: Path, module: str, version: str) -> tuple[str, str]:
    """Replace a wheel by one that does not start; returns what a lock would pin of it."""
    body = "raise SystemExit('not what was locked')\n"
    return version, _make_wheel(wheels, module, version, body=body)


def pin(wheels: Path, module: str, version: str) -> tuple[str, str]:
    """What a lock pins of a wheel: version and sha256."""
    wheel = wheels / f"{module}-{version}-py3-none-any.whl"
    return version, hashlib.sha256(wheel.read_bytes()).hexdigest()


def _digest(text: str) -> str:
    raw = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


CODE = Path(__file__).resolve().parents[2]
ROW = "cpu"
MATRIX = """v = 1
[[row]]
id = "{row}"
os = "{os}"
arch = "{machine}"
python = "{python}"
lockfile = "{lock}"
lock_sha256 = "{sha256}"
status = "tested"
gpu = false
download_bytes = 3000
[row.versions]
torch = "2.13.0+cpu"
"""


@dataclass(frozen=True)
class ToyHome:
    """A home, our "code" with its lock and matrix, and the only wheels that there are."""

    home: Path
    code: Path
    wheels: Path

    @property
    def root(self) -> Path:
        return self.home / "envs"

    @property
    def lock(self) -> Path:
        return self.code / "lockfiles" / "engine-toy.txt"

    @property
    def environ(self) -> dict[str, str]:
        """For a repair: pip's own settings say that there are these wheels and nothing else."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
        own = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return {**kept, **own, "PIP_CONFIG_FILE": os.devnull, "PYTHONPATH": str(CODE)}

    def command(self, *options: str) -> list[str]:
        """A repair as a process of its own."""
        places = ["--home", str(self.home), "--code", str(self.code)]
        return [sys.executable, "-B", "-m", "tests.envcheck.toy_repair", *places, *options]

    def start(self, *options: str, **variables: str) -> subprocess.Popen[str]:
        """Start `command`; its answer is JSON on stdout."""
        environ = {**self.environ, **variables}
        return subprocess.Popen(
            self.command(*options),
            cwd=CODE,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def repair(self, *, proof: str = "", **asked: object) -> Event:
        """Run a repair here; returns its final event."""
        row = asked.get("row")
        folder = repairs.create(self.home, row if isinstance(row, str) else None)
        order = repair.Order(self.home, self.code, folder, **asked)  # type: ignore[arg-type]
        with self.surroundings():
            return repair.run(order, toy_repair.prover(proof), self.environ)

    @contextmanager
    def surroundings(self) -> Iterator[None]:
        """`environ` for this process."""
        with mock.patch.dict(os.environ, self.environ, clear=True):
            yield

    def events(self) -> list[Event]:
        """Of the newest repair."""
        newest = max((self.home / repairs.REPAIRS).iterdir(), key=lambda one: one.stat().st_ctime)
        return list(journal.read(newest / journal.EVENTS))

    @property
    def env(self) -> Path:
        """The environment in use."""
        found = switch.current(self.root)
        assert found is not None
        return found

    def release(self, version: str) -> None:
        """A new version of the three wheels, their lock, and the matrix that names it."""
        hashes = {module: _make_wheel(self.wheels, module, version) for module in MODULES}
        write_lock(self, {module: (version, digest) for module, digest in hashes.items()})


def make_toy_home(folder: Path, version: str = "1.0") -> ToyHome:
    """A home without an engine below `folder`; the first repair builds one."""
    toy = ToyHome(folder / "home ü", folder / "code ü", folder / "wheels of tést")
    toy.wheels.mkdir(parents=True)
    toy.lock.parent.mkdir(parents=True)
    toy.home.mkdir()
    toy.release(version)
    return toy


def write_lock(toy: ToyHome, pins: dict[str, tuple[str, str]]) -> None:
    """The lock of these modules (version, sha256), and a matrix with one row for this computer."""
    lines = [
        f"{module.replace('_', '-')}=={version} --hash=sha256:{digest}\n"
        for module, (version, digest) in pins.items()
    ]
    toy.lock.write_text("".join(lines), encoding="utf-8", newline="\n")
    this = target.here()
    text = MATRIX.format(
        row=ROW,
        os=this.os,
        machine=this.machine,
        python=".".join(platform.python_version_tuple()[:2]),
        lock=toy.lock.name,
        sha256=hashlib.sha256(toy.lock.read_bytes()).hexdigest(),
    )
    (toy.lock.parent / "matrix.toml").write_text(text, encoding="utf-8")
