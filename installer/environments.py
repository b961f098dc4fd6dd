"""Bring the environments up to their locks: nothing to do where the stamp already says so.

The app's own environment and the test tools are small and built here. The engine is built by the
app: the same repair, with the same choice of a row, that cures a broken one later.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from envcheck import switch
from envcheck.building import pythons, shelf
from envcheck.building.build import build_environment
from envcheck.building.build_errors import BuildError
from envcheck.building.build_steps import Progress
from envcheck.repairing import wish
from installer import bytecode, launcher, machine, translations
from installer.home import LOCKS, Home
from installer.progress import Reporter
from installer.trouble import Trouble, from_build
from installer.uv_tool import Tool, ensure_tool
from installer.words import say

APP_LOCK = LOCKS / "desktop.txt"
DEV_LOCK = LOCKS / "dev.txt"
# Measured on Linux: the environment plus the wheels that stay for building it again offline.
SMALL_ENV_BYTES = 700_000_000


@dataclass(frozen=True)
class Ready:
    """What set-up leads to."""

    home: Home
    app: Path
    engine: Path
    dev: Path | None


def set_up(home: Home, row: str | None, *, with_dev: bool, reporter: Reporter) -> Ready:
    """Build what is missing or outdated and switch to it; raises `Trouble`."""
    machine.check_system()
    accepted = machine.rows_called(row) if row else machine.rows_here()
    _make_home(home)
    tools: list[Tool] = []

    def tool() -> Tool:
        """uv, fetched only if there is something to build."""
        if not tools:
            reporter.begin("tool")
            reporter.step(Progress("fetch"))
            tools.append(ensure_tool(home))
            reporter.step(Progress("done"))
        return tools[0]

    app = _ensure_small(home, home.app, "app", APP_LOCK, tool, reporter)
    if problem := translations.compile_translations(app):
        reporter.line(say("translations_failed", detail=problem))
    bytecode.compile_code(app, "desktop", "envcheck", "engine")
    launcher.write_launcher(home, app)
    dev = _ensure_small(home, home.dev, "dev", DEV_LOCK, tool, reporter) if with_dev else None
    engine = _ensure_engine(home, app, row, accepted, reporter)
    bytecode.compile_code(engine, "engine", "envcheck")
    return Ready(home, app, engine, dev)


def _make_home(home: Home) -> None:
    try:
        for folder in (home.root, home.bin, home.cache, home.app, home.envs):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble("HOME_NOT_WRITABLE", path=home.root, detail=error.strerror) from error


def _ensure_small(
    home: Home, root: Path, row: str, lock: Path, tool: Callable[[], Tool], reporter: Reporter
) -> Path:
    """The app's or the tests' environment: one universal lock for every Python."""
    current = switch.current(root)
    if current is not None and shelf.is_current(root, lock):
        return current
    machine.check_room(home.root, SMALL_ENV_BYTES)
    uv = tool()
    reporter.begin(row)
    try:
        env = build_environment(
            root,
            row,
            lock,
            uv=uv.uv,
            python=pythons.base_python(),
            on_progress=reporter.step,
            index=uv.index,
        )
        switch.publish(root, env)
    except BuildError as error:
        raise from_build(error) from error
    return env


def _ensure_engine(
    home: Home, app: Path, row: str | None, accepted: list[machine.Row], reporter: Reporter
) -> Path:
    """The engine. Without a wish, any engine of the matrix that is in use already will do."""
    current = switch.current(home.envs)
    if current is not None and any(shelf.is_current(home.envs, one.lock) for one in accepted):
        if row and wish.read(home.envs) != row:
            wish.write(home.envs, row)  # where the rule says the same, it changes nothing
        return current
    reporter.line(say("engine"))
    code = _repair(home, app, row)
    built = switch.current(home.envs)
    if code or built is None:
        command = home.bin / ("formiga.cmd" if sys.platform == "win32" else "formiga")
        raise Trouble("ENGINE_NOT_BUILT", command=command)
    return built


def _repair(home: Home, app: Path, row: str | None) -> int:
    """`formiga repair` at this terminal: it says what, how much and how long, and how far it is."""
    command = [*launcher.command_line(home, app), "repair", "--yes"]
    command += ["--to", row] if row else []
    return subprocess.call(command)
