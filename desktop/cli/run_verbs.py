"""`train`, `resume`, `stop`, `runs`: what the command does with runs."""

from __future__ import annotations

import time
from pathlib import Path

from desktop import format as fmt
from desktop.cli.ask_verbs import tell_state
from desktop.cli.call import Call, Exit
from desktop.cli.follow import follow_run
from desktop.language import translate
from desktop.runs import launcher
from desktop.runs.listing import RunSummary, find_run, list_runs, read_state
from desktop.sentences.words import state_word
from engine.contract.run_folder import RunFolder

POLL_S = 0.25


def start_job(call: Call, job: Path, *, follow: bool = True) -> int:
    """Check, start, follow."""
    call.say(translate("Cli", "Checking the environment …"))
    return _follow_or_leave(call, launcher.start(job, call.home), follow)


def resume_run(call: Call, wanted: str, *, follow: bool = True) -> int:
    """Check, go on, follow."""
    run = find_run(wanted, call.home)
    call.say(translate("Cli", "Checking the environment …"))
    return _follow_or_leave(call, launcher.resume(run, call.home), follow, taken_up=True)


def stop_run(call: Call, wanted: str, *, wait: bool, force_after_s: int | None = None) -> int:
    """Ask the engine to end, and wait until it has; by force after a countdown if asked so."""
    run = RunFolder(find_run(wanted, call.home))
    launcher.stop(run.path)
    call.say(
        translate("Cli", "Asked {run} to commit a checkpoint and end.").format(run=run.path.name)
    )
    if force_after_s is not None:
        _count_down(call, run, force_after_s)
    elif wait:
        while launcher.is_active(run):
            time.sleep(POLL_S)
    tell_state(call, run)
    return Exit.FAILED if force_after_s is not None and launcher.is_active(run) else Exit.OK


def show_runs(call: Call) -> int:
    """The list of runs, the newest first."""
    listed = list_runs(call.home)
    if not listed:
        call.say(translate("Cli", "No runs yet. `formiga train JOB.json` starts one."))
    for line in _table([_cells(run) for run in listed]):
        call.data(line)
    call.answer({"runs": [run.to_json() for run in listed]})
    return Exit.OK


def _follow_or_leave(call: Call, run: Path, follow: bool, taken_up: bool = False) -> int:
    call.say(translate("Cli", "Run folder: {run}").format(run=run))
    if follow:
        try:
            return follow_run(call, run, taken_up=taken_up)
        except KeyboardInterrupt:  # before the follower listened: it means what it means there
            RunFolder(run).request("stop")
            return follow_run(call, run, taken_up=taken_up)
    state = read_state(RunFolder(run)).state
    call.data(str(run))
    call.answer({"run": run.name, "path": str(run), "state": state})
    return Exit.OK


def _count_down(call: Call, run: RunFolder, seconds: int) -> None:
    """The engine may still end by itself; then nothing is forced."""
    for left in range(seconds, 0, -1):
        if not launcher.is_active(run):
            return
        if left == seconds or left % 5 == 0 or left < 5:
            call.say(translate("Cli", "Ending it by force in {left} s.").format(left=left))
        time.sleep(1)
    if launcher.is_active(run):
        launcher.force_stop(run.path)


def _cells(run: RunSummary) -> list[str]:
    steps = f"{run.step}/{run.total_steps}" if run.total_steps else "-"
    loss = run.eval_loss if run.eval_loss is not None else run.loss
    when = fmt.moment(run.t)
    return [
        run.path.name,
        state_word(run.state),
        steps,
        "-" if loss is None else fmt.significant(loss),
        "-" if when is None else fmt.when(when),
    ]


def _table(rows: list[list[str]]) -> list[str]:
    """Columns as wide as their widest cell, under a header."""
    if not rows:
        return []
    header = [
        translate("Cli", "Run"),
        translate("Cli", "State"),
        translate("Cli", "Step"),
        translate("Cli", "Loss"),
        translate("Cli", "Last event"),
    ]
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (header, *rows)
    ]
