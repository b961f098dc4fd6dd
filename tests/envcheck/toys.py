"""A whole small home: a real virtual environment with hand-written packages, a lock, a matrix."""

from __future__ import annotations

import base64
import hashlib
import json
import platform
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from envcheck import proof, switch
from envcheck.building import manifest
from envcheck.check import Report, assess, gather
from envcheck.facts import Proof, ProofPart
from envcheck.judges.verdict import Needs

PACKAGES = {
    "torch": "2.13.0+cpu",
    "transformers": "5.23.0",
    "peft": "0.21.2",
    "bitsandbytes": "0.50.2",
    "numpy": "2.4.6",
    "typing_extensions": "4.16.0",
}
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
PROCESSORS = {"AMD64": "x86_64", "aarch64": "arm64"}


def proven(lock_sha256: str) -> Proof:
    """A proof that passed, on the processor, of a lock."""
    part = ProofPart("imports", True, 11.2, 300.0, 11.2, "", "", "")
    return Proof(lock_sha256, "", "cpu", "a processor", "2026-11-22T12:00:00Z", 11.2, (part,))


@dataclass(frozen=True)
class Home:
    """Folders of a toy installation."""

    home: Path
    code: Path
    env: Path

    @property
    def site(self) -> Path:
        """Where the packages lie."""
        if sys.platform == "win32":
            return self.env / "Lib" / "site-packages"
        return self.env / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"

    def check(self, environ: dict[str, str] | None = None, needs: Needs | None = None) -> Report:
        """The check of this home, with nothing of the caller's environment."""
        facts = gather(self.home, self.code, needs=needs or Needs(), environ=environ or {})
        return Report(facts, assess(facts, self.code, needs or Needs()), 0.0)


def make_home(folder: Path) -> Home:
    """Build everything as the set-up does; the check finds nothing to say about it."""
    code = folder / "code folder ü"
    lock = write_lock(code / "lockfiles")
    sha256 = hashlib.sha256(lock.read_bytes()).hexdigest()
    root = folder / "home ü" / "envs"
    env = root / f"cpu-{sha256[:8]}-1"
    venv.create(env, symlinks=sys.platform != "win32", with_pip=False)
    toy = Home(folder / "home ü", code, env)
    for name, version in PACKAGES.items():
        install(toy.site, name, version)
    (env / manifest.LOCK_COPY).write_bytes(lock.read_bytes())
    stamp = {
        "v": 1,
        "row": "cpu",
        "lockfile": lock.name,
        "lock_sha256": sha256,
        "build": 1,
        "python": platform.python_version(),
    }
    (env / manifest.STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    manifest.write_manifest(env, manifest.make_manifest(env))
    (env / switch.COMPLETE).touch()
    proof.keep(env, proven(sha256))
    switch.publish(root, env)
    return toy


def write_lock(folder: Path) -> Path:
    """A lock of the toy packages and a matrix with one row for this computer."""
    folder.mkdir(parents=True)
    lines = [f"{n}=={v} \\\n    --hash=sha256:{'0' * 64}" for n, v in PACKAGES.items()]
    lock = folder / "engine-cpu-toy.txt"
    lock.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    machine = platform.machine()
    (folder / "matrix.toml").write_text(
        f"""v = 1
[[row]]
id = "cpu"
os = "{SYSTEMS[sys.platform]}"
arch = "{PROCESSORS.get(machine, machine)}"
python = "{sys.version_info[0]}.{sys.version_info[1]}"
lockfile = "{lock.name}"
lock_sha256 = "{hashlib.sha256(lock.read_bytes()).hexdigest()}"
status = "tested"
gpu = false
download_bytes = 1000
[row.versions]
torch = "{PACKAGES["torch"]}"
""",
        encoding="utf-8",
    )
    return lock


def install(site: Path, name: str, version: str) -> None:
    """What an installer leaves: a package of two modules, its metadata and its RECORD."""
    package, info = site / name, site / f"{name}-{version}.dist-info"
    package.mkdir()
    info.mkdir()
    text = f"__version__ = {version!r}\ncuda: str | None = None\n"
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "version.py").write_text(text, encoding="utf-8", newline="\n")
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n\nVersion: no header\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8", newline="\n")
    files = [package / "__init__.py", package / "version.py", info / "METADATA"]
    rows = [_record_row(site, file) for file in files]
    record = info / "RECORD"
    rows.append(f"{record.relative_to(site).as_posix()},,")
    record.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


def _record_row(site: Path, file: Path) -> str:
    data = file.read_bytes()
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{file.relative_to(site).as_posix()},sha256={digest},{len(data)}"
