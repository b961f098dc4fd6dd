"""Step 1 with nothing chosen: where to drop a file, what was used before, ways without a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import format
from desktop.widgets.basics import Item, Shelf, fill, section
from desktop.widgets.card_button import start_card
from desktop.wizard.data.drop_zone import DropZone
from desktop.wizard.data.hub_sheet import HubSheet
from desktop.wizard.data.recent import RecentFile, recent_files
from desktop.wizard.data.recent_list import RecentList
from desktop.wizard.data.write_sheet import WriteSheet
from desktop.wizard.session import WizardSession


class HomeView(QWidget):
    """Drop zone, recent files, three ways without a file."""

    def __init__(
        self,
        session: WizardSession,
        choose: Callable[[], object],
        choose_folder: Callable[[], object],
    ) -> None:
        super().__init__()
        self._session = session
        self.drop = DropZone(choose, choose_folder, self._from_hub)
        recent = recent_files(session.home)
        items: list[Item] = [self.drop]
        if recent:
            items += [section(self.tr("Recently used")), RecentList(recent, self._take)]
        items += [section(self.tr("No file at hand?")), self._ways(recent)]
        fill(QVBoxLayout(self), items, 0, 16)

    def _ways(self, recent: list[RecentFile]) -> QWidget:
        sample = start_card(
            "star",
            self.tr("Try it with the sample"),
            self.tr(
                "A few hundred questions and answers and a very small model: a finished run "
                "within minutes, on any computer."
            ),
            self._session.use_sample,
        )
        write = start_card(
            "chat",
            self.tr("Write examples by hand"),
            self.tr("A form for question and answer; 50 are enough for a first try."),
            self._write,
        )
        cards: list[QWidget] = [sample]
        if recent:
            cards.append(self._repeat(recent[0]))
        return Shelf([*cards, write])

    def _repeat(self, newest: RecentFile) -> QWidget:
        words = self.tr("Same examples and settings: {run}, {when}.")
        return start_card(
            "reset",
            self.tr("Repeat an earlier run"),
            words.format(run=newest.run, when=format.when(newest.when)),
            lambda: self._session.load_job(newest.job),
        )

    def _take(self, file: RecentFile) -> None:
        self._session.choose_data(str(file.path))

    def _from_hub(self) -> None:
        HubSheet(self, self._session).open()

    def _write(self) -> None:
        WriteSheet(self, self._session).open()
