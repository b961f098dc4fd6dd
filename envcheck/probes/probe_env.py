"""Looks at the engine environment in use: its papers, its packages, its files. Imports none."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from envcheck import switch
from envcheck.building import manifest
from envcheck.deadline import start
from envcheck.facts import (
    Binaries,
    EngineFacts,
    Observed,
    Package,
    Shadow,
    Stamp,
    not_recorded,
    unknown,
)
from envcheck.lockfile import LockError, lock_sha256, read_lock
from envcheck.probes import bad_files, inventory, probe_binaries, torch_version
from envcheck.probes.inventory import Inventory
from envcheck.probes.shadows import find_shadows

SOURCE = "envs/current.json"
DEEP_DEADLINE_S = 900.0
"""4 s for 1.5 GB with files in memory; a hard disk needs a minute for each gigabyte."""
LISTING_DEADLINE_S = 3.0


def probe(
    home: Path,
    code: Path,
    environ: Mapping[str, str],
    deep: bool = False,
    job_paths: Sequence[Path] = (),
) -> EngineFacts:
    """Facts of the environment that `<home>/envs` points to; `code` is our own code's folder.

    `deep` compares every byte of it; `job_paths` are folders of the job and its data, where files
    named like packages may lie.
    """
    root = home / "envs"
    env = switch.current(root)
    if env is None:
        return absent(_pointed_name(root / switch.CURRENT))
    looking = start(lambda: inventory.take(env, environ), inventory.silent)
    comparing = start(lambda: _difference(env, deep), _no_difference)
    reading = start(lambda: probe_binaries.probe(env), _no_binaries)
    stamp = read_stamp(env)
    # The child's own deadline ends first, so that its half answer is not lost.
    seen = looking(2 * inventory.DEADLINE_S)
    difference = comparing(DEEP_DEADLINE_S if deep else inventory.DEADLINE_S)
    modules = _modules(seen)
    return EngineFacts(
        env=Observed(env.name, SOURCE),
        complete=Observed(True, switch.COMPLETE),
        stamp=stamp,
        lock=read_lock_copy(env, stamp),
        python=Observed(str(switch.interpreter(env)), SOURCE),
        interpreter=seen.interpreter,
        distributions=seen.distributions,
        startup_files=_readable(_unlisted(seen, difference)),
        leftovers=_readable(seen.leftovers),
        torch=torch_version.read(env),
        tree=difference.map(lambda found: bad_files.tree(env, found, seen, deep)),
        shadows=find_shadows(code, modules),
        binaries=reading(probe_binaries.DEADLINE_S),
        python_headers=seen.headers,
        beside_job=_beside_job(job_paths, modules),
    )


def deadline_s(deep: bool) -> float:
    """How long `probe` may take in all, with every part of it late."""
    return 3 * inventory.DEADLINE_S + (DEEP_DEADLINE_S if deep else 0)


def unread(reason: str) -> EngineFacts:
    """Facts where not even the pointer could be followed, and why."""
    return _without_env(unknown(SOURCE, reason), unknown(SOURCE, reason), reason)


def absent(pointed: str) -> EngineFacts:
    """Facts where there is no usable environment; `pointed` is the name that led nowhere, or ""."""
    env, complete = Observed(pointed, SOURCE), Observed(False, switch.COMPLETE)
    return _without_env(env, complete, "no engine")


def _without_env(env: Observed[str], complete: Observed[bool], reason: str) -> EngineFacts:
    return EngineFacts(
        env=env,
        complete=complete,
        stamp=unknown(SOURCE, reason),
        lock=unknown(SOURCE, reason),
        python=unknown(SOURCE, reason),
        interpreter=unknown(SOURCE, reason),
        distributions=unknown(SOURCE, reason),
        startup_files=unknown(SOURCE, reason),
        leftovers=unknown(SOURCE, reason),
        torch=unknown(SOURCE, reason),
        tree=unknown(SOURCE, reason),
        shadows=unknown(SOURCE, reason),
    )


def read_stamp(env: Path) -> Observed[Stamp]:
    """What the environment says it was built from."""
    try:
        data = (env / manifest.STAMP).read_bytes()
        said = json.loads(data)
        stamp = Stamp(
            row=str(said["row"]),
            lockfile=str(said["lockfile"]),
            lock_sha256=str(said["lock_sha256"]),
            build=int(said["build"]),
            python=str(said["python"]),
        )
    except FileNotFoundError:
        return unknown(manifest.STAMP, "missing")
    except (OSError, ValueError, KeyError, TypeError):
        return unknown(manifest.STAMP, "damaged")
    if not manifest.is_sealed(env, "stamp_sha256", data):
        return unknown(manifest.STAMP, "damaged")
    return Observed(stamp, manifest.STAMP)


def read_lock_copy(env: Path, stamp: Observed[Stamp]) -> Observed[tuple[Package, ...]]:
    """What the environment's copy of its lock pins, if it is the lock that the stamp names."""
    path = env / manifest.LOCK_COPY
    try:
        found = lock_sha256(path)
        same = stamp.value is not None and found == stamp.value.lock_sha256
        pins = read_lock(path) if same else []
    except FileNotFoundError:
        return unknown(manifest.LOCK_COPY, "missing")
    except (OSError, LockError, UnicodeDecodeError):
        return unknown(manifest.LOCK_COPY, "damaged")
    if not same:
        return unknown(manifest.LOCK_COPY, "damaged")
    return Observed(tuple(Package(pin.name, pin.version) for pin in pins), manifest.LOCK_COPY)


