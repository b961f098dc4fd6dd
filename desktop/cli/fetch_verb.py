"""`formiga fetch`: a model of the hub, followed until it is here.

The helper is the window's own (`desktop.runs.model_download`): it works without this terminal, what
has arrived is kept, and another `fetch`, the window or a start goes on with it. Ctrl+C stops it, a
second one leaves it at work.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop import format as fmt
from desktop.cli.call import Call, Exit
from desktop.cli.fetch_progress import FetchProgress, make_fetch_progress
from desktop.language import translate
from desktop.runs.interrupts import counting_interrupts
from desktop.runs.model_download import (
    LOG_FILE,
    Progress,
    ask_to_stop,
    helper_lives,
    model_folder,
    read_progress,
    start_helper,
)
from engine.contract.problems import Problem
from engine.contract.spec import STARTER

POLL_S = 0.25


def fetch_model(call: Call, model: str) -> int:
    """Begin or go on, follow, tell how it ended; 0 where the whole model is here."""
    if model == STARTER or Path(model).expanduser().is_dir():
        call.data(translate("Cli", "{model} is on this computer.").format(model=model))
        call.answer({"model": model, "state": "ready"})
        return Exit.OK
    pid = None
    if not read_progress(call.home, model).busy:
        pid = _begin(call, model)
    with make_fetch_progress(call) as progress:
        now = _follow(call, model, pid, progress)
    return _tell_end(call, model, now)


def _begin(call: Call, model: str) -> int:
    """Start the helper.

    Raises:
        AppProblem: there is no engine.
        Problem: HUB_NOT_WRITTEN.
    """
    try:
        return start_helper(call.home, model)
    except OSError as error:
        folder = model_folder(call.home, model)
        raise Problem("HUB_NOT_WRITTEN", path=str(folder), error=str(error)) from error


def _follow(call: Call, model: str, pid: int | None, progress: FetchProgress) -> Progress:
    """Poll until it has ended; its state is still "running" if the person went away before."""
    asked = False
    with counting_interrupts() as interrupts:
        while True:
            now = _look(call.home, model, pid)
            progress.show(now)
            if not now.busy or len(interrupts) > 1:
                return now
            if interrupts and not asked:
                asked = ask_to_stop(call.home, model)
                progress.say(
                    translate(
                        "Cli",
                        "The download will end; what has arrived is kept. Ctrl+C again leaves it "
                        "at work.",
                    )
                )
            time.sleep(POLL_S)


def _look(home: Path, model: str, pid: int | None) -> Progress:
    """The state from the model's folder; from the log where the helper never got that far."""
    alive = pid is not None and helper_lives(pid)
    now = read_progress(home, model)
    if now.state != "none":
        return now
    if alive:
        return Progress("starting")
    said = _last_words(model_folder(home, model) / LOG_FILE).get("problem") or {}
    if not said:
        return Progress("lost")
    return Progress("problem", code=str(said.get("code", "")), facts=dict(said.get("facts") or {}))


def _last_words(log: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, IndexError):
        document = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
        if isinstance(document, dict):
            return document
    return {}


def _tell_end(call: Call, model: str, now: Progress) -> int:
    folder = str(model_folder(call.home, model))
    about = {"model": model, "done_bytes": now.done_bytes, "total_bytes": now.total_bytes}
    if now.state == "problem":
        return call.problem(now.code, now.facts)
    if now.state == "lost":
        facts = {"repo_id": model, "done_bytes": now.done_bytes, "total_bytes": now.total_bytes}
        return call.problem("HUB_INTERRUPTED", facts)
    call.answer({**about, "state": now.state, "path": folder if now.state == "ready" else None})
    if now.state == "ready":
        call.data(translate("Cli", "Here, and verified: {folder}").format(folder=folder))
        return Exit.OK
    if now.state == "stopped":
        text = translate("Cli", "Stopped: {done} of {total} are kept; the same command goes on.")
        call.say(text.format(done=fmt.size(now.done_bytes), total=fmt.size(now.total_bytes)))
        return Exit.FAILED
    call.say(translate("Cli", "The download goes on without this terminal."))
    return Exit.LEFT
