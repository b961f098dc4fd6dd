"""Write every lock anew from pyproject.toml and inputs/, and say in words what changed.

    python -m lockfiles.update [--upgrade] [LOCK …]

Without --upgrade a version stays as long as it still fits what is wanted.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from lockfiles import lock_text, matrix_file, resolve
from lockfiles.lock_text import Entry

HERE = Path(__file__).parent
CPU_LOCK = "engine-cpu-linux-py311.txt"
APP_LOCK = "desktop.txt"
# What a row of the matrix is allowed to decide for itself.
TORCH = frozenset({"torch"})


@dataclass(frozen=True)
class Recipe:
    """How one lock comes to be."""

    lock: str
    groups: tuple[str, ...]
    """Parts of pyproject.toml: ``app``, ``engine``, ``dev``."""
    tool: str
    """``pip-tools``, or ``uv`` (for one platform and Python), or ``uv universal``."""
    python: str = "3.11"
    platform: str = resolve.LINUX
    inputs: str = ""
    """File in inputs/ that adds what only this lock wants."""
    agrees_with: tuple[str, ...] = ()
    """Locks whose versions this one repeats wherever it has the same package."""


def _engine(name: str, python: str, target: str, inputs: str) -> Recipe:
    """An engine lock for another machine than this one: uv resolves it from metadata."""
    lock = f"engine-{name}-py{python.replace('.', '')}.txt"
    return Recipe(lock, ("engine",), "uv", python, target, inputs, (CPU_LOCK,))


# In this order: later locks agree with earlier ones.
RECIPES = (
    Recipe(CPU_LOCK, ("engine",), "pip-tools", inputs="engine-cpu.in"),
    Recipe(APP_LOCK, ("app",), "uv universal", agrees_with=(CPU_LOCK,)),
    Recipe("dev.txt", ("app", "dev"), "uv universal", agrees_with=(APP_LOCK, CPU_LOCK)),
    Recipe("bootstrap.txt", (), "uv universal", inputs="bootstrap.in", agrees_with=(APP_LOCK,)),
    _engine("cu130-linux", "3.11", resolve.LINUX, "engine-cu130.in"),
    _engine("cu130-linux", "3.12", resolve.LINUX, "engine-cu130.in"),
    _engine("cu128-linux", "3.11", resolve.LINUX, "engine-cu128.in"),
    _engine("cu128-linux", "3.12", resolve.LINUX, "engine-cu128.in"),
    _engine("cu126-linux", "3.11", resolve.LINUX, "engine-cu126.in"),
    _engine("cu126-linux", "3.12", resolve.LINUX, "engine-cu126.in"),
    _engine("cpu-windows", "3.11", resolve.WINDOWS, "engine-cpu-elsewhere.in"),
    _engine("cpu-windows", "3.12", resolve.WINDOWS, "engine-cpu-elsewhere.in"),
    _engine("cu130-windows", "3.12", resolve.WINDOWS, "engine-cu130-windows.in"),
    _engine("cu128-windows", "3.12", resolve.WINDOWS, "engine-cu128-windows.in"),
    _engine("cu126-windows", "3.12", resolve.WINDOWS, "engine-cu126-windows.in"),
    _engine("cpu-macos", "3.11", resolve.MACOS, "engine-cpu-elsewhere.in"),
    _engine("cpu-macos", "3.12", resolve.MACOS, "engine-cpu-elsewhere.in"),
)


def main(arguments: list[str] | None = None) -> int:
    """Re-lock, stamp the matrix, explain; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m lockfiles.update", description=__doc__)
    parser.add_argument("locks", nargs="*", metavar="LOCK", help="only these locks")
    parser.add_argument("--upgrade", action="store_true", help="take the newest that fits")
    options = parser.parse_args(arguments)
    if unknown := set(options.locks) - {recipe.lock for recipe in RECIPES}:
        parser.error(f"no such lock: {', '.join(sorted(unknown))}")
    chosen = [r for r in RECIPES if not options.locks or r.lock in options.locks]
    for recipe in chosen:
        try:
            _update(recipe, upgrade=options.upgrade)
        except resolve.ResolveError as error:
            print(f"{recipe.lock}: nothing fits what is wanted; the lock stays.\n{error}")
            return 1
    for change in matrix_file.stamp(HERE):
        print(f"matrix.toml: {change}")
    return 0


def _update(recipe: Recipe, *, upgrade: bool) -> None:
    path = HERE / recipe.lock
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    if recipe.tool == "pip-tools" and not _is_here(recipe.python):
        print(f"{recipe.lock}: left as it is; pip-tools resolves only for the machine it runs on")
        return
    entries = _resolve(recipe, "" if upgrade else old)
    path.write_text(lock_text.render(_header(recipe), entries), encoding="utf-8", newline="\n")
    print(f"{recipe.lock}: {len(entries)} packages; {_difference(old, entries)}")


def _difference(old: str, entries: list[Entry]) -> str:
    if not old:
        return "a new lock"
    before = lock_text.versions(lock_text.read_entries(old))
    changes = lock_text.explain(before, lock_text.versions(entries))
    if changes:
        return "; ".join(changes)
    hashes = {(e.pin.name, e.pin.marker): e.pin.hashes for e in lock_text.read_entries(old)}
    other = [e.pin.name for e in entries if hashes.get((e.pin.name, e.pin.marker)) != e.pin.hashes]
    return f"no version changed; other hashes: {', '.join(other)}" if other else "nothing changed"


def _resolve(recipe: Recipe, known: str) -> list[Entry]:
    agreed = [entry for lock in recipe.agrees_with for entry in _read(lock)]
    limits = lock_text.constraints({e.pin: e for e in agreed}.values(), without=TORCH)
    wanted, direct = lock_text.without_direct("\n".join(_wanted(recipe)) + "\n")
    question = resolve.Question(wanted, limits, lock_text.without_direct(known)[0])
    if recipe.tool == "pip-tools":
        answer = resolve.with_pip_tools(question)
    else:
        target = None if recipe.tool == "uv universal" else recipe.platform
        answer = resolve.with_uv(question, python=recipe.python, platform=target)
    entries = lock_text.with_direct(lock_text.read_entries(answer), direct)
    return lock_text.with_shared_hashes(entries, agreed)


def _wanted(recipe: Recipe) -> list[str]:
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"app": project["dependencies"], **project["optional-dependencies"]}
    wanted = [line for group in recipe.groups for line in groups[group]]
    if recipe.inputs:
        wanted.append((HERE / "inputs" / recipe.inputs).read_text(encoding="utf-8"))
    return wanted


def _header(recipe: Recipe) -> str:
    sources = [f"pyproject.toml [{group}]" for group in recipe.groups]
    sources += [f"inputs/{recipe.inputs}"] if recipe.inputs else []
    return f"Made by update.py with {recipe.tool} from {' and '.join(sources)}. Do not edit."


def _read(lock: str) -> list[Entry]:
    return lock_text.read_entries((HERE / lock).read_text(encoding="utf-8"))


def _is_here(python: str) -> bool:
    version = ".".join(str(part) for part in sys.version_info[:2])
    return (version, sys.platform, platform.machine()) == (python, "linux", "x86_64")


if __name__ == "__main__":
    sys.exit(main())
