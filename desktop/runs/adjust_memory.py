"""What was changed because memory ran out, in words: cause, change, what stayed, price, next rung.

Facts of an `adjusted` event: `before` and `after` with the fields of `engine.limits.Limits`, what
was needed and free, who else held memory, and `next`, the rung after this one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop import format as fmt
from desktop.counted import Counted
from desktop.language import translate
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView

Adjusted = Counted("Adjusted")
BATCH = ("per_device_train_batch_size", "gradient_accumulation_steps")
COST_STEPS = 30
"""The price is measured over so many steps before and after a change."""
LEAST_COST = 0.02  # less is the noise of other programs


@dataclass(frozen=True)
class AdjustWords:
    """One change, ready to be shown."""

    head: str
    text: str
    """Cause with numbers, what changed, what stayed."""
    note: str = ""
    """Price and next rung."""
    mark: str = ""
    """A few words beside the mark on the chart."""
    tone: str = "warn"


def batch_words(limits: Mapping[str, Any]) -> str:
    """`4 × 4`: rows at once times how often; empty where it is not told."""
    sizes = [limits.get(name) for name in BATCH]
    if not all(isinstance(size, int) for size in sizes):
        return ""
    return " × ".join(fmt.number(size) for size in sizes if size is not None)


def cost_percent(view: RunView, step: int) -> int | None:
    """How much slower (above 0) the steps after `step` are, in per cent; None while unknown."""
    at = bisect_left(view.steps, step)
    if at < COST_STEPS or at + COST_STEPS >= len(view.times):
        return None
    before = view.times[at - 1] - view.times[at - COST_STEPS]
    after = view.times[at + COST_STEPS] - view.times[at + 1]
    if before <= 0 or after <= 0:
        return None
    return round(100 * (after / before - 1))


def memory_words(mark: Mark, view: RunView) -> AdjustWords:
    """A rung of the ladder, or fewer rows at once where rows are only measured."""
    if _differ(part(mark.facts, "before"), part(mark.facts, "after"), "eval_divisor"):
        return _measuring(mark)
    before, after = part(mark.facts, "before"), part(mark.facts, "after")
    said = [_memory_cause(mark), *_changes(before, after), _unanswered(mark)]
    return AdjustWords(
        _memory_head(before, after),
        " ".join(sentence for sentence in said if sentence),
        " ".join(sentence for sentence in _memory_note(mark, view) if sentence),
        translate("Adjusted", "Memory: {change}").format(change=_short_change(before, after)),
    )


def _measuring(mark: Mark) -> AdjustWords:
    return AdjustWords(
        translate("Adjusted", "Formiga measures fewer rows at once and went on"),
        _memory_cause(mark),
        translate("Adjusted", "Cost: measuring takes a little longer; the numbers are the same."),
        translate("Adjusted", "Memory: fewer rows when measuring"),
    )


def _memory_head(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if _differ(before, after, "max_length"):
        return translate("Adjusted", "Formiga cut the longest rows and went on")
    if _differ(before, after, "optim"):
        return translate("Adjusted", "Formiga made the optimizer smaller and went on")
    if _differ(before, after, "checkpoint_every", "offload"):
        return translate("Adjusted", "Formiga keeps fewer layers in memory and went on")
    return translate("Adjusted", "Formiga made the batch smaller and went on")


def _memory_cause(mark: Mark) -> str:
    known = {
        "step": fmt.number(mark.step),
        "needed": _memory_of(mark, "needed_bytes"),
        "free": _memory_of(mark, "free_bytes"),
        "other": str(mark.facts.get("other_process") or ""),
        "taken": _memory_of(mark, "other_bytes"),
    }
    if known["needed"] and known["free"] and known["other"] and known["taken"]:
        said = translate(
            "Adjusted",
            "Step {step} needed {needed} more and {free} were left, because {other} took {taken}.",
        )
    elif known["needed"] and known["free"]:
        said = translate("Adjusted", "Step {step} needed {needed} more and {free} were left.")
    elif known["needed"]:
        said = translate("Adjusted", "Step {step} needed {needed} more than was left.")
    else:
        said = translate("Adjusted", "Step {step} did not fit into the memory.")
    return said.format(**known)


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """A sentence for each thing that is different now."""
    said = []
    if _differ(before, after, *BATCH):
        said.append(_batch_change(before, after))
    if _differ(before, after, "checkpoint_every"):
        said.append(_layers(after.get("checkpoint_every")))
    if _differ(before, after, "offload") and after.get("offload"):
        said.append(
            translate(
                "Adjusted", "What these layers need waits in the computer's memory meanwhile."
            )
        )
    if _differ(before, after, "optim"):
        said.append(_optimizer(str(after.get("optim"))))
    if _differ(before, after, "max_length"):
        cut = translate(
            "Adjusted", "Rows are cut at {tokens} tokens from here on, as the job allows."
        )
        said.append(cut.format(tokens=count(after.get("max_length"))))
    return said


def _unanswered(mark: Mark) -> str:
    """What the shorter limit costs in rows, if anything."""
    rows = mark.facts.get("unanswered")
    if not isinstance(rows, int) or not rows:
        return ""
    return Adjusted.tr("%Ln row(s) lost their whole answer by it and are left out.", "", rows)


def _batch_change(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    rows, rows_before = _rows_per_update(after), _rows_per_update(before)
    words = {"now": batch_words(after), "was": batch_words(before)}
    if rows is not None and rows == rows_before:
        said = Adjusted.tr(
            "The step was repeated as {now} instead of {was}: the same %Ln row(s) per update.",
            "",
            rows,
        )
        return said.format(**words)
    return translate("Adjusted", "The step was repeated as {now} instead of {was}.").format(**words)


def _layers(every: object) -> str:
    if every == 1:
        return translate(
            "Adjusted", "Every layer is computed a second time instead of being kept in memory."
        )
    said = translate(
        "Adjusted", "One layer in {every} is computed a second time instead of being kept."
    )
    return said.format(every=count(every))


def _optimizer(optim: str) -> str:
    if optim == "paged_adamw_8bit":
        return translate(
            "Adjusted",
            "The optimizer keeps its numbers in 8 bit and moves them to the computer's memory.",
        )
    return translate("Adjusted", "The optimizer keeps its numbers in 8 bit instead of 32.")


def _memory_note(mark: Mark, view: RunView) -> list[str]:
    said = []
    percent = cost_percent(view, mark.step)
    if percent is not None and percent >= 100 * LEAST_COST:
        cost = translate("Adjusted", "Cost: {percent} slower.")
        said.append(cost.format(percent=fmt.percent(percent / 100)))
    after, following = part(mark.facts, "after"), mark.facts.get("next")
    if isinstance(following, Mapping):
        rung = translate("Adjusted", "Next rung, if needed: {change}.")
        said.append(rung.format(change=_short_change(after, following, now_only=True)))
    elif "next" in mark.facts:
        said.append(translate("Adjusted", "This is the last rung: after it the run would stop."))
    if not _differ(part(mark.facts, "before"), after, "max_length"):
        said.append(translate("Adjusted", "Row length is never changed without asking you."))
    return said


def _short_change(
    before: Mapping[str, Any], after: Mapping[str, Any], *, now_only: bool = False
) -> str:
    """The change in a few words; `now_only` names only what it leads to."""
    if _differ(before, after, "max_length"):
        return translate("Adjusted", "rows cut at {tokens} tokens").format(
            tokens=count(after.get("max_length"))
        )
    if _differ(before, after, "optim"):
        return translate("Adjusted", "8-bit optimizer")
    if _differ(before, after, "offload"):
        return translate("Adjusted", "layers wait in the computer's memory")
    if _differ(before, after, "checkpoint_every"):
        if after.get("checkpoint_every") == 1:
            return translate("Adjusted", "every layer computed twice")
        return translate("Adjusted", "one layer in {every} computed twice").format(
            every=count(after.get("checkpoint_every"))
        )
    if now_only:
        return batch_words(after) or fmt.NONE
    words = {"was": batch_words(before) or fmt.NONE, "now": batch_words(after) or fmt.NONE}
    return translate("Adjusted", "batch {was} → {now}").format(**words)


def part(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of the facts that is itself named values; empty where it is missing."""
    found = facts.get(name)
    return found if isinstance(found, Mapping) else {}


def count(value: object) -> str:
    """A whole number as this language writes it; anything else as it is."""
    return fmt.number(value) if isinstance(value, int) else str(value)


def _differ(before: Mapping[str, Any], after: Mapping[str, Any], *names: str) -> bool:
    return any(name in after and before.get(name) != after[name] for name in names)


def _rows_per_update(limits: Mapping[str, Any]) -> int | None:
    sizes = [limits.get(name) for name in BATCH]
    whole = [size for size in sizes if isinstance(size, int)]
    return whole[0] * whole[1] if len(whole) == len(sizes) else None


def _memory_of(mark: Mark, name: str) -> str:
    value = mark.facts.get(name)
    return fmt.memory(int(value)) if isinstance(value, int | float) and value > 0 else ""
