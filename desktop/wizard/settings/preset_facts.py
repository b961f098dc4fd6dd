"""A preset in words: its purpose, how long it takes, and what it changes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.wizard.estimate import RunLength, preset_length
from desktop.wizard.fits import Checker
from desktop.wizard.settings.recommend import Recommendation
from desktop.wizard.timing import run_time

Preset = Counted("Preset")


@dataclass(frozen=True)
class PresetFacts:
    """What its card says."""

    name: str
    purpose: str
    amount: str = ""
    """How long: a time, or updates where no time is known."""
    changes: str = ""
    """What it decides: rounds, rank, learning rate."""


def preset_words(preset: str) -> str:
    """What a preset is called."""
    return {
        "quick": translate("Preset", "Quick look"),
        "balanced": translate("Preset", "Balanced"),
        "thorough": translate("Preset", "Thorough"),
    }.get(preset, preset)


def preset_facts(preset: str, session: Any, checker: Checker) -> PresetFacts:
    """The card of a preset for the draft as it is now, without what was changed by hand."""
    proposed: Recommendation = session.recommendation_for(preset)
    length = preset_length(session.draft, proposed, session.data.report)
    name = preset_words(preset)
    if proposed.plan is None or length is None:
        return PresetFacts(name, _purpose(preset, None))
    took = run_time(session, checker, preset)
    updates = Preset.tr("%Ln update(s)", "", length.updates)
    amount = format.duration(took.total_s) if took is not None else updates
    parts = [
        _rounds(length),
        translate("Preset", "rank {r}").format(r=proposed.values["method.r"]),
        *([updates] if took is not None else []),
    ]
    return PresetFacts(name, _purpose(preset, length), amount, " · ".join(parts))


def _purpose(preset: str, length: RunLength | None) -> str:
    if preset == "quick":
        if length is not None and length.epochs < 0.995:
            text = translate("Preset", "Is the data right? A short run on {share} of the rows.")
            return text.format(share=format.share(length.epochs))
        return translate("Preset", "Is the data right? A short run to see.")
    if preset == "thorough":
        return translate("Preset", "A larger adapter that sees every row more often.")
    return translate("Preset", "The best result for the time on most data. Keeps the best state.")


def _rounds(length: RunLength) -> str:
    if length.epochs < 0.995:
        rows = min(length.train_rows, length.updates * length.batch)
        return Preset.tr("%Ln row(s)", "", rows)
    epochs = round(length.epochs, 1)
    digits = 0 if float(epochs).is_integer() else 1
    return translate("Preset", "epochs: {epochs}").format(epochs=format.decimal(epochs, digits))
