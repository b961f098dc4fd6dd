"""What uv says while it installs, as progress."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_SIZE = re.compile(r"^Downloading (?P<name>\S+) \((?P<size>[\d.]+)(?P<unit>[KMGT]?i?B)\)")
_DONE = re.compile(r"^\s*Downloaded (?P<name>\S+)")
_RESOLVED = re.compile(r"^Resolved (\d+) package")
_PREPARED = re.compile(r"^Prepared (\d+) package")
_UNIT_BYTES = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40}


@dataclass(frozen=True)
class Progress:
    """How far a build is."""

    stage: str
    """``wait``, ``python``, ``fetch``, ``unpack``, ``compile``, ``hash``, ``import``, a part of the
    proof, or ``done``."""
    done: int = 0
    total: int | None = None
    """Packages (fetch, unpack) or files (compile, hash); None where nobody knows yet."""
    name: str = ""
    done_bytes: int = 0
    total_bytes: int = 0
    """Of the larger files known so far; 0 when nothing has to be fetched."""


OnProgress = Callable[[Progress], None]


class UvLines:
    """Takes uv's lines one by one; knows how many packages there are once uv does."""

    def __init__(self, on_progress: OnProgress) -> None:
        self.packages: int | None = None
        self.is_fetched = False
        """Whether everything is at hand and unpacking is all that is left."""
        self._on_progress = on_progress
        self._sizes: dict[str, int] = {}
        self._fetched: dict[str, int] = {}

    def take(self, line: str) -> None:
        """One line of its error output."""
        if match := _RESOLVED.match(line):
            self.packages = int(match[1])
        elif match := _SIZE.match(line):
            size = float(match["size"]) * _UNIT_BYTES.get(match["unit"], 1)
            self._sizes[match["name"]] = int(size)
            self._tell(match["name"])
        elif match := _DONE.match(line):
            self._fetched[match["name"]] = self._sizes.get(match["name"], 0)
            self._tell(match["name"])
        elif _PREPARED.match(line):
            self.is_fetched = True

    def _tell(self, name: str) -> None:
        total = len(self._sizes) or self.packages
        known = (sum(self._fetched.values()), sum(self._sizes.values()))
        self._on_progress(Progress("fetch", len(self._fetched), total, name, *known))
