"""The chosen file in one strip: its name, what was recognised, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from desktop import actions, format
from desktop.counted import Counted
from desktop.language import translate
from desktop.sentences.languages import language_word
from desktop.sentences.recognised import recognised_word
from desktop.sentences.rows import kind_word
from desktop.theme import Weight, px
from desktop.widgets.basics import (
    Elided,
    Item,
    Pill,
    Stacking,
    button,
    col,
    combo,
    frame,
    holder,
    image,
    muted,
    pill,
    row,
)
from desktop.widgets.flow import flow
from desktop.widgets.text import restyle
from desktop.wizard.session_data import DataSide

Strip = Counted("Strip")
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "latin-1": "ISO 8859-1",
    "utf-16": "UTF-16",
    "cp1250": "Windows-1250",
    "cp850": "DOS 850",
    "mac-roman": "Mac Roman",
}
"""What people call them, for the names that can be chosen."""
_SAME = {
    "utf-8-sig": "utf-8",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "utf-16le": "utf-16",
    "utf-16be": "utf-16",
    "iso-8859-1": "latin-1",
    "windows-1252": "cp1252",
    "ascii": "utf-8",
}
DELIMITERS = {",": ",", ";": ";", "\t": "Tab", "|": "|"}
FORMATS = {"json": "JSON", "jsonl": "JSONL", "csv": "CSV", "parquet": "Parquet", "text": "TXT"}
TABLE_ENDINGS = (".csv", ".tsv", ".tab")
LANGUAGES_SHOWN = 3


def file_strip(session: DataSide, choose: Callable[[], object]) -> QFrame:
    """Name, pill, facts, languages; for texts and tables how they are read, to be changed."""
    report = session.data.report
    path = report.get("path") or session.draft.data_path
    name = Elided(Path(path).name, weight=Weight.Medium, middle=True, grow=False)
    another = actions.CHOOSE_ANOTHER
    change = button(another.text, on_click=choose, tip=another.shortcut)
    change.setShortcut(another.shortcut)
    lines: list[Item] = [
        row(name, _kind(session), None, spacing=10),
    ]
    facts: list[QWidget] = [Elided(part, "text2", 0.92, grow=False) for part in _facts(report)]
    if report.get("format") in ("json", "jsonl", "text"):
        facts.insert(1, _quiet(_encoding_box(session, report)))
    lines.append(flow(facts))
    if report.get("format") == "csv":
        lines += [4, _reading(session, report)]
    elif _may_be_running_text(session, report):
        lines += [4, _read_as(session, report)]
    icon = col(2, image("folder" if _is_folder(report) else "file", "accent", 24), None, spacing=0)
    named = holder(row(icon, (col(*lines, spacing=3), 1), spacing=14))
    strip = Stacking([(named, 1), change], least=480, spacing=12)
    return frame("card", row((strip, 1)), (18, 12, 12, 12))


def _kind(session: DataSide) -> Pill:
    report = session.data.report
    if session.data.state == "problem" or report.get("problem"):
        return pill(translate("Strip", "Please review"), "warn", "warning")
    return pill(recognised_word(str(report.get("kind", ""))), "ok", "check")


def _facts(report: dict[str, Any]) -> list[str]:
    """ "4,812 rows · 6.4 MB · JSONL" and, for the next line where it is narrow, "English 71 %,
    Portuguese 29 %"."""
    files = report.get("files") or ()
    facts = [Strip.tr("%Ln file(s)", "", len(files))] if len(files) > 1 else []
    rows = int(report.get("rows_total") or 0) + int(report.get("rejected_total") or 0)
    if not report.get("partial") or report.get("counted"):
        facts.append(Strip.tr("%Ln row(s)", "", rows))
    facts.append(format.size(int(report.get("size_bytes") or 0)))
    facts.append(FORMATS.get(report.get("format", ""), str(report.get("format") or "")))
    shares = (report.get("quality") or {}).get("languages") or {}
    named = [
        f"{language_word(code)} {format.percent(share)}"
        for code, share in list(shares.items())[:LANGUAGES_SHOWN]
        if share >= 0.005
    ]
    first = " · ".join(fact for fact in facts if fact)
    return [first, ", ".join(named)] if named else [first]


def _is_folder(report: dict[str, Any]) -> bool:
    return len(report.get("files") or ()) > 1


