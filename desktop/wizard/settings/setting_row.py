"""One setting: name, sentence, control, the recommended value, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.language import translate
from desktop.messages import job_message
from desktop.theme import Weight, px
from desktop.widgets.basics import (
    Item,
    Stacking,
    button,
    col,
    combo,
    edit,
    fill,
    holder,
    label,
    muted,
    pill,
    restyle,
    row,
    set_ink,
)
from desktop.wizard.draft import check_value
from desktop.wizard.settings.conflict_words import conflict_text, fix_text
from desktop.wizard.settings.conflicts import Conflict
from desktop.wizard.settings.fields import Setting
from desktop.wizard.settings.values import Share, edited, parsed, shown

NARROW = 620
CONTROL_WIDTH = 224
HINT_WIDTH = 224


class SettingRow(QWidget):
    """A line of the advanced settings.

    Signals:
        set_to: (path, value) a valid value was entered.
        fixed: {path: value} the press that ends a conflict.
        reset: path; the recommended value is wanted back.
        invalid: (path, bool) what is typed cannot be used, or can again.
    """

    set_to = Signal(str, object)
    fixed = Signal(object)
    reset = Signal(str)
    invalid = Signal(str, bool)

    def __init__(self, setting: Setting, value: Any, recommended: Any) -> None:
        super().__init__()
        self.setting, self._value, self._recommended = setting, value, recommended
        self.control = self._make_control(value)
        self._problem = label("", "danger", 0.9, wrap=True)
        self._problem.hide()
        self._conflict = _Note(lambda: self.fixed.emit(self._fix))
        self._fix: dict[str, Any] = {}
        self._effect = label("", scale=0.9, wrap=True)
        self._effect.hide()
        self._reason = muted("", 0.9, wrap=True)
        self._reason.hide()
        name = label(setting.title, weight=Weight.Medium)
        name.setBuddy(self.control)
        self._pill = pill(self.tr("Changed"), "info")
        words = col(
            row(name, self._pill, None, spacing=8),
            muted(setting.sentence, 0.9, wrap=True),
            self._effect,
            self._reason,
            self._problem,
            self._conflict,
            spacing=2,
        )
        words.insertStretch(0)  # beside a high field the words stay together, in its middle
        words.addStretch()
        self._hint = muted("", 0.9, wrap=True)
        back = self.tr("Reset {name} to the recommended value").format(name=setting.title)
        self._reset = button("", "icon", "reset", lambda: self.reset.emit(setting.path), name=back)
        why = self.tr("Why this value of {name} is recommended").format(name=setting.title)
        self.why = button("", "icon", "info", self._toggle_reason, name=why)
        line = Stacking([(holder(words), 1), self._right_part()], least=NARROW, spacing=12)
        fill(QVBoxLayout(self), [line], (20, 8, 14, 8), 0)
        self.control.setAccessibleDescription(setting.sentence)
        self.show_value(value, recommended)

    def show_value(self, value: Any, recommended: Any, *, typing: bool = False) -> None:
        """Show another value; while the person types, the field itself is left alone."""
        self._value, self._recommended = value, recommended
        changed = value != recommended
        self._pill.setVisible(changed)
        self._reset.setVisible(changed)
        words = self.tr("Recommended: {value}")
        self._hint.setText(words.format(value=shown(self.setting, recommended, unit=False)))
        if not typing:
            self._fill_control(value)
            self._say("")

    def show_reason(self, text: str) -> None:
        """Why the recommended value is recommended; unfolded by the button beside it."""
        if self._reason.text() != text:
            self._reason.setText(text)
        self.why.setToolTip(text)

    def show_effect(self, text: str) -> None:
        """What the value does to these rows, beside what it does in general."""
        self._effect.setText(text)
        self._effect.setVisible(bool(text))

    def show_conflict(self, conflict: Conflict | None) -> None:
        """What does not go together with this value, and the press that ends it."""
        self._conflict.setVisible(conflict is not None)
        if conflict is not None:
            self._fix = dict(conflict.fix)
            ink = "danger" if conflict.blocks else "warning"
            self._conflict.show_words(conflict_text(conflict), ink, fix_text(conflict))

    def _toggle_reason(self) -> None:
        self._reason.setVisible(not self._reason.isVisibleTo(self))

    def _right_part(self) -> QWidget:
        unit: list[Item] = []
        if words := translate("Setting", self.setting.unit) if self.setting.unit else "":
            if self.setting.kind == "amount":
                words = self.tr("{unit}, or %").format(unit=words)
            unit = [muted(words, 0.92)]
        control = holder(row(self.control, *unit, None, spacing=8))
        control.setFixedWidth(px(CONTROL_WIDTH))
        recommended = holder(row(self.why, (self._hint, 1), self._reset, spacing=4))
        recommended.setFixedWidth(px(HINT_WIDTH))
        recommended.setMinimumHeight(self._reset.sizeHint().height())
        return Stacking([control, recommended], least=CONTROL_WIDTH + HINT_WIDTH, spacing=8)

    def _make_control(self, value: Any) -> QWidget:
        kind, name = self.setting.kind, self.setting.title
        if kind == "bool":
            box = QCheckBox(translate("Setting", "on"))
            box.setAccessibleName(name)
            box.toggled.connect(self._enter)
            return box
        if kind == "choice":
            words = [(self.setting.words(v) or v, v) for v in self.setting.choices]
            if value not in self.setting.choices:  # a job file may name a second card
                words.append((str(value), value))
            drop = combo(words, value, name=name)
            drop.setMaximumWidth(px(CONTROL_WIDTH))
            drop.activated.connect(lambda _: self._enter(drop.currentData()))
            return drop
        if kind == "lines":
            area = QPlainTextEdit()
            area.setAccessibleName(name)
            area.setTabChangesFocus(True)
            area.setFixedHeight(px(84))
            area.setPlaceholderText(self.tr("one a line"))
            area.textChanged.connect(lambda: self._typed(area.toPlainText()))
            return area
        wide = CONTROL_WIDTH if kind == "modules" else 96
        hint = translate("Setting", self.setting.empty) if kind == "optional" else ""
        line = edit(name=name, width=wide, hint=hint)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self._tidy)
        return line

    def _fill_control(self, value: Any) -> None:
        control = self.control
        control.blockSignals(True)
        if isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(max(0, control.findData(value)))
        elif isinstance(control, QPlainTextEdit):
            control.setPlainText(edited(self.setting, value))
        elif isinstance(control, QLineEdit):
            control.setText(edited(self.setting, value))
        control.blockSignals(False)

    def _typed(self, text: str) -> None:
        try:
            value = parsed(self.setting, text)
        except ValueError:
            self._say(
                self.tr("This is not a number. Example: {example}").format(
                    example=edited(self.setting, self._recommended) or "100"
                )
            )
            return
        self._enter(value)

    def _enter(self, value: Any) -> None:
        share = isinstance(value, Share)
        path = self.setting.share if share else self.setting.path
        error = check_value(path, value.fraction if share else value)
        if error is not None:
            self._say(job_message(error.path, error.code, error.facts).body)
            return
        self._say("")
        self._value = value
        self.set_to.emit(self.setting.path, value)

    def _tidy(self) -> None:
        """Leaving the field writes the number the usual way, unless it cannot be used."""
        if not self._problem.isVisibleTo(self):
            self._fill_control(self._value)

    def _say(self, problem: str) -> None:
        if problem == self._problem.text():
            return
        was_bad, is_bad = bool(self._problem.text()), bool(problem)
        self._problem.setText(problem)
        self._problem.setVisible(is_bad)
        self.control.setAccessibleDescription(problem or self.setting.sentence)
        if was_bad != is_bad:
            self.control.setProperty("state", "bad" if is_bad else "")
            restyle(self.control)
            self.invalid.emit(self.setting.path, is_bad)


class _Note(QWidget):
    """One sentence in a warning's colour, with the press that cures it."""

    def __init__(self, on_fix: Callable[[], object]) -> None:
        super().__init__()
        self._text = label("", "warning", 0.9, wrap=True)
        self.act = button("", "quiet", on_click=on_fix)
        fill(QVBoxLayout(self), [self._text, row(self.act, None)], 0, 0)
        self.hide()

    def show_words(self, text: str, ink: str, act: str) -> None:
        self._text.setText(text)
        set_ink(self._text, ink)
        self.act.setText(act)
        self.act.setAccessibleName(act)
        self.act.setVisible(bool(act))
