"""Tools that may take minutes: heard meanwhile, ended with everything they started."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from envcheck.building import children
from envcheck.building.build_errors import Stopped

GRANDCHILD = (
    "import subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(600)\n"
)


def run(
    code: str,
    deadline_s: float = 30,
    on_line: Callable[[str], None] | None = None,
    on_tick: Callable[[], None] | None = None,
) -> children.Answer:
    return children.run(
        [sys.executable, "-c", code],
        environ=os.environ,
        cwd=Path.cwd(),
        deadline_s=deadline_s,
        on_line=on_line,
        on_tick=on_tick,
    )


def test_both_outputs_and_the_exit_code_are_kept() -> None:
    lines: list[str] = []
    answer = run(
        "import sys; print('ü'); print('no', file=sys.stderr); sys.exit(3)", on_line=lines.append
    )
    assert (answer.code, answer.stdout.strip(), answer.stderr.strip()) == (3, "ü", "no")
    assert sorted(line.strip() for line in lines) == ["no", "ü"]


def test_much_output_is_read_whole() -> None:
    answer = run("for n in range(20000): print(n)")
    assert answer.stdout.split()[-1] == "19999"
    assert len(answer.stdout.split()) == 20000


def test_what_was_said_is_known_when_the_time_is_up() -> None:
    with pytest.raises(children.TooLong) as caught:
        run("import time; print('begin torch', flush=True); time.sleep(600)", deadline_s=1)
    assert caught.value.stdout.strip() == "begin torch"


def test_a_wish_to_stop_ends_the_tool_and_what_it_started() -> None:
    said: list[str] = []

    def tick() -> None:
        if said:
            raise Stopped

    began = time.monotonic()
    with pytest.raises(Stopped):
        run(GRANDCHILD, on_line=said.append, on_tick=tick)
    assert time.monotonic() - began < 2 * children.GRACE_S
    until = time.monotonic() + 10
    while _lives(int(said[0])) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(int(said[0]))


def test_a_reporter_that_fails_leaves_no_tool_behind() -> None:
    def fail(line: str) -> None:
        raise ValueError(line)

    with pytest.raises(ValueError, match="here"):
        run("import time; print('here', flush=True); time.sleep(600)", on_line=fail)


def test_a_tool_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        children.run(["/no/such/tool"], environ={}, cwd=Path.cwd(), deadline_s=5)


def _lives(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
