"""Read pip's own settings without pip: the app's environment has none.

pip's documented places and precedence (`pip config`, "Configuration"): the system's file, the
person's, the interpreter's, the one that PIP_CONFIG_FILE names, then PIP_* variables; within
them `[install]` is stronger than `[global]`. What a person told uv (UV_*) is stronger still, as
in the set-up. Standard library only.
"""

from __future__ import annotations

import configparser
import locale
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from envcheck.wheels.addresses import local_path

_SECTIONS = ("global", "install", ":env:")  # the last is the strongest
_NOT_OPTIONS = {"PIP_VERSION", "PIP_HELP", "PIP_CONFIG_FILE"}
_UV = {
    "UV_INDEX_URL": "index-url",
    "UV_DEFAULT_INDEX": "index-url",
    "UV_EXTRA_INDEX_URL": "extra-index-url",
    "UV_INDEX": "extra-index-url",
    "UV_FIND_LINKS": "find-links",
    "UV_NO_INDEX": "no-index",
    "UV_INSECURE_HOST": "trusted-host",
    "UV_HTTP_TIMEOUT": "timeout",
}


def read(environ: Mapping[str, str], platform: str = sys.platform) -> dict[str, str]:
    """The settings that `pip install` would use, by option name (`index-url`, `find-links`, …)."""
    found: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    for path in config_files(environ, platform):
        for section, options in _parse(path).items():
            found.get(section, {}).update(options)
    found[":env:"] = _variables(environ)
    merged: dict[str, str] = {}
    for section in _SECTIONS:  # pip passes over empty values, wherever they stand
        merged |= {name: value for name, value in found[section].items() if value.strip()}
    return merged | _told_uv(environ)


def links(value: str) -> list[str]:
    """The places in a `find-links`: one in a line, or several with spaces between them.

    pip never takes a space for part of a name; a folder that is there is taken all the same.
    """
    found: list[str] = []
    for line in value.splitlines():
        path = local_path(line.strip())
        whole = bool(line.strip()) and path is not None and path.exists()
        found += [line.strip()] if whole else line.split()
    return found


def config_files(environ: Mapping[str, str], platform: str = sys.platform) -> list[Path]:
    """The files that pip reads, the weakest first, whether they exist or not."""
    named = environ.get("PIP_CONFIG_FILE", "")
    if named == os.devnull:
        return []
    name = "pip.ini" if platform == "win32" else "pip.conf"
    files = list(_system_files(environ, platform, name))
    if not (named and Path(named).exists()):
        files += _personal_files(environ, platform, name)
    files += [Path(prefix, name) for prefix in dict.fromkeys((sys.base_prefix, sys.prefix))]
    return [*files, Path(named)] if named else files


def _system_files(environ: Mapping[str, str], platform: str, name: str) -> Iterator[Path]:
    if platform == "win32":
        yield Path(environ.get("PROGRAMDATA") or "C:/ProgramData", "pip", name)
        return
    if platform == "darwin":
        yield Path("/Library/Application Support/pip", name)
        return
    for folder in (environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(os.pathsep):
        if folder:
            yield Path(folder, "pip", name)
    yield Path("/etc", name)


def _personal_files(environ: Mapping[str, str], platform: str, name: str) -> list[Path]:
    home = _home(environ, platform)
    if platform == "win32":
        roaming = Path(environ.get("APPDATA") or home / "AppData" / "Roaming")
        return [home / "pip" / name, roaming / "pip" / name]
    if platform == "darwin" and (home / "Library/Application Support/pip").is_dir():
        return [home / ".pip" / name, home / "Library/Application Support/pip" / name]
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    return [home / ".pip" / name, config / "pip" / name]


def _home(environ: Mapping[str, str], platform: str) -> Path:
    return Path(environ.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())


def _parse(path: Path) -> dict[str, dict[str, str]]:
    """One file; one that is absent or makes no sense says nothing."""
    parser = configparser.RawConfigParser()
    try:
        raw = path.read_bytes()
        parser.read_string(_text(raw))
    except (OSError, configparser.Error):
        return {}
    return {
        section: {_option(name): value for name, value in parser.items(section)}
        for section in parser.sections()
    }


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")  # Windows' editors like to put a mark before the text
    except UnicodeDecodeError:
        return raw.decode(locale.getencoding(), errors="replace")


def _variables(environ: Mapping[str, str]) -> dict[str, str]:
    return {
        _option(name[4:]): value
        for name, value in environ.items()
        if name.startswith("PIP_") and name not in _NOT_OPTIONS
    }


def _told_uv(environ: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for variable, option in _UV.items():
        if value := environ.get(variable, "").strip():
            separated = value.replace(",", "\n") if option == "find-links" else value
            found[option] = separated
    return found


def _option(name: str) -> str:
    """pip knows each option under one name; only the timeout has two."""
    option = name.lower().replace("_", "-").removeprefix("--")
    return "timeout" if option == "default-timeout" else option
