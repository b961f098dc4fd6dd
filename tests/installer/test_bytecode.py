"""Our own code is compiled at the set-up, whatever the person's variables say."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from installer import bytecode


def test_code_is_compiled_before_it_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "desktop" / "page.py"
    source.parent.mkdir()
    source.write_text("there = True\n", encoding="utf-8")
    monkeypatch.setattr(bytecode, "CODE", tmp_path)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    bytecode.compile_code(Path(sys.prefix), "desktop")
    assert Path(importlib.util.cache_from_source(str(source))).is_file()


def test_code_that_cannot_be_compiled_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bytecode, "CODE", tmp_path)
    bytecode.compile_code(Path(sys.prefix), "not there")
    bytecode.compile_code(tmp_path / "no environment", "desktop")
