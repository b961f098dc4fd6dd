"""SHA-256 of a model's weights and config, without reading files that have not changed.

A file counts as unchanged while its size, its times and its number on the disk are the same. The
time of change (`ctime`) cannot be set back by a copy program, so a file that was overwritten is
read again even where its size and its date are as before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.contract.atomic import write_json_atomic
from engine.contract.commit import sha256_file

KEPT_FILES = 2000
"""In the index; the oldest are forgotten."""


def weights_sha256(files: Iterable[Path], index: Path) -> str:
    """One digest over files, by name and content.

    Args:
        index: JSON of earlier digests; kept up to date where it can be written.
    """
    known = _read(index)
    digest, fresh = hashlib.sha256(), {}
    for file in sorted(files):
        key, stamp = str(file.resolve()), _stamp(file)
        found = known.get(key)
        if not isinstance(found, list) or found[:-1] != stamp:
            fresh[key] = [*stamp, sha256_file(file)]
            found = fresh[key]
        digest.update(f"{file.name}\0{found[-1]}\n".encode())
    if fresh:
        _write(index, known | fresh)
    return digest.hexdigest()


def _stamp(file: Path) -> list[int]:
    seen = file.stat()
    return [seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino]


def _read(index: Path) -> dict[str, Any]:
    try:
        document = json.loads(index.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _write(index: Path, known: dict[str, Any]) -> None:
    newest = dict(list(known.items())[-KEPT_FILES:])
    with suppress(OSError):  # without it the files are read once more
        index.parent.mkdir(parents=True, exist_ok=True)
        write_json_atomic(index, newest, durable=False)
