"""A safetensors file written and read tensor by tensor, hashed on the way.

The library writes a file from tensors that are all in memory as bytes a second time; a model of 35
GB would need 70. Writing needs one tensor more than the model, reading none.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch

_WAITING = 4
"""Tensors read and not yet hashed; more would fill the memory where hashing is slower."""
TYPES = {
    torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.uint8: "U8",
    torch.int8: "I8", torch.int32: "I32", torch.int64: "I64", torch.bool: "BOOL",
}  # fmt: skip
"""The format's names of types."""


class FileDamaged(Exception):
    """The file is not what was written."""


def type_named(name: str) -> torch.dtype:
    """The torch type that the format calls so.

    Raises:
        KeyError: for a name that is never written here.
    """
    return {word: dtype for dtype, word in TYPES.items()}[name]


def write_tensors(file: Path, tensors: Sequence[tuple[str, torch.Tensor]]) -> str:
    """Write a safetensors file; returns the SHA-256 of the tensors' bytes in their order.

    Raises:
        OSError: if the disk refuses.
    """
    digest = hashlib.sha256()
    with file.open("wb") as stream:
        stream.write(_header(tensors))
        for _, tensor in tensors:
            data = _bytes(tensor)
            digest.update(data)
            stream.write(data)
    return digest.hexdigest()


def read_tensors(file: Path, sha256: str, device: torch.device) -> dict[str, torch.Tensor]:
    """Every tensor on its device; a second thread hashes one while the next is being read.

    Raises:
        FileDamaged: if a byte of them differs from what was written.
    """
    from safetensors import SafetensorError, safe_open

    digest, waiting, found = hashlib.sha256(), deque[Future[None]](), {}
    try:
        with (
            safe_open(file, framework="pt", backend="pread") as stream,
            ThreadPoolExecutor(1) as hashing,
        ):
            for name in stream.offset_keys():
                tensor = stream.get_tensor(name)
                waiting.append(hashing.submit(digest.update, _bytes(tensor)))
                found[name] = tensor.to(device)
                if len(waiting) > _WAITING:
                    waiting.popleft().result()
    except (OSError, SafetensorError, ValueError) as error:
        raise FileDamaged(file.name) from error
    if digest.hexdigest() != sha256:
        raise FileDamaged(file.name)
    return found


def _header(tensors: Sequence[tuple[str, torch.Tensor]]) -> bytes:
    """Eight bytes of length and JSON, filled up so that the data begins at a multiple of eight."""
    described, end = {}, 0
    for name, tensor in tensors:
        begin, end = end, end + tensor.numel() * tensor.element_size()
        kind = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape)}
        described[name] = {**kind, "data_offsets": [begin, end]}
    raw = json.dumps(described).encode()
    raw += b" " * (-len(raw) % 8)
    return len(raw).to_bytes(8, "little") + raw


def _bytes(tensor: torch.Tensor) -> Any:
    return tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy()
