"""pip's settings reach uv, and no address reaches a command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from envcheck.wheels.index_settings import uv_environment

SETTINGS = {
    "index-url": "https://install.example/simple",
    "extra-index-url": "\nhttps://a.example/simple\nhttps://u:p%40ss@b.example/simple",
    "no-index": "true",
    "timeout": "5",
    "cert": "/etc/ca.pem",
}


def test_uv_is_told_the_same() -> None:
    found = uv_environment(SETTINGS, {})
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


def test_a_wheel_folder_with_spaces_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "wheels and more"
    assert uv_environment({"find-links": str(folder)}, {})["UV_FIND_LINKS"].count(",") == 2
    folder.mkdir()
    assert uv_environment({"find-links": str(folder)}, {})["UV_FIND_LINKS"] == str(folder)
