"""Writing small files so that a reader sees the old or the new one, never half of it."""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from pathlib import Path
from typing import Any

_REPLACE_TRIES = 20
_REPLACE_WAIT_S = 0.05  # Windows: a scanner or a reader may hold the file for a moment


def write_json_atomic(path: Path, document: Any, *, durable: bool = True) -> None:
    """Replace `path` by the document as strict JSON (UTF-8, indented).

    Args:
        durable: wait for the disk. A cache that can be made again need not.

    Raises:
        ValueError: if the document holds a number that is not finite.
        OSError: if the disk refuses; the old file then stands untouched.
    """
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_text_atomic(path, text, durable=durable)


def write_text_atomic(path: Path, text: str, *, durable: bool = True) -> None:
    """Replace `path` by the text (UTF-8, newlines as given)."""
    stage = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with stage.open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        replace(stage, path)
    except BaseException:
        stage.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(path.parent)


def replace(source: Path, target: Path) -> None:
    """`os.replace`, tried again while Windows reports the target as in use."""
    for attempt in range(_REPLACE_TRIES):
        try:
            source.replace(target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(_REPLACE_WAIT_S)


def remove(path: Path) -> None:
    """Remove a file if it is there, tried again while Windows reports it as in use.

    A folder that stands in its place goes too, as far as it can be removed.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    for attempt in range(_REPLACE_TRIES):
        try:
            path.unlink(missing_ok=True)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(_REPLACE_WAIT_S)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
