"""Bring the environments up to their locks: nothing to do where the stamp already says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from envcheck import shelf, switch
from envcheck.build import build_environment
from envcheck.build_errors import BuildError
from envcheck.build_steps import Progress
from installer import machine
from installer.home import LOCKS, Home
from installer.progress import Reporter
from installer.trouble import Trouble, from_build
from installer.uv_tool import Tool, base_python, ensure_tool, python_for
from installer.words import say

APP_LOCK = LOCKS / "desktop.txt"
DEV_LOCK = LOCKS / "dev.txt"
DEFAULT_ROW = "cpu"
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
    engine = _ensure_engine(home, row, tool, reporter)
    dev = _ensure_small(home, home.dev, "dev", DEV_LOCK, tool, reporter) if with_dev else None
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
    here = machine.Row(row, machine.python_version(), lock, SMALL_ENV_BYTES)
    return _build(root, here, Path(base_python()), tool(), reporter)


def _ensure_engine(
    home: Home, row: str | None, tool: Callable[[], Tool], reporter: Reporter
) -> Path:
    """The engine. Without a wish, any engine of the matrix that is in use already will do."""
    rows = machine.rows_called(row or DEFAULT_ROW)
    accepted = rows if row else machine.rows_here()
    current = switch.current(home.envs)
    if current is not None and any(shelf.is_current(home.envs, one.lock) for one in accepted):
        return current
    machine.check_room(home.root, 2 * rows[0].disk_bytes)  # the environment and its wheels
    uv = tool()
    chosen, python = python_for(
        rows, uv, home, lambda version: reporter.line(say("fetch_python", version=version))
    )
    return _build(home.envs, chosen, python, uv, reporter)


def _build(root: Path, row: machine.Row, python: Path, tool: Tool, reporter: Reporter) -> Path:
    reporter.begin(row.id if row.id in {"app", "dev"} else "engine")
    try:
        env = build_environment(
            root,
            row.id,
            row.lock,
            uv=tool.uv,
            python=python,
            on_progress=reporter.step,
            index=tool.index,
        )
        switch.publish(root, env)
    except BuildError as error:
        raise from_build(error) from error
    return env
