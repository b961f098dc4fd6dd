"""A report of the check in the words of this page: one line, one card, one table.

Pure: report in, words out. The sentences about problems come from `desktop.messages`; here are
only the short names and notes of the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.counted import Counted
from desktop.fact_text import FactFormatter
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.messages import Message, message
from desktop.rail import EnvironmentLine

Environment = Counted("Environment")

SEVERITY_ICON = {
    "ok": ("check", "success"),
    "notice": ("info", "accent"),
    "repairable": ("warning", "warning"),
    "blocked": ("danger", "danger"),
}
VERDICT_TONE = {"ok": "ok", "usable": "ok", "repairable": "warn", "blocked": "bad"}

_LINES: dict[str, tuple[str, str, str]] = {
    "ok": ("ok", "success", QT_TRANSLATE_NOOP("Environment", "Environment ready")),
    "usable": ("ok", "success", QT_TRANSLATE_NOOP("Environment", "Environment usable")),
    "repairable": ("warning", "warning", QT_TRANSLATE_NOOP("Environment", "Build needed")),
    "blocked": ("danger", "danger", QT_TRANSLATE_NOOP("Environment", "Environment blocked")),
}

# Code -> rows of (name, value, note). A code that is not here shows its sentence instead.
_ROWS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "GPU": (
        (
            QT_TRANSLATE_NOOP("Environment", "Graphics card"),
            "{gpu}, {memory_bytes:memory}",
            QT_TRANSLATE_NOOP("Environment", "compute capability {compute_capability:version}"),
        ),
        (QT_TRANSLATE_NOOP("Environment", "Driver"), "{driver:version}", ""),
    ),
    "NO_GPU": (
        (
            QT_TRANSLATE_NOOP("Environment", "Graphics card"),
            QT_TRANSLATE_NOOP("Environment", "none"),
            QT_TRANSLATE_NOOP("Environment", "training runs on the processor"),
        ),
    ),
    "GPU_PRECISION": (
        (
            QT_TRANSLATE_NOOP("Environment", "Arithmetic"),
            "{precision}",
            QT_TRANSLATE_NOOP("Environment", "the best this card offers"),
        ),
    ),
    "DRIVER_TOO_OLD": (
        (
            QT_TRANSLATE_NOOP("Environment", "Driver"),
            "{installed:version}",
            QT_TRANSLATE_NOOP("Environment", "needs {minimum:version} or newer"),
        ),
    ),
    "DRIVER_BELOW_ADVISED": (
        (
            QT_TRANSLATE_NOOP("Environment", "Driver"),
            "{installed:version}",
            QT_TRANSLATE_NOOP("Environment", "advised: {advised:version} or newer"),
        ),
    ),
    "DISK": (
        (
            QT_TRANSLATE_NOOP("Environment", "Disk"),
            QT_TRANSLATE_NOOP("Environment", "{free_bytes} free"),
            "{path}",
        ),
    ),
    "DISK_SHORT": (
        (
            QT_TRANSLATE_NOOP("Environment", "Disk"),
            QT_TRANSLATE_NOOP("Environment", "{free_bytes} free"),
            QT_TRANSLATE_NOOP("Environment", "{needed_bytes} needed"),
        ),
    ),
    "MACHINE": (
        (
            QT_TRANSLATE_NOOP("Environment", "Computer"),
            "{os}, {machine}",
            QT_TRANSLATE_NOOP("Environment", "{memory_bytes:memory} of memory"),
        ),
    ),
    "ENGINE_PYTHON": (
        (
            QT_TRANSLATE_NOOP("Environment", "Python of the engine"),
            "{version:version}",
            QT_TRANSLATE_NOOP("Environment", "as locked"),
        ),
    ),
    "ENGINE_PYTHON_DIFFERS": (
        (
            QT_TRANSLATE_NOOP("Environment", "Python of the engine"),
            "{installed:version}",
            QT_TRANSLATE_NOOP("Environment", "tested: {locked:version}"),
        ),
    ),
    "ENGINE_LOCK": (
        (
            QT_TRANSLATE_NOOP("Environment", "Lock"),
            "{lockfile}",
            QT_TRANSLATE_NOOP("Environment", "row {row}, tests: {evidence:word}"),
        ),
    ),
    "PACKAGE": (
        ("{package}", "{installed:version}", QT_TRANSLATE_NOOP("Environment", "as locked")),
    ),
    "PACKAGES": (
        (
            QT_TRANSLATE_NOOP("Environment", "All packages"),
            "{count}",
            QT_TRANSLATE_NOOP("Environment", "as locked"),
        ),
    ),
    "PACKAGE_DIFFERENT": (
        (
            "{package}",
            "{installed:version}",
            QT_TRANSLATE_NOOP("Environment", "tested: {locked:version}"),
        ),
    ),
    "PACKAGE_MISSING": (
        (
            "{package}",
            QT_TRANSLATE_NOOP("Environment", "missing"),
            QT_TRANSLATE_NOOP("Environment", "tested: {locked:version}"),
        ),
    ),
    "PACKAGE_EXTRA": (
        (
            "{package}",
            "{installed:version}",
            QT_TRANSLATE_NOOP("Environment", "not part of the lock"),
        ),
    ),
    "TORCH_BUILD_DIFFERS": (
        (
            QT_TRANSLATE_NOOP("Environment", "Build of torch"),
            "{installed:version}",
            QT_TRANSLATE_NOOP("Environment", "tested: {tested:version}"),
        ),
    ),
    "FILES": (
        (
            QT_TRANSLATE_NOOP("Environment", "Installed files"),
            "{count}",
            QT_TRANSLATE_NOOP("Environment", "none missing or cut short"),
        ),
    ),
}


@dataclass(frozen=True)
class TableRow:
    """One line of the table; a row without a value lets its name use that column too."""

    severity: str
    name: str
    value: str
    note: str


@dataclass(frozen=True)
class Card:
    """The verdict in words."""

    tone: str
    title: str
    text: str
    note: str
    code: str


def environment_line(checker: Any) -> EnvironmentLine | None:
    """The rail's line for the checker's last report; None before the first."""
    if not checker.verdict:
        return None
    icon, ink, words = _LINES[checker.verdict]
    return EnvironmentLine(icon, ink, translate("Environment", words), device(checker.report))


def device(report: Mapping[str, Any] | None) -> str:
    """What trains: the card and its memory, or the processor; "" where it is not known."""
    for finding in (report or {}).get("findings", []):
        if finding["code"] == "GPU":
            return _text("{gpu} · {memory_bytes:memory}", finding["facts"])
        if finding["code"] == "NO_GPU":
            return translate("Environment", "on the processor")
    return ""


def verdict_card(report: Mapping[str, Any]) -> Card:
    """The verdict, with the reason of the worst finding and what building again would use."""
    verdict, findings = report["verdict"], report["findings"]
    open_ones = [f for f in findings if f["severity"] != "ok"]
    tone = VERDICT_TONE[verdict]
    if verdict in ("ok", "usable"):
        return Card(tone, _ready_title(report), _ready_text(open_ones), "", "")
    told = message(open_ones[0]["code"], open_ones[0]["facts"])
    text = f"{told.body} {told.action}".strip()
    return Card(tone, told.title, text, _note(report, len(open_ones) - 1), told.code)


def broken_card(error: str) -> Card:
    """The check itself broke: say so, and what it said."""
    title = translate("Environment", "The check itself did not work")
    text = translate("Environment", "It ended with: {error}").format(error=error)
    note = translate("Environment", "Check again; if it stays, the log in Formiga's home has more.")
    return Card("bad", title, text, note, "CHECK_BROKEN")


def table_rows(report: Mapping[str, Any]) -> list[TableRow]:
    """Every finding as a row, worst first, as the report orders them."""
    rows: list[TableRow] = []
    for finding in report["findings"]:
        severity, facts = finding["severity"], finding["facts"]
        known = _ROWS.get(finding["code"])
        if known is None:
            told: Message = message(finding["code"], facts)
            rows.append(TableRow(severity, told.title, "", told.body))
            continue
        for parts in known:
            name, value, note = (
                _text(translate("Environment", part) if part else "", facts) for part in parts
            )
            rows.append(TableRow(severity, name, value, note))
    return rows


def _ready_title(report: Mapping[str, Any]) -> str:
    where = device(report)
    if not where:
        return translate("Environment", "Ready to train")
    return translate("Environment", "Ready to train: {device}").format(device=where)


def _ready_text(notices: list[Mapping[str, Any]]) -> str:
    if not notices:
        return translate("Environment", "Everything is as it was tested.")
    told = [message(notice["code"], notice["facts"]).title for notice in notices]
    text = translate("Environment", "Training is expected to work. Worth knowing: {notices}.")
    return text.format(notices="; ".join(told))


def _note(report: Mapping[str, Any], others: int) -> str:
    parts = []
    row = report.get("row") or {}
    if report["verdict"] == "repairable" and row.get("lockfile"):
        text = translate("Environment", "Building again would use {lockfile}, row {row}.")
        parts.append(text.format(lockfile=row["lockfile"], row=row.get("id", "")))
    if others > 0:
        parts.append(Environment.tr("%Ln more finding(s) in the table below.", "", others))
    return " ".join(parts)


def _text(template: str, facts: Mapping[str, Any]) -> str:
    return FactFormatter().vformat(template, (), dict(facts))
