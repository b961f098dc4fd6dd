"""A model hub on loopback, with as much of the real one's API as a download uses, and faults."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SHA = "0123456789abcdef0123456789abcdef01234567"
CONVERTED_SHA = "76543210fedcba9876543210fedcba9876543210"


@dataclass
class FakeHub:
    """What the hub holds and how it behaves.

    Attributes:
        files: repository -> name -> content.
        status: repository -> the HTTP status it answers with instead.
        cut_after: connections for files end after so many bytes of the body; None never does.
        cuts: how many more times that happens.
        then_silent: after the first cut no further byte of any file arrives.
        damaged: names whose content arrives changed.
        requests: (path, Range header) of every request for a file.
        about: repository -> what the API says of it besides its files (cardData, safetensors …).
        gated: repositories whose files are given to `accounts` alone; the list is open to all.
        accounts: token -> name of the person.
        cards: repository -> what its README says of it.
        converted: repository -> the files of its branch `refs/convert/parquet`.
    """

    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    cuts: int = 0
    then_silent: bool = False
    damaged: set[str] = field(default_factory=set)
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    about: dict[str, dict[str, Any]] = field(default_factory=dict)
    gated: set[str] = field(default_factory=set)
    accounts: dict[str, str] = field(default_factory=dict)
    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    converted: dict[str, dict[str, bytes]] = field(default_factory=dict)
    url: str = ""

    def listing(self, repo: str, *, converted: bool = False) -> dict[str, Any]:
        about: dict[str, Any] = {"gated": "manual" if repo in self.gated else False}
        about |= {"cardData": self.cards.get(repo), **self.about.get(repo, {})}
        files, sha = self.files[repo], SHA
        if converted:
            files, sha = self.converted[repo], CONVERTED_SHA
        return {"id": repo, "sha": sha, **about, "siblings": [
            sibling(name, content) for name, content in files.items()
        ]}  # fmt: skip

    def name_of(self, authorization: str | None) -> str | None:
        """Whose token a request carries."""
        return self.accounts.get((authorization or "").removeprefix("Bearer "))


def sibling(name: str, content: bytes) -> dict[str, Any]:
    """A file as the API lists it; weights are in large-file storage."""
    entry: dict[str, Any] = {
        "rfilename": name,
        "size": len(content),
        "blobId": hashlib.sha1(f"blob {len(content)}\0".encode() + content).hexdigest(),
    }
    if name.endswith((".safetensors", ".bin", ".gguf", ".parquet", ".gz")):
        digest = hashlib.sha256(content).hexdigest()
        entry["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 130}
    return entry


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: FakeHub

    def do_GET(self) -> None:
        parts = self.path.split("?")[0].strip("/").split("/")
        person = self.hub.name_of(self.headers.get("Authorization"))
        if parts == ["api", "whoami-v2"]:
            name = json.dumps({"name": person, "auth": {}}).encode()
            self._answer(200 if person else 401, name if person else b"{}", self.hub.headers)
            return
        parts = parts[1:] if parts[0] == "datasets" else parts  # files of data sets
        api = parts[:2] in (["api", "models"], ["api", "datasets"])
        repo = "/".join(parts[2:4] if api else parts[:2])
        converted = "refs%2Fconvert%2Fparquet" in parts
        known = repo in (self.hub.converted if converted else self.hub.files)
        if status := self.hub.status.get(repo, 0 if known else 404):
            self._answer(status, b"{}", self.hub.headers)
        elif api:
            listing = self.hub.listing(repo, converted=converted)
            self._answer(200, json.dumps(listing).encode(), {})
        elif repo in self.hub.gated and person is None:
            self._answer(401, b"{}", {"X-Error-Code": "GatedRepo"})
        else:
            self._file(repo, parts[3], "/".join(parts[4:]))

    def _file(self, repo: str, sha: str, name: str) -> None:
        wanted = self.headers.get("Range")
        self.hub.requests.append((name, wanted))
        held = self.hub.converted if sha == CONVERTED_SHA else self.hub.files
        content = held[repo][name]
        if name in self.hub.damaged:
            content = bytes([content[0] ^ 255]) + content[1:]
        start = int(wanted.split("=")[1].split("-")[0]) if wanted else 0
        body = content[start:]
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(body)))
        if wanted:
            span = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.send_header("Content-Range", span)
        self.end_headers()
        if self.hub.cut_after is not None and self.hub.cuts > 0 and len(body) > self.hub.cut_after:
            self.hub.cuts -= 1
            self.wfile.write(body[: self.hub.cut_after])
            if self.hub.then_silent:
                self.hub.cut_after, self.hub.cuts = 0, 10**6
            self.wfile.flush()
            self.close_connection = True
            self.connection.close()
        else:
            self.wfile.write(body)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A cut connection is what some tests want."""


@contextmanager
def serving(hub: FakeHub) -> Iterator[FakeHub]:
    """The hub answers while the block runs; its address is `hub.url`."""
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
