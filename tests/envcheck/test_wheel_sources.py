"""Where wheels are looked for: nearest first, and only what the lock names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from envcheck.building.build_errors import BuildError
from envcheck.lockfile import Pin
from envcheck.wheels.fetch import fetch_lock
from envcheck.wheels.index_pages import WheelFile, read_page
from envcheck.wheels.store import Store, file_sha256, here
from envcheck.wheels.wheel_sources import DEFAULT_INDEX, TORCH_INDEX, Finder, Sources, sources
from tests.envcheck.toy_wheels import Toy, make_toy
from tests.envcheck.wheel_server import WheelServer, serving

SHA = "ab" * 32


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    return make_toy(tmp_path / "hóme with spaces")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "hóme with spaces" / "wheels")


@pytest.fixture
def server(toy: Toy) -> Iterator[WheelServer]:
    with serving(toy.wheels) as server:
        yield server


def told(**variables: str) -> Sources:
    return sources({"PIP_CONFIG_FILE": os.devnull, "HOME": "/nowhere", **variables})


def pages_below(folder: Path, toy: Toy) -> Path:
    """A simple index of pages that link to the wheels."""
    for wheel in toy.wheels.iterdir():
        page = folder / wheel.name.split("-")[0].replace("_", "-") / "index.html"
        page.parent.mkdir(parents=True)
        link = os.path.relpath(wheel, page.parent).replace(" ", "%20").replace("ó", "%C3%B3")
        link = f'<a href="{link}#sha256={file_sha256(wheel)}">x</a>'
        page.write_text(f"<!DOCTYPE html><html><body>{link}</body></html>", encoding="utf-8")
    return folder


def test_without_settings_it_is_pips_own_index() -> None:
    found = told()
    assert (found.indexes, found.find_links) == ((DEFAULT_INDEX,), ())
    assert found.torch_index == TORCH_INDEX
    assert (found.line.cert, found.line.timeout_s) == ("", 15)


def test_every_setting_reaches_its_place(tmp_path: Path) -> None:
    found = told(
        PIP_INDEX_URL="https://me:p%40ss@one.example/simple",
        PIP_EXTRA_INDEX_URL=f"https://two.example/simple {tmp_path.as_uri()}",
        PIP_FIND_LINKS=f"{tmp_path} https://tok@three.example/wheels.html",
        PIP_TRUSTED_HOST="One.example two.example:8443",
        PIP_CERT="/ca.pem",
        PIP_CLIENT_CERT="/me.pem",
        PIP_PROXY="http://u:geheim@proxy:3128",
        PIP_DEFAULT_TIMEOUT="42",
    )
    assert found.indexes == (
        "https://one.example/simple",
        "https://two.example/simple",
        tmp_path.as_uri(),
    )
    assert found.find_links == (str(tmp_path), "https://three.example/wheels.html")
    assert found.line.logins == {"one.example": "me:p@ss", "three.example": "tok"}
    assert found.line.trusted_hosts == {"one.example", "two.example:8443"}
    assert (found.line.cert, found.line.client_cert) == ("/ca.pem", "/me.pem")
    assert found.line.proxies == dict.fromkeys(("http", "https"), "http://u:geheim@proxy:3128")
    assert found.line.timeout_s == 42
    assert not [word for word in ("p@ss", "p%40ss", "geheim", "tok@") if word in repr(found)]


def test_no_index_leaves_only_folders(tmp_path: Path) -> None:
    found = told(PIP_NO_INDEX="true", PIP_FIND_LINKS=str(tmp_path))
    assert (found.indexes, found.torch_index) == ((), "")
    assert found.find_links == (str(tmp_path),)


def test_only_servers_where_nothing_local_is_wanted(tmp_path: Path) -> None:
    variables = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_EXTRA_INDEX_URL": tmp_path.as_uri(),
        "PIP_FIND_LINKS": str(tmp_path),
    }
    found = sources(variables, local=False)
    assert (found.indexes, found.find_links) == ((DEFAULT_INDEX,), ())


@pytest.mark.parametrize("kind", ["folder", "file", "page", "index", "bare index", "by package"])
def test_wheels_of_this_computer_need_no_server(
    toy: Toy, store: Store, tmp_path: Path, kind: str
) -> None:
    wheels = sorted(toy.wheels.iterdir())
    if kind == "folder":
        where = told(PIP_NO_INDEX="1", UV_FIND_LINKS=str(toy.wheels))
    elif kind == "file":
        where = told(PIP_NO_INDEX="1", UV_FIND_LINKS=",".join(map(str, wheels)))
    elif kind == "page":
        page = tmp_path / "all wheels.html"
        links = "".join(f"<a href='{path.as_uri()}'>x</a>" for path in wheels)
        page.write_text(f"<html>{links}</html>", encoding="utf-8")
        where = told(PIP_NO_INDEX="1", PIP_FIND_LINKS=str(page))
    elif kind == "index":
        where = told(PIP_EXTRA_INDEX_URL=pages_below(tmp_path / "simple ü", toy).as_uri())
    elif kind == "bare index":
        where = told(PIP_EXTRA_INDEX_URL=toy.wheels.as_uri())
    else:
        for path in wheels:
            folder = tmp_path / "simple" / path.name.split("-")[0].replace("_", "-")
            folder.mkdir(parents=True)
            (folder / path.name).write_bytes(path.read_bytes())
        where = told(PIP_INDEX_URL=(tmp_path / "simple").as_uri())
    paths = fetch_lock(store, toy.lock, here(), where, offline=True)
    assert [path.name for path in paths] == [path.name for path in wheels]


def test_a_tampered_wheel_nearby_is_passed_over_where_a_server_has_the_real_one(
    toy: Toy, store: Store, server: WheelServer, tmp_path: Path
) -> None:
    near = tmp_path / "near"
    near.mkdir()
    wheel = next(toy.wheels.glob("toy_bee*"))
    (near / wheel.name).write_bytes(wheel.read_bytes()[:-1] + b"!")
    assert fetch_lock(
        store, toy.lock, here(), told(PIP_INDEX_URL=server.index, PIP_FIND_LINKS=str(near))
    )
    only = told(PIP_NO_INDEX="1", PIP_FIND_LINKS=str(near))
    lock = toy.lock.with_name("bee.txt")
    line = next(one for one in toy.lock.read_text("utf-8").splitlines() if "bee" in one)
    lock.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        fetch_lock(Store(tmp_path / "other"), lock, here(), only)
    assert (caught.value.code, caught.value.facts["file"]) == ("WHEEL_TAMPERED", wheel.name)
    assert not list((tmp_path / "other").rglob("*.*"))


def test_pytorchs_own_index_is_asked_for_local_versions_only(
    toy: Toy, store: Store, server: WheelServer
) -> None:
    wheel = toy.wheels / "toy_bee-1.0-py3-none-any.whl"
    local = wheel.rename(wheel.with_name("toy_bee-1.0+cpu-py3-none-any.whl"))
    text = toy.lock.read_text(encoding="utf-8").replace("bee==1.0", "bee==1.0+cpu")
    toy.lock.write_text(text, encoding="utf-8")
    beside = toy.wheels / "beside"
    beside.mkdir()
    local = local.rename(beside / local.name)
    with serving(beside) as torch:
        address = f"http://{torch.host}/simple/toy-bee/"  # our server takes what follows as it is
        where = replace(told(PIP_INDEX_URL=server.index), torch_index=address)
        assert len(fetch_lock(store, toy.lock, here(), where)) == 3
        assert torch.served == {local.name: local.stat().st_size}
        assert {path for _, path, _ in torch.asked if "simple" in path} == {
            "/simple/toy-bee/cpu/toy-bee/"
        }


def test_a_direct_address_is_the_place(toy: Toy, store: Store, server: WheelServer) -> None:
    wheel = toy.wheels / "toy_bee-1.0-py3-none-any.whl"
    pinned = f"toy-bee @ http://{server.host}/files/{wheel.name}"
    text = toy.lock.read_text(encoding="utf-8").replace("toy-bee==1.0", pinned)
    toy.lock.write_text(text, encoding="utf-8")
    where = told(PIP_INDEX_URL=server.index)
    assert len(fetch_lock(store, toy.lock, here(), where)) == 3
    assert not [path for _, path, _ in server.asked if path == "/simple/toy-bee/"]


def test_the_best_wheel_that_the_lock_names_is_chosen(tmp_path: Path) -> None:
    target = replace(here("3.11"), os="linux", machine="x86_64", glibc="2.36")
    tags = [
        "py3-none-any",
        "cp311-cp311-manylinux_2_28_x86_64",
        "cp311-cp311-manylinux_2_17_x86_64",
    ]
    page = "".join(
        f'<a href="six-1.0-{tag}.whl#sha256={number:064x}">x</a>' for number, tag in enumerate(tags)
    )
    folder = tmp_path / "six"
    folder.mkdir()
    (folder / "index.html").write_text(page, encoding="utf-8")
    for tag in tags:
        (folder / f"six-1.0-{tag}.whl").touch()
    pin = Pin("six", "1.0", "", frozenset({f"{0:064x}", f"{2:064x}"}))
    troubles: list[Exception] = []
    found = Finder(Sources((tmp_path.as_uri(),)), target, None).search(pin, troubles)
    assert [wheel.name.removeprefix("six-1.0-") for wheel in found] == [
        f"{tags[2]}.whl",
        f"{tags[0]}.whl",
    ]
    assert len(troubles) == 1  # the best one, which the lock does not name


def test_pages_as_real_indexes_write_them() -> None:
    html = f"""<!DOCTYPE html><html><head><meta name="pypi:repository-version" content="1.1">
    <base href="https://cdn.example/whl/"></head><body>
    <a href="torch-2.0%2Bcpu-py3-none-any.whl#sha256={SHA.upper()}" data-core-metadata="x">t</a>
    <a href="/other/six-1.0-py3-none-any.whl#md5=1">six</a><a>nothing</a>
    <a href="six-1.0.tar.gz#sha256={SHA}">source</a><a href="file:///etc/six-1.0-py3-none-any.whl">
    """
    assert read_page(html.encode(), "text/html", "https://index.example/simple/torch/") == [
        WheelFile(
            "torch-2.0+cpu-py3-none-any.whl",
            "https://cdn.example/whl/torch-2.0%2Bcpu-py3-none-any.whl",
            sha256=SHA,
        ),
        WheelFile("six-1.0-py3-none-any.whl", "https://cdn.example/other/six-1.0-py3-none-any.whl"),
    ]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"files": [1, {"url": 3}, {}]}', b'{"files": null}', b"\xff\xfe<a"]
)
def test_a_page_that_makes_no_sense_offers_nothing(body: bytes) -> None:
    for kind in ("application/vnd.pypi.simple.v1+json", "text/html", ""):
        assert read_page(body, kind, "https://index.example/simple/six/") == []
