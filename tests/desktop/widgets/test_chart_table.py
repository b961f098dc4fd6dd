"""The curves as a table."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.theme import px, theme
from desktop.widgets.chart_data import LossData
from desktop.widgets.chart_table import (
    AIR,
    CHECKPOINT,
    RATE,
    SIDE_AIR,
    STEP,
    VALIDATION,
    LossTable,
    LossTableModel,
)

pytestmark = pytest.mark.gui


def texts(model: LossTableModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


@pytest.fixture
def data() -> LossData:
    made = LossData()
    made.set_evals([(0, 1.94)])
    made.add_losses([(1, 2.0), (2, 1.0)], [1e-4, 2e-4])
    return made


def test_it_is_a_sound_model_while_it_grows(data: LossData, qtmodeltester: Any) -> None:
    model = LossTableModel(data)
    qtmodeltester.check(model)
    data.add_losses([(3, 0.9), (4, 0.8)], [2e-4, 2e-4])
    model.refresh()
    data.set_evals([*data.evals, (4, 1.2), (2.5, 1.3)])
    model.refresh()
    assert [model.index(row, STEP).data() for row in range(model.rowCount())] == [
        "0", "1", "2", "2", "3", "4",
    ]  # fmt: skip


def test_every_number_stands_in_its_row(data: LossData) -> None:
    data.set_checkpoints([2])
    model = LossTableModel(data)
    assert texts(model, 0) == ["0", "", "", "1.9400", "", ""]
    assert texts(model, 2)[:2] == ["2", "1.0000"]
    assert model.index(2, RATE).data() == "2e-4"
    assert model.index(2, CHECKPOINT).data() == "kept"
    titles = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert all(titles)


@pytest.mark.parametrize("scale", [1, 2])
def test_no_name_of_a_column_is_cut(data: LossData, qtbot: QtBot, scale: int) -> None:
    usual = theme.base_font.pointSizeF()
    theme.use_text_size(usual * scale)
    try:
        table = LossTable(data)
        qtbot.addWidget(table)
        table.resize(int(660 * scale), 400)
        table.show()
        header = table.horizontalHeader()
        for column, name in enumerate(table._model.titles()):
            room = QRect(0, 0, header.sectionSize(column) - 2 * px(SIDE_AIR), 10_000)
            flags = int(Qt.TextFlag.TextWordWrap)
            needed = header.fontMetrics().boundingRect(room, flags, name)
            assert needed.width() <= room.width()
            assert needed.height() <= header.height() - 2 * px(AIR)
        assert not table.horizontalScrollBar().maximum()
    finally:
        theme.use_text_size(usual)


def test_an_evaluation_that_comes_late_joins_its_step(data: LossData) -> None:
    model = LossTableModel(data)
    data.set_evals([(0, 1.94), (2, 1.5)])
    model.refresh()
    assert model.rowCount() == 3
    assert model.index(2, VALIDATION).data() == "1.5000"


def test_a_resume_takes_rows_back(data: LossData) -> None:
    model = LossTableModel(data)
    data.add_losses([(2, 0.5)])
    model.refresh()
    assert model.rowCount() == 3
    assert texts(model, 2)[1] == "0.5000"


def test_chosen_rows_are_copied_for_a_spreadsheet(qtbot: QtBot, data: LossData) -> None:
    table = LossTable(data)
    qtbot.addWidget(table)
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[0] == "Step"
    assert row.split("\t")[:2] == ["1", "2.0000"]
