"""What the 4-bit proof tries on a device. Each part measures one number and has a limit for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import torch

from engine.contract.spec import TrainingSpec
from engine.device import BF16_MIN_COMPUTE_CAPABILITY
from engine.evaluate import held_out_loss
from engine.fused.ways import choose_ways
from engine.loss import collate, row_losses
from engine.models.load import four_bit_layers
from engine.models.unpack import unpacked
from engine.prove_measure import (
    Measured,
    agreement,
    at_most,
    largest,
    relative,
    worst_block,
)
from engine.prove_model import NF4, Bench, make_rows, numbers
from engine.prove_page import chat_page
from engine.stepper import Stepper

ROUNDING: Mapping[str, float] = {"fp32": 1e-4, "fp16": 5e-3, "bf16": 3e-2}
"""What two ways to the same product may differ by, relative. Measured on a processor: 0, 3e-4 and
2.4e-3; a card adds up in another order."""
CARD_ERROR = 1e-2
"""Of a 16-bit product of 64 numbers: bf16 keeps three digits."""
BLOCK_ERROR = 0.18
"""Relative error of the worst 64 normal numbers in NF4. Measured: 0.123, 0.092 on average."""
OPTIMIZER_STEPS = 5
OPTIMIZER_ERROR = 0.05
"""Of the way of five 8-bit AdamW steps against 32-bit ones. Measured on a processor: 0.010."""
SANITY_STEPS = 24
SANITY_LOSS = 1.96325
"""Last loss of the small run. Made with plain linear layers in 32 bit that hold the same numbers,
without bitsandbytes (`Bench.reference`; a test makes it again). torch 2.13.0, x86-64."""
SANITY_ERROR: Mapping[str, float] = {"fp32": 2e-3, "fp16": 1e-2, "bf16": 2e-2}
"""Relative. Measured on a processor with 4-bit layers: below 1e-6, 4e-4 and 1.7e-3."""


def gpu_init(bench: Bench) -> Measured:
    """Start CUDA, multiply in 16 bit and solve a system, against the processor's results."""
    torch.cuda.init()
    a = torch.eye(64) * 8 + numbers("gpu a", (64, 64))
    b = numbers("gpu b", (64, 64))
    there = a.to(bench.device)
    errors = [relative(torch.linalg.solve(there, b.to(bench.device)), torch.linalg.solve(a, b))]
    capability = torch.cuda.get_device_capability(bench.device)
    kinds = [torch.float16]
    if capability >= BF16_MIN_COMPUTE_CAPABILITY:
        kinds.append(torch.bfloat16)
    for kind in kinds:
        product = there.to(kind) @ b.to(bench.device, kind)
        errors.append(relative(product, a.to(kind).float() @ b.to(kind).float()))
    return at_most(largest(errors), CARD_ERROR)


def quantise(bench: Bench) -> Measured:
    """NF4 there and back, with single and double quantisation: error of the worst block."""
    from bitsandbytes.functional import dequantize_4bit, quantize_4bit

    errors = []
    for shape in ((256, 128), (172, 128), (128, 172)):
        original = numbers("quantise", shape).to(bench.device, bench.precision.dtype)
        for double in (True, False):
            packed, state = quantize_4bit(original, quant_type="nf4", compress_statistics=double)
            back = dequantize_4bit(packed, state)
            errors.append(worst_block(back, original, state.blocksize))
    return at_most(largest(errors), BLOCK_ERROR)


def forward(bench: Bench) -> Measured:
    """Every 4-bit layer of the model against a product with its unpacked weights."""
    bench.model.train()
    errors = []
    for layer in four_bit_layers(bench.model):
        given = numbers("forward", (8, layer.in_features))
        given = given.to(bench.device, bench.precision.dtype)
        truth = given.float() @ unpacked(layer.weight, NF4).T
        errors.append(relative(layer(given.clone().requires_grad_()), truth))
    return at_most(largest(errors), ROUNDING[bench.precision.word])


def backward(bench: Bench) -> Measured:
    """Gradients of adapter and input through the 4-bit base against the plain model's."""
    return _compared(bench.model, bench)


def evaluate_then_train(bench: Bench) -> Measured:
    """The same after training mode, one look in evaluation mode, and training mode again."""
    model = bench.fresh_model()
    gradients(model, bench)
    model.eval()
    with torch.no_grad():
        row_losses(model, collate(make_rows(4), 0, bench.device))
    return _compared(model, bench)


