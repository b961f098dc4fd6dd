"""Where things are, and the settings file that may never keep the window from opening."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import desktop
from desktop import language, paths, settings
from tests.fakes.home import make_home


def test_the_home_is_the_one_chosen_then_the_variable_then_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMIGA_HOME", str(tmp_path / "da variável"))
    assert paths.formiga_home(tmp_path / "escolhida") == tmp_path / "escolhida"
    assert paths.formiga_home() == tmp_path / "da variável"
    monkeypatch.setenv("FORMIGA_HOME", "  ")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.formiga_home().name == "formiga"


def test_a_relative_home_is_made_absolute_and_a_tilde_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.formiga_home("casa") == tmp_path / "casa"
    assert paths.formiga_home("~/casa") == tmp_path / "casa"


def test_the_code_root_holds_the_three_parts() -> None:
    root = paths.code_root()
    assert all((root / part).is_dir() for part in ("desktop", "engine", "envcheck"))


def test_where_is_flat_and_names_the_engine_only_when_it_is_whole(tmp_path: Path) -> None:
    assert paths.where(tmp_path)["engine_python"] is None
    home = make_home(tmp_path, "quick")
    found = paths.where(home)
    assert found["engine_env"] == str(home / "envs" / "cpu-abababab-1")
    assert found["engine_python"] == str(home / "envs" / "cpu-abababab-1" / "bin" / "python")
    (home / "envs" / "cpu-abababab-1" / "COMPLETE").unlink()
    assert paths.where(home)["engine_env"] is None


def test_the_version_is_the_one_of_the_project_file() -> None:
    project = tomllib.loads((paths.code_root() / "pyproject.toml").read_text(encoding="utf-8"))
    assert desktop.__version__ == project["project"]["version"]


def test_only_what_differs_is_stored_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "nova pasta" / "settings.json"
    settings.save(settings.Settings(language="pt_BR"), file)
    assert json.loads(file.read_text(encoding="utf-8")) == {"_version": 1, "language": "pt_BR"}
    assert settings.load(file) == settings.Settings(language="pt_BR")
    assert [p.name for p in file.parent.iterdir()] == ["settings.json"]


def test_unknown_keys_and_wrong_values_are_dropped_with_a_log_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "pink", "zzz": 1, "language": 5, "preset": "quick"}', "utf-8")
    with caplog.at_level(logging.INFO):
        found = settings.load(file)
    assert found == settings.Settings(preset="quick")
    assert all(word in caplog.text for word in ("'zzz'", "'pink'", "'language'"))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b'{"theme": "dark"', b"null"]
)
def test_a_broken_file_is_set_aside_and_the_defaults_used(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert settings.load(file) == settings.Settings()
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    settings.save(settings.Settings(theme="dark"), file)
    assert settings.load(file).theme == "dark"


def test_a_failed_save_leaves_the_old_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    settings.save(settings.Settings(theme="dark"), file)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        settings.save(settings.Settings(theme="light"), file)
    assert settings.load(file).theme == "dark"
    assert [p.name for p in tmp_path.glob("*settings*")] == ["settings.json"]


@pytest.mark.parametrize(
    ("name", "resolved"),
    [
        ("pt_BR.UTF-8", "pt_BR"),
        ("pt-PT", "pt_BR"),
        ("Portuguese_Brazil", "pt_BR"),
        ("en_GB", "en"),
        ("de_DE", "en"),
        ("C", "en"),
    ],
)
def test_every_locale_becomes_a_language_that_there_is(name: str, resolved: str) -> None:
    assert language.resolve(name) == resolved


def test_the_computers_language_counts_where_none_was_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    assert language.resolve(language.SYSTEM) == "pt_BR"


def test_core_modules_load_no_widgets() -> None:
    """The command must work where Qt's windows cannot load (a server without libGL)."""
    modules = (
        "desktop.cli.app, desktop.cli.verbs, desktop.cli.run_verbs, desktop.cli.look_verbs, "
        "desktop.cli.starter, desktop.cli.window, desktop.messages, desktop.runs.inspector, "
        "desktop.cli.plan_verb, desktop.cli.fetch_verb"
    )
    code = (
        f"import {modules}, sys; "
        "print([m for m in sys.modules if m.endswith(('.QtWidgets', '.QtGui'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=paths.code_root(), check=True
    )
    assert done.stdout.strip() == b"[]"
