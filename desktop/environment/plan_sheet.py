"""The plan before the click: what, why, what it costs, what is kept; another set by choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QWidget

from desktop import actions
from desktop.environment.plan_parts import PlanParts
from desktop.environment.row_choices import RowChoice, row_of
from desktop.environment.three_facts import free_bytes, is_short_of_disk, three_facts
from desktop.environment.verdict import is_missing
from desktop.messages import message
from desktop.paths import code_root
from desktop.runs.background import Background
from desktop.widgets.basics import (
    Item,
    add_items,
    button,
    card,
    clear,
    combo,
    label,
    muted,
    section,
    set_enabled,
    side_bar,
    waiting,
)
from desktop.widgets.sheet import Sheet

MakePlan = Callable[[Mapping[str, Any], str], dict[str, Any] | None]


class PlanSheet(Sheet):
    """Shows the plan of a report; another row makes another plan.

    Signals:
        wanted: (row id or None for the one that stands, folder with the files or None).
    """

    wanted = Signal(object, object)

    def __init__(
        self,
        parent: QWidget,
        report: Mapping[str, Any],
        rows: tuple[RowChoice, ...],
        make_plan: MakePlan | None = None,
    ) -> None:
        self._first = is_missing(report)
        super().__init__(parent, "", "")
        head = self.tr("What the set-up does") if self._first else self.tr("What the repair does")
        self.show_head(head, self.tr("Nothing has been fetched or changed so far."))
        self._report, self._rows = report, rows
        self._make_plan = make_plan or plan_for
        self._plan: Mapping[str, Any] | None = report.get("plan")
        self._own = (report.get("row") or {}).get("id")
        self._row = str((self._plan or {}).get("row") or self._own or "")
        self._work = Background(self)
        self._work.done.connect(self._planned)
        self._work.failed.connect(lambda _error: self._planned(None))
        self._asked = ""
        if self._plan is None and self._row:
            self._choose(self._row)
        else:
            self._show()

    @property
    def row(self) -> str:
        """Id of the row that is shown."""
        return self._row

    def choose_row(self, row: str) -> None:
        """Show the plan for another row."""
        if row != self._row:
            self._choose(row)

    def copy_command(self) -> None:
        """The same on the command line."""
        QApplication.clipboard().setText(command_for(self._wanted_row()))

    def choose_folder(self) -> None:
        """Use the files of a folder instead of the network."""
        head = self.tr("Choose the folder with the exported files")
        folder = QFileDialog.getExistingDirectory(self, head)
        if folder:
            self.wanted.emit(self._wanted_row(), Path(folder))
            self.accept()

    def _accept_plan(self) -> None:
        self.wanted.emit(self._wanted_row(), None)
        self.accept()

    def _wanted_row(self) -> str | None:
        """None where the row that stands is wanted: then the command need not name it."""
        planned = (self._report.get("plan") or {}).get("row") or self._own
        if self._row == planned:
            return None
        ruled = not (self._report.get("row") or {}).get("chosen_by_person")
        return "auto" if not ruled and self._row == self._ruled() else self._row

    def _ruled(self) -> object:
        return (self._report.get("row") or {}).get("wanted")

    def _choose(self, row: str) -> None:
        self._row, self._asked, report = row, row, self._report
        clear(self.body)
        self.body.addWidget(waiting(self.tr("Working out the plan")))
        self._work.run(lambda: self._make_plan(report, row))

    def _planned(self, plan: dict[str, Any] | None) -> None:
        self._plan = plan
        self._show()

    def _show(self) -> None:
        clear(self.body)
        plan, choice = self._plan, row_of(self._rows, self._row)
        if plan is None:
            self._show_none()
            return
        parts = PlanParts(self._report, plan)
        free = free_bytes(self._report)
        shown: list[Item | None] = [
            parts.why(),
            three_facts(plan, free),
            self._disk_card(plan, free),
            self._hindrance(plan),
            parts.lock(choice),
            parts.kept(),
            parts.changes() or parts.files(choice),
            self._choices(),
        ]
        add_items(self.body, [item for item in shown if item is not None])
        self.body.addStretch(1)
        self._show_foot(reason=self._reason_not(plan, free))
        self.fit()

    def _show_none(self) -> None:
        text = self.tr("The set {row} cannot be planned for this computer.").format(row=self._row)
        add_items(self.body, [side_bar("warn", text), *filter(None, [self._choices()]), None])
        self._show_foot(reason=text)
        self.fit()

    def _show_foot(self, *, reason: str) -> None:
        words = self.tr("Set up engine") if self._first else self.tr("Repair")
        if self._row != self._own and not self._first:
            words = self.tr("Build this set")
        start = button(words, "primary", "download" if self._first else "wrench", self._accept_plan)
        start.setDefault(True)
        set_enabled(start, reason)
        copy = actions.COPY_COMMAND
        left: list[QWidget] = [
            button(self.tr("I have the files on a disk…"), "", "folder", self.choose_folder),
            button(copy.text, "quiet", copy.icon, self.copy_command),
        ]
        self.show_foot(left, [button(self.tr("Cancel"), on_click=self.reject), start])

    def _reason_not(self, plan: Mapping[str, Any], free: int | None) -> str:
        return (
            self.tr("There is not enough free disk space") if is_short_of_disk(plan, free) else ""
        )

    def _disk_card(self, plan: Mapping[str, Any], free: int | None) -> QFrame | None:
        if not is_short_of_disk(plan, free):
            return None
        text = self.tr("Free some space where Formiga keeps its environments, then check again.")
        return side_bar("bad", self.tr("There is not enough free disk space"), text)

    def _choices(self) -> QFrame | None:
        """The other sets for this computer, what each is for, and which one comes second."""
        if len(self._rows) < 2:
            return None
        options = [(self._option(row), row.id) for row in self._rows]
        chooser = combo(options, self._row, name=self.tr("Another tested set"))
        chooser.setMinimumContentsLength(20)
        chooser.setSizeAdjustPolicy(chooser.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chooser.activated.connect(lambda index: self.choose_row(str(chooser.itemData(index))))
        name = label(self.tr("Set"))
        name.setBuddy(chooser)
        items: list[Item] = [section(self.tr("Another set, if you know why")), chooser]
        if (choice := row_of(self._rows, self._row)) is not None and choice.serves:
            text = self.tr("For {serves}.").format(serves=choice.serves_words)
            items.append(muted(text, wrap=True))
        items += [muted(line, wrap=True) for line in self._second()]
        return card(*items, margins=(20, 16, 20, 16), spacing=8)

    def _option(self, row: RowChoice) -> str:
        text = self.tr("{row}: torch {torch}")
        if row.id == self._ruled():
            text = self.tr("{row}: torch {torch} (fits this computer best)")
        return text.format(row=row.id, torch=row.torch)

    def _second(self) -> list[str]:
        told = self._report.get("row") or {}
        if not told.get("runner_up"):
            return []
        text = self.tr("Second choice: {row}. {why}.")
        return [text.format(row=told["runner_up"], why=self._why_second(told))]

    def _why_second(self, told: Mapping[str, Any]) -> str:
        code = str(told.get("runner_up_why") or "")
        if code == "GPU":
            return self.tr("It serves this card as well")
        if code in ("NO_GPU", ""):
            return self.tr("It works without a card")
        return message(code, told.get("runner_up_facts")).title

    def _hindrance(self, plan: Mapping[str, Any]) -> QFrame | None:
        """Why a set that was chosen by hand cannot be expected to work here."""
        if not (code := plan.get("hindrance")):
            return None
        said = message(str(code), plan.get("hindrance_facts"))
        head = self.tr("This set is not expected to work on this computer")
        return side_bar("warn", head, said.title, code=said.code)


def plan_for(report: Mapping[str, Any], row_id: str) -> dict[str, Any] | None:
    """The plan for a row that a person asks for; None where the row is not for this computer."""
    from envcheck import codec, matrix
    from envcheck.judges import choose, plan

    facts, tested = codec.from_json(report["facts"]), matrix.load(code_root() / "lockfiles")
    machine = facts.machine
    here = [
        row
        for row in tested.rows
        if (row.id, row.os, row.machine) == (row_id, machine.os.value, machine.machine.value)
    ]
    best = [row for row in here if row.python == machine.python.value] or here
    made = plan.plan_row(facts, best[0]) if best else None
    if made is None:
        return None
    return {**made.to_json(), "hindrance": choose.hindrance(facts, tested, row_id)}


def command_for(row: str | None) -> str:
    """The command that does the same."""
    return actions.command_line("repair", *(["--to", row] if row else []))
