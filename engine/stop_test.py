"""Does the tuned model stop by itself? Asked at the end, of rows that it was never trained on.

Up to eight questions are answered greedily, each with room for twice its expected answer; at least
90 % must come to an end of their own (recipes, section 6). The answers themselves are not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.data.rendering.encode import IGNORED
from engine.evaluate import answer_ids, stop_ids
from engine.samples import question_of

if TYPE_CHECKING:
    from engine.data.rendering.encode import Encoded
    from engine.train import Training

ASKED, LEAST_ASKED, ENOUGH = 8, 4, 2
"""Questions, the fewest that say something, and how many that run on decide: two of eight."""
LEAST_SHARE = 0.9
AMONG = 64
"""Rows kept aside among which those with the shortest answers are asked: it costs least."""
SPARE_TOKENS, MOST_TOKENS = 32, 512


@dataclass(frozen=True)
class StopTest:
    """How many of the questions were answered to an end."""

    asked: int
    stopped: int
    of: int
    """Questions that there were to ask."""

    @property
    def runs_on(self) -> bool:
        """Whether too few came to an end; where there are few questions nothing is said."""
        return self.of >= LEAST_ASKED and self.stopped < LEAST_SHARE * self.asked


def check_stops(run: Training) -> StopTest:
    """Ask the model as it is now; `ANSWERS_RUN_ON` is told where it does not stop by itself.

    Raises:
        Asked: a stop or a pause has been asked for.
        Problem: an answer does not fit into memory.
    """
    ready, ladder = run.ready, run.guard.recovery.ladder
    ends = set(stop_ids(ready.model, ready.tokenizer))

    def stops(row: Encoded, divisor: int) -> bool:
        found = answer_ids(
            ready.model,
            ready.tokenizer,
            question_of(row, ready.tokenizer).prompt_ids,
            max_new_tokens=room_for(row),
            device=ready.device,
            most_tokens=max(1, run.stepper.most_tokens // divisor),
        )
        return bool(found) and found[-1] in ends

    with run.session.requests.between_batches(ready.model):
        found = ask(
            ready.data.validation,
            lambda row: bool(ladder.smaller(lambda divisor: stops(row, divisor))),
        )
    if found.runs_on:
        facts = {"step": run.progress.step, "asked": found.asked, "stopped": found.stopped}
        run.report.emit("warning", code="ANSWERS_RUN_ON", facts=facts)
    return found


def ask(rows: Sequence[Encoded], stops: Callable[[Encoded], bool]) -> StopTest:
    """Ask the questions of some rows kept aside, until too many have run on: each of those costs
    all the room that it has."""
    chosen = chosen_rows(rows)
    found = StopTest(0, 0, len(chosen))
    for row in chosen:
        found = replace(found, asked=found.asked + 1, stopped=found.stopped + stops(row))
        if found.asked - found.stopped == ENOUGH:
            break
    return found


def chosen_rows(rows: Sequence[Encoded]) -> list[Encoded]:
    """Conversations that end with an answer which leaves room to run on, the shortest first."""
    answered = (r for r in rows if r.messages and r.messages[-1]["role"] == "assistant")
    among = [row for _, row in zip(range(AMONG), answered, strict=False)]
    fitting = [row for row in among if _learned(row) + SPARE_TOKENS <= MOST_TOKENS]
    return sorted(fitting, key=_learned)[:ASKED]


def room_for(row: Encoded) -> int:
    """Tokens that an answer may have: twice as many as the expected one, and some."""
    return min(MOST_TOKENS, 2 * _learned(row) + SPARE_TOKENS)


def _learned(row: Encoded) -> int:
    return len(row.labels) - row.labels.count(IGNORED)
