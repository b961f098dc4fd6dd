"""The verbs that build and switch: `python -m envcheck plan|repair|verify|rollback|envs`.

One JSON object on stdout. Exit codes: 0 done, or nothing to do; 1 failed; 2 wrong arguments;
3 something to repair; 4 something that only the person can change stands in the way.

    python -s -B -m envcheck repair --home H --code C --folder H/repairs/NAME --prove "-s -B -m …"
"""

from __future__ import annotations

import argparse
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
VERBS = {
    "plan": "what a repair would build, without building it",
    "repair": "build a whole engine beside the one in use, prove it, switch to it",
    "verify": "compare every byte of the engine with what was built",
    "rollback": "go back to the engine before",
    "envs": "every engine that there is",
}


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs and their arguments to the parser of `python -m envcheck`."""
    for name, what in VERBS.items():
        verb = verbs.add_parser(name, help=what)
        verb.add_argument("--home", type=Path, required=True, help="folder that holds envs/")
        verb.add_argument("--code", type=Path, default=HERE, help="folder that holds lockfiles/")
        verb.add_argument("--json", action="store_true", help="the only form there is")
    for name in ("plan", "repair"):
        _add_order(verbs.choices[name])
    verbs.choices["verify"].add_argument("--env", help="name of its folder, else the one in use")


def _add_order(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--row", help="id of a row of matrix.toml, or auto for the rule's choice")
    verb.add_argument("--folder", type=Path, help="the repair's own, made by repairs.create")
    verb.add_argument("--offline", action="store_true", help="ask nobody for wheels")
    verb.add_argument("--wheels", type=Path, help="folder of exported wheels")
    verb.add_argument("--again", action="store_true", help="even if it is whole, or failed twice")
    verb.add_argument("--prove", default="", help="what follows the engine's interpreter")


def run(given: argparse.Namespace) -> int:
    """Run one of `VERBS`; returns the exit code."""
    from envcheck.repairing import (
        repair_verbs,  # what it needs takes a moment to import; a check does not
    )

    return repair_verbs.run(given)
