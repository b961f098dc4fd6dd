"""`python -m engine models`: what is here, what the hub has, fetching it, who one is there.

One JSON object on standard output; `--download` writes one line after another until "ready" or
"problem" and keeps them in the model's folder as well, so that a window opened later can follow.
The hub's token comes in the variable HF_TOKEN, never as an argument.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from engine.contract.problems import Problem


def run(argv: list[str]) -> int:
    """Do what was asked; returns the exit code (0 done, 1 refused, 2 usage)."""
    asked = _parser().parse_args(argv)
    home = Path(os.environ.get("FORMIGA_HOME") or ".")
    try:
        if asked.download:
            from engine.models.fetching import fetch_with_record

            return fetch_with_record(asked.download, home / "models", _say)
        _say(_answer(asked, home))
    except Problem as problem:
        _say({"v": 1, "id": asked.look_up, "problem": problem.to_json()})
        return 1
    return 0


def _answer(asked: argparse.Namespace, home: Path) -> dict[str, Any]:
    if asked.look_up:
        from engine.models.look_up import look_up

        return {"v": 1, "model": {"id": asked.look_up, **look_up(asked.look_up, home / "models")}}
    if asked.whoami:
        from engine.models.hub_api import whoami

        return {"v": 1, "name": whoami()}
    from engine.models.local import local_models

    return {"v": 1, "models": local_models(home, asked.folder)}


def _say(document: dict[str, Any]) -> None:
    """ASCII only: whatever the console's encoding is, the object arrives whole."""
    sys.stdout.write(json.dumps(document, default=str) + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine models")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--look-up", metavar="ID", help="what the hub says of a model; no weights")
    what.add_argument("--download", metavar="ID", help="fetch a model into Formiga's home")
    what.add_argument("--whoami", action="store_true", help="whose token HF_TOKEN is")
    parser.add_argument(
        "--folder", type=Path, action="append", default=[], help="another folder to look into"
    )
    parser.add_argument("--json", action="store_true", help="one object; the only form there is")
    return parser
