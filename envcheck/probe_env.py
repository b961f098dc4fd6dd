"""Looks at the engine environment in use: its papers, its packages, its files. Imports none."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from envcheck import inventory, manifest, switch
from envcheck.deadline import start
from envcheck.facts import EngineFacts, Observed, Package, Stamp, Tree, unknown
from envcheck.inventory import EXAMPLES, Inventory
from envcheck.lockfile import LockError, lock_sha256, read_lock
from envcheck.shadows import find_shadows

SOURCE = "envs/current.json"


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
    comparing = start(lambda: _difference(env), _no_difference)
    stamp = read_stamp(env)
    # The child's own deadline ends first, so that its half answer is not lost.
    seen = looking(2 * inventory.DEADLINE_S)
    difference = comparing(inventory.DEADLINE_S)
    return EngineFacts(
        env=Observed(env.name, SOURCE),
        complete=Observed(True, switch.COMPLETE),
        stamp=stamp,
        lock=read_lock_copy(env, stamp),
        python=Observed(str(switch.interpreter(env)), SOURCE),
        interpreter=seen.interpreter,
        distributions=seen.distributions,
        startup_files=_unlisted(seen, difference),
        leftovers=seen.leftovers,
        torch=seen.torch,
        tree=difference.map(lambda found: _tree(found, seen)),
        shadows=find_shadows(code, _modules(seen)),
    )


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
        said = json.loads((env / manifest.STAMP).read_text(encoding="utf-8"))
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
    return Observed(stamp, manifest.STAMP)


def read_lock_copy(env: Path, stamp: Observed[Stamp]) -> Observed[tuple[Package, ...]]:
    """What the environment's copy of its lock pins, if it is the lock that the stamp names."""
    path = env / manifest.LOCK_COPY
    try:
        same = stamp.value is not None and lock_sha256(path) == stamp.value.lock_sha256
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


def _difference(env: Path) -> Observed[manifest.Difference]:
    try:
        return Observed(manifest.verify(env), manifest.MANIFEST)
    except manifest.ManifestError:
        return _no_difference("damaged" if (env / manifest.MANIFEST).exists() else "missing")


def _no_difference(reason: str) -> Observed[manifest.Difference]:
    return unknown(manifest.MANIFEST, reason)


def _tree(found: manifest.Difference, seen: Inventory) -> Tree:
    """Numbers and examples of what no RECORD has named already."""
    missing = [path for path in found.missing if path not in seen.damaged]
    changed = [path for path in found.changed if path not in seen.damaged]
    startup = seen.startup_files.value or ()
    extra = [path for path in found.extra if path not in startup]
    return Tree(
        missing=len(missing),
        changed=len(changed),
        examples=tuple((missing + changed)[:EXAMPLES]),
        extra=len(extra),
        extra_examples=tuple(extra[:EXAMPLES]),
    )


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
