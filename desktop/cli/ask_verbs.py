"""`pause`, `save`, `sample`: asking something of an engine that is at work, and waiting for it."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

from desktop import format as fmt
from desktop.cli.answers import side_by_side
from desktop.cli.call import STATE_EXITS, Call, Exit
from desktop.language import translate
from desktop.runs import launcher
from desktop.runs.listing import find_run, read_state
from desktop.runs.run_view import RunView
from desktop.runs.tail import RunTail
from desktop.sentences.words import state_word
from engine.contract.run_folder import ControlWord, RunFolder

POLL_S = 0.25


def pause_run(call: Call, wanted: str, *, wait: bool) -> int:
    """Ask the engine to commit, end and free the device, and wait until it has."""
    run = RunFolder(find_run(wanted, call.home))
    launcher.pause(run.path)
    text = translate("Cli", "Asked {run} to commit a checkpoint and free the device.")
    call.say(text.format(run=run.path.name))
    while wait and launcher.is_active(run):
        time.sleep(POLL_S)
    return tell_state(call, run)


def save_run(call: Call, wanted: str, *, wait: bool) -> int:
    """Ask for a checkpoint now, and wait until it is on the disk."""
    run = RunFolder(find_run(wanted, call.home))
    news = _News(run)
    launcher.save(run.path)
    text = translate("Cli", "Asked {run} to save a checkpoint.")
    call.say(text.format(run=run.path.name))
    if not wait:
        return tell_state(call, run)
    _wait_for(run, "save")
    saved = [mark for mark in news.view().checkpoints if mark.code == "asked"]
    if not saved:
        return _ended(call, run)
    path = str(saved[-1].facts.get("path", ""))
    text = translate("Cli", "Saved after step {step}: {path}")
    call.data(text.format(step=fmt.number(saved[-1].step), path=run.path / path))
    return tell_state(call, run, step=saved[-1].step, checkpoint=path)


def sample_run(call: Call, wanted: str, *, wait: bool) -> int:
    """Ask for answers to the job's questions now, and show them beside those of the base."""
    run = RunFolder(find_run(wanted, call.home))
    news = _News(run)
    launcher.sample(run.path)
    text = translate("Cli", "Asked {run} to answer the job's questions now.")
    call.say(text.format(run=run.path.name))
    if not wait:
        return tell_state(call, run)
    _wait_for(run, "sample")
    samples = news.view().final_samples()
    if not samples and not launcher.is_active(run):
        return _ended(call, run)
    if not samples:
        call.say(translate("Cli", "The job has no questions (`evaluation.sample_prompts`)."))
    for line in side_by_side(samples):
        call.data(line)
    return tell_state(call, run, samples=[asdict(sample) for sample in samples])


def tell_state(call: Call, run: RunFolder, **more: Any) -> int:
    """The run's state now, and what else there is to say for programs."""
    state = read_state(run).state
    call.data(f"{run.path.name}: {state_word(state)}")
    call.answer({"run": run.path.name, "path": str(run.path), "state": state, **more})
    return Exit.OK


class _News:
    """What a run tells from now on."""

    def __init__(self, run: RunFolder) -> None:
        self._tail = RunTail(run.events)
        self._tail.read_all()

    def view(self) -> RunView:
        """Everything since, folded."""
        view = RunView()
        view.apply_all(self._tail.read_all())
        return view


def _wait_for(run: RunFolder, word: ControlWord) -> None:
    """Wait until the engine has done what was asked, or is gone."""
    while (run.control / f"{word}.json").exists() and launcher.is_active(run):
        time.sleep(POLL_S)


def _ended(call: Call, run: RunFolder) -> int:
    """The run ended before it could obey; how it ended says whether anything is missing."""
    while launcher.is_active(run):
        time.sleep(POLL_S)
    state = read_state(run)
    if state.state == "lost":
        return call.problem("ENGINE_LOST", {"run": str(run.path), "step": state.step})
    tell_state(call, run)
    return STATE_EXITS.get(state.state, Exit.FAILED)
