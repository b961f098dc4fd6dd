"""The two commands: `run` sets up and starts the first job, `test` sets up and tests."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence

from installer import environments, launcher, stages
from installer.environments import Ready
from installer.home import find_home
from installer.progress import Reporter
from installer.trouble import Trouble
from installer.words import say

INTERRUPTED = 130
FAILED = 1


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    _make_streams_forgiving()
    options, rest = _parse(arguments)
    reporter = Reporter()
    try:
        ready = _set_up(options, reporter)
        if options.command == "run":
            return _start(ready, options)
        return stages.run(ready, rest)
    except Trouble as trouble:
        reporter.line("")
        print(trouble, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        reporter.line("")
        print(say("interrupted"), file=sys.stderr)
        return INTERRUPTED


def _parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Set up Formiga from this checkout, then run it or test it.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="run|test")
    run = commands.add_parser("run", help="set up, fine-tune the small sample, open the window")
    run.add_argument("--no-window", action="store_true", help="do everything in the terminal")
    test = commands.add_parser("test", help="set up and run all checks and tests")
    for command in (run, test):
        command.add_argument("--home", metavar="DIR", help="instead of FORMIGA_HOME")
        command.add_argument(
            "--row",
            metavar="ROW",
            help="engine of lockfiles/matrix.toml (else the one in use, or the one for your card)",
        )
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command == "run":
        run.error(f"unknown: {' '.join(rest)}")
    return options, [argument for argument in rest if argument != "--"]


def _set_up(options: argparse.Namespace, reporter: Reporter) -> Ready:
    began = time.monotonic()
    home = find_home(options.home)
    reporter.line(say("home", path=home.root))
    with_dev = options.command == "test"
    ready = environments.set_up(home, options.row, with_dev=with_dev, reporter=reporter)
    reporter.line(say("ready", seconds=time.monotonic() - began))
    return ready


def _start(ready: Ready, options: argparse.Namespace) -> int:
    """Hand over to the app: check, first job, comparison, window."""
    command = [*launcher.command_line(ready.home, ready.app), "starter"]
    command += ["--no-window"] if options.no_window else []
    sys.stdout.flush()
    if sys.platform == "win32":
        return subprocess.call(command)
    os.execv(command[0], command)  # noqa: S606  (no shell is meant)


def _make_streams_forgiving() -> None:
    """A terminal that cannot show a letter shows a substitute; nothing stops for that."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
