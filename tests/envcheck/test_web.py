"""Reaching servers as pip would: through a proxy, with a CA of one's own, and no secret shown."""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from envcheck.building.build_errors import BuildError
from envcheck.wheels import addresses, web
from envcheck.wheels.fetch import fetch_lock
from envcheck.wheels.store import Store, here
from envcheck.wheels.wheel_sources import Sources, sources
from tests.envcheck.toy_wheels import Toy, make_toy
from tests.envcheck.wheel_server import WheelServer, serving

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the CA")


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    return make_toy(tmp_path / "toy")


@pytest.fixture
def server(toy: Toy) -> Iterator[WheelServer]:
    with serving(toy.wheels) as server:
        yield server


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1, signed by nobody; its key is in the same file."""
    path, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command += ["-keyout", str(key), "-out", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + key.read_bytes())
    return path


@contextmanager
def tunnels(port: int, asked: list[str]) -> Iterator[str]:
    """A proxy for encrypted connections, all of which lead to `port`; gives its address."""

    class Tunnel(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = list(iter(lambda: self.rfile.readline().decode().strip(), ""))
            asked.append(" ".join(lines))
            self.wfile.write(b"HTTP/1.1 200 go on\r\n\r\n")
            with socket.create_connection(("127.0.0.1", port)) as other:
                back = threading.Thread(target=_pour, args=(other, self.connection), daemon=True)
                back.start()
                _pour(self.connection, other)
                back.join(2)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel) as proxy:
        proxy.daemon_threads = True
        threading.Thread(target=proxy.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"127.0.0.1:{proxy.server_address[1]}"
        finally:
            proxy.shutdown()


def _pour(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PAUSES_S", (0.01,))


def told(**variables: str) -> Sources:
    return sources({"PIP_CONFIG_FILE": os.devnull, "HOME": "/nowhere", **variables})


def fetched(tmp_path: Path, toy: Toy, where: Sources) -> int:
    return len(fetch_lock(Store(tmp_path / "wheels"), toy.lock, here(), where))


@pytest.mark.parametrize("variable", ["PIP_PROXY", "http_proxy", "HTTP_PROXY"])
def test_a_proxy_is_asked_for_everything(
    tmp_path: Path, toy: Toy, server: WheelServer, variable: str
) -> None:
    proxy = f"http://me:geheim@{server.host}"
    where = told(PIP_INDEX_URL="http://index.example/simple", **{variable: proxy})
    assert fetched(tmp_path, toy, where) == 3
    words = base64.b64encode(b"me:geheim").decode()
    assert {h["Proxy-Authorization"] for _, _, h in server.asked} == {f"Basic {words}"}
    assert {h["Host"] for _, _, h in server.asked} == {"index.example"}


def test_a_proxy_that_is_not_there_does_not_give_its_password_away(
    tmp_path: Path, toy: Toy
) -> None:
    where = told(PIP_INDEX_URL="http://index.example/s", PIP_PROXY="http://me:geheim@127.0.0.1:9")
    with pytest.raises(BuildError) as caught:
        fetched(tmp_path, toy, where)
    assert caught.value.code == "NETWORK_FAILED"
    assert "geheim" not in repr((caught.value.facts, where))


@needs_openssl
def test_only_a_certificate_that_the_person_believes_is_accepted(
    tmp_path: Path, toy: Toy, server: WheelServer, certificate: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    index = f"https://{server.host}/simple"
    with pytest.raises(BuildError) as caught:
        fetched(tmp_path, toy, told(PIP_INDEX_URL=index))
    assert caught.value.code == "NETWORK_FAILED"
    assert str(caught.value.facts["reason"]).startswith("certificate not accepted")
    with pytest.raises(BuildError) as caught:
        fetched(tmp_path, toy, told(PIP_INDEX_URL=index, PIP_CERT=str(tmp_path / "absent.pem")))
    assert "certificate file not found" in str(caught.value.facts["reason"])
    assert fetched(tmp_path, toy, told(PIP_INDEX_URL=index, PIP_CERT=str(certificate))) == 3
    shutil.rmtree(tmp_path / "wheels")
    trusting = told(PIP_INDEX_URL=index, PIP_TRUSTED_HOST="127.0.0.1")
    assert fetched(tmp_path, toy, trusting) == 3


@needs_openssl
def test_an_encrypted_index_is_reached_through_a_proxy(
    tmp_path: Path, toy: Toy, server: WheelServer, certificate: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    asked: list[str] = []
    with tunnels(server.server_address[1], asked) as proxy:
        told_so = {"PIP_PROXY": f"http://me:geheim@{proxy}", "PIP_CERT": str(certificate)}
        where = told(PIP_INDEX_URL=f"https://{server.host}/simple", **told_so)
        assert fetched(tmp_path, toy, where) == 3
    words = base64.b64encode(b"me:geheim").decode()
    assert all(one.startswith(f"CONNECT {server.host} ") for one in asked)
    assert all(f"Basic {words}" in one for one in asked)
    assert not [headers for _, _, headers in server.asked if "Proxy-Authorization" in headers]


def test_a_server_may_ask_us_to_wait_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    there = web.Web(web.Line())
    monkeypatch.setattr(there._stop, "wait", lambda seconds: waits.append(seconds))
    for wish in (None, 2.0, 3600.0):
        error = web.WebError("host", "HTTP 429", again=True)
        error.pause_s = wish
        there.pause(1, error)
    assert waits == [web.PAUSES_S[0], 2.0, web.LONGEST_PAUSE_S]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://host/x", "/etc/passwd"])
def test_only_web_addresses_are_opened(address: str) -> None:
    with pytest.raises(web.WebError):
        web.Web(web.Line()).open(address, {})


def test_passwords_are_taken_out_of_addresses_and_texts() -> None:
    split = addresses.split_login("https://me:p%40ss@host:8443/simple?x=1#y")
    assert split == ("https://host:8443/simple?x=1#y", "me:p@ss")
    assert addresses.split_login("https://host/a@b") == ("https://host/a@b", "")
    text = "could not open https://me:geheim@host/x and http://tok@other/y (a@b)"
    bare = "could not open https://host/x and http://other/y (a@b)"
    assert addresses.without_passwords(text) == bare
    assert addresses.host_of("https://me:geheim@Host:8443/x") == "host:8443"


def test_local_addresses_become_paths(tmp_path: Path) -> None:
    folder = tmp_path / "ação e mais"
    assert addresses.local_path(folder.as_uri()) == folder
    assert addresses.local_path(str(folder)) == folder
    assert addresses.local_path(f"file://localhost{folder.as_uri()[7:]}") == folder
    assert addresses.local_path("https://host/x") is None
    assert addresses.local_path("~/wheels") == Path.home() / "wheels"
