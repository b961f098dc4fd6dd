"""What the list of models shows: the starter, what is on this computer, the well-known ones. Pure.

Every row carries the memory plan with the rows and settings of the draft, so that "fits" is said
before anything is downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from desktop.wizard.fits import Fit
from desktop.wizard.model import model_words as words
from engine.contract.catalogue import entries, entry
from engine.contract.spec import STARTER

Fitter = Callable[[Mapping[str, Any]], Fit | None]
"""The plan of a model's facts on this computer."""
Timer = Callable[[Mapping[str, Any]], float | None]
"""Seconds that a run with a model would take, as far as that is known."""
Chip = Literal["fits", "portuguese", "commercial", "here"]
SPOKEN_SHARE = 0.2
"""A language counts as one of the data's from this share of the rows on."""
LIMITS_S = (4 * 3600.0, 12 * 3600.0)
"""A recommended model trains within an afternoon; if none does, over night; else none is."""
PROCESSOR_LIMITS_S = (1800.0, *LIMITS_S)
"""Without a card a first try comes first: times there are rough, and large models are a trap."""


@dataclass(frozen=True)
class ModelRow:
    """One model of the list."""

    id: str
    """What the draft holds: `starter`, a folder, a hub id."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    here: bool = False
    """All of it is on this computer."""
    fit: Fit | None = None
    recommended: bool = False
    seconds: float | None = None
    """Of a run, for the recommended one."""

    @property
    def name(self) -> str:
        return words.model_name(self.id)

    @property
    def too_big(self) -> bool:
        return self.fit is not None and self.fit.badge == "too_big"


def model_rows(
    local: Sequence[Mapping[str, Any]],
    starter: Mapping[str, Any],
    chosen: tuple[str, Mapping[str, Any]],
    fitter: Fitter,
    timer: Timer,
    report: Mapping[str, Any],
) -> list[ModelRow]:
    """All rows in the order of the list: starter, recommended, on this computer, the others.

    Args:
        local: models on this computer (`shelf.models`).
        starter: facts of the starter model, as far as they are known.
        chosen: the draft's model and what is known of it; listed if nothing else lists it.
        report: of the examples; decides what is recommended.
    """
    found: dict[str, ModelRow] = {STARTER: ModelRow(STARTER, starter, here=True)}
    for facts in (one for one in local if one["id"] != STARTER):
        row = _local_row(facts)
        found.setdefault(row.id.lower(), row)
    listed_here = {str(row.facts.get("id", "")).lower() for row in found.values() if row.here}
    for one in entries():
        if one.id.lower() not in listed_here:
            known = {**one.facts(), "path": "", "downloaded": False}
            found.setdefault(one.id.lower(), ModelRow(one.id, known))
    base, facts = chosen
    if base:
        found[base.lower()] = _chosen_row(base, facts, found.get(base.lower()))
    counted = []
    for key, row in found.items():
        is_chosen = key == base.lower() and bool(facts.get("hidden_size"))
        counted.append(replace(row, fit=fitter(facts if is_chosen else row.facts)))
    return _in_order(_with_recommended(counted, timer, report))


def _chosen_row(base: str, facts: Mapping[str, Any], listed: ModelRow | None) -> ModelRow:
    """The draft's model, with everything that was found out about it since."""
    known = {name: value for name, value in facts.items() if value not in (None, "", [])}
    here = bool(known) and bool(facts.get("downloaded", True))
    if listed is None:
        return ModelRow(base, known, here=here)
    return replace(listed, facts={**listed.facts, **known}, here=listed.here or here)


def _local_row(facts: Mapping[str, Any]) -> ModelRow:
    """A model on this computer; what a card says of it is added from our own list."""
    listed = entry(str(facts["id"]))
    known = {name: value for name, value in facts.items() if value not in (None, "", [])}
    both = {**(listed.facts() if listed else {}), **known}
    here = bool(facts.get("downloaded"))
    base = str(facts["id"]) if facts.get("source") == "formiga" or not here else str(facts["path"])
    return ModelRow(base, both, here=here)


def filtered(rows: Sequence[ModelRow], text: str, chips: frozenset[Chip]) -> list[ModelRow]:
    """Rows that have every word of the text and every chip's property."""
    wanted = text.lower().split()
    return [row for row in rows if _has_words(row, wanted) and _has_chips(row, chips)]


def recommended(rows: Sequence[ModelRow]) -> ModelRow | None:
    """The row that is recommended for the data, if one is."""
    return next((row for row in rows if row.recommended), None)


def spoken(report: Mapping[str, Any]) -> list[str]:
    """The languages of the examples that matter, most used first; empty where not known."""
    shares = (report.get("quality") or {}).get("languages") or {}
    main = [(share, code) for code, share in shares.items() if share >= SPOKEN_SHARE]
    return [code for _, code in sorted(main, reverse=True)]


def _with_recommended(
    rows: list[ModelRow], timer: Timer, report: Mapping[str, Any]
) -> list[ModelRow]:
    """The largest model that fits with room to spare, is trained in time, speaks the data's
    languages, takes its rows, may be used commercially and asks for no agreement."""
    if not report.get("rows_kept"):
        return rows
    suited = sorted((row for row in rows if _suits(row, report)), key=_size, reverse=True)
    times = [timer(row.facts) for row in suited]
    slow = any(row.fit is not None and row.fit.setup.device == "cpu" for row in suited)
    for limit in PROCESSOR_LIMITS_S if slow else LIMITS_S:
        for row, seconds in zip(suited, times, strict=True):
            if seconds is not None and seconds <= limit:
                best = replace(row, recommended=True, seconds=seconds)
                return [best if other is row else other for other in rows]
    return rows


def _suits(row: ModelRow, report: Mapping[str, Any]) -> bool:
    facts, fit = row.facts, row.fit
    if fit is None or fit.badge != "fits" or facts.get("gated") is not False:
        return False
    longest = int((report.get("lengths") or {}).get("p99") or 0)
    return (
        bool(facts.get("purpose"))
        and words.commercial(facts) is True
        and int(facts.get("context_tokens") or 0) >= longest
        and set(spoken(report)) <= set(facts.get("languages") or ())
    )


def _in_order(rows: Sequence[ModelRow]) -> list[ModelRow]:
    def place(row: ModelRow) -> tuple[int, int]:
        first = (row.id == STARTER, row.recommended, row.here, True)
        return first.index(True), _size(row)

    return sorted(rows, key=place)


def _size(row: ModelRow) -> int:
    return int(row.facts.get("parameters") or 0)


def _has_words(row: ModelRow, wanted: Sequence[str]) -> bool:
    text = f"{row.name} {row.id} {words.second_line(row.facts)} {row.facts.get('family', '')}"
    return all(word in text.lower() for word in wanted)


def _has_chips(row: ModelRow, chips: frozenset[Chip]) -> bool:
    has = {
        "fits": row.fit is not None and not row.too_big,
        "portuguese": "pt" in (row.facts.get("languages") or ()),
        "commercial": words.commercial(row.facts) is True,
        "here": row.here,
    }
    return all(has[chip] for chip in chips)
