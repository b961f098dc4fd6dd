"""How much main memory a job takes, before it starts: a word of warning only.

On a processor the memory plan counts the whole training. Before a card's memory matters the model
is read through main memory: the engine's own libraries, and the base weights as they lie there.
Weights that are only mapped from the disk are not counted: the system takes them back at will.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from desktop.runs.disk_need import weights_bytes
from engine.contract import processor
from engine.contract.memory import ModelShape, Setup, plan
from engine.contract.spec import JobSpec

ENGINE_BYTES = 1200 * 1024**2
"""Resident size of an engine that has imported everything and loaded nothing: measured 1.1 GB."""
KEPT_SHARE = {"nf4": 0.3, "fp4": 0.3, "int8": 0.55, "none": 1.0}
"""Of 16-bit weights: 4 bit with its scales and the parts that stay in 16 bit, and so on."""


def memory_need_bytes(spec: JobSpec) -> int | None:
    """Bytes of main memory at the fullest moment; None where the model is not on this disk."""
    folder = Path(spec.base_model)
    weights = weights_bytes(folder)
    if not weights:
        return None
    loading = int(ENGINE_BYTES + KEPT_SHARE.get(spec.quantization.type, 1.0) * weights)
    if spec.training.device != "cpu":
        return loading
    shape = _shape(folder)
    return loading if shape is None else plan(shape, _setup(spec)).total_bytes


def _setup(spec: JobSpec) -> Setup:
    values: dict[str, Any] = {
        f"{part}.{name}": value
        for part in ("method", "quantization", "training")
        for name, value in getattr(spec, part).model_dump().items()
    }
    return Setup.from_values(
        values,
        device="cpu",
        row_tokens=spec.training.max_length,
        has_bf16=processor.has_bf16(),
    )


def _shape(folder: Path) -> ModelShape | None:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return None
    return ModelShape.from_config(config) if isinstance(config, dict) else None
