"""Build an environment from a lock, beside the one in use; standard library only.

Order matters: the folder gets its final name first (virtual environments do not move), and
`COMPLETE` last. Killed anywhere in between, it is rubbish that the next build collects.
The lock alone decides what is in it, so nothing here asks what is newest.
"""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from envcheck import build_steps, durable, manifest, record_check, shelf, switch
from envcheck.build_errors import BuildError, read_uv_error
from envcheck.build_steps import OnProgress, Progress
from envcheck.lockfile import LockError, read_lock

__all__ = ["BuildError", "Progress", "build_environment"]

HASH_STEP = 1000  # report every so many files

PROBES: Mapping[str, tuple[str, ...]] = {
    "app": ("PySide6.QtCore", "pydantic", "typer", "psutil", "platformdirs", "keyring"),
    "dev": ("PySide6.QtCore", "pytest", "hypothesis", "mypy", "importlinter"),
}
ENGINE_PROBE = (
    "pydantic",
    "torch",
    "transformers",
    "peft",
    "bitsandbytes",
    "datasets",
    "accelerate",
)


@dataclass(frozen=True)
class _Build:
    """What every step of one build needs."""

    env: Path
    lock: Path
    uv: Path
    environ: Mapping[str, str]
    on_progress: OnProgress
    keep: int
    """Descriptor of the lock, for children to inherit."""


def build_environment(
    root: Path,
    row: str,
    lock: Path,
    *,
    uv: Path,
    python: Path,
    on_progress: OnProgress,
    index: Mapping[str, str] | None = None,
    probe: tuple[str, ...] | None = None,
) -> Path:
    """Build `lock` below `root`; returns the complete environment, which the caller publishes.

    `index` holds variables that tell uv where packages come from. `probe` names the modules that
    must import. Raises `BuildError`; the environment in use is untouched either way.
    """

    def on_wait(pid: int | None) -> None:
        on_progress(Progress("wait", name=str(pid or "")))

    try:
        read_lock(lock)  # strict: every line exact and hashed
        root.mkdir(parents=True, exist_ok=True)
        with shelf.alone(root, on_wait) as keep:
            shelf.collect(root)
            cache = root.parent / "wheels" / "uv-cache"
            environ = build_steps.uv_environment(cache, index or {})
            env = shelf.new_folder(root, row, lock)
            build = _Build(env, lock, uv, environ, on_progress, keep)
            on_progress(Progress("python"))
            build_steps.make_venv(uv, python, env, environ, keep)
            _fill(build)
            shelf.write_stamp(env, row, lock)
            _prove(build, PROBES.get(row, ENGINE_PROBE) if probe is None else probe)
            (env / switch.COMPLETE).touch()
            durable.sync_folder(env)
    except LockError as error:
        raise BuildError("LOCK_DAMAGED", lockfile=lock.name, line=error.line[:200]) from error
    except OSError as error:
        raise _as_build_error(error, root) from error
    on_progress(Progress("done"))
    return env


def _fill(build: _Build) -> None:
    """Install from what is at hand, else from the indexes, else with PyTorch's own index too.

    The first attempt asks nobody: a rebuild works without a network, and quickly.
    """
    build.on_progress(Progress("fetch"))
    at_hand = _install(build, "--offline")
    if at_hand is not None:
        if at_hand.code in {"REPAIR_DISK_FULL", "WHEEL_TAMPERED"} or "UV_OFFLINE" in build.environ:
            raise at_hand
        error = _install(build)
        if error is not None and _lacks_local_torch(error):
            at_hand = error
            error = _install(build, "--torch-backend", "cpu")
        if error is not None:
            raise _named(error, at_hand)
    build.on_progress(Progress("compile"))
    build_steps.compile_bytecode(build.env, build.keep)


def _install(build: _Build, *options: str) -> BuildError | None:
    """One attempt of uv; the reason if it failed, with nothing installed."""
    python = switch.interpreter(build.env)
    command = [str(build.uv), "pip", "install", "--no-config", "--python", str(python)]
    command += ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--link-mode", "copy"]
    command += [*options, "-r", str(build.lock.resolve())]
    code, said = build_steps.install(
        command, build.environ, build.env, build.on_progress, build.keep
    )
    if code == 0:
        return None
    error = read_uv_error(said, offline="--offline" in options)
    if error.code == "REPAIR_DISK_FULL":
        error.facts = _disk_facts(build.env)
    return error


def _lacks_local_torch(error: BuildError) -> bool:
    """``torch==2.13.0+cpu`` is on PyTorch's own index unless somebody laid the wheel beside."""
    facts = error.facts
    return (
        error.code == "WHEEL_NOT_FOUND"
        and facts["package"] == "torch"
        and str(facts["version"]).endswith("+cpu")
    )


def _named(error: BuildError, at_hand: BuildError) -> BuildError:
    """The index complains about whatever it was asked first; name what really is missing."""
    if error.code == "NETWORK_FAILED" and at_hand.code == "WHEEL_NOT_FOUND":
        error.facts |= {name: at_hand.facts[name] for name in ("package", "version")}
    return error


def _prove(build: _Build, modules: tuple[str, ...]) -> None:
    """Hash the tree, compare it with the packages' own lists, and import what will be used."""
    listed, failure = _hash_and_import(build, modules)
    damaged = record_check.damaged_packages(build.env, listed.files)
    if damaged:
        _install_anew(build, damaged)
        listed, failure = _hash_and_import(build, modules)
        if still := record_check.damaged_packages(build.env, listed.files):
            raise BuildError("PACKAGE_DAMAGED", packages=list(still))
    if failure is not None:
        raise failure
    manifest.write_manifest(build.env, listed)


def _install_anew(build: _Build, damaged: tuple[str, ...]) -> None:
    """uv's cache holds the damage: forget these packages and fetch them once more.

    `--refresh-package` is not enough, it unpacks a local wheel from the same damaged place.
    """
    build_steps.forget(build.uv, damaged, build.environ, build.env, build.keep)
    error = _install(build, *(f"--reinstall-package={name}" for name in damaged))
    if error is not None:
        raise error
    build_steps.compile_bytecode(build.env, build.keep)


def _hash_and_import(
    build: _Build, modules: tuple[str, ...]
) -> tuple[manifest.Manifest, BuildError | None]:
    """Both take seconds and neither writes, so they run at the same time."""
    failures: list[BuildError] = []

    def probe() -> None:
        try:
            build_steps.probe_imports(build.env, modules, build.keep)
        except BuildError as error:
            failures.append(error)

    def report(done: int, total: int) -> None:
        if done % HASH_STEP == 0 or done == total:
            build.on_progress(Progress("prove", done, total))

    thread = threading.Thread(target=probe)
    thread.start()
    try:
        listed = manifest.make_manifest(build.env, report)
    finally:
        thread.join()
    return listed, failures[0] if failures else None


def _as_build_error(error: OSError, root: Path) -> BuildError:
    if error.errno == errno.ENOSPC:
        return BuildError("REPAIR_DISK_FULL", **_disk_facts(root))
    return BuildError("REPAIR_WRITE_FAILED", path=str(error.filename or root), detail=str(error))


def _disk_facts(path: Path) -> dict[str, object]:
    return {"path": str(path), "free_bytes": shutil.disk_usage(path.parent).free}
