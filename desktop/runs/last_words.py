"""What an engine printed before it ended: its named refusal, or the last lines of its log."""

from __future__ import annotations

import json
from typing import Any

from engine.contract.run_folder import RunFolder

TAIL_BYTES = 8 * 1024
TAIL_LINES = 5


def last_words(run: RunFolder, since: int = 0) -> str:
    """The last lines of `engine.log` after byte `since`; empty where there are none."""
    return "\n".join(_last_lines(run, since)[-TAIL_LINES:])


def refusal(run: RunFolder, since: int = 0) -> tuple[str, dict[str, Any]] | None:
    """(code, facts) if the last line is a problem that the engine named, else None."""
    lines = _last_lines(run, since)
    try:
        problem = json.loads(lines[-1])["problem"] if lines else None
        return (str(problem["code"]), dict(problem.get("facts") or {})) if problem else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _last_lines(run: RunFolder, since: int) -> list[str]:
    try:
        with run.log.open("rb") as stream:
            stream.seek(max(since, stream.seek(0, 2) - TAIL_BYTES))
            text = stream.read().decode("utf-8", "replace")
    except OSError:
        return []
    return [line for line in text.splitlines() if line.strip()]
