"""Translate pip's own settings (where packages come from) for uv.

Offline sites and company mirrors configure pip; uv reads nothing of it. Everything is handed to
uv through environment variables, never as arguments: an index address may hold a password, and
arguments can be read by everybody on the machine.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from envcheck.wheels import pip_settings
from envcheck.wheels.addresses import local_path


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


def _folders(value: str) -> str:
    """Folders and addresses, comma separated; relative folders mean the current one, as in pip."""
    places = ((one, local_path(one)) for one in pip_settings.links(value))
    return ",".join(str(path.absolute()) if path else one for one, path in places)


def _spaced(value: str) -> str:
    return " ".join(value.split())


def _is_true(value: str) -> bool:
    return value.strip().lower() in {"1", "true", "yes", "on"}
