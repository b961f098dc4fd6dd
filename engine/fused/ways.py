"""Which of the fast ways are exact for a model: each is tried on a few tokens before it is used.

Families differ in ways that no name tells (scaled predictions, attention sinks, state spaces). So
two made-up rows go through the model as its library computes it, then through the fast ways; what
differs is not used, and the run says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch.nn.functional import cross_entropy, gelu

from engine.fused import lora, mlp, norm
from engine.fused.attention import Rows, attending
from engine.fused.loss import ChunkedCrossEntropy
from engine.measuring import measuring

TRIED_LENGTHS = (5, 9)
TOLERANCE = {torch.float32: 2e-3, torch.bfloat16: 0.08, torch.float16: 0.02}
"""Largest difference of a prediction, in standard deviations of all predictions."""


@dataclass(frozen=True)
class Ways:
    """How rows go through a model."""

    packed: bool = False
    """Rows lie end to end and see themselves alone."""
    chunked: bool = False
    """The loss is made from hidden states, without all predictions at once."""
    layers: int = 0
    """Layers that compute in one operation what their library does in several."""


PLAIN = Ways()
"""As the libraries compute it: rows padded, all predictions at once."""


def choose_ways(model: Any, *, packing: bool = True) -> Ways:
    """Install what is exact for this model.

    Args:
        packing: whether rows may lie end to end.
    """
    device, dtype = _device(model), _dtype(model)
    rows = _made_up(model, device)
    with torch.no_grad(), measuring(model):
        plain = torch.cat([model(input_ids=row[None]).logits[0] for row in rows]).float()
        undo = list(_install(model))
        fused = torch.cat([model(input_ids=row[None]).logits[0] for row in rows]).float()
        if _differs(plain, fused, dtype):
            for module in undo:
                del module.forward
            undo = []
        packed = packing and not _differs(plain, _packed_scores(model, rows), dtype)
        chunked = packed and not _adapts_head(model)
        chunked = chunked and _chunked_is_exact(model, rows, plain, dtype)
    return Ways(packed, chunked, len(undo))


def row_context(model: Any, rows: Rows | None) -> AbstractContextManager[None]:
    """Attention kept to these rows, forward and backward; nothing for padded batches."""
    return nullcontext() if rows is None else attending(base_model(model), rows)


def supervised_losses(
    model: Any, ids: torch.Tensor, places: torch.Tensor, targets: torch.Tensor, ways: Ways
) -> torch.Tensor:
    """Nats of each supervised token, 32-bit, shape (supervised,); inside `row_context`.

    Args:
        ids: (2, tokens) token ids and positions within their row.
        places: (supervised,) where the predicting tokens lie.
        targets: (supervised,) the tokens that follow them.
    """
    inputs = {"input_ids": ids[:1], "position_ids": ids[1:], "use_cache": False}
    if not ways.chunked:
        logits = model(**inputs, logits_to_keep=places).logits[0]
        return cross_entropy(logits.float(), targets, reduction="none")
    core = base_model(model)
    hidden = getattr(core, core.base_model_prefix)(**inputs).last_hidden_state[0]
    head = core.get_output_embeddings().weight
    losses = ChunkedCrossEntropy.apply(hidden[places], head, targets, _softcap(core))
    return losses  # type: ignore[no-any-return]


def base_model(model: Any) -> Any:
    """The causal language model inside peft's wrapper."""
    return model.get_base_model() if hasattr(model, "get_base_model") else model


# -- trying -----------------------------------------------------------------------------------


def _made_up(model: Any, device: torch.device) -> list[torch.Tensor]:
    draw = torch.Generator().manual_seed(0)
    size = int(base_model(model).config.get_text_config().vocab_size)
    return [torch.randint(0, size, (n,), generator=draw).to(device) for n in TRIED_LENGTHS]


