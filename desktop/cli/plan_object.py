"""A plan as one object for programs: codes and numbers; words only in `text` of a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from desktop.cli.plan_models import models_object
from desktop.cli.plan_session import Checked, PlanSession
from desktop.wizard.draft import DEFAULTS
from desktop.wizard.estimate import preset_length, run_length
from desktop.wizard.fits import Fit, fit
from desktop.wizard.live import download_bytes
from desktop.wizard.model.rows import ModelRow
from desktop.wizard.nearest import nearest_fix
from desktop.wizard.review.found import Found
from desktop.wizard.review.words import words
from desktop.wizard.settings.recommend import OFFERED
from desktop.wizard.timing import TimeEstimate, run_time
from engine.contract.job_file import InvalidJob
from engine.contract.preset_reasons import Reason

TOLD_IN_WORDS = ("changes", "names", "why", "title", "body", "device")
"""Facts of findings that are words already; `text` has them."""


def plan_object(
    session: PlanSession,
    checked: Checked,
    found: Sequence[Found],
    models: Sequence[ModelRow],
    saved: Path | None,
) -> dict[str, Any]:
    """The whole plan."""
    draft = session.draft
    proposed = session.recommendation()
    length = run_length(draft, proposed, session.data.report)
    took = run_time(session, checked, download_bytes=download_bytes(session))
    return {
        "v": 1,
        "ready": bool(draft.base_model) and not any(line.tone == "bad" for line in found),
        "data": draft.data_path,
        "model": draft.base_model or None,
        "preset": draft.preset,
        "job": _job(session),
        "saved": None if saved is None else str(saved),
        "length": None if length is None else asdict(length),
        "presets": [_preset(preset, session, checked) for preset in OFFERED],
        "settings": _settings(proposed.values, proposed.reasons),
        "changed": session.different(),
        "memory": _memory(fit(session, checked), session),
        "time": _time(took),
        "findings": [_finding(line) for line in found] if draft.base_model else [],
        "models": models_object(list(models)),
    }


def _job(session: PlanSession) -> dict[str, Any] | None:
    try:
        return session.spec().model_dump(mode="json")
    except InvalidJob:  # what is wrong stands among the findings
        return None


def _preset(preset: str, session: PlanSession, checked: Checked) -> dict[str, Any]:
    proposed = session.recommendation_for(preset)
    length = preset_length(session.draft, proposed, session.data.report)
    return {
        "preset": preset,
        "length": None if length is None or proposed.plan is None else asdict(length),
        "time": _time(run_time(session, checked, preset)),
    }


def _settings(values: Mapping[str, Any], reasons: Mapping[str, Reason]) -> list[dict[str, Any]]:
    """What the preset proposes otherwise than the fields' defaults."""
    return [
        {
            "path": path,
            "value": value,
            "default": DEFAULTS.get(path),
            "reason": asdict(reasons[path]) if path in reasons else None,
        }
        for path, value in values.items()
        if value != DEFAULTS.get(path)
    ]


def _memory(found: Fit | None, session: PlanSession) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "device": found.machine.device,
        "name": found.machine.name,
        "total_bytes": found.total_bytes,
        "free_bytes": found.free_bytes,
        "needed_bytes": found.plan.total_bytes,
        "badge": found.badge,
        "measured": found.measured,
        "parts": {part.code: part.bytes for part in found.plan.parts},
        "ways": {
            way: {"bytes": plan.total_bytes, "badge": found.badge_of(way)}
            for way, plan in found.ways.items()
        },
        "largest": dict(found.nearest),
        "nearest": nearest_fix(found, session) if found.badge == "too_big" else {},
        "trained_parameters": found.trainable_parameters,
        "frozen_parameters": found.shape.parameters,
    }


def _time(took: TimeEstimate | None) -> dict[str, Any] | None:
    return None if took is None else {**asdict(took), "total_s": took.total_s}


def _finding(line: Found) -> dict[str, Any]:
    head, note = words(line)
    facts = {
        name: asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
        for name, value in line.facts.items()
        if name not in TOLD_IN_WORDS
    }
    acts = [
        {"kind": act.kind, "values": dict(act.values), "name": act.name, "value": act.value}
        for act in line.acts
    ]
    text = f"{head}. {note}".strip()
    return {"code": line.code, "tone": line.tone, "facts": facts, "acts": acts, "text": text}
