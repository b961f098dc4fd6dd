"""The engine environments that there are, and the way back to the one before."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path

from envcheck import deadline, oslock, switch
from envcheck import proof as proofs
from envcheck.building import manifest, shelf
from envcheck.building.build_errors import BuildError
from envcheck.facts import Proof

LOOK_S = 0.5  # going back takes a second at most; a disk that is slower is not waited for


@dataclass(frozen=True)
class EnvRecord:
    """One engine environment."""

    name: str
    row: str
    lockfile: str
    lock_sha256: str
    build: int
    created_t: str
    current: bool
    previous: bool
    in_use: bool
    """Whether a running engine holds a lease on it."""
    complete: bool
    """Whether its build reached the end."""
    python: str
    bytes: int | None
    """Of its files as they were built; None where its list cannot be read."""
    proof: Proof | None
    """The newest that is kept with it."""

    def to_json(self) -> dict[str, object]:
        """As one JSON object."""
        return asdict(self)


def list_envs(home: Path) -> list[EnvRecord]:
    """Every engine environment below `home`: the one in use, the one before, then by age."""
    root = home / "envs"
    now, before = switch.current(root), switch.previous(root)
    records = [_record(env, now, before) for env in shelf.environments(root)]
    by_age = sorted(records, key=lambda one: (one.created_t, one.build), reverse=True)
    return sorted(by_age, key=lambda one: (not one.current, not one.previous))


def rollback(home: Path) -> dict[str, object]:
    """Go back to the environment before, without a network, within a second.

    Returns `env`, `row`, `previous` (the one that was in use until now), `checked` (whether its
    files could be looked at in that time) and `seconds`.

    Raises:
        switch.SwitchError: NO_PREVIOUS_ENV; ENV_NOT_COMPLETE where files of it are missing or
            changed; REPAIR_BUSY while a repair is at work; REPAIR_WRITE_FAILED.
    """
    began = time.monotonic()
    root = home / "envs"
    target, before = switch.previous(root), switch.current(root)
    if target is None:
        raise switch.SwitchError("NO_PREVIOUS_ENV")
    checked = _look(target)
    try:
        with shelf.alone(root, _is_busy):
            env = switch.rollback(root, target)
    except BuildError as error:
        raise switch.SwitchError(error.code, **error.facts) from error
    except OSError as error:
        facts = {"path": str(error.filename or root), "detail": str(error)}
        raise switch.SwitchError("REPAIR_WRITE_FAILED", **facts) from error
    return {
        "env": env.name,
        "row": str(shelf.read_stamp(env).get("row", "")),
        "previous": before.name if before else "",
        "checked": checked,
        "seconds": round(time.monotonic() - began, 3),
    }


def _look(env: Path) -> bool:
    """Whether names and sizes of its files could be compared in time; raises where they differ."""
    if not switch.interpreter(env).exists():
        raise switch.SwitchError("ENV_NOT_COMPLETE", env=env.name)
    compare = deadline.start(lambda: _is_whole(env), lambda reason: reason)
    answer = compare(LOOK_S)
    if answer == "damaged":
        raise switch.SwitchError("ENV_NOT_COMPLETE", env=env.name)
    return answer == "whole"


def _is_whole(env: Path) -> str:
    try:
        difference = manifest.verify(env)
    except manifest.ManifestError:
        return "damaged"
    return "damaged" if difference.missing or difference.changed else "whole"


def _is_busy(pid: int | None) -> None:
    raise BuildError("REPAIR_BUSY", pid=pid)


def _record(env: Path, now: Path | None, before: Path | None) -> EnvRecord:
    stamp = shelf.read_stamp(env)
    build = stamp.get("build")
    return EnvRecord(
        name=env.name,
        row=str(stamp.get("row") or env.name.rsplit("-", 2)[0]),
        lockfile=str(stamp.get("lockfile") or ""),
        lock_sha256=str(stamp.get("lock_sha256") or ""),
        build=build if isinstance(build, int) else int(env.name.rpartition("-")[2]),
        created_t=str(stamp.get("created_t") or ""),
        current=env == now,
        previous=env == before,
        in_use=any(oslock.is_held(lease) for lease in (env / "leases").glob("*.lock")),
        complete=switch.is_complete(env),
        python=str(stamp.get("python") or ""),
        bytes=_bytes(env),
        proof=proofs.newest(env).value,
    )


def _bytes(env: Path) -> int | None:
    try:
        listed = manifest.read_manifest(env)
    except manifest.ManifestError:
        return None
    return sum(size for size, _ in listed.files.values()) + _size(env / manifest.MANIFEST)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
