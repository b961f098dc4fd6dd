"""The right column: what becomes of every row, how long they are, what the checks found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.counted import Counted
from desktop.language import translate
from desktop.widgets.basics import Item, fill, side_bar
from desktop.wizard.data.aside_card import aside_card
from desktop.wizard.data.lengths_card import lengths_card
from desktop.wizard.data.line_sheet import LineSheet
from desktop.wizard.data.quality_card import quality_card
from desktop.wizard.data.reading_view import waiting_cards
from desktop.wizard.data.report_file import save_report
from desktop.wizard.data.row_counts import Reason
from desktop.wizard.data.row_report import Action, notices_card, report_card
from desktop.wizard.session_data import DataSide

ReportColumnWords = Counted("ReportColumnWords")
_FIX_OF = {
    "unknown_role": "unknown_role",
    "extra_cells": "extra_cells",
    "NOT_JSON": "trailing_comma",
    "CUT_OFF": "truncated",
    "NOT_FINITE": "not_finite",
}
"""Why a row is not used -> the repair that may bring it back."""


def report_limit(session: DataSide) -> int | None:
    """The longest row that counts now; None while no model is known: as it was measured."""
    known = session.model.state == "ready" and bool(session.model.report)
    return int(session.value("training.max_length")) if known else None


class ReportColumn(QWidget):
    """Cards for a look that is complete; their skeleton while the file is read."""

    def __init__(self, session: DataSide, page: QWidget) -> None:
        super().__init__()
        self._session, self._page = session, page
        report = session.data.report
        stale = session.recounting or session.data.state == "problem"
        cards: list[QWidget | None] = []
        waits = session.data.state == "reading"
        told = bool(report.get("dropped") or report.get("rejected"))
        if waits and not report.get("counted"):
            cards += waiting_cards()
        elif session.data.state == "ready" or told or waits:
            cards.append(self._rows(stale=stale))
        if waits and report.get("counted"):
            lengths, quality = waiting_cards()[1:]
            cards.append(lengths_card(report, report_limit(session)) or lengths)
            cards.append(self._quality(stale=stale) or quality)
        if session.data.state == "ready":
            cards.append(lengths_card(report, report_limit(session), stale=stale))
            cards += [self._quality(stale=stale), aside_card(session, page)]
        if not waits:
            cards.append(notices_card(report))
        items: list[Item] = [made for made in cards if made is not None]
        fill(QVBoxLayout(self), items, 0, 16)

    def _quality(self, *, stale: bool) -> QWidget | None:
        return quality_card(self._session, self._page, stale=stale)

    def _rows(self, *, stale: bool) -> QWidget:
        return report_card(
            self._session.data.report,
            report_limit(self._session),
            open_line=self._open_line,
            action_of=self._action_of,
            save=self._save,
            stale=stale,
        )

    def _open_line(self, reason: Reason, at: int) -> None:
        LineSheet(self._page, self._session, reason.words, reason.places, at).open()

    def _action_of(self, reason: Reason) -> Action | None:
        """What brings the rows back: a repair, or undoing that they are left out."""
        session = self._session
        if reason.code in session.draft.leave_out:
            undo = translate("Ask", "Undo")
            return undo, lambda: session.take_leave_out(reason.code, on=False)
        fix = _FIX_OF.get(reason.code, "")
        rows = int((session.data.report.get("repairs") or {}).get(fix) or 0)
        if not fix or not rows or fix in session.draft.fixes:
            return None
        if fix == "unknown_role":
            words = translate("ReportColumn", "Use as assistant")
        else:
            words = ReportColumnWords.tr("Repair %Ln", "", rows)
        return words, lambda: session.take_fix(fix)

    def _save(self) -> None:
        start = Path(self._session.settings.last_data_dir or ".")
        name = f"{Path(self._session.draft.data_path).stem}-report.json"
        path, _ = QFileDialog.getSaveFileName(
            self._page,
            translate("ReportColumn", "Save report"),
            str(start / name),
            "JSON (*.json);;CSV (*.csv)",
        )
        if not path:
            return
        try:
            save_report(self._session.data.report, Path(path))
        except OSError as error:
            words = translate("ReportColumn", "The report could not be saved")
            self.layout().addWidget(side_bar("bad", words, str(error)))  # type: ignore[union-attr]