def _packed_scores(model: Any, rows: Sequence[torch.Tensor]) -> torch.Tensor | None:
    """Predictions of all rows laid end to end; None where the model cannot take them so."""
    device = rows[0].device
    places = torch.cat([torch.arange(len(row), device=device) for row in rows])
    try:
        with row_context(model, Rows.of([len(row) for row in rows], device)):
            ids, at = torch.cat(list(rows))[None], places[None]
            return model(input_ids=ids, position_ids=at, use_cache=False).logits[0].float()  # type: ignore[no-any-return]
    except (RuntimeError, TypeError, ValueError, KeyError, AttributeError):
        return None


def _adapts_head(model: Any) -> bool:
    """Whether the output layer has an adapter. It changes nothing at first, so trying it shows no
    difference; but the loss in chunks reads the table alone, and the adapter would never learn."""
    return hasattr(base_model(model).get_output_embeddings(), "lora_A")


def _chunked_is_exact(
    model: Any, rows: Sequence[torch.Tensor], plain: torch.Tensor, dtype: torch.dtype
) -> bool:
    device = rows[0].device
    ids = torch.stack(
        [torch.cat(list(rows)), torch.cat([torch.arange(len(r), device=device) for r in rows])]
    )
    places = torch.arange(len(plain) - 1, device=device)
    targets = ids[0, 1:]
    try:
        with row_context(model, Rows.of([len(row) for row in rows], device)):
            found = supervised_losses(model, ids, places, targets, Ways(True, True))
    except (RuntimeError, TypeError, ValueError, KeyError, AttributeError):
        return False
    truth = cross_entropy(plain[:-1], targets, reduction="none")
    return bool(((found - truth).abs() <= TOLERANCE[dtype] * plain.std().clamp(min=1.0)).all())


def _differs(plain: torch.Tensor, other: torch.Tensor | None, dtype: torch.dtype) -> bool:
    if other is None or other.shape != plain.shape:
        return True
    return not bool((plain - other).abs().max() <= TOLERANCE[dtype] * plain.std())


# -- installing -------------------------------------------------------------------------------


def _install(model: Any) -> Iterator[Any]:
    """Give layers their fused `forward` where it computes the same; yields those layers."""
    known: dict[tuple[type, int], bool | None] = {}
    for module in list(model.modules()):
        made = _fused(module, known)
        if made is not None:
            module.forward = made
            yield module


def _fused(module: Any, known: dict[tuple[type, int], bool | None]) -> Any:
    if hasattr(module, "lora_A") and hasattr(module, "get_base_layer"):
        return lora.fused_forward(module)
    if type(module).__name__ == "NewGELUActivation":  # seven operations in transformers
        return partial(gelu, approximate="tanh")
    if type(module).__name__.endswith("RMSNorm") and _frozen_scale(module):
        kind = (type(module), len(module.weight))
        if kind not in known:
            known[kind] = _adds_one(module)
        plus_one = known[kind]
        return None if plus_one is None else norm.fused_forward(module, plus_one)
    return mlp.fused_forward(module)


def _frozen_scale(module: Any) -> bool:
    weight = getattr(module, "weight", None)
    return weight is not None and weight.ndim == 1 and not weight.requires_grad


def _adds_one(module: Any) -> bool | None:
    """Whether this layer keeps its scale less one, found by trying; None if it is another norm."""
    weight = module.weight
    drawn = torch.randn((3, len(weight)), generator=torch.Generator().manual_seed(1))
    x = (2 * drawn).to(weight.device, weight.dtype)
    truth = module(x)
    for plus_one in (False, True):
        made = norm.fused_forward(module, plus_one)(x)
        if made.dtype == truth.dtype and torch.allclose(made, truth, rtol=1e-2, atol=1e-3):
            return plus_one
    return None


# -- facts about a model ----------------------------------------------------------------------


def _softcap(core: Any) -> float | None:
    return getattr(core.config.get_text_config(), "final_logit_softcapping", None)


def _device(model: Any) -> torch.device:
    return next(model.parameters()).device


def _dtype(model: Any) -> torch.dtype:
    return base_model(model).get_output_embeddings().weight.dtype  # type: ignore[no-any-return]
