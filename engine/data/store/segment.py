"""One batch of tokenised rows as flat files: written beside, checked, published by one rename.

```
<name>/manifest.json   sizes and CRC-32 of the two others; without it a folder is no segment
       index.npy       one record per row, ordered by digest
       tokens.npy      int32, row after row
```
"""

from __future__ import annotations

import json
import shutil
import uuid
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

VERSION = 1
MANIFEST = "manifest.json"
BESIDE = "tmp-"
"""Begin of the names of folders that are being written."""
INDEX = np.dtype(
    [("high", "<u8"), ("low", "<u8"), ("start", "<u8"), ("count", "<u4"), ("facts", "<i8", (4,))]
)
_CHUNK = 1 << 22


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store holds of one row."""

    tokens: npt.NDArray[np.int32]
    facts: tuple[int, int, int, int]


class Segment:
    """A published segment, mapped into memory.

    Raises:
        ValueError, OSError, KeyError: it is damaged, half written, or of another version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["v"] != VERSION:
            raise ValueError(manifest["v"])
        for name, crc in manifest["crc32"].items():
            if _crc32(folder / name) != crc:
                raise ValueError(name)
        self._index = np.load(folder / "index.npy", mmap_mode="r", allow_pickle=False)
        self._tokens = np.load(folder / "tokens.npy", mmap_mode="r", allow_pickle=False)
        if self._index.dtype != INDEX or self._tokens.dtype != np.int32:
            raise ValueError(folder)
        self._high = np.array(self._index["high"])

    def get(self, digest: bytes) -> Kept | None:
        """A row by its digest of 16 bytes."""
        high, low = halves(digest)
        place = int(np.searchsorted(self._high, np.uint64(high)))
        while place < len(self._high) and int(self._high[place]) == high:
            record = self._index[place]
            if int(record["low"]) == low:
                start, count = int(record["start"]), int(record["count"])
                a, b, c, d = (int(fact) for fact in record["facts"])
                return Kept(self._tokens[start : start + count], (a, b, c, d))
            place += 1
        return None


def write_segment(folder: Path, rows: Mapping[bytes, Kept]) -> Path:
    """Publish rows as a new segment of a folder; returns its place.

    Raises:
        OSError: no room, no right; nothing is left behind.
    """
    name = uuid.uuid4().hex
    beside, published = folder / (BESIDE + name), folder / name
    beside.mkdir(parents=True)
    try:
        _write(beside, rows)
        beside.replace(published)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return published


def remove_segment(folder: Path) -> None:
    """Remove a segment; what another process holds open goes as far as the system allows."""
    with suppress(OSError):
        (folder / MANIFEST).unlink(missing_ok=True)  # first, so that half a segment is none
    shutil.rmtree(folder, ignore_errors=True)


def halves(digest: bytes) -> tuple[int, int]:
    """16 bytes as two numbers."""
    return int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:16], "big")


def _write(folder: Path, rows: Mapping[bytes, Kept]) -> None:
    ordered = sorted(rows.items())
    index: npt.NDArray[np.void] = np.zeros(len(ordered), INDEX)
    start = 0
    for place, (digest, kept) in enumerate(ordered):
        high, low = halves(digest)
        index[place] = (high, low, start, len(kept.tokens), kept.facts)
        start += len(kept.tokens)
    tokens = [kept.tokens for _, kept in ordered] or [np.zeros(0, np.int32)]
    np.save(folder / "index.npy", index, allow_pickle=False)
    np.save(folder / "tokens.npy", np.concatenate(tokens), allow_pickle=False)
    crc32 = {name: _crc32(folder / name) for name in ("index.npy", "tokens.npy")}
    manifest = {"v": VERSION, "rows": len(ordered), "tokens": start, "crc32": crc32}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def _crc32(file: Path) -> int:
    crc = 0
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
    return crc
