"""Keep matrix.toml true: the hash of each row's lock, and the versions it carries."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from envcheck.lockfile import lock_sha256, read_lock


def stamp(folder: Path) -> list[str]:
    """Write hashes and versions of the locks into the matrix; returns what changed, in words."""
    path = folder / "matrix.toml"
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    head, *rows = re.split(r"(?m)^(?=\[\[row\]\])", text)
    changes: list[str] = []
    stamped = head + "".join(_stamp_row(row, folder, changes) for row in rows)
    path.write_text(stamped, encoding="utf-8", newline="\n")
    return changes


def _stamp_row(row: str, folder: Path, changes: list[str]) -> str:
    values = tomllib.loads(row)["row"][0]
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
