"""Which rows are kept aside to measure on: a part of the examples, or a file of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.messages import message
from desktop.widgets.basics import Elided, Item, button, card, label, row, section
from desktop.widgets.flow import flow
from desktop.wizard.data.drop_zone import SUFFIXES
from desktop.wizard.estimate import run_length
from desktop.wizard.session_data import DataSide

Aside = Counted("Aside")


def aside_words(session: DataSide) -> str:
    """ "Of 4,791 rows 200 are kept aside, chosen by chance."."""
    length = run_length(session.draft, session.recommendation(), session.data.report)
    if length is None or not length.held_out_rows:
        return translate("Aside", "No rows are kept aside to measure on.")
    aside = Aside.tr("%Ln row(s) are kept aside to measure on", "", length.held_out_rows)
    share = format.share(length.held_out_rows / (length.train_rows + length.held_out_rows))
    return translate(
        "Aside", "{rows} ({share}), chosen by chance; look-alikes stay together."
    ).format(rows=aside, share=share)


def aside_card(session: DataSide, page: QWidget) -> QFrame:
    """Says it, and lets the person choose a file instead."""
    own = session.draft.validation_path
    items: list[Item] = [section(translate("Aside", "Validation"))]
    buttons = [
        button(
            translate("Aside", "Choose a file…"), "quiet", on_click=lambda: _choose(session, page)
        )
    ]
    if own:
        items.append(Elided(Path(own).name, middle=True))
        text = _own_rows(session)
        back = translate("Aside", "Keep a part aside instead")
        buttons.append(button(back, "quiet", on_click=lambda: session.set_validation_file("")))
    else:
        items.append(label(aside_words(session), scale=0.95, wrap=True))
        text = ""
    if text:
        items.append(label(text, "text2", 0.9, wrap=True))
    offered = session.data.report.get("validation")
    if offered and not own:
        words = translate("Aside", "Use {name}").format(name=Path(str(offered)).name)
        use = button(words, "quiet", on_click=lambda: session.set_validation_file(str(offered)))
        buttons.insert(0, use)
    items.append(row((flow(buttons), 1)))
    return card(*items, margins=(16, 12, 12, 8), spacing=4)


def _own_rows(session: DataSide) -> str:
    """What came of the person's own file."""
    report = session.data.report
    if problem := report.get("validation_problem"):
        return message(problem["code"], problem.get("facts")).as_text()
    if (rows := report.get("validation_rows")) is not None:
        return Aside.tr("%Ln row(s) to measure on; none of them is trained on.", "", rows)
    return translate("Aside", "Measured on these rows; none of them is trained on.")


def _choose(session: DataSide, page: QWidget) -> None:
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    path, _ = QFileDialog.getOpenFileName(
        page,
        translate("Aside", "Choose a file with rows to measure on"),
        session.settings.last_data_dir,
        translate("Aside", "Examples ({patterns})").format(patterns=patterns),
    )
    if path:
        session.set_validation_file(path)
