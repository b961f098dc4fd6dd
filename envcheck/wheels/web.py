"""Ask web servers for pages and files the way pip would: proxy, own CA, trusted hosts, passwords.

Standard library only. Every failure becomes one `WebError` that says whether asking again may
help and never shows an address: addresses of private indexes hold passwords.
"""

from __future__ import annotations

import gzip
import http.client
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, TypeVar

from envcheck.building.build_errors import Stopped
from envcheck.wheels.addresses import escaped, host_of, is_web, without_passwords
from envcheck.wheels.web_handlers import Https, Line, Logins, Redirects

__all__ = ["Line", "Page", "Web", "WebError", "failure", "head", "length"]

TRIES = 4  # the first one and three more
TIMED_OUT = "timed out"
SILENT_TRIES = 2  # each costs the whole timeout, and some people set minutes
PAUSES_S = (0.5, 1.0, 2.0, 4.0)
LONGEST_PAUSE_S = 30.0  # a server may ask for minutes; a person is waiting
PAGE_LIMIT = 64 << 20  # the largest index pages have some 10 MB
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})

T = TypeVar("T")


class WebError(Exception):
    """A server did not give what was asked for."""

    def __init__(self, host: str, reason: str, *, again: bool = False, status: int = 0) -> None:
        super().__init__(host, reason)
        self.host = host
        self.reason = without_passwords(reason)[:300]
        self.again = again
        """Whether the same question may be answered a moment later."""
        self.status = status
        self.pause_s: float | None = None
        """How long the server asks us to wait."""

    @property
    def is_silence(self) -> bool:
        """Nothing came for as long as we may wait."""
        return self.reason == TIMED_OUT

    @property
    def is_absent(self) -> bool:
        """The server answered that there is no such thing."""
        return self.status in {404, 410}


@dataclass(frozen=True)
class Page:
    """A page that was fetched whole."""

    body: bytes
    kind: str
    """Content type, lower case, without its parameters."""
    address: str
    """Where it was found in the end; links are relative to it."""


class Web:
    """Opens addresses over one `Line`; used by several threads at once."""

    def __init__(self, line: Line, stop: threading.Event | None = None) -> None:
        self._line = line
        self._stop = stop or threading.Event()
        self._down: dict[str, WebError] = {}
        handlers = [Redirects(), Logins(line.logins), Https(line)]
        proxies = urllib.request.ProxyHandler(dict(line.proxies) if line.proxies else None)
        self._opener = urllib.request.build_opener(proxies, *handlers)

    def open(self, address: str, headers: Mapping[str, str], method: str = "GET") -> IO[bytes]:
        """The open answer to one question; raises `WebError`, and asks only once."""
        host = host_of(address)
        if not is_web(address):
            raise WebError(host, "not a web address")
        asked = {"User-Agent": "formiga", "Accept-Encoding": "identity", **headers}
        try:
            request = urllib.request.Request(escaped(address), headers=asked, method=method)  # noqa: S310 – looked at above
            answer: IO[bytes] = self._opener.open(request, timeout=self._line.timeout_s)
        except urllib.error.HTTPError as error:
            raise _refused(host, error) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise failure(host, error) from None
        return answer

    def page(self, address: str, accept: str) -> Page:
        """Fetch a page whole, asking again where that may help."""
        headers = {"Accept": accept, "Accept-Encoding": "gzip", "Cache-Control": "max-age=0"}
        return self.patiently(host_of(address), lambda: self._page(address, headers))

    def size(self, address: str) -> int | None:
        """Bytes of a file, where the server says so before sending it."""
        try:
            with self.open(address, {}, "HEAD") as answer:
                return length(answer)
        except WebError:
            return None

    def patiently(self, host: str, ask: Callable[[], T]) -> T:
        """Ask up to four times; a server that was silent all the while is not asked again."""
        if host in self._down:
            raise self._down[host]
        for attempt in range(1, TRIES + 1):
            try:
                return ask()
            except WebError as error:
                if not error.again or attempt >= (SILENT_TRIES if error.is_silence else TRIES):
                    self._remember(host, error)
                    raise
                self.pause(attempt, error)
        raise AssertionError  # the loop ends by returning or raising

    def pause(self, attempt: int, error: WebError) -> None:
        """Wait a little longer each time; raises `Stopped` as soon as somebody asks for it."""
        wish = error.pause_s if error.pause_s is not None else 0.0
        wait = max(PAUSES_S[min(attempt, len(PAUSES_S)) - 1], min(wish, LONGEST_PAUSE_S))
        if self._stop.wait(wait):
            raise Stopped

    def _page(self, address: str, headers: Mapping[str, str]) -> Page:
        host = host_of(address)
        with self.open(address, headers) as answer:
            try:
                body = answer.read(PAGE_LIMIT + 1)
                if head(answer).get("Content-Encoding", "").lower() == "gzip":
                    body = gzip.decompress(body)
            except (OSError, EOFError, http.client.HTTPException, ValueError) as error:
                raise failure(host, error) from None
            said = length(answer)
            if said is not None and not head(answer).get("Content-Encoding") and len(body) < said:
                raise WebError(host, "connection cut", again=True)
            if len(body) > PAGE_LIMIT:
                raise WebError(host, "page too large")
            kind = head(answer).get_content_type().lower()
            return Page(body, kind, str(getattr(answer, "url", address)))

    def _remember(self, host: str, error: WebError) -> None:
        """All pages of a host that did not answer fail at once from now on."""
        if error.again:
            error.again = False
            self._down[host] = error


def head(answer: IO[bytes]) -> Message:
    """The header lines of an open answer."""
    headers: Message = getattr(answer, "headers", Message())
    return headers


def length(answer: IO[bytes]) -> int | None:
    """What `Content-Length` says."""
    said = head(answer).get("Content-Length", "")
    return int(said) if said.isdigit() else None


def failure(host: str, error: Exception) -> WebError:
    """What went wrong on the way, in few words and without addresses."""
    cause = getattr(error, "reason", None)
    cause = cause if isinstance(cause, Exception) else error
    if isinstance(cause, TimeoutError):
        return WebError(host, TIMED_OUT, again=True)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return WebError(host, f"certificate not accepted: {cause.verify_message}")
    if isinstance(cause, http.client.IncompleteRead):
        return WebError(host, "connection cut", again=True)
    lasting = isinstance(cause, (FileNotFoundError, PermissionError, ValueError))
    return WebError(host, str(cause) or type(cause).__name__, again=not lasting)


def _refused(host: str, error: urllib.error.HTTPError) -> WebError:
    words = http.client.responses.get(error.code, "")
    with error:
        found = WebError(
            host, f"HTTP {error.code} {words}".strip(), again=error.code in AGAIN, status=error.code
        )
        wish = error.headers.get("Retry-After", "") if error.headers else ""
    found.pause_s = float(wish) if wish.isdigit() else None
    return found
