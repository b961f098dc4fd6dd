"""Loading a base model in 4, 8 or 16 bit: safetensors only, no code from its folder."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary

import torch
from transformers import AutoConfig, AutoModelForCausalLM, BitsAndBytesConfig, GenerationConfig
from transformers import PreTrainedModel as Model
from transformers.initialization import no_init_weights
from transformers.quantizers.auto import AutoHfQuantizer

from engine.allocator import give_back, whole_pieces
from engine.contract.problems import Problem
from engine.contract.spec import FourBit, Int8, NoQuantization
from engine.device import Precision
from engine.models.pieces import piece_by_piece
from engine.models.quantized_cache import QuantizedCache, Wanted
from engine.models.unpack import unpacked

QuantizationSpec = FourBit | Int8 | NoQuantization

_DIGESTS: WeakKeyDictionary[torch.nn.Module, str] = WeakKeyDictionary()
"""`frozen_digest` of models whose bytes were hashed while they were loaded or written."""


def load_base(
    folder: Path,
    quantization: QuantizationSpec,
    precision: Precision,
    device: torch.device,
    *,
    cache: QuantizedCache | None = None,
) -> Model:
    """The base model, frozen, on its device, its linear layers quantised as asked.

    Embeddings, norms and the output layer stay in the precision of the arithmetic. With a cache a
    quantised model is read from its copy there, or leaves one: the same bits either way.

    Raises:
        Problem: MODEL_LOAD_FAILED if transformers cannot read the folder.
    """
    config = quantization_config(quantization, precision)
    try:
        with whole_pieces():
            if config is None:
                model = _read(folder, precision, device)
            else:
                model = _quantized(folder, quantization, config, precision, device, cache)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        if "out of memory" in str(error).lower():
            raise
        raise Problem("MODEL_LOAD_FAILED", path=str(folder), error=_line(error)) from error
    model.requires_grad_(False)
    model.config.use_cache = False
    keep_differentiable(model)
    if replace_misread(model):
        _DIGESTS.pop(model, None)
    give_back()
    return model


def base_digest(model: Model) -> str:
    """`frozen_digest`, without a second look at bytes that were hashed as they were loaded."""
    return _DIGESTS.get(model) or frozen_digest(model)


def _quantized(
    folder: Path,
    quantization: QuantizationSpec,
    config: BitsAndBytesConfig,
    precision: Precision,
    device: torch.device,
    cache: QuantizedCache | None,
) -> Model:
    """From the cache if there is a copy, else quantised now, one tensor at a time."""
    if cache is None:
        with piece_by_piece(device):
            return _read(folder, precision, device, quantization_config=config)
    wanted = Wanted(folder, quantization.model_dump(), str(precision.dtype), device.type)
    key = cache.key(wanted)
    model = cache.fill(key, lambda: _skeleton(folder, config, precision, device), device)
    digest = cache.frozen_sha256(key) if model is not None else None
    if model is None:
        with piece_by_piece(device):
            model = _read(folder, precision, device, quantization_config=config)
        model.requires_grad_(False)
        digest = frozen_digest(model)
        cache.keep(key, model, wanted, digest)
    if digest is not None:
        _DIGESTS[model] = digest
    return model


def _read(folder: Path, precision: Precision, device: torch.device, **options: Any) -> Model:
    return AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=precision.dtype,
        device_map={"": str(device)},
        local_files_only=True,
        trust_remote_code=False,
        use_safetensors=True,
        **options,
    )


def _skeleton(
    folder: Path, config: BitsAndBytesConfig, precision: Precision, device: torch.device
) -> Model:
    """The model without its tensors, its layers packed ones: what transformers begins with."""
    found = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    quantizer = AutoHfQuantizer.from_config(config, pre_quantized=False)
    with torch.device("meta"), no_init_weights():
        model = AutoModelForCausalLM.from_config(
            found, dtype=precision.dtype, trust_remote_code=False
        )
    model.eval()
    quantizer.preprocess_model(model=model, dtype=precision.dtype, device_map={"": str(device)})
    model.hf_quantizer = quantizer
    quantizer.postprocess_model(model)
    model.config.name_or_path = str(folder)
    with suppress(OSError):
        model.generation_config = GenerationConfig.from_pretrained(folder, local_files_only=True)
    return model


def quantization_config(spec: QuantizationSpec, precision: Precision) -> BitsAndBytesConfig | None:
    """The job's quantisation in bitsandbytes' words; None for 16- or 32-bit weights."""
    if isinstance(spec, FourBit):
        return BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type=spec.type,
            bnb_4bit_use_double_quant=spec.bnb_4bit_use_double_quant,
            bnb_4bit_compute_dtype=precision.dtype,
        )
    return BitsAndBytesConfig(load_in_8bit=True) if isinstance(spec, Int8) else None


def keep_differentiable(model: torch.nn.Module) -> int:
    """Switch off bitsandbytes' repacking of 4-bit weights on CPUs; returns the layers guarded.

    bitsandbytes 0.50.2 on CPUs with AVX512-BF16: one forward in eval mode repacks a layer's weights
    in place, and from then on its product has no gradient (cosine with the true gradient 0.17).
    The packed path also crashes where out_features % 32 or in_features % 64 is not 0.
    """
    layers = four_bit_layers(model)
    for layer in layers:
        layer.support_avx512bf16_for_cpu = False
    return len(layers)


def replace_misread(model: torch.nn.Module) -> int:
    """Put plain layers with the same numbers where a CPU would read 4-bit ones wrongly; how many.

    bitsandbytes 0.50.2 on a CPU unpacks rows as if each began a block of scales anew. Where the
    width is an odd multiple of 32 (288 and 1376 of the llama2.c models) no row but the first does:
    the layer computes with weights that are 22 % off, silently. Cards are right.
    """
    found = [
        (name, layer)
        for name, layer in model.named_modules()
        if is_four_bit(layer) and layer.weight.device.type == "cpu"
    ]
    wrong = [(n, one) for n, one in found if misreads(one.in_features, one.weight.quant_type)]
    for name, layer in wrong:
        plain = torch.nn.Linear(layer.in_features, layer.out_features, bias=False, device="meta")
        weight = unpacked(layer.weight).to(layer.compute_dtype or torch.float32)
        plain.weight = torch.nn.Parameter(weight, requires_grad=False)
        plain.bias = layer.bias
        model.set_submodule(name, plain)
    return len(wrong)


@lru_cache(maxsize=64)
def misreads(in_features: int, quant_type: str) -> bool:
    """Whether this CPU's kernel unpacks rows of this width to other numbers than were packed."""
    from bitsandbytes.functional import dequantize_4bit, quantize_4bit

    drawn = torch.randn((8, in_features), generator=torch.Generator().manual_seed(0))
    packed, state = quantize_4bit(drawn, quant_type=quant_type)
    truth = unpacked(SimpleNamespace(data=packed, quant_state=state))
    return not torch.allclose(dequantize_4bit(packed, state), truth, atol=1e-4)


