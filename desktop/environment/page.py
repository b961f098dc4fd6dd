"""The Environment page: the verdict in words, and every fact it rests on."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop import actions, format
from desktop.environment.checker import EnvironmentChecker
from desktop.environment.verdict import (
    SEVERITY_ICON,
    Card,
    broken_card,
    table_rows,
    verdict_card,
)
from desktop.messages import message
from desktop.sentences.words import severity_word
from desktop.widgets.basics import (
    Header,
    Page,
    button,
    clear,
    empty_state,
    side_bar,
    waiting,
)
from desktop.widgets.quiet_table import Cell, QuietTable

AGE_REFRESH_MS = 15_000
SHOWN_AS_BUSY_AFTER_MS = 300


class EnvironmentPage(Page):
    """Shows the checker's last report; its one action is to check again."""

    def __init__(self, checker: EnvironmentChecker) -> None:
        super().__init__()
        self._checker = checker
        again = actions.CHECK_AGAIN
        self.again = button(again.text, "", again.icon, checker.check, tip=again.shortcut)
        self.again.setShortcut(again.shortcut)
        self._header = Header(actions.ENVIRONMENT.text, " ", self.again)
        self._content = QVBoxLayout()
        self._content.setSpacing(self.body.spacing())
        self.add(self._header, self._content, None)
        self._age = QTimer(self, interval=AGE_REFRESH_MS)
        self._age.timeout.connect(self._show_age)
        self._age.start()
        checker.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the checker knows now."""
        self._show_age()
        self.again.setEnabled(not self._checker.busy)
        if self._checker.busy and self._checker.report is not None:
            return  # the old facts stay until the new ones are there
        clear(self._content)
        if self._checker.error:
            self._add_card(broken_card(self._checker.error))
        elif self._checker.report is not None:
            self._add_card(verdict_card(self._checker.report))
            self._content.addWidget(self._table())
        elif self._checker.busy:
            self._content.addWidget(waiting(self.tr("Looking at this computer")))
        else:
            self._content.addWidget(self._never_checked())

    def _never_checked(self) -> QWidget:
        return empty_state(
            "environment",
            self.tr("Not checked yet"),
            self.tr(
                "A check looks at the engine, the graphics card and the disk; it takes seconds."
            ),
        )

    def _add_card(self, card: Card) -> None:
        copy = actions.COPY_DETAILS
        copy_button = button(copy.text, "quiet", copy.icon, self.copy_details)
        self._content.addWidget(
            side_bar(
                card.tone, card.title, card.text, (copy_button,), code=card.code, note=card.note
            )
        )

    def _table(self) -> QuietTable:
        table = QuietTable(
            [self.tr("Fact"), self.tr("Found"), self.tr("Note")],
            [220, 300, 0],
            self.tr("What was found"),
            head=False,
        )
        rows = table_rows(self._checker.report or {"findings": []})
        table.show_rows(
            [
                (
                    Cell(
                        row.name,
                        icon=SEVERITY_ICON[row.severity][0],
                        icon_ink=SEVERITY_ICON[row.severity][1],
                        spoken=f"{severity_word(row.severity)}: {row.name}",
                    ),
                    Cell(row.value),
                    Cell(row.note, "text2"),
                )
                for row in rows
            ]
        )
        for number, row in enumerate(rows):
            if not row.value:
                table.setSpan(number, 0, 1, 2)
        return table

    def _show_age(self) -> None:
        checker = self._checker
        if checker.busy:
            self._header.sentence.setText(self.tr("Checking…"))
        elif checker.checked_at is None:
            self._header.sentence.setText(self.tr("The engine, the graphics card, the disk."))
        else:
            age = format.duration((datetime.now(UTC) - checker.checked_at).total_seconds())
            parts = [self.tr("Checked {age} ago").format(age=age)]
            report = checker.report or {}
            if "elapsed_s" in report:
                parts.append(
                    self.tr("{seconds} s").format(seconds=format.decimal(report["elapsed_s"], 1))
                )
            if lock := (report.get("row") or {}).get("lockfile"):
                parts.append(self.tr("compared with {lockfile}").format(lockfile=lock))
            self._header.sentence.setText(" · ".join(parts))

    def copy_details(self) -> None:
        """Put the findings on the clipboard, codes first, for a bug report or a search."""
        report = self._checker.report or {"findings": []}
        lines = [self._checker.error] if self._checker.error else []
        for finding in report["findings"]:
            told = message(finding["code"], finding["facts"])
            lines.append(f"{finding['code']} ({finding['severity']}): {told.title}. {told.body}")
        QApplication.clipboard().setText("\n".join(lines))
