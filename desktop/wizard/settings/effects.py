"""What a changed value does to these very rows, in one sentence. Pure."""

from __future__ import annotations

import math

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.wizard.data.length_bins import blocks_of
from desktop.wizard.estimate import rows_over
from desktop.wizard.settings.situation import Situation, measurements

Effect = Counted("Effect")


def effect(path: str, now: Situation) -> str:
    """The consequence of a setting that is not as recommended; "" where there is none to tell."""
    if path == "training.max_length" and now.changed(path) and now.report.get("lengths"):
        return _cut(now, path)
    if path == "training.num_train_epochs" and now.changed(path) and now.length is not None:
        return Effect.tr("That is %Ln update(s).", "", now.length.updates)
    batch = ("training.per_device_train_batch_size", "training.gradient_accumulation_steps")
    if path == batch[1] and now.length is not None and any(map(now.changed, batch)):
        return Effect.tr("That makes %Ln row(s) per update.", "", now.length.batch)
    if path == "training.gradient_checkpointing_every" and now.changed(path):
        return _recomputed(now)
    if path == "evaluation.early_stopping_patience" and now.values[path] is not None:
        times = measurements(now)
        return "" if times is None else Effect.tr("The run has %Ln measurement(s).", "", times)
    return ""


def _recomputed(now: Situation) -> str:
    """ "That is 9 of 36 layers." """
    if now.shape is None or not now.values["training.gradient_checkpointing"]:
        return ""
    layers, every = now.shape.layers, int(now.values["training.gradient_checkpointing_every"])
    text = Effect.tr("That is {some} of %Ln layer(s).", "", layers)
    return text.format(some=format.number(math.ceil(layers / every)))


def _cut(now: Situation, path: str) -> str:
    """ "18 rows are cut instead of 61."; of running text "That makes 40 blocks." """
    if (blocks := blocks_of(now.report, int(now.values[path]))) is not None:
        return Effect.tr("That makes %Ln block(s).", "", blocks)
    rows, usual = (rows_over(now.report, int(held[path])) for held in (now.values, now.recommended))
    if now.values["dataset.too_long"] == "drop":
        text = Effect.tr("%Ln row(s) are left out instead of {usual}.", "", rows)
    else:
        text = Effect.tr("%Ln row(s) are cut instead of {usual}.", "", rows)
    if rows == usual:
        return translate("Effect", "As many rows are cut as with the recommended value.")
    return text.format(usual=format.number(usual))
