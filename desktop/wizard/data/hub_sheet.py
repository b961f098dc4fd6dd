"""A dataset of the Hugging Face hub by its name; it is fetched into the app's own folder."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from desktop.language import translate
from desktop.theme import px
from desktop.widgets.basics import button, edit, label, set_enabled
from desktop.widgets.sheet import Sheet
from desktop.wizard.session_data import DataSide, hub_id


class HubSheet(Sheet):
    """Asks for `owner/name`, takes a copied address too, and begins to fetch."""

    def __init__(self, parent: QWidget, session: DataSide) -> None:
        super().__init__(
            parent,
            self.tr("From the Hugging Face hub"),
            self.tr(
                "Its files are fetched once into Formiga's own folder. Only the dataset's name "
                "leaves this computer."
            ),
            width=560,
        )
        self._session = session
        name = self.tr("Name of the dataset")
        self.field = edit(_copied(), name=name, hint=self.tr("owner/name"))
        self.field.setMinimumWidth(px(260))
        named = label(name, scale=0.95)
        named.setBuddy(self.field)
        self.body.addWidget(named)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self._fetch = button(self.tr("Fetch"), "primary", "download", self._begin)
        cancel = button(translate("Sheet", "Cancel"), on_click=self.reject)
        self.show_foot([], [cancel, self._fetch])
        self.field.textChanged.connect(lambda _: self._judge())
        self.field.returnPressed.connect(self._begin)
        self._judge()
        self.field.setFocus()

    def _judge(self) -> None:
        known = bool(hub_id(self.field.text()))
        set_enabled(self._fetch, "" if known else self.tr("A name reads owner/name"))

    def _begin(self) -> None:
        if repo_id := hub_id(self.field.text()):
            self.accept()
            self._session.choose_data(repo_id)


def _copied() -> str:
    """A name that lies on the clipboard."""
    text = QApplication.clipboard().text()
    return hub_id(text) if len(text) < 200 else ""
