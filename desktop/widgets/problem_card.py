"""One problem as a card: what happened, why with numbers, what to do, its code, copy details.

The same card serves engine, environment and app: it needs a code and its facts, nothing else.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton

from desktop import actions
from desktop.messages import Message, message
from desktop.widgets.controls import button
from desktop.widgets.states import side_bar


def problem_card(
    code: str,
    facts: Mapping[str, Any] | None = None,
    *,
    tone: str = "bad",
    buttons: Sequence[QPushButton] = (),
) -> QFrame:
    """A neutral card with a bar in the severity's colour.

    Args:
        code: a problem code; one that has no sentence is shown under its own name.
        facts: what the code carries.
        tone: "bad" stops, "warn" asks, "info" tells.
        buttons: the first is the one that the app does for the person.
    """
    said = message(code, facts)
    copy = actions.COPY_DETAILS
    details = details_text(said, facts or {})
    copying = button(
        copy.text, "quiet", on_click=lambda: QGuiApplication.clipboard().setText(details)
    )
    made = side_bar(tone, said.title, said.body, (*buttons, copying), code=code, note=said.action)
    made.setAccessibleName(said.title)
    made.setAccessibleDescription(f"{said.body} {said.action}".strip())
    return made


def details_text(said: Message, facts: Mapping[str, Any]) -> str:
    """What goes to the clipboard: the words, the code, every fact, the system."""
    listed = json.dumps(dict(facts), ensure_ascii=False, indent=1, default=str)
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{said.as_text()}\n\n{said.code}\n{listed}\n{system}"
