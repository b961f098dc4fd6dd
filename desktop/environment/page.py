"""The Environment page: the verdict and its cure, every fact it rests on, what was built before.

Built again from checker and watch whenever one of them has news that is more than a number; while
a repair is at work only its numbers move.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop import actions, format
from desktop.environment import repairs
from desktop.environment.bundle_sheet import BundleSheet
from desktop.environment.checker import EnvironmentChecker
from desktop.environment.deep_card import DeepCard
from desktop.environment.fact_rows import fact_rows
from desktop.environment.facts_table import FactsTable
from desktop.environment.history_card import HistoryCard
from desktop.environment.job_banner import JobWords, WaitingJob
from desktop.environment.plan_sheet import PlanSheet, command_for
from desktop.environment.progress_view import ProgressView
from desktop.environment.repair_watch import RepairWatch
from desktop.environment.result_card import ResultCards
from desktop.environment.setup_view import SetupView
from desktop.environment.support import compose_bundle, details_text, save_bundle
from desktop.environment.verdict import broken_card, cure, is_missing
from desktop.environment.verdict_panel import Acts, VerdictPanel
from desktop.runs.background import Background
from desktop.runs.log_card import LogCard
from desktop.widgets.basics import (
    Header,
    Page,
    button,
    clear,
    empty_state,
    side_bar,
    waiting,
)

AGE_REFRESH_MS = 15_000
JUST_NOW_S = 10.0


class EnvironmentPage(Page):
    """Shows the checker's last report and what the watch knows of repairs.

    Signals:
        job_wanted: the person wants back to the job that waits; True where it is to be started.
        new_run_wanted: the first set-up is done, and the person goes on.
    """

    job_wanted = Signal(bool)
    new_run_wanted = Signal()

    def __init__(self, checker: EnvironmentChecker, watch: RepairWatch) -> None:
        super().__init__()
        self._checker, self._watch = checker, watch
        self._job: WaitingJob | None = None
        self._envs: Sequence[Any] = ()
        self._progress: ProgressView | None = None
        self._deep: DeepCard | None = None
        self._words = JobWords(self)
        self._shown: tuple[tuple[Any, ...], tuple[Any, ...]] = ((), ())
        again = actions.CHECK_AGAIN
        self.again = button(again.text, "", again.icon, lambda: checker.check(), tip=again.shortcut)
        self.again.setShortcut(again.shortcut)
        self._header = Header(actions.ENVIRONMENT.text, " ", self.again)
        self._content = QVBoxLayout()
        self._content.setSpacing(self.body.spacing())
        self.add(self._header, self._content, None)
        self._history = Background(self)
        self._history.done.connect(self._show_envs)
        self._age = QTimer(self, interval=AGE_REFRESH_MS)
        self._age.timeout.connect(self._show_age)
        self._age.start()
        checker.changed.connect(self.refresh)
        watch.changed.connect(self._repair_moved)
        watch.ended.connect(self.look_at_history)
        self.refresh()
        self.look_at_history()

    # ------------------------------------------------------------ what is shown
    def show_job(self, job: WaitingJob | None) -> None:
        """A job waits for this page to be done with; None where none does."""
        if job != self._job:
            self._job = job
            self.refresh()

    def refresh(self) -> None:
        """Show what checker and watch know now."""
        self._show_age()
        self.again.setEnabled(not self._checker.busy)
        if self._watch.is_running:
            self._show_progress()
            return
        self._build()
        if self._deep is not None:
            self._deep.refresh()

    def look_at_history(self) -> None:
        """Read the environments that there are, beside the window."""
        home = self._watch.home
        self._history.run(lambda: repairs.list_envs(home))

    def _repair_moved(self) -> None:
        if self._progress is not None and self._watch.is_running:
            self._progress.refresh()
        else:
            self.refresh()

    def _show_progress(self) -> None:
        repair = self._watch.repair
        if repair is None or self._progress is not None:
            return
        self._empty()
        self._header.hide()
        first = is_missing(self._checker.report)
        self._progress = ProgressView(repair, is_first=first, stop=self._watch.ask_to_stop)
        self._content.addWidget(self._progress)
        self.scroller.verticalScrollBar().setValue(0)

    def _empty(self) -> None:
        clear(self._content)
        self._progress = self._deep = None
        self._shown = ((), ())

    def _ending(self) -> tuple[Any, ...]:
        """What the result card depends on."""
        watch, repair = self._watch, self._watch.repair
        told = (repair.folder, repair.state) if repair is not None else None
        return told, id(watch.rolled_back), id(watch.error), watch.starting

    def _build(self) -> None:
        """Build the page again, unless it would be the same: a person may be reading it."""
        checker = self._checker
        envs = tuple((env.name, env.current, env.in_use) for env in self._envs)
        unknown = checker.busy and checker.report is None  # else the old facts stay meanwhile
        checked = (id(checker.report), checker.error, checker.checked_at, unknown)
        known = (checked, self._job, envs)
        wanted = (self._ending(), known)
        if wanted == self._shown:
            return
        place = self.scroller.verticalScrollBar().value()
        same_ending = self._shown[0] == wanted[0]
        self._fill()
        self._shown = wanted
        for number in range(self._content.count()):
            item = self._content.itemAt(number)
            if item is not None and (widget := item.widget()) is not None:
                widget.show()  # at once, not with the next turn of the event loop
        self.scroller.verticalScrollBar().setValue(place if same_ending else 0)

    def _fill(self) -> None:
        self._empty()
        report, missing = self._checker.report, is_missing(self._checker.report)
        ending = self._result()
        another_leads = ending is not None and not self._is_refuted()
        for made in (self._banner(), ending):
            if made is not None:
                self._content.addWidget(made)
        sets_up = missing and report is not None and cure(report) == "set_up"
        self._header.setVisible(not sets_up)
        on_card = report is not None and not self._checker.error and cure(report) == "check"
        self.again.setVisible(not on_card)  # the card has the same button, as its primary
        if self._checker.error:
            self._content.addWidget(self._broken())
        elif report is None:
            self._content.addWidget(self._nothing_known())
        elif sets_up:
            self._content.addWidget(self._set_up(report, another_leads))
        else:
            self._show_report(report, another_leads)

    def _show_report(self, report: Mapping[str, Any], another_leads: bool) -> None:
        panel = VerdictPanel(report, self._acts(), another_leads=another_leads)
        self._content.addWidget(panel.make(self._reason_not(), self._job_button(report)))
        self._content.addWidget(FactsTable(fact_rows(report, self._checker.rows)))
        if not is_missing(report):
            self._deep = DeepCard(self._checker)
            self._content.addWidget(self._deep)
        if self._envs:
            back = HistoryCard(self._envs, self._watch.roll_back, self._reason_not())
            self._content.addWidget(back)

    def _banner(self) -> QWidget | None:
        if self._job is None:
            return None
        return self._words.banner(self._job, self._lead_back)

    def _job_button(self, report: Mapping[str, Any]) -> Any:
        """Where nothing stands in the way any more, and no ending offers the way already."""
        ready = report["verdict"] in ("ok", "usable")
        if self._job is None or not ready or self._watch.has_changed_engine:
            return None
        return self._words.primary(self._job, self._lead_back)

    def _result(self) -> QWidget | None:
        changed, report = self._watch.has_changed_engine, self._checker.report
        if self._watch.was_before and changed and (report is None or self._is_refuted()):
            return None  # an old success is told once the engine is seen to be fit still
        cards = ResultCards(
            self._watch,
            done=self._next_step(),
            again=lambda again: self._watch.build(again=again),
            show_log=self.show_log,
            bundle=self.open_bundle,
            proof=self._proof_of,
        )
        return cards.make()

    def _next_step(self) -> tuple[str, Callable[[], object]] | None:
        """Where a success leads: to the job that waits, after the first set-up to a run.

        None where the check after it found a reason against every job: its cure leads then.
        """
        if self._is_refuted():
            return None
        if self._job is not None:
            return self._words.words(), self._lead_back
        repair = self._watch.repair
        is_first = repair is not None and not repair.view.finished.get("previous")
        if is_first and self._watch.rolled_back is None:
            return actions.NEW_RUN.text, self._lead_on
        return self.tr("Done"), self._watch.dismiss

    def _is_refuted(self) -> bool:
        """Whether the engine that was put into use is not fit for a job by now."""
        checker = self._checker
        known = checker.report is not None and not checker.busy
        return self._watch.has_changed_engine and known and not self._is_fit()

    def _is_fit(self) -> bool:
        return self._checker.verdict in ("ok", "usable")

    def _lead_on(self) -> None:
        self._watch.dismiss()
        self.new_run_wanted.emit()

    def _proof_of(self, env: str) -> Sequence[Any]:
        """What the proof of an environment measured, where the last report is about it."""
        engine = ((self._checker.report or {}).get("facts") or {}).get("engine") or {}
        if (engine.get("env") or {}).get("value") != env:
            return ()
        proof = (engine.get("proof") or {}).get("value") or {}
        return list(proof.get("parts") or ())

    def _set_up(self, report: Mapping[str, Any], another_leads: bool) -> SetupView:
        rows, home = self._checker.rows, self._watch.home
        made = SetupView(report, rows, home, another_leads=another_leads)
        made.wanted.connect(self._build_wanted)
        made.plan_wanted.connect(self.open_plan)
        return made

    def _broken(self) -> QWidget:
        card = broken_card(self._checker.error)
        copy = actions.COPY_DETAILS
        made = button(copy.text, "quiet", copy.icon, self.copy_details)
        return side_bar(card.tone, card.title, card.text, (made,), code=card.code, note=card.note)

    def _nothing_known(self) -> QWidget:
        if self._checker.busy:
            return waiting(self.tr("Looking at this computer"))
        text = self.tr(
            "A check looks at the engine, the graphics card and the disk; it takes seconds."
        )
        return empty_state("environment", self.tr("Not checked yet"), text)

    def _show_envs(self, envs: Sequence[Any]) -> None:
        self._envs = envs
        if not self._watch.is_running and self._checker.report is not None:
            self._build()

    def _show_age(self) -> None:
        checker = self._checker
        if checker.busy:
            self._header.sentence.setText(self.tr("Checking…"))
        elif checker.checked_at is None:
            self._header.sentence.setText(self.tr("The engine, the graphics card, the disk."))
        else:
            self._header.sentence.setText(" · ".join(self._age_words()))

    def _age_words(self) -> list[str]:
        checked_at, report = self._checker.checked_at, self._checker.report or {}
        age = (datetime.now(UTC) - checked_at).total_seconds() if checked_at else 0.0
        if report.get("deep"):
            ago, now = (
                self.tr("Checked thoroughly {age} ago"),
                self.tr("Checked thoroughly just now"),
            )
        else:
            ago, now = self.tr("Checked {age} ago"), self.tr("Checked just now")
        text = now if age < JUST_NOW_S else ago
        parts = [text.format(age=format.duration(age))]
        if "elapsed_s" in report:
            seconds = format.decimal(report["elapsed_s"], 1)
            parts.append(self.tr("{seconds} s").format(seconds=seconds))
        if lock := (report.get("row") or {}).get("lockfile"):
            parts.append(self.tr("compared with {lockfile}").format(lockfile=lock))
        return parts

    def _reason_not(self) -> str:
        return self.tr("It is being started") if self._watch.starting else ""

    # ------------------------------------------------------------ what can be done
    def open_plan(self) -> None:
        """Show the plan before the click."""
        report = self._checker.report
        if report is not None:
            sheet = PlanSheet(self, report, self._checker.rows)
            sheet.wanted.connect(self._build_wanted)
            sheet.open()

    def open_bundle(self) -> None:
        """Show what a support bundle would hold."""
        home, report = self._watch.home, self._checker.report
        BundleSheet(self, lambda: compose_bundle(home, report), save_bundle).open()

    def show_log(self) -> None:
        """Unfold the log of the repair under its ending."""
        if self._watch.repair is None:
            return
        log = LogCard(self.tr("Log"), self.tr("What the repair writes down"))
        log.show_file(self._watch.repair.folder / "repair.log")
        self._content.insertWidget(2 if self._job else 1, log)
        log.unfold()

    def copy_command(self) -> None:
        """Put the command that does the same on the clipboard."""
        report = self._checker.report or {"verdict": "ok", "findings": []}
        rolls_back = cure(report) == "rollback"
        text = actions.command_line("rollback") if rolls_back else command_for(None)
        QApplication.clipboard().setText(text)

    def copy_details(self) -> None:
        """Put the findings on the clipboard, codes first, for a bug report or a search."""
        QApplication.clipboard().setText(details_text(self._checker.report, self._checker.error))

    def _build_wanted(self, row: str | None, wheels: Path | None) -> None:
        self._watch.build(row=row, wheels=wheels)

    def _lead_back(self) -> None:
        ready = self._is_fit() or (self._checker.busy and self._watch.has_changed_engine)
        starts = self._job is not None and self._job.starts and ready
        if self._watch.has_changed_engine:
            self._watch.dismiss()
        self.job_wanted.emit(starts)

    def _acts(self) -> Acts:
        return Acts(
            repair=lambda: self._watch.build(),
            roll_back=self._watch.roll_back,
            check=lambda: self._checker.check(),
            show_plan=self.open_plan,
            copy_command=self.copy_command,
            copy_details=self.copy_details,
            bundle=self.open_bundle,
        )

    # ------------------------------------------------------------ seen and unseen
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_at_history()

    def hideEvent(self, event: QHideEvent) -> None:
        """A success that was on the screen need not be told by the next window."""
        super().hideEvent(event)
        repair = self._watch.repair
        if repair is not None and repair.state == "finished":
            self._watch.mark_seen()
