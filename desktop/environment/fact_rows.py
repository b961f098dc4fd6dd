"""A report of the check as the rows of a table: fact, found, tested, note. Pure.

The sentences about problems come from `desktop.messages`; here are only the short names and notes.
A finding without a row of its own shows its sentence, so a new one is never invisible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from desktop.environment.fact_templates import LAST, ORDER, ROWS
from desktop.environment.proof_words import parts_line, programs_line
from desktop.environment.row_choices import RowChoice, row_of
from desktop.fact_text import FactFormatter
from desktop.format import moment, when
from desktop.language import translate
from desktop.messages import message

FOLD_ABOVE = 5
"""More findings of one code than this are folded to the first ones."""


@dataclass(frozen=True)
class FactRow:
    """One line of the table; a row without a value lets its name use that column too."""

    severity: str
    name: str
    value: str
    tested: str
    note: str
    code: str
    facts: Mapping[str, Any]


def fact_rows(report: Mapping[str, Any], rows: tuple[RowChoice, ...] = ()) -> list[FactRow]:
    """Findings above ok first, worst first as the report orders them; then what is as tested."""
    extra = extras(report, rows)
    findings = list(report["findings"])
    known = {finding["code"] for finding in findings}
    findings += [f for f in _from_facts(report) if f["code"] not in known]
    open_ones = [row for f in findings if f["severity"] != "ok" for row in _rows(f, extra)]
    told = {row.name for row in open_ones}
    fine = [row for f in findings if f["severity"] == "ok" for row in _rows(f, extra)]
    as_tested = sorted((row for row in fine if row.name not in told), key=_rank)
    once = {(row.name, row.value, row.tested, row.note): row for row in as_tested}
    return [*open_ones, *once.values()]  # two folders on one disk are one row


def folded(rows: list[FactRow]) -> tuple[list[FactRow], int]:
    """The rows without the tail of long lists of one code, and how many were left out."""
    shown: list[FactRow] = []
    seen: dict[str, int] = {}
    for row in rows:
        seen[row.code] = seen.get(row.code, 0) + 1
        if row.severity == "ok" or seen[row.code] <= FOLD_ABOVE:
            shown.append(row)
    hidden = len(rows) - len(shown)
    return (rows, 0) if hidden == 1 else (shown, hidden)


def extras(report: Mapping[str, Any], rows: tuple[RowChoice, ...]) -> dict[str, Any]:
    """What rows cite besides their own finding: the chosen set's limits, a repair's need."""
    row = row_of(rows, (report.get("row") or {}).get("id"))
    plan = report.get("plan") or {}
    needs = plan.get("disk_needed_bytes") or (row.build_needs_bytes if row else None)
    engine = (report.get("facts") or {}).get("engine") or {}
    proof = (engine.get("proof") or {}).get("value") or {}
    found: dict[str, Any] = {"repair_needs_bytes": needs, "proof_parts": proof.get("parts")}
    if row is not None:
        found |= {
            "row_driver_minimum": row.driver_minimum,
            "row_driver_advised": row.driver_advised,
            "row_lowest": row.lowest,
            "row_highest": row.highest,
        }
    return found


def _rows(finding: Mapping[str, Any], extra: Mapping[str, Any]) -> list[FactRow]:
    code, severity, facts = finding["code"], finding["severity"], finding["facts"]
    templates = ROWS.get(code)
    if templates is None:
        told = message(code, facts)
        return [FactRow(severity, told.title, "", "", told.body, code, facts)]
    known = {**extra, **facts, **_in_words({**facts, **_with_numbers(code, extra)})}
    made = []
    for name, value, *rest in templates:
        tested, note = (_optional(part, known) for part in rest)
        said = _filled(name, known), _filled(value, known)
        made.append(FactRow(severity, *said, tested, note, code, facts))
    return made


def _with_numbers(code: str, extra: Mapping[str, Any]) -> dict[str, Any]:
    """The finding names the parts of the proof only; what they measured stands in the facts."""
    return {"parts": extra["proof_parts"]} if code == "PROOF" and extra["proof_parts"] else {}


def _in_words(facts: Mapping[str, Any]) -> dict[str, str]:
    """Facts that no unit can write: times, lists of programs and of parts."""
    words = {}
    for name in ("t", "created_t"):
        if (then := moment(str(facts.get(name) or ""))) is not None:
            words[f"{name}_when"] = when(then)
    if facts.get("programs"):
        words["programs_words"] = programs_line(facts["programs"])
    for name in ("torch", "bitsandbytes"):
        if isinstance(facts.get(name), list | tuple):
            words[f"{name}_words"] = " ".join(str(one) for one in facts[name])
    if facts.get("parts"):
        words["parts_words"] = parts_line(facts["parts"])
    return words


def _from_facts(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows for what stands ready for a repair, where no finding says it."""
    repair = (report.get("facts") or {}).get("repair") or {}
    store = (repair.get("store") or {}).get("value")
    previous = (repair.get("previous") or {}).get("value")
    found: list[dict[str, Any]] = []
    if store and store.get("lockfile"):
        facts = {name: store[name] for name in ("wanted", "present", "bytes")}
        found.append({"code": "WHEELS_READY", "severity": "ok", "facts": facts})
    ready = any(f["code"] == "ROLLBACK_READY" for f in report["findings"])
    if previous is not None and not previous.get("env") and not ready:
        found.append({"code": "NO_ROLLBACK", "severity": "ok", "facts": {}})
    return found


def _rank(row: FactRow) -> int:
    return ORDER.index(row.code) if row.code in ORDER else LAST


def _optional(template: str, known: Mapping[str, Any]) -> str:
    """A template all of whose facts are known; else nothing rather than "unknown"."""
    named = [name for _, name, _, _ in Formatter().parse(template) if name]
    if any(known.get(name) in (None, "", []) for name in named):
        return ""
    return _filled(template, known)


def _filled(template: str, known: Mapping[str, Any]) -> str:
    if not template:
        return ""
    return FactFormatter().vformat(translate("Environment", template), (), dict(known))
