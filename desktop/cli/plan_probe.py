"""Two real steps on the longest batch, waited for: what Review tries in the background."""

from __future__ import annotations

import json
import subprocess
import tempfile
from typing import Any

from desktop.cli.call import Call
from desktop.cli.plan_session import Checked, Measuring, PlanSession
from desktop.language import translate
from desktop.paths import code_root
from desktop.runs.engine_process import engine_command, engine_environ
from desktop.runs.inspector import InspectFailed, read_answer
from desktop.sentences.words import phase_word
from desktop.wizard.fits import fit
from desktop.wizard.review.probe import probe_arguments
from desktop.wizard.review.readiness import is_local


def measure(call: Call, session: PlanSession, checked: Checked) -> None:
    """Measure; what came of it lies in the home's cache, where the plan looks for it.

    Raises:
        InvalidJob: the settings make no job.
        AppProblem: there is no engine.
    """
    found = fit(session, checked)
    if found is None:
        return
    if not is_local(session):
        facts = {"repo_id": session.draft.base_model}
        session.probe = Measuring(code="MODEL_NOT_DOWNLOADED", facts=facts)
        return
    arguments = probe_arguments(session.home, session.spec(), found)
    card = ((checked.report or {}).get("row") or {}).get("device")
    call.say(translate("Cli", "Trying two real steps on the longest batch …"))
    try:
        _run(call, engine_command(session.home, arguments), engine_environ(session.home, card))
    except InspectFailed as failed:
        session.probe = Measuring(code=failed.code, facts=failed.facts)


def _run(call: Call, command: list[str], environ: dict[str, str]) -> None:
    """Tell its phases as they come.

    Raises:
        InspectFailed: it named a problem, or said nothing that can be read.
    """
    with (
        tempfile.TemporaryFile() as errors,  # a pipe that nobody empties would stop it
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environ,
            cwd=code_root(),
        ) as helper,
    ):
        try:
            said = [_told(call, line) for line in helper.stdout or ()]
            helper.wait()
        except BaseException:
            helper.kill()  # nothing of it is kept but the two numbers
            raise
        errors.seek(0)
        words = errors.read()
    read_answer("probe", b"".join(said), words, helper.returncode)


def _told(call: Call, line: bytes) -> bytes:
    try:
        document: Any = json.loads(line)
    except ValueError:
        return line
    phase = document.get("phase") if isinstance(document, dict) else None
    if phase in ("queued", "loading"):
        call.say(phase_word(str(phase)))
    return line
