"""Read a folder of exported wheels (see wheels_folder.py). Nothing in it is changed or believed:
it may be a DVD, and every wheel is hashed on its way into the store.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from envcheck.building.build_errors import BuildError
from envcheck.lockfile import Pin, lock_sha256
from envcheck.wheels.index_pages import WheelFile, WrongHash
from envcheck.wheels.target import Target

VERSION = 1
LIST = "formiga-wheels.json"
WHEELS = "wheels"


@dataclass(frozen=True)
class ExportedWheels:
    """What a folder of exported wheels says about itself."""

    folder: Path
    row: str
    lockfile: str
    lock_sha256: str
    target: Target
    files: tuple[WheelFile, ...]


class FolderFinder:
    """Looks for wheels in an exported folder and nowhere else."""

    def __init__(self, exported: ExportedWheels) -> None:
        self._exported = exported

    def search(self, pin: Pin, troubles: list[Exception]) -> Iterator[WheelFile]:
        """The exported wheel of `pin`, if it is there; `troubles` gets one of another hash."""
        for wheel in self._exported.files:
            is_there = wheel.path is not None and wheel.path.is_file()
            if not is_there or self._exported.target.rank(wheel.name, pin) is None:
                continue
            if wheel.sha256 in pin.hashes:
                yield wheel
            else:
                troubles.append(WrongHash(wheel.name))


def read(path: Path) -> ExportedWheels:
    """Read an exported folder, or the only one that lies in `path`; raises WHEELS_FOLDER_WRONG."""
    folder = _find(path)
    try:
        said = json.loads((folder / LIST).read_text(encoding="utf-8"))
        files = tuple(_listed(folder, one) for one in said["files"])
        target = Target(**{name: str(said["target"][name]) for name in ("python", "os", "machine")})
        return ExportedWheels(
            folder, str(said["row"]), str(said["lockfile"]), str(said["lock_sha256"]), target, files
        )
    except FileNotFoundError as error:
        raise _wrong(path, "missing") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _wrong(path, "damaged") from error


def read_for(path: Path, lock: Path, target: Target) -> FolderFinder:
    """Read an exported folder that has to be for this lock and a computer like `target`."""
    exported = read(path)
    if exported.lock_sha256 != lock_sha256(lock) or not exported.target.is_like(target):
        raise _wrong(path, "other lock")
    return FolderFinder(exported)


def _find(path: Path) -> Path:
    if (path / LIST).is_file():
        return path
    found: list[Path] = []
    with contextlib.suppress(OSError):
        found = sorted(p.parent for p in path.glob(f"*/{LIST}") if p.parent.name[0] != ".")
    return found[0] if len(found) == 1 else path


def _listed(folder: Path, one: Mapping[str, object]) -> WheelFile:
    name = PurePosixPath(str(one["name"])).name
    size = one["bytes"]
    if not isinstance(size, int):
        raise TypeError(name)
    return WheelFile(name, "", folder / WHEELS / name, str(one["sha256"]), size)


def _wrong(path: Path, reason: str) -> BuildError:
    return BuildError("WHEELS_FOLDER_WRONG", path=str(path), reason=reason)
