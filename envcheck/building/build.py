"""Build an environment from a lock, beside the one in use; standard library only.

Order matters: the folder gets its final name first (virtual environments do not move), and
`COMPLETE` last. Killed anywhere in between, it is rubbish that the next build collects.
The lock alone decides what is in it, so nothing here asks what is newest.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Mapping
from pathlib import Path

from envcheck.building import build_steps, manifest, record_check, shelf
from envcheck.building.build_errors import BuildError, as_build_error, read_uv_error, with_disk
from envcheck.building.build_steps import Bench, OnProgress, Progress
from envcheck.lockfile import LockError, read_lock

__all__ = ["BuildError", "Progress", "build_environment"]

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
            bench = Bench(env, uv, environ, on_progress, keep)
            build_steps.make_venv(bench, python)
            _fill(bench, lock)
            shelf.write_stamp(env, row, lock)
            _prove(bench, lock, PROBES.get(row, ENGINE_PROBE) if probe is None else probe)
            shelf.complete(env)
    except LockError as error:
        raise BuildError("LOCK_DAMAGED", lockfile=lock.name, line=error.line[:200]) from error
    except OSError as error:
        raise as_build_error(error, root) from error
    on_progress(Progress("done"))
    return env


def _fill(bench: Bench, lock: Path) -> None:
    """Install from what is at hand, else from the indexes, else with PyTorch's own index too.

    The first attempt asks nobody: a rebuild works without a network, and quickly.
    """
    bench.on_progress(Progress("fetch"))
    at_hand = _install(bench, lock, "--offline")
    if at_hand is not None:
        if at_hand.code in {"REPAIR_DISK_FULL", "WHEEL_TAMPERED"} or "UV_OFFLINE" in bench.environ:
            raise at_hand
        error = _install(bench, lock)
        if error is not None and _lacks_local_torch(error):
            at_hand = error
            error = _install(bench, lock, "--torch-backend", "cpu")
        if error is not None:
            raise _named(error, at_hand)
    build_steps.compile_bytecode(bench)


def _install(bench: Bench, lock: Path, *options: str) -> BuildError | None:
    """One attempt of uv; the reason if it failed, with nothing installed."""
    # Copies: with uv's usual hard links, damage in one environment is damage in all.
    wanted = ["--link-mode", "copy", *options, "-r", str(lock.resolve())]
    arrived = functools.partial(build_steps.installed, bench.env)
    code, said = build_steps.install(bench, wanted, arrived)
    if code == 0:
        return None
    return with_disk(read_uv_error(said, offline="--offline" in options), bench.env)


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


def _prove(bench: Bench, lock: Path, modules: tuple[str, ...]) -> None:
    """Hash the tree, compare it with the packages' own lists, and import what will be used."""
    listed, failure = _hash_and_import(bench, modules)
    damaged = record_check.damaged_packages(bench.env, listed.files)
    if damaged:
        _install_anew(bench, lock, damaged)
        listed, failure = _hash_and_import(bench, modules)
        if still := record_check.damaged_packages(bench.env, listed.files):
            raise BuildError("PACKAGE_DAMAGED", packages=list(still))
    if failure is not None:
        raise failure
    manifest.write_manifest(bench.env, listed)


def _install_anew(bench: Bench, lock: Path, damaged: tuple[str, ...]) -> None:
    """uv's cache holds the damage: forget these packages and fetch them once more.

    `--refresh-package` is not enough, it unpacks a local wheel from the same damaged place.
    """
    build_steps.forget(bench, damaged)
    error = _install(bench, lock, *(f"--reinstall-package={name}" for name in damaged))
    if error is not None:
        raise error
    build_steps.compile_bytecode(bench)


def _hash_and_import(
    bench: Bench, modules: tuple[str, ...]
) -> tuple[manifest.Manifest, BuildError | None]:
    """Both take seconds and neither writes, so they run at the same time."""
    failures: list[BuildError] = []

    def probe() -> None:
        try:
            build_steps.probe_imports(bench, modules)
        except BuildError as error:
            failures.append(error)

    thread = threading.Thread(target=probe)
    thread.start()
    try:
        listed = build_steps.hash_tree(bench)
    finally:
        thread.join()
    return listed, failures[0] if failures else None
