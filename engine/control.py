"""Requests to a running engine: small files in `control/`, looked for between two optimizer steps.

Stop and pause are also seen between two batches of a measurement and two tokens of an answer:
nothing moves the adapter there, so the run can end at once with the step it has.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, get_args

from engine.contract.atomic import remove
from engine.contract.problems import Problem
from engine.contract.run_folder import ControlWord, RunFolder

EndWord = Literal["stop", "pause"]
REASONS: dict[EndWord, str] = {"stop": "asked", "pause": "pause"}
"""What the `stopped` event says; a stop is stronger than a pause asked for at the same time."""
STATES: dict[EndWord, str] = {"stop": "stopped", "pause": "paused"}
LOOK_S = 0.25
CLOCK_STEP_S = 3.0
"""A file's time may be coarser than the clock: two seconds on FAT."""


class Asked(Exception):
    """Somebody asked the run to end here, with a checkpoint."""

    def __init__(self, word: EndWord) -> None:
        super().__init__(word)
        self.word = word


class Requests:
    """The control files of a run."""

    def __init__(self, run: RunFolder) -> None:
        self._run = run
        self._folder = run.control

    def wants(self, word: ControlWord) -> bool:
        """Whether somebody has asked for this and has not got it."""
        return (self._folder / f"{word}.json").is_file()

    @property
    def ending(self) -> EndWord | None:
        """Whether the run is to end, and how."""
        return next((word for word in REASONS if self.wants(word)), None)

    def leave_if_asked(self) -> None:
        """Raises:
        Asked: the run is to end.
        Problem: RUN_FOLDER_GONE.
        """
        self.leave_if_gone()
        if (word := self.ending) is not None:
            raise Asked(word)

    def leave_if_gone(self) -> None:
        """Raises:
        Problem: RUN_FOLDER_GONE; nothing may be written then, or a second folder would grow where
            the first one was.
        """
        if self._run.is_gone:
            raise Problem("RUN_FOLDER_GONE", run=str(self._run.path))

    def obeyed(self, *words: ControlWord) -> None:
        """Remove what has been followed."""
        for word in words:
            remove(self._folder / f"{word}.json")

    def ended(self) -> None:
        """The run ends: whatever else was asked of it is void."""
        self.obeyed(*get_args(ControlWord))

    def forget_before(self, began_s: float) -> None:
        """Remove requests that are older than this engine (seconds since 1970): they were not
        meant for it. The launcher does so too; this is for an engine started by hand.

        One that lies here already and is dated later than now is older too: a clock was set back.
        """
        now_s = time.time() + CLOCK_STEP_S
        for word in get_args(ControlWord):
            file = self._folder / f"{word}.json"
            try:
                meant = began_s <= file.stat().st_mtime <= now_s
            except OSError:
                continue
            if not meant or file.is_dir():  # a folder asks for nothing, but would be in the way
                remove(file)

    @contextmanager
    def while_loading(self) -> Iterator[None]:
        """Look all the time: libraries, a download, rows and weights may take many minutes, and
        nothing of them is lost that the next start does not take up again.

        A stop of a run with checkpoints waits for its model: it publishes what they hold.

        Raises:
            Asked: out of whatever is being done.
        """
        asked = _Interrupt(threading.get_ident(), self._ends_loading)
        try:
            with asked:
                yield
        except _Left:
            raise Asked(self.ending or "stop") from None

    def _ends_loading(self) -> bool:
        word = self.ending
        return word == "pause" or (word == "stop" and not any(self._run.checkpoints.glob("step-*")))

    @contextmanager
    def between_batches(self, model: Any) -> Iterator[None]:
        """While the model only measures or answers, look before each of its forward passes.

        Raises:
            Asked: out of the forward pass.
        """
        # the embedding is the one part that every way into a model calls as a module
        hook = model.get_input_embeddings().register_forward_pre_hook(
            lambda *_: self.leave_if_asked()
        )
        try:
            yield
        finally:
            hook.remove()


class _Left(BaseException):
    """No library takes this for one of its own failures."""


class _Interrupt:
    """Raises `_Left` in a thread once something is so; never after the block."""

    def __init__(self, thread: int, is_so: Callable[[], bool]) -> None:
        self._thread, self._is_so = thread, is_so
        self._left, self._turn = threading.Event(), threading.Lock()
        self._watcher = threading.Thread(target=self._watch, name="loading", daemon=True)

    def __enter__(self) -> None:
        self._watcher.start()

    def __exit__(self, *_: object) -> None:
        with self._turn:
            self._left.set()
        self._raise(None)  # one that is on its way would come too late

    def _watch(self) -> None:
        while not self._left.wait(LOOK_S):
            if self._is_so():
                with self._turn:
                    if not self._left.is_set():
                        self._raise(_Left)
                return

    def _raise(self, kind: type[BaseException] | None) -> None:
        wanted = None if kind is None else ctypes.py_object(kind)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), wanted)
