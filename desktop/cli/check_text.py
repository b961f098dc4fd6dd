"""The environment report as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop import format as fmt
from desktop.cli.call import Call
from desktop.language import translate
from desktop.messages import message
from desktop.sentences.words import severity_word, verdict_word


def report_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """The verdict, every finding (worst first), and the lock that would be built."""
    verdict = verdict_word(str(report.get("verdict", "")))
    yield translate("Cli", "Environment: {verdict}").format(verdict=verdict)
    yield from _finding_lines(report.get("findings", []))
    row = report.get("row") or {}
    if row.get("lockfile"):
        yield translate("Cli", "Lock for this computer: {lockfile} (row {row})").format(
            lockfile=row["lockfile"], row=row.get("id")
        )
    if report.get("plan"):
        yield _plan_line(report["plan"])


def tell_refusal(call: Call, report: Mapping[str, Any]) -> None:
    """Why a job may not start: only what stands in its way, each with its next step."""
    call.say(translate("Cli", "The job was not started: the environment is not ready."))
    stopping = [f for f in report.get("findings", []) if _stops(f)]
    for line in _finding_lines(stopping):
        call.say(line)
    first = stopping[0] if stopping else {}
    problem = {"code": first.get("code", ""), "facts": first.get("facts", {})}
    call.answer({"problem": problem, "verdict": report.get("verdict"), "report": dict(report)})


def _stops(finding: Mapping[str, Any]) -> bool:
    return finding.get("severity") in ("repairable", "blocked")


def _finding_lines(findings: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each finding; a next step that several share stands once, under the last of them."""
    told = [(f, message(str(f.get("code", "")), f.get("facts") or {})) for f in findings]
    last = {text.action: f for f, text in told if _stops(f)}
    for finding, text in told:
        severity = severity_word(str(finding.get("severity", "")))
        yield f"[{severity}] {text.title}. {text.body}"
        if text.action and last.get(text.action) is finding:
            yield "    " + text.action


def _plan_line(plan: Mapping[str, Any]) -> str:
    text = translate("Cli", "A new engine would be built from {lockfile}: {packages} packages")
    line = text.format(
        lockfile=plan.get("lockfile"), packages=fmt.number(int(plan.get("packages") or 0))
    )
    if plan.get("download_bytes"):
        more = translate("Cli", ", {size} to fetch").format(size=fmt.size(plan["download_bytes"]))
        line += more
    return line + "."
