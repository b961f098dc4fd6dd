"""The computer stays awake as long as a run has an engine, and nothing fails where it cannot."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from desktop.paths import code_root
from desktop.runs import launcher
from engine.contract.run_folder import RunFolder
from tests.fakes.home import READY, make_home, make_job

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script")
needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")
SERVICE = "org.freedesktop.PowerManagement"
WAIT_S = 30.0


def wait(true: Callable[[], object], timeout_s: float = WAIT_S) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def record(run: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((run / "awake.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


class PowerManager:
    """A power manager on a real session bus of its own: counts who holds off sleep."""

    def __init__(self) -> None:
        from jeepney.io.blocking import open_dbus_connection

        command = ["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"]
        self._daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self.held: set[int] = set()
        self.asked: list[tuple[str, str]] = []
        self._bus = open_dbus_connection(self.address)
        self._serve = threading.Thread(target=self._answer, daemon=True)
        self._own_name()
        self._serve.start()

    def _own_name(self) -> None:
        from jeepney.bus_messages import message_bus

        reply = self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))
        assert reply.body == (1,)

    def _answer(self) -> None:
        from jeepney import HeaderFields, MessageType, new_method_return

        with suppress(Exception):  # the bus is gone: the test is over
            while True:
                message = self._bus.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                word = message.header.fields.get(HeaderFields.member)
                if word == "Inhibit":
                    self.asked.append(message.body)
                    self.held.add(len(self.asked))
                    self._bus.send(new_method_return(message, "u", (len(self.asked),)))
                elif word == "UnInhibit":
                    self.held.discard(message.body[0])
                    self._bus.send(new_method_return(message))

    def close(self) -> None:
        self._daemon.terminate()
        self._daemon.wait(timeout=10)
        if self._daemon.stdout is not None:
            self._daemon.stdout.close()
        self._serve.join(timeout=10)
        self._bus.close()


@pytest.fixture
def power(monkeypatch: pytest.MonkeyPatch) -> Iterator[PowerManager]:
    manager = PowerManager()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", manager.address)
    yield manager
    manager.close()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Starts a run of a slow fake engine; ends it afterwards."""
    home = make_home(tmp_path / "lar ção", "slow")
    started: list[Path] = []

    def start() -> Path:
        job = make_job(tmp_path / "trabalho")
        started.append(launcher.start(job, home, check=lambda _home, _spec: READY))
        return started[-1]

    yield start
    for path in started:
        launcher.force_stop(path)


@needs_bus
def test_sleep_is_held_off_while_an_engine_works_and_no_longer(
    power: PowerManager, run: Callable[[], Path]
) -> None:
    path = run()
    wait(lambda: power.held)
    wait(lambda: record(path))
    assert record(path)["active"] is True
    assert SERVICE in record(path)["method"]
    launcher.pause(path)
    wait(lambda: not launcher.is_active(RunFolder(path)))
    wait(lambda: not power.held)
    wait(lambda: record(path).get("until"))


@needs_bus
def test_an_engine_that_is_killed_lets_the_computer_sleep(
    power: PowerManager, run: Callable[[], Path]
) -> None:
    path = run()
    wait(lambda: power.held)
    wait(lambda: launcher.RunFolder(path).is_alive())
    assert launcher.force_stop(path)
    wait(lambda: not power.held)


def test_without_a_session_nothing_fails_and_it_is_said(
    run: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    path = run()
    wait(lambda: record(path))
    assert record(path)["active"] is False
    assert record(path)["error"]
    assert launcher.is_active(RunFolder(path))


def keep(path: Path, pid: int, **environ: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-s", "-B", "-m", "desktop.runs.awake", str(path), str(pid)]
    return subprocess.Popen(command, cwd=code_root(), env=os.environ | environ)


def test_a_keeper_ends_with_an_engine_that_never_took_hold(tmp_path: Path) -> None:
    engine = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1)"])
    keeper = keep(tmp_path, engine.pid, WAKEPY_FAKE_SUCCESS="1")
    wait(lambda: record(tmp_path))
    assert keeper.poll() is None
    assert engine.wait(timeout=30) == 0
    assert keeper.wait(timeout=30) == 0
    assert record(tmp_path)["until"]


def test_one_keeper_a_run(tmp_path: Path) -> None:
    with FileLock(tmp_path / "engine.lock"):
        first = keep(tmp_path, os.getpid(), WAKEPY_FAKE_SUCCESS="1")
        wait(lambda: record(tmp_path))
        second = keep(tmp_path, os.getpid(), WAKEPY_FAKE_SUCCESS="1")
        assert second.wait(timeout=30) == 0
        assert first.poll() is None
    assert first.wait(timeout=30) == 0


def test_a_keeper_is_light(tmp_path: Path) -> None:
    """It lives as long as a run: no window library, no job model."""
    code = (
        "import sys; from desktop.runs.awake import awake\n"
        "with awake() as said: pass\n"
        "print([m for m in ('PySide6', 'pydantic', 'typer') if m in sys.modules], said['active'])"
    )
    environ = os.environ | {"WAKEPY_FAKE_SUCCESS": "1"}
    command = [sys.executable, "-s", "-B", "-c", code]
    done = subprocess.run(
        command, cwd=code_root(), env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] True"
