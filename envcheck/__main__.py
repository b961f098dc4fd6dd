"""`python -m envcheck probe|check`: facts or a whole report as one JSON object on stdout.

Exit codes: 0 ok or usable, 1 failed, 2 wrong arguments or unreadable facts, 3 repairable,
4 blocked.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from envcheck import codec, repair_cli
from envcheck.check import Report, assess, check, gather
from envcheck.verdict import Needs

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
    needs = Needs(given.disk_bytes, given.gpu_bytes, tuple(given.path))
    if given.verb == "probe":
        _print(codec.to_json(gather(given.home, given.code, needs=needs)))
        return 0
    try:
        report = _report(given, needs)
    except (OSError, ValueError) as error:
        parser.exit(WRONG_USAGE, f"{given.facts}: {type(error).__name__}: {error}\n")
    _print(report.to_json())
    return EXIT_CODES[report.verdict.word]


def _report(given: argparse.Namespace, needs: Needs) -> Report:
    if given.facts is None:
        return check(given.home, given.code, needs=needs)
    return _replay(given.facts, given.code, needs)


def _replay(recorded: Path, code: Path, needs: Needs) -> Report:
    """Judge facts that were recorded elsewhere: a report, or what `probe` printed."""
    begun = time.monotonic()
    document = json.loads(recorded.read_text(encoding="utf-8"))
    inner = document.get("facts") if isinstance(document, dict) else None
    facts = codec.from_json(inner if isinstance(inner, dict) else document)
    return Report(facts, assess(facts, code, needs), time.monotonic() - begun)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="envcheck", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, what in (("probe", "facts only"), ("check", "facts, findings and verdict")):
        verb = verbs.add_parser(name, help=what)
        verb.add_argument("--home", type=Path, help="folder that holds envs/ (FORMIGA_HOME)")
        verb.add_argument("--code", type=Path, default=HERE, help="folder that holds lockfiles/")
        verb.add_argument("--disk-bytes", type=int, help="free disk that a job needs")
        verb.add_argument("--gpu-bytes", type=int, help="card memory that a job needs")
        verb.add_argument("--path", type=Path, action="append", default=[], help="job's folder")
        verb.add_argument("--json", action="store_true", help="the only form there is")
    verbs.choices["check"].add_argument("--facts", type=Path, help="judge recorded facts instead")
    verbs.choices["probe"].set_defaults(facts=None)
    repair_cli.add_verbs(verbs)
    return parser


def _print(document: object) -> None:
    print(json.dumps(document, indent=1, allow_nan=False))


if __name__ == "__main__":
    sys.exit(main())
