"""What a model folder holds, without loading it: config.json and safetensors headers only.

No class of the model is built, no code and no pickle of the folder is touched; a canary folder
stays silent.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.contract.problems import Problem
from engine.models.card import read_card
from engine.models.config_check import DTYPES, check_config, dtype_notice
from engine.models.safetensors_header import Tensor, read_header
from engine.models.shape import (
    CONTEXT_KEYS,
    EXPERT_KEYS,
    count_tensors,
    has_gate,
    is_linear,
    is_mixture,
    number,
    shape_of_config,
)
from engine.models.tokenizer_files import check_tokenizer, tokenizer_kind

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".h5", ".msgpack")
SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
PROVEN = (
    "gpt2", "llama", "mistral", "qwen2", "qwen3", "phi", "phi3", "gemma", "gemma2", "gemma3_text",
)  # fmt: skip
"""Families that are trained in the tests; others work if their linear layers are found."""
_CAUSAL = re.compile(r"(ForCausalLM|LMHeadModel)$")
_MULTIMODAL_PARTS = ("vision_config", "audio_config", "text_config")
"""Sub-configs of models that look or listen as well: their language model is a part of a whole."""
_BUFFER = re.compile(r"(\.attn\.(masked_)?bias|inv_freq)$")


@dataclass(frozen=True)
class ModelFacts:
    """A causal language model that can be loaded, as its folder describes it."""

    path: str
    family: str
    """`model_type` of the config: llama, gpt2, …"""
    architecture: str
    parameters: int
    hidden_size: int
    layers: int
    vocab_size: int
    context_tokens: int | None
    dtype: str
    """Of most of the weights: float32, bfloat16, …"""
    linear_in_out_sum: int
    """S of the recipes: sum of inputs and outputs over the matrices that LoRA adapts."""
    chat_template: bool
    weights_bytes: int
    intermediate_size: int | None
    heads: int | None
    kv_heads: int | None
    head_dim: int | None
    tied_embeddings: bool
    gated_mlp: bool
    linear_parameters: int
    """In the matrices of the layers: what is quantised and adapted."""
    embedding_parameters: int
    """In embedding tables and an output layer of its own."""
    expert_parameters: int
    norm_parameters: int
    """In norms and biases."""
    tokenizer_kind: str
    """BPE, Unigram, WordPiece, WordLevel, as tokenizer.json names it; "" where it has none."""
    licence: str | None = None
    """As the model's card writes it (`apache-2.0`); None where there is no card."""
    gated: bool | None = None
    """Whether the hub asks for an agreement first; None where the hub was not asked."""
    languages: list[str] = field(default_factory=list)
    """Two-letter codes, as the card names them; empty where it is not known."""
    notices: list[dict[str, Any]] = field(default_factory=list)
    """Codes of `problems_data.MODEL_NOTICES` with their facts."""

    def to_json(self) -> dict[str, Any]:
        """As `inspect` prints it."""
        return dict(vars(self))


def inspect_model(folder: Path) -> ModelFacts:
    """Look at a model folder.

    Raises:
        Problem: one of the MODEL_* codes of `problems_data`, the first thing that is in the way.
    """
    _refuse_other_things(folder)
    config = read_config(folder)
    architecture = architecture_of(folder, config)
    notices = remote_code(folder, config)
    if method := quantized_by(config):
        original = read_card(folder).base_model
        raise Problem("MODEL_QUANTIZED", path=str(folder), method=method, base_model=original)
    files = weight_files(folder)
    tensors = [tensor for file in files for tensor in read_header(file)]
    check_tokenizer(folder)
    check_config(folder, config, tensors)
    family = str(config["model_type"])
    weights = [tensor for tensor in tensors if not _BUFFER.search(tensor.name)]
    notices += family_notices(config, weights) + dtype_notice(config, _dtype(weights))
    shape = shape_of_config(config)
    counts = count_tensors(weights, tied=shape.tied_embeddings)
    card = read_card(folder)
    return ModelFacts(
        path=str(folder),
        family=family,
        architecture=architecture,
        parameters=counts.linear + counts.embedding + counts.expert + counts.norm,
        **{**vars(shape), "gated_mlp": has_gate(weights)},
        linear_parameters=counts.linear,
        embedding_parameters=counts.embedding,
        expert_parameters=counts.expert,
        norm_parameters=counts.norm,
        tokenizer_kind=tokenizer_kind(folder),
        licence=card.licence,
        gated=card.gated,
        languages=list(card.languages),
        context_tokens=number(config, CONTEXT_KEYS),
        dtype=_dtype(weights),
        linear_in_out_sum=sum(sum(tensor.shape) for tensor in weights if is_linear(tensor)),
        chat_template=_has_template(folder),
        weights_bytes=sum(file.stat().st_size for file in files),
        notices=notices,
    )


def family_notices(
    config: Mapping[str, Any], tensors: Sequence[Tensor] = ()
) -> list[dict[str, Any]]:
    """What is worth knowing about a family: not proven here, or experts that stay as they are."""
    family = str(config["model_type"])
    if is_mixture(config, tensors):
        experts = number(config, EXPERT_KEYS)
        return [{"code": "MIXTURE_OF_EXPERTS", "facts": {"family": family, "experts": experts}}]
    if family not in PROVEN:
        return [{"code": "FAMILY_NOT_PROVEN", "facts": {"family": family}}]
    return []


