"""Asks the engine to look at a data file or a model: `python -m engine inspect`, JSON back.

A short helper, not a run: it is a child of whoever asks and ends with it. The command line waits
(`inspect_file`); the window is told by signals (`InspectorProcess`).
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from desktop.paths import code_root
from desktop.problems import AppProblem
from desktop.runs import hub_questions
from desktop.runs.engine_process import engine_command, engine_environ
from desktop.runs.helper_process import ShotProcess

TIMEOUT_S = 3600.0  # a file of many gigabytes takes minutes; a hung helper must still end
TAIL_CHARS = 600
_HUB_ID = re.compile(r"[\w-][\w.-]*/(?!.*\.(jsonl?|csv|tsv|txt|parquet|gz)$)[\w.-]+", re.ASCII)
"""`owner/name`; with the ending of a data file it is a path that does not exist."""


@dataclass(frozen=True)
class Question:
    """What is to be looked at."""

    file: Path | None = None
    model: str | None = None
    """A folder, a hub id, or `starter`; with it come token lengths and a rendered example."""
    max_length: int | None = None
    """Longest row in tokens, for the counts of what would be cut."""
    columns: Mapping[str, str] | None = None
    """{role: column} as the person assigned them; None means as detected."""
    train_on: str | None = None
    format: str = "auto"
    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    """How the file is read, where the person knows better; None means as detected."""
    fixes: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    """Repairs agreed to, and findings whose rows are left out (`engine.contract.spec`)."""
    validation_path: str | None = None
    chat_template: str | None = None

    def arguments(self) -> list[str]:
        """The arguments of `python -m engine`."""
        asked = ["inspect"]
        if self.file is not None:
            asked.append(self.path)
        columns = None if self.columns is None else json.dumps(dict(self.columns))
        header = None if self.header is None else "yes" if self.header else "no"
        for option, value in (
            ("--model", self.model),
            ("--max-length", self.max_length),
            ("--columns", columns),
            ("--train-on", self.train_on),
            ("--chat-template", self.chat_template),
            ("--format", None if self.format == "auto" else self.format),
            ("--encoding", self.encoding),
            ("--delimiter", self.delimiter),
            ("--header", header),
            ("--validation", self.validation_path),
            *(("--fix", fix) for fix in self.fixes),
            *(("--leave-out", reason) for reason in self.leave_out),
        ):
            if value:
                asked += [option, str(value)]
        return [*asked, "--json"]

    def fields(self) -> dict[str, Any]:
        """The same for the desk, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        del values["file"]
        columns = None if self.columns is None else dict(self.columns)
        path = None if self.file is None else self.path
        return values | {"path": path, "columns": columns}

    @property
    def path(self) -> str:
        """The file, folder or hub id, so that the engine's folder does not matter."""
        return data_argument((self.file or Path()).as_posix())  # a hub id on Windows too


def data_argument(name: str) -> str:
    """A path made absolute; what is no path here but could be a hub id stays as it is."""
    path = Path(name).expanduser()
    if not path.exists() and _HUB_ID.fullmatch(name):
        return name
    return str(path.absolute())


class InspectFailed(Exception):
    """The engine could not look, or found what it looked at unusable; `code` says which."""

    def __init__(self, code: str, facts: Mapping[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(facts)


def inspect_file(home: Path, question: Question, *, timeout_s: float = TIMEOUT_S) -> dict[str, Any]:
    """The engine's report; waits for it.

    Raises:
        InspectFailed: with a code that `messages.message` knows.
        AppProblem: there is no engine.
    """
    done = _looked(home, question, timeout_s)
    return read_answer("inspect", done.stdout, done.stderr, done.returncode)


def inspect_report(
    home: Path, question: Question, *, timeout_s: float = TIMEOUT_S
) -> tuple[dict[str, Any], bool]:
    """The engine's report, and whether its `problem` is a refusal; waits for it.

    Raises:
        InspectFailed: the engine said nothing that can be read.
        AppProblem: there is no engine.
    """
    done = _looked(home, question, timeout_s)
    answer = _last_object(done.stdout)
    if done.returncode != 0 and answer and isinstance(answer.get("problem"), dict):
        return answer, True
    return read_answer("inspect", done.stdout, done.stderr, done.returncode), False


def _looked(home: Path, question: Question, timeout_s: float) -> subprocess.CompletedProcess[bytes]:
    command = engine_command(home, question.arguments())
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=engine_environ(home),
            cwd=code_root(),
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        facts = {"verb": "inspect", "timeout_s": timeout_s}
        raise InspectFailed("ENGINE_TIMED_OUT", facts) from None


def read_answer(verb: str, stdout: bytes, stderr: bytes, exit_code: int) -> dict[str, Any]:
    """The one object that a helper printed, or the problem that it named instead.

    Raises:
        InspectFailed: it named a problem, or said nothing that can be read.
    """
    answer = _last_object(stdout)
    problem = answer.get("problem") if answer else None
    if exit_code != 0 and isinstance(problem, dict) and "code" in problem:
        raise InspectFailed(str(problem["code"]), problem.get("facts") or {})
    if answer is None or exit_code != 0:
        words = stderr.decode("utf-8", "replace").strip() or stdout.decode("utf-8", "replace")
        facts = {"verb": verb, "exit_code": exit_code, "stderr_tail": words.strip()[-TAIL_CHARS:]}
        raise InspectFailed("ENGINE_NO_ANSWER", facts)
    return answer


def _last_object(stdout: bytes) -> dict[str, Any] | None:
    """The whole output as one object, or else its last line: a library may have printed before."""
    lines = stdout.strip().splitlines()
    for text in (stdout, lines[-1] if lines else b""):
        try:
            answer = json.loads(text)
        except ValueError:
            continue
        if isinstance(answer, dict):
            return answer
    return None


class InspectorProcess(ShotProcess):
    """The same for a window: one look at a time, the newest question wins.

    Signals:
        finished: the report.
        failed: a problem code and its facts.
    """

    finished = Signal(dict)
    failed = Signal(str, dict)

    def ask(self, question: Question | hub_questions.AboutModels) -> None:
        """Starts a look; an unfinished one is given up and stays silent."""
        self.cancel()
        variables = engine_environ(self._home) | hub_questions.variables(question, self._home)
        try:
            self._begin(question.arguments(), variables)
        except AppProblem as problem:
            self.failed.emit(problem.code, problem.facts)

    def _printed(self, stdout: bytes, stderr: bytes, exit_code: int) -> None:
        try:
            answer = read_answer("inspect", stdout, stderr, exit_code)
        except InspectFailed as failed:
            self.failed.emit(failed.code, failed.facts)
        else:
            self.finished.emit(answer)

    def _not_started(self, program: str) -> None:
        self.failed.emit("ENGINE_PYTHON_MISSING", {"python": program})
