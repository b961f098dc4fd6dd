"""The verbs `train` and `resume`: hold the run, wait for the device, follow the recipe, say how it
ended."""

from __future__ import annotations

import json
import sys
import time
import traceback
from pathlib import Path

from engine.contract.problems import Problem
from engine.control import Asked
from engine.diagnose import diagnose
from engine.libraries import import_libraries
from engine.session import BEGAN_S, Session, open_session, turn

PATIENCE_S = 60.0
"""How long a failed run waits for room for its last event."""


def run_training(folder: Path, *, resume: bool, began_s: float = BEGAN_S) -> int:
    """Train in a run folder; returns the exit code.

    A run whose history has begun goes on from its newest checkpoint, whichever verb is used.

    Args:
        began_s: Unix time; a resume forgets requests from before it.
    """
    try:
        with open_session(folder) as session:
            if resume:
                session.requests.forget_before(began_s)
            return _train(session)
    except Problem as problem:
        _print(problem)
        return 1
    except OSError as error:  # the disk takes not even the run's lock or its history
        traceback.print_exc(file=sys.stderr)
        _print(diagnose(error, device="", step=0, path=str(folder)))
        return 1


def _train(session: Session) -> int:
    try:
        with turn(session) as ours:
            if not ours:
                raise Asked(session.requests.ending or "stop")
            session.report.phase("loading")
            with session.requests.while_loading():
                import_libraries()  # seconds and memory: not before the device is ours
            from engine.train import train

            train(session)
    except Asked as asked:  # before anything was loaded that could be saved
        session.end_as_asked(asked.word, session.run.read_state().step)
    except Exception as error:
        _fail(session, error)
        return 1
    return 0


def _fail(session: Session, error: Exception) -> None:
    """The run's last event says why it ended; the log keeps the whole story.

    A full disk is not waited for as long as it takes: the run holds the device, and whoever has
    started it learns the problem from its output.
    """
    traceback.print_exc(file=sys.stderr)
    step = session.report.steps_done or session.run.read_state().step
    place = str(session.run.path)
    problem = diagnose(error, device=session.device, step=step, path=place)
    if session.run.is_gone:  # whatever failed, failed for this
        problem = Problem("RUN_FOLDER_GONE", run=place)
    until = time.monotonic() + PATIENCE_S

    def given_up() -> bool:
        return session.asked_to_stop() or time.monotonic() > until

    facts = problem.to_json()
    if not session.report.last_word("problem", given_up=given_up, **facts, fatal=True):
        _print(problem)
    session.report.state("failed")


def _print(problem: Problem) -> None:
    sys.stdout.write(json.dumps({"problem": problem.to_json()}) + "\n")
