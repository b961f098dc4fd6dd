"""The shelf on which the environments of one kind lie: ``envs``, ``app`` or ``dev``.

One build at a time works on it. What no build completed and what nobody needs any more is put
away here, so that nothing half-made is ever found by accident.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from envcheck import durable, manifest, oslock, switch
from envcheck.build_errors import BuildError
from envcheck.lockfile import lock_sha256

VERSION = 1
LOCK = "build.lock"
OWNER = "build-owner.json"
TRASH = ".trash-"
PUBLISH_S = 600  # between COMPLETE and the pointer lie moments; this is generous
WAIT_S = 60  # for the last child of a build that was killed


def is_current(root: Path, lock: Path) -> bool:
    """Whether the environment in use was built from exactly this lock and can be started."""
    env = switch.current(root)
    if env is None or not switch.interpreter(env).exists():
        return False
    try:
        return read_stamp(env).get("lock_sha256") == lock_sha256(lock)
    except OSError:
        return False


def read_stamp(env: Path) -> dict[str, object]:
    """What `env` says it was built from; empty if it does not say."""
    try:
        stamp = json.loads((env / manifest.STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(env: Path, row: str, lock: Path) -> None:
    """Say in the environment itself what it is, and keep a copy of its lock."""
    stamp = {
        "v": VERSION,
        "row": row,
        "lockfile": lock.name,
        "lock_sha256": lock_sha256(lock),
        "build": int(env.name.rpartition("-")[2]),
        "python": _python_version(env),
        "created_t": _now(),
    }
    durable.write_json(env / manifest.STAMP, stamp)
    (env / manifest.LOCK_COPY).write_bytes(lock.read_bytes())


def collect(root: Path) -> None:
    """Put away what no build completed and what nobody needs, and delete it in the background.

    Kept: current, previous, every environment on which a running engine holds a lease, and one
    that has just been completed and waits to be published.
    """
    keep = {switch.current(root), switch.previous(root)}
    for env in _environments(root):
        if env not in keep and not _is_leased(env) and not _is_fresh(env):
            with contextlib.suppress(OSError):  # in use on Windows: next time
                env.rename(root / f"{TRASH}{uuid.uuid4().hex[:8]}-{env.name}")
    rubbish = [path for path in root.iterdir() if path.name.startswith(TRASH)]
    if rubbish:
        threading.Thread(target=_delete, args=(rubbish,), daemon=True).start()


@contextlib.contextmanager
def alone(root: Path, on_wait: Callable[[int | None], None]) -> Iterator[int]:
    """One build at a time below `root`; waits a moment, then raises `BUILD_RUNNING`.

    Gives the lock's descriptor, for children to inherit; `on_wait` gets the owner's process id.
    """
    waited_until = time.monotonic() + WAIT_S
    while True:
        try:
            with oslock.hold(root / LOCK) as keep:
                owner = {"v": VERSION, "pid": os.getpid(), "started_t": _now()}
                durable.write_json(root / OWNER, owner)
                yield keep
                return
        except oslock.LockHeld:
            if time.monotonic() > waited_until:
                raise BuildError("REPAIR_BUSY", pid=_owner(root)) from None
        on_wait(_owner(root))
        time.sleep(1)


def new_folder(root: Path, row: str, lock: Path) -> Path:
    """A name that no build has had: a killed build's last child may still write into its own."""
    prefix = f"{row}-{lock_sha256(lock)[:8]}-"
    taken = [0]
    for path in root.iterdir():
        _, found, build = path.name.partition(prefix)
        if found and build.isdigit():
            taken.append(int(build))
    return root / f"{prefix}{max(taken) + 1}"


def _owner(root: Path) -> int | None:
    try:
        return int(json.loads((root / OWNER).read_text(encoding="utf-8"))["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _python_version(env: Path) -> str:
    for line in (env / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() in {"version_info", "version"}:
            return value.strip()
    return ""


def _environments(root: Path) -> list[Path]:
    return [p for p in root.iterdir() if p.is_dir() and switch.NAME.fullmatch(p.name)]


def _is_leased(env: Path) -> bool:
    return any(oslock.is_held(lease) for lease in (env / "leases").glob("*.lock"))


def _is_fresh(env: Path) -> bool:
    try:
        return time.time() - (env / switch.COMPLETE).stat().st_mtime < PUBLISH_S
    except OSError:
        return False


def _delete(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
