"""Settings folded under one line that already shows their values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop import icons
from desktop.widgets.basics import Elided, fill, holder, image, pill
from desktop.widgets.fold import FoldHead
from desktop.wizard.session import WizardSession
from desktop.wizard.settings.conflicts import conflicts
from desktop.wizard.settings.effects import effect
from desktop.wizard.settings.fields import Group, Setting
from desktop.wizard.settings.gist import gist
from desktop.wizard.settings.reasons import reason_text
from desktop.wizard.settings.setting_row import SettingRow
from desktop.wizard.settings.situation import Situation
from desktop.wizard.settings.values import Share, of_setting

FOUR_BIT = ("nf4", "fp4")


class SettingGroup(QWidget):
    """A fold; what is open stays open when the page is built again."""

    def __init__(
        self, group: Group, session: WizardSession, mark_invalid: Callable[[str, bool], None]
    ) -> None:
        super().__init__()
        self._group, self._session = group, session
        self._mark_invalid = mark_invalid
        self._now = Situation.of(session)
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
        self.show_situation(Situation.of(self._session))

    def show_situation(self, now: Situation) -> None:
        """Show these values, what they amount to, and what does not go together."""
        self._now = now
        changed = [s for s in self._settings() if self._is_changed(s)]
        self._changed.setVisible(bool(changed))
        words = self.tr("%Ln changed", "", len(changed))
        self._changed.show_state(words, "info")
        self._summary.setText(gist(self._group.key, now))
        found = conflicts(now) if self.rows else {}
        reasons = self._session.recommendation().reasons
        focused = self.focusWidget()
        for path, made in self.rows.items():
            typing = focused is not None and focused is made.control and focused.hasFocus()
            made.show_value(*self._values(made.setting), typing=typing)
            made.show_conflict(found.get(path))
            made.show_reason(reason_text(path, reasons))
            made.show_effect(effect(path, now))
            made.setVisible(made.setting in self._settings())

    def _settings(self) -> list[Setting]:
        """The group's settings that mean something for this draft."""
        unused: set[str] = set()
        if self._now.own_rows_to_measure:
            unused |= {"dataset.validation_rows", "dataset.split_seed"}
        if self._now.values["quantization.type"] not in FOUR_BIT:
            unused.add("quantization.bnb_4bit_use_double_quant")
        return [s for s in self._group.settings if s.path not in unused]

    def _values(self, setting: Setting) -> tuple[object, object]:
        now = self._now
        return of_setting(setting, now.values), of_setting(setting, now.recommended)

    def _is_changed(self, setting: Setting) -> bool:
        value, recommended = self._values(setting)
        return value != recommended

    def _build_rows(self) -> None:
        for setting in self._group.settings:
            made = SettingRow(setting, *self._values(setting))
            made.set_to.connect(self._set)
            made.reset.connect(self._reset)
            made.fixed.connect(self._session.set_values)
            made.invalid.connect(self._mark_invalid)
            self.rows[setting.path] = made
            self._inside.addWidget(made)

    def _set(self, path: str, value: object) -> None:
        if isinstance(value, Share):
            share = self.rows[path].setting.share
            self._session.set_values({path: None, share: value.fraction})
        else:
            self._session.set_value(path, value)

    def _reset(self, path: str) -> None:
        made = self.rows[path]
        made.control.setFocus()
        self._session.reset(*(p for p in (path, made.setting.share) if p))
        made.show_value(*self._values(made.setting))

    def _fold_button(self) -> QPushButton:
        made = FoldHead(self._group.title, self._arrow, (self._summary, 1), self._changed)
        made.clicked.connect(lambda: self.open(not self._holder.isVisibleTo(self)))
        return made
