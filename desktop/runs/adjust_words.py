"""What the engine changed to be able to go on, in words, whatever the reason."""

from __future__ import annotations

from collections.abc import Sequence

from desktop import format as fmt
from desktop.counted import Counted
from desktop.fact_text import name_and_value
from desktop.language import translate
from desktop.runs.adjust_memory import AdjustWords, cost_percent, count, memory_words, part
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView

__all__ = ["AdjustWords", "adjust_words", "cost_percent"]

Adjusted = Counted("Adjusted")
LINES_SHOWN = 8


def adjust_words(mark: Mark, view: RunView) -> AdjustWords:
    """One adjustment in words; a reason of a newer engine shows what became of what."""
    writers = {
        "OUT_OF_MEMORY": memory_words,
        "MODEL_CONTEXT": _context,
        "PACKING_NOT_SUPPORTED": _no_packing,
        "RATE_LOWERED": _rate,
        "ROWS_LEFT_OUT": _rows,
    }
    return writers.get(mark.code, _any)(mark, view)


def _context(mark: Mark, view: RunView) -> AdjustWords:
    limit = count(part(mark.facts, "after").get("max_length"))
    asked = count(part(mark.facts, "before").get("max_length"))
    head = translate("Notice", "Rows are limited to {limit} tokens, as the model is")
    text = translate(
        "Notice", "The job allows {asked} tokens a row; this model reads {limit} at most."
    )
    said = {"limit": limit, "asked": asked}
    return AdjustWords(head.format(**said), text.format(**said), tone="info")


def _no_packing(mark: Mark, view: RunView) -> AdjustWords:
    return AdjustWords(
        translate("Adjusted", "Rows are grouped by length instead of packed"),
        translate(
            "Adjusted",
            "Rows of this model cannot be laid end to end without changing the result, so rows of "
            "like length share a batch.",
        ),
        translate("Adjusted", "The result is the same; some time goes into filled-up places."),
        tone="info",
    )


def _rate(mark: Mark, view: RunView) -> AdjustWords:
    rates = [part(mark.facts, name).get("learning_rate") for name in ("before", "after")]
    was, now = (fmt.scientific(r) if isinstance(r, int | float) else fmt.NONE for r in rates)
    known = {"step": fmt.number(mark.step), "was": was, "now": now}
    text = translate(
        "Adjusted",
        "Training became unstable at step {step}, so the learning rate went from {was} to {now}. "
        "The rows and their order stay.",
    )
    return AdjustWords(
        translate("Adjusted", "Formiga lowered the learning rate and went on"),
        text.format(**known),
        mark=translate("Adjusted", "Rate {was} → {now}").format(**known),
    )


def _rows(mark: Mark, view: RunView) -> AdjustWords:
    found, rows = mark.facts.get("lines"), mark.facts.get("rows")
    lines = (
        [line for line in found if isinstance(line, int | str)] if isinstance(found, list) else []
    )
    rows = rows if isinstance(rows, int) else len(lines)  # earlier versions named all of them
    text = translate(
        "Adjusted",
        "At step {step} their loss was no number. They come from these lines of the data: {lines}. "
        "All other rows stay.",
    )
    head = Adjusted.tr("%Ln row(s) left out", "", rows)
    return AdjustWords(
        head, text.format(step=fmt.number(mark.step), lines=_listed(lines, rows)), mark=head
    )


def _any(mark: Mark, view: RunView) -> AdjustWords:
    def listed(name: str) -> str:
        values = part(mark.facts, name)
        return ", ".join(name_and_value(str(key), value) for key, value in values.items()) or "–"

    text = translate("Notice", "Step {step}: {before} became {after}.").format(
        step=fmt.number(mark.step), before=listed("before"), after=listed("after")
    )
    head = translate("Notice", "Formiga changed a setting and went on")
    return AdjustWords(head, text, mark=translate("Adjusted", "Setting changed"))


def _listed(lines: Sequence[int | str], rows: int) -> str:
    """Lines as numbers, or with their file's name."""
    shown = ", ".join(
        fmt.number(line) if isinstance(line, int) else line for line in lines[:LINES_SHOWN]
    )
    more = rows - min(len(lines), LINES_SHOWN)
    if more <= 0:
        return shown or fmt.NONE
    return Adjusted.tr("{lines} and %Ln more", "", more).format(lines=shown)
