"""The memory of a plan as lines of text: by part, in three ways, against what is free."""

from __future__ import annotations

from collections.abc import Iterator

from desktop import format as fmt
from desktop.cli.paragraphs import paragraph, table
from desktop.cli.plan_session import Checked, PlanSession
from desktop.language import translate
from desktop.wizard.fits import Fit, fit
from desktop.wizard.model.list_model import badge_word
from desktop.wizard.model.memory_words import WAYS, device_word, part_name, trained_line, way_of
from desktop.wizard.model.reasons import too_big_line
from desktop.wizard.nearest import nearest_fix
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.values import shown

INDENT = "    "


def memory_lines(session: PlanSession, checked: Checked) -> Iterator[str]:
    """Nothing where the model's shape or the device is not known."""
    found = fit(session, checked)
    if found is None:
        return
    yield from paragraph(_head(found), rest=INDENT)
    yield from table(
        [
            (part_name(part.code, found), fmt.memory(part.bytes))
            for part in found.plan.parts
            if part.bytes > 0
        ]
    )
    yield translate("Memory", "Three ways to train it")
    yield from table(
        [(translate("Memory", words), _way(found, way)) for way, words in WAYS.items()]
    )
    if found.badge != "fits":
        yield from paragraph(too_big_line(found), first=INDENT, rest=INDENT)
        yield from _nearest(found, session)
    yield from paragraph(trained_line(found))


def _head(found: Fit) -> str:
    text = translate(
        "Cli", "Memory: {used}, computed; {badge}: {free} of {total} are free ({device}, {way})"
    )
    if found.measured:
        text = translate(
            "Cli", "Memory: {used}, measured; {badge}: {free} of {total} are free ({device}, {way})"
        )
    return text.format(
        used=fmt.memory(found.plan.total_bytes),
        badge=badge_word(found),
        free=fmt.memory(found.free_bytes),
        total=fmt.memory(found.total_bytes),
        device=device_word(found),
        way=way_of(found.setup),
    )


def _way(found: Fit, way: str) -> str:
    total = fmt.memory(found.ways[way].total_bytes)
    return f"{total}, {badge_word(found, found.badge_of(way))}"


def _nearest(found: Fit, session: PlanSession) -> Iterator[str]:
    """The cheapest change that fits, as the footer offers it."""
    fix = nearest_fix(found, session) if found.badge == "too_big" else {}
    if fix:
        named = [f"{SETTINGS[path].title} {shown(SETTINGS[path], v)}" for path, v in fix.items()]
        text = translate("Cli", "The nearest that fits: {values}").format(values=", ".join(named))
        yield from paragraph(text, first=INDENT, rest=INDENT)
