"""The whole way once, on the bundled model and sample: check, train, compare, show.

What `python3 installer/bootstrap.py run` does after the set-up.
"""

from __future__ import annotations

from desktop.cli.answers import side_by_side
from desktop.cli.call import VERDICT_EXITS, Call, Exit
from desktop.cli.check_text import report_lines, tell_refusal
from desktop.cli.follow import Follower, end_json, held_out_lines
from desktop.cli.progress import make_progress
from desktop.cli.window import has_display, open_window
from desktop.language import translate
from desktop.messages import message
from desktop.problems import AppProblem
from desktop.runs import launcher
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from engine.contract.spec import JobSpec

SHOWN_ANSWERS = 3


def run_starter(call: Call, *, window: bool) -> int:
    """Check, fine-tune, compare, and open the window where one can be seen."""
    spec = starter_spec()
    call.say(translate("Cli", "1/3 Checking the environment …"))
    report = launcher.check_environment(call.home, spec)
    if report.get("verdict") not in ("ok", "usable"):
        tell_refusal(call, report)
        return VERDICT_EXITS.get(str(report.get("verdict")), Exit.FAILED)
    for line in list(report_lines(report))[:1]:
        call.data(line)
    call.say(translate("Cli", "2/3 Teaching the starter model its sample …"))
    run = RunFolder(launcher.start(spec, call.home, check=lambda home, job: report))
    call.say(translate("Cli", "Run folder: {run}").format(run=run.path))
    follower = Follower(call, run, taken_up=False)
    with make_progress(call) as progress:
        left_running = follower.watch(progress)
    if left_running:
        return follower.leave()
    if follower.view.ending != "finished":
        return follower.tell_end()
    return _show(call, follower, window)


def starter_spec() -> JobSpec:
    """The job that travels with the app.

    Raises:
        AppProblem: STARTER_MISSING if its files are gone.
    """
    from engine import starter

    for needed in (starter.starter_model_dir(), starter.starter_data_file()):
        if not needed.exists():
            raise AppProblem("STARTER_MISSING", path=str(needed))
    return parse_job(starter.starter_job())


def _show(call: Call, follower: Follower, window: bool) -> int:
    run, view = follower.run, follower.view
    call.say(translate("Cli", "3/3 What has changed:"))
    samples = view.compared_samples()[:SHOWN_ANSWERS]
    for line in [*held_out_lines(view), "", *side_by_side(samples)]:
        call.data(line)
    call.data(translate("Cli", "Run: {run}").format(run=run.path))
    call.data(translate("Cli", "Adapter: {folder}").format(folder=run.adapter))
    answered = end_json(run, view, "finished", None)
    if window and not call.as_json:
        _open(call, follower)
    call.answer(answered)
    return Exit.OK


def _open(call: Call, follower: Follower) -> None:
    """The result is there already: a window that does not open is told, and no failure."""
    if not has_display():
        call.say(translate("Cli", "There is no screen here, so the window stays closed."))
        return
    try:
        open_window(call, follower.run.path)
    except AppProblem as problem:
        call.say(message(problem.code, problem.facts).as_text())
