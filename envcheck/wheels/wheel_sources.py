"""Where wheels come from: pip's own settings, PyTorch's index, or a wheel's own address.

Nearest first: folders and `file://` indexes of this computer, then servers in the order of the
settings. Which index has a file decides nothing else: only files whose sha256 the lock names are
taken, so a stranger's package of the same name is never chosen.
"""

from __future__ import annotations

import contextlib
import netrc
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.request import getproxies

from envcheck.lockfile import Pin
from envcheck.wheels import pip_settings
from envcheck.wheels.addresses import host_of, is_web, local_path, split_login
from envcheck.wheels.index_pages import (
    ACCEPT,
    WheelFile,
    WrongHash,
    in_file,
    linked,
    read_folder,
    read_page,
)
from envcheck.wheels.target import Target, name_of
from envcheck.wheels.web import Line, Web, WebError
from envcheck.wheels.web_handlers import TIMEOUT_S

DEFAULT_INDEX = "https://pypi.org/simple"  # pip's
TORCH_INDEX = "https://download.pytorch.org/whl/"  # one index for each local version
_SCHEMES = ("http", "https")
_TRUE = {"1", "true", "yes", "on", "y", "t"}


@dataclass(frozen=True)
class Sources:
    """Places to look for wheels; no address in it holds a password."""

    indexes: tuple[str, ...] = ()
    """Simple indexes: web addresses or `file://` ones."""
    find_links: tuple[str, ...] = ()
    """Folders, wheels, or pages that link to wheels."""
    torch_index: str = ""
    line: Line = field(default_factory=Line)


def sources(environ: Mapping[str, str] = os.environ, local: bool = True) -> Sources:
    """What pip would use here. Without `local`, folders and `file://` indexes are left out."""
    settings = pip_settings.read(environ)
    alone = settings.get("no-index", "").strip().lower() in _TRUE
    listed = [settings.get("index-url", DEFAULT_INDEX), *_words(settings, "extra-index-url")]
    indexes, logins = _without_logins([] if alone else listed)
    links, more = _without_logins(pip_settings.links(settings.get("find-links", "")))
    if not local:
        indexes, links = [i for i in indexes if is_web(i)], [i for i in links if is_web(i)]
    line = Line(
        cert=settings.get("cert", "") or _bundle(environ),
        client_cert=settings.get("client-cert", ""),
        proxies=_proxies(settings, environ),
        trusted_hosts=frozenset(host.lower() for host in _words(settings, "trusted-host")),
        timeout_s=_seconds(settings.get("timeout", "")),
        logins=_from_netrc(environ) | logins | more,
    )
    return Sources(tuple(indexes), tuple(links), "" if alone else TORCH_INDEX, line)


class Finder:
    """Looks for the wheels of pins in `Sources`; used by several threads at once."""

    def __init__(self, places: Sources, target: Target, web: Web | None) -> None:
        self._places = places
        self._target = target
        self._web = web
        """None: no server is asked."""
        self._pages: dict[str, list[WheelFile] | WebError] = {}
        self._page_lock = threading.Lock()

    def search(self, pin: Pin, troubles: list[Exception]) -> Iterator[WheelFile]:
        """Wheels that may be `pin`'s, the best of the nearest place first.

        Places are asked only when the caller goes on to them. `troubles` gets the `WebError` of a
        server that could not be asked, and a `WrongHash` for a wheel that the lock does not name.
        """
        for ask in self._asked(pin):
            try:
                offered = ask()
            except WebError as error:
                if not error.is_absent:
                    troubles.append(error)
                continue
            yield from self._fitting(pin, offered, troubles)

    def _asked(self, pin: Pin) -> Iterator[Callable[[], list[WheelFile]]]:
        places, web = self._places, self._web is not None
        near = [partial(self._links, link, pin) for link in places.find_links if not is_web(link)]
        near += [partial(self._index, index, pin) for index in places.indexes if not is_web(index)]
        yield from near
        if not web:
            return
        if pin.url:
            yield lambda: [one for one in [linked(pin.url, "")] if one]
        yield from [partial(self._links, link, pin) for link in places.find_links if is_web(link)]
        yield from [partial(self._index, index, pin) for index in places.indexes if is_web(index)]
        local = pin.version.partition("+")[2]
        if local and not pin.url and places.torch_index:
            yield partial(self._index, f"{places.torch_index}{local}", pin)

    def _fitting(
        self, pin: Pin, offered: list[WheelFile], troubles: list[Exception]
    ) -> list[WheelFile]:
        found: list[tuple[bool, tuple[int, int], int, WheelFile]] = []
        for number, wheel in enumerate(offered):
            rank = self._target.rank(wheel.name, pin)
            if rank is None:
                continue
            if wheel.sha256 and wheel.sha256 not in pin.hashes:
                troubles.append(WrongHash(wheel.name))
                continue
            found.append((not wheel.sha256, rank, number, wheel))
        return [wheel for *_, wheel in sorted(found, key=lambda one: one[:3])]

    def _index(self, index: str, pin: Pin) -> list[WheelFile]:
        folder = None if is_web(index) else local_path(index)
        if folder is not None:
            return _local_index(folder, pin)
        return self._page(f"{index.rstrip('/')}/{pin.name}/")

    def _links(self, place: str, pin: Pin) -> list[WheelFile]:
        with self._page_lock:  # one page serves every pin; the others wait for it
            if place not in self._pages:
                self._pages[place] = self._read(place)
            found = self._pages[place]
        if isinstance(found, WebError):
            raise found
        return [wheel for wheel in found if name_of(wheel.name) == pin.name]

    def _read(self, place: str) -> list[WheelFile] | WebError:
        try:
            return self._page(place) if is_web(place) else _local_links(place)
        except WebError as error:  # asked once, however many pins there are
            return error

    def _page(self, address: str) -> list[WheelFile]:
        if self._web is None:
            return []
        page = self._web.page(address, ACCEPT)
        return read_page(page.body, page.kind, page.address)


