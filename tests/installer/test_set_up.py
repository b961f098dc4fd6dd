"""What set-up builds, what it leaves alone, and what it tells on the way."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from envcheck import switch
from envcheck.building import manifest, shelf
from envcheck.building.build_errors import BuildError
from envcheck.building.build_steps import Progress
from installer import commands, environments, launcher, machine, stages, translations
from installer.environments import Ready, set_up
from installer.home import LOCKS, Home
from installer.progress import Reporter
from installer.stages import Stage
from installer.trouble import Trouble
from installer.uv_tool import Tool

TOOL = Tool(Path("uv"), {})


LOCK_OF = {"cpu": "engine-cpu-linux-py311.txt", "main-cu130": "engine-cu130-linux-py311.txt"}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the real builds by empty complete environments; collects what was built."""
    done: list[str] = []

    def build(root: Path, row: str, lock: Path, **_: object) -> Path:
        done.append(row)
        return make_env(root, row, lock)

    def repair(home: Home, app: Path, row: str | None) -> int:
        """What `formiga repair` does on a computer without a card."""
        assert app == switch.current(home.app)
        assert launcher.command_line(home, app)[-1].endswith(launcher.STARTER)
        done.append(f"engine {row}")
        chosen = row or "cpu"
        switch.publish(home.envs, make_env(home.envs, chosen, LOCKS / LOCK_OF[chosen]))
        return 0

    monkeypatch.setattr(environments, "build_environment", build)
    monkeypatch.setattr(environments, "_repair", repair)
    monkeypatch.setattr(environments, "ensure_tool", lambda home: TOOL)
    monkeypatch.setattr(machine, "check_room", lambda *_: None)
    monkeypatch.setattr(translations, "compile_translations", lambda app: "")
    return done


def make_env(root: Path, row: str, lock: Path) -> Path:
    root.mkdir(exist_ok=True)
    env = shelf.new_folder(root, row, lock)
    interpreter = switch.interpreter(env)
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    (env / "pyvenv.cfg").write_text("version_info = 3.11.7\n", encoding="utf-8")
    shelf.write_stamp(env, row, lock)
    (env / switch.COMPLETE).touch()
    return env


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the locks of Linux")


