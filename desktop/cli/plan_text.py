"""What a repair would do, as lines: why, from which lock, how much, how long, what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop import format as fmt
from desktop.cli.paragraphs import paragraph, table
from desktop.fact_text import LIST_SHOWN
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.messages import message
from desktop.sentences.words import word

KEPT = {
    "runs": QT_TRANSLATE_NOOP("Cli", "runs"),
    "models": QT_TRANSLATE_NOOP("Cli", "models"),
    "datasets": QT_TRANSLATE_NOOP("Cli", "data sets"),
    "settings": QT_TRANSLATE_NOOP("Cli", "settings"),
}


def plan_lines(
    plan: Mapping[str, Any],
    findings: Iterable[Mapping[str, Any]] = (),
    evidence: str = "",
) -> list[str]:
    """The plan of a report or of a repair.

    Args:
        findings: of the report, for the titles of what it cures.
        evidence: what is known of the row, already in words.
    """
    title = translate("Cli", "Plan: a new engine beside the one in use, row {row}")
    if "ENGINE_MISSING" in (plan.get("why") or ()):
        title = translate("Cli", "Plan: the engine, row {row}")
    rows = [
        (translate("Cli", "Why"), _why(plan, findings)),
        (translate("Cli", "Lock"), _lock(plan, evidence)),
        (translate("Cli", "Changes"), _changes(plan)),
        (translate("Cli", "To fetch"), _to_fetch(plan)),
        (translate("Cli", "Disk"), _disk(plan)),
        (translate("Cli", "Time"), _time(plan)),
        (translate("Cli", "Kept"), _kept(plan)),
    ]
    return [
        *paragraph(title.format(row=plan.get("row"))),
        *table([(name, value) for name, value in rows if value]),
    ]


def evidence_text(row: Any) -> str:
    """What is known of a row of the matrix: its status, and the newest test of it."""
    said = word(str(row.evidence))
    if not row.tests:
        return said
    newest = max(row.tests, key=lambda test: str(test.date))
    text = translate("Cli", "{status} ({date}, {machine}, driver {driver})")
    machine = newest.machine.partition(",")[0].partition(" (")[0]
    return text.format(status=said, date=newest.date, machine=machine, driver=newest.driver)


def _why(plan: Mapping[str, Any], findings: Iterable[Mapping[str, Any]]) -> str:
    if plan.get("reason") == "asked":
        return translate("Cli", "you asked for it")
    known = {str(f.get("code")): f.get("facts") for f in findings}
    titles = [_title(str(code), known.get(str(code))) for code in plan.get("why") or ()]
    return "; ".join(titles)


def _title(code: str, facts: Any) -> str:
    """The finding's title; its bare code where the title needs facts that are not at hand."""
    title = message(code, facts or {}).title
    return code if facts is None and translate("Problem", "unknown") in title else title


def _lock(plan: Mapping[str, Any], evidence: str) -> str:
    text = translate("Cli", "{lockfile}, SHA-256 {sha256}…, {packages} packages")
    line = text.format(
        lockfile=plan.get("lockfile"),
        sha256=str(plan.get("lock_sha256") or "")[:8],
        packages=fmt.number(int(plan.get("packages") or 0)),
    )
    return f"{line}; {evidence}" if evidence else line


def _changes(plan: Mapping[str, Any]) -> str:
    changes = [_change(change) for change in plan.get("changes") or ()]
    if len(changes) > LIST_SHOWN:
        more = translate("Cli", "{count} more")
        changes = [
            *changes[:LIST_SHOWN],
            more.format(count=fmt.number(len(changes) - LIST_SHOWN)),
        ]
    return ", ".join(changes)


def _change(change: Mapping[str, Any]) -> str:
    package, before, after = (change.get(name) for name in ("package", "installed", "locked"))
    if not before:
        return f"+ {package} {after}"
    return f"{package} {before} → {after}" if after else f"− {package} {before}"


def _to_fetch(plan: Mapping[str, Any]) -> str:
    to_fetch = plan.get("to_fetch_bytes", plan.get("download_bytes"))
    if to_fetch == 0:
        return translate("Cli", "nothing: every wheel is kept here, no network is needed")
    if to_fetch is None:
        return translate("Cli", "its size is not known")
    size = fmt.size(int(to_fetch))
    stored = plan.get("stored")
    if not stored:
        return size
    text = translate("Cli", "{size}; {stored} of {packages} wheels are kept here")
    packages = fmt.number(int(plan.get("packages") or 0))
    return text.format(size=size, stored=fmt.number(int(stored)), packages=packages)


def _disk(plan: Mapping[str, Any]) -> str:
    needed, lasting = plan.get("disk_needed_bytes"), plan.get("disk_bytes")
    if needed is None:
        return ""
    if lasting is None:
        return translate("Cli", "{needed} must be free").format(needed=fmt.size(int(needed)))
    text = translate("Cli", "{needed} must be free, {lasting} stay in use")
    return text.format(needed=fmt.size(int(needed)), lasting=fmt.size(int(lasting)))


def _time(plan: Mapping[str, Any]) -> str:
    seconds = plan.get("seconds")
    if not isinstance(seconds, Mapping):
        return ""
    low, high = (fmt.duration(float(seconds[f"seconds_{end}"])) for end in ("low", "high"))
    return translate("Cli", "about {low} to {high}").format(low=low, high=high)


def _kept(plan: Mapping[str, Any]) -> str:
    names = [str(name) for name in plan.get("keeps") or ()]
    return ", ".join(translate("Cli", KEPT[name]) if name in KEPT else name for name in names)
