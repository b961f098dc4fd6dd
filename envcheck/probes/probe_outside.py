"""Looks for copies of the engine's key packages in other Pythons of the same person.

The engine is started so that it does not see them. They are worth a word, for they are what a
command typed by hand would use, and what advice on the internet changes. None is imported.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from envcheck.deadline import reason_of
from envcheck.facts import Observed, OutsidePackage, unknown
from envcheck.lockfile import normalise
from envcheck.wheels import pip_settings

KEY_PACKAGES = (
    "torch",
    "numpy",
    "transformers",
    "peft",
    "bitsandbytes",
    "datasets",
    "gradio",
    "huggingface-hub",
    "accelerate",
)
METADATA = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)(-.+)?\.(dist|egg)-info")
REDIRECTS = ("target", "user", "prefix", "root")
NO = ("", "0", "false", "no", "off")
"""What pip takes for a switch that is off."""


def packages(
    environ: Mapping[str, str], python: str, system: str = sys.platform
) -> Observed[tuple[OutsidePackage, ...]]:
    """Key packages where Python `python` (`3.11`) looks by itself, sorted by place.

    A folder that is not there has none; one that may not be read makes the whole unknown, unless
    something was found elsewhere.
    """
    found: list[OutsidePackage] = []
    refused = ""
    for where, folder in places(environ, python, system):
        try:
            found += in_folder(folder, where)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            refused = refused or reason_of(error)
    if refused and not found:
        return unknown("folders", refused)
    return Observed(tuple(dict.fromkeys(found)), "folders")


def places(
    environ: Mapping[str, str], python: str, system: str = sys.platform
) -> Iterator[tuple[str, Path]]:
    """(word for it, folder) of every place outside the engine that a Python would look in."""
    yield "user site", _user_site(environ, python, system)
    if system == "darwin":  # python.org's Python has another one than Homebrew's
        home = Path(environ.get("HOME") or Path.home())
        yield "user site", home / "Library/Python" / python / "lib/python/site-packages"
    for folder in environ.get("PYTHONPATH", "").split(os.pathsep):
        if folder:
            yield "PYTHONPATH", Path(folder)
    conda = environ.get("CONDA_PREFIX", "")
    if conda and system == "win32":
        yield "conda", Path(conda, "Lib", "site-packages")
    elif conda:
        for library in sorted(Path(conda, "lib").glob("python3*")):
            yield "conda", library / "site-packages"


def in_folder(folder: Path, where: str) -> list[OutsidePackage]:
    """Key packages in one folder; without metadata (a source checkout) the version is ""."""
    names = sorted(entry.name for entry in os.scandir(folder))
    versions: dict[str, str] = {}
    for name in names:
        match = METADATA.fullmatch(name)
        if match and normalise(match["name"]) in KEY_PACKAGES:
            versions.setdefault(normalise(match["name"]), match["version"])
    for package in KEY_PACKAGES:
        module = package.replace("-", "_")
        source = folder / module / "__init__.py"
        if package not in versions and module in names and source.is_file():
            versions[package] = ""
    ordered = sorted(versions.items())
    return [OutsidePackage(name, version, where, str(folder)) for name, version in ordered]


def pip_redirects(environ: Mapping[str, str]) -> Observed[tuple[str, ...]]:
    """Names of pip's settings that would send an installation somewhere else."""
    try:
        settings = pip_settings.read(environ)
    except (OSError, ValueError) as error:
        return unknown("pip settings", reason_of(error))
    named = (name for name in REDIRECTS if settings.get(name, "").strip().lower() not in NO)
    return Observed(tuple(named), "pip settings")


def _user_site(environ: Mapping[str, str], python: str, system: str) -> Path:
    """Where `pip install --user` puts packages (the rules of Python's `site`)."""
    base = environ.get("PYTHONUSERBASE", "")
    if system == "win32":
        folder = "Python" + python.replace(".", "")
        home = Path(environ.get("USERPROFILE") or Path.home())
        roaming = Path(environ.get("APPDATA") or home / "AppData" / "Roaming")
        return Path(base or roaming / "Python", folder, "site-packages")
    home = Path(environ.get("HOME") or Path.home())
    return Path(base or home / ".local", "lib", f"python{python}", "site-packages")
