"""What rows say about each other: near duplicates, contradictions, repetition, languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from engine.data.quality.check import MAX_EXAMPLES, Check, Example
from engine.data.quality.languages import main_languages
from engine.data.quality.near import Groups
from engine.data.quality.row_facts import RowFacts
from engine.data.quality.words import numbers_of

LABEL_WORDS = 3
LABEL_ROWS = 10
LABEL_SHARE = 0.5
"""Answers are labels if they are this short and no more than half of them differ."""
QUOTED_SHARE = 0.5
"""Answers are extracted if at least half of the short ones stand in their questions."""
NATURAL_SHARE = 0.5
"""If so many answers are one word, that is what the data is about."""
REPEATED_WORDS = 3
REPEATED_ROWS = 5
REPEATED_SHARE = 0.005
MAX_LISTED = 10


@dataclass(frozen=True)
class Answers:
    """What kind of answers the rows have."""

    labels: bool
    extracted: bool


def over_all_rows(rows: Sequence[RowFacts], groups: Groups) -> tuple[list[Check], dict[str, float]]:
    """Every check but leakage, and the share of each language."""
    answers = kind_of_answers(rows)
    spoken = Counter(row.language for row in rows if row.language)
    total = max(1, spoken.total())
    languages = {name: round(count / total, 4) for name, count in spoken.most_common()}
    checks = [
        _near(rows, groups),
        _contradictions(rows),
        *(_of_single_rows(code, rows) for code in _SINGLE),
        _short(rows, answers),
        _other_language(rows, spoken),
        _labels_by_case(rows, answers),
        _repetitive(rows, answers),
    ]
    return checks, languages


_SINGLE = ("PERSONAL_DATA", "HARMFUL", "PLACEHOLDERS", "MOJIBAKE", "OCR_DAMAGE")
_AT_LEAST = {"OCR_DAMAGE": (3, 0.01)}
"""Code -> rows and share of rows below which signs are chance."""


def kind_of_answers(rows: Sequence[RowFacts]) -> Answers:
    """Labels, pieces of the question, or neither."""
    said = [row for row in rows if row.answer]
    different = {row.answer for row in said}
    words = sum(row.answer_words for row in said) / max(1, len(said))
    short = words <= LABEL_WORDS and len(said) >= LABEL_ROWS
    brief = [row for row in said if row.answer_words <= LABEL_WORDS]
    quoted = sum(row.quoted for row in brief)
    return Answers(
        labels=short and len(different) <= LABEL_SHARE * len(said),
        extracted=bool(brief) and quoted >= QUOTED_SHARE * len(brief),
    )


def _near(rows: Sequence[RowFacts], groups: Groups) -> Check:
    later = [place for place in range(len(rows)) if groups.root(place) != place]
    firsts = {groups.root(place) for place in later}
    examples = [_example(rows[place], other=rows[groups.root(place)]) for place in later]
    return Check("NEAR_DUPLICATES", later, examples[:MAX_EXAMPLES], {"groups": len(firsts)})


def _contradictions(rows: Sequence[RowFacts]) -> Check:
    """Rows that ask the same and answer differently; nobody knows which of them is right."""
    asked: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.words.answer_from and row.answer and not row.paired:
            asked[row.words.asked].append(place)
    groups = [
        places
        for places in asked.values()
        if len(places) > 1 and _disagree([rows[p].words.answer for p in places])
    ]
    found = sorted(place for places in groups for place in places)
    examples = [
        _example(rows[places[1]], other=rows[places[0]]) for places in groups[:MAX_EXAMPLES]
    ]
    return Check("CONTRADICTIONS", found, examples, {"groups": len(groups)})


def _disagree(answers: Sequence[bytes]) -> bool:
    """Whether answers differ by more than one being a part of the other."""
    different = sorted(set(answers), key=len)
    return any(not _part_of(small, different[-1]) for small in different[:-1])


def _part_of(small: bytes, large: bytes) -> bool:
    """Whether one answer is a piece of the other, and the rest does not deny it."""
    place = large.find(small)
    while place % 4 and place >= 0:
        place = large.find(small, place + 1)
    rest = large.replace(small, b"", 1)
    denied = not _denials().isdisjoint(np.frombuffer(rest, dtype=np.uint32).tolist())
    return place >= 0 and not denied


@cache
def _denials() -> frozenset[int]:
    return numbers_of(
        "não nao nem nunca sem no not never without nor non pas jamais nicht kein sin"
    )


def _of_single_rows(code: str, rows: Sequence[RowFacts]) -> Check:
    found = [place for place, row in enumerate(rows) if code in row.found]
    least, share = _AT_LEAST.get(code, (0, 0.0))
    found = found if len(found) >= max(least, share * len(rows)) else []
    kinds = Counter(kind for place in found for kind in rows[place].found[code].kinds)
    examples = [_example(rows[p], rows[p].found[code].excerpt) for p in found[:MAX_EXAMPLES]]
    return Check(code, found, examples, dict(kinds.most_common()))


def _short(rows: Sequence[RowFacts], answers: Answers) -> Check:
    found = [place for place, row in enumerate(rows) if row.answer and row.answer_words <= 1]
    said = sum(bool(row.answer) for row in rows)
    natural = answers.labels or answers.extracted or len(found) > NATURAL_SHARE * said
    facts = {"labels": answers.labels, "extracted": answers.extracted}
    return Check("SHORT_ANSWERS", found, _examples(rows, found), facts, note=natural)


def _other_language(rows: Sequence[RowFacts], spoken: Counter[str]) -> Check:
    main = main_languages(spoken)
    found = [p for p, row in enumerate(rows) if main and row.language and row.language not in main]
    others = Counter(rows[place].language for place in found)
    main_first = sorted(main, key=lambda name: -spoken[name])
    facts = {"main": main_first, "others": dict(others.most_common())}
    return Check("OTHER_LANGUAGE", found, _examples(rows, found), facts)


def _labels_by_case(rows: Sequence[RowFacts], answers: Answers) -> Check:
    if not answers.labels:
        return Check("LABELS_BY_CASE")
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        written[" ".join(row.answer.casefold().split())][row.answer] += 1
    several = {label: ways for label, ways in written.items() if len(ways) > 1}
    unusual = {way for ways in several.values() for way, _ in ways.most_common()[1:]}
    found = [place for place, row in enumerate(rows) if row.answer in unusual]
    labels = [[way for way, _ in ways.most_common()] for ways in several.values()]
    facts = {"groups": len(several), "labels": labels[:MAX_LISTED]}
    return Check("LABELS_BY_CASE", found, _examples(rows, found), facts)


def _repetitive(rows: Sequence[RowFacts], answers: Answers) -> Check:
    """The same whole sentence as the answer of many rows; labels and single words may repeat."""
    if answers.labels:
        return Check("REPETITIVE")
    same: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.answer_words >= REPEATED_WORDS and row.answer:
            same[row.words.answer].append(place)
    enough = max(REPEATED_ROWS, REPEATED_SHARE * len(rows))
    many = sorted((p for p in same.values() if len(p) >= enough), key=lambda p: (-len(p), p[0]))
    found = sorted(place for places in many for place in places)
    listed = [{"answer": rows[p[0]].answer, "rows": len(p)} for p in many[:MAX_LISTED]]
    examples = [_example(rows[places[0]], rows[places[0]].answer) for places in many[:MAX_EXAMPLES]]
    return Check("REPETITIVE", found, examples, {"groups": len(many), "answers": listed})


def leaked(rows: Sequence[RowFacts], aside: Sequence[RowFacts], groups: Groups) -> Check:
    """Rows that the person's own validation file has, too, word by word or nearly.

    Args:
        rows: the rows to train on, at places 0 … of `groups`.
        aside: the validation rows, at the places behind them.
    """
    if not aside:
        return Check("LEAKAGE")
    measured: dict[int, RowFacts] = {}
    for number, row in enumerate(aside):
        measured.setdefault(groups.root(len(rows) + number), row)
    whole = {row.words.packed: row for row in aside}
    found, examples, exact = [], [], 0
    for place, row in enumerate(rows):
        twin = whole.get(row.words.packed)
        other = twin or measured.get(groups.root(place))
        if other is None:
            continue
        exact += twin is not None
        found.append(place)
        examples.append(_example(row, other=other))
    facts = {"validation_rows": len(aside), "exact": exact, "near": len(found) - exact}
    return Check("LEAKAGE", found, examples[:MAX_EXAMPLES], facts)


def _examples(rows: Sequence[RowFacts], found: Iterable[int]) -> list[Example]:
    return [_example(rows[place]) for place in list(found)[:MAX_EXAMPLES]]


def _example(row: RowFacts, excerpt: str = "", other: RowFacts | None = None) -> Example:
    line = other.line if other else None
    return Example(row.line, row.file, excerpt or row.head, line)
