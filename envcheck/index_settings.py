"""Translate pip's own settings (where packages come from) for uv.

Offline sites and company mirrors configure pip; uv reads nothing of it. Everything is handed to
uv through environment variables, never as arguments: an index address may hold a password, and
arguments can be read by everybody on the machine.
"""

from __future__ import annotations

import ast
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

PIP_TIMEOUT_S = 60  # pip only reads its settings here; a cold disk may need a while

# pip reads general settings first, then those of its command, then PIP_* variables.
_SECTIONS = ("global", "install", ":env:")


def read_pip_settings(python: Path) -> dict[str, str]:
    """The settings that pip would use, by option name (``index-url``, ``find-links``, …)."""
    command = [str(python), "-m", "pip", "config", "list"]
    try:
        answer = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=PIP_TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    return parse_pip_settings(answer.stdout)


def parse_pip_settings(listing: str) -> dict[str, str]:
    """Read the output of ``pip config list``: one ``section.option='value'`` a line."""
    found: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    for line in listing.splitlines():
        key, _, quoted = line.partition("=")
        section, _, option = key.rpartition(".")
        if section in found:
            found[section][option] = _unquote(quoted)
    return {name: value for section in _SECTIONS for name, value in found[section].items()}


def uv_environment(
    settings: Mapping[str, str], environ: Mapping[str, str] = os.environ, *, mirrors: bool = True
) -> dict[str, str]:
    """The variables that make uv look where pip would look.

    `mirrors=False` leaves additional indexes and wheel folders out: they know only some of the
    files of a version, and a lock must list them all. A variable that the person set for uv wins.
    """
    wanted = {
        "UV_DEFAULT_INDEX": settings.get("index-url", ""),
        "UV_INDEX": _spaced(settings.get("extra-index-url", "")) if mirrors else "",
        "UV_FIND_LINKS": _folders(settings.get("find-links", "")) if mirrors else "",
        "UV_INSECURE_HOST": _spaced(settings.get("trusted-host", "")),
        "UV_NO_INDEX": "1" if _is_true(settings.get("no-index", "")) else "",
        "UV_HTTP_TIMEOUT": settings.get("timeout", settings.get("default-timeout", "")),
        "SSL_CERT_FILE": settings.get("cert", ""),
        "SSL_CLIENT_CERT": settings.get("client-cert", ""),
        "ALL_PROXY": settings.get("proxy", ""),
        # pip takes the best version from all indexes; every file is checked by its hash anyway.
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }
    own = {"UV_INDEX_URL": "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL": "UV_INDEX"}
    taken = {own.get(name, name) for name in environ}
    return {name: value for name, value in wanted.items() if value and name not in taken}


def _unquote(quoted: str) -> str:
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError):
        return quoted.strip()


def _folders(value: str) -> str:
    """Folders and addresses, comma separated; relative folders mean the current one, as in pip."""
    return ",".join(one if "://" in one else str(Path(one).absolute()) for one in value.split())


def _spaced(value: str) -> str:
    return " ".join(value.split())


def _is_true(value: str) -> bool:
    return value.strip().lower() in {"1", "true", "yes", "on"}
