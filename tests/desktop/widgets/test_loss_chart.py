"""The chart as a person meets it, and what it costs."""

from __future__ import annotations

import gc
import random
import time

import psutil
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import color, theme
from desktop.widgets.chart_data import LossData
from desktop.widgets.chart_parts import axis_font
from desktop.widgets.loss_chart import LossChart

pytestmark = pytest.mark.gui
STUTTER_S = 0.050  # longer than this between two frames is felt


@pytest.fixture
def data() -> LossData:
    made = LossData()
    made.set_total_steps(855)
    steps = range(1, 422)
    made.add_losses([(step, 2 - step / 421) for step in steps], [2e-4] * 421)
    made.set_evals([(0, 1.94), (100, 1.21), (400, 0.911)])
    made.set_checkpoints([100, 400])
    return made


@pytest.fixture
def chart(qtbot: QtBot, data: LossData) -> LossChart:
    made = LossChart(data)
    qtbot.addWidget(made)
    made.resize(720, 400)
    with qtbot.waitSignal(made.drawn):
        made.show()
    return made


def test_it_says_the_newest_values_to_a_screen_reader(chart: LossChart) -> None:
    assert chart.accessibleName()
    assert "1.0" in chart.accessibleDescription()
    assert "step 421" in chart.accessibleDescription()
    assert "0.911 at step 400" in chart.accessibleDescription()


def test_the_crosshair_reads_step_loss_rate_and_validation(chart: LossChart) -> None:
    chart.point_at(400.3)
    assert chart.cursor_step == 400
    assert dict(chart.values_at(400)) == {
        "Step": "400",
        "Training loss": "1.050",
        "Smoothed": dict(chart.values_at(400))["Smoothed"],
        "Learning rate": "2e-4",
        "Validation loss": "0.911",
    }
    assert dict(chart.values_at(0)) == {"Step": "0", "Validation loss": "1.940"}


def test_arrow_keys_walk_along_the_steps(chart: LossChart, qtbot: QtBot) -> None:
    walked = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(chart, key)
        walked.append(chart.cursor_step)
    assert walked == [421, 420, 0, 1]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.cursor_step is None


def test_the_mouse_moves_the_crosshair_and_leaves_it(chart: LossChart, qtbot: QtBot) -> None:
    plot = chart._plot
    qtbot.mouseMove(plot, QPoint(360, 200))
    assert chart.cursor_step is not None
    assert 150 < chart.cursor_step < 280
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert chart.cursor_step is None


def test_the_wheel_scrolls_the_page_and_not_the_chart(chart: LossChart) -> None:
    before = chart._plot.frame
    at, turned, none = QPointF(300, 200), QPoint(0, 120), QPoint(0, 0)
    button, key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, none, turned, button, key, phase, False)
    QApplication.sendEvent(chart._plot, event)
    assert not event.isAccepted()
    assert chart._plot.frame == before


def test_names_stand_at_the_ends_of_the_lines_without_touching(
    chart: LossChart, data: LossData
) -> None:
    data.set_evals([(0, 1.94), (421, float(data.series.smoothed[-1]))])  # both end in one point
    chart.refresh()
    boxes = [box for box in chart._plot.names if box is not None]
    assert len(boxes) == 2
    assert not boxes[0].adjusted(1, 1, -1, -1).intersects(boxes[1].adjusted(1, 1, -1, -1))
    inside = chart._plot.frame.inner
    assert all(box.right() <= inside.right() + 1 for box in boxes)


@pytest.mark.parametrize("width", range(560, 760, 12))
def test_no_number_of_the_lower_axis_is_cut_at_the_edge(
    chart: LossChart, qtbot: QtBot, width: int
) -> None:
    with qtbot.waitSignal(chart.drawn):
        chart.resize(width, 400)
    plot, metrics = chart._plot, QFontMetricsF(axis_font())
    ends = [plot.frame.x(at) + metrics.horizontalAdvance(text) / 2 for at, text in plot.below]
    assert len(ends) > 3
    assert max(ends) <= plot.width()


