"""How many bytes each row of the matrix makes a person fetch: sums of what the index says.

    python -m lockfiles.sizes

Nothing is downloaded. Also tells when a lock has no wheel that its row's computer could install.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from envcheck.lockfile import Pin, read_lock
from envcheck.wheels.target import Target, applying
from lockfiles import matrix_file, resolve

HERE = Path(__file__).parent
SIZES = "inputs/wheel_sizes.toml"
PLATFORMS = {"linux": resolve.LINUX, "windows": resolve.WINDOWS, "macos": resolve.MACOS}


@dataclass(frozen=True)
class Wheel:
    """One file that the index, or our own list, knows."""

    name: str
    bytes: int
    sha256: str
    """"" where only the name is known."""
    url: str = ""


class WheelMissing(Exception):
    """A pin without a file for its row's computer."""


def main() -> int:
    """Write the sums into the matrix; returns the exit code."""
    matrix = tomllib.loads((HERE / matrix_file.NAME).read_text(encoding="utf-8"))
    sums: dict[str, int] = {}
    for row in matrix["row"]:
        try:
            sums[row["lockfile"]] = sum(wheel.bytes for wheel in wheels_of(row, HERE))
        except (WheelMissing, resolve.ResolveError) as error:
            print(f"{row['lockfile']}: {error}")
            return 1
    for change in matrix_file.write_numbers(HERE, "download_bytes", sums):
        print(f"matrix.toml: {change}")
    return 0


def wheels_of(row: Mapping[str, Any], folder: Path) -> list[Wheel]:
    """The file that is fetched for each pin of a row's lock."""
    target = Target(row["python"], row["os"], row["arch"], row.get("glibc_minimum", ""))
    pins = applying(target, read_lock(folder / row["lockfile"]))
    listed = tomllib.loads((folder / SIZES).read_text(encoding="utf-8"))
    known = [Wheel(name, int(size), "") for name, size in listed.items()]
    public = [pin for pin in pins if not is_elsewhere(pin)]
    known += from_index(public, row["python"], PLATFORMS[row["os"]])
    return [fitting(pin, known, target) for pin in pins]


def is_elsewhere(pin: Pin) -> bool:
    """Whether the package index does not have it: an address, or a build of PyTorch's own."""
    return bool(pin.url) or "+" in pin.version


def from_index(pins: Iterable[Pin], python: str, platform: str) -> list[Wheel]:
    """Every wheel that the index has of these pins for a platform, with its size."""
    exact = "".join(f"{pin.name}=={pin.version}\n" for pin in pins)
    listing = tomllib.loads(resolve.list_files(exact, python=python, platform=platform))
    wheels = [wheel for package in listing["packages"] for wheel in package.get("wheels", ())]
    return [
        Wheel(_file_name(one["url"]), int(one["size"]), one["hashes"]["sha256"], one["url"])
        for one in wheels
    ]


def fitting(pin: Pin, wheels: Iterable[Wheel], target: Target) -> Wheel:
    """The best file for a pin on a computer; only files that its hashes allow."""
    ranked = [
        (rank, wheel)
        for wheel in wheels
        if (rank := target.rank(wheel.name, pin)) is not None
        and (wheel.sha256 in pin.hashes or not wheel.sha256)
    ]
    if not ranked:
        message = f"no wheel of {pin.name} {pin.version} for {target.os}, Python {target.python}"
        raise WheelMissing(message)
    return min(ranked, key=lambda one: one[0])[1]


def _file_name(url: str) -> str:
    return unquote(re.sub(r"[?#].*$", "", url).rpartition("/")[2])


if __name__ == "__main__":
    sys.exit(main())
