"""All runs: what they are called, how they stand, what came out. Read from the folders alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
)

from desktop import actions
from desktop.runs import launcher
from desktop.runs.background import Background
from desktop.runs.list_delegate import ROW_HEIGHT, RunDelegate
from desktop.runs.list_model import ACTION, BEST, CURVE, NAME, STATE, TIME, RunsModel
from desktop.runs.refusal_card import refusal_cards
from desktop.runs.run_row import RunRow, RunRows
from desktop.theme import font, px
from desktop.widgets.basics import Header, Page, button, clear, empty_state

REFRESH_MS = 2000
WIDTHS = {STATE: 190, CURVE: 116, BEST: 76, TIME: 130, ACTION: 96}
NEEDED = {CURVE: 760, TIME: 600, BEST: 470, ACTION: 390}
"""Narrower than this (design pixels) a column gives its place to the names."""


class RunsPage(Page):
    """The list, or where there is nothing yet, what a run is.

    Signals:
        open_run: a run was opened.
        new_run: the person wants to begin one.
    """

    open_run = Signal(Path)
    new_run = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._reader = RunRows(home)
        self._reading = Background(self)
        self._reading.done.connect(self._show)
        self._resuming = Background(self)
        self._resuming.done.connect(self.open_run)
        self._resuming.failed.connect(self._not_resumed)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.model = RunsModel(self)
        self._build()

    @property
    def is_empty(self) -> bool:
        """Whether the page says that there are no runs yet."""
        return not self._empty.isHidden()

    def refresh(self) -> None:
        """Read the folders again, in a thread."""
        self._reading.run(self._reader.read)

    def open(self, path: Path) -> None:
        """Open a run."""
        self.open_run.emit(path)

    def resume(self, path: Path) -> None:
        """Go on with a run; the window opens it when its engine has been started."""
        clear(self._refusals)
        self._resuming.run(lambda: launcher.resume(path, self._home))

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        new, again = self._new_button(), self._new_button()
        self._header = Header(self.tr("Runs"), "", new)
        self._new = new
        self._refusals = QVBoxLayout()
        self._refusals.setSpacing(px(12))
        self.table = _RunTable(self.model)
        self.table.opened.connect(lambda index: self.open(self.model.rows[index.row()].path))
        self.table.pressed_action.connect(self._act)
        self.table.asked_menu.connect(self._show_menu)
        self._empty = empty_state(
            "runs",
            self.tr("No runs yet"),
            self.tr("A run takes your examples and teaches them to a model on this computer."),
            again,
        )
        self._empty.hide()
        self.table.hide()  # until the folders have been read: an empty table says nothing
        self.add(self._header, self._refusals, self.table, (self._empty, 100), None)

    def _new_button(self) -> QPushButton:
        verb = actions.NEW_RUN
        return button(verb.text, "primary", verb.icon, self.new_run.emit)

    # -- showing ------------------------------------------------------------------------------

    def _show(self, rows: list[RunRow]) -> None:
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._new.setVisible(bool(rows))
        count = self.tr("%Ln run(s)", "", len(rows)) if rows else ""
        self._header.sentence.setText(count)

    def _act(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if row.summary.state == "lost":
            self.resume(row.path)
        else:
            self.open(row.path)

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        row = self.model.rows[index.row()]
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.open(row.path))
        if row.summary.can_resume:
            menu.addAction(self.tr("Resume"), lambda: self.resume(row.path))
        folder = QUrl.fromLocalFile(str(row.path))
        menu.addAction(self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _not_resumed(self, error: Exception) -> None:
        for made in refusal_cards(error):
            self._refusals.addWidget(made)

    # -- Qt -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


class _RunTable(QTableView):
    """As high as its rows, so that the page scrolls and not the table inside it.

    Signals:
        opened: Enter or a double click on a row.
        pressed_action: a click on the word at the end of a row.
        asked_menu: right click or the menu key, with the place on the screen.
    """

    opened = Signal(QModelIndex)
    pressed_action = Signal(QModelIndex)
    asked_menu = Signal(QModelIndex, QPoint)

    def __init__(self, model: RunsModel) -> None:
        super().__init__()
        self._runs = model
        self.setModel(model)
        self.setItemDelegate(RunDelegate(self))
        self.setAccessibleName(self.tr("Runs"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_up_headers()
        self.doubleClicked.connect(self.opened)
        self.clicked.connect(self._clicked)
        self.customContextMenuRequested.connect(self._ask_menu)

    def show_rows(self, rows: list[RunRow]) -> None:
        """Take over the rows; the chosen run stays chosen."""
        current = self.currentIndex().row()
        chosen = self._runs.rows[current].path if 0 <= current < len(self._runs.rows) else None
        self._runs.show_rows(rows)
        at = self._runs.row_of(chosen)
        if rows and self.currentIndex().row() != max(at, 0):
            self.setCurrentIndex(self._runs.index(max(at, 0), NAME))
            if chosen is None:
                self.clearSelection()
        height = self.horizontalHeader().sizeHint().height() + px(ROW_HEIGHT) * len(rows)
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setFont(font(0.88))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, px(width))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == ACTION:
            self.pressed_action.emit(index)

    def _ask_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():  # the menu key: the chosen row
            index = self.currentIndex()
            place = self.visualRect(index).center()
        if index.isValid():
            self.asked_menu.emit(index, self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, needed in NEEDED.items():
            self.setColumnHidden(column, self.width() < px(needed))
