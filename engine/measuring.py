"""Looking at a model without changing it: dropout off, no gradients, as it was afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from engine.models.load import check_not_repacked


@contextmanager
def measuring(model: torch.nn.Module) -> Iterator[None]:
    """Evaluation mode without gradients; training mode afterwards if it was on before."""
    was_training = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(was_training)
        check_not_repacked(model)
