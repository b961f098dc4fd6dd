"""pip's settings reach uv, and no address reaches a command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from envcheck import index_settings
from envcheck.index_settings import parse_pip_settings, uv_environment

LISTING = """\
:env:.find-links='/wheels and more'
global.cert='/etc/ca.pem'
global.extra-index-url='\\nhttps://a.example/simple\\nhttps://u:p%40ss@b.example/simple'
global.index-url='https://mirror.example/simple'
global.timeout='5'
install.index-url='https://install.example/simple'
install.no-index='true'
freeze.timeout='99'
"""


def test_the_listing_is_read_in_pips_own_order() -> None:
    settings = parse_pip_settings(LISTING)
    assert settings["index-url"] == "https://install.example/simple"
    assert settings["timeout"] == "5"
    assert settings["find-links"] == "/wheels and more"


def test_variables_win_over_files() -> None:
    listing = "global.index-url='https://a'\n:env:.index-url='https://b'\n"
    assert parse_pip_settings(listing)["index-url"] == "https://b"


def test_nonsense_is_no_setting() -> None:
    assert parse_pip_settings("WARNING: something\n\nx\n=\n") == {}


def test_uv_is_told_the_same() -> None:
    found = uv_environment(parse_pip_settings(LISTING), {})
    assert found["UV_DEFAULT_INDEX"] == "https://install.example/simple"
    assert found["UV_INDEX"] == "https://a.example/simple https://u:p%40ss@b.example/simple"
    assert found["UV_NO_INDEX"] == "1"
    assert found["UV_HTTP_TIMEOUT"] == "5"
    assert found["SSL_CERT_FILE"] == "/etc/ca.pem"
    assert found["UV_INDEX_STRATEGY"] == "unsafe-best-match"


def test_a_relative_wheel_folder_means_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = uv_environment({"find-links": "wheels https://w.example/list"}, {})
    assert found["UV_FIND_LINKS"] == f"{tmp_path / 'wheels'},https://w.example/list"


def test_what_the_person_told_uv_wins() -> None:
    settings = {"index-url": "https://pip.example", "extra-index-url": "https://more.example"}
    environ = {"UV_INDEX_URL": "https://uv.example", "UV_INDEX": "https://x.example"}
    found = uv_environment(settings, environ)
    assert not {"UV_DEFAULT_INDEX", "UV_INDEX"} & found.keys()


def test_locks_are_resolved_without_partial_mirrors() -> None:
    settings = {
        "index-url": "https://a",
        "extra-index-url": "https://partial",
        "find-links": "/wheels",
    }
    found = uv_environment(settings, {}, mirrors=False)
    assert found["UV_DEFAULT_INDEX"] == "https://a"
    assert not {"UV_INDEX", "UV_FIND_LINKS"} & found.keys()


def test_a_python_without_pip_has_no_settings(tmp_path: Path) -> None:
    assert index_settings.read_pip_settings(tmp_path / "no-python") == {}


def test_the_real_pip_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nindex-url = https://conf.example/simple\n", encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    monkeypatch.setenv("PIP_FIND_LINKS", "/some/wheels")
    settings = index_settings.read_pip_settings(Path(sys.executable))
    assert settings["index-url"] == "https://conf.example/simple"
    assert settings["find-links"] == "/some/wheels"
