"""Situations for the pure decisions of Settings and Review: a draft, a report, a model, a card."""

from __future__ import annotations

from typing import Any

from desktop.wizard.draft import DEFAULTS, Draft
from desktop.wizard.estimate import run_length
from desktop.wizard.machine import Machine
from desktop.wizard.settings.recommend import recommend
from desktop.wizard.settings.situation import Situation
from tests.desktop.window import fakes

GIB = 2**30
CARD = Machine("cuda", "NVIDIA GeForce RTX 4070", 12 * GIB, 11 * GIB, has_bf16=True)
OLD_CARD = Machine("cuda", "NVIDIA GeForce GTX 1080", 8 * GIB, 8 * GIB, has_bf16=False)
PROCESSOR = Machine("cpu", "", 16 * GIB, 12 * GIB, has_bf16=False)


def situation(
    changed: dict[str, Any] | None = None,
    *,
    report: dict[str, Any] | None = None,
    model: dict[str, Any] | None = None,
    machine: Machine | None = CARD,
    preset: str = "balanced",
    own_rows: bool = False,
) -> Situation:
    """A situation as the session would make it."""
    draft = Draft(data_path="/data/x.jsonl", base_model="/models/m", preset=preset)
    draft.changed = dict(changed or {})
    draft.validation_path = "/data/y.jsonl" if own_rows else ""
    told = {**fakes.REPORT, "quality": {"checks": []}, **(report or {})}
    known = {**fakes.MODEL, **(model or {})}
    proposed = recommend(preset, told, known, draft, room=machine)
    return Situation(
        values={**DEFAULTS, **proposed.values, **draft.changed},
        recommended={**DEFAULTS, **proposed.values},
        report=told,
        model=known,
        machine=machine,
        length=run_length(draft, proposed, told),
        plan=proposed.plan,
        own_rows_to_measure=own_rows,
    )


def with_checks(**checks: Any) -> dict[str, Any]:
    """A report whose rendered rows were checked with this result."""
    good = {
        "supervised_share": 0.42,
        "double_bos": 0,
        "no_supervised": 0,
        "no_end_mark": 0,
        "answers_truncated": 0,
        "template": "model",
        "pad_is_eos": True,
        "foreign_ends": [],
        "new_tokens": [],
        "untrained_marks": [],
        "own_template_helps": False,
    }
    lengths = {**fakes.REPORT["lengths"], "checks": {**good, **checks}, "supervised_lost": 0}
    return {"lengths": lengths}


def with_quality(code: str, rows: int, **facts: Any) -> dict[str, Any]:
    """A report in which the desk found something."""
    check = {"code": code, "rows": rows, "examples": [], "facts": facts}
    return {"quality": {"checks": [check], "languages": {}}}
