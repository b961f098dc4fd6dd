"""What is wrong with a combination of settings, in one sentence at the field. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop import format
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.wizard.settings.conflicts import Conflict
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.values import shown

SENTENCES: Mapping[str, str] = {
    "BF16_MISSING": QT_TRANSLATE_NOOP(
        "Conflict", "{card} does not compute in bf16; the run would not start."
    ),
    "FP16_ON_PROCESSOR": QT_TRANSLATE_NOOP(
        "Conflict", "A processor gains nothing from fp16, and its results can overflow."
    ),
    "NO_CARD": QT_TRANSLATE_NOOP("Conflict", "No graphics card can be used on this computer."),
    "NO_CHECKPOINTING": QT_TRANSLATE_NOOP(
        "Conflict", "This only acts together with gradient checkpointing, which is off."
    ),
    "OFFLOAD_ON_PROCESSOR": QT_TRANSLATE_NOOP(
        "Conflict", "A processor has no other memory to put it into: this has no effect."
    ),
    "EVERY_BEYOND_LAYERS": QT_TRANSLATE_NOOP(
        "Conflict", "The model has {layers} layers: at most one of them would recompute."
    ),
    "BF16_ADAPTER_IN_FP16": QT_TRANSLATE_NOOP(
        "Conflict", "Arithmetic is fp16 here, and its scaled gradients do not go with bf16."
    ),
    "PAGED_ON_PROCESSOR": QT_TRANSLATE_NOOP(
        "Conflict", "A processor has nothing to page to: here it is the plain 8-bit optimizer."
    ),
    "COMPILE_ON_PROCESSOR": QT_TRANSLATE_NOOP(
        "Conflict", "On a processor compiling costs its warm-up and gains nearly nothing."
    ),
    "NOTHING_TO_STOP_BY": QT_TRANSLATE_NOOP(
        "Conflict", "Without rows kept aside nothing is measured, so the run cannot stop early."
    ),
    "PATIENCE_BEYOND_RUN": QT_TRANSLATE_NOOP(
        "Conflict", "The run is measured only {times} times: it would never stop early."
    ),
    "MEASURED_ONLY_AT_THE_END": QT_TRANSLATE_NOOP(
        "Conflict", "The run has only {updates} updates: nothing would be measured before its end."
    ),
    "WARM_UP_TOO_LONG": QT_TRANSLATE_NOOP(
        "Conflict", "The run has only {updates} updates: the rate would never be reached."
    ),
    "ENDS_BEFORE_EPOCHS": QT_TRANSLATE_NOOP(
        "Conflict", "“Most updates” ends the run after {updates}, which is {epochs} epochs."
    ),
    "BEYOND_CONTEXT": QT_TRANSLATE_NOOP(
        "Conflict", "The model reads at most {context} tokens at a time."
    ),
    "ALL_ROWS_LONGER": QT_TRANSLATE_NOOP(
        "Conflict", "Every row is longer than the limit: none would be left."
    ),
    "NO_SUCH_LAYERS": QT_TRANSLATE_NOOP(
        "Conflict", "Models of this kind usually have no layer called {names}."
    ),
    "TIED_APART": QT_TRANSLATE_NOOP(
        "Conflict",
        "This model's embedding and output layer are one table. With an adapter on {names} they "
        "are trained apart: new words are not produced, and the result cannot be merged.",
    ),
    "RANK_BEYOND_LAYER": QT_TRANSLATE_NOOP(
        "Conflict", "The narrowest layer has {side} inputs or outputs: a higher rank adds nothing."
    ),
    "MUCH_DROPOUT": QT_TRANSLATE_NOOP(
        "Conflict", "So much is forgotten that training gets slow; 0.05 to 0.1 is usual."
    ),
    "NOTHING_LEFT_TO_TRAIN": QT_TRANSLATE_NOOP(
        "Conflict", "There are {rows} rows: none would be left to train on."
    ),
    "NOTHING_TO_CHOOSE_BY": QT_TRANSLATE_NOOP(
        "Conflict", "Without rows kept aside there is no best state; the last one is taken."
    ),
    "RATE_LOW": QT_TRANSLATE_NOOP(
        "Conflict", "This looks like a rate for full fine-tuning: an adapter hardly moves with it."
    ),
    "RATE_HIGH": QT_TRANSLATE_NOOP(
        "Conflict", "Much higher than usual for this model and batch: the loss may jump."
    ),
    "RATE_TOO_HIGH": QT_TRANSLATE_NOOP(
        "Conflict", "Published runs became unstable at this strength: the loss will likely explode."
    ),
}


def conflict_text(conflict: Conflict) -> str:
    """What is wrong."""
    facts = {name: _written(value) for name, value in conflict.facts.items()}
    return translate("Conflict", SENTENCES[conflict.code]).format(**facts)


def fix_text(conflict: Conflict) -> str:
    """Words of the one press that ends it; "" where the person must choose."""
    if not conflict.fix:
        return ""
    path, value = next(iter(conflict.fix.items()))
    words = shown(SETTINGS[path], value)
    if path == conflict.path:
        return translate("Conflict", "Use {value}").format(value=words)
    text = translate("Conflict", "Set “{name}” to {value}")
    return text.format(name=SETTINGS[path].title, value=words)


def _written(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return format.significant(value, 2)
    return format.number(value) if isinstance(value, int) else str(value)