def test_a_log_axis_shows_the_same_losses(chart: LossChart) -> None:
    linear = chart._plot.frame
    chart.set_log_scale(True)
    low, high = chart._plot.frame.low, chart._plot.frame.high
    assert 10**low < 1.0 < 1.94 < 10**high
    chart.set_log_scale(False)
    assert chart._plot.frame == linear


def test_a_loss_of_zero_does_not_break_the_log_axis(chart: LossChart, data: LossData) -> None:
    data.add_losses([(422, 0.0), (423, 1e-9)])
    chart.set_log_scale(True)
    low, high = chart._plot.frame.low, chart._plot.frame.high
    assert low < high


def test_it_draws_nothing_where_there_is_nothing(qtbot: QtBot) -> None:
    empty = LossChart(LossData())
    qtbot.addWidget(empty)
    empty.show()
    empty.refresh()
    assert empty.describe() == "No steps yet"
    assert empty._plot.names == [None, None, None]
    empty.point_at(5)
    assert empty.cursor_step is None


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_takes_the_colours_of_the_theme(qtbot: QtBot, data: LossData, mode: str) -> None:
    theme.use(mode)
    made = LossChart(data)
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitSignal(made.drawn):
        made.show()
    corner = made.grab().toImage().pixelColor(made.width() - 20, 20).name()
    assert corner == {"light": "#ffffff", "dark": "#1e1f1d"}[mode]


def test_a_hundred_thousand_noisy_points_do_not_stutter(qtbot: QtBot) -> None:
    noise, data = random.Random(1), LossData()
    data.set_total_steps(100_000)
    data.add_losses([(step, 1 + noise.random()) for step in range(1, 100_001)])
    chart = LossChart(data)
    qtbot.addWidget(chart)
    chart.resize(720, 400)
    with qtbot.waitSignal(chart.drawn):
        chart.show()
    took = []
    for step in range(100_001, 100_011):
        data.add_losses([(step, 1.5)])
        start = time.thread_time()
        chart.refresh()
        QApplication.processEvents()
        took.append(time.thread_time() - start)
    assert sorted(took)[len(took) // 2] < STUTTER_S


@pytest.mark.slow
def test_two_thousand_updates_leave_nothing_behind(qtbot: QtBot) -> None:
    data = LossData()
    data.set_total_steps(2_000)
    chart = LossChart(data)
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show()
    process = psutil.Process()
    for step in range(1, 2_001):
        data.add_losses([(step, 2 - step / 2_000)], [1e-4])
        if step % 100 == 0:
            data.set_evals([*data.evals, (step, 1.0)])
            data.set_checkpoints([*data.checkpoints, step])
        chart.refresh()
        QApplication.processEvents()
        if step == 500:
            gc.collect()
            objects, memory = len(gc.get_objects()), process.memory_info().rss
    gc.collect()
    assert len(gc.get_objects()) - objects < 500
    assert process.memory_info().rss - memory < 16_000_000


def test_charts_that_come_and_go_do_not_crash_and_do_not_pile_up(
    qtbot: QtBot, data: LossData
) -> None:
    def once() -> None:
        host = QWidget()
        chart = LossChart(data)
        QVBoxLayout(host).addWidget(chart)
        host.resize(400, 300)
        host.show()
        QApplication.processEvents()
        chart.point_at(30)
        host.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    for _ in range(5):
        once()
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(25):
        once()
    gc.collect()
    assert len(gc.get_objects()) - before < 500


def test_a_single_step_is_a_point_where_no_line_can_be(qtbot: QtBot, data: LossData) -> None:
    one = LossData()
    one.set_total_steps(1)
    one.add_losses([(1, 0.8)], [2e-4])
    chart = LossChart(one)
    qtbot.addWidget(chart)
    chart.resize(720, 400)
    with qtbot.waitSignal(chart.drawn):
        chart.show()
    plot = chart._plot
    at = QPointF(plot.x_of(1), plot.frame.y(0.8)).toPoint()
    assert plot.grab().toImage().pixelColor(at) == color("accent")
