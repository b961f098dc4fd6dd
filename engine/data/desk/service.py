"""The desk's counter: requests in, answers out, looks and small questions side by side.

A look takes minutes on a large file; a row, a line or a search is answered meanwhile. So there are
two threads: one looks (and prepares), one answers.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from engine.contract.problems import Problem
from engine.data.desk.asked import Asked
from engine.data.desk.look import Looker, Stopped

Request = Mapping[str, Any]
Send = Callable[[dict[str, Any]], None]
LONG = ("look", "prepare")
SHORT: Mapping[str, Callable[[Looker, Request], tuple[str, dict[str, Any]]]] = {
    "rows": lambda looker, request: ("row", looker.row(request)),
    "find": lambda looker, request: ("row", looker.find(request)),
    "line": lambda looker, request: ("line", looker.line(request)),
}
"""What is answered while a look goes on: request -> (`what`, fields)."""


class Desk:
    """Answers requests (`{"id", "do", …}`) through `send` (`{"id", "what", …}`).

    `do` is look, rows, line, find, prepare, warm or cancel; `what` is preview, progress, report,
    row, line, prepared or problem. A new look ends the one before, which then stays silent; to warm
    and cancel there is no answer.
    """

    def __init__(self, shelf_folder: Path, send: Send, home: Path | None = None) -> None:
        """
        Args:
            shelf_folder: for the rows of the last look; gone when the process ends.
            home: the app's folder: downloaded models, stored tokens.
        """
        self._send = send
        self._looker = Looker(shelf_folder, home)
        self._long: queue.Queue[tuple[Request, threading.Event]] = queue.Queue()
        self._short: queue.Queue[Request] = queue.Queue()
        self._stop = threading.Event()
        for work in (self._work_long, self._work_short):
            threading.Thread(target=work, daemon=True).start()

    def take(self, request: Request) -> None:
        """Take a request; returns at once."""
        do = request.get("do")
        if do in LONG or do == "cancel":
            self._stop.set()
        if do in LONG:
            self._stop = threading.Event()
            self._long.put((request, self._stop))
        elif do in SHORT:
            self._short.put(request)
        elif do == "warm":
            self._looker.warm_up()

    def _work_long(self) -> None:
        while True:
            request, stop = self._long.get()
            work = self._look if request.get("do") == "look" else self._prepare
            self._answer(request, lambda: work(request, stop))  # noqa: B023

    def _work_short(self) -> None:
        while True:
            request = self._short.get()
            work = SHORT[request["do"]]
            self._answer(request, lambda: self._tell(request, *work(self._looker, request)))  # noqa: B023

    def _look(self, request: Request, stop: threading.Event) -> None:
        def tell(what: str, fields: dict[str, Any]) -> None:
            if not stop.is_set():
                self._tell(request, what, fields)
            if what == "preview":  # the person has something to read: time for the next step
                self._looker.warm_up()

        try:
            tell("report", self._looker.look(Asked.of(request), tell, stop.is_set))
        except Stopped:
            pass
        except Problem:
            if not stop.is_set():
                raise

    def _prepare(self, request: Request, stop: threading.Event) -> None:
        """Tokenise and split as a run with these settings will; the run finds everything done."""
        if not stop.is_set():
            self._tell(request, "prepared", self._looker.prepare(request))

    def _answer(self, request: Request, work: Callable[[], None]) -> None:
        try:
            work()
        except Problem as problem:
            self._tell(request, "problem", problem.to_json())
        except Exception as error:  # one request must not end the desk
            facts = {"error": f"{type(error).__name__}: {error}", "where": str(request.get("do"))}
            self._tell(request, "problem", {"code": "ENGINE_ERROR", "facts": facts})

    def _tell(self, request: Request, what: str, fields: Mapping[str, Any]) -> None:
        self._send({"id": request.get("id"), "what": what, **fields})
