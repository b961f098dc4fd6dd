"""The memory plan: what training a model in a way holds, before anything is downloaded. Pure."""

from engine.contract.memory.calibration import Calibration
from engine.contract.memory.explain import Term, explain
from engine.contract.memory.plan import (
    CODES,
    FITS_SHARE,
    OFF_SHARE,
    TIGHT_SHARE,
    Badge,
    Code,
    MemoryPlan,
    Part,
    badge,
    plan,
    ways,
)
from engine.contract.memory.setup import Setup
from engine.contract.memory.shape import Matrix, ModelShape
from engine.contract.memory.solve import largest_batch, largest_length
from engine.contract.memory.states import trainable_parameters

__all__ = [
    "CODES",
    "FITS_SHARE",
    "OFF_SHARE",
    "TIGHT_SHARE",
    "Badge",
    "Calibration",
    "Code",
    "Matrix",
    "MemoryPlan",
    "ModelShape",
    "Part",
    "Setup",
    "Term",
    "badge",
    "explain",
    "largest_batch",
    "largest_length",
    "plan",
    "trainable_parameters",
    "ways",
]