def _reading(session: DataSide, report: dict[str, Any]) -> QWidget:
    """Encoding, and for tables separator and header: as detected, or as the person says."""
    parts: list[QWidget] = [_encoding(session, report)]
    if report.get("format") == "csv":
        parts += [_delimiter(session, report), _header(session, report)]
    if _may_be_running_text(session, report):
        parts.insert(0, _read_as(session, report))
    return flow(parts)


def _encoding(session: DataSide, report: dict[str, Any]) -> QWidget:
    return _named(translate("Strip", "Encoding"), _encoding_box(session, report))


def _quiet(box: QComboBox) -> QComboBox:
    """Among words: no frame until it is pointed at."""
    box.setProperty("state", "quiet")
    box.setToolTip(translate("Strip", "How the file's bytes are read as letters"))
    restyle(box)
    metrics = box.fontMetrics()
    box.view().setMinimumWidth(box.sizeHint().width())
    box.setFixedWidth(metrics.horizontalAdvance(box.currentText()) + px(40))
    return box


def _encoding_box(session: DataSide, report: dict[str, Any]) -> QComboBox:
    now = encoding_key(str(session.draft.encoding or report.get("encoding") or "utf-8"))
    known = dict(ENCODINGS)
    known.setdefault(now, now)
    choices = [(words, key) for key, words in known.items()]
    box = combo(choices, now, name=translate("Strip", "Encoding"))
    box.activated.connect(lambda _: session.set_reading(encoding=box.currentData()))
    return box


def encoding_key(name: str) -> str:
    """One of `ENCODINGS` for Python's many names of the same encoding."""
    plain = name.split(" ")[0].lower().replace("_", "-")
    return _SAME.get(plain, plain)


def _may_be_running_text(session: DataSide, report: dict[str, Any]) -> bool:
    """A text file in which speakers or a table were recognised, or in which the person wants
    none to be. What is called a table is one."""
    if report.get("format") == "csv":
        return not _is_folder(report) and _ending(report) not in TABLE_ENDINGS
    is_text = report.get("format") == "text"
    return is_text and (session.draft.format == "text" or report.get("kind") not in ("text", None))


def _ending(report: dict[str, Any]) -> str:
    """How the file's name ends, packed or not."""
    files: list[dict[str, Any]] = report.get("files") or [{}]
    name = Path(str(files[0].get("path") or report.get("path") or "").lower())
    return (name.with_suffix("") if name.suffix == ".gz" else name).suffix


def _read_as(session: DataSide, report: dict[str, Any]) -> QWidget:
    return _named(translate("Strip", "Read as"), _as_text_box(session, report))


def _as_text_box(session: DataSide, report: dict[str, Any]) -> QComboBox:
    """As detected, or running text whatever its labels and commas: a play is no list of
    questions, and proverbs are no table."""
    now = session.draft.format
    found = translate("Strip", "as detected")
    if now != "text":
        found = f"{found} ({kind_word(str(report.get('kind', '')))})"
    choices = [(found, "auto"), (translate("Strip", "running text"), "text")]
    box = combo(choices, "text" if now == "text" else "auto", name=translate("Strip", "Read as"))
    box.activated.connect(lambda _: session.set_reading(format=box.currentData()))
    return box


def _delimiter(session: DataSide, report: dict[str, Any]) -> QWidget:
    now = session.draft.delimiter or report.get("delimiter") or ","
    known = {**DELIMITERS, **({} if now in DELIMITERS else {now: now})}
    choices = [
        (translate("Strip", "Tab") if sign == "\t" else words, sign)
        for sign, words in known.items()
    ]
    box = combo(choices, now, name=translate("Strip", "Separator"))
    box.activated.connect(lambda _: session.set_reading(delimiter=box.currentData()))
    return _named(translate("Strip", "Separator"), box)


def _header(session: DataSide, report: dict[str, Any]) -> QWidget:
    own = session.draft.header
    now = own if own is not None else report.get("header") is not False
    choices = [
        (translate("Strip", "names the columns"), True),
        (translate("Strip", "is a row"), False),
    ]
    box = combo(choices, now, name=translate("Strip", "First line"))
    box.activated.connect(lambda _: session.set_reading(header=box.currentData()))
    return _named(translate("Strip", "First line"), box)


def _named(words: str, box: QComboBox) -> QWidget:
    name = muted(words, 0.9)
    name.setBuddy(box)
    return holder(row(name, box, spacing=6))
