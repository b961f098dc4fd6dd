"""Keep matrix.toml true: the hash of each row's lock, the versions it carries, its sizes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from envcheck.lockfile import lock_sha256, read_lock

NAME = "matrix.toml"


def stamp(folder: Path) -> list[str]:
    """Write hashes and versions of the locks into the matrix; returns what changed, in words."""
    if not (folder / NAME).is_file():
        return []
    changes: list[str] = []
    _rewrite(folder, lambda text, row: _stamp_row(text, row, folder, changes))
    return changes


def write_numbers(folder: Path, name: str, numbers: Mapping[str, int]) -> list[str]:
    """Write a number into the row of each lock; returns what changed, in words."""
    changes: list[str] = []

    def write(text: str, row: Mapping[str, Any]) -> str:
        number = numbers.get(row["lockfile"], row[name])
        if number != row[name]:
            changes.append(f"{row['lockfile']}: {name} was {row[name]:,}, is now {number:,}")
        return re.sub(rf"(?m)^{name} = [\d_]+$", f"{name} = {number:_}", text, count=1)

    _rewrite(folder, write)
    return changes


def _rewrite(folder: Path, change: Callable[[str, Mapping[str, Any]], str]) -> None:
    """Change the text of every row, comments kept."""
    path = folder / NAME
    head, *rows = re.split(r"(?m)^(?=\[\[row\]\])", path.read_text(encoding="utf-8"))
    changed = [change(row, tomllib.loads(row)["row"][0]) for row in rows]
    path.write_text(head + "".join(changed), encoding="utf-8", newline="\n")


def _stamp_row(row: str, values: Mapping[str, Any], folder: Path, changes: list[str]) -> str:
    lock = folder / values["lockfile"]
    truth = {"lock_sha256": lock_sha256(lock)}
    pins = {pin.name: pin.version for pin in read_lock(lock)}
    truth |= {name: pins[name] for name in values["versions"]}
    for name, value in truth.items():
        new = re.sub(rf'(?m)^{re.escape(name)} = "[^"]*"$', f'{name} = "{value}"', row, count=1)
        if new != row:
            changes.append(
                f"{values['id']} (Python {values['python']}): {name} is now {value[:16]}"
            )
        row = new
    return row
