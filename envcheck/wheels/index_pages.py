"""Read what an index offers: PEP 691 JSON, PEP 503 HTML, or simply a folder of wheels."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from envcheck.wheels.addresses import is_web, local_path

ACCEPT = (
    "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, "
    "text/html;q=0.1"
)
_SHA256 = re.compile(r"(?:^|&)sha256=([0-9a-fA-F]{64})(?:&|$)")


@dataclass(frozen=True)
class WheelFile:
    """A wheel that is offered somewhere."""

    name: str
    address: str = ""
    """Where a server has it; "" for a file of this computer."""
    path: Path | None = None
    sha256: str = ""
    """What the index says it is; "" where it says nothing."""
    size: int | None = None
    """In bytes, where known."""


class WrongHash(Exception):
    """An index offers a wheel of the right name that is not the one in the lock."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


def read_page(body: bytes, kind: str, address: str) -> list[WheelFile]:
    """The wheels that a page links to; `kind` is its content type, `address` where it was."""
    text = body.decode("utf-8", errors="replace")
    if kind.endswith("json") or (not kind and text.lstrip().startswith("{")):
        return _read_json(text, address)
    return _read_html(text, address)


def read_folder(folder: Path) -> list[WheelFile]:
    """The wheels that lie in a folder; one that cannot be read has none."""
    try:
        return [in_file(path) for path in sorted(folder.glob("*.whl")) if path.is_file()]
    except OSError:
        return []


def in_file(path: Path) -> WheelFile:
    """A wheel of this computer."""
    return WheelFile(path.name, path=path, size=path.stat().st_size)


def linked(address: str, base: str, sha256: str = "", size: int | None = None) -> WheelFile | None:
    """The wheel behind a link; None if it is something else, or a page of the web points into
    this computer."""
    whole = urljoin(base, address)
    whole, _, fragment = whole.partition("#")
    name = unquote(urlsplit(whole).path.rpartition("/")[2])
    if not name.endswith(".whl"):
        return None
    said = _SHA256.search(fragment)
    sha256 = (sha256 or (said[1] if said else "")).lower()
    if is_web(whole):
        return WheelFile(name, whole, None, sha256, size)
    path = None if is_web(base) else local_path(whole)
    if path is None or not path.is_file():
        return None
    return WheelFile(name, "", path, sha256, path.stat().st_size)


def _read_json(text: str, address: str) -> list[WheelFile]:
    try:
        files = json.loads(text)["files"]
    except (ValueError, KeyError, TypeError):
        return []
    if not isinstance(files, list):
        return []
    found = [_json_file(one, address) for one in files if isinstance(one, Mapping)]
    return [one for one in found if one]


def _json_file(one: Mapping[str, object], address: str) -> WheelFile | None:
    hashes, size, url = one.get("hashes"), one.get("size"), one.get("url")
    sha256 = hashes.get("sha256", "") if isinstance(hashes, Mapping) else ""
    if not isinstance(url, str):
        return None
    whole = isinstance(size, int) and not isinstance(size, bool) and size >= 0
    return linked(url, address, str(sha256), size if isinstance(size, int) and whole else None)


def _read_html(text: str, address: str) -> list[WheelFile]:
    links = _Links()
    links.feed(text)
    base = urljoin(address, links.base) if links.base else address
    found = [linked(one, base) for one in links.found]
    return [one for one in found if one]


class _Links(HTMLParser):
    """Collects the addresses of all anchors, and what they are relative to."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if not href:
            return
        if tag == "a":
            self.found.append(href.strip())
        elif tag == "base" and not self.base:
            self.base = href.strip()
