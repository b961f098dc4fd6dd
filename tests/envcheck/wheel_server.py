"""A package index on this computer that can be as unpleasant as real ones."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from envcheck.wheels.target import name_of

STEP = 32 << 10


class WheelServer(ThreadingHTTPServer):
    """Serves the wheels of a folder; what is set on it decides how."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.kind = "json"
        """`json` or `html` pages."""
        self.says_size = True
        self.says_hash = True
        self.answers_head = True
        self.ranges = True
        self.login = ""
        self.files_at = ""
        """Another `host:port` that pages link to."""
        self.redirects_to = ""
        """`host:port` to which files are redirected."""
        self.pause_s = 0.0
        """After every 32 KiB."""
        self.sizes: dict[str, int] = {}
        """Wrong sizes that pages say, by file name."""
        self.hashes: dict[str, str] = {}
        self.faults: dict[str, deque[str]] = defaultdict(deque)
        """What happens to the next requests of a file (or of any page, under `simple`): `503`,
        `hang`, and for files `cut:1000`, `portal`."""
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.served: Counter[str] = Counter()
        """Bytes of each file that were sent."""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def index(self) -> str:
        login = f"{quote(self.login, safe=':')}@" if self.login else ""
        return f"http://{login}{self.host}/simple"

    def gets(self, name: str) -> int:
        """How often a file was asked for."""
        return sum(method == "GET" and path.endswith(name) for method, path, _ in self.asked)

    def quieten(self) -> None:
        """Wait until nothing more is sent to a client that has gone, then be quick again."""
        time.sleep(5 * self.pause_s)
        self.pause_s = 0

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the tests."""


@contextmanager
def serving(folder: Path) -> Iterator[WheelServer]:
    with WheelServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: WheelServer

    def do_HEAD(self) -> None:
        if self.server.answers_head:
            self.do_GET()
        else:
            self._answer(405, b"", "text/plain")

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        if self.path.startswith("http://"):  # we are somebody's proxy
            self.path = urlsplit(self.path).path
        login = base64.b64encode(self.server.login.encode()).decode()
        if self.server.login and self.headers["Authorization"] != f"Basic {login}":
            self._answer(401, b"who are you?", "text/plain")
        elif self.path.startswith("/simple/"):
            self._page(self.path.split("/")[2])
        else:
            self._file(unquote(self.path.rpartition("/")[2]))

    def _page(self, project: str) -> None:
        fault = self.server.faults["simple"].popleft() if self.server.faults["simple"] else ""
        if fault == "hang":
            time.sleep(3)
            return
        wheels = [p for p in sorted(self.server.folder.iterdir()) if name_of(p.name) == project]
        if fault:
            self._answer(int(fault), b"not now", "text/plain")
        elif not wheels:
            self._answer(404, b"<html>no such project</html>", "text/html")
        elif self.server.kind == "json":
            files = [self._json(path) for path in wheels]
            body = json.dumps({"meta": {"api-version": "1.1"}, "files": files}).encode()
            self._answer(200, body, "application/vnd.pypi.simple.v1+json")
        else:
            links = "".join(self._link(path) for path in wheels)
            self._answer(200, f"<html><body>{links}</body></html>".encode(), "text/html")

    def _json(self, path: Path) -> dict[str, object]:
        said: dict[str, object] = {"filename": path.name, "url": self._address(path)}
        said["hashes"] = {"sha256": self._sha256(path)} if self.server.says_hash else {}
        if self.server.says_size:
            said["size"] = self.server.sizes.get(path.name, path.stat().st_size)
        return said

    def _link(self, path: Path) -> str:
        fragment = f"#sha256={self._sha256(path)}" if self.server.says_hash else ""
        return f'<a href="{self._address(path)}{fragment}">{path.name}</a><br/>'

    def _sha256(self, path: Path) -> str:
        real = hashlib.sha256(path.read_bytes()).hexdigest()
        return self.server.hashes.get(path.name, real)

    def _address(self, path: Path) -> str:
        host = f"http://{self.server.files_at}" if self.server.files_at else ""
        return f"{host}/files/{quote(path.name)}"

    def _file(self, name: str) -> None:
        fault = ""
        if self.command == "GET" and self.server.faults[name]:
            fault = self.server.faults[name].popleft()
        if self.server.redirects_to:
            self.send_response(302)
            self.send_header("Location", f"http://{self.server.redirects_to}{self.path}")
            self.end_headers()
        elif fault == "503":
            self._answer(503, b"busy", "text/plain")
        elif fault == "portal":
            self._answer(200, b"<html>please log in</html>", "text/html")
        elif fault == "hang":
            time.sleep(3)
        else:
            self._send(name, int(fault.partition(":")[2] or -1))

    def _send(self, name: str, cut: int) -> None:
        body = (self.server.folder / name).read_bytes()
        wanted = self.headers["Range"] if self.server.ranges else None
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        if start > len(body):
            self._answer(416, b"", "text/plain")
            return
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(body) - start))
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.end_headers()
        if self.command == "HEAD":
            return
        rest = body[start:] if cut < 0 else body[start:][:cut]
        for at in range(0, len(rest), STEP):
            self.wfile.write(rest[at : at + STEP])
            self.server.served[name] += len(rest[at : at + STEP])
            time.sleep(self.server.pause_s)

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The tests look at `asked`."""
