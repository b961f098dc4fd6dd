"""Step 2, Model: one list of what is here and what the hub has, and the chosen one in detail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from desktop import actions, format, hub_account
from desktop.environment.checker import EnvironmentChecker
from desktop.widgets.basics import (
    Columns,
    Header,
    button,
    card,
    clear,
    col,
    empty_state,
    holder,
    waiting,
)
from desktop.widgets.problem_card import problem_card
from desktop.wizard.machine import machine
from desktop.wizard.model.counted_sheet import counted_sheet
from desktop.wizard.model.counting import Counting
from desktop.wizard.model.detail import account_notice, detail_card
from desktop.wizard.model.download_strip import CLOSED_TO_YOU, RunningStrip, download_strip
from desktop.wizard.model.finder import Finder
from desktop.wizard.model.memory_words import short_card, way_of
from desktop.wizard.model.model_words import model_name
from desktop.wizard.model.rows import ModelRow, model_rows, recommended
from desktop.wizard.model.sign_in import SignInSheet
from desktop.wizard.session import WizardSession
from desktop.wizard.step import StepPage
from engine.contract.spec import STARTER

DETAIL_WIDTH = 412
CLOSED = (*CLOSED_TO_YOU, "HUB_NOT_FOUND")  # what is private is not found by others
"""Problems that signing in may cure."""


class ModelPage(StepPage):
    """The list at the left; what was found out about the chosen model at the right."""

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__(session, checker)
        self._rows: list[ModelRow] = []
        self._counting = Counting(session, checker)
        self._header = Header(self.tr("Model"), self.tr("Which model learns from your rows."))
        self.finder = Finder()
        self.finder.chosen.connect(self._choose_row)
        self.finder.named.connect(self.session.choose_model)
        self.finder.folder_wanted.connect(self.choose_folder)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        right = holder(col(self._right, None))
        self.add(self._header, (Columns(self.finder, right, DETAIL_WIDTH), 1))
        QShortcut(QKeySequence.StandardKey.Find, self, self.finder.focus_search)
        session.model_changed.connect(self.refresh)
        session.settings_changed.connect(self.refresh)
        session.data_changed.connect(self.refresh)
        session.shelf.changed.connect(self.refresh)
        session.shelf.downloads.moved.connect(self._download_moved)
        checker.changed.connect(self.refresh)
        last = session.settings.last_model_dir
        session.shelf.need((Path(last),) if last else ())
        self.refresh()

    # ------------------------------------------------------------ the frame around it
    def next_text(self) -> str:
        return self.tr("Next: settings")

    def live_line(self) -> str:
        look, name = self.session.model, model_name(self.session.draft.base_model)
        if look.state == "reading":
            return self.tr("Looking at {name} …").format(name=name)
        if look.state != "ready":
            return self.reason_not()
        count = look.report.get("parameters")
        if not count:
            return name
        text = self.tr("{name} · {count} parameters")
        return text.format(name=name, count=format.parameters(count))

    def reason_not(self) -> str:
        state = self.session.model.state
        if state == "reading":
            return self.tr("The model is still being looked at")
        if state == "problem":
            return self.tr("This model cannot be trained as it is")
        return "" if state == "ready" else self.tr("Choose a model first")

    def accepts(self, paths: list[str]) -> bool:
        return len(paths) == 1 and Path(paths[0]).is_dir()

    def show_hot(self, hot: bool) -> None:
        self.finder.show_hot(hot)

    def take_drop(self, paths: list[str]) -> None:
        self.session.choose_model(paths[0])

    def choose_folder(self) -> None:
        """Ask for a model folder with the system's own dialog."""
        path = QFileDialog.getExistingDirectory(
            self,
            self.tr("Choose a model folder (with config.json and .safetensors files)"),
            self.session.settings.last_model_dir,
        )
        if path:
            self.session.choose_model(path)

    # ------------------------------------------------------------ what is shown
    def refresh(self) -> None:
        """Count every model again with what is known and set now."""
        session = self.session
        self._counting.begin()
        self._rows = model_rows(
            session.shelf.models,
            self._starter(),
            (session.draft.base_model, session.model.report),
            self._counting.fit,
            self._counting.seconds,
            session.data.report,
        )
        here = machine(self.checker.report, str(session.value("training.device")))
        on_card = here is None or here.device == "cuda"
        self.finder.show_rows(self._rows, session.draft.base_model, on_card=on_card)
        if not session.draft.base_model and (best := recommended(self._rows)):
            self._choose_row(best.id)  # comes back here
            return
        self._header.sentence.setText(self._sentence())
        self._show_detail()
        self.changed.emit()

    def _sentence(self) -> str:
        chosen = self._chosen()
        found = chosen.fit if chosen is not None else None
        if found is None:
            said = self.tr("Which model learns from your rows.")
        elif found.machine.device == "cpu":
            text = self.tr("The badge counts memory for {way} on the processor with your rows.")
            said = text.format(way=way_of(found.setup))
        else:
            text = self.tr("The badge counts memory for {way} on your {card} with your rows.")
            said = text.format(way=way_of(found.setup), card=short_card(found.machine.name))
        return said if self._is_fetched(chosen) else f"{said} {self._nothing_yet()}"

    def _is_fetched(self, chosen: ModelRow | None) -> bool:
        """Whether the chosen model is here, or on its way."""
        if chosen is None:
            return False
        return chosen.here or self.session.shelf.downloads.progress(chosen.id).busy

    def _nothing_yet(self) -> str:
        return self.tr("Nothing is downloaded yet.")

    def _show_detail(self) -> None:
        """Build the right side anew, and put it there in one go: nothing blinks."""
        shown = self._right_side()
        self.setUpdatesEnabled(False)
        clear(self._right)
        for widget in shown:
            self._right.addWidget(widget)
            widget.show()
        self._right.activate()
        self.setUpdatesEnabled(True)

    def _right_side(self) -> list[QWidget]:
        look, chosen = self.session.model, self._chosen()
        shown: list[QWidget] = []
        if look.state == "problem":
            shown.append(self._problem())
        elif look.state == "reading":
            shown.append(waiting(self.tr("Looking at the model")))
        if chosen is not None and (look.state == "ready" or chosen.fit is not None):
            shown.append(self._detail(chosen))
        elif look.state == "none":
            shown.append(self._nothing_chosen())
        return shown

    def _detail(self, chosen: ModelRow) -> QFrame:
        return detail_card(
            chosen,
            self.session.data.report,
            download=self._download(chosen),
            account=self._account(chosen),
            on_explain=lambda: self._explain(chosen),
        )

    def _nothing_chosen(self) -> QWidget:
        """No model, and none that is recommended: why not, as far as it is known."""
        if self.session.data.report.get("rows_kept") and any(row.fit for row in self._rows):
            text = self.tr(
                "No model of the list both fits and trains over night with these rows. The starter "
                "model or a small one shows the whole way; fewer or shorter rows help too."
            )
        else:
            text = self.tr(
                "Once your rows and this computer are known, the one that suits them is marked "
                "with a star."
            )
        return card(empty_state("star", self.tr("Choose a model from the list"), text))

    def _problem(self) -> QWidget:
        look = self.session.model
        again = actions.CHECK_AGAIN
        base = self.session.draft.base_model
        buttons = [button(again.text, "", again.icon, lambda: self.session.choose_model(base))]
        original = look.facts.get("base_model")
        if look.code in ("MODEL_IS_ADAPTER", "MODEL_QUANTIZED") and original:
            words = self.tr("Use {model}").format(model=model_name(str(original)))
            use = button(words, on_click=lambda: self.session.choose_model(str(original)))
            buttons.insert(0, use)
        chosen = self._chosen()
        told_below = chosen is not None and chosen.fit is not None and _gated(chosen)
        if look.code in CLOSED and not told_below:
            buttons.insert(0, button(self.tr("Sign in…"), "", "lock", self.sign_in))
        return problem_card(look.code, look.facts, buttons=buttons)

    def _download(self, chosen: ModelRow) -> QWidget | None:
        if chosen.here or chosen.id == STARTER or "/" not in chosen.id:
            return None
        downloads = self.session.shelf.downloads
        return download_strip(
            downloads.progress(chosen.id),
            chosen.facts,
            on_start=lambda: downloads.start(chosen.id),
            on_stop=lambda: downloads.stop(chosen.id),
            on_sign_in=None if _gated(chosen) else self.sign_in,  # the card's own notice offers it
        )

    def _account(self, chosen: ModelRow) -> QWidget | None:
        if chosen.here:
            return None
        known = hub_account.account(self.session.home)
        page = QUrl(f"{hub_account.endpoint()}/{chosen.id}")
        return account_notice(
            chosen.facts,
            known.name if known else None,
            lambda: QDesktopServices.openUrl(page),
            self.sign_in,
        )

    # ------------------------------------------------------------ what the person does
    def sign_in(self) -> None:
        """Open the sheet with the hub's account."""
        sheet = SignInSheet(self, self.session.home)
        sheet.changed.connect(self._account_changed)
        sheet.open()

    def _account_changed(self) -> None:
        if self.session.model.state == "problem" or self.session.model.report.get("closed"):
            self.session.look_up_model()
        else:
            self.refresh()

    def _explain(self, chosen: ModelRow) -> None:
        if chosen.fit is not None:
            counted_sheet(self, chosen.name, chosen.fit).open()

    def _choose_row(self, model: str) -> None:
        row = next(row for row in self._rows if row.id == model)
        known: dict[str, Any] | None = None
        if row.facts.get("hidden_size"):
            known = {**row.facts, "downloaded": row.here}
        self.session.choose_model(row.id, known)

    def _download_moved(self, repo_id: str) -> None:
        if repo_id != self.session.draft.base_model:
            return
        now = self.session.shelf.downloads.progress(repo_id)
        self._header.sentence.setText(self._sentence())
        strip = self.findChild(RunningStrip)
        if now.busy and strip is not None:
            strip.show_progress(now)
        else:
            self._show_detail()

    def _starter(self) -> dict[str, Any]:
        found = self.session.shelf.facts(STARTER)
        chosen = self.session.draft.base_model == STARTER
        return found or (self.session.model.report if chosen else {"id": STARTER})

    def _chosen(self) -> ModelRow | None:
        base = self.session.draft.base_model.lower()
        return next((row for row in self._rows if row.id.lower() == base), None)


def _gated(chosen: ModelRow) -> bool:
    """Whether the card of a model says how to pass its gate (`account_notice`)."""
    return bool(chosen.facts.get("gated")) and not chosen.here
