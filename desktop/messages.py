"""Problem code and facts -> what happened, why, and the next step, in the person's language.

The one owner of every sentence about a problem; the tables live in `desktop/sentences/`.
A code that only a newer engine knows still gets its facts shown under its own name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.fact_text import FactFormatter, name_and_value
from desktop.job_facts import readable
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.sentences import (
    app,
    cards,
    data,
    environment,
    job,
    machine,
    models,
    packages,
    proof,
    repair,
    rows,
    run,
    watch,
)
from desktop.sentences.table import Table

PROBLEMS: Table = {
    **run.SENTENCES,
    **watch.SENTENCES,
    **data.SENTENCES,
    **models.SENTENCES,
    **rows.SENTENCES,
    **environment.SENTENCES,
    **packages.SENTENCES,
    **proof.SENTENCES,
    **repair.SENTENCES,
    **cards.SENTENCES,
    **machine.SENTENCES,
    **job.SENTENCES,
    **app.SENTENCES,
}
"""Code -> (title, body, action). `CODE~fact` is the variant for a fact that is missing or empty."""

STEPS: dict[str, str] = {
    **data.STEPS,
    **environment.STEPS,
    **proof.STEPS,
    **repair.STEPS,
    **cards.STEPS,
    **machine.STEPS,
}
"""`CODE~fact=value` -> the next step where the cure is another one than the code's usual."""

NOT_LISTED = (
    QT_TRANSLATE_NOOP("Problem", "A problem called {code}"),
    QT_TRANSLATE_NOOP("Problem", "This version has no sentence for it. Its facts: {facts}."),
    QT_TRANSLATE_NOOP(
        "Problem", "The file `engine.log` in the run's folder says more; a newer Formiga may too."
    ),
)


@dataclass(frozen=True)
class Message:
    """One problem, ready to be shown."""

    title: str
    """What happened, in a few words without a full stop."""
    body: str
    """Why, with the facts."""
    action: str
    """The next step; empty where there is none to take."""
    code: str = ""
    """The name to search for; the same in every language."""

    def as_text(self) -> str:
        """Plain text for a terminal or the clipboard."""
        lines = [f"{self.title}. {self.body}".strip(), self.action]
        return "\n".join(line for line in lines if line)


def message(code: str, facts: Mapping[str, Any] | None = None) -> Message:
    """The sentences for a problem code, filled with its facts."""
    known = dict(facts or {})
    if code == "REPAIR_REFUSED" and known.get("code") in PROBLEMS:
        return _refused(known)
    if known.get("errors"):
        known["errors"] = " ".join(f"{m.title}. {m.body}" for m in job_messages(known["errors"]))
    found = _sentence(code, known)
    if found is None:
        listed = "; ".join(name_and_value(name, value) for name, value in known.items()) or "–"
        found, known = NOT_LISTED, {"code": code, "facts": listed}
    formatter = FactFormatter()
    title, body, action = (
        formatter.vformat(translate("Problem", text), (), known) if text else "" for text in found
    )
    return Message(title, body, action, code)


def job_message(path: str, code: str, facts: Mapping[str, Any] | None = None) -> Message:
    """The sentences for one error of a job file; `path` is the dotted place of the setting."""
    return message(code, readable(path, facts or {}))


def job_messages(errors: Iterable[Any]) -> list[Message]:
    """The sentences for `InvalidJob.errors`, or for the same as decoded JSON objects."""
    listed = []
    for error in errors:
        plain = error if isinstance(error, Mapping) else error.to_json()
        listed.append(
            job_message(str(plain.get("path", "")), str(plain.get("code", "")), plain.get("facts"))
        )
    return listed


def _refused(facts: Mapping[str, Any]) -> Message:
    """What stands in a repair's way, in that problem's own words."""
    inner = facts.get("facts")
    told = message(str(facts["code"]), inner if isinstance(inner, Mapping) else {})
    title = translate("Problem", PROBLEMS["REPAIR_REFUSED"][0])
    return Message(title, f"{told.title}. {told.body}", told.action, "REPAIR_REFUSED")


def _sentence(code: str, facts: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """The table's entry, or its variant where a fact is missing; with the fitting next step."""
    found = PROBLEMS.get(code)
    for key in _VARIANTS.get(code, ()):
        if facts.get(key.partition("~")[2]) in (None, ""):
            found = PROBLEMS[key]
            break
    if found is None:
        return None
    other = (STEPS.get(f"{code}~{name}={value}") for name, value in facts.items())
    return (*found[:2], next((step for step in other if step), found[2]))


def _variants() -> dict[str, list[str]]:
    """Code -> its keys with `~`."""
    keys: dict[str, list[str]] = {}
    for key in PROBLEMS:
        code, is_variant, _ = key.partition("~")
        if is_variant:
            keys.setdefault(code, []).append(key)
    return keys


_VARIANTS = _variants()
