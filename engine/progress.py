"""The numbers of the training loop that a checkpoint carries."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from engine.limits import Optim


@dataclass
class Progress:
    """Where a run stands between two optimizer steps."""

    step: int = 0
    """Optimizer steps done."""
    tokens: int = 0
    """Tokens read so far, padding not counted."""
    train_s: float = 0.0
    """Seconds spent in optimizer steps, over all parts of the run."""
    before_loss: float | None = None
    """Held-out loss before the first step, nats per supervised token."""
    last_loss: float | None = None
    """Newest held-out loss."""
    best_loss: float | None = None
    """Lowest held-out loss measured so far."""
    best_step: int | None = None
    """The step it was measured at."""
    asked: dict[str, Any] = field(default_factory=dict)
    """The settings that its steps depend on (`engine/lasting.py`)."""
    base_digest: str = ""
    """SHA-256 of the frozen weights when the run began."""
    measured_step: int | None = None
    """The step that was measured last; a stop may fall between a step and its measurement."""
    scaler: dict[str, float] = field(default_factory=dict)
    """State of the loss scaler (fp16)."""
    optim: Optim | None = None
    """How moments were kept when the run began, where the job leaves it open; None in checkpoints
    of earlier versions."""
    limits: dict[str, Any] = field(default_factory=dict)
    """The rung of the memory ladder that was reached (`Limits.to_json`); empty: the job's own."""
    eval_divisor: int = 1
    """Rows are measured in batches this many times smaller than the job says."""
    left_out: list[int] = field(default_factory=list)
    """Numbers of the training rows that are left out, because they are not finite by themselves."""
    unmeasured: list[int] = field(default_factory=list)
    """The same of the held-out rows."""
    rate_factor: float = 1.0
    """What the job's learning rate is multiplied with."""
    lowered: int = 0
    """Times the rate was lowered after a divergence."""
    watch: dict[str, Any] = field(default_factory=dict)
    """What the watching rules remember (`engine/watch.py`)."""
    patience: dict[str, Any] = field(default_factory=dict)
    """What early stopping remembers (`engine/early_stop.py`)."""

    def measured(self, loss: float) -> bool:
        """Take in a held-out loss at the present step; says whether it is the best so far."""
        if self.before_loss is None:
            self.before_loss = loss
        self.last_loss, self.measured_step = loss, self.step
        better = self.best_loss is None or loss < self.best_loss
        if better:
            self.best_loss, self.best_step = loss, self.step
        return better

    def to_json(self) -> dict[str, Any]:
        """All fields by name."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Progress:
        """The inverse of `to_json`; unknown fields of newer versions are left out."""
        known = {item.name for item in fields(cls)}
        return cls(**{key: value for key, value in document.items() if key in known})
