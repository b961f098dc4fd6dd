"""The commit protocol for folders: staged, listed with hashes, synced, renamed.

A folder under its final name is whole. Write into `.stage-<uuid>` beside it, then `manifest.json`
(name, size, SHA-256), then fsync files and folders, then rename, then fsync the parent. A folder
that is replaced steps aside as `.old-<uuid>-<name>` first; whoever finds one whose place is empty
puts it back (`collect_stages`), so that no moment is without a whole folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.contract.atomic import remove, replace, sync_folder, write_json_atomic

MANIFEST = "manifest.json"
FORMAT_VERSION = 1
_CHUNK_BYTES = 1 << 20


def commit_folder(
    target: Path, fill: Callable[[Path], None], about: Mapping[str, Any] | None = None
) -> None:
    """Make `target` by `fill(stage)`; afterwards it is whole, or as it was before.

    Args:
        target: final name; an existing folder is replaced only once the new one is whole.
        fill: writes the files into the empty stage folder it is given.
        about: more facts for the manifest, such as the step.

    Raises:
        OSError: if the disk refuses; nothing under the final name has changed then.
    """
    stage = target.parent / f".stage-{uuid.uuid4().hex[:12]}"
    _make_parent(target.parent)
    try:
        stage.mkdir()
        fill(stage)
        write_json_atomic(stage / MANIFEST, _manifest(stage, about or {}))
        for file in _files(stage):
            _sync_file(file)
        for folder in [*(path for path in stage.rglob("*") if path.is_dir()), stage]:
            sync_folder(folder)
        _publish(stage, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def damage(folder: Path, *, part: str = "", step: int | None = None) -> str | None:
    """The first file that is missing or differs from the manifest, or None if all is well.

    Args:
        part: look only at files whose names begin so, such as `adapter/`.
        step: what the manifest must say if it names a step: a folder copied or renamed by hand is
            whole, but it is not the step that its name says.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        listed = {name: e for name, e in manifest["files"].items() if name.startswith(part)}
        if not listed or (step is not None and manifest.get("step", step) != step):
            return MANIFEST
        for name, (size, digest) in listed.items():
            file = folder / name
            if file.stat().st_size != size or sha256_file(file) != digest:
                return str(name)
    except FileNotFoundError as error:
        return Path(error.filename).name
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return MANIFEST
    return None


def collect_stages(folder: Path) -> None:
    """Remove what an interrupted commit left behind; a folder it had moved aside goes back."""
    for old in folder.glob(".old-*"):
        _, _, name = old.name.removeprefix(".old-").partition("-")
        if name and old.is_dir() and not os.path.lexists(folder / name):
            replace(old, folder / name)
            sync_folder(folder)
    for rubbish in [*folder.glob(".stage-*"), *folder.glob(".old-*")]:
        _clear(rubbish)


def discard(folder: Path) -> None:
    """Remove a committed folder; half of it never stands under the final name."""
    rubbish = folder.parent / f".stage-{uuid.uuid4().hex[:12]}"
    with suppress(OSError):
        replace(folder, rubbish)
        shutil.rmtree(rubbish, ignore_errors=True)


def sha256_file(file: Path) -> str:
    """Hex digest of a file's bytes."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _manifest(stage: Path, about: Mapping[str, Any]) -> dict[str, Any]:
    files = {
        file.relative_to(stage).as_posix(): [file.stat().st_size, sha256_file(file)]
        for file in _files(stage)
    }
    return {"format": FORMAT_VERSION, **about, "files": files}


def _files(stage: Path) -> list[Path]:
    return sorted(path for path in stage.rglob("*") if path.is_file())


def _sync_file(file: Path) -> None:
    # Windows needs write access to flush a file.
    handle = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _publish(stage: Path, target: Path) -> None:
    """Rename into place; a folder that stood there steps aside first and is then removed."""
    old = target.parent / f".old-{uuid.uuid4().hex[:12]}-{target.name}"
    if os.path.lexists(target):  # a link to nowhere is in the way too
        replace(target, old)
    try:
        replace(stage, target)
    except OSError:
        if os.path.lexists(old):
            replace(old, target)
        raise
    sync_folder(target.parent)
    _clear(old)


def _clear(path: Path) -> None:
    """Remove a folder, or a file or a link that stood in the place of one."""
    with suppress(OSError):
        remove(path)


def _make_parent(folder: Path) -> None:
    """A folder that a power cut takes away would take all commits in it along."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
