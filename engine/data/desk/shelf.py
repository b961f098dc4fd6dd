"""The row shelf: used rows in a temporary file, so that nothing reads the data file twice.

At most `MAX_ROWS` rows and `MAX_BYTES` lie on it. Of more rows a seeded sample is kept: row n stays
while a number drawn from (seed, n) is below a limit, and the limit is halved whenever the shelf is
full. The same rows of the same file are drawn on every computer.
"""

from __future__ import annotations

import json
import tempfile
import threading
from array import array
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from engine.data.mapping.map import Row

MAX_ROWS = 200_000
MAX_BYTES = 1 << 30
_BUFFER_BYTES = 1 << 20
_BLOCK_ROWS = 64
_FIELDS = tuple(field.name for field in fields(Row))
_SILENT = _FIELDS.index("silent")
_values = attrgetter(*_FIELDS)
_ALL = 1 << 64


class RowShelf:
    """Rows by their place on the shelf, from 0; each knows its place among all used rows."""

    def __init__(self, folder: Path, seed: int = 0, max_rows: int = MAX_ROWS) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._seed = seed
        self._max_rows = max_rows
        self._below = _ALL
        self._lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        # deleted by the system when it is closed, also when this process is killed
        self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115
        self._buffer = bytearray()
        self._written = 0
        self._starts = array("Q", [0])
        self.places = array("Q")
        """Of each row here, its place among all used rows."""

    def __len__(self) -> int:
        return len(self.places)

    @property
    def sampled(self) -> bool:
        """Whether rows were left off the shelf."""
        return self._below < _ALL

    def wanted(self, first: int, count: int) -> np.ndarray:
        """Which of `count` rows, the first of them at place `first`, belong on the shelf."""
        if not self.sampled:
            return np.ones(count, dtype=bool)
        return drawn(np.arange(first, first + count, dtype=np.uint64), self._seed) < self._below

    def put(self, place: int, row: Row) -> None:
        """Lay down a row; places must rise."""
        packed = _packed(row)
        with self._lock:
            self._buffer += packed
            self.places.append(place)
            self._starts.append(self._starts[-1] + len(packed))
            if len(self._buffer) > _BUFFER_BYTES:
                self._flush()
        if len(self.places) > self._max_rows or self._starts[-1] > MAX_BYTES:
            self._halve()

    def row(self, at: int) -> Row:
        """The row that lies at place `at` of the shelf."""
        with self._lock:
            self._flush()
            self._file.seek(self._starts[at])
            packed = self._file.read(self._starts[at + 1] - self._starts[at])
        return _unpacked(packed)

    def rows(self) -> Iterator[Row]:
        """Every row here, in order."""
        for first in range(0, len(self), _BLOCK_ROWS):
            last = min(first + _BLOCK_ROWS, len(self))
            with self._lock:
                self._flush()
                self._file.seek(self._starts[first])
                block = self._file.read(self._starts[last] - self._starts[first])
                starts = [start - self._starts[first] for start in self._starts[first : last + 1]]
            for begin, end in pairwise(starts):
                yield _unpacked(block[begin:end])

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()

    def _flush(self) -> None:
        if self._buffer:
            self._file.seek(self._written)
            self._file.write(self._buffer)
            self._written += len(self._buffer)
            self._buffer.clear()

    def _halve(self) -> None:
        """Make room: about half of the rows go."""
        with self._lock:
            self._flush()
            old, starts, places = self._file, self._starts, self.places
            self._below //= 2
            keeps = drawn(np.frombuffer(places, dtype=np.uint64), self._seed) < self._below
            self._open()
            for at in np.flatnonzero(keeps).tolist():
                old.seek(starts[at])
                self._buffer += old.read(starts[at + 1] - starts[at])
                self.places.append(places[at])
                self._starts.append(self._starts[-1] + starts[at + 1] - starts[at])
                if len(self._buffer) > _BUFFER_BYTES:
                    self._flush()
            old.close()


def drawn(places: np.ndarray, seed: int) -> np.ndarray:
    """A number below 2^64 for each place, evenly spread (splitmix64, Steele et al. 2014).

    The same numbers as those by which `quality.scan` draws: its sample lies on the shelf whole.
    """
    with np.errstate(over="ignore"):
        mixed = (places + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        mixed = mixed + np.uint64(seed * 0xD1B54A32D192ED03 % _ALL)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))


def _packed(row: Row) -> bytes:
    plain: list[Any] = list(_values(row))
    plain[_SILENT] = sorted(row.silent)
    try:
        return orjson.dumps(plain)
    except orjson.JSONEncodeError:  # half of a surrogate pair
        return json.dumps(plain).encode()


def _unpacked(packed: bytes) -> Row:
    try:
        values = orjson.loads(packed)
    except orjson.JSONDecodeError:
        values = json.loads(packed)
    values[_SILENT] = frozenset(values[_SILENT])
    return Row(*values)
