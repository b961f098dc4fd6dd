"""A lock of three tiny wheels and what is needed to build an environment from it."""

from __future__ import annotations

import base64
import hashlib
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from uv import find_uv_bin

from envcheck.build import Progress, build_environment

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
    _make_wheel(toy.wheels, module, version, body="raise SystemExit('not what was locked')\n")


def _digest(text: str) -> str:
    raw = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
