"""The verdict card with its one action and the quiet ones beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QPushButton

from desktop import actions
from desktop.environment.verdict import cure, verdict_card
from desktop.widgets.basics import button, set_enabled, side_bar


@dataclass(frozen=True)
class Acts:
    """What the buttons of the card do."""

    repair: Callable[[], object]
    roll_back: Callable[[], object]
    check: Callable[[], object]
    show_plan: Callable[[], object]
    copy_command: Callable[[], object]
    copy_details: Callable[[], object]
    bundle: Callable[[], object]


class VerdictPanel(QObject):
    """Builds the card; a QObject only for its translations."""

    def __init__(
        self, report: Mapping[str, Any], acts: Acts, *, another_leads: bool = False
    ) -> None:
        """`another_leads`: the primary of this page stands on another card."""
        super().__init__()
        self._role = "" if another_leads else "primary"
        self._report, self._acts = report, acts
        self._cure = cure(report)

    def make(self, reason_not: str = "", job: QPushButton | None = None) -> QFrame:
        """The card; `reason_not` says why nothing can be done now, `job` leads back to the job."""
        words = verdict_card(self._report)
        buttons = [job] if job is not None else []
        for made in self._main():
            set_enabled(made, reason_not)
            buttons.append(made)
        return side_bar(
            words.tone,
            words.title,
            words.text,
            (*buttons, *self._quiet()),
            code=words.code,
            note=words.note,
            icon="wrench" if self._cure == "repair" else "",
        )

    def _main(self) -> list[QPushButton]:
        acts, has_plan = self._acts, bool(self._report.get("plan"))
        repair = self.tr("Repair")
        plan = button(self.tr("Show plan"), on_click=acts.show_plan)
        if self._cure == "repair":
            return [button(repair, self._role, "", acts.repair), plan]
        if self._cure == "rollback":
            back = button(self.tr("Roll back"), self._role, "reset", acts.roll_back)
            return [back, *([plan] if has_plan else [])]
        if self._cure == "check":
            check = actions.CHECK_AGAIN
            again = button(check.text, self._role, check.icon, acts.check, tip=check.shortcut)
            again.setShortcut(check.shortcut)
            return [again, *([plan] if has_plan else [])]
        other = button(self.tr("Another set…"), "quiet", on_click=acts.show_plan)
        return [plan] if has_plan else [other]

    def _quiet(self) -> list[QPushButton]:
        acts = self._acts
        command, details = actions.COPY_COMMAND, actions.COPY_DETAILS
        shown = [button(details.text, "quiet", "", acts.copy_details)]
        if self._cure in ("repair", "rollback"):
            shown.insert(0, button(command.text, "quiet", "", acts.copy_command))
        return [*shown, button(self.tr("Support bundle…"), "quiet", "", acts.bundle)]
