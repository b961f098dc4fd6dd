"""Fill a new environment with verified wheels and make sure that it is what the lock says.

uv asks nobody: it gets a folder with exactly the wheels of the lock, and a cache of its own that is
thrown away, because a cache is one more place where damage could come from.
"""

from __future__ import annotations

import contextlib
import functools
import re
import shutil
import sys
import uuid
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path

from envcheck import switch
from envcheck.building import build_steps, record_check, shelf
from envcheck.building.build_errors import BuildError, read_uv_error, with_disk
from envcheck.building.build_steps import Bench
from envcheck.building.manifest import Manifest
from envcheck.lockfile import normalise
from envcheck.wheels import store

_WHEEL = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)-.+\.whl")


def find_uv() -> Path:
    """uv of the app: it lies beside the interpreter of its environment, or beside its program.

    Raises:
        BuildError: if it is not there.
    """
    beside = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    if not beside.exists():
        raise BuildError("UV_FAILED", detail=f"not found: {beside}")
    return beside


@contextlib.contextmanager
def workshop(env: Path) -> Iterator[Path]:
    """A folder for what is needed while `env` is filled: beside it, and gone afterwards.

    On the same volume, so that uv can link what it unpacked instead of copying it; with a name
    that is collected as rubbish if we are killed.
    """
    folder = env.with_name(f"{shelf.TRASH}{uuid.uuid4().hex[:8]}-uv")
    try:
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(bench: Bench, wheels: Sequence[Path], work: Path) -> None:
    """Install exactly `wheels` and compile them; raises `BuildError`."""
    requirements = work / "requirements.txt"
    requirements.write_text(_requirements(wheels), encoding="utf-8", newline="\n")
    links = store.view(wheels, work / "wheels")
    options = ["--find-links", str(links), "-r", str(requirements)]
    # Hard links to a cache that is removed at once: each file of the environment stays its own.
    options += ["--link-mode", "hardlink"]
    arrived = functools.partial(_arrived, Path(bench.environ["UV_CACHE_DIR"]), bench.env)
    code, said = build_steps.install(bench, options, arrived)
    if code:
        raise with_disk(read_uv_error(said, offline=True), bench.env)
    build_steps.compile_bytecode(bench)


def check_against(bench: Bench, wheels: Sequence[Path]) -> Manifest:
    """Hash every file, compare with what the packages promise, and the packages with the lock.

    Raises:
        BuildError: PACKAGE_DAMAGED with the names of those that are not as they should be.
    """
    listed = build_steps.hash_tree(bench)
    damaged = set(record_check.damaged_packages(bench.env, listed.files))
    damaged |= _not_as_locked(bench.env, wheels)
    if damaged:
        raise BuildError("PACKAGE_DAMAGED", packages=sorted(damaged))
    return listed


def _arrived(cache: Path, env: Path) -> int:
    """Packages that are unpacked, whether they lie in the environment already or not."""
    unpacked = sum(1 for _ in cache.glob("archive-v*/*"))
    return max(unpacked, build_steps.installed(env))


def _requirements(wheels: Iterable[Path]) -> str:
    """A lock of these files alone: each by its version and the hash that its folder is named by."""
    lines = []
    for wheel in wheels:
        name, version = _named(wheel)
        lines.append(f"{name}=={version} --hash=sha256:{wheel.parent.name}\n")
    return "".join(lines)


def _not_as_locked(env: Path, wheels: Iterable[Path]) -> set[str]:
    """Packages that are there and should not be, or the other way round, or in another version."""
    wanted = dict(_named(wheel) for wheel in wheels)
    there: dict[str, str] = {}
    for one in metadata.distributions(path=[str(switch.site_packages(env))]):
        there[normalise(one.metadata["Name"] or "")] = normalise(one.version)
    names = wanted.keys() | there.keys()
    return {name for name in names if normalise(wanted.get(name, "")) != there.get(name, "")}


def _named(wheel: Path) -> tuple[str, str]:
    """Normalised name and version of a wheel, from its file name."""
    match = _WHEEL.fullmatch(wheel.name)
    if match is None:
        raise BuildError("WHEEL_NOT_FOUND", package=wheel.name, version="", offline=True)
    return normalise(match["name"]), match["version"].replace("_", "-")
