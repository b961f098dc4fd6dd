"""Settings that do not go together, each told at its field with the value that would. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.wizard.settings.situation import Situation, measurements

DROPOUT_MUCH = 0.2
TABLES = frozenset(
    ("lm_head", "embed_out", "embed_tokens", "embed_in", "wte", "word_embeddings", "tok_embeddings")
)
"""What families call their embedding and their output layer."""
TARGETS = "method.target_modules"
PATIENCE = "evaluation.early_stopping_patience"


@dataclass(frozen=True)
class Conflict:
    """A value that cannot work, or does not do what one would think."""

    path: str
    """The setting at which it is told."""
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    fix: Mapping[str, Any] = field(default_factory=dict)
    """Dotted path -> value that ends it; empty where the person must choose."""
    blocks: bool = True
    """Whether the run would fail; else it is only worth knowing."""


def conflicts(now: Situation) -> dict[str, Conflict]:
    """Path -> what is wrong there; at most one for each setting, the worst first."""
    found: dict[str, Conflict] = {}
    for rule in _RULES:
        for conflict in rule(now):
            held = found.get(conflict.path)
            if held is None or (conflict.blocks and not held.blocks):
                found[conflict.path] = conflict
    return found


def _precision(now: Situation) -> Iterator[Conflict]:
    path, asked = "training.precision", now.values["training.precision"]
    if now.machine is None:
        return
    if asked == "bf16" and now.machine.device == "cuda" and not now.machine.has_bf16:
        yield Conflict(path, "BF16_MISSING", {"card": now.machine.name}, {path: "auto"})
    if asked == "fp16" and now.machine.device == "cpu":
        yield Conflict(path, "FP16_ON_PROCESSOR", {}, {path: "auto"}, blocks=False)


def _device(now: Situation) -> Iterator[Conflict]:
    path = "training.device"
    asked = str(now.values[path])
    if now.machine is not None and now.machine.device == "cpu" and asked.startswith("cuda"):
        yield Conflict(path, "NO_CARD", {}, {path: "auto"})


def _recomputing(now: Situation) -> Iterator[Conflict]:
    on = "training.gradient_checkpointing"
    every, offload = f"{on}_every", f"{on}_offload"
    turned_on = {on: True}
    if not now.values[on]:
        if now.values[every] > 1:
            yield Conflict(every, "NO_CHECKPOINTING", {}, turned_on, blocks=False)
        if now.values[offload]:
            yield Conflict(offload, "NO_CHECKPOINTING", {}, turned_on, blocks=False)
    if now.values[offload] and _on_processor(now):
        yield Conflict(offload, "OFFLOAD_ON_PROCESSOR", {}, {offload: False}, blocks=False)
    if now.shape is not None and now.values[every] >= now.shape.layers > 1:
        facts = {"layers": now.shape.layers}
        yield Conflict(every, "EVERY_BEYOND_LAYERS", facts, {every: 1}, blocks=False)


def _number_formats(now: Situation) -> Iterator[Conflict]:
    adapter, optim = "training.adapter_precision", "training.optim"
    if now.values[adapter] == "bf16" and _computes_in_fp16(now):
        yield Conflict(adapter, "BF16_ADAPTER_IN_FP16", {}, {adapter: "fp32"})
    if now.values[optim] == "paged_adamw_8bit" and _on_processor(now):
        yield Conflict(optim, "PAGED_ON_PROCESSOR", {}, {optim: "adamw_8bit"}, blocks=False)


def _compiling(now: Situation) -> Iterator[Conflict]:
    path = "training.torch_compile"
    if now.values[path] and _on_processor(now):
        yield Conflict(path, "COMPILE_ON_PROCESSOR", {}, {path: False}, blocks=False)


def _on_processor(now: Situation) -> bool:
    return now.machine is not None and now.machine.device == "cpu"


def _computes_in_fp16(now: Situation) -> bool:
    """Asked for, or all that the card has."""
    asked = now.values["training.precision"]
    if asked != "auto" or now.machine is None:
        return bool(asked == "fp16")
    return now.machine.device == "cuda" and not now.machine.has_bf16


def _updates(now: Situation) -> Iterator[Conflict]:
    if now.length is None:
        return
    facts = {"updates": now.length.updates}
    every = now.values["evaluation.eval_steps"]
    if every is not None and every > now.length.updates:
        fitting = max(1, now.length.updates // 10)
        yield Conflict(
            "evaluation.eval_steps",
            "MEASURED_ONLY_AT_THE_END",
            facts,
            {"evaluation.eval_steps": fitting},
            blocks=False,
        )
    warm_up = now.values["training.warmup_steps"]
    if warm_up is not None and warm_up >= now.length.updates and warm_up > 0:
        fix = {"training.warmup_steps": max(0, round(0.05 * now.length.updates))}
        yield Conflict("training.warmup_steps", "WARM_UP_TOO_LONG", facts, fix, blocks=False)
    most = now.values["training.max_steps"]
    if now.changed("training.max_steps") and most is not None and now.length.updates == most:
        yield Conflict(
            "training.num_train_epochs",
            "ENDS_BEFORE_EPOCHS",
            {"updates": most, "epochs": now.length.epochs},
            {"training.max_steps": None},
            blocks=False,
        )


def _longest_row(now: Situation) -> Iterator[Conflict]:
    path = "training.max_length"
    context, limit = now.model.get("context_tokens"), int(now.values[path])
    if context and limit > int(context):
        yield Conflict(path, "BEYOND_CONTEXT", {"context": int(context)}, {path: int(context)})
    lengths = now.report.get("lengths") or {}
    counts = () if "blocks" in lengths else lengths.get("counts") or ()
    shortest = min((int(tokens) for tokens, _ in counts), default=0)
    if now.values["dataset.too_long"] == "drop" and shortest > limit:
        yield Conflict("dataset.too_long", "ALL_ROWS_LONGER", {}, {"dataset.too_long": "cut"})


def _adapter(now: Situation) -> Iterator[Conflict]:
    shape, r = now.shape, int(now.values["method.r"])
    targets = now.values[TARGETS]
    if shape is not None:
        everything = targets == "all-linear"
        matrices = shape.matrices if everything else shape.targeted(tuple(targets))
        if not everything:
            yield from _layers(now, list(targets), found=bool(matrices))
        if matrices and r > (side := min(min(one.inputs, one.outputs) for one in matrices)):
            yield Conflict(
                "method.r", "RANK_BEYOND_LAYER", {"side": side}, {"method.r": side}, False
            )
    if float(now.values["method.lora_dropout"]) > DROPOUT_MUCH:
        fix = {"method.lora_dropout": now.recommended["method.lora_dropout"]}
        yield Conflict("method.lora_dropout", "MUCH_DROPOUT", {}, fix, blocks=False)


def _layers(now: Situation, targets: list[str], *, found: bool) -> Iterator[Conflict]:
    """Named layers that are not there, or that are the embedding and the output layer in one."""
    tables = [name for name in targets if _is_table(name)]
    if tables and now.model.get("tied_embeddings"):
        rest: Any = [name for name in targets if name not in tables] or "all-linear"
        yield Conflict(TARGETS, "TIED_APART", {"names": tables}, {TARGETS: rest})
    elif not found and not tables:
        fix = {TARGETS: "all-linear"}
        # blocks nothing: names of unusual families are known to the engine alone
        yield Conflict(TARGETS, "NO_SUCH_LAYERS", {"names": targets}, fix, blocks=False)


def _is_table(name: str) -> bool:
    return name.rpartition(".")[2] in TABLES


def _rows_aside(now: Situation) -> Iterator[Conflict]:
    kept = int(now.report.get("rows_kept") or 0)
    aside = now.values["dataset.validation_rows"]
    if kept and aside is not None and aside >= kept and not now.own_rows_to_measure:
        fix = {"dataset.validation_rows": now.recommended["dataset.validation_rows"]}
        yield Conflict("dataset.validation_rows", "NOTHING_LEFT_TO_TRAIN", {"rows": kept}, fix)
    held = now.length.held_out_rows if now.length is not None else 1
    if held or now.own_rows_to_measure:
        return
    if now.values["evaluation.keep_best"]:
        yield Conflict("evaluation.keep_best", "NOTHING_TO_CHOOSE_BY", {}, blocks=False)
    if now.values[PATIENCE] is not None:
        yield Conflict(PATIENCE, "NOTHING_TO_STOP_BY", {}, {PATIENCE: None}, blocks=False)


def _patience(now: Situation) -> Iterator[Conflict]:
    patience, times = now.values[PATIENCE], measurements(now)
    if patience is None or times is None or patience < times:
        return
    fix = {PATIENCE: None if times < 3 else min(3, times - 1)}
    yield Conflict(PATIENCE, "PATIENCE_BEYOND_RUN", {"times": times}, fix, blocks=False)


def _rate(now: Situation) -> Iterator[Conflict]:
    path = "training.learning_rate"
    verdict = now.rate_verdict
    if verdict == "ok":
        return
    facts = {"rate": now.values[path], "usual": now.recommended[path]}
    fix = {path: now.recommended[path]}
    yield Conflict(path, f"RATE_{verdict.upper()}", facts, fix, blocks=False)


Rule = Callable[[Situation], Iterator[Conflict]]
_RULES: tuple[Rule, ...] = (
    _precision,
    _device,
    _recomputing,
    _number_formats,
    _compiling,
    _updates,
    _longest_row,
    _adapter,
    _rows_aside,
    _patience,
    _rate,
)
