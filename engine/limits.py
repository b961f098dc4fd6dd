"""How a step is fitted into memory: what may change while a run goes on without changing what it
learns. The ladder (`engine/recover.py`) walks down these; the rows of an update stay the same."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from engine.contract.spec import TrainingSpec

Optim = Literal["adamw_torch", "adamw_8bit", "paged_adamw_8bit"]


@dataclass(frozen=True)
class Limits:
    """One way to take the same optimizer step."""

    per_device_train_batch_size: int
    """Rows at once; with packing their tokens are laid end to end, so this bounds the tokens."""
    gradient_accumulation_steps: int
    """Times this they are the rows of one update."""
    checkpoint_every: int = 0
    """0: nothing is recomputed; 1: every layer; k: every k-th layer."""
    offload: bool = False
    """What recomputed layers wait with lies in the computer's memory."""
    optim: Optim = "adamw_torch"
    max_length: int | None = None
    """Rows are cut here; None leaves them as they were prepared. Only with the person's consent."""

    @classmethod
    def of(cls, spec: TrainingSpec) -> Limits:
        """What the job asks for; `auto` starts with 32-bit moments."""
        return cls(
            spec.per_device_train_batch_size,
            spec.gradient_accumulation_steps,
            spec.gradient_checkpointing_every if spec.gradient_checkpointing else 0,
            spec.gradient_checkpointing and spec.gradient_checkpointing_offload,
            "adamw_torch" if spec.optim == "auto" else spec.optim,
        )

    @property
    def rows_per_step(self) -> int:
        """Rows of one update."""
        return self.per_device_train_batch_size * self.gradient_accumulation_steps

    def to_json(self) -> dict[str, Any]:
        """All fields by name, for events and checkpoints."""
        return asdict(self)
