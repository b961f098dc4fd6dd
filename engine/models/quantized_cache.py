"""Quantised copies of base models, so that the second load of a model reads a quarter and computes
nothing (50 M parameters: a tenth of the processor time).

A copy stands under `<home>/cache/quantized/<key>/copy`; its key is made of all that its bits depend
on. It appears whole or not at all (`engine.contract.commit`), every byte of it is hashed while it
is read, and one that differs is removed, told about and made anew. Copies are only ever a saving of
time: whatever is in the way of keeping one, training goes on without.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from filelock import FileLock, Timeout

from engine.contract.commit import collect_stages, commit_folder
from engine.contract.events import utc_now
from engine.models.packed_copy import (
    ABOUT,
    can_be_copied,
    copy_bytes,
    fill_from_copy,
    read_about,
    write_copy,
)
from engine.models.tensor_file import FileDamaged
from engine.models.weights_hash import weights_sha256

FORMAT = 1
MOST_BYTES = 40 * 10**9
"""All copies together: one of a 65B model (35 GB), or seven of 8B ones."""
MOST_OF_DISK = 0.2
"""…and of a small disk a fifth: the rest is for models, checkpoints and other people's things."""
LEFT_FREE_BYTES = 5 * 10**9
"""Free space that keeping a copy must leave: a run's checkpoints come first."""

Tell = Callable[..., None]
"""(code, **facts): takes warnings."""


@dataclass(frozen=True)
class Wanted:
    """What a copy's bits depend on besides the weights."""

    folder: Path
    """The base model's."""
    settings: dict[str, Any]
    """Quantisation as the job has it."""
    dtype: str
    device: str
    """Kind of the device that quantised: kernels may round differently."""


class QuantizedCache:
    """The copies of one home."""

    def __init__(self, home: Path, tell: Tell | None = None) -> None:
        self._root = home / "cache" / "quantized"
        self._tell = tell

    def key(self, wanted: Wanted) -> str:
        """Name of the copy: a digest of the weights, the settings and the libraries."""
        files = [
            *wanted.folder.glob("*.safetensors"),
            *wanted.folder.glob("*.safetensors.index.json"),
        ]
        about = {
            "format": FORMAT,
            "weights": weights_sha256(
                [*files, wanted.folder / "config.json"], self._root / "known_weights.json"
            ),
            "settings": wanted.settings,
            "dtype": wanted.dtype,
            "device": wanted.device,
            "libraries": {
                name: version(name) for name in ("torch", "transformers", "bitsandbytes")
            },
        }
        return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()[:32]

    def fill(self, key: str, skeleton: Callable[[], Any], device: torch.device) -> Any:
        """The model `skeleton()` with the tensors of a copy; None if there is no whole one."""
        copy = self._copy(key)
        if not copy.is_dir():
            return None
        with suppress(OSError):
            os.utime(copy / ABOUT)  # used last
        try:
            with self._in_use(key):
                model = skeleton()
                fill_from_copy(model, copy, device)
        except FileDamaged as damage:
            if self._tell is not None:
                self._tell("QUANTIZED_COPY_DAMAGED", path=str(copy), file=str(damage))
            shutil.rmtree(copy, ignore_errors=True)
            return None
        return model

    def frozen_sha256(self, key: str) -> str | None:
        """`frozen_digest` of the model that the copy was made of."""
        try:
            return str(read_about(self._copy(key))["frozen_sha256"])
        except (FileDamaged, KeyError):
            return None

    def keep(self, key: str, model: torch.nn.Module, wanted: Wanted, frozen_sha256: str) -> bool:
        """Write a copy if there is room for it; whether one stands now."""
        size = copy_bytes(model)
        if not can_be_copied(model) or not self._make_room(key, size):
            return False
        about = {
            "format": FORMAT,
            "base_model": str(wanted.folder),
            "quantization": wanted.settings,
            "dtype": wanted.dtype,
            "device": wanted.device,
            "written_t": utc_now(),
            "frozen_sha256": frozen_sha256,
        }
        with suppress(OSError), self._only_one(key):
            collect_stages(self._copy(key).parent)
            commit_folder(self._copy(key), lambda stage: write_copy(model, stage, about))
        return self._copy(key).is_dir()

    def _copy(self, key: str) -> Path:
        return self._root / key / "copy"

    @contextmanager
    def _only_one(self, key: str) -> Iterator[None]:
        """Hold a copy's lock. Raises OSError if another engine is writing it."""
        (self._root / key).mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._root / f"{key}.lock")
        try:
            lock.acquire(blocking=False)
        except Timeout as busy:
            raise BlockingIOError(str(busy)) from busy
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _in_use(self, key: str) -> Iterator[None]:
        """Nobody removes the copy meanwhile; where two engines read it, one of them holds it."""
        with ExitStack() as held:
            with suppress(OSError):
                held.enter_context(self._only_one(key))
            yield

    def _make_room(self, key: str, size: int) -> bool:
        """Remove the copies used longest ago until there is room; False if there cannot be."""
        self._root.mkdir(parents=True, exist_ok=True)
        disk = shutil.disk_usage(self._root)
        limit = min(MOST_BYTES, int(MOST_OF_DISK * disk.total))
        others = [(used, name, taken) for used, name, taken in self._others(key)]
        held, free = sum(taken for _, _, taken in others), disk.free
        if size > limit or free + held - size < LEFT_FREE_BYTES:
            return False
        for _, name, taken in sorted(others):
            if held + size <= limit and free - size >= LEFT_FREE_BYTES:
                break
            if self._remove(name):
                held, free = held - taken, free + taken
        return held + size <= limit and free - size >= LEFT_FREE_BYTES

    def _others(self, key: str) -> Iterator[tuple[float, str, int]]:
        """(used last, key, bytes) of the other copies."""
        for folder in self._root.iterdir():
            if not folder.is_dir() or folder.name == key:
                continue
            files = [file for file in folder.rglob("*") if file.is_file()]
            with suppress(OSError):
                used = max((f.stat().st_mtime for f in files if f.name == ABOUT), default=0.0)
                yield used, folder.name, sum(file.stat().st_size for file in files)

    def _remove(self, key: str) -> bool:
        try:
            with self._only_one(key):
                shutil.rmtree(self._root / key)
        except OSError:  # somebody else's at this moment
            return False
        with suppress(OSError):
            (self._root / f"{key}.lock").unlink()
        return True
