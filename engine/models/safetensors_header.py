"""The header of a safetensors file: names, shapes and types of its tensors, without the tensors.

Layout (github.com/huggingface/safetensors, "Format"): 8 bytes little-endian length N, N bytes of
JSON {name: {dtype, shape, data_offsets}}, then the data. Reading it runs no code.
"""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.contract.problems import Problem

MAX_HEADER_BYTES = 100_000_000
"""The format's own limit."""
BITS = {
    "F64": 64, "F32": 32, "F16": 16, "BF16": 16, "F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8,
    "I64": 64, "I32": 32, "I16": 16, "I8": 8, "U64": 64, "U32": 32, "U16": 16, "U8": 8, "BOOL": 8,
    "F6_E2M3": 6, "F6_E3M2": 6, "F4": 4, "C64": 64,
}  # fmt: skip


@dataclass(frozen=True)
class Tensor:
    """One tensor's description."""

    name: str
    dtype: str
    """As the format writes it: F32, BF16, …"""
    shape: tuple[int, ...]
    at: int = 0
    """The byte of the file at which its numbers begin."""

    @property
    def elements(self) -> int:
        return math.prod(self.shape)

    @property
    def size_bytes(self) -> int:
        return self.elements * BITS.get(self.dtype, 0) // 8


def read_header(file: Path) -> list[Tensor]:
    """The tensors of a file, whose length is held against its header.

    Raises:
        Problem: MODEL_WEIGHTS_TRUNCATED if the file is shorter than its header says,
            MODEL_WEIGHTS_INVALID if the header cannot be right.
    """
    actual = file.stat().st_size
    with file.open("rb") as stream:
        prefix = stream.read(8)
        length = struct.unpack("<Q", prefix)[0] if len(prefix) == 8 else 0
        if len(prefix) < 8 or (2 <= length <= MAX_HEADER_BYTES and 8 + length > actual):
            raise _truncated(file, 8 + length, actual)
        if not 2 <= length <= MAX_HEADER_BYTES:
            raise _invalid(file, f"header of {length} bytes")
        raw = stream.read(length)
    tensors, data_bytes = _parse(file, raw)
    expected = 8 + length + data_bytes
    if actual < expected:
        raise _truncated(file, expected, actual)
    if actual > expected:
        raise _invalid(file, f"{actual - expected} bytes too many")
    return tensors


def _parse(file: Path, raw: bytes) -> tuple[list[Tensor], int]:
    """The tensors and the bytes of data behind the header."""
    try:
        header = json.loads(raw.decode("utf-8"))
        entries = [(name, entry) for name, entry in header.items() if name != "__metadata__"]
        tensors = [_tensor(name, entry, 8 + len(raw)) for name, entry in entries]
        end = max((int(entry["data_offsets"][1]) for _, entry in entries), default=0)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _invalid(file, f"{type(error).__name__}: {error}") from error
    if end != sum(tensor.size_bytes for tensor in tensors):
        raise _invalid(file, "shapes and lengths differ")
    return tensors, end


def _tensor(name: str, entry: dict[str, Any], data_at: int) -> Tensor:
    shape = tuple(int(side) for side in entry["shape"])
    if entry["dtype"] not in BITS or any(side < 0 for side in shape):
        raise ValueError(name)
    return Tensor(name, entry["dtype"], shape, data_at + int(entry["data_offsets"][0]))


def _truncated(file: Path, expected: int, actual: int) -> Problem:
    facts = {"expected_bytes": expected, "actual_bytes": actual}
    return Problem("MODEL_WEIGHTS_TRUNCATED", path=str(file.parent), file=file.name, **facts)


def _invalid(file: Path, error: str) -> Problem:
    return Problem("MODEL_WEIGHTS_INVALID", path=str(file.parent), file=file.name, error=error)
