"""Settings folded under one line that already shows their values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import icons
from desktop.theme import Weight, px
from desktop.widgets.basics import Elided, fill, holder, image, label, pill, row
from desktop.wizard.draft import default_of
from desktop.wizard.session import WizardSession
from desktop.wizard.settings.fields import Group, Setting
from desktop.wizard.settings.setting_row import SettingRow
from desktop.wizard.settings.values import shown

IN_SUMMARY = 4
"""The closed line shows the first few values; the fold has them all."""


class SettingGroup(QWidget):
    """A fold; what is open stays open when the page is built again."""

    def __init__(
        self, group: Group, session: WizardSession, mark_invalid: Callable[[str, bool], None]
    ) -> None:
        super().__init__()
        self._group, self._session = group, session
        self._mark_invalid = mark_invalid
        self.rows: dict[str, SettingRow] = {}
        self._arrow = image("right", "text2", 16)
        self._summary = Elided(ink="text2", scale=0.92)
        self._changed = pill("", "info")
        self.fold = self._fold_button()
        self._inside = QVBoxLayout()
        fill(self._inside, [], (0, 0, 0, 8), 0)
        self._holder = holder(self._inside)
        fill(QVBoxLayout(self), [self.fold, self._holder], (4, 2, 4, 2), 0)
        self.open(group.key in session.open_groups)

    def open(self, is_open: bool) -> None:
        """Unfold or fold; the rows are built when they are first seen."""
        if is_open and not self.rows:
            self._build_rows()
        key, groups = self._group.key, self._session.open_groups
        (groups.add if is_open else groups.discard)(key)
        self._holder.setVisible(is_open)
        self._arrow.setPixmap(icons.pixmap("down" if is_open else "right", "text2", 16))
        self.fold.setChecked(is_open)
        self.refresh()

    def refresh(self) -> None:
        """Show the values of now."""
        changed = [s for s in self._settings() if s.path in self._session.draft.changed]
        self._changed.setVisible(bool(changed))
        words = self.tr("%Ln changed", "", len(changed))
        self._changed.show_state(words, "info")
        self._summary.setText(self._values_line())
        focused = self.focusWidget()
        for setting in self._settings():
            if (made := self.rows.get(setting.path)) is not None:
                typing = focused is not None and focused is made.control and focused.hasFocus()
                value, recommended = self._values(setting)
                made.show_value(value, recommended, typing=typing)

    def _settings(self) -> list[Setting]:
        """The group's settings that mean something for this draft."""
        own_file = bool(self._session.draft.validation_path)
        return [
            s
            for s in self._group.settings
            if not (own_file and s.path == "dataset.validation_rows")
        ]

    def _values(self, setting: Setting) -> tuple[object, object]:
        values = self._session.recommendation().values
        path = setting.path
        recommended = values[path] if path in values else default_of(path)
        return self._session.draft.value(path, values), recommended

    def _values_line(self) -> str:
        parts = []
        for setting in self._settings()[:IN_SUMMARY]:
            value, _ = self._values(setting)
            if value is not None:
                parts.append(f"{setting.title}: {shown(setting, value)}")
        return " · ".join(parts)

    def _build_rows(self) -> None:
        for setting in self._settings():
            made = SettingRow(setting, *self._values(setting))
            made.set_to.connect(self._session.set_value)
            made.reset.connect(self._reset)
            made.invalid.connect(self._mark_invalid)
            self.rows[setting.path] = made
            self._inside.addWidget(made)

    def _reset(self, path: str) -> None:
        self.rows[path].control.setFocus()
        self._session.reset(path)
        value, recommended = self._values(self.rows[path].setting)
        self.rows[path].show_value(value, recommended)

    def _fold_button(self) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "fold")
        made.setCheckable(True)
        made.setAccessibleName(self._group.title)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = label(self._group.title, weight=Weight.Medium)
        inner = row(self._arrow, name, (self._summary, 1), self._changed, spacing=10)
        inner.setContentsMargins(px(10), px(6), px(10), px(6))
        made.setLayout(inner)
        made.setMinimumHeight(px(36))
        made.clicked.connect(lambda: self.open(not self._holder.isVisibleTo(self)))
        return made
