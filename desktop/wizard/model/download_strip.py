"""Fetching a model from the page: begin, see it move, stop, go on later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop import format
from desktop.language import translate
from desktop.runs.model_download import Progress
from desktop.widgets.basics import button, col, holder, label, muted, progress, row
from desktop.widgets.problem_card import problem_card

CLOSED_TO_YOU = ("HUB_GATED", "HUB_UNAUTHORIZED", "HUB_DENIED", "HUB_TOKEN_TOO_NARROW")
"""Refusals that another account, or one at all, may lift."""


def download_strip(
    now: Progress,
    facts: Mapping[str, Any],
    *,
    on_start: Callable[[], object],
    on_stop: Callable[[], object],
    on_sign_in: Callable[[], object] | None = None,
) -> QWidget:
    """What can be done about a model's files that are not here.

    Args:
        on_sign_in: None where the card offers to sign in anyway.
    """
    if now.busy:
        return RunningStrip(now, on_stop)
    arrived = now.done_bytes or int(facts.get("have_bytes") or 0)
    words = translate("Model", "Go on downloading") if arrived else _begin_words()
    again = button(words, "", "download", on_start)
    if now.state == "problem":
        buttons = [again]
        if on_sign_in is not None and now.code in CLOSED_TO_YOU:
            buttons.insert(0, button(translate("Model", "Sign in…"), "", "lock", on_sign_in))
        return problem_card(now.code, now.facts, buttons=buttons)
    later = translate("Model", "Or later: it is fetched when training starts.")
    if arrived:
        text = translate("Model", "{done} have arrived and are kept.")
        later = text.format(done=format.size(arrived))
    return holder(row(again, (muted(later, wrap=True), 1), spacing=10))


def _begin_words() -> str:
    return translate("Model", "Download now")


class RunningStrip(QWidget):
    """A download as it moves: the same widgets with other numbers."""

    def __init__(self, now: Progress, on_stop: Callable[[], object]) -> None:
        super().__init__()
        self._words = label(tabular=True, wrap=True)
        self._bar = progress(0, 0, thin=True, name=translate("Model", "Downloading"))
        self._stop = button(translate("Model", "Stop"), "quiet", "stop", on_stop)
        note = translate("Model", "It goes on when this window is closed.")
        head = row((self._words, 1), self._stop, spacing=8)
        column = col(head, self._bar, muted(note), spacing=4)
        self.setLayout(column)
        self.show_progress(now)

    def show_progress(self, now: Progress) -> None:
        """Other numbers, or on its way to a stop."""
        text = translate("Model", "Waiting for the hub …")
        if now.total_bytes > 0:
            counts = translate("Model", "{done} of {total}")
            done, total = format.size(now.done_bytes), format.size(now.total_bytes)
            text = counts.format(done=done, total=total)
        if now.state == "stopping":
            text = translate("Model", "Stopping; what has arrived is kept")
        self._words.setText(text)
        self._bar.setMaximum(1000 if now.total_bytes > 0 else 0)
        self._bar.setValue(_promille(now))
        self._stop.setEnabled(now.state != "stopping")


def _promille(now: Progress) -> int:
    return int(1000 * now.done_bytes / now.total_bytes) if now.total_bytes else 0