def check_not_repacked(model: torch.nn.Module) -> None:
    """Refuse to train on through repacked weights, whatever a newer bitsandbytes calls the switch.

    Raises:
        Problem: GRADIENT_CHECK_FAILED.
    """
    for layer in four_bit_layers(model):
        if getattr(layer.weight.quant_state, "packing_format_for_cpu", False):
            raise Problem("GRADIENT_CHECK_FAILED", cosine=0.0, floor=0.999)


def four_bit_layers(model: torch.nn.Module) -> list[Any]:
    """Every 4-bit linear layer."""
    return [module for module in model.modules() if is_four_bit(module)]


def is_four_bit(module: Any) -> bool:
    """Whether a module is a 4-bit linear layer."""
    from bitsandbytes.nn import Linear4bit

    return isinstance(module, Linear4bit)


def frozen_digest(model: torch.nn.Module) -> str:
    """SHA-256 over every frozen tensor and its 4-bit scales, by name, as the bytes lie in memory.

    Taken before and after a run it shows that the base weights are bit-identical. The name that
    peft gives a layer it has wrapped (experts twice) counts as the layer's own.
    """
    digest = hashlib.sha256()
    frozen = {
        name.removeprefix("base_model.model.").replace("base_layer.", ""): parameter
        for name, parameter in model.named_parameters()
        if not parameter.requires_grad
    }
    for name, parameter in sorted(frozen.items()):
        digest.update(name.encode())
        _update(digest, parameter)
        scales = getattr(getattr(parameter, "quant_state", None), "absmax", None)
        if scales is not None:
            _update(digest, scales)
    return digest.hexdigest()


def _update(digest: hashlib._Hash, tensor: torch.Tensor) -> None:
    raw = tensor.detach().contiguous().view(-1).view(torch.uint8)
    digest.update(raw.cpu().numpy())


def _line(error: BaseException) -> str:
    """An exception's first line, short enough for an event."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else ''}"[:500]
