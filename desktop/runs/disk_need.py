"""How much disk a run needs for its rows, its checkpoints and its result, before it starts.

An estimate on purpose above the truth: an engine that finds the disk full waits, but a job that
cannot possibly be saved should not begin.
"""

from __future__ import annotations

from pathlib import Path

from engine.contract.spec import JobSpec

FLOOR_BYTES = 200 * 1000**2
"""Log, samples, history and four checkpoints of a small adapter."""
KEPT_COPIES = 5
"""Last three checkpoints, the best one, and the one being written beside them."""
STATE_PER_WEIGHT_BYTE = 0.03
"""One checkpoint against the 16-bit weights at r = 16, all linear layers: a 7B model has 14 GB of
weights and 40 M adapter parameters, kept three times in 32 bit (adapter, two moments): 0.48 GB."""

MOST_ROWS_BYTES = 256 << 20
"""A run keeps its rows as tokens up to here (`engine/data/snapshot.py`)."""
PACKED_TIMES = {".gz": 8, ".parquet": 4}
"""How much more text than file there may be. A token is four bytes, and four or so of text."""


def disk_need_bytes(spec: JobSpec) -> int:
    """Bytes that a run of this job may write below its run folder."""
    weights = weights_bytes(Path(spec.base_model))
    rank = getattr(spec.method, "r", 16) / 16
    states = max(FLOOR_BYTES, KEPT_COPIES * STATE_PER_WEIGHT_BYTE * rank * weights)
    return int(states + min(MOST_ROWS_BYTES, text_bytes(Path(spec.dataset.path))))


def text_bytes(data: Path) -> int:
    """Size of a data file, or of those in a folder, once unpacked; 0 for a hub id."""
    try:
        files = [data] if data.is_file() else [file for file in data.rglob("*") if file.is_file()]
        return sum(f.stat().st_size * PACKED_TIMES.get(f.suffix.lower(), 1) for f in files)
    except OSError:
        return 0


def weights_bytes(model: Path) -> int:
    """Size of a local folder's weights; 0 for a hub id: its download checks for itself."""
    try:
        return sum(file.stat().st_size for file in model.glob("*.safetensors"))
    except OSError:
        return 0
