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

from envcheck import durable, oslock, switch
from envcheck.building import manifest
from envcheck.building.build_errors import BuildError
from envcheck.lockfile import lock_sha256

VERSION = 1
LOCK = "build.lock"
OWNER = "build-owner.json"
TRASH = ".trash-"
PUBLISH_S = 600  # between COMPLETE and the pointer lie moments; this is generous
WAIT_S = 60  # for the last child of a build that was killed
WAIT_PAUSE_S = 0.5
BEAT_S = 5.0
BEATS_MISSED = 6  # a disk may make a heartbeat wait


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


def complete(env: Path) -> None:
    """Say that the build of `env` reached its end: everything else is on the disk before."""
    sealed = manifest.seal(env)
    if hasattr(os, "sync"):
        os.sync()  # one for all files; each by itself would take minutes
    durable.write_json(env / switch.COMPLETE, sealed)


def collect(root: Path) -> threading.Thread:
    """Put away what no build completed and what nobody needs; returns the thread that deletes it.

    Kept: current, previous, every environment on which a running engine holds a lease, and one
    that has just been completed and waits to be published. While the pointer points nowhere,
    every complete environment is kept: one of them was in use yesterday.
    """
    for env in environments(root):
        if not _is_needed(root, env):
            with contextlib.suppress(OSError):  # in use on Windows: next time
                env.rename(root / f"{TRASH}{uuid.uuid4().hex[:8]}-{env.name}")
    for left in root.glob(".*.json.*"):  # beside a pointer that was being replaced
        with contextlib.suppress(OSError):
            left.unlink()
    rubbish = [path for path in root.iterdir() if path.name.startswith(TRASH)]
    thread = threading.Thread(target=_delete, args=(rubbish,), daemon=True)
    thread.start()
    return thread


def discard(env: Path) -> None:
    """Remove a half-built environment as far as the system lets us; the rest is collected later."""
    aside = env.with_name(f"{TRASH}{uuid.uuid4().hex[:8]}-{env.name}")
    try:
        durable.rename(env, aside)
    except OSError:
        aside = env
    shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def alone(root: Path, on_wait: Callable[[int | None], None]) -> Iterator[int]:
    """One build at a time below `root`; raises `REPAIR_BUSY` while another one lives.

    Where the owner is dead and its last child is still at work, it waits for that one, a minute at
    most. Gives the lock's descriptor, for children to inherit; `on_wait` gets the owner's process
    id.
    """
    waited_until = time.monotonic() + WAIT_S
    while True:
        try:
            with oslock.hold(root / LOCK) as keep, _owned(root):
                yield keep
                return
        except oslock.LockHeld:
            if time.monotonic() > waited_until or _is_owner_alive(root):
                raise BuildError("REPAIR_BUSY", pid=_owner(root)) from None
        on_wait(_owner(root))
        time.sleep(WAIT_PAUSE_S)


@contextlib.contextmanager
def _owned(root: Path) -> Iterator[None]:
    """Say who works here, and again and again that it still does."""
    owner = {"v": VERSION, "pid": os.getpid(), "started_t": _now()}
    durable.write_json(root / OWNER, {**owner, "beat_t": _now()})
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(BEAT_S):
            with contextlib.suppress(OSError):  # a full disk is the build's to find out
                durable.write_json(root / OWNER, {**owner, "beat_t": _now()})

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _is_owner_alive(root: Path) -> bool:
    """Whether the process that took the lock lives: only its last child does otherwise."""
    pid = _owner(root)
    if os.name == "nt" or pid is None:  # there no child inherits the lock
        return os.name == "nt"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return _beats(root)


def _beats(root: Path) -> bool:
    """A number can belong to another process by now; a heartbeat cannot."""
    try:
        return time.time() - (root / OWNER).stat().st_mtime < BEATS_MISSED * BEAT_S
    except OSError:
        return False


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


def environments(root: Path) -> list[Path]:
    """Every environment on the shelf, complete or not."""
    try:
        return [p for p in root.iterdir() if switch.NAME.fullmatch(p.name) and p.is_dir()]
    except FileNotFoundError:
        return []


def _is_needed(root: Path, env: Path) -> bool:
    now = switch.current(root)
    if env in {now, switch.previous(root)} or _is_leased(env) or _is_fresh(env):
        return True
    return now is None and switch.is_complete(env)


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
