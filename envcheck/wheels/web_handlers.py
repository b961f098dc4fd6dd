"""What stands between us and a server: passwords, redirects, certificates, trusted hosts."""

from __future__ import annotations

import base64
import http.client
import ssl
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from envcheck.wheels.addresses import is_web, split_login

TIMEOUT_S = 15.0  # pip's own default
# Where systems keep their certificates, for Pythons that were built for another system.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


@dataclass(frozen=True)
class Line:
    """How servers are reached."""

    cert: str = ""
    """File or folder of the certificate authorities to believe; "" means the system's."""
    client_cert: str = field(default="", repr=False)
    proxies: Mapping[str, str] | None = field(default=None, repr=False)
    """By scheme; None means the system's settings."""
    trusted_hosts: frozenset[str] = frozenset()
    """`host` or `host:port` whose certificate is not looked at."""
    timeout_s: float = TIMEOUT_S
    logins: Mapping[str, str] = field(default_factory=dict, repr=False)
    """`host[:port]` → `user:password`; `host:*` where the port does not matter."""


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follow to other web addresses only: not to files, not to ftp."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not is_web(newurl):
            return None
        following = super().redirect_request(req, fp, code, msg, headers, split_login(newurl)[0])
        if following is not None:
            following.method = req.get_method()  # a HEAD stays one
        return following


class Logins(urllib.request.BaseHandler):
    """Say who we are to the hosts that the settings name, and to no other after a redirect."""

    def __init__(self, logins: Mapping[str, str]) -> None:
        self._logins = logins

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        host = request.host.lower()
        login = self._logins.get(host) or self._logins.get(f"{host.partition(':')[0]}:*", "")
        if login:
            login = login if ":" in login else f"{login}:"  # a token and no password
            words = base64.b64encode(login.encode("utf-8")).decode("ascii")
            request.add_unredirected_header("Authorization", f"Basic {words}")
        return request

    https_request = http_request


class Https(urllib.request.HTTPSHandler):
    """Certificates are looked at, except those of the hosts that the person trusts."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self._contexts: dict[bool, ssl.SSLContext] = {}

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        host = str(getattr(req, "_tunnel_host", None) or req.host).lower()
        trusted = bool({host, host.rpartition(":")[0] or host} & self._line.trusted_hosts)
        if trusted not in self._contexts:
            self._contexts[trusted] = _context(self._line, trusted)
        connection = http.client.HTTPSConnection
        return self.do_open(connection, req, context=self._contexts[trusted])


def _context(line: Line, trusted: bool) -> ssl.SSLContext:
    place = Path(line.cert) if line.cert else None
    if place is not None and not place.exists():
        reason = f"certificate file not found: {line.cert}"
        raise FileNotFoundError(reason)
    is_folder = place is not None and place.is_dir()
    context = ssl.create_default_context(
        cafile=line.cert if place and not is_folder else None,
        capath=line.cert if is_folder else None,
    )
    if place is None and not context.cert_store_stats()["x509_ca"]:
        _believe_the_system(context)
    # From Python 3.13 on: many companies' own authorities are not that tidy, and pip takes them.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if line.client_cert:
        context.load_cert_chain(line.client_cert)
    if trusted:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _believe_the_system(context: ssl.SSLContext) -> None:
    """A Python that was built elsewhere looks for certificates where they are not."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile or paths.capath:
        return
    for bundle in _BUNDLES:
        if Path(bundle).is_file():
            context.load_verify_locations(bundle)
            return
