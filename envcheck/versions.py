"""Comparing versions as people write them: drivers, compute capabilities, packages."""

from __future__ import annotations

import re

from packaging.version import InvalidVersion, Version


def parts(version: str) -> tuple[int, ...]:
    """`580.95.05` as (580, 95, 5), `R580` as (580,): ordered by its numbers, `580` before `580.95`.

    A part without digits at its beginning counts as 0.
    """
    digits = (re.match(r"[0-9]*", part) for part in version.strip().lstrip("RrVv").split("."))
    return tuple(int(found[0]) if found and found[0] else 0 for found in digits)


def minor(python: str) -> str:
    """`3.11` of `3.11.7`: what wheels are made for."""
    return ".".join(python.split(".")[:2])


def same_package_version(installed: str, locked: str) -> bool:
    """Whether two versions are one: `1.0` and `1.0.0` are, `2.13.0` and `2.13.0+cpu` are not."""
    try:
        return Version(installed) == Version(locked)
    except InvalidVersion:
        return installed == locked
