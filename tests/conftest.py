"""Which tests run in which interpreter, and a home folder of their own for every test.

`tests/engine/` needs torch and runs in the engine interpreter; everything else runs in the
app's. Either interpreter may be pointed at the whole folder: it takes its part.
"""

from __future__ import annotations

import importlib.util
import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent
ENGINE_TESTS = HERE / "engine"
IN_ENGINE = importlib.util.find_spec("torch") is not None

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says something about the other programs of this computer.
settings.register_profile("formiga", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("formiga")

if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
    # Started by nohup: children would ignore the signal too, and some are tested with it. A
    # handler of our own goes on ignoring it here and is not inherited.
    signal.signal(signal.SIGHUP, lambda *_: None)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Make pytest-qt's settings known where pytest-qt itself is not loaded (strict settings)."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by pytest-qt; without effect in the engine interpreter")


def pytest_report_header() -> str:
    part = "tests/engine only" if IN_ENGINE else "everything except tests/engine"
    return f"interpreter: {'engine' if IN_ENGINE else 'app'} ({part})"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the other interpreter's tests alone."""
    if collection_path.is_dir() and ENGINE_TESTS not in (collection_path, *collection_path.parents):
        return None  # a folder above may hold both kinds
    is_engine_test = ENGINE_TESTS in (collection_path, *collection_path.parents)
    return True if is_engine_test != IN_ENGINE else None


@pytest.fixture(autouse=True)
def formiga_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has its own FORMIGA_HOME; nobody's real one is ever written."""
    home = tmp_path / "formiga home"
    home.mkdir()
    monkeypatch.setenv("FORMIGA_HOME", str(home))
    return home
