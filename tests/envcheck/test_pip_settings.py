"""pip's settings are read as pip reads them; pip itself is asked what it sees."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from envcheck.wheels import pip_settings


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def home_of(tmp_path: Path) -> dict[str, str]:
    """A person of whom nothing else is known."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_", "XDG_"))}
    config = {"XDG_CONFIG_DIRS": str(tmp_path / "xdg"), "XDG_CONFIG_HOME": ""}
    return kept | {"HOME": str(tmp_path / "hóme"), "USERPROFILE": str(tmp_path / "hóme")} | config


ASK_PIP = """\
import json
from pip._internal.cli.parser import ConfigOptionParser
parser = ConfigOptionParser(name="install", isolated=False)
parser.config.load()
print(json.dumps(list(parser._get_ordered_configuration_items())))
"""


def told_by_pip(environ: dict[str, str]) -> dict[str, str]:
    """What pip itself goes by (`pip config list` sorts by file name, not by strength)."""
    command = [sys.executable, "-c", ASK_PIP]
    answer = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=True)
    items = {str(name): str(value) for name, value in json.loads(answer.stdout)}
    items.pop("config-file", None)
    return items


@pytest.mark.skipif(sys.platform != "linux", reason="writes to the places of Linux")
@pytest.mark.parametrize("named", ["", "present", "absent", os.devnull])
def test_files_and_variables_are_as_strong_as_pip_has_them(tmp_path: Path, named: str) -> None:
    environ = home_of(tmp_path)
    write(
        tmp_path / "xdg/pip/pip.conf",
        "[global]\nindex-url = https://a\ntimeout = 1\ncert = /a\n[install]\ncert = /install\n",
    )
    write(tmp_path / "hóme/.pip/pip.conf", "[global]\nindex-url = https://b\nproxy = b:1\n")
    write(
        tmp_path / "hóme/.config/pip/pip.conf",
        "[global]\nindex-url = https://c\nfind_links =\n  /c one\n  /c two\ncert = /c\n"
        "[freeze]\ntimeout = 99\n",
    )
    write(tmp_path / "present", "[global]\ntrusted-host = d e\nindex-url =\n")
    environ |= {"PIP_EXTRA_INDEX_URL": "https://x https://y", "PIP_NO_INDEX": ""}
    if named:
        environ["PIP_CONFIG_FILE"] = named if named == os.devnull else str(tmp_path / named)
    found = pip_settings.read(environ)
    expected = {k.replace("_", "-"): v.split() for k, v in told_by_pip(environ).items()}
    assert {name: value.split() for name, value in found.items()} == expected


def test_windows_and_macos_keep_them_elsewhere(tmp_path: Path) -> None:
    environ = home_of(tmp_path) | {
        "PROGRAMDATA": str(tmp_path / "ProgramData"),
        "APPDATA": str(tmp_path / "Roaming"),
    }
    write(tmp_path / "ProgramData/pip/pip.ini", "[global]\nindex-url = https://all\ncert = c\n")
    write(tmp_path / "Roaming/pip/pip.ini", "\ufeff[global]\nindex-url = https://mine\n")
    assert pip_settings.read(environ, "win32") == {"index-url": "https://mine", "cert": "c"}
    support = tmp_path / "hóme/Library/Application Support/pip/pip.conf"
    write(tmp_path / "hóme/.config/pip/pip.conf", "[global]\nproxy = unix\n")
    assert pip_settings.read(environ, "darwin")["proxy"] == "unix"
    write(support, "[global]\nproxy = mac\n")
    assert pip_settings.read(environ, "darwin")["proxy"] == "mac"


def test_a_file_that_makes_no_sense_says_nothing(tmp_path: Path) -> None:
    environ = home_of(tmp_path) | {"PIP_CONFIG_FILE": str(tmp_path / "named")}
    for nonsense in ("index-url = x\n", "[global\n", "\0\0"):
        write(tmp_path / "named", nonsense)
        assert "index-url" not in pip_settings.read(environ)
    (tmp_path / "named").write_bytes("[global]\nfind-links = /maçã\n".encode("latin-1"))
    assert pip_settings.read(environ)["find-links"].startswith("/ma")


def test_what_was_told_uv_is_stronger(tmp_path: Path) -> None:
    environ = home_of(tmp_path) | {
        "PIP_INDEX_URL": "https://pip",
        "PIP_FIND_LINKS": "/pip",
        "UV_INDEX_URL": "https://uv",
        "UV_FIND_LINKS": "/a b,https://c",
        "UV_NO_INDEX": "1",
    }
    found = pip_settings.read(environ)
    assert (found["index-url"], found["no-index"]) == ("https://uv", "1")
    assert found["find-links"] == "/a b\nhttps://c"
