from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from envcheck import deadline
from envcheck.deadline import ask, follow, reason_of, start

PYTHON = sys.executable


def test_a_child_that_ends_in_time_is_heard():
    code = "import sys; print('olá'.encode('utf-8').decode('latin-1')); sys.exit(3)"
    answer = ask([PYTHON, "-X", "utf8", "-c", code], 20, os.environ)
    assert (answer.reason, answer.exit_code) == ("", 3)
    assert answer.stdout.strip() == "olÃ¡"


def test_bytes_that_are_not_utf8_do_not_break_the_answer():
    code = r"import sys; sys.stdout.buffer.write(b'Acesso negado \x87\xc6o 580.10')"
    answer = ask([PYTHON, "-c", code], 20, os.environ)
    assert answer.stdout.startswith("Acesso negado")
    assert answer.stdout.endswith("580.10")


def test_a_child_that_hangs_is_given_up_and_what_it_said_is_kept():
    code = "import time; print('first line', flush=True); time.sleep(60)"
    begun = time.monotonic()
    answer = ask([PYTHON, "-c", code], 1, os.environ)
    assert time.monotonic() - begun < 10
    assert (answer.reason, answer.exit_code) == ("timeout", None)
    assert answer.stdout.strip() == "first line"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that leaves a grandchild")
def test_a_grandchild_that_keeps_the_pipe_open_does_not_hold_us_up():
    begun = time.monotonic()
    answer = ask(["/bin/sh", "-c", "sleep 60 & wait"], 0.5, os.environ)
    assert time.monotonic() - begun < 5
    assert answer.reason == "timeout"


def test_a_command_that_is_not_there_is_not_found(tmp_path):
    assert ask([str(tmp_path / "nothing")], 1, {}).reason == "not found"


@pytest.mark.skipif(sys.platform == "win32", reason="no execute permission on Windows")
def test_a_command_that_may_not_be_run_is_not_permitted(tmp_path):
    tool = tmp_path / "tool"
    tool.write_text("#!/bin/sh\n", encoding="utf-8")
    tool.chmod(0o644)
    assert ask([str(tool)], 1, {}).reason == "not permitted"


def test_a_call_that_never_returns_is_left_behind():
    begun = time.monotonic()
    assert start(lambda: time.sleep(30) or "late", str.upper)(0.2) == "TIMEOUT"
    assert time.monotonic() - begun < 5


def test_a_call_that_raises_gives_its_reason():
    def fails() -> str:
        raise PermissionError

    collect = start(fails, lambda reason: f"unknown: {reason}")
    assert collect(5) == "unknown: not permitted"


def test_calls_run_side_by_side():
    begun = time.monotonic()
    collects = [start(lambda: time.sleep(0.3) or "done", str) for _ in range(5)]
    assert [collect(5) for collect in collects] == ["done"] * 5
    assert time.monotonic() - begun < 1.2


def test_reasons_are_the_same_words_everywhere():
    assert reason_of(FileNotFoundError(2, "Arquivo não encontrado")) == "not found"
    assert reason_of(ValueError("x" * 500)).startswith("ValueError: xxx")
    assert len(reason_of(ValueError("x" * 500))) <= 200
    assert reason_of(RuntimeError()) == "RuntimeError"
    assert deadline.GRACE_S < 5


def hear(code: str, **limits: float) -> tuple[deadline.Answer, list[str]]:
    heard: list[str] = []
    limits = {"silence_s": 20, "deadline_s": 20, **limits}
    here = Path(__file__).parent
    answer = follow([PYTHON, "-u", "-c", code], os.environ, here, heard.append, **limits)
    return answer, heard


def test_lines_are_heard_as_they_come():
    times: list[float] = []
    code = "import time; print('one', flush=True); time.sleep(1); print('two'); print('ü')"
    follow(
        [PYTHON, "-X", "utf8", "-c", code],
        os.environ,
        Path(__file__).parent,
        lambda line: times.append(time.monotonic()),
        silence_s=20,
        deadline_s=20,
    )
    assert len(times) == 3
    assert times[1] - times[0] > 0.5


def test_a_followed_child_says_how_it_ended_and_what_it_complained_of():
    answer, heard = hear("import sys; print('so'); print('why', file=sys.stderr); sys.exit(4)")
    assert (answer.reason, answer.exit_code, heard) == ("", 4, ["so"])
    assert answer.stderr.strip() == "why"


def test_a_child_that_fills_its_stderr_does_not_wait_for_us():
    code = "import sys; sys.stderr.write(('x' * 99 + chr(10)) * 9000); print('done')"
    answer, heard = hear(code)
    assert (answer.exit_code, heard) == (0, ["done"])
    assert len(answer.stderr) <= 100 * deadline.STDERR_LINES + 100


@pytest.mark.parametrize("limit", ["silence_s", "deadline_s"])
def test_silence_and_lateness_end_a_child(limit):
    begun = time.monotonic()
    talk = "import time; print('x'); time.sleep(60)"
    if limit == "deadline_s":
        talk = "import time\nwhile True: print('x'); time.sleep(0.1)"
    answer, heard = hear(talk, **{limit: 1.5})
    assert (answer.reason, heard[0]) == ("timeout", "x")
    assert time.monotonic() - begun < 10


@pytest.mark.skipif(sys.platform == "win32", reason="looks for its child by a signal")
def test_children_of_the_child_are_ended_too():
    code = (
        "import subprocess, sys, time\n"
        "inner = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(inner.pid); time.sleep(60)"
    )
    _, heard = hear(code, silence_s=1.5)
    time.sleep(0.2)
    assert _is_gone(int(heard[0]))


def _is_gone(pid: int) -> bool:
    """Not there, or dead and not yet collected by the system's first process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_listener_that_fails_ends_the_child():
    def listen(line: str) -> None:
        raise LookupError(line)

    begun = time.monotonic()
    code = "import time; print('x', flush=True); time.sleep(60)"
    with pytest.raises(LookupError):
        follow(
            [PYTHON, "-c", code],
            os.environ,
            Path(__file__).parent,
            listen,
            silence_s=20,
            deadline_s=20,
        )
    assert time.monotonic() - begun < 10
