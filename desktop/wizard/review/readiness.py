"""The readiness card's lines: green facts first, then blue costs, then amber decisions. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.environment.verdict import device, verdict_card
from desktop.language import translate
from desktop.wizard.data.row_report import counts
from desktop.wizard.draft import default_of
from desktop.wizard.estimate import RunLength
from desktop.wizard.model.model_facts import model_name
from desktop.wizard.session import WizardSession
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.values import shown
from engine.contract.spec import STARTER

Review = Counted("Review")

RANK = {"ok": 0, "info": 1, "warn": 2, "bad": 3}
ICONS = {"ok": ("ok", "success"), "bad": ("danger", "danger")}


@dataclass(frozen=True)
class Line:
    """One line of the card."""

    tone: str
    """ok, info, warn or bad."""
    icon: str
    head: str
    note: str
    step: int | None = None
    """The step that "Show" leads to."""
    environment: bool = False
    """Whether its action leads to the Environment page."""


def lines(session: WizardSession, checker: Any, length: RunLength | None) -> list[Line]:
    """Everything worth knowing before the start, in the order of `RANK`."""
    found = [
        _environment(checker),
        _model(session),
        _settings(session),
        *_rows(session),
        _held_out(session, length),
    ]
    return sorted(found, key=lambda line: RANK[line.tone])


def _environment(checker: Any) -> Line:
    if not checker.verdict:
        words = translate("Review", "The environment is being checked")
        return Line("info", "clock", words, translate("Review", "Start checks it again."))
    if checker.verdict in ("ok", "usable"):
        row = (checker.report or {}).get("row") or {}
        parts = [device(checker.report), str(row.get("lockfile") or "")]
        head = translate("Review", "Environment verified")
        return Line("ok", "ok", head, " · ".join(part for part in parts if part))
    head = translate("Review", "The environment is not ready")
    note = checker.error or verdict_card(checker.report).title
    return Line("bad", "danger", head, note, environment=True)


def _model(session: WizardSession) -> Line:
    base, facts = session.draft.base_model, session.model.report
    if base == STARTER or not session.draft.model_is_hub_id:
        head = translate("Review", "Nothing needs to be downloaded")
        note = translate("Review", "{model} is on this computer").format(model=model_name(base))
        return Line("ok", "ok", head, note)
    if size := facts.get("weights_bytes"):
        head = translate("Review", "{size} will be downloaded once").format(size=format.size(size))
    else:
        head = translate("Review", "The model will be downloaded once")
    note = translate("Review", "{model} from the Hugging Face hub").format(model=base)
    return Line("info", "download", head, note, step=1)


def _settings(session: WizardSession) -> Line:
    changed = session.draft.changed
    if not changed:
        head = translate("Review", "Every setting as recommended")
        return Line("ok", "ok", head, translate("Review", "You can change them one step back."))
    head = Review.tr("%Ln setting(s) not as recommended", "", len(changed))
    values = session.recommendation().values
    parts = []
    for path, value in changed.items():
        usual = values[path] if path in values else default_of(path)
        setting = SETTINGS[path]
        text = translate("Review", "{name} {value} instead of {usual}")
        parts.append(
            text.format(
                name=setting.title, value=shown(setting, value), usual=shown(setting, usual)
            )
        )
    return Line("info", "settings", head, "; ".join(parts), step=2)


def _rows(session: WizardSession) -> list[Line]:
    report = session.data.report
    _, used, dropped, rejected = counts(report)
    cut = int((report.get("lengths") or {}).get("over_max_length") or 0)
    found = []
    if left_out := dropped + rejected:
        head = Review.tr("%Ln row(s) left out", "", left_out)
        note = translate("Review", "the reasons are in the row report")
        found.append(Line("warn", "warning", head, note, step=0))
    if cut and session.value("dataset.too_long") == "cut":
        head = Review.tr("%Ln row(s) will be cut", "", cut)
        limit = format.number(session.value("training.max_length"))
        note = translate("Review", "at {limit} tokens").format(limit=limit)
        found.append(Line("warn", "cut", head, note, step=2))
    elif cut:
        head = Review.tr("%Ln long row(s) left out", "", cut)
        limit = format.number(session.value("training.max_length"))
        note = translate("Review", "longer than {limit} tokens").format(limit=limit)
        found.append(Line("warn", "cut", head, note, step=2))
    if not found:
        head = translate("Review", "Every row is used whole")
        note = Review.tr("%Ln row(s)", "", used)
        found.append(Line("ok", "ok", head, note))
    return found


def _held_out(session: WizardSession, length: RunLength | None) -> Line:
    if session.draft.validation_path:
        head = translate("Review", "Measured on rows of their own")
        note = translate("Review", "The sample brings questions that are never trained on.")
        return Line("ok", "ok", head, note)
    if length is None or length.held_out_rows == 0:
        head = translate("Review", "No rows are kept aside")
        note = translate("Review", "Whether the model got better cannot be measured.")
        return Line("warn", "warning", head, note, step=2)
    head = Review.tr("%Ln row(s) kept aside to measure", "", length.held_out_rows)
    return Line("ok", "ok", head, translate("Review", "They are never trained on."))
