"""Small files that are either the old ones or the new ones, whatever happens in between."""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from pathlib import Path

REPLACE_TRIES = 10  # on Windows a scanner or an editor may hold the old file for a moment
REPLACE_PAUSE_S = 0.1


def write_json(path: Path, value: object) -> None:
    """Replace `path` in one step: written beside, flushed to disk, renamed."""
    write_text(path, json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def write_text(path: Path, text: str) -> None:
    """Replace `path` in one step with UTF-8 text."""
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        rename(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def move(source: Path, target: Path) -> Path:
    """Rename to the final name, so that a power cut does not undo it; returns `target`."""
    rename(source, target)
    sync_folder(target.parent)
    return target


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut (Windows does this by itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:  # some network folders cannot; the rename itself has happened
        return
    finally:
        os.close(descriptor)


def rename(source: Path, target: Path) -> None:
    """Rename a file or folder; patient where somebody holds it open (Windows)."""
    for attempt in range(1, REPLACE_TRIES + 1):
        try:
            source.replace(target)
        except PermissionError:
            if attempt == REPLACE_TRIES:
                raise
            time.sleep(REPLACE_PAUSE_S)
        else:
            return
