"""The window's data desk: one engine process that stays, and is asked again and again.

`python -m engine desk` keeps the rows of the last look, so that a changed limit or a row on the
screen costs no second reading. It ends by itself when its input is closed: nothing is left behind
by a window that crashed. The hub's token is given only to a process that looks at a data set of the
hub; another one begins where that is no longer so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from desktop import hub_account, paths
from desktop.problems import AppProblem
from desktop.runs.engine_process import engine_environ
from desktop.runs.helper_process import END_MS, HelperProcess
from desktop.runs.inspector import TAIL_CHARS, Question

_LOOKS = ("preview", "progress", "report", "problem")


class DeskProcess(HelperProcess):
    """Looks at data files: one look at a time, the newest question wins.

    Signals:
        preview: a report that is not complete yet (`partial`); `counted` if its counts are final.
        progress: `done_bytes`, `total_bytes`, `rows`; at most four a second.
        finished: the complete report, perhaps with a `problem` that the person can solve.
        failed: a problem code and its facts; nothing could be read.
        answered: (number, answer) of a `request`; the answer's `what` says how it ended.
    """

    preview = Signal(dict)
    progress = Signal(dict)
    finished = Signal(dict)
    failed = Signal(str, dict)
    answered = Signal(int, dict)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(home, parent)
        self._number = 0
        self._look: int | None = None
        self._asked: dict[str, Any] | None = None
        self._waiting: set[int] = set()
        self._died = False
        self._words = ""
        self._for_hub: dict[str, str] = {}
        self._end_with_the_window(self.end)

    @property
    def busy(self) -> bool:
        """Whether a look is under way."""
        return self._look is not None

    def ask(self, question: Question) -> None:
        """Start a look; an unfinished one is given up and stays silent."""
        self._died = False
        self._asked = question.fields()
        self._fit_for(hub=not Path(question.path).is_absolute())  # `owner/name`
        self._begin_look()

    def warm(self) -> None:
        """Have the process ready before the first question; quietly, for nobody has asked yet."""
        if self._process is None and paths.engine_python(self._home) is not None:
            self._send({"do": "warm"})

    def request(self, do: str, **fields: Any) -> int:
        """Ask for a row, a line and the like; the answer comes with this number."""
        self._number += 1
        number = self._number
        if self._process is None and self._asked is not None:
            self._begin_look()  # the rows of the last look, for a process that has not seen them
        self._waiting.add(number)
        self._send({"id": number, "do": do, **fields})
        return number

    def cancel(self) -> None:
        """Give an unfinished look up, without a signal."""
        if self._look is not None:
            self._look = None
            self._send({"do": "cancel"})

    def end(self) -> None:
        """End the process; it is started again when it is needed."""
        process = self._let_go()
        self._look = None
        if process is None:
            return
        process.closeWriteChannel()
        if not process.waitForFinished(END_MS):
            process.kill()
            process.waitForFinished(END_MS)

    def _fit_for(self, *, hub: bool) -> None:
        """Only a process that fetches from the hub holds the token, and only while it may."""
        token = hub_account.variables(self._home) if hub else {}
        if token != self._for_hub:
            self.end()
            self._for_hub = token

    def _begin_look(self) -> None:
        self._number += 1
        self._look = self._number
        self._send({"id": self._number, "do": "look", **(self._asked or {})})

    def _send(self, request: dict[str, Any]) -> None:
        process = self._process or self._start()
        if process is not None:
            process.write(json.dumps(request).encode("ascii") + b"\n")

    def _start(self) -> QProcess | None:
        try:
            variables = engine_environ(self._home) | self._for_hub
            process = self._begin(["desk"], variables, talks=True)
        except AppProblem as problem:
            self._lose(problem.code, problem.facts)
            return None
        self._words = ""
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._hear)
        return process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                answer = json.loads(line)
            except ValueError:
                continue
            if isinstance(answer, dict):
                self._heard(answer)

    def _heard(self, answer: dict[str, Any]) -> None:
        number, what = answer.pop("id", None), str(answer.get("what"))
        if number in self._waiting:
            self._waiting.discard(number)
            self.answered.emit(number, answer)
        elif number == self._look and number is not None and what in _LOOKS:
            del answer["what"]
            self._seen(what, answer)

    def _seen(self, what: str, answer: dict[str, Any]) -> None:
        if what == "progress":
            self.progress.emit(answer)
        elif what == "preview":
            self.preview.emit(answer)
        else:
            self._look, self._died = None, False
            if what == "report":
                self.finished.emit(answer)
            else:
                self.failed.emit(str(answer.get("code")), answer.get("facts") or {})

    def _hear(self) -> None:
        if self._process is not None:
            said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
            self._words = (self._words + said)[-TAIL_CHARS:]

    def _ended(self) -> None:
        """It died: once it is started again for the same look, then the look has failed."""
        self._hear()
        process = self._let_go()
        exit_code = process.exitCode() if process is not None else None
        if self._look is not None and not self._died:
            self._died = True
            self._forget_requests(exit_code)
            self._begin_look()
            return
        facts = {"verb": "desk", "exit_code": exit_code, "stderr_tail": self._words.strip()}
        self._lose("ENGINE_NO_ANSWER", facts)

    def _not_started(self, program: str) -> None:
        self._lose("ENGINE_PYTHON_MISSING", {"python": program})

    def _lose(self, code: str, facts: dict[str, Any]) -> None:
        """Nobody will answer what was asked."""
        waiting, self._waiting = self._waiting, set()
        look, self._look = self._look, None
        for number in sorted(waiting):
            self.answered.emit(number, {"what": "problem", "code": code, "facts": facts})
        if look is not None:
            self.failed.emit(code, facts)

    def _forget_requests(self, exit_code: int | None) -> None:
        look, self._look = self._look, None
        facts = {"verb": "desk", "exit_code": exit_code, "stderr_tail": self._words.strip()}
        self._lose("ENGINE_NO_ANSWER", facts)
        self._look = look

    def _let_go(self) -> QProcess | None:
        process = super()._let_go()
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.readyReadStandardError.disconnect(self._hear)
        return process
