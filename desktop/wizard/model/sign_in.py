"""Signing in to the hub: where a token is made, a test with it, and forgetting it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import hub_account
from desktop.language import translate
from desktop.runs.hub_questions import WhoAmI
from desktop.runs.inspector import InspectorProcess
from desktop.widgets.basics import Item, button, clear, col, edit, holder, label, set_enabled
from desktop.widgets.problem_card import problem_card
from desktop.widgets.sheet import Sheet
from desktop.widgets.states import side_bar, waiting
from desktop.widgets.text import prose

LEAST_TOKEN = 8
"""Shorter words are no token; the hub's have 37 characters."""


class SignInSheet(Sheet):
    """Takes a token, asks the hub whose it is, and keeps it.

    Signals:
        changed: somebody signed in or out.
    """

    changed = Signal()

    def __init__(self, parent: QWidget, home: Path, inspector: Any = None) -> None:
        super().__init__(
            parent,
            self.tr("Sign in to the hub"),
            self.tr(
                "Some models are given only to people who have accepted their terms. A token "
                "shows the hub who asks."
            ),
            width=600,
        )
        self._home = home
        self._inspector = inspector if inspector is not None else InspectorProcess(home)
        self._inspector.setParent(self)
        self._inspector.finished.connect(self._known)
        self._inspector.failed.connect(self._refused)
        self._asked = ""
        self.field = edit(name=self.tr("Token"), hint="hf_…")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.textChanged.connect(lambda _: self._judge())
        self.field.returnPressed.connect(self._test)
        self._answer = QVBoxLayout()
        self._build()
        self._show_state()
        self.field.setFocus()

    def done(self, result: int) -> None:
        self._inspector.cancel()
        super().done(result)

    def _build(self) -> None:
        make = button(self.tr("Make a token…"), "quiet", "globe", self._open_tokens)
        steps = (
            self.tr("1. Make a token on the hub's page. The type “Read” is enough."),
            self.tr("2. Copy it and paste it here."),
        )
        named = label(self.tr("Token"), scale=0.95)
        named.setBuddy(self.field)
        where = self.tr(
            "It is kept in this computer's keyring, never in a file, and given only to the part of "
            "Formiga that fetches models."
        )
        items: list[Item] = [label(steps[0], wrap=True), make, label(steps[1], wrap=True)]
        items += [holder(col(named, self.field, spacing=4)), prose(where, "text2", 0.92)]
        for item in items:
            self.body.addWidget(item)  # type: ignore[arg-type]
        self.body.addLayout(self._answer)
        self.body.addStretch(1)

    def _show_state(self) -> None:
        """Who is signed in, and the buttons that go with it."""
        account = hub_account.account(self._home)
        clear(self._answer)
        left: list[QWidget] = []
        if account is not None:
            self._answer.addWidget(_signed_in(account))
            left = [button(self.tr("Forget the token"), "quiet", "trash", self._forget)]
        close = button(translate("Sheet", "Close"), on_click=self.accept)
        self._keep = button(self.tr("Test and keep"), "primary", "lock", self._test)
        self.show_foot(left, [close, self._keep])
        for made in self.findChildren(QPushButton):  # else Return presses one of them as well
            made.setAutoDefault(False)
        self._judge()
        self.fit()

    def _judge(self) -> None:
        token = self.field.text().strip()
        reason = "" if len(token) >= LEAST_TOKEN else self.tr("Paste a token first")
        set_enabled(self._keep, reason)

    def _open_tokens(self) -> None:
        QDesktopServices.openUrl(QUrl(f"{hub_account.endpoint()}/settings/tokens"))

    def _test(self) -> None:
        token = self.field.text().strip()
        if len(token) < LEAST_TOKEN:
            return
        self._asked = token
        clear(self._answer)
        self._answer.addWidget(waiting(self.tr("Asking the hub whose token this is")))
        self.fit()
        self._inspector.ask(WhoAmI(token))

    def _known(self, report: dict[str, Any]) -> None:
        hub_account.sign_in(self._home, str(report.get("name", "")), self._asked)
        self._asked = ""
        self.field.clear()
        self._show_state()
        self.changed.emit()

    def _refused(self, code: str, facts: dict[str, Any]) -> None:
        clear(self._answer)
        self._answer.addWidget(problem_card(code, facts))
        self.fit()

    def _forget(self) -> None:
        hub_account.sign_out(self._home)
        self._show_state()
        self.changed.emit()


def _signed_in(account: hub_account.Account) -> QWidget:
    head = translate("SignInSheet", "Signed in as {name}").format(name=account.name)
    if account.kept == "keyring":
        return side_bar("ok", head, translate("SignInSheet", "The token is in the keyring."))
    text = translate(
        "SignInSheet",
        "This computer has no keyring that takes it: the token is forgotten when Formiga is "
        "closed.",
    )
    return side_bar("warn", head, text)
