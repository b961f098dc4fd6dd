"""Repairs on a disk that is full sooner or later: `python full_disk.py SMALL_DISK`.

Prints how each repair ended. Ends with an error if the environment in use was harmed by any.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from envcheck.building import manifest
from tests.envcheck.toy_wheels import ToyHome, make_toy_home

STEPS = (0, 8_000, 30_000, 60_000, 100_000, 200_000, 400_000)


def main(disk: Path) -> None:
    """Leave less and less room, and repair each time."""
    toy = make_toy_home(disk)
    assert toy.repair().type == "finished"
    for room in STEPS:
        env = toy.env
        filler = disk / "filler"
        _fill(filler, room)
        print("room", shutil.disk_usage(disk).free)
        _repair(toy)
        assert not manifest.verify(env, deep=True), room
        filler.unlink()
        assert not manifest.verify(toy.env, deep=True), room
    assert _repair(toy) == "finished"


def _repair(toy: ToyHome) -> str:
    try:
        end = toy.repair(again=True)
    except OSError as error:  # not even a folder for the repair could be made
        print("end", "no-folder", error)
        return "no-folder"
    ended = str(end.fields.get("code", end.type))
    print("end", ended)
    return ended


def _fill(filler: Path, room: int) -> None:
    free = shutil.disk_usage(filler.parent).free
    with filler.open("wb") as file:
        file.write(bytes(max(0, free - room)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