@linux_only
def test_the_first_time_builds_everything_and_the_second_nothing(
    tmp_path: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    ready = set_up(home, None, with_dev=True, reporter=Reporter())
    assert built == ["app", "dev", "engine None"]
    assert ready.app == switch.current(home.app)
    assert ready.engine == switch.current(home.envs)
    for name in ("ensure_tool", "_repair"):
        monkeypatch.setattr(environments, name, pytest.fail)
    assert set_up(home, None, with_dev=True, reporter=Reporter()) == ready
    assert len(built) == 3


@linux_only
def test_an_engine_that_was_chosen_is_not_replaced(tmp_path: Path, built: list[str]) -> None:
    home = Home(tmp_path)
    chosen = set_up(home, "main-cu130", with_dev=False, reporter=Reporter()).engine
    assert set_up(home, None, with_dev=False, reporter=Reporter()).engine == chosen
    assert set_up(home, "cpu", with_dev=False, reporter=Reporter()).engine != chosen
    assert built == ["app", "engine main-cu130", "engine cpu"]
    assert switch.previous(home.envs) == chosen


@linux_only
@pytest.mark.parametrize("damage", ["stamp", "complete", "python", "pointer"])
def test_a_damaged_engine_is_the_repairs_business(
    damage: str, tmp_path: Path, built: list[str]
) -> None:
    home = Home(tmp_path)
    engine = set_up(home, None, with_dev=False, reporter=Reporter()).engine
    spoilt = {
        "stamp": engine / manifest.STAMP,
        "complete": engine / switch.COMPLETE,
        "python": switch.interpreter(engine),
        "pointer": home.envs / switch.CURRENT,
    }[damage]
    spoilt.unlink()
    again = set_up(home, None, with_dev=False, reporter=Reporter()).engine
    assert again != engine
    assert built == ["app", "engine None", "engine None"]


@linux_only
def test_without_an_engine_it_is_said_how_to_go_on(
    tmp_path: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    monkeypatch.setattr(environments, "_repair", lambda *_: 1)
    with pytest.raises(Trouble) as caught:
        set_up(home, None, with_dev=False, reporter=Reporter())
    assert "wheels export" in str(caught.value)
    assert str(home.bin / "formiga") in str(caught.value)
    assert (home.bin / "formiga").is_file()


@linux_only
def test_a_failed_change_leaves_the_old_engine_in_use(
    tmp_path: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    engine = set_up(home, None, with_dev=False, reporter=Reporter()).engine
    monkeypatch.setattr(environments, "_repair", lambda *_: 1)
    with pytest.raises(Trouble):
        set_up(home, "main-cu130", with_dev=False, reporter=Reporter())
    assert switch.current(home.envs) == engine


@linux_only
def test_the_engine_is_asked_for_at_this_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def call(command: list[str]) -> int:
        asked.append(command)
        return 3

    monkeypatch.setattr(subprocess, "call", call)
    home, app = Home(tmp_path), tmp_path / "app"
    assert environments._repair(home, app, None) == 3
    assert environments._repair(home, app, "cpu") == 3
    start = launcher.command_line(home, app)
    assert asked == [[*start, "repair", "--yes"], [*start, "repair", "--yes", "--to", "cpu"]]


@linux_only
def test_a_failed_build_of_the_app_names_the_package(
    tmp_path: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise BuildError("WHEEL_NOT_FOUND", package="PySide6", version="6.11.3", offline=True)

    monkeypatch.setattr(environments, "build_environment", fail)
    with pytest.raises(Trouble, match="PySide6"):
        set_up(Home(tmp_path), None, with_dev=False, reporter=Reporter())


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(Trouble) as caught:
        set_up(Home(file / "home"), None, with_dev=False, reporter=Reporter())
    assert str(file) in str(caught.value)


@pytest.mark.parametrize(
    ("error", "code"), [(Trouble("interrupted"), 1), (KeyboardInterrupt(), 130)]
)
def test_a_reason_to_stop_is_said_without_a_traceback(
    error: BaseException,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stop(*_: object, **__: object) -> Ready:
        raise error

    monkeypatch.setattr(environments, "set_up", stop)
    assert commands.main(["run"]) == code
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_progress_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    reporter = Reporter()
    reporter.begin("app")
    for done in range(3):
        reporter.step(Progress("unpack", done, 3))
    reporter.step(Progress("done"))
    assert screen.getvalue().count("\n") == 1
    assert "installing package 2 of 3" in screen.getvalue()


def test_in_a_log_progress_is_a_line_for_each_stage(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Reporter()
    reporter.begin("app")
    for done in range(100):
        reporter.step(Progress("fetch", done, 100, "torch", done << 20, 100 << 20))
    reporter.step(Progress("compile"))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "100 MB" in lines[0]
    assert "\r" not in "".join(lines)


class Calls(dict[str, int]):
    """Stages that are asked for instead of run, by name; `codes` says how they end."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}

    def __call__(self, stage: Stage, environ: object) -> int:
        self[stage.name] = self.codes.get(stage.name, 0)
        return self[stage.name]

    @contextmanager
    def beside(self, stage: Stage, environ: object) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(shown=lambda: self(stage, environ))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    asked = Calls()
    monkeypatch.setattr(stages, "_call", asked)
    monkeypatch.setattr(stages, "beside", asked.beside)
    monkeypatch.setattr(translations, "stale_translations", lambda app: [])
    return asked


def ready(tmp_path: Path) -> Ready:
    return Ready(Home(tmp_path), tmp_path / "app", tmp_path / "engine", tmp_path / "dev")


def test_every_stage_runs_and_the_windows_tests_come_last(tmp_path: Path, calls: Calls) -> None:
    assert stages.run(ready(tmp_path), []) == 0
    names = list(calls)
    assert names[:4] == ["ruff check", "ruff format", "mypy", "import rules"]
    assert names[4:] == ["pytest (engine)", "pytest (all others)", "pytest (window)"]


def test_a_failed_stage_is_named_and_hides_nothing(
    tmp_path: Path, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    calls.codes["mypy"] = 1
    assert stages.run(ready(tmp_path), []) == 1
    assert "mypy" in capsys.readouterr().out
    assert len(calls) == 7


def test_a_stage_beside_another_is_shown_whole_with_its_exit_code(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = "import sys; print('begun', flush=True); print('çã'); sys.exit(3)"
    stage = Stage("slow", [sys.executable, "-X", "utf8", "-c", script])
    with stages.beside(stage, os.environ) as running:
        assert running.shown() == 3
    assert capfd.readouterr().out.split()[-2:] == ["begun", "çã"]


def test_a_stage_beside_another_ends_with_it(tmp_path: Path) -> None:
    stage = Stage("endless", [sys.executable, "-c", "import time; time.sleep(600)"])
    with pytest.raises(KeyboardInterrupt), stages.beside(stage, os.environ) as running:
        raise KeyboardInterrupt
    assert running.process.poll() is not None


def test_with_arguments_only_pytest_runs_and_one_side_may_have_nothing(
    tmp_path: Path, calls: Calls
) -> None:
    calls.codes["pytest (engine)"] = stages.NOTHING_COLLECTED
    assert stages.run(ready(tmp_path), ["tests/envcheck"]) == 0
    assert len(calls) == 2
