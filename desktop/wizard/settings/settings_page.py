"""Step 3, Settings: three presets in front; everything else folded, explained and reversible."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.environment.checker import EnvironmentChecker
from desktop.theme import Weight
from desktop.widgets.basics import (
    Elided,
    Header,
    Item,
    Shelf,
    button,
    card,
    clear,
    col,
    image,
    label,
    muted,
    pill,
    row,
    rule,
    section,
    side_bar,
)
from desktop.widgets.card_button import CardButton
from desktop.wizard.session import WizardSession
from desktop.wizard.settings.conflict_words import conflict_text
from desktop.wizard.settings.conflicts import conflicts
from desktop.wizard.settings.fields import GROUPS, SETTINGS
from desktop.wizard.settings.preset_facts import PresetFacts, preset_facts, preset_words
from desktop.wizard.settings.recommend import OFFERED
from desktop.wizard.settings.setting_group import SettingGroup
from desktop.wizard.settings.situation import Situation
from desktop.wizard.step import StepPage

PRESET_ICONS = {"quick": "clock", "balanced": "scale", "thorough": "star"}


class SettingsPage(StepPage):
    """Presets above, four folded groups below."""

    def __init__(self, session: WizardSession, checker: EnvironmentChecker) -> None:
        super().__init__(session, checker)
        self._invalid: set[str] = set()
        self._now = Situation.of(session)
        self._shown: object = None
        text = self.tr(
            "Choose one of three. Every value below follows from your card, your rows and your "
            "model."
        )
        self._presets = QVBoxLayout()
        self._differs = Elided(ink="text2", scale=0.92)
        self._reset_all = button(self.tr("Reset all"), "quiet", "reset", lambda: session.reset())
        self.groups = [SettingGroup(group, session, self._mark) for group in GROUPS]
        self.add(Header(self.tr("Settings"), text), self._presets, self._advanced(), None)
        session.settings_changed.connect(self.refresh)
        session.data_changed.connect(self.refresh)
        checker.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the values of now."""
        now = self._now = Situation.of(self.session)
        self._fill_presets()
        changed = len(self.session.different())
        words = self.tr("%Ln setting(s) differ from {preset}", "", changed)
        none = self.tr("as in {preset}")
        preset = preset_words(self.session.draft.preset)
        self._differs.setText((words if changed else none).format(preset=preset))
        self._reset_all.setVisible(bool(changed))
        for group in self.groups:
            group.show_situation(now)
        self.changed.emit()

    def next_text(self) -> str:
        return self.tr("Next: review")

    def live_line(self) -> str:
        length = self._now.length
        if length is None:
            return ""
        updates = self.tr("%Ln update(s)", "", length.updates)
        rows = self.tr("%Ln row(s) each", "", length.batch)
        return " · ".join((updates, rows))

    def reason_not(self) -> str:
        if self._invalid:
            return self.tr("A value marked in red cannot be used")
        blocking = (c for c in conflicts(self._now).values() if c.blocks)
        if (first := next(blocking, None)) is not None:
            name = SETTINGS[first.path].title
            return self.tr("{name}: {reason}").format(name=name, reason=conflict_text(first))
        return ""

    def _mark(self, path: str, invalid: bool) -> None:
        (self._invalid.add if invalid else self._invalid.discard)(path)
        self.changed.emit()

    def _fill_presets(self) -> None:
        """Build the cards again where they say something else now."""
        known = self.session.recommendation().plan is not None
        told = {name: preset_facts(name, self.session, self.checker) for name in OFFERED}
        if (shown := (known, self.session.draft.preset, told)) == self._shown:
            return
        self._shown = shown
        focused = self.focusWidget()
        again = next(
            (n for n in OFFERED if isinstance(focused, CardButton) and focused.objectName() == n),
            "",
        )
        clear(self._presets)
        cards = {name: self._preset_card(name, told[name]) for name in OFFERED}
        self._presets.addWidget(Shelf(list(cards.values())))
        if not known:
            head = self.tr("The presets use the fields' own defaults")
            text = self.tr(
                "This model's shape is not known before it is downloaded, so values cannot be "
                "fitted to it yet."
            )
            self._presets.addSpacing(self.body.spacing())
            self._presets.addWidget(side_bar("info", head, text))
        if again in cards:
            cards[again].setFocus()

    def _preset_card(self, name: str, told: PresetFacts) -> QWidget:
        chosen = name == self.session.draft.preset
        head: list[Item] = [
            image(PRESET_ICONS[name], "accent" if chosen else "text2", 20),
            section(told.name),
            None,
        ]
        if name == "balanced":
            head.append(pill(self.tr("Recommended"), "info"))
        foot: list[Item] = []
        if told.amount:
            amount = label(told.amount, scale=1.15, weight=Weight.DemiBold, tabular=True)
            foot = [4, amount, muted(told.changes, 0.9, wrap=True)]
        inner = col(
            row(*head, spacing=10), muted(told.purpose, 0.95, wrap=True), None, *foot, spacing=6
        )
        made = CardButton(
            told.name,
            " ".join(filter(None, (told.purpose, told.amount, told.changes))),
            inner,
            lambda: self.session.choose_preset(name),
            checkable=True,
            checked=chosen,
        )
        made.setObjectName(name)
        return made

    def _advanced(self) -> QFrame:
        head = row(
            section(self.tr("Advanced")),
            (self._differs, 1),
            self._reset_all,
            margins=(16, 8, 10, 8),
            spacing=8,
        )
        items: list[Item] = [head]
        for group in self.groups:
            items += [rule(), group]
        return card(*items, margins=(1, 1, 1, 1), spacing=0)
