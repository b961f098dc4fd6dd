"""`python -m envcheck probe|check`: facts or a whole report as one JSON object on stdout.

Exit codes: 0 ok or usable, 1 failed, 2 wrong arguments or unreadable facts, 3 repairable,
4 blocked.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from envcheck import bundle, codec
from envcheck.check import Report, assess, check, gather
from envcheck.judges.verdict import Needs
from envcheck.repairing import repair_cli

EXIT_CODES = {"ok": 0, "usable": 0, "repairable": 3, "blocked": 4}
WRONG_USAGE = 2
HERE = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.verb in repair_cli.VERBS:
        return repair_cli.run(given)
    if given.facts is None and given.home is None:
        parser.error("--home is missing")
    needs = _needs(given)
    if given.verb == "probe":
        _print(codec.to_json(gather(given.home, given.code, needs=needs, deep=given.deep)))
        return 0
    try:
        report = _report(given, needs)
    except (OSError, ValueError) as error:
        parser.exit(WRONG_USAGE, f"{given.facts}: {type(error).__name__}: {error}\n")
    _print(report.to_json())
    return EXIT_CODES[report.verdict.word]


def _needs(given: argparse.Namespace) -> Needs:
    return Needs(
        disk_bytes=given.disk_bytes,
        gpu_bytes=given.gpu_bytes,
        paths=tuple(given.path),
        memory_bytes=given.memory_bytes,
        job_paths=tuple(given.job_path),
    )


def _report(given: argparse.Namespace, needs: Needs) -> Report:
    if given.facts is None:
        prove = tuple(shlex.split(given.prove)) or None
        return check(given.home, given.code, needs=needs, deep=given.deep, prove=prove)
    begun = time.monotonic()
    facts = bundle.recorded_facts(given.facts)
    return Report(facts, assess(facts, given.code, needs), time.monotonic() - begun)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="envcheck", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, what in (("probe", "facts only"), ("check", "facts, findings and verdict")):
        verb = verbs.add_parser(name, help=what)
        verb.add_argument("--home", type=Path, help="folder that holds envs/ (FORMIGA_HOME)")
        verb.add_argument("--code", type=Path, default=HERE, help="folder that holds lockfiles/")
        verb.add_argument("--disk-bytes", type=int, help="free disk that a job needs")
        verb.add_argument("--gpu-bytes", type=int, help="card memory that a job needs")
        verb.add_argument("--memory-bytes", type=int, help="main memory that a job needs")
        verb.add_argument("--path", type=Path, action="append", default=[], help="job's folder")
        verb.add_argument(
            "--job-path", type=Path, action="append", default=[], help="folder of job file or data"
        )
        verb.add_argument("--deep", action="store_true", help="compare every byte")
        verb.add_argument("--json", action="store_true", help="the only form there is")
    asked = verbs.choices["check"]
    asked.add_argument(
        "--facts", type=Path, help="judge a recorded report, facts or bundle instead"
    )
    asked.add_argument("--prove", default="", help="what follows the engine's interpreter")
    verbs.choices["probe"].set_defaults(facts=None)
    repair_cli.add_verbs(verbs)
    return parser


def _print(document: object) -> None:
    print(json.dumps(document, indent=1, allow_nan=False))


if __name__ == "__main__":
    sys.exit(main())
