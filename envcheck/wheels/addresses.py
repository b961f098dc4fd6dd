"""Addresses of indexes and files: taken apart, and shown without the passwords in them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_WRITTEN_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^/@\s'\"]+@")


def host_of(address: str) -> str:
    """`host[:port]` of an address, never with a password."""
    return urlsplit(address).netloc.rpartition("@")[2].lower()


def split_login(address: str) -> tuple[str, str]:
    """An address without its `user:password`, and that."""
    parts = urlsplit(address)
    login, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=host)), ":".join(map(unquote, login.split(":", 1)))


def without_passwords(text: str) -> str:
    """`text` with `user:password@` taken out of every address in it."""
    return _WRITTEN_ADDRESS.sub(r"\1", text)


def escaped(address: str) -> str:
    """An address as it may be sent; what is escaped already stays as it is."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")


def is_web(address: str) -> bool:
    """Whether a server has to be asked for it."""
    return address.lower().startswith(("http://", "https://"))


def local_path(address: str) -> Path | None:
    """The file or folder that a `file://` address or a plain path means; None for the web."""
    if address.lower().startswith("file:"):
        from urllib.request import url2pathname  # brings the whole of http and ssl: 3 MB

        parts = urlsplit(address)
        host = "" if parts.netloc.lower() in {"", "localhost"} else f"//{parts.netloc}"
        return Path(url2pathname(host + parts.path))
    return None if "://" in address else Path(os.path.expanduser(address))  # noqa: PTH111
