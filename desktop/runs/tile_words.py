"""What the tiles of a run say: (number, note) for each question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop import format as fmt
from desktop.language import translate
from desktop.runs.memory_now import MemoryNow
from desktop.runs.run_view import RunView
from desktop.runs.state_words import saved_step

MOVING = ("running", "stopping", "pausing", "silent")
GOES_ON = ("paused", "stopped", "failed", "lost")
"""States that a resume leads out of."""


def step_words(view: RunView, job: Mapping[str, Any]) -> tuple[str, str]:
    """421 / 855, epoch 1.5 of 3."""
    if not view.total_steps:
        return fmt.NONE, ""
    value = f"{fmt.number(view.step)} / {fmt.number(view.total_steps)}"
    training = job.get("training")
    epochs = training.get("num_train_epochs") if isinstance(training, Mapping) else None
    epoch = fmt.decimal(view.epoch, 1)
    if not isinstance(epochs, int | float) or (training or {}).get("max_steps"):
        return value, translate("RunTiles", "epoch {epoch}").format(epoch=epoch)
    note = translate("RunTiles", "epoch {epoch} of {epochs}")
    return value, note.format(epoch=epoch, epochs=_short(epochs))


def eval_words(view: RunView) -> tuple[str, str]:
    """0.911, was 1.94 before training."""
    last, first, best = view.last_eval, view.first_eval, view.best_eval
    if last is None or best is None:
        none_kept = view.started.get("validation_rows") == 0
        return fmt.NONE, translate("RunTiles", "no rows kept aside") if none_kept else ""
    value = fmt.loss(last.loss)
    if best.loss < last.loss:
        note = translate("RunTiles", "best {loss} at step {step}")
        return value, note.format(loss=fmt.loss(best.loss), step=fmt.number(best.step))
    if first is None or first.step == last.step:
        return value, translate("RunTiles", "before training")
    note = translate("RunTiles", "was {loss} before training")
    return value, note.format(loss=fmt.loss(first.loss, 2))


def speed_words(view: RunView, state: str) -> tuple[str, str]:
    """1,000 tokens a second, 3.5 s per step."""
    if view.tokens_per_s is None:
        return fmt.NONE, ""
    speed = fmt.number(round(view.tokens_per_s))
    if state not in MOVING:
        return fmt.NONE, translate("RunTiles", "was {speed}").format(speed=speed)
    each = view.pace.seconds_per_step
    if not each:
        return speed, ""
    if each < 1:
        note = translate("RunTiles", "{count} steps per s")
        return speed, note.format(count=fmt.significant(1 / each, 2))
    note = translate("RunTiles", "{seconds} s per step")
    return speed, note.format(seconds=fmt.significant(each, 2))


def memory_words(view: RunView, state: str, memory: MemoryNow | None) -> tuple[str, str]:
    """5.4 GB of 12.0 GB, peak 7.3 GB; after the run, what others use of the card."""
    peak = fmt.memory(view.peak_bytes) if view.peak_bytes else ""
    works = state in (*MOVING, "starting")
    if memory is None or (not memory.on_card and not memory.used_bytes):
        device = str(view.started.get("device_name") or view.started.get("device") or "")
        return peak or fmt.NONE, _peak_of(device) if peak else ""
    used, total = fmt.memory(memory.used_bytes), fmt.memory(memory.total_bytes)
    if memory.on_card and not works:
        return used, translate("RunTiles", "in use by other programs")
    if not peak:
        return used, translate("RunTiles", "of {total}").format(total=total)
    if memory.on_card:
        note = translate("RunTiles", "of {total}, peak {peak}")
        return used, note.format(total=total, peak=peak)
    return used, translate("RunTiles", "peak {peak}").format(peak=peak)


def load_words(memory: MemoryNow | None) -> tuple[str, str]:
    """(98 % · 71 °C, a sentence about it); empty without a card that tells."""
    if memory is None or memory.utilization_percent is None:
        return "", ""
    load = fmt.percent(memory.utilization_percent / 100)
    if memory.temperature_c is None:
        return load, translate("RunTiles", "The card is {load} busy").format(load=load)
    heat = translate("RunTiles", "{degrees} °C").format(degrees=fmt.number(memory.temperature_c))
    tip = translate("RunTiles", "The card is {load} busy and {degrees} warm")
    return f"{load} · {heat}", tip.format(load=load, degrees=heat)


def left_words(view: RunView, state: str) -> tuple[str, str]:
    """25 min, until about 15:28; for a run that waits, from where it would go on."""
    if state == "finished":
        train_s = view.finished.get("train_s")
        took = fmt.duration(train_s) if isinstance(train_s, int | float) else fmt.NONE
        return fmt.duration(0), translate("RunTiles", "trained for {time}").format(time=took)
    if state in GOES_ON:
        return _left_after_resume(view, state)
    left = view.left_s
    if left is None or state not in MOVING:
        return fmt.NONE, ""
    end = datetime.now(UTC) + timedelta(seconds=left)
    note = translate("RunTiles", "until about {time}")
    return fmt.duration(left), note.format(time=fmt.clock(end))


def _left_after_resume(view: RunView, state: str) -> tuple[str, str]:
    each = view.pace.seconds_per_step
    if each is None or not view.total_steps:
        return fmt.NONE, ""
    step = saved_step(view) or 0
    left = fmt.duration(max(0, view.total_steps - step) * each)
    if state == "paused" and step == view.step:
        return left, translate("RunTiles", "after you resume")
    return left, translate("RunTiles", "from step {step}").format(step=fmt.number(step))


def _peak_of(device: str) -> str:
    if not device:
        return translate("RunTiles", "at its peak")
    return translate("RunTiles", "peak on {device}").format(device=device)


def _short(value: float) -> str:
    return fmt.number(int(value)) if value == int(value) else fmt.decimal(value, 1)
