"""`python -m engine train|resume RUN`, `inspect …`, `standby` …: JSON out, codes not words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run one verb; returns the exit code (0 done, 1 refused or failed, 2 usage)."""
    if arguments[:1] == ["inspect"]:
        from engine.inspect_cli import run as inspect

        return inspect(arguments[1:])
    if arguments[:1] == ["desk"]:
        from engine.desk_cli import run as desk

        return desk(arguments[1:])
    if arguments[:1] == ["models"]:
        from engine.models_cli import run as models

        return models(arguments[1:])
    if arguments[:1] == ["probe"]:
        from engine.memory_probe import run as probe

        return probe(arguments[1:])
    if arguments[:1] == ["standby"]:
        from engine.standby import run as standby

        return standby(arguments[1:])
    if arguments[:1] == ["prove"]:
        from engine.prove import run as prove

        return prove(arguments[1:])
    asked = _parser().parse_args(arguments)
    from engine.run_verb import run_training

    return run_training(asked.run, resume=asked.verb == "resume")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, about in (
        ("train", "train the job of a run folder"),
        ("resume", "go on with a run that was stopped or lost"),
    ):
        verbs.add_parser(verb, help=about).add_argument("run", type=Path, help="the run folder")
    verbs.add_parser("inspect", help="look at a data file or a model; see inspect --help")
    verbs.add_parser("desk", help="look at data files for the window; JSON lines in and out")
    verbs.add_parser("models", help="models here and on the hub; see models --help")
    verbs.add_parser("probe", help="measure a job's memory and speed; see probe --help")
    verbs.add_parser("standby", help="import everything and wait for a run on standard input")
    verbs.add_parser("prove", help="try 4-bit training on this computer; see prove --help")
    return parser


if __name__ == "__main__":
    if sys.argv[1:2] in (["inspect"], ["desk"]):
        from engine.models.tokenizer import without_torch

        without_torch()
    else:
        from engine.allocator import begin_without_cache

        begin_without_cache()
    sys.exit(main(sys.argv[1:]))
