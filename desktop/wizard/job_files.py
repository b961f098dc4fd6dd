"""Job files in the wizard: save what is set as a file, load one, say everything wrong in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop import actions
from desktop.messages import job_messages
from desktop.theme import px
from desktop.widgets.basics import button, clear, side_bar
from desktop.widgets.page import side_margin
from desktop.wizard.session import WizardSession
from engine.contract.job_file import InvalidJob
from engine.contract.run_folder import slug


class JobFiles(QWidget):
    """The menu beside the steps, and the place where a job's errors are told.

    Signals:
        loaded: a job was loaded; the session is at the step to show.

    Attributes:
        button: opens the menu; the stepper shows it at its right.
    """

    loaded = Signal()

    def __init__(self, session: WizardSession) -> None:
        super().__init__()
        self._session = session
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.button = self._menu_button()
        self.hide()

    def load(self, file: Path) -> None:
        """Take a job as the draft; errors are told all together and change nothing."""
        self.dismiss()
        try:
            self._session.load_job(file)
        except InvalidJob as invalid:
            self._refuse(file, invalid)
        else:
            self.loaded.emit()

    def save(self, file: Path) -> None:
        """Write the draft as a job file."""
        self.dismiss()
        try:
            self._session.save_job(file)
        except InvalidJob as invalid:
            self._refuse(file, invalid, saving=True)
        except OSError as error:
            head = self.tr("“{name}” could not be written").format(name=file.name)
            self._tell("bad", head, str(error))
        else:
            head = self.tr("Saved as “{name}”").format(name=file.name)
            command = actions.command_line("train", str(file))
            text = self.tr("The same run from the command line: `{command}`")
            self._tell("ok", head, text.format(command=command))

    def ask_and_load(self) -> None:
        """Let the person choose a job file, and take it."""
        folder = self._session.settings.last_data_dir
        title, kind = self.tr("Load a job"), self.tr("Job files (*.json)")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, folder, kind)
        if chosen:
            self.load(Path(chosen))

    def ask_and_save(self) -> None:
        """Let the person choose where the job is saved."""
        session = self._session
        name = f"{slug(session.draft.name or 'job')}.json"
        folder = Path(session.settings.last_data_dir or Path.home())
        proposed = str(session.job_file or folder / name)
        title, kind = self.tr("Save the job as"), self.tr("Job files (*.json)")
        chosen, _ = QFileDialog.getSaveFileName(self.window(), title, proposed, kind)
        if chosen:
            self.save(Path(chosen).with_suffix(".json"))

    def dismiss(self) -> None:
        """Take away what was told."""
        clear(self._place)
        self.hide()

    def _refuse(self, file: Path, invalid: InvalidJob, *, saving: bool = False) -> None:
        told = job_messages(invalid.errors)
        head = (
            self.tr("The job is not complete yet")
            if saving
            else self.tr("“{name}” cannot be used as a job").format(name=file.name)
        )
        self._tell("bad", head, "\n".join(_sentence(m.title, m.body) for m in told))

    def _tell(self, tone: str, head: str, text: str) -> None:
        clear(self._place)
        close = button(self.tr("Close"), "quiet", on_click=self.dismiss)
        self._place.addWidget(side_bar(tone, head, text, (close,)))
        side = side_margin(self.width())
        self._place.setContentsMargins(side, px(12), side, 0)
        self.show()

    def _menu_button(self) -> QPushButton:
        load, save = actions.LOAD_JOB, actions.SAVE_JOB
        made = button(self.tr("Job file"), "quiet", "file")
        menu = QMenu(made)
        opening = menu.addAction(load.text, self.ask_and_load)
        opening.setShortcut(load.shortcut)
        self.saving = menu.addAction(save.text, self.ask_and_save)
        self.saving.setShortcut(save.shortcut)
        made.addActions([opening, self.saving])  # shortcuts work while the menu is closed
        menu.aboutToShow.connect(self._fit_menu)
        made.setMenu(menu)
        return made

    def _fit_menu(self) -> None:
        """There is something to save once there are examples and a model."""
        draft = self._session.draft
        self.saving.setEnabled(bool(draft.data_path and draft.base_model))


def _sentence(title: str, body: str) -> str:
    return f"{title}. {body}".strip()
