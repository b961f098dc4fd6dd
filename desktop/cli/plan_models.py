"""The models that there are, each with its badge, as the Model page lists them; the recommended one
is taken where none was named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop import format as fmt
from desktop.cli.paragraphs import paragraph
from desktop.cli.plan_session import Checked, PlanSession, local_models
from desktop.language import translate
from desktop.runs.inspector import InspectFailed
from desktop.wizard.fits import fit
from desktop.wizard.model.list_model import badge_word
from desktop.wizard.model.rows import ModelRow, model_rows, recommended
from desktop.wizard.model.time_with import seconds
from engine.contract.spec import STARTER

INDENT = "    "


def choose_recommended(session: PlanSession, checked: Checked) -> list[ModelRow]:
    """Every model counted for these rows; the draft takes the recommended one, if there is one."""
    try:
        local = local_models(session.home)
    except InspectFailed:  # the list does without, as the page does
        local = []
    starter: dict[str, Any] = next((m for m in local if m["id"] == STARTER), {"id": STARTER})
    rows = model_rows(
        local,
        starter,
        ("", {}),
        lambda facts: fit(session, checked, facts) if facts.get("hidden_size") else None,
        lambda facts: seconds(session, checked, facts),
        session.data.report,
    )
    best = recommended(rows)
    if best is not None:
        session.draft.base_model = best.id
        session.look_at_model()
    return rows


def model_lines(rows: list[ModelRow]) -> Iterator[str]:
    """Name, memory and badge of every model, the recommended one marked."""
    if not rows:
        return
    yield translate("Cli", "Models (`--model NAME` takes one)")
    width = max(len(row.id) for row in rows)
    for row in rows:
        yield f"{INDENT}{'*' if row.recommended else ' '} {row.id.ljust(width)}  {_badge(row)}"
    if recommended(rows) is None:
        text = translate("Cli", "None is recommended for these rows on this computer.")
        yield from paragraph(text, first=INDENT, rest=INDENT)
    else:
        yield INDENT + translate("Cli", "* recommended for these rows, and taken")


def _badge(row: ModelRow) -> str:
    if row.fit is None:
        return "-"
    memory = fmt.memory(row.fit.plan.total_bytes).rjust(9)
    here = translate("Cli", "here") if row.here else ""
    return "  ".join(filter(None, (memory, badge_word(row.fit), here)))


def models_object(rows: list[ModelRow]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "id": row.id,
            "here": row.here,
            "recommended": row.recommended,
            "bytes": None if row.fit is None else row.fit.plan.total_bytes,
            "badge": None if row.fit is None else row.fit.badge,
        }
        for row in rows
    ]
