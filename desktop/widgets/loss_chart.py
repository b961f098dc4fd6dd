"""The loss chart as a control: follows `LossData`, shows a crosshair to mouse and arrow keys."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import format as fmt
from desktop.format import NONE, duration, number, scientific
from desktop.theme import color, px
from desktop.widgets.chart import LossPlot
from desktop.widgets.chart_data import LossData, nearest
from desktop.widgets.chart_readout import Readout
from desktop.widgets.chart_series import clips


class LossChart(QWidget):
    """Draws when `refresh` is called and somebody can see it.

    Attributes:
        data: the curves it shows; change them, then call `refresh`.

    Signals:
        drawn: the lines are new; a caption that describes them may follow.
        pressed_change: number of a changed setting whose line was pressed.
    """

    drawn = Signal()
    pressed_change = Signal(int)

    def __init__(self, data: LossData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = data
        self._cursor: float | None = None
        self._plot = LossPlot()
        self._plot.pointed.connect(self.point_at)
        self._plot.left.connect(self._leave)
        self._plot.pressed_change.connect(self.pressed_change)
        self._readout = Readout(self)
        # A timer of its own: QTimer.singleShot keeps the chart alive if it is deleted before.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)  # room for the focus ring
        layout.addWidget(self._plot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Loss by step"))

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(260), px(220))

    @property
    def cursor_step(self) -> float | None:
        """The step under the crosshair."""
        return self._cursor

    @property
    def is_clipped(self) -> bool:
        """Whether some raw values lie outside the range that is shown."""
        return clips(self.data.series.losses, *self._plot.loss_range)

    def set_log_scale(self, on: bool) -> None:
        """Show the loss on a logarithmic or on a linear axis."""
        self._plot.log = on
        self.refresh()

    def set_time_axis(self, on: bool) -> None:
        """Show time of training on the lower axis instead of steps."""
        self._plot.by_time = on
        self.refresh()

    @property
    def shows_time(self) -> bool:
        return bool(self._plot.by_time)

    def highlight(self, number: int | None) -> None:
        """Make the line of one changed setting stand out; None takes that back."""
        self._plot.highlight(number)

    def refresh(self) -> None:
        """Draw the curves as they are now, if somebody can see them."""
        if not self.isVisible() or self.width() < 40:
            return
        self._plot.draw(self.data)
        self.setAccessibleDescription(self.describe())
        if self._cursor is not None:
            self.point_at(self._cursor)
        self.drawn.emit()

    def describe(self) -> str:
        """The newest values in words, for a screen reader."""
        series = self.data.series
        if not len(series):
            return self.tr("No steps yet")
        text = self.tr("Training loss {loss} at step {step}").format(
            loss=fmt.loss(series.smoothed[-1]), step=number(int(series.steps[-1]))
        )
        for step, loss in self.data.evals[-1:]:
            text += ". " + self.tr("Validation loss {loss} at step {step}").format(
                loss=fmt.loss(loss), step=number(int(step))
            )
        return text

    def point_at(self, step: float | None) -> None:
        """Stand on the known step nearest to `step`; None takes the crosshair away."""
        known = self.data.known_steps()
        self._cursor = nearest(known, step) if step is not None and len(known) else None
        self._plot.show_cursor(self._cursor)
        if self._cursor is None:
            self._readout.hide()
        else:
            x = self._plot.x() + self._plot.x_of(self._cursor)
            self._readout.show_values(self.values_at(self._cursor), x)

    def values_at(self, step: float) -> list[tuple[str, str]]:
        """Name and value of everything known about a step."""
        rows = [(self.tr("Step"), number(int(step)))]
        series, at = self.data.series, self.data.row_of(step)
        if at is not None:
            rate = float(series.rates[at])
            rows.append((self.tr("Training loss"), fmt.loss(series.losses[at])))
            rows.append((self.tr("Smoothed"), fmt.loss(series.smoothed[at])))
            rows.append((self.tr("Learning rate"), NONE if math.isnan(rate) else scientific(rate)))
            if self.data.knows_times:
                rows.append((self.tr("Training time"), duration(float(series.times[at]))))
        validation = self.data.eval_at(step)
        if validation is not None:
            rows.append((self.tr("Validation loss"), fmt.loss(validation)))
        return rows + self._other_values(step)

    def _other_values(self, step: float) -> list[tuple[str, str]]:
        """What the earlier run had at the same step, or nearest before it."""
        if self.data.other is None:
            return []
        name, other = self.data.other
        at = int(np.searchsorted(other.series.steps, step, side="right")) - 1
        if at < 0 or step > other.last_step:
            return []
        return [(name, fmt.loss(other.series.smoothed[at]))]

    def _leave(self) -> None:
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along the steps; Home, End, Page keys and Escape as one expects."""
        known = self.data.known_steps()
        if event.key() == Qt.Key.Key_Escape and self._cursor is not None:
            self.point_at(None)
            return
        here = int(np.searchsorted(known, self._cursor)) if self._cursor is not None else len(known)
        target = _target(event.key(), here, len(known))
        if target is None or not len(known):
            super().keyPressEvent(event)
            return
        self.point_at(float(known[min(max(target, 0), len(known) - 1)]))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.point_at(None)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()  # after the layout has given it its size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()


def _target(key: int, here: int, count: int) -> int | None:
    """Index that a key leads to from index `here`, or None if the key is not ours."""
    page = max(1, count // 10)
    return {
        Qt.Key.Key_Left: here - 1,
        Qt.Key.Key_Right: here + 1,
        Qt.Key.Key_PageUp: here - page,
        Qt.Key.Key_PageDown: here + page,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: count - 1,
    }.get(Qt.Key(key))
