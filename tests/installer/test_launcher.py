"""The `formiga` command: right interpreter, right home, the person's own working folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import launcher
from installer.home import Home

SHOW = """\
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd(), os.environ["FORMIGA_HOME"], sys.flags.isolated]))
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home and a checkout with every awkward character, and an app that shows its start."""
    root = tmp_path / "José's $home; é"
    code = tmp_path / "my checkout's"
    (code / "desktop" / "cli").mkdir(parents=True)
    (code / "desktop" / "cli" / "__main__.py").write_text(SHOW, encoding="utf-8")
    (root / "bin").mkdir(parents=True)
    monkeypatch.setattr(launcher, "CODE", code)
    return Home(root)


@pytest.mark.skipif(sys.platform == "win32", reason="the sh launcher")
def test_it_starts_the_app_with_the_arguments_as_given(home: Home, tmp_path: Path) -> None:
    app = home.root / "app" / "app-00000000-1"
    (app / "bin").mkdir(parents=True)
    (app / "bin" / "python").symlink_to(sys.executable)
    command = launcher.write_launcher(home, app)
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "desktop").mkdir(parents=True)  # must not be mistaken for ours
    environ = {**os.environ, "PYTHONPATH": str(elsewhere), "FORMIGA_HOME": "/another"}
    arguments = ["train", "my job.json", "", "a'b", "*"]
    answer = subprocess.run(
        [str(command), *arguments], cwd=elsewhere, env=environ, capture_output=True, check=True
    )
    assert json.loads(answer.stdout) == [arguments, str(elsewhere), str(home.root), 1]


def test_the_windows_command_holds_no_path_of_its_own(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    command = launcher.write_launcher(home, home.root / "app" / "app-00000000-1")
    text = command.read_bytes().decode("ascii")
    assert command.name == "formiga.cmd"
    assert '"%~dp0..\\app\\app-00000000-1\\Scripts\\python.exe"' in text
    assert text.endswith("%*\r\n")
