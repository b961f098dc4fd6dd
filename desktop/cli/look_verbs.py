"""`check`, `compare`: looking without changing anything."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.cli.answers import side_by_side
from desktop.cli.call import VERDICT_EXITS, Call, Exit
from desktop.cli.check_text import report_lines
from desktop.cli.follow import held_out_lines
from desktop.environment.repairs import PROVE
from desktop.language import translate
from desktop.paths import code_root
from desktop.problems import AppProblem
from desktop.runs.listing import find_run, read_state
from desktop.runs.run_view import RunView
from desktop.runs.tail import RunTail
from desktop.sentences.words import word
from engine.contract.run_folder import RunFolder


def check_environment(call: Call, *, deep: bool, facts: Path | None) -> int:
    """The verdict, its findings, and what would be built; of this computer or of recorded facts."""
    report = _recorded(facts) if facts else _looked(call, deep)
    for line in report_lines(report):
        call.data(line)
    call.answer(report)
    return VERDICT_EXITS.get(str(report["verdict"]), Exit.FAILED)


def _looked(call: Call, deep: bool) -> dict[str, Any]:
    from envcheck import check

    if not deep:
        return check.check(call.home, code_root()).to_json()
    call.say(translate("Cli", "Comparing every file and trying 4-bit training: about a minute."))

    def tell(part: str) -> None:
        call.say(translate("Cli", "Trying: {part}").format(part=word(part)))

    return check.check(call.home, code_root(), deep=True, prove=PROVE, on_part=tell).to_json()


def _recorded(file: Path) -> dict[str, Any]:
    """A report on facts of another day or another computer."""
    from envcheck import bundle, check
    from envcheck.judges.verdict import Needs

    try:
        facts = bundle.recorded_facts(file.expanduser())
    except (OSError, ValueError) as error:
        raise AppProblem("FACTS_UNREADABLE", file=str(file), error=str(error)) from error
    began = time.monotonic()
    verdict = check.assess(facts, code_root(), Needs())
    return check.Report(facts, verdict, time.monotonic() - began).to_json()


def compare_answers(call: Call, wanted: str) -> int:
    """Held-out numbers and sample answers of the base and the tuned model."""
    run = RunFolder(find_run(wanted, call.home))
    view = RunView()
    view.apply_all(RunTail(run.events).read_all())
    state = read_state(run).state
    samples = view.compared_samples()
    before, after = view.held_out()
    if not samples and after is None:
        raise AppProblem("RUN_NO_ANSWERS", run=str(run.path), state=state)
    call.data(translate("Cli", "Run: {run}").format(run=run.path.name))
    for line in [*held_out_lines(view), "", *side_by_side(samples)]:
        call.data(line)
    call.answer(
        {
            "run": run.path.name,
            "path": str(run.path),
            "state": state,
            "before": before,
            "after": after,
            "samples": [asdict(sample) for sample in samples],
        }
    )
    return Exit.OK
