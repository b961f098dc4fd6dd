"""How much of the forward pass backward computes again: nothing, every k-th layer, all of it."""

from __future__ import annotations

from typing import Any


def set_checkpointing(model: Any, every: int, *, offload: bool = False) -> None:
    """Recompute every `every`-th layer from now on; 0 recomputes none. Between two steps.

    Args:
        model: with or without its adapter.
        offload: what recomputed layers begin with waits in the computer's memory (cards only).
    """
    core = model.get_base_model() if hasattr(model, "get_base_model") else model
    if every < 1:
        core.activation_checkpointing_disable()
        return
    core.activation_checkpointing_enable(
        {"use_reentrant": False}, every_n_layers=every, offload=offload and _on_card(core)
    )
    # For re-entrant checkpointing alone; it would cost the first layer a gradient nobody reads.
    core.disable_input_require_grads()


def _on_card(core: Any) -> bool:
    return bool(next(core.parameters()).is_cuda)
