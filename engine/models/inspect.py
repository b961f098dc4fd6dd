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
from engine.models.safetensors_header import Tensor, read_header
from engine.models.shape import (
    CONTEXT_KEYS,
    HIDDEN_KEYS,
    LAYER_KEYS,
    count_tensors,
    has_gate,
    is_linear,
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
DTYPES = {"F32": "float32", "F16": "float16", "BF16": "bfloat16", "F64": "float64"}
_CAUSAL = re.compile(r"(ForCausalLM|LMHeadModel)$")
_TOKEN_EMBEDDING = re.compile(r"(^|\.)(wte|embed_tokens|embed_in|word_embeddings)\.weight$")
_BUFFER = re.compile(r"(\.attn\.(masked_)?bias|inv_freq)$")
_LAYER = re.compile(r"\.(?:layers|h|blocks)\.(\d+)\.")
_FIRST_LAYER = re.compile(r"^(?:layers|h|blocks)\.(\d+)\.")


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
    config = _config(folder)
    architecture = _architecture(folder, config)
    notices = _remote_code(folder, config)
    if method := _quantized_by(config):
        raise Problem("MODEL_QUANTIZED", path=str(folder), method=method)
    files = _weight_files(folder)
    tensors = [tensor for file in files for tensor in read_header(file)]
    check_tokenizer(folder)
    _check_config_against(folder, config, tensors)
    family = str(config["model_type"])
    if family not in PROVEN:
        notices.append({"code": "FAMILY_NOT_PROVEN", "facts": {"family": family}})
    weights = [tensor for tensor in tensors if not _BUFFER.search(tensor.name)]
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
        context_tokens=number(config, CONTEXT_KEYS),
        dtype=_dtype(weights),
        linear_in_out_sum=sum(sum(tensor.shape) for tensor in weights if is_linear(tensor)),
        chat_template=_has_template(folder),
        weights_bytes=sum(file.stat().st_size for file in files),
        notices=notices,
    )


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


def _config(folder: Path) -> dict[str, Any]:
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


def _architecture(folder: Path, config: Mapping[str, Any]) -> str:
    """The class that writes text token by token; models that do something else are refused."""
    named = config.get("architectures")
    names = [str(name) for name in named] if isinstance(named, list) else []
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


def _remote_code(folder: Path, config: Mapping[str, Any]) -> list[dict[str, Any]]:
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


def _quantized_by(config: Mapping[str, Any]) -> str | None:
    settings = config.get("quantization_config")
    if not settings:
        return None
    return str(settings.get("quant_method", "")) if isinstance(settings, dict) else str(settings)


def _weight_files(folder: Path) -> list[Path]:
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


def _check_config_against(
    folder: Path, config: Mapping[str, Any], tensors: Sequence[Tensor]
) -> None:
    """A config that lies: transformers would fill the difference with random weights, or stop."""
    said_vocab, said_hidden = number(config, ("vocab_size",)), number(config, HIDDEN_KEYS)
    table = next((t for t in tensors if _TOKEN_EMBEDDING.search(t.name)), None)
    if table and len(table.shape) == 2:
        for name, said, found in (
            ("vocab_size", said_vocab, table.shape[0]),
            ("hidden_size", said_hidden, table.shape[1]),
        ):
            if said is not None and said != found:
                raise _mismatch(folder, name, said, found)
    said_layers = number(config, LAYER_KEYS)
    numbers = {int(m[1]) for t in tensors if (m := _layer(t.name))}
    extra = int(config.get("num_nextn_predict_layers") or 0)
    if said_layers and numbers and not said_layers <= len(numbers) <= said_layers + extra:
        raise _mismatch(folder, "num_hidden_layers", said_layers, len(numbers))


def _layer(name: str) -> re.Match[str] | None:
    return _LAYER.search(name) or _FIRST_LAYER.match(name)


def _mismatch(folder: Path, name: str, config: int, weights: int) -> Problem:
    facts = {"field": name, "config": config, "weights": weights}
    return Problem("MODEL_CONFIG_MISMATCH", path=str(folder), **facts)


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