def _modules(seen: Inventory) -> set[str]:
    return {module for one in seen.distributions.value or () for module in one.modules}


def _beside_job(folders: Sequence[Path], modules: set[str]) -> Observed[tuple[Shadow, ...]]:
    """What in the job's folders is named like a package; the first folder that may not be read
    makes it unknown."""
    if not folders:
        return not_recorded()

    def look() -> Observed[tuple[Shadow, ...]]:
        inside = dict.fromkeys(path if path.is_dir() else path.parent for path in folders)
        found = [find_shadows(folder, modules) for folder in inside]
        silent = [one for one in found if one.value is None]
        named = tuple(shadow for one in found for shadow in one.value or ())
        return silent[0] if silent else Observed(named, "job folders")

    return start(look, _no_listing)(LISTING_DEADLINE_S)


def _no_listing(reason: str) -> Observed[tuple[Shadow, ...]]:
    return unknown("job folders", reason)


def _no_binaries(reason: str) -> Observed[Binaries]:
    return unknown(probe_binaries.SOURCE, reason)


def _readable(paths: Observed[tuple[str, ...]]) -> Observed[tuple[str, ...]]:
    return paths.map(lambda known: tuple(map(bad_files.readable, known)))


def _difference(env: Path, deep: bool) -> Observed[manifest.Difference]:
    try:
        return Observed(manifest.verify(env, deep=deep), manifest.MANIFEST)
    except manifest.ManifestError:
        return _no_difference("damaged" if (env / manifest.MANIFEST).exists() else "missing")


def _no_difference(reason: str) -> Observed[manifest.Difference]:
    return unknown(manifest.MANIFEST, reason)


def _unlisted(
    seen: Inventory, difference: Observed[manifest.Difference]
) -> Observed[tuple[str, ...]]:
    """Start-up files that the build did not make; without a manifest, that no package lists."""

    def is_foreign(path: str) -> bool:
        if difference.value is None:
            return path not in seen.recorded_startup_files
        return path in difference.value.extra

    return seen.startup_files.map(lambda paths: tuple(path for path in paths if is_foreign(path)))


def _pointed_name(pointer: Path) -> str:
    """The name in a pointer that leads nowhere; the pointer's own where it cannot be read."""
    if not pointer.exists():
        return ""
    try:
        return str(json.loads(pointer.read_text(encoding="utf-8"))["env"])
    except (OSError, ValueError, KeyError, TypeError):
        return pointer.name
