"""How much disk a run needs for its checkpoints and its result, before it starts.

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


def disk_need_bytes(spec: JobSpec) -> int:
    """Bytes that a run of this job may write below its run folder."""
    weights = weights_bytes(Path(spec.base_model))
    rank = getattr(spec.method, "r", 16) / 16
    return int(max(FLOOR_BYTES, KEPT_COPIES * STATE_PER_WEIGHT_BYTE * rank * weights))


def weights_bytes(model: Path) -> int:
    """Size of a local folder's weights; 0 for a hub id: its download checks for itself."""
    try:
        return sum(file.stat().st_size for file in model.glob("*.safetensors"))
    except OSError:
        return 0
