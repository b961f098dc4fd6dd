"""Step 2, Model: the starter model, a folder on this computer, or a name on the hub."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop import actions, format
from desktop.environment.checker import EnvironmentChecker
from desktop.widgets.basics import (
    Columns,
    Header,
    button,
    clear,
    col,
    edit,
    empty_state,
    holder,
    waiting,
)
from desktop.widgets.problem_card import problem_card
from desktop.wizard.model.model_facts import model_card, model_name
from desktop.wizard.model.option_card import OptionCard
from desktop.wizard.session import WizardSession
from desktop.wizard.step import StepPage
from engine.contract.spec import STARTER

WAYS = ("starter", "folder", "hub")


class ModelPage(StepPage):
    """Three ways to name a model at the left; what was found out about it at the right."""

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__(session, checker)
        self._way = self._way_of(session.draft.base_model)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.setSpacing(self.body.spacing())
        header = Header(
            self.tr("Model"), self.tr("What will be taught. Nothing is downloaded on this page.")
        )
        left, right = holder(col(self._left, None)), holder(col(self._right, None))
        self.add(header, Columns(left, right, 380), None)
        self._build_options()
        session.model_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the session knows about the model now."""
        clear(self._right)
        self._right.addWidget(self._found())
        self.changed.emit()

    def next_text(self) -> str:
        return self.tr("Next: settings")

    def live_line(self) -> str:
        look, name = self.session.model, model_name(self.session.draft.base_model)
        if look.state == "reading":
            return self.tr("Looking at {name} …").format(name=name)
        if look.state != "ready":
            return ""
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

    def take_drop(self, paths: list[str]) -> None:
        self._folder_edit.setText(paths[0])
        self._take_way("folder")

    def choose_folder(self) -> None:
        """Ask for a model folder with the system's own dialog."""
        path = QFileDialog.getExistingDirectory(
            self,
            self.tr("Choose a model folder (with config.json and .safetensors files)"),
            self.session.settings.last_model_dir,
        )
        if path:
            self._folder_edit.setText(path)
            self._take_way("folder")

    def _build_options(self) -> None:
        base = self.session.draft.base_model
        self._folder_edit = edit(
            base if self._way == "folder" else "",
            name=self.tr("Folder of the model"),
            hint=self.tr("Drop a folder here, or choose one"),
        )
        self._hub_edit = edit(
            base if self._way == "hub" else "",
            name=self.tr("Name on the hub"),
            hint=self.tr("owner/name"),
        )
        folder = actions.CHOOSE_FOLDER
        choose = button(folder.text, "", folder.icon, self.choose_folder)
        look = button(self.tr("Look it up"), "", "search", lambda: self._take_way("hub"))
        self._options = {
            "starter": OptionCard(
                self.tr("Starter model"),
                self.tr(
                    "Very small; it travels with Formiga and trains on any computer. Made to try "
                    "everything with the sample, not to answer real questions."
                ),
            ),
            "folder": OptionCard(
                self.tr("A model on this computer"),
                self.tr("A folder as it is downloaded from the hub, with .safetensors weights."),
                self._folder_edit,
                choose,
            ),
            "hub": OptionCard(
                self.tr("A model from the Hugging Face hub"),
                self.tr("By its name, such as owner/name. The weights are fetched at the start."),
                self._hub_edit,
                look,
            ),
        }
        for way, option in self._options.items():
            option.set_chosen(way == self._way)
            option.chosen.connect(lambda way=way: self._take_way(way))
            self._left.addWidget(option)
        self._folder_edit.returnPressed.connect(lambda: self._take_way("folder"))
        self._folder_edit.editingFinished.connect(lambda: self._left_field("folder"))
        self._hub_edit.returnPressed.connect(lambda: self._take_way("hub"))
        self._hub_edit.editingFinished.connect(lambda: self._left_field("hub"))

    def _take_way(self, way: str) -> None:
        """The person chose one of the ways: look at the model it names, if it names one."""
        self._way = way
        for name, option in self._options.items():
            option.set_chosen(name == way)
        wanted = self._named(way)
        unchanged = wanted == self.session.draft.base_model
        if unchanged and self.session.model.state in ("ready", "reading"):
            return
        self.session.choose_model(wanted)

    def _left_field(self, way: str) -> None:
        """A typed name counts as soon as the field is left."""
        if self._named(way) and self._named(way) != self.session.draft.base_model:
            self._take_way(way)

    def _named(self, way: str) -> str:
        fields = {"folder": self._folder_edit, "hub": self._hub_edit}
        return fields[way].text().strip() if way in fields else STARTER

    def _again(self) -> None:
        self.session.choose_model(self.session.draft.base_model)

    def _found(self) -> QWidget:
        look = self.session.model
        if look.state == "ready":
            return model_card(self.session.draft.base_model, look.report, self.session.data.report)
        if look.state == "reading":
            return waiting(self.tr("Looking at the model"))
        if look.state == "problem":
            again = actions.CHECK_AGAIN
            retry = button(again.text, "", again.icon, self._again)
            return problem_card(look.code, look.facts, buttons=(retry,))
        return empty_state(
            "search",
            self.tr("No model looked at yet"),
            self.tr("Its size, family and longest text appear here before anything is loaded."),
        )

    def _way_of(self, base_model: str) -> str:
        if base_model == STARTER:
            return "starter"
        if not base_model:
            return ""
        return "hub" if self.session.draft.model_is_hub_id else "folder"