def optimizer_8bit(bench: Bench) -> Measured:
    """Steps of bitsandbytes' 8-bit AdamW against those of torch's 32-bit one."""
    from bitsandbytes.optim import AdamW8bit

    start = numbers("weights", (64, 128)).to(bench.device)
    small, exact = torch.nn.Parameter(start.clone()), torch.nn.Parameter(start.clone())
    optimizer = AdamW8bit([small], lr=1e-3, weight_decay=0.01)
    optimizers = (optimizer, torch.optim.AdamW([exact], lr=1e-3, weight_decay=0.01))
    for step in range(OPTIMIZER_STEPS):
        gradient = numbers(f"gradient {step}", (64, 128)).to(bench.device)
        small.grad, exact.grad = gradient.clone(), gradient.clone()
        for one in optimizers:
            one.step()
    kind = optimizer.state[small]["state1"].dtype
    if kind != torch.uint8:
        return Measured(math.nan, OPTIMIZER_ERROR, False, f"its state is {kind}, not 8 bit")
    return at_most(relative(small - start, exact - start), OPTIMIZER_ERROR)


def sanity(bench: Bench) -> Measured:
    """A small training run with the loop of a job: its last loss against the expected one."""
    loss = train_a_little(bench.fresh_model(), bench)
    return at_most(abs(loss / SANITY_LOSS - 1), SANITY_ERROR[bench.precision.word])


PARTS: Mapping[str, Callable[[Bench], Measured]] = {
    "gpu_init": gpu_init,
    "quantise": quantise,
    "forward": forward,
    "backward": backward,
    "evaluate_then_train": evaluate_then_train,
    "optimizer_8bit": optimizer_8bit,
    "sanity": sanity,
    "chat_page": lambda bench: chat_page(),
}
"""In the order in which they are tried; names as in `envcheck.problems.WORDS`."""


def not_applicable(device: torch.device) -> tuple[str, ...]:
    """Parts that mean nothing on a device."""
    return () if device.type == "cuda" else ("gpu_init",)


def gradients(model: Any, bench: Bench) -> dict[str, torch.Tensor]:
    """Gradients of one batch's loss: `lora_A`, `lora_B` and `input`, each as one 32-bit vector."""
    inputs: list[torch.Tensor] = []

    def catch(module: Any, given: Any, embedded: torch.Tensor) -> torch.Tensor:
        inputs.append(embedded.detach().requires_grad_())
        return inputs[0]

    model.train()
    model.zero_grad(set_to_none=True)
    hook = model.get_input_embeddings().register_forward_hook(catch)
    try:
        row_losses(model, collate(make_rows(4), 0, bench.device)).sum().backward()
    finally:
        hook.remove()
    found = {"input": [inputs[0].grad], "lora_A": [], "lora_B": []}
    for name, parameter in sorted(model.named_parameters()):
        for kind in ("lora_A", "lora_B"):
            if kind in name:
                found[kind].append(parameter.grad)
    return {kind: _vector(tensors) for kind, tensors in found.items()}


def train_a_little(model: Any, bench: Bench) -> float:
    """The last loss of a short run, with a measurement in evaluation mode half-way."""
    rows = make_rows()
    spec = TrainingSpec(learning_rate=5e-3, per_device_train_batch_size=8, warmup_ratio=0)
    spec = spec.model_copy(update={"max_steps": SANITY_STEPS, "num_train_epochs": SANITY_STEPS})
    ways, device = choose_ways(model), bench.device
    stepper = Stepper(
        model, rows, spec, precision=bench.precision, device=device, pad_id=0, ways=ways
    )
    loss: float | None = None
    for step in range(SANITY_STEPS):
        if step == SANITY_STEPS // 2:
            held_out_loss(model, rows[:4], pad_id=0, batch_size=4, device=device, ways=ways)
        loss = stepper.take(step).loss
    return math.nan if loss is None else loss


def _compared(model: Any, bench: Bench) -> Measured:
    found, truth = gradients(model, bench), gradients(bench.reference, bench)
    return agreement(found, truth, bench.precision.word)


def _vector(tensors: list[torch.Tensor | None]) -> torch.Tensor:
    """One vector; a single nan where one got no gradient at all."""
    if any(tensor is None for tensor in tensors):
        return torch.full((1,), math.nan)
    return torch.cat([tensor.flatten().float() for tensor in tensors if tensor is not None])
