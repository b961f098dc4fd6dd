"""The command in another language, with a translation compiled for the test."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from desktop import format as fmt
from desktop import language
from desktop.cli.app import main
from desktop.messages import message

RELEASE = Path(PySide6.__file__).parent / "lrelease"
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="pt_BR" sourcelanguage="en_US">
<context><name>Cli</name><message>
<source>No runs yet. `formiga train JOB.json` starts one.</source>
<translation>Ainda não há execuções.</translation></message><message>
<source>List the runs, the newest first.</source>
<translation>Listar as execuções.</translation></message></context>
<context><name>Problem</name><message>
<source>Free disk space: {free_bytes}</source>
<translation>Espaço livre em disco: {free_bytes}</translation></message></context></TS>
"""

pytestmark = pytest.mark.skipif(not RELEASE.exists(), reason="lrelease is not in this PySide6")


@pytest.fixture(autouse=True)
def portuguese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "i18n"
    folder.mkdir()
    (folder / "desktop_pt_BR.ts").write_text(TS, encoding="utf-8")
    subprocess.run(
        [RELEASE, folder / "desktop_pt_BR.ts", "-qm", folder / "desktop_pt_BR.qm"],
        check=True,
        capture_output=True,
    )
    monkeypatch.setattr(language, "I18N", folder)
    yield
    language.install("en")


def test_sentences_help_and_numbers_change_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(tmp_path / "h"), "--language", "pt_BR", "runs"]) == 0
    assert "Ainda não há execuções." in capsys.readouterr().err
    assert main(["--home", str(tmp_path / "h"), "--help"]) == 0
    assert "Listar as execuções." in capsys.readouterr().out
    told = message("DISK", {"free_bytes": 1_234_500_000, "path": "/"})
    assert told.title == "Espaço livre em disco: 1,2 GB"
    assert fmt.number(3118) == "3.118"


def test_the_language_can_be_changed_back(tmp_path: Path) -> None:
    assert language.install("pt_BR") == "pt_BR"
    assert language.install("en") == "en"
    assert message("DISK", {"free_bytes": 5, "path": "/"}).title == "Free disk space: 5 bytes"
    assert fmt.number(3118) == "3,118"


def test_without_the_compiled_file_the_source_text_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "I18N", tmp_path / "nowhere")
    language.install("pt_BR")
    assert message("DISK", {"free_bytes": 5, "path": "/"}).title.startswith("Free disk space")
