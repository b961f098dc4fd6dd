"""The verbs of `formiga`: what each takes. What each does is imported when it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from desktop import paths
from desktop.cli.before_verbs import fetch, inspect, plan
from desktop.cli.call import Call, Exit
from desktop.cli.options import NoFollow, NoWait, Run
from desktop.language import translate

STOP_COUNTDOWN_S = 15
"""A forced stop gives the engine this long to commit a checkpoint first."""


def listed() -> list[tuple[Callable[..., int], str]]:
    """The verbs in the order of the help, each with its sentence."""
    return [
        (train, translate("Cli", "Check the environment, start a job file, and follow it.")),
        (resume, translate("Cli", "Go on with a run that was stopped or lost, and follow it.")),
        (stop, translate("Cli", "End a run after its next checkpoint.")),
        (pause, translate("Cli", "Save a run and free the device; `resume` goes on.")),
        (save, translate("Cli", "Save a checkpoint of a run that is going, now.")),
        (sample, translate("Cli", "Let a run that is going answer its questions, now.")),
        (runs, translate("Cli", "List the runs, the newest first.")),
        (inspect, translate("Cli", "Show how a data file or a model is understood.")),
        (plan, translate("Cli", "Memory, time and readiness of a run, before it starts.")),
        (fetch, translate("Cli", "Download a model of the hub, or go on with its download.")),
        (compare, translate("Cli", "Base and tuned answers side by side, with held-out numbers.")),
        (check, translate("Cli", "Look at driver, card, engine and disk; say what to do.")),
        (repair, translate("Cli", "Build a known-good engine beside this one, try it, use it.")),
        (rollback, translate("Cli", "Go back to the engine before, at once.")),
        (envs, translate("Cli", "List the engines, with their proof.")),
        (bundle, translate("Cli", "Collect what somebody needs to help, without your names.")),
        (where, translate("Cli", "Print the folders and interpreters that are used.")),
    ]


def listed_wheels() -> list[tuple[str, Callable[..., int], str]]:
    """The verbs of `formiga wheels`: name, verb, sentence."""
    export = translate("Cli", "Put the wheels of a row into DIR, for a computer without internet.")
    return [("export", wheels_export, export)]


def window(call: Call) -> int:
    """Opens the window."""
    from desktop.cli.window import open_window

    open_window(call)
    return Exit.OK


def train(
    call: Call,
    job: Annotated[
        Path, typer.Argument(metavar="JOB.json", help=translate("Cli", "The job file."))
    ],
    no_follow: NoFollow = False,
) -> int:
    from desktop.cli.run_verbs import start_job

    return start_job(call, job, follow=not no_follow)


def resume(call: Call, run: Run, no_follow: NoFollow = False) -> int:
    from desktop.cli.run_verbs import resume_run

    return resume_run(call, run, follow=not no_follow)


def stop(
    call: Call,
    run: Run,
    no_wait: NoWait = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help=translate("Cli", "After a countdown, end it without a checkpoint.")
        ),
    ] = False,
    countdown: Annotated[
        int, typer.Option(min=0, help=translate("Cli", "Seconds before `--force` acts."))
    ] = STOP_COUNTDOWN_S,
) -> int:
    from desktop.cli.run_verbs import stop_run

    return stop_run(call, run, wait=not no_wait, force_after_s=countdown if force else None)


def pause(call: Call, run: Run, no_wait: NoWait = False) -> int:
    from desktop.cli.ask_verbs import pause_run

    return pause_run(call, run, wait=not no_wait)


def save(call: Call, run: Run, no_wait: NoWait = False) -> int:
    from desktop.cli.ask_verbs import save_run

    return save_run(call, run, wait=not no_wait)


def sample(call: Call, run: Run, no_wait: NoWait = False) -> int:
    from desktop.cli.ask_verbs import sample_run

    return sample_run(call, run, wait=not no_wait)


def runs(call: Call) -> int:
    from desktop.cli.run_verbs import show_runs

    return show_runs(call)


def compare(call: Call, run: Run) -> int:
    from desktop.cli.look_verbs import compare_answers

    return compare_answers(call, run)


def check(
    call: Call,
    deep: Annotated[
        bool,
        typer.Option("--deep", help=translate("Cli", "Compare every byte, try 4-bit training.")),
    ] = False,
    facts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=translate("Cli", "Judge a report or a bundle instead of this computer."),
        ),
    ] = None,
) -> int:
    from desktop.cli.look_verbs import check_environment

    return check_environment(call, deep=deep, facts=facts)


def repair(
    call: Call,
    to: Annotated[
        str,
        typer.Option(
            metavar="ROW",
            help=translate("Cli", "Which tested set to build; `auto` for the one of this card."),
        ),
    ] = "",
    offline: Annotated[
        bool, typer.Option("--offline", help=translate("Cli", "Only from wheels that are kept."))
    ] = False,
    wheels: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help=translate("Cli", "Wheels that `formiga wheels export` wrote.")
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=translate("Cli", "Print the plan, change nothing."))
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=translate("Cli", "Do not ask before it begins."))
    ] = False,
    again: Annotated[
        bool,
        typer.Option(
            "--again", help=translate("Cli", "Even if it failed the same way twice before.")
        ),
    ] = False,
) -> int:
    from desktop.cli.repair_verbs import repair_engine

    return repair_engine(
        call, row=to, offline=offline, wheels=wheels, again=again, dry_run=dry_run, yes=yes
    )


def rollback(call: Call) -> int:
    from desktop.cli.repair_verbs import roll_back

    return roll_back(call)


def envs(call: Call) -> int:
    from desktop.cli.repair_verbs import show_envs

    return show_envs(call)


def wheels_export(
    call: Call,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help=translate("Cli", "A new folder, or one that gets a folder in it.")
        ),
    ],
    row: Annotated[
        str,
        typer.Option(metavar="ROW", help=translate("Cli", "Which tested set; else this one's.")),
    ] = "",
) -> int:
    from desktop.cli.wheels_verb import export_wheels

    return export_wheels(call, folder, row)


def bundle(
    call: Call,
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE.zip", help=translate("Cli", "Where to save it; else here.")),
    ] = None,
) -> int:
    from desktop.cli.bundle_verb import make_bundle

    return make_bundle(call, to)


def where(call: Call) -> int:
    places = paths.where(call.home)
    for name, place in places.items():
        call.data(f"{name}: {place or '-'}")
    call.answer(places)
    return Exit.OK


where.speaks_no_words = True  # type: ignore[attr-defined]  # starts in a third of the time


def starter(
    call: Call,
    no_window: Annotated[
        bool, typer.Option("--no-window", help=translate("Cli", "Do not open the window."))
    ] = False,
) -> int:
    """The whole way on the bundled model and sample: check, train, compare, show."""
    from desktop.cli.starter import run_starter

    return run_starter(call, window=not no_window)
