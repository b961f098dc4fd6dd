"""A report of the check in the words of this page: one line, one card, and the one cure.

Pure: report in, words out. The sentences about problems come from `desktop.messages`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.environment.line import EnvironmentLine
from desktop.fact_text import FactFormatter
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.messages import message

Environment = Counted("Environment")

SEVERITY_ICON = {
    "ok": ("check", "success"),
    "notice": ("info", "accent"),
    "repairable": ("warning", "warning"),
    "blocked": ("danger", "danger"),
}
VERDICT_TONE = {"ok": "ok", "usable": "ok", "repairable": "warn", "blocked": "bad"}
NOT_CURED_BY_BUILDING = {"PROOF_FAILED", "ENGINE_IMPORT_FAILED", "ENGINE_IMPORT_TIMEOUT"}
"""Worst findings for which the environment before is better than the same lock once more."""
NOT_CURED_BY_GOING_BACK = {"REPAIR_REPEATED", "REPAIR_DISK_SHORT", "REPAIR_INTERRUPTED"}

_LINES: dict[str, tuple[str, str, str]] = {
    "ok": ("ok", "success", QT_TRANSLATE_NOOP("Environment", "Environment ready")),
    "usable": ("ok", "success", QT_TRANSLATE_NOOP("Environment", "Environment usable")),
    "repairable": ("warning", "warning", QT_TRANSLATE_NOOP("Environment", "Build needed")),
    "blocked": ("danger", "danger", QT_TRANSLATE_NOOP("Environment", "Environment blocked")),
}


@dataclass(frozen=True)
class Card:
    """The verdict in words."""

    tone: str
    title: str
    text: str
    note: str
    code: str


def environment_line(
    checker: Any, percent: int | None = None, memory: tuple[int, int] | None = None
) -> EnvironmentLine | None:
    """The rail's line: how far a repair is (`percent`), else the last verdict; None before it."""
    if percent is not None:
        words = translate("Environment", "Preparing, {percent}")
        text = words.format(percent=format.percent(percent / 100))
        return EnvironmentLine("clock", "accent", text, _short_device(checker), percent, memory)
    if not checker.verdict:
        return None
    icon, ink, words = _LINES[checker.verdict]
    if is_missing(checker.report):
        words = QT_TRANSLATE_NOOP("Environment", "Engine not set up")
    told = translate("Environment", words)
    return EnvironmentLine(icon, ink, told, _short_device(checker), None, memory)


def device(report: Mapping[str, Any] | None) -> str:
    """What trains: the card and its memory, or the processor; "" where it is not known."""
    for finding in (report or {}).get("findings", []):
        if finding["code"] == "GPU":
            return _text("{gpu} · {memory_bytes:memory}", finding["facts"])
        if finding["code"] == "NO_GPU":
            return translate("Environment", "on the processor")
    return ""


def _short_device(checker: Any) -> str:
    """As it fits into the rail: everybody knows who makes the cards."""
    return device(checker.report).removeprefix("NVIDIA ").removeprefix("GeForce ")


def is_missing(report: Mapping[str, Any] | None) -> bool:
    """Whether nothing has been built yet: there is nothing to repair, but to set up."""
    return "ENGINE_MISSING" in _codes(report)


def cure(report: Mapping[str, Any]) -> str:
    """The one action: "set_up", "repair", "rollback", "check" or, where all is well, ""."""
    codes, plan = _codes(report), report.get("plan")
    if report["verdict"] in ("ok", "usable"):
        return ""
    if is_missing(report):
        return "set_up" if plan else "check"
    worst = [f["code"] for f in report["findings"] if f["severity"] in ("repairable", "blocked")]
    blocked = {f["code"] for f in report["findings"] if f["severity"] == "blocked"}
    only_engine = blocked <= NOT_CURED_BY_GOING_BACK
    if "ROLLBACK_READY" in codes and only_engine:
        cannot_build = plan is None or not NOT_CURED_BY_GOING_BACK.isdisjoint(
            set(worst) - {"REPAIR_INTERRUPTED"}
        )
        if cannot_build or set(worst) <= NOT_CURED_BY_BUILDING:
            return "rollback"
    if report["verdict"] == "repairable" and plan:
        return "repair"
    return "check"


