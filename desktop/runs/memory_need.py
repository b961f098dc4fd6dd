"""How much main memory loading a job's model takes, before it starts: a word of warning only.

An estimate: the engine's own libraries, and the base weights as they lie in memory. Weights that
are only read from the disk (mapped) are not counted: the system takes them back at will.
"""

from __future__ import annotations

from pathlib import Path

from desktop.runs.disk_need import weights_bytes
from engine.contract.spec import JobSpec

ENGINE_BYTES = 1200 * 1024**2
"""Resident size of an engine that has imported everything and loaded nothing: measured 1.1 GB."""
KEPT_SHARE = {"nf4": 0.3, "fp4": 0.3, "int8": 0.55, "none": 1.0}
"""Of 16-bit weights: 4 bit with its scales and the parts that stay in 16 bit, and so on."""


def memory_need_bytes(spec: JobSpec) -> int | None:
    """Bytes of main memory at the peak of loading; None where the model is not on this disk."""
    weights = weights_bytes(Path(spec.base_model))
    if not weights:
        return None
    return int(ENGINE_BYTES + KEPT_SHARE.get(spec.quantization.type, 1.0) * weights)
