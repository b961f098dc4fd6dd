"""Examples written by hand: a JSONL file in the app's own folder. Pure but for that file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

FOLDER = "written"
NAME = "examples.jsonl"

Pair = tuple[str, str]


def written_file(home: Path) -> Path:
    """Where the examples lie that were written here."""
    return home / "datasets" / FOLDER / NAME


def read_pairs(home: Path) -> list[Pair]:
    """What was written so far; a line that is not ours is passed over."""
    try:
        text = written_file(home).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in text.splitlines():
        try:
            entry = json.loads(line)
            found.append((str(entry["question"]), str(entry["answer"])))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def save_pairs(home: Path, pairs: Sequence[Pair]) -> Path:
    """Write the examples, whole or not at all; half an example is kept, an empty one is not.

    Raises:
        OSError: the folder cannot be written.
    """
    target = written_file(home)
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps({"question": question.strip(), "answer": answer.strip()}, ensure_ascii=False)
        for question, answer in pairs
        if question.strip() or answer.strip()
    ]
    fresh = target.with_suffix(".new")
    fresh.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    fresh.replace(target)
    return target
