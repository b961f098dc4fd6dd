"""Each state of a run: its word, its meaning as tone and icon, and one line that explains it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import format as fmt
from desktop.counted import Counted
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.runs.run_view import RunView

RunState = Counted("RunState")

WORDS: dict[str, tuple[str, str, str]] = {
    "created": (QT_TRANSLATE_NOOP("RunState", "Not started"), "off", "circle"),
    "queued": (QT_TRANSLATE_NOOP("RunState", "Queued"), "off", "clock"),
    "starting": (QT_TRANSLATE_NOOP("RunState", "Starting"), "info", "clock"),
    "loading": (QT_TRANSLATE_NOOP("RunState", "Loading"), "info", "clock"),
    "compiling": (QT_TRANSLATE_NOOP("RunState", "Compiling"), "info", "clock"),
    "running": (QT_TRANSLATE_NOOP("RunState", "Training"), "info", "play"),
    "evaluating": (QT_TRANSLATE_NOOP("RunState", "Measuring"), "info", "play"),
    "saving": (QT_TRANSLATE_NOOP("RunState", "Saving"), "info", "disk"),
    "paused": (QT_TRANSLATE_NOOP("RunState", "Paused"), "off", "pause"),
    "pausing": (QT_TRANSLATE_NOOP("RunState", "Pausing"), "off", "pause"),
    "stopping": (QT_TRANSLATE_NOOP("RunState", "Stopping"), "off", "stop"),
    "stopped": (QT_TRANSLATE_NOOP("RunState", "Stopped"), "off", "stop"),
    "finished": (QT_TRANSLATE_NOOP("RunState", "Finished"), "ok", "check"),
    "failed": (QT_TRANSLATE_NOOP("RunState", "Stopped by a problem"), "bad", "danger"),
    "lost": (QT_TRANSLATE_NOOP("RunState", "Lost"), "warn", "warning"),
    "damaged": (QT_TRANSLATE_NOOP("RunState", "Damaged"), "bad", "danger"),
    "silent": (QT_TRANSLATE_NOOP("RunState", "Silent"), "warn", "clock"),
}
"""State -> (word, tone, icon). A state of a newer version reads as itself."""

PHASES = ("loading", "compiling", "evaluating", "saving")
"""What an engine may be busy with besides training."""
GOING = frozenset({"queued", "starting", "running", "paused", "silent"})
"""States in which a stop can be asked for."""


@dataclass(frozen=True)
class StateWord:
    """A state as a pill shows it."""

    text: str
    tone: str
    icon: str


def state_word(state: str, phase: str = "") -> StateWord:
    """The pill of a state; while it runs, the phase says more."""
    if state in ("starting", "running") and phase in PHASES:
        state = phase
    word, tone, icon = WORDS.get(state, (state, "off", "circle"))
    return StateWord(translate("RunState", word), tone, icon)


def state_sentence(
    state: str,
    view: RunView,
    quiet_s: float = 0.0,
    *,
    has_job: bool = True,
    is_gone: bool = False,
    can_write: bool = True,
) -> str:
    """One line about a state that is not plain training; empty where nothing needs saying.

    Args:
        quiet_s: seconds without a sign of life where the state is "silent"; where it is "running",
            seconds without news, if they are worth a word.
        can_write: whether its engine could write a sign if it wanted to.
    """
    writer = {
        "created": _created,
        "queued": _queued,
        "starting": _starting,
        "paused": _paused,
        "pausing": _pausing,
        "stopping": _stopping,
        "stopped": _stopped,
        "finished": _finished,
        "failed": _failed,
        "lost": _lost,
        "damaged": _damaged if has_job else _without_job,
    }.get(state)
    if state == "silent":
        return _silent(quiet_s)
    if not can_write:
        return translate("RunState", "The disk is full, so the engine cannot say how far it is.")
    if state == "running" and quiet_s:
        return _busy(view, quiet_s)
    if is_gone:
        return translate("RunState", "Its folder is not there any more: it was moved or deleted.")
    return writer(view) if writer else ""


def saved_step(view: RunView) -> int | None:
    """The step that a resume would go on from; None where nothing was saved."""
    return max((mark.step for mark in view.checkpoints), default=None)


def saved_sentence(view: RunView) -> str:
    """What a resume would go on from."""
    step = saved_step(view)
    if step is None:
        return translate("RunState", "Nothing was saved yet; Resume begins again.")
    return translate("RunState", "Step {step} is saved.").format(step=fmt.number(step))


def window_state(word: str, fraction: float) -> str:
    """State and percent for the title of the window: `Training 49 %`."""
    return f"{word} {fmt.percent(fraction)}" if fraction else word


def _created(view: RunView) -> str:
    return translate("RunState", "The engine has not written anything yet.")


def _damaged(view: RunView) -> str:
    return translate(
        "RunState",
        "Its history (events.jsonl) cannot be read. What it saved lies in its folder.",
    )


def _without_job(view: RunView) -> str:
    return translate(
        "RunState",
        "Its job (job.json) cannot be read, so it cannot go on. What it saved lies in its folder.",
    )


def nothing_words(state: str) -> tuple[str, str]:
    """What stands where a curve and answers would be while there are none: (curve, answers)."""
    if state == "damaged":
        return (
            translate("RunState", "The curve lies in the history, which cannot be read."),
            translate("RunState", "The answers lie in the history, which cannot be read."),
        )
    if state in ("finished", "stopped", "failed", "lost"):
        return (
            translate("RunState", "It ended before its first step: there is no curve."),
            translate("RunState", "It ended before its first answer."),
        )
    return (
        translate("RunState", "The curve begins with the first step."),
        translate(
            "RunState", "The first answer comes before training, the next with a measurement."
        ),
    )


def _queued(view: RunView) -> str:
    ahead = view.phase_facts.get("ahead")
    if isinstance(ahead, int) and ahead > 0:
        return RunState.tr("Starts by itself when %Ln run(s) before it have ended.", "", ahead)
    return translate("RunState", "Starts by itself when the device is free.")


def _starting(view: RunView) -> str:
    if view.download is not None:
        what, done, total = view.download
        return translate("RunState", "Fetching {what}: {done} of {total}.").format(
            what=what, done=fmt.size(done), total=fmt.size(total) if total else "…"
        )
    if view.phase == "loading":
        return translate("RunState", "Model and rows are being loaded; nothing to do for you.")
    if view.phase == "compiling":
        return translate(
            "RunState", "Layers are being compiled, as you asked; this can take minutes."
        )
    return translate("RunState", "The engine is being started; this takes some seconds.")


def _paused(view: RunView) -> str:
    if view.ending == "paused":
        said = translate(
            "RunState", "Paused by you {time}, after step {step}. Nothing is lost; {device}."
        )
        processor = view.started.get("device") == "cpu"
        free = (
            translate("RunState", "its memory is free")
            if processor
            else translate("RunState", "the GPU is free")
        )
        return said.format(time=_clock(view), step=fmt.number(view.step), device=free)
    if view.phase_facts.get("reason") == "disk_full":
        return translate("RunState", "Waits for room on the disk and then goes on by itself.")
    return translate("RunState", "Waits after step {step}.").format(step=fmt.number(view.step))


def _pausing(view: RunView) -> str:
    return translate("RunState", "Ends the step it is in, saves everything, then frees the device.")


def _stopping(view: RunView) -> str:
    return translate("RunState", "Ends the step it is in, saves a checkpoint, then stops.")


def _stopped(view: RunView) -> str:
    return translate("RunState", "Stopped {time}, after step {step}. {saved}").format(
        time=_clock(view), step=fmt.number(view.step), saved=saved_sentence(view)
    )


def _finished(view: RunView) -> str:
    steps = RunState.tr("all %Ln step(s)", "", view.total_steps or view.step)
    said = translate("RunState", "Finished {time}, {steps}.")
    return said.format(time=_clock(view), steps=steps)


def _failed(view: RunView) -> str:
    return translate("RunState", "Ended {time}, after step {step}. {saved}").format(
        time=_clock(view), step=fmt.number(view.step), saved=saved_sentence(view)
    )


def _lost(view: RunView) -> str:
    return translate(
        "RunState", "The engine ended without a word, perhaps with the computer. {saved}"
    ).format(saved=saved_sentence(view))


def _silent(quiet_s: float) -> str:
    said = translate(
        "RunState",
        "No sign of the engine for {time}; it gives one every 10 seconds. The log may say why.",
    )
    return said.format(time=fmt.duration(quiet_s))


def _busy(view: RunView, quiet_s: float) -> str:
    said = translate("RunState", "Alive, but no step for {time}. {why}")
    return said.format(time=fmt.duration(quiet_s), why=_why_busy(view.phase))


def _why_busy(phase: str) -> str:
    if phase == "saving":
        return translate("RunState", "A checkpoint is being written to a slow disk.")
    if phase == "evaluating":
        return translate("RunState", "The rows kept aside are being measured.")
    return translate("RunState", "The log may say why.")


def _clock(view: RunView) -> str:
    then = fmt.moment(view.last_t)
    return fmt.when(then) if then else fmt.NONE
