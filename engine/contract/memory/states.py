"""What lies in memory from the first step to the last: weights, adapters, gradients, moments.

Sources: 4-bit blocks of 64 and their scales, arXiv 2305.14314 section 3; 8-bit rows, arXiv
2208.07339; 8-bit optimizer blocks of 256 and its rule for small tensors, arXiv 2110.02861 and
bitsandbytes 0.50 (`Optimizer2State`, `min_8bit_size`).
"""

from __future__ import annotations

from engine.contract.memory.setup import FOUR_BIT, Setup
from engine.contract.memory.shape import Matrix, ModelShape

BLOCK = 64
"""4-bit weights that share a scale."""
SCALE_BLOCK = 256
"""Scales that share a scale, with double quantisation."""
OPTIMIZER_BLOCK = 256
SMALL_TENSOR = 4096
"""bitsandbytes keeps the moments of tensors below this in 32 bit."""
READABLE_WIDTH = 64
"""Rows of another width are misread by bitsandbytes' 4-bit kernel on a processor: our engine keeps
such layers in the number format of the arithmetic (`engine/models/load.py: replace_misread`)."""


def bytes_per_weight(setup: Setup, number_bytes: int) -> float:
    """Bytes of one quantised weight with its share of the scales: 0.516 (4.127 bit) for NF4 with
    double quantisation, 0.5625 (4.5 bit) without."""
    if setup.quantization in FOUR_BIT:
        scales = 1 / BLOCK + 4 / (BLOCK * SCALE_BLOCK) if setup.double_quant else 4 / BLOCK
        return 0.5 + scales
    return 1.0 if setup.quantization == "int8" else float(number_bytes)


def weight_bytes(shape: ModelShape, setup: Setup) -> int:
    """The matrices of all blocks, as they lie in memory."""
    number = setup.number_bytes(shape)
    per_weight = bytes_per_weight(setup, number)
    if setup.quantization == "int8":  # one 32-bit scale for each output
        rows = shape.layers * sum(m.outputs for m in shape.matrices)
        return int(shape.linear_parameters * per_weight + 4 * rows)
    plain = _misread_share(shape, setup)
    return int(shape.linear_parameters * (per_weight * (1 - plain) + number * plain))


def table_bytes(shape: ModelShape, setup: Setup) -> int:
    """Embeddings, output layer and norms: never quantised, in the format of the arithmetic."""
    return (shape.embedding_parameters + shape.norm_parameters) * setup.number_bytes(shape)


def trainable_parameters(shape: ModelShape, setup: Setup) -> int:
    """Numbers that the optimizer moves."""
    if setup.method == "full":
        return shape.parameters
    return shape.adapter_parameters(setup.r, setup.targets)


def adapter_bytes(shape: ModelShape, setup: Setup) -> int:
    """Adapters have a number format of their own, whatever the base's is."""
    if setup.method == "full":
        return 0
    return setup.adapter_number_bytes * trainable_parameters(shape, setup)


def gradient_bytes(shape: ModelShape, setup: Setup) -> int:
    """One number for each trainable parameter, in the parameter's own format.

    A LoRA update of a single batch makes them while its activations go: at the fullest moment there
    is one block's share of them.
    """
    full = setup.method == "full"
    each = setup.number_bytes(shape) if full else setup.adapter_number_bytes
    share = 1.0 if full or setup.accumulation > 1 else 1 / shape.layers
    return int(each * trainable_parameters(shape, setup) * share)


def optimizer_bytes(shape: ModelShape, setup: Setup) -> int:
    """AdamW's two moments."""
    trained = trainable_parameters(shape, setup)
    if setup.optimizer_bits == 32:
        return 8 * trained
    small = _small_parameters(shape, setup)
    return int(8 * small + 2 * (trained - small) * (1 + 4 / OPTIMIZER_BLOCK))


def dequantisation_bytes(shape: ModelShape, setup: Setup) -> int:
    """The largest matrix, unpacked for its product and dropped afterwards."""
    if setup.quantization not in FOUR_BIT:
        return 0
    return setup.number_bytes(shape) * max(m.elements for m in shape.matrices)


def misread(matrix: Matrix, setup: Setup) -> bool:
    """Whether a processor would read this matrix wrongly in 4 bit."""
    return (
        setup.device == "cpu"
        and setup.quantization in FOUR_BIT
        and matrix.inputs % READABLE_WIDTH != 0
    )


def _misread_share(shape: ModelShape, setup: Setup) -> float:
    all_of_them = sum(m.elements for m in shape.matrices)
    return sum(m.elements for m in shape.matrices if misread(m, setup)) / all_of_them


def _small_parameters(shape: ModelShape, setup: Setup) -> int:
    """Adapter parameters in tensors that stay in 32 bit."""
    if setup.method == "full":
        return shape.norm_parameters
    sides = [s for m in shape.targeted(setup.targets) for s in (m.inputs, m.outputs)]
    return shape.layers * sum(setup.r * s for s in sides if setup.r * s < SMALL_TENSOR)
