"""The environment report as lines of text, for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop.cli.call import Call
from desktop.cli.paragraphs import paragraph
from desktop.cli.plan_text import plan_lines
from desktop.language import translate
from desktop.messages import message
from desktop.sentences.words import severity_word, verdict_word, word

INDENT = "    "


def report_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """The verdict, every finding (worst first), the row and its evidence, the plan."""
    verdict = verdict_word(str(report.get("verdict", "")))
    yield translate("Cli", "Environment: {verdict}").format(verdict=verdict)
    yield from finding_lines(report.get("findings", []))
    row = report.get("row") or {}
    evidence = word(str(row.get("evidence") or ""))
    plan = report.get("plan")
    if plan:
        yield from plan_lines(plan, report.get("findings", []), evidence)
    elif row.get("lockfile"):
        text = translate("Cli", "Lock for this computer: {lockfile} (row {row}; {evidence})")
        yield from paragraph(
            text.format(lockfile=row["lockfile"], row=row.get("id"), evidence=evidence),
            rest=INDENT,
        )


def tell_refusal(call: Call, report: Mapping[str, Any]) -> None:
    """Why a job may not start: only what stands in its way, each with its next step."""
    call.say(translate("Cli", "The job was not started: the environment is not ready."))
    stopping = [f for f in report.get("findings", []) if _stops(f)]
    for line in finding_lines(stopping):
        call.say(line)
    first = stopping[0] if stopping else {}
    problem = {"code": first.get("code", ""), "facts": first.get("facts", {})}
    call.answer({"problem": problem, "verdict": report.get("verdict"), "report": dict(report)})


def _stops(finding: Mapping[str, Any]) -> bool:
    return finding.get("severity") in ("repairable", "blocked")


def finding_lines(findings: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each finding; a next step that several share stands once, under the last of them."""
    told = [(f, message(str(f.get("code", "")), f.get("facts") or {})) for f in findings]
    last = {text.action: f for f, text in told if text.action}
    for finding, text in told:
        severity = severity_word(str(finding.get("severity", "")))
        yield from paragraph(f"[{severity}] {text.title}. {text.body}".strip(), rest=INDENT)
        if last.get(text.action) is finding and finding.get("severity") != "ok":
            yield from paragraph(text.action, first=INDENT + "> ", rest=INDENT + "  ")
