"""The plan as terms with their values, for the sheet "How is this counted?". Codes and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from engine.contract.memory import states
from engine.contract.memory.plan import Code, MemoryPlan
from engine.contract.memory.setup import Setup
from engine.contract.memory.shape import ModelShape


@dataclass(frozen=True)
class Term:
    """One part of a plan: what it is the product of."""

    code: Code
    bytes: int
    factors: tuple[tuple[str, float], ...]
    """(code of a quantity, its value) in the order they are multiplied; () for a part that is a
    sum or was measured. Their product is the part to within one part in a hundred."""


def explain(plan: MemoryPlan, shape: ModelShape, setup: Setup) -> list[Term]:
    """The parts of a plan that are not zero, with the quantities that they are made of.

    Factor codes: `linear_parameters bytes_per_weight table_parameters number_bytes
    trainable_parameters adapter_number_bytes gradient_bytes moment_bytes tokens
    activation_bytes_per_token logit_bytes_per_token largest_matrix`.
    """
    factors = _factors(plan, shape, setup)
    return [
        Term(part.code, part.bytes, factors.get(part.code, ())) for part in plan.parts if part.bytes
    ]


def _factors(
    plan: MemoryPlan, shape: ModelShape, setup: Setup
) -> dict[Code, tuple[tuple[str, float], ...]]:
    number, tokens = float(setup.number_bytes(shape)), float(setup.tokens)
    trained = float(states.trainable_parameters(shape, setup))
    tables = float(shape.embedding_parameters + shape.norm_parameters)
    weight = plan.bytes_of("weights") / max(1, shape.linear_parameters)
    each = max(1.0, trained)
    found: dict[Code, tuple[tuple[str, float], ...]] = {
        "weights": (
            ("linear_parameters", float(shape.linear_parameters)),
            ("bytes_per_weight", weight),
        ),
        "embeddings": (("table_parameters", tables), ("number_bytes", number)),
        "adapters": (
            ("trainable_parameters", trained),
            ("adapter_number_bytes", float(setup.adapter_number_bytes)),
        ),
        "gradients": (
            ("trainable_parameters", trained),
            ("gradient_bytes", plan.bytes_of("gradients") / each),
        ),
        "optimizer": (
            ("trainable_parameters", trained),
            ("moment_bytes", plan.bytes_of("optimizer") / each),
        ),
        "activations": (
            ("tokens", tokens),
            ("activation_bytes_per_token", plan.bytes_of("activations") / tokens),
        ),
        "logits": (
            ("tokens", tokens),
            ("logit_bytes_per_token", plan.bytes_of("logits") / tokens),
        ),
    }
    largest = max(matrix.elements for matrix in shape.matrices)
    found["dequantisation"] = (("largest_matrix", float(largest)), ("number_bytes", number))
    return found
