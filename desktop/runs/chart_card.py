"""The card around the loss chart: its head, the table in its place, and its late arrival.

numpy takes 0.1 s to import (more where the disk is slow), so a thread imports it while the page
stands already; the layout is in place and nothing moves when the chart arrives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget

from desktop.runs.chart_feed import ChartFeed, curves_of
from desktop.runs.chart_import import chart_import
from desktop.runs.compare_choice import CompareChoice
from desktop.runs.follow import RunFollower
from desktop.runs.run_view import RunView
from desktop.theme import px
from desktop.widgets.basics import (
    Align,
    Stacking,
    button,
    col,
    label,
    muted,
    section,
    segmented,
)
from desktop.widgets.flow import flow

if TYPE_CHECKING:
    from desktop.widgets.chart_data import LossData
    from desktop.widgets.chart_table import LossTable
    from desktop.widgets.loss_chart import LossChart

CHART_HEIGHT = 300
HEAD_FROM, FOOT_FROM = 430, 460
"""Narrower than this (design pixels) what stands at the right moves under what stands left."""
_LOOK_MS = 25  # how often to ask whether the import has ended
_QUIET_MS = 300  # sooner than this nobody needs to be told that something is loaded


class ChartCard(QFrame):
    """Loss by step or by time, linear or logarithmic, as a chart or as a table.

    Attributes:
        data: the curves, once the chart is loaded.
        chart, table: the controls themselves, once they are loaded.
        compare: which earlier run is drawn beside this one.

    Signals:
        drawn: the chart shows what the follower has read.
        mark_chosen: number of the adjustment whose line was pressed.
    """

    drawn = Signal()
    mark_chosen = Signal(int)

    def __init__(self, follower: RunFollower) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._follower = follower
        self._feed = ChartFeed(follower)
        self.data: LossData | None = None
        self.chart: LossChart | None = None
        self.table: LossTable | None = None
        self._nothing = ""
        self._build()
        self._waited_ms = 0
        self._wait = QTimer(self)
        self._wait.setInterval(_LOOK_MS)
        self._wait.timeout.connect(self._arrive)
        self._soon = QTimer(self)  # not QTimer.singleShot, which outlives a deleted card
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)

    @property
    def shows_table(self) -> bool:
        return self.table is not None and self._stack.currentWidget() is self.table

    @property
    def smoothed(self) -> float | None:
        """The end of the smoothed line; None while there is none."""
        if self.data is None or not len(self.data.series):
            return None
        return float(self.data.series.smoothed[-1])

    def refresh_soon(self) -> None:
        """Refresh in the window's next turn: reading, drawing and painting take one each."""
        if self.chart is not None and not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Take over what the follower has read since the last time, and draw it."""
        if self.data is None or self.chart is None or not self.isVisible():
            return
        if not self._feed.into(self.data):
            self._soon.start()  # the window gets its turn in between
            return
        if self.shows_table and self.table is not None:
            self.table.refresh()
            return
        has_points = bool(len(self.data.series) or self.data.evals)
        self._stack.setCurrentWidget(self.chart if has_points else self._quiet)
        self._enable(has_points)
        self.chart.refresh()

    def show_nothing(self, words: str) -> None:
        """What stands in the place of the curve while there is none."""
        self._nothing = words
        if self.chart is not None:
            self._quiet.setText(words)

    def highlight(self, number: int | None) -> None:
        """Make the line of one adjustment stand out."""
        if self.chart is not None:
            self.chart.highlight(number)

    def _build(self) -> None:
        self._scale = segmented(
            [self.tr("Linear"), self.tr("Log")], name=self.tr("Scale of the loss axis")
        )
        self._scale.chosen.connect(self._set_scale)
        self._axis = segmented(
            [self.tr("Steps"), self.tr("Time")], name=self.tr("What the lower axis shows")
        )
        self._axis.chosen.connect(self._set_axis)
        self._as_table = button(self.tr("Show as table"), "quiet", on_click=self._toggle_table)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(px(CHART_HEIGHT))
        policy = QSizePolicy.Policy
        self._stack.setSizePolicy(policy.Expanding, policy.Expanding)
        self._quiet = label("", "text2", align=Align.AlignCenter, wrap=True)
        self._stack.addWidget(self._quiet)
        self._caption = muted("", 0.86, wrap=True)
        self.compare = CompareChoice()
        self.compare.chosen.connect(self._set_other)
        tools = flow([self._scale, self._axis, self._as_table])
        head = Stacking([section(self.tr("Loss")), None, tools], least=HEAD_FROM, spacing=6)
        foot = Stacking([(self._caption, 1), self.compare], least=FOOT_FROM, spacing=8)
        self.setLayout(col(head, (self._stack, 1), foot, margins=(18, 12, 14, 12)))
        self._enable(False)

    def _enable(self, on: bool) -> None:
        self._scale.setEnabled(on)
        self._axis.setEnabled(on)
        self.compare.setEnabled(on)
        self._as_table.setEnabled(on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None:
            self._wait.start()
        else:
            self._soon.start()

    def _arrive(self) -> None:
        chart_import.start()  # not before the page is painted: it would compete for the processor
        if not chart_import.ready:
            self._waited_ms += _LOOK_MS
            if self._waited_ms >= _QUIET_MS:
                self._quiet.setText(self.tr("The chart is being loaded…"))
            return
        self._wait.stop()
        if chart_import.error:
            said = self.tr("The chart could not be loaded ({error}). Everything else works.")
            self._quiet.setText(said.format(error=chart_import.error))
            return
        from desktop.widgets.chart_data import LossData
        from desktop.widgets.loss_chart import LossChart

        self.data = LossData()
        self.chart = LossChart(self.data)
        self.chart.drawn.connect(self._describe)
        self.chart.pressed_change.connect(self.mark_chosen)
        self._quiet.setText(self._nothing)
        self._stack.addWidget(self.chart)
        self._soon.start()  # the window gets its turn before the first paint

    def _set_other(self, name: str, view: RunView | None) -> None:
        """Draw an earlier run beside this one; None takes it away."""
        if self.data is None or self.chart is None:
            return
        self.data.other = None if view is None else (name, curves_of(view))
        self.chart.refresh()

    def _set_axis(self, index: int) -> None:
        if self.chart is not None:
            self.chart.set_time_axis(index == 1)

    def _set_scale(self, index: int) -> None:
        if self.chart is not None:
            self.chart.set_log_scale(index == 1)

    def _toggle_table(self) -> None:
        if self.data is None or self.chart is None:
            return
        if self.table is None:
            from desktop.widgets.chart_table import LossTable

            self.table = LossTable(self.data)
            self._stack.addWidget(self.table)
        show_table = not self.shows_table
        self._stack.setCurrentWidget(self.table if show_table else self.chart)
        self._as_table.setText(self.tr("Show as chart") if show_table else self.tr("Show as table"))
        self._as_table.setAccessibleName(self._as_table.text())
        for made in (self._scale, self._axis, self._caption, self.compare):
            made.setVisible(not show_table)
        self.refresh()

    def _describe(self) -> None:
        """The caption names what is drawn, and nothing that is not there."""
        if self.chart is None or self.data is None:
            return
        parts = []
        if len(self.data.series):
            parts += [self.tr("faint: every step"), self.tr("line: smoothed")]
        if self.data.checkpoints:
            parts.append(self.tr("▲ checkpoint"))
        if self.chart.is_clipped:
            parts.append(self.tr("axis clipped to 1–99 %"))
        if self.data.other is not None:
            parts.append(self.tr("dots and squares: the earlier run"))
        if self.chart.shows_time:
            parts.append(self.tr("pauses left out"))
        if self._follower.is_thinned:
            parts.append(self.tr("every step follows in a moment"))
        self._caption.setText(" · ".join(parts))
        self.drawn.emit()
