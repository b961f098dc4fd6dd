"""How the answer to one question changed over a run, and which answer is closest to the expected.

Pure: no widgets. Closeness is by characters (difflib): cheap, the same in every language, and only
used to point at one of a few answers, never as a measure of the run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from desktop.runs.run_marks import Sample

COMPARED_CHARS = 600
"""Longer answers are compared by their beginning: difflib's time grows with the square."""


@dataclass(frozen=True)
class AnswerHistory:
    """The answers to one question, the newest first, the base's own last."""

    question: str
    expected: str
    answers: tuple[Sample, ...]
    closest: Sample | None
    """The answer most like the expected one, if training has brought one nearer."""


def questions(samples: Sequence[Sample]) -> list[int]:
    """Indices of the questions that were asked, in order."""
    return sorted({sample.index for sample in samples})


def answer_history(samples: Sequence[Sample], index: int, most: int) -> AnswerHistory:
    """The history of one question.

    An answer that stayed the same stands once, with the newest step that gave it. Of more than
    `most` the newest are kept, and the closest and the oldest.
    """
    by_step = {sample.step: sample for sample in samples if sample.index == index}
    newest_first = [by_step[step] for step in sorted(by_step, reverse=True)]
    changes: list[Sample] = []
    for sample in newest_first:
        if not changes or sample.text != changes[-1].text or sample.step == 0:
            changes.append(sample)
    closest = _closest(changes)
    if len(changes) > most:
        kept = {*changes[: most - 1], changes[-1]}
        if closest is not None and closest not in kept and most > 2:
            kept = {*changes[: most - 2], closest, changes[-1]}
        changes = [sample for sample in changes if sample in kept]
    newest = newest_first[0] if newest_first else Sample(0, index, "", "", "")
    return AnswerHistory(newest.prompt, newest.reference, tuple(changes), closest)


def _closest(changes: Sequence[Sample]) -> Sample | None:
    """The best, where there is something to compare with and it is not the base's own answer."""
    if len(changes) < 2 or not changes[0].reference:
        return None
    best = max(changes, key=lambda s: (closeness(s.text, s.reference), s.step))
    first = changes[-1]
    nearer = closeness(best.text, best.reference) > closeness(first.text, first.reference)
    return best if best.step > 0 and nearer else None


@lru_cache(maxsize=512)
def closeness(text: str, reference: str) -> float:
    """Share of the characters that two texts have in common and in order, 0 to 1."""
    cut = COMPARED_CHARS
    return SequenceMatcher(None, text[:cut], reference[:cut], autojunk=False).ratio()
