"""Attaching a LoRA adapter, saving it in PEFT's format, counting what trains."""

from __future__ import annotations

import warnings
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from peft.utils import set_peft_model_state_dict
from safetensors.torch import load_file

from engine.contract.problems import Problem
from engine.contract.spec import LoraMethod
from engine.models.checkpointing import set_checkpointing

if TYPE_CHECKING:
    from transformers import PreTrainedModel

ADAPTER_FILE = "adapter_model.safetensors"


@dataclass(frozen=True)
class ParameterCount:
    """Parameters by what the optimizer does with them."""

    trainable: int
    total: int
    """Of the model with its adapter; a 4-bit weight counts as one parameter."""


def attach_lora(
    model: PreTrainedModel,
    method: LoraMethod,
    *,
    seed: int,
    checkpointing: int,
    offload: bool = False,
    precision: Literal["fp32", "bf16"] = "fp32",
) -> PeftModel:
    """The model with a fresh LoRA adapter: A random by seed, B zero, so nothing changes yet.

    Args:
        checkpointing: every how many layers is recomputed in backward; 0 for none.
        offload: what recomputed layers begin with waits in the computer's memory.
        precision: the adapter's own format, whatever the base's is.

    Raises:
        Problem: NO_TRAINABLE_LAYERS if no layer has one of the asked names.
    """
    torch.manual_seed(seed)
    config = LoraConfig(
        r=method.r,
        lora_alpha=method.lora_alpha,
        lora_dropout=method.lora_dropout,
        target_modules=method.target_modules,
        exclude_modules=_routers(model) or None,
        use_rslora=method.use_rslora,
        fan_in_fan_out=_has_conv1d(model),
        bias="none",
        task_type="CAUSAL_LM",
    )
    set_checkpointing(model, int(checkpointing), offload=offload)
    try:
        with warnings.catch_warnings():  # of patterns that peft itself wrote, for experts
            warnings.filterwarnings("ignore", r"The following (rank|alpha)_pattern keys did not")
            adapted = get_peft_model(model, config, autocast_adapter_dtype=True)
    except ValueError as error:
        if "target" not in str(error).lower():
            raise
        found = sorted({n.rsplit(".", 1)[-1] for n, m in model.named_modules() if _linear(m)})
        raise Problem(
            "NO_TRAINABLE_LAYERS", target_modules=method.target_modules, found=found
        ) from error
    if precision == "bf16":
        for parameter in trainable(adapted):
            parameter.data = parameter.data.to(torch.bfloat16)
    return cast("PeftModel", adapted)


def save_adapter(model: PeftModel, folder: Path) -> None:
    """Write `adapter_config.json` and `adapter_model.safetensors` as PEFT does."""
    # "auto" would ask the model hub whether the vocabulary has grown.
    model.save_pretrained(str(folder), safe_serialization=True, save_embedding_layers=False)


def load_adapter(model: PeftModel, folder: Path) -> None:
    """Put saved adapter weights into the attached adapter, in place.

    Raises:
        Problem: MODEL_LOAD_FAILED if the file does not belong to this adapter.
    """
    tensors = load_file(folder / ADAPTER_FILE)
    result = set_peft_model_state_dict(model, tensors)
    if result is not None and result.unexpected_keys:
        raise Problem(
            "MODEL_LOAD_FAILED", path=str(folder), error=", ".join(result.unexpected_keys[:3])
        )


def untuned(model: PeftModel) -> AbstractContextManager[None]:
    """Inside this context the model answers as the base does."""
    return model.disable_adapter()


def count_parameters(model: PeftModel) -> ParameterCount:
    """Trainable and total parameters, 4-bit weights counted by value and not by stored byte."""
    trainable, total = model.get_nb_trainable_parameters()
    return ParameterCount(int(trainable), int(total))


def trainable(model: torch.nn.Module) -> list[torch.nn.Parameter]:
    """The parameters that the optimizer moves."""
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def _has_conv1d(model: torch.nn.Module) -> bool:
    """GPT-2 keeps its weights transposed in `Conv1D` layers; quantised ones are turned round."""
    return any(type(module).__name__ == "Conv1D" for module in model.modules())


def _routers(model: torch.nn.Module) -> list[str]:
    """Layers of mixtures of experts that are a linear layer by class and answer with more than its
    product: who is asked, and how much each counts. An adapter cannot be added to that."""
    return [
        name
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and type(module).__name__.endswith("Router")
    ]


def _linear(module: torch.nn.Module) -> bool:
    return hasattr(module, "in_features") or type(module).__name__ == "Conv1D"
