"""Memory of a model on this computer: three ways to the same scale, and the chosen one close up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop import format
from desktop.language import translate
from desktop.theme import Weight, px
from desktop.widgets.basics import Align, Item, button, col, holder, label, muted, row, section
from desktop.widgets.memory_bar import INKS, MemoryBar
from desktop.widgets.stack_bar import swatch
from desktop.wizard.fits import Fit
from desktop.wizard.model.memory_words import WAYS, WAYS_SAID, part_name, trained_line, way_of
from engine.contract.memory import MemoryPlan

NAME_WIDTH, VALUE_WIDTH = 92, 66
BADGE_INKS = {"fits": "success", "tight": "warning", "too_big": "danger"}


def three_ways(fit: Fit) -> QWidget:
    """Full, LoRA and QLoRA as bars to one scale, with a line where free memory ends."""
    line = translate("Memory", "line: your {free} free").format(free=format.memory(fit.free_bytes))
    whole = max(plan.total_bytes for plan in fit.ways.values())
    rows: list[Item] = [
        row(section(translate("Memory", "Three ways to train it")), None, muted(line, 0.86))
    ]
    rows += [_way(fit, way, whole) for way in WAYS]
    return holder(col(*rows, spacing=7))


def _way(fit: Fit, way: str, whole: int) -> QWidget:
    plan, badge = fit.ways[way], fit.badge_of(way)
    name = translate("Memory", WAYS[way])
    words = label(name)
    words.setFixedWidth(px(NAME_WIDTH))
    bar = MemoryBar(_parts(plan), whole, fit.free_bytes, height=13, name=name)
    total = label(
        format.memory(plan.total_bytes), BADGE_INKS[badge], 1.0, Weight.DemiBold, tabular=True
    )
    total.setMinimumWidth(px(VALUE_WIDTH))
    total.setAlignment(Align.AlignRight | Align.AlignVCenter)
    made = holder(row(words, (bar, 1), total, spacing=8))
    made.setToolTip(translate("Memory", WAYS_SAID[way]))
    return made


def close_up(fit: Fit, on_explain: Callable[[], object]) -> QWidget:
    """The chosen way against the device's whole memory, its parts in numbers."""
    head = translate("Memory", "{way}, close up").format(way=way_of(fit.setup))
    how = button(translate("Memory", "How is this counted?"), "quiet", on_click=on_explain)
    whole = max(fit.total_bytes, fit.plan.total_bytes)
    mark = fit.free_bytes if fit.plan.total_bytes > fit.total_bytes else 0  # the bar goes beyond
    bar = MemoryBar(_parts(fit.plan), whole, mark, height=20, name=head)
    free, total = format.memory(fit.free_bytes), format.memory(fit.total_bytes)
    text = translate("Memory", "{free} free of {total}").format(free=free, total=total)
    scale = row(muted("0", 0.86), None, muted(text, 0.86))
    lines = [_part(name, ink, count) for name, ink, count in grouped_parts(fit)]
    source = translate("Memory", "Computed, not measured yet.")
    if fit.measured:
        source = translate("Memory", "Corrected by a measurement on this computer.")
    items: list[Item] = [row(section(head), None, how), bar, scale, *lines]
    return holder(
        col(*items, 2, muted(f"{trained_line(fit)} {source}", 0.86, wrap=True), spacing=4)
    )


def grouped_parts(fit: Fit) -> list[tuple[str, str, int]]:
    """(words, colour, bytes): parts that share a colour of the bar share a line."""
    sums: dict[str, list[tuple[str, int]]] = {}
    for part in fit.plan.parts:
        if part.bytes > 0:
            sums.setdefault(INKS[part.code], []).append((part.code, part.bytes))
    return [
        (" + ".join(part_name(code, fit) for code, _ in held), ink, sum(n for _, n in held))
        for ink, held in sums.items()
    ]


def _part(name: str, ink: str, count: int) -> QWidget:
    value = label(format.memory(count), tabular=True)
    return holder(row(swatch(ink), (label(name, wrap=True), 1), value, spacing=10))


def _parts(plan: MemoryPlan) -> list[tuple[str, int]]:
    return [(part.code, part.bytes) for part in plan.parts]
