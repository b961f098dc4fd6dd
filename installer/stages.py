"""The stages of `bootstrap.py test`, each in the interpreter it is meant for.

The engine's environment stays exactly its lock: the test tools are not installed there, their
folder is appended to the module path of the test process instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO

from envcheck import scrub, switch
from installer import translations
from installer.environments import Ready
from installer.home import CODE
from installer.words import say

NOTHING_COLLECTED = 5  # pytest: the arguments name only the other interpreter's tests
FAILED = 1
LOOK_AGAIN_S = 0.5
WINDOW_TESTS = "tests/desktop"
SHOWN_FINDINGS = 20

_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as main; main()"
_ENGINE_PYTEST = """\
import sys
sys.path.append(sys.argv.pop(1))
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Stage:
    """One command of the test run."""

    name: str
    command: list[str]


def run(ready: Ready, pytest_arguments: Sequence[str]) -> int:
    """Run all stages, or only pytest when it was given arguments; returns the exit code.

    A failed stage does not hide the ones after it. The window's tests run beside all others, each
    on a core, and are shown last, so that their closing line is the last one.
    """
    environ = _environment(ready)
    if pytest_arguments:
        return _asked_for(ready, pytest_arguments, environ)
    failed = [stage.name for stage in _lint_stages(ready) if _call(stage, environ)]
    failed += ["translations"] if _translations_are_stale(ready) else []
    with beside(_app_tests(ready, [WINDOW_TESTS], "pytest (window)"), environ) as window:
        others = [
            _engine_tests(ready, ()),
            _app_tests(ready, ["tests", f"--ignore={WINDOW_TESTS}"], "pytest (all others)"),
        ]
        failed += [stage.name for stage in others if _call(stage, environ)]
        if failed:
            print(say("stage_failed", names=", ".join(failed)), flush=True)
        code = window.shown()
    return code or (FAILED if failed else 0)


def _asked_for(ready: Ready, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """The tests that were named, in the interpreter that they are for; one may have none."""
    engine_code = _call(_engine_tests(ready, arguments), environ)
    code = _call(_app_tests(ready, arguments), environ)
    if code == NOTHING_COLLECTED and engine_code == 0:
        return 0
    return code or (FAILED if engine_code not in {0, NOTHING_COLLECTED} else 0)


class Beside:
    """A stage that runs while another one is shown; what it says waits in a file."""

    def __init__(self, stage: Stage, environ: Mapping[str, str], said: IO[bytes]) -> None:
        self.name = stage.name
        self._said = said
        self.process = subprocess.Popen(
            stage.command, cwd=CODE, env=dict(environ), stdout=said, stderr=subprocess.STDOUT
        )

    def shown(self) -> int:
        """Everything it said and goes on to say; its exit code."""
        print(say("stage", name=self.name), flush=True)
        with Path(self._said.name).open(encoding="utf-8", errors="replace", newline="") as file:
            while self.process.poll() is None:
                self._copy(file)
                time.sleep(LOOK_AGAIN_S)
            self._copy(file)
        return self.process.returncode

    def _copy(self, file: TextIO) -> None:
        sys.stdout.write(file.read())
        sys.stdout.flush()


@contextmanager
def beside(stage: Stage, environ: Mapping[str, str]) -> Iterator[Beside]:
    """Start a stage beside the ones that follow; it ends with them, whatever happens."""
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "said").open("wb") as said:
        running = Beside(stage, environ, said)
        try:
            yield running
        finally:
            if running.process.poll() is None:
                running.process.kill()
            running.process.wait()


def _lint_stages(ready: Ready) -> list[Stage]:
    python = [*_python(ready), "-m"]
    cache = ready.home.cache
    ruff_cache = ["--cache-dir", str(cache / "ruff")]
    imports = ["--cache-dir", str(cache / "import-linter")]
    return [
        Stage("ruff check", [*python, "ruff", "check", *ruff_cache, "."]),
        Stage("ruff format", [*python, "ruff", "format", "--check", *ruff_cache, "."]),
        Stage("mypy", [*python, "mypy", "--cache-dir", str(cache / "mypy")]),
        Stage("import rules", [*_python(ready), "-c", _LINT_IMPORTS, *imports]),
    ]


def _engine_tests(ready: Ready, arguments: Sequence[str]) -> Stage:
    tools = str(switch.site_packages(_dev(ready)))
    python = [str(switch.interpreter(ready.engine)), "-s", "-B", "-X", "utf8"]
    pytest = ["-p", "no:pytest-qt", "-o", f"cache_dir={ready.home.cache / 'pytest-engine'}"]
    command = [*python, "-c", _ENGINE_PYTEST, tools, *pytest, *(arguments or ["tests"])]
    return Stage("pytest (engine)", command)


def _app_tests(ready: Ready, arguments: Sequence[str], name: str = "pytest (app)") -> Stage:
    cache = ["-o", f"cache_dir={ready.home.cache / name.replace(' ', '-')}"]
    command = [*_python(ready), "-m", "pytest", *cache, *arguments]
    return Stage(name, command)


def _translations_are_stale(ready: Ready) -> bool:
    print(say("stage", name="translations"), flush=True)
    findings = translations.stale_translations(ready.app)
    for finding in findings[:SHOWN_FINDINGS]:
        print(finding)
    if len(findings) > SHOWN_FINDINGS:
        print(f"… {len(findings)}")
    return bool(findings)


def _environment(ready: Ready) -> dict[str, str]:
    """For every stage: scrubbed, no display, caches outside the checkout."""
    environ = scrub.scrubbed(os.environ)
    environ |= {
        "QT_QPA_PLATFORM": "offscreen",
        # Each stage has a core: threads that spin while they wait would take the other one's.
        "OMP_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "PASSIVE",
        "GOMP_SPINCOUNT": "0",
        "HYPOTHESIS_STORAGE_DIRECTORY": str(ready.home.cache / "hypothesis"),
        # For tests that start the real engine from a home of their own.
        "FORMIGA_TEST_HOME": str(ready.home.root),
        "FORMIGA_TEST_ENGINE_ENV": str(ready.engine),
        "FORMIGA_TEST_ENGINE_PYTHON": str(switch.interpreter(ready.engine)),
        "FORMIGA_HOME": str(ready.home.cache / "test-home"),
    }
    return environ


def _call(stage: Stage, environ: Mapping[str, str]) -> int:
    print(say("stage", name=stage.name), flush=True)
    return subprocess.call(stage.command, cwd=CODE, env=dict(environ))


def _python(ready: Ready) -> list[str]:
    return [str(switch.interpreter(_dev(ready))), "-s", "-X", "utf8"]


def _dev(ready: Ready) -> Path:
    if ready.dev is None:
        message = "set up without the test tools"
        raise ValueError(message)
    return ready.dev