def verdict_card(report: Mapping[str, Any]) -> Card:
    """The verdict, with the reason of the worst finding and what the cure does."""
    verdict, findings = report["verdict"], report["findings"]
    open_ones = [f for f in findings if f["severity"] != "ok"]
    tone = VERDICT_TONE[verdict]
    if verdict in ("ok", "usable"):
        return Card(tone, _ready_title(report), _ready_text(open_ones), "", "")
    told = message(open_ones[0]["code"], open_ones[0]["facts"])
    does_it_for_them = cure(report) in ("repair", "rollback", "set_up")
    text = told.body if does_it_for_them else f"{told.body} {told.action}".strip()
    return Card(tone, told.title, text, _note(report, len(open_ones) - 1), told.code)


def broken_card(error: str) -> Card:
    """The check itself broke: say so, and what it said."""
    title = translate("Environment", "The check itself did not work")
    text = translate("Environment", "It ended with: {error}").format(error=error)
    note = translate("Environment", "Check again; if it stays, the log in Formiga's home has more.")
    return Card("bad", title, text, note, "CHECK_BROKEN")


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
    return text.format(notices="; ".join(dict.fromkeys(told)))


def _note(report: Mapping[str, Any], others: int) -> str:
    parts = [_cure_note(report)]
    if others > 0:
        parts.append(Environment.tr("%Ln more finding(s) in the table below.", "", others))
    return " ".join(part for part in parts if part)


def _cure_note(report: Mapping[str, Any]) -> str:
    way = cure(report)
    if way == "rollback":
        return translate(
            "Environment",
            "Rolling back returns to the environment before, at once and without network. "
            "Your runs and models are not touched.",
        )
    if way != "repair":
        return ""
    text = translate(
        "Environment",
        "Repair builds a fresh environment beside the present one ({costs}), tries it, and only "
        "then switches. Your runs and models are not touched.",
    )
    return text.format(costs=costs(report["plan"]))


def costs(plan: Mapping[str, Any]) -> str:
    """What a build takes, in a few words: bytes to fetch and time."""
    fetch, time = fetch_words(plan), time_words(plan)
    return ", ".join(part for part in (fetch, time) if part)


def fetch_words(plan: Mapping[str, Any]) -> str:
    """Bytes that must be fetched, as a phrase; "" where nobody knows."""
    needed = plan.get("to_fetch_bytes", plan.get("download_bytes"))
    if needed is None:
        return ""
    if needed == 0:
        return translate("Environment", "nothing to download")
    return translate("Environment", "{size} to download").format(size=format.size(int(needed)))


def time_words(plan: Mapping[str, Any]) -> str:
    """About how long it takes; "" where nobody knows."""
    told = plan.get("seconds")
    if isinstance(told, int | float):
        return translate("Environment", "about {time}").format(time=format.duration(told))
    if not isinstance(told, Mapping):
        return ""
    low, high = told.get("seconds_low"), told.get("seconds_high")
    if low is None or high is None:
        return ""
    first, last = max(1, round(low / 60)), round(high / 60)
    if first < last < 60:
        text = translate("Environment", "{low} to {high} min")
        return text.format(low=first, high=last)
    short, long = (format.duration(s) for s in (low, high))
    if short == long:
        return translate("Environment", "about {time}").format(time=short)
    return translate("Environment", "{low} to {high}").format(low=short, high=long)


def _codes(report: Mapping[str, Any] | None) -> set[str]:
    return {str(finding["code"]) for finding in (report or {}).get("findings", [])}


def _text(template: str, facts: Mapping[str, Any]) -> str:
    return FactFormatter().vformat(template, (), dict(facts))
