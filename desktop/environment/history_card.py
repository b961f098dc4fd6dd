"""Every environment that was built and is still there: when, from what, its proof, its state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from desktop import format
from desktop.environment.proof_words import TIMED, failed_parts, parts_line
from desktop.widgets.basics import (
    Item,
    Pill,
    button,
    card,
    col,
    holder,
    label,
    muted,
    pill,
    row,
    rule,
    section,
    set_enabled,
)
from desktop.widgets.flow import flow
from desktop.widgets.stacking import Stacking


class HistoryCard(QFrame):
    """The list, the one in use first; the one before it can be gone back to."""

    def __init__(
        self, envs: Sequence[Any], roll_back: Callable[[], object], reason_not: str = ""
    ) -> None:
        super().__init__()
        self._roll_back, self._reason_not = roll_back, reason_not
        items: list[Item] = []
        for number, env in enumerate(envs):
            items += [rule()] if number else []
            items.append(self._line(env))
        head = section(self.tr("Environments that were built"))
        inner = card(*items, margins=(1, 4, 1, 4), spacing=0)
        self.setLayout(col(head, inner, spacing=8))

    def _line(self, env: Any) -> QWidget:
        name = label(env.name, mono=True, scale=0.95, wrap=True, selectable=True)
        words = holder(col(row((name, 1)), muted(self._facts(env), wrap=True), spacing=3))
        states = [self._state(env)]
        if env.in_use and not env.current:
            states.append(pill(self.tr("In use by a run"), "info", "play"))
        end: list[QWidget] = [*states]
        if env.previous and not env.current:
            back = button(self.tr("Roll back to this"), "", "reset", self._roll_back)
            set_enabled(back, self._reason_not)
            end.append(back)
        made = Stacking([(words, 1), flow(end)], least=520, spacing=8)
        return holder(row(made, margins=(18, 10, 14, 10)))

    def _facts(self, env: Any) -> str:
        parts = [self.tr("set {row}").format(row=env.row)] if env.row else []
        if then := format.moment(env.created_t or ""):
            parts.append(self.tr("built {when}").format(when=format.when(then)))
        if env.bytes:
            parts.append(format.size(env.bytes))
        parts.append(self._proof(env.proof))
        return " · ".join(parts)

    def _proof(self, proof: Any) -> str:
        if proof is None:
            return self.tr("no proof kept")
        parts = [vars(part) if not isinstance(part, dict) else part for part in proof.parts]
        if failed := failed_parts(parts):
            return self.tr("proof failed: {parts}").format(parts=", ".join(failed))
        then = format.moment(proof.t)
        when = format.when(then) if then else "–"
        measured = (p for p in parts if p["name"] not in TIMED)
        number = next((p for p in measured if isinstance(p.get("measured"), float)), None)
        if number is None:
            return self.tr("proof passed {when}").format(when=when)
        text = self.tr("proof passed {when}: {number}")
        return text.format(when=when, number=parts_line([number]))

    def _state(self, env: Any) -> Pill:
        if env.current:
            return pill(self.tr("In use"), "ok", "check")
        if not env.complete:
            return pill(self.tr("Not complete"), "off", "circle")
        if env.previous:
            return pill(self.tr("Previous"), "info", "clock")
        return pill(self.tr("Other"), "off", "circle")
