"""How each type of event changes what is shown of a run.

Tolerant on purpose: a field of a wrong kind counts as missing, so that a history written by
another version, or damaged, can still be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop.runs.run_marks import EvalPoint, Mark, Sample
from engine.contract.events import Event

if TYPE_CHECKING:
    from desktop.runs.run_view import RunView

LARGEST = 2**53
"""Up to here whole numbers and floats agree; no step, token or byte of a run is beyond it."""


def ending(event: Event) -> str:
    if not event.is_final:
        return ""
    if event.type == "stopped":
        return "paused" if event.fields.get("reason") == "pause" else "stopped"
    return "finished" if event.type == "finished" else "failed"


def _started(view: RunView, event: Event) -> None:
    view.started = dict(event.fields)
    view.total_steps = _whole(event, "total_steps") or view.total_steps
    view.phase = view.phase or "loading"


def _plan(view: RunView, event: Event) -> None:
    view.total_steps = _whole(event, "total_steps") or view.total_steps
    view.steps_per_epoch = _whole(event, "steps_per_epoch") or 0


def _phase(view: RunView, event: Event) -> None:
    view.phase = _text(event, "phase")
    view.phase_facts = {k: v for k, v in event.fields.items() if k != "phase"}
    if view.phase in ("queued", "paused"):
        view.pace.forget()
    if view.phase != "loading":
        view.download = None


def _step(view: RunView, event: Event) -> None:
    step = _whole(event, "step")
    if step is None:
        return
    view.step = step
    view.epoch = _real(event, "epoch") or view.epoch
    view.learning_rate = _real(event, "learning_rate")
    view.add_losses(_loss_pairs(event), view.learning_rate)
    view.grad_norm = _real(event, "grad_norm")
    view.tokens = _whole(event, "tokens") or view.tokens
    view.tokens_per_s = _real(event, "tokens_per_s")
    if view.now_s is not None:
        view.pace.mark(step, view.now_s)


def _eval(view: RunView, event: Event) -> None:
    step, loss = _whole(event, "step"), _real(event, "loss")
    if step is not None and loss is not None:
        split = _text(event, "split") or "validation"
        view.evals.append(EvalPoint(step, loss, _real(event, "perplexity"), split))


def _sample(view: RunView, event: Event) -> None:
    view.samples.append(
        Sample(
            _whole(event, "step") or 0,
            _whole(event, "index") or 0,
            _text(event, "prompt"),
            _text(event, "base"),
            _text(event, "text"),
            _text(event, "reference"),
        )
    )


def _checkpoint(view: RunView, event: Event) -> None:
    mark = Mark(_whole(event, "step") or 0, event.t, _text(event, "kept_for"), dict(event.fields))
    view.checkpoints.append(mark)


def _adjusted(view: RunView, event: Event) -> None:
    step = _whole(event, "step")
    at = view.step if step is None else step
    view.adjustments.append(Mark(at, event.t, _text(event, "reason"), dict(event.fields)))


def _problem(view: RunView, event: Event) -> None:
    view.problems.append(_coded(view, event))


def _warning(view: RunView, event: Event) -> None:
    view.warnings.append(_coded(view, event))


def _coded(view: RunView, event: Event) -> Mark:
    facts = event.fields.get("facts")
    known = dict(facts) if isinstance(facts, Mapping) else {}
    return Mark(view.step, event.t, _text(event, "code"), known, bool(event.fields.get("fatal")))


def _memory(view: RunView, event: Event) -> None:
    peak = _whole(event, "peak_bytes")
    if peak is not None:
        view.peak_bytes = max(peak, view.peak_bytes or 0)


def _download(view: RunView, event: Event) -> None:
    done, total = _whole(event, "done_bytes") or 0, _whole(event, "total_bytes") or 0
    view.download = (_text(event, "stage"), done, total)


def _resumed(view: RunView, event: Event) -> None:
    """What came after the step that is gone on from did not happen for this run."""
    step = _whole(event, "from_step") or 0
    view.resumed += 1
    view.step = step
    view.cut_losses(step)
    view.evals = [point for point in view.evals if point.step <= step]
    view.samples = [sample for sample in view.samples if sample.step <= step]
    view.checkpoints = [mark for mark in view.checkpoints if mark.step <= step]
    view.phase = "loading"
    view.pace.forget()


def _finished(view: RunView, event: Event) -> None:
    view.finished = dict(event.fields)
    for name in ("before", "after"):
        numbers = event.fields.get(name)
        setattr(view, name, dict(numbers) if isinstance(numbers, Mapping) else None)


FOLDS: dict[str, Callable[[RunView, Event], None]] = {
    "started": _started,
    "plan": _plan,
    "phase": _phase,
    "step": _step,
    "eval": _eval,
    "sample": _sample,
    "checkpoint": _checkpoint,
    "adjusted": _adjusted,
    "problem": _problem,
    "warning": _warning,
    "memory": _memory,
    "download": _download,
    "progress": _download,
    "resumed": _resumed,
    "finished": _finished,
}


def _real(event: Event, name: str) -> float | None:
    value = event.fields.get(name)
    return float(value) if value is not None and _is_number(value) else None


def _whole(event: Event, name: str) -> int | None:
    value = event.fields.get(name)
    return int(value) if value is not None and _is_number(value) else None


def _text(event: Event, name: str) -> str:
    value = event.fields.get(name)
    return value if isinstance(value, str) else ""


def _loss_pairs(event: Event) -> list[tuple[int, float]]:
    """(step, loss) of every step that an event tells; its own loss where it lists none."""
    listed = event.fields.get("losses")
    pairs: list[tuple[int, float]] = []
    for pair in listed if isinstance(listed, list) else []:
        if isinstance(pair, list) and len(pair) == 2 and all(_is_number(part) for part in pair):
            pairs.append((int(pair[0]), float(pair[1])))
    step, loss = _whole(event, "step"), _real(event, "loss")
    if not pairs and step is not None and loss is not None:
        pairs = [(step, loss)]
    return pairs


def _is_number(value: object) -> bool:
    """JSON also writes Infinity and whole numbers that no float holds: those are no counts."""
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return known and -LARGEST <= value <= LARGEST  # type: ignore[operator]
