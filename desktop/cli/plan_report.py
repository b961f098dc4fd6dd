"""A plan as lines of text: presets, settings, memory, time, readiness, and the command that starts.

Every word about a finding, a setting or a part of memory is the window's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop import actions
from desktop import format as fmt
from desktop.cli.paragraphs import paragraph, table
from desktop.cli.plan_memory import memory_lines
from desktop.cli.plan_models import model_lines
from desktop.cli.plan_session import Checked, PlanSession
from desktop.cli.plan_steps import next_steps
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.wizard.draft import DEFAULTS
from desktop.wizard.live import download_bytes, rows_line
from desktop.wizard.model.model_words import model_name
from desktop.wizard.model.rows import ModelRow
from desktop.wizard.review.found import Found
from desktop.wizard.review.words import words
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.preset_facts import preset_facts, preset_words
from desktop.wizard.settings.reasons import reason_text
from desktop.wizard.settings.recommend import OFFERED
from desktop.wizard.settings.values import of_setting, shown
from desktop.wizard.timing import TimeEstimate, run_time

INDENT = "    "
TONES = {
    "ok": QT_TRANSLATE_NOOP("Cli", "ok"),
    "info": QT_TRANSLATE_NOOP("Cli", "note"),
    "warn": QT_TRANSLATE_NOOP("Cli", "decide"),
    "bad": QT_TRANSLATE_NOOP("Cli", "stop"),
}
"""Green facts, blue costs, amber decisions, red stops."""


def report_lines(
    session: PlanSession,
    checked: Checked,
    found: Sequence[Found],
    models: Sequence[ModelRow],
    saved: Path | None,
) -> Iterator[str]:
    """The whole plan."""
    yield from _head(session)
    yield from model_lines(list(models))
    if session.draft.base_model:
        yield from _preset_lines(session, checked)
        yield from setting_lines(session)
        yield from memory_lines(session, checked)
        yield from _time_lines(session, checked)
        yield from _readiness(session, found)
    yield from _foot(session, found, saved)


def _head(session: PlanSession) -> Iterator[str]:
    draft = session.draft
    text = translate("Cli", "Plan: {name}")
    yield text.format(name=draft.name)
    rows = rows_line(session)
    yield translate("Cli", "Data: {path}").format(path=draft.data_path)
    if rows:
        yield INDENT + rows
    if draft.base_model:
        yield translate("Cli", "Model: {name}").format(name=model_name(draft.base_model))


def _preset_lines(session: PlanSession, checked: Checked) -> Iterator[str]:
    if session.recommendation().plan is None:
        return
    yield translate("Cli", "Presets (`--preset`; * is taken)")
    for preset in OFFERED:
        facts = preset_facts(preset, session, checked)
        mark = "*" if preset == session.draft.preset else " "
        told = ", ".join(filter(None, (facts.amount, facts.changes)))
        yield f"{INDENT}{mark} {facts.name} ({preset}): {told}"


def setting_lines(session: PlanSession) -> Iterator[str]:
    """What the preset proposes otherwise than the fields' defaults, each with its reason."""
    proposed = session.recommendation()
    values = {**DEFAULTS, **proposed.values}
    paths = [path for path in SETTINGS if values[path] != DEFAULTS[path]]
    if not paths:
        return
    text = translate("Cli", "Settings of {preset} that differ from the defaults")
    yield text.format(preset=preset_words(session.draft.preset))
    for path in paths:
        setting = SETTINGS[path]
        value, usual = (shown(setting, of_setting(setting, held)) for held in (values, DEFAULTS))
        text = translate("Cli", "{name}: {value} (default {usual})")
        yield INDENT + text.format(name=setting.title, value=value, usual=usual)
        why = reason_text(path, proposed.reasons)
        yield from paragraph(why, first=INDENT * 2, rest=INDENT * 2)


def _time_lines(session: PlanSession, checked: Checked) -> Iterator[str]:
    took = run_time(session, checked, download_bytes=download_bytes(session))
    if took is None:
        return
    text = translate("Cli", "Time: about {time}")
    yield text.format(time=fmt.duration(took.total_s))
    yield from table([(name, fmt.duration(seconds)) for name, seconds in time_parts(took)])
    if not took.measured:
        counted = translate("Review", "Counted from usual speeds; the real one can differ twofold.")
        yield from paragraph(counted, first=INDENT, rest=INDENT)


def time_parts(took: TimeEstimate) -> list[tuple[str, float]]:
    """(name, seconds) in the order they happen."""
    named = [
        (translate("Review", "Download"), took.download_s),
        (translate("Review", "Loading"), took.loading_s),
        (translate("Review", "Training"), took.training_s),
        (translate("Review", "Evaluation"), took.evaluation_s),
    ]
    return [part for part in named if part[1] > 0]


def _readiness(session: PlanSession, found: Sequence[Found]) -> Iterator[str]:
    yield translate("Review", "Readiness")
    for line in found:
        head, note = words(line)
        tone = translate("Cli", TONES[line.tone])
        told = f"[{tone}] {head}. {note}".rstrip()
        yield from paragraph(told, first=INDENT, rest=INDENT * 2)
        for step in next_steps(line, session.draft):
            yield from paragraph(step, first=INDENT * 2 + "> ", rest=INDENT * 2 + "  ")


def _foot(session: PlanSession, found: Sequence[Found], saved: Path | None) -> Iterator[str]:
    if saved is not None:
        text = translate("Cli", "Saved: {path}").format(path=saved)
        yield from paragraph(text, rest=INDENT)
    if not session.draft.base_model:
        return
    if any(line.tone == "bad" for line in found):
        yield translate("Cli", "Not ready: what is marked as stop stands in the way.")
    elif saved is not None:
        command = actions.command_line("train", str(saved))
        yield translate("Cli", "Ready: `{command}` starts it.").format(command=command)
    else:
        yield translate("Cli", "Ready. `--save JOB.json` writes the job for `formiga train`.")
