"""Random damage to a built environment, a file at a time, that can be undone.

Each kind is something that happens to people: a disk that flips a bit, a copy cut short, a file
that a scanner put away, a package that somebody else's installer changed, a start-up file planted.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from envcheck import switch
from envcheck.building import manifest

ADDED = ("formiga_planted.py", "planted.pth", "sitecustomize.py", "usercustomize.py", "notes.txt")


@dataclass(frozen=True)
class Mutation:
    """One damaged file."""

    kind: str
    path: str
    """Relative to the environment, with slashes: what a deep check has to name."""
    original: Path | None
    """A copy of the file as it was; None where there was none."""

    def undo(self, env: Path) -> None:
        """Put everything back as it was, times included."""
        damaged = env / self.path
        if damaged.is_dir() and not damaged.is_symlink():
            shutil.rmtree(damaged)
        else:
            damaged.unlink(missing_ok=True)
        if self.original is not None:
            shutil.copy2(self.original, damaged)
            self.original.unlink()


def mutate(env: Path, count: int, seed: int, backup: Path) -> list[Mutation]:
    """Damage `count` different files of `env`; the originals are kept below `backup`."""
    chance = random.Random(seed)
    backup.mkdir(parents=True, exist_ok=True)
    files = sorted(manifest.read_manifest(env).files)
    metadata = [path for path in files if path.endswith(".dist-info/METADATA")]
    taken: set[str] = set()
    done: list[Mutation] = []
    while len(done) < count:
        kind = chance.choice(sorted(KINDS))
        path = _target(kind, env, files, metadata, chance)
        if path in taken or not _fits(kind, env / path):
            continue
        taken.add(path)
        original = backup / str(len(done)) if (env / path).exists() else None
        if original is not None:
            shutil.copy2(env / path, original)
        KINDS[kind](env / path, chance)
        done.append(Mutation(kind, path, original))
    return done


def _target(
    kind: str, env: Path, files: Sequence[str], metadata: Sequence[str], chance: random.Random
) -> str:
    if kind == "add":
        folder = switch.site_packages(env).relative_to(env).as_posix()
        return (
            f"{folder}/{chance.choice(ADDED[1:])}"
            if chance.random() < 0.2
            else _beside(chance.choice(files), chance)
        )
    return chance.choice(metadata if kind == "swap version" else files)


def _beside(path: str, chance: random.Random) -> str:
    folder = path.rpartition("/")[0]
    return f"{folder}/{chance.randrange(10**6)}_{ADDED[0]}".lstrip("/")


def _fits(kind: str, path: Path) -> bool:
    """A file without bytes cannot be flipped; what is there cannot be added."""
    if kind == "add":
        return not path.exists()
    return path.is_file() and not path.is_symlink() and path.stat().st_size > 0


def _flip(path: Path, chance: random.Random) -> None:
    """One bit, and the time of the file as it was: a disk does not date its errors."""
    before = path.stat()
    with path.open("r+b") as file:
        at = chance.randrange(before.st_size)
        file.seek(at)
        old = file.read(1)[0]
        file.seek(at)
        file.write(bytes([old ^ (1 << chance.randrange(8))]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _truncate(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(chance.randrange(path.stat().st_size))


def _delete(path: Path, _chance: random.Random) -> None:
    path.unlink()


def _append(path: Path, _chance: random.Random) -> None:
    with path.open("ab") as file:
        file.write(b"\n# changed by somebody\n")


def _add(path: Path, _chance: random.Random) -> None:
    path.write_text("import os\n", encoding="utf-8")


def _swap_version(path: Path, chance: random.Random) -> None:
    """The package says that it is another version, in as many letters."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    digit = chance.choice("123456789")
    changed = re.sub(r"(?m)^(Version: )\d", rf"\g<1>{digit}", text, count=1)
    if changed == text:
        changed = text.replace("Version: ", "Version: 9", 1)
    path.write_text(changed, encoding="utf-8", errors="surrogateescape")


def _replace_by_folder(path: Path, _chance: random.Random) -> None:
    path.unlink()
    path.mkdir()


KINDS: dict[str, Callable[[Path, random.Random], None]] = {
    "flip": _flip,
    "truncate": _truncate,
    "delete": _delete,
    "append": _append,
    "add": _add,
    "swap version": _swap_version,
    "replace by folder": _replace_by_folder,
}
