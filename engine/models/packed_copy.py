"""A quantised model as one safetensors file and one of JSON, and back, bit by bit.

What transformers would have to do again is not done again: no names are matched, nothing is
quantised, initialised or tied. The file holds every parameter and buffer of the loaded model; the
JSON says which of them make up a packed weight and which names stand for the same tensor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch

from engine.contract.commit import damage
from engine.models.tensor_file import TYPES, FileDamaged, read_tensors, type_named, write_tensors

WEIGHTS, ABOUT = "model.safetensors", "about.json"


def can_be_copied(model: torch.nn.Module) -> bool:
    """Whether parameters and buffers are all that a model consists of, in types that are known."""
    values = (value for module in model.modules() for value in vars(module).values())
    plain = any(isinstance(value, torch.Tensor) for value in values)
    return not plain and all(tensor.dtype in TYPES for _, tensor in _tensors(model))


def copy_bytes(model: torch.nn.Module) -> int:
    """Bytes that a copy takes on the disk, its header left out."""
    return sum(tensor.numel() * tensor.element_size() for _, tensor in _tensors(model))


def write_copy(model: torch.nn.Module, folder: Path, about: Mapping[str, Any]) -> None:
    """Write a model's tensors and what they are into a folder.

    Raises:
        OSError: if the disk refuses.
    """
    digest = write_tensors(folder / WEIGHTS, list(_tensors(model)))
    document = {**about, "sha256": digest, "tied": _tied(model), "packed": _packed(model)}
    (folder / ABOUT).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def read_about(folder: Path) -> dict[str, Any]:
    """The JSON of a copy.

    Raises:
        FileDamaged: if it cannot be read, or is not what was written: the digest of the model that
            it holds is believed by every run.
    """
    if damage(folder, part=ABOUT) is not None:
        raise FileDamaged(ABOUT)
    try:
        document = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileDamaged(ABOUT) from error
    if not isinstance(document, dict):
        raise FileDamaged(ABOUT)
    return document


def fill_from_copy(model: torch.nn.Module, folder: Path, device: torch.device) -> None:
    """Give a model on `meta`, whose layers are packed ones already, the tensors of a copy.

    Raises:
        FileDamaged: if a byte of it differs from what was written, or it is another model's.
    """
    about = read_about(folder)
    found = read_tensors(folder / WEIGHTS, str(about.get("sha256")), device)
    try:
        for name, parts in about["packed"].items():
            _put(model, name, _packed_weight(found, name, parts))
        for name in list(found):
            _put(model, name, found.pop(name))
        for name, first in about["tied"].items():
            _put(model, name, model.get_parameter(first))
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise FileDamaged(WEIGHTS) from error
    if any(tensor.is_meta for tensor in (*model.parameters(), *model.buffers())):
        raise FileDamaged(WEIGHTS)


def _tensors(model: torch.nn.Module) -> Iterator[tuple[str, torch.Tensor]]:
    """Every tensor of a model once, by name; parts of packed weights by the weight's name."""
    for name, weight in model.named_parameters():
        yield name, weight.data
        state = getattr(weight, "quant_state", None)
        if state is not None:
            yield f"{name}.absmax", state.absmax
            yield f"{name}.code", state.code
            if state.nested:
                yield f"{name}.offset", state.offset
                yield f"{name}.nested_absmax", state.state2.absmax
                yield f"{name}.nested_code", state.state2.code
        elif getattr(weight, "SCB", None) is not None:
            yield f"{name}.SCB", weight.SCB
    yield from model.named_buffers(remove_duplicate=False)


def _tied(model: torch.nn.Module) -> dict[str, str]:
    """Name -> the first name of the same parameter."""
    first: dict[int, str] = {}
    every = model.named_parameters(remove_duplicate=False)
    names = [(name, first.setdefault(id(weight), name)) for name, weight in every]
    return {name: other for name, other in names if name != other}


def _packed(model: torch.nn.Module) -> dict[str, Any]:
    """What is no tensor of each packed weight."""
    found: dict[str, Any] = {}
    for name, weight in model.named_parameters():
        state = getattr(weight, "quant_state", None)
        if state is not None:
            inner = state.state2
            found[name] = {
                "type": state.quant_type,
                "blocksize": state.blocksize,
                "shape": list(state.shape),
                "dtype": TYPES[state.dtype],
                "nested": inner and {"blocksize": inner.blocksize, "dtype": TYPES[inner.dtype]},
            }
        elif getattr(weight, "SCB", None) is not None:
            found[name] = {"type": "int8"}
    return found


def _packed_weight(found: dict[str, torch.Tensor], name: str, parts: Mapping[str, Any]) -> Any:
    """bitsandbytes' parameter, made of its parts, which are taken out of `found`."""
    from bitsandbytes.nn import Int8Params, Params4bit

    data = found.pop(name)
    if parts["type"] == "int8":
        scales = found.pop(f"{name}.SCB")
        return Int8Params(data, requires_grad=False, CB=data, SCB=scales)
    state = _state(found, name, parts)
    return Params4bit(
        data,
        quant_state=state,
        blocksize=state.blocksize,
        compress_statistics=state.nested,
        quant_type=state.quant_type,
        quant_storage=data.dtype,
        bnb_quantized=True,
    )


def _state(found: dict[str, torch.Tensor], name: str, parts: Mapping[str, Any]) -> Any:
    from bitsandbytes.functional import QuantState

    offset = inner = None
    if nested := parts["nested"]:
        offset = found.pop(f"{name}.offset")
        inner = QuantState(
            absmax=found.pop(f"{name}.nested_absmax"),
            code=found.pop(f"{name}.nested_code"),
            blocksize=nested["blocksize"],
            dtype=type_named(nested["dtype"]),
        )
    return QuantState(
        absmax=found.pop(f"{name}.absmax"),
        code=found.pop(f"{name}.code"),
        shape=torch.Size(parts["shape"]),
        dtype=type_named(parts["dtype"]),
        blocksize=parts["blocksize"],
        quant_type=parts["type"],
        offset=offset,
        state2=inner,
    )


def _put(model: torch.nn.Module, name: str, value: torch.Tensor) -> None:
    """Hang a tensor where the model has one of that name."""
    path, _, own = name.rpartition(".")
    module = model.get_submodule(path)
    if own in module._buffers:
        module._buffers[own] = value
        return
    if own not in module._parameters:
        raise KeyError(name)
    if not isinstance(value, torch.nn.Parameter):
        value = torch.nn.Parameter(value, requires_grad=False)
    module._parameters[own] = value
    if getattr(value, "quant_state", None) is not None:
        value.module = module  # type: ignore[attr-defined]
        module.quant_state = value.quant_state  # type: ignore[attr-defined]
