"""Single rows of a model's embedding, read from its file: has a token ever been trained?

A token that was only reserved has a row of zeros, or the same row as other reserved ones (each
began alike and none was moved). Rows that were drawn by chance cannot be told from trained ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.contract.problems import Problem
from engine.models.inspect import weight_files
from engine.models.safetensors_header import BITS, Tensor, read_header

COMPARED_ROWS = 512
"""Other rows that are looked at, at most: 4 MB of a model with 4,096 numbers a token."""
ZERO = 1e-16
"""Reserved rows of published models are this small where they are not 0 (unsloth's own bound)."""
_TABLE = re.compile(r"(^|\.)(wte|embed_tokens|embed_in|word_embeddings|tok_embeddings)\.weight$")


def never_trained(folder: Path, ids: Iterable[int], others: Iterable[int]) -> set[int]:
    """Of the tokens `ids` those whose row was never trained; empty where that cannot be seen.

    Args:
        others: tokens to compare with, such as reserved ones; those that no text ever holds.
    """
    with suppress(OSError, Problem):
        found = _table(folder)
        if found is not None:
            return _untrained(*found, set(ids), list(others)[:COMPARED_ROWS])
    return set()


def _table(folder: Path) -> tuple[Path, Tensor] | None:
    for file in weight_files(folder):
        for tensor in read_header(file):
            if _TABLE.search(tensor.name) and len(tensor.shape) == 2:
                return (file, tensor) if tensor.dtype in ("F32", "F16", "BF16") else None
    return None


def _untrained(file: Path, table: Tensor, ids: set[int], others: Collection[int]) -> set[int]:
    rows, width = table.shape
    row_bytes = width * BITS[table.dtype] // 8
    alike: dict[bytes, list[int]] = defaultdict(list)
    with file.open("rb") as stream:
        for token in sorted(ids | set(others)):
            if 0 <= token < rows:
                stream.seek(table.at + token * row_bytes)
                alike[stream.read(row_bytes)].append(token)
    found = set()
    for row, tokens in alike.items():
        if len(tokens) > 1 or np.abs(_numbers(row, table.dtype)).max(initial=0.0) <= ZERO:
            found |= set(tokens) & ids
    return found


def _numbers(row: bytes, dtype: str) -> npt.NDArray[np.float32]:
    if dtype == "BF16":  # the upper half of a 32-bit number
        return (np.frombuffer(row, "<u2").astype("<u4") << 16).view("<f4")
    return np.frombuffer(row, "<f4" if dtype == "F32" else "<f2").astype(np.float32)