def _refuse_other_things(folder: Path) -> None:
    """Name what is no model folder: a file, an adapter, GGUF, nothing."""
    if folder.is_file():
        kind = "MODEL_IS_GGUF" if folder.suffix == ".gguf" else None
        if kind:
            raise Problem(kind, path=str(folder), files=[folder.name])
        raise Problem("MODEL_NOT_FOUND", path=str(folder))
    if not folder.is_dir():
        raise Problem("MODEL_NOT_FOUND", path=str(folder))
    names = sorted(entry.name for entry in folder.iterdir())
    has_config = "config.json" in names
    if "adapter_config.json" in names and not has_config:
        adapter = _json_object(folder / "adapter_config.json", folder)
        base = adapter.get("base_model_name_or_path")
        raise Problem("MODEL_IS_ADAPTER", path=str(folder), base_model=base)
    gguf = [name for name in names if name.endswith(".gguf")]
    if gguf and not any(name.endswith(".safetensors") for name in names):
        raise Problem("MODEL_IS_GGUF", path=str(folder), files=gguf)
    if not has_config:
        if not any(name.endswith((".safetensors", *PICKLES)) for name in names):
            raise Problem("MODEL_NO_WEIGHTS", path=str(folder))
        raise Problem("MODEL_NO_CONFIG", path=str(folder))


def read_config(folder: Path) -> dict[str, Any]:
    config = _json_object(folder / "config.json", folder)
    if not isinstance(config.get("model_type"), str):
        raise Problem("MODEL_CONFIG_INVALID", path=str(folder), error="model_type")
    return config


def _json_object(file: Path, folder: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise Problem(
            "MODEL_CONFIG_INVALID", path=str(folder), error=f"{file.name}: {error}"[:300]
        ) from error
    if not isinstance(document, dict):
        raise Problem("MODEL_CONFIG_INVALID", path=str(folder), error=f"{file.name}: no object")
    return document


def architecture_of(folder: Path, config: Mapping[str, Any]) -> str:
    """The class that writes text token by token; models that do something else are refused.

    Raises:
        Problem: MODEL_IS_MULTIMODAL or MODEL_NOT_CAUSAL_LM.
    """
    named = config.get("architectures")
    names = [str(name) for name in named] if isinstance(named, list) else []
    if any(part in config for part in _MULTIMODAL_PARTS):
        shown = ", ".join(names) or str(config["model_type"])
        raise Problem("MODEL_IS_MULTIMODAL", path=str(folder), architecture=shown)
    if not names:
        return _known_causal_class(folder, str(config["model_type"]))
    causal = next((name for name in names if _CAUSAL.search(name)), None)
    if causal is None:
        raise Problem("MODEL_NOT_CAUSAL_LM", path=str(folder), architecture=", ".join(names))
    return causal


def _known_causal_class(folder: Path, family: str) -> str:
    from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES

    name = MODEL_FOR_CAUSAL_LM_MAPPING_NAMES.get(family)
    if name is None:
        raise Problem("MODEL_NOT_CAUSAL_LM", path=str(folder), architecture=family)
    return str(name)


def remote_code(folder: Path, config: Mapping[str, Any]) -> list[dict[str, Any]]:
    """`auto_map` asks for Python files of the folder. They are never run: a family that
    transformers knows is loaded by transformers' own class, any other is refused."""
    asked = config.get("auto_map")
    if not asked:
        return []
    classes = sorted(map(str, asked.values())) if isinstance(asked, dict) else [str(asked)]
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING_NAMES

    if config["model_type"] not in CONFIG_MAPPING_NAMES:
        raise Problem("MODEL_REMOTE_CODE", path=str(folder), classes=classes)
    return [{"code": "REMOTE_CODE_IGNORED", "facts": {"classes": classes}}]


def quantized_by(config: Mapping[str, Any]) -> str | None:
    settings = config.get("quantization_config")
    if not settings:
        return None
    return str(settings.get("quant_method", "")) if isinstance(settings, dict) else str(settings)


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files that transformers will read."""
    if (folder / SINGLE).is_file():
        return [folder / SINGLE]
    if (folder / INDEX).is_file():
        return _shards(folder)
    found = sorted(file.name for file in folder.glob("*.safetensors"))
    if found:
        missing = INDEX if any("-of-" in name for name in found) else SINGLE
        raise Problem("MODEL_WEIGHTS_MISSING", path=str(folder), files=[missing])
    pickles = sorted(file.name for file in folder.iterdir() if file.suffix in PICKLES)
    if pickles:
        raise Problem("MODEL_PICKLE_ONLY", path=str(folder), files=pickles)
    raise Problem("MODEL_NO_WEIGHTS", path=str(folder))


def _shards(folder: Path) -> list[Path]:
    index = _json_object(folder / INDEX, folder)
    named = index.get("weight_map")
    if not isinstance(named, dict) or not named:
        raise Problem("MODEL_CONFIG_INVALID", path=str(folder), error=f"{INDEX}: weight_map")
    files = sorted({str(name) for name in named.values()})
    if any(Path(name).name != name for name in files):  # the weights lie beside the index
        raise Problem("MODEL_CONFIG_INVALID", path=str(folder), error=f"{INDEX}: weight_map")
    missing = [name for name in files if not (folder / name).is_file()]
    if missing:
        raise Problem("MODEL_WEIGHTS_MISSING", path=str(folder), files=missing)
    return [folder / name for name in files]


def _dtype(tensors: Sequence[Tensor]) -> str:
    sizes: Counter[str] = Counter()
    for tensor in tensors:
        sizes[tensor.dtype] += tensor.size_bytes
    most = sizes.most_common(1)[0][0] if sizes else ""
    return DTYPES.get(most, most.lower())


def _has_template(folder: Path) -> bool:
    if (folder / "chat_template.jinja").is_file():
        return True
    for name in ("tokenizer_config.json", "chat_template.json"):
        try:
            document = json.loads((folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(document, dict) and document.get("chat_template"):
            return True
    return False
