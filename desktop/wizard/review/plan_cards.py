"""The right side of Review: what will happen, how long each part takes, what there is after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QFrame, QWidget

from desktop import format
from desktop.language import translate
from desktop.theme import Weight
from desktop.widgets.basics import Item, card, col, holder, image, label, muted, row, section
from desktop.widgets.stack_bar import StackBar, swatch
from desktop.wizard.estimate import RunLength
from desktop.wizard.review.story import afterwards, story
from desktop.wizard.session import WizardSession
from desktop.wizard.timing import TimeEstimate

CLOCK_ALONE_S = 20 * 3600
LEAST_SHARE = 0.02
"""Loading is named where it is more than this share of the whole."""


def plan_cards(session: WizardSession, length: RunLength, took: TimeEstimate | None) -> QWidget:
    """The cards, one under the other."""
    told = label(story(session, length), wrap=True, rich=True)
    happens = translate("Review", "What will happen")
    items: list[Item] = [card(section(happens), told, margins=18, spacing=8)]
    if took is not None:
        items.append(_time_card(took))
    items.append(_after_card(session, length))
    close = translate("Review", "You may close the window meanwhile; training continues.")
    items.append(muted(close, wrap=True))
    return holder(col(*items, None, spacing=16))


def time_parts(took: TimeEstimate) -> list[tuple[str, float, str]]:
    """(name, seconds, colour) of every part worth naming, in the order they happen."""
    named = [
        (translate("Review", "Download"), took.download_s, "part6"),
        (translate("Review", "Loading"), took.loading_s, "part5"),
        (translate("Review", "Training"), took.training_s, "part1"),
        (translate("Review", "Evaluation"), took.evaluation_s, "part2"),
    ]
    least = {"part5": LEAST_SHARE * took.total_s}
    return [part for part in named if part[1] > least.get(part[2], 0.0)]


def _time_card(took: TimeEstimate) -> QFrame:
    parts = time_parts(took)
    spoken = ", ".join(f"{name} {format.duration(seconds)}" for name, seconds, _ in parts)
    bar = StackBar([(seconds, ink) for _, seconds, ink in parts], height=8, name=spoken)
    columns: list[Item] = [
        (
            col(
                row(swatch(ink), muted(name, 0.92), None, spacing=8),
                label(format.duration(seconds), weight=Weight.Medium, tabular=True),
                spacing=2,
            ),
            1,
        )
        for name, seconds, ink in parts
    ]
    end = datetime.now(UTC) + timedelta(seconds=took.total_s)
    finish = translate("Review", "Finishes about {time} if you start now")
    lines = [finish.format(time=_moment(end, took.total_s))]
    if not took.measured:
        lines.append(
            translate("Review", "Counted from usual speeds; the real one can differ twofold.")
        )
    return card(
        bar, row(*columns, spacing=8), *(muted(t, 0.92, wrap=True) for t in lines),
        margins=18, spacing=8,
    )  # fmt: skip


def _moment(end: datetime, seconds: float) -> str:
    """Time of day; with the date where it could be another day's."""
    clock = format.clock(end)
    return clock if seconds < CLOCK_ALONE_S else f"{format.when(end)}, {clock}"


def _after_card(session: WizardSession, length: RunLength) -> QFrame:
    checks: list[Item] = [
        row(image("check", "text2", 16), (label(text, scale=0.95, wrap=True), 1), spacing=8)
        for text in afterwards(session, length)
    ]
    head = translate("Review", "When it is done")
    return card(section(head), *checks, margins=18, spacing=7)