def _local_index(folder: Path, pin: Pin) -> list[WheelFile]:
    """An index on this computer: a page for each package, a folder for each, or all in one."""
    page = folder / pin.name / "index.html"
    try:
        if page.is_file():
            return read_page(page.read_bytes(), "text/html", page.absolute().as_uri())
    except OSError:
        return []
    if page.parent.is_dir():
        return read_folder(page.parent)
    return [wheel for wheel in read_folder(folder) if name_of(wheel.name) == pin.name]


def _local_links(place: str) -> list[WheelFile]:
    path = local_path(place)
    if path is None:
        return []
    try:
        if path.suffix in {".html", ".htm"} and path.is_file():
            return read_page(path.read_bytes(), "text/html", path.absolute().as_uri())
        return [in_file(path)] if path.is_file() else read_folder(path)
    except OSError:
        return []


def _words(settings: Mapping[str, str], option: str) -> list[str]:
    """Several values of one option; uv's may carry a name (`name=address`)."""
    words = settings.get(option, "").split()
    return [w.partition("=")[2] if "=" in w.partition("://")[0] else w for w in words]


def _without_logins(addresses: list[str]) -> tuple[list[str], dict[str, str]]:
    plain: list[str] = []
    logins: dict[str, str] = {}
    for address in addresses:
        bare, login = split_login(address) if is_web(address) else (address, "")
        plain.append(bare)
        if login:
            logins[host_of(bare)] = login
    return list(dict.fromkeys(plain)), logins


def _from_netrc(environ: Mapping[str, str]) -> dict[str, str]:
    """What ~/.netrc knows, as pip does; its entry for everybody else is left alone."""
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    names = [environ["NETRC"]] if environ.get("NETRC") else [home / ".netrc", home / "_netrc"]
    found: dict[str, str] = {}
    for name in names:
        with contextlib.suppress(OSError, netrc.NetrcParseError, UnicodeDecodeError):
            for host, (login, _, password) in netrc.netrc(str(name)).hosts.items():
                if host != "default":
                    found.setdefault(f"{host.lower()}:*", f"{login}:{password}")
    return found


def _bundle(environ: Mapping[str, str]) -> str:
    return environ.get("REQUESTS_CA_BUNDLE") or environ.get("CURL_CA_BUNDLE") or ""


def _proxies(settings: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str] | None:
    """pip's own proxy, else the variables', else the system's (Windows and macOS keep one)."""
    if proxy := settings.get("proxy", ""):
        return {"http": proxy, "https": proxy}
    if environ is os.environ:
        return None
    named = {s: environ.get(f"{s}_proxy") or environ.get(f"{s}_proxy".upper()) for s in _SCHEMES}
    found = {scheme: proxy for scheme, proxy in named.items() if proxy}
    return found or getproxies()


def _seconds(value: str) -> float:
    try:
        return max(1.0, float(value))
    except ValueError:
        return TIMEOUT_S
