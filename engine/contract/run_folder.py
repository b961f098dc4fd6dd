"""The run folder: names of its files, how it is made, what state it is in.

The folder is the truth: the engine writes it, the desktop reads it, and either may die.
"""

from __future__ import annotations

import json
import math
import re
import time
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from filelock import FileLock, Timeout

from engine.contract.atomic import sync_folder, write_json_atomic, write_text_atomic
from engine.contract.events import Event, parse_line
from engine.contract.spec import JobSpec

ControlWord = Literal["stop", "pause", "save", "sample"]
StateWord = Literal[
    "created",
    "queued",
    "starting",
    "running",
    "paused",
    "stopping",
    "finished",
    "stopped",
    "failed",
    "lost",
    "damaged",
]
"""The last one is said by readers only, of a folder whose history or job cannot be read."""
LOCK_PATIENCE_S = 2.0
"""Who wants to hold a run waits this long for those who only ask whether anybody does."""
ASK_PATIENCE_S, ASK_AGAIN_S = 0.2, 0.02
_one_asks = Lock()
_TAIL_BYTES = 256 * 1024  # holds the last events of any run: a line has at most 64 KiB
README = """This folder holds one training run of Formiga, readable without Formiga.

job.json          what was asked for, every value written out; it is itself a valid job file
environment.json  the machine and the library versions it ran with
split.json        which rows are kept aside to measure on; a resumed run follows it
model.json        which base model files it began with
rows/             the rows as tokens, to go on with if the data file changes; gone once finished
dataset.json      which file, its SHA-256, rows used and rejected, three rendered examples
events.jsonl      the whole history, one JSON object a line, oldest first
state.json        the last known state (a cache of the history)
engine.log        what the libraries printed
checkpoints/      points from which the run can go on
adapter/          the result: a PEFT adapter (adapter_config.json, adapter_model.safetensors)
samples/          answers of the model before and after

To use the result in Python:
    from peft import PeftModel
    model = PeftModel.from_pretrained(base_model, "adapter")
"""


@dataclass(frozen=True)
class RunState:
    """What a run folder says of itself now."""

    state: StateWord
    step: int = 0
    total_steps: int = 0
    epoch: float = 0.0
    loss: float | None = None
    eval_loss: float | None = None
    t: str = ""
    """Time of the newest event, UTC ISO-8601."""


@dataclass(frozen=True)
class RunFolder:
    """One run's folder; the names of its parts are properties."""

    path: Path

    @property
    def job(self) -> Path:
        """The job, every value explicit."""
        return self.path / "job.json"

    @property
    def environment(self) -> Path:
        """Facts, findings and lockfile of the check before the start."""
        return self.path / "environment.json"

    @property
    def split(self) -> Path:
        """Which rows are kept aside."""
        return self.path / "split.json"

    @property
    def model(self) -> Path:
        """Which base the run began with."""
        return self.path / "model.json"

    @property
    def rows(self) -> Path:
        """The rows as tokens, frozen at the first start."""
        return self.path / "rows"

    @property
    def dataset(self) -> Path:
        """What became of the rows."""
        return self.path / "dataset.json"

    @property
    def events(self) -> Path:
        """The history."""
        return self.path / "events.jsonl"

    @property
    def state(self) -> Path:
        """Cache of the last state."""
        return self.path / "state.json"

    @property
    def log(self) -> Path:
        """Output of the libraries."""
        return self.path / "engine.log"

    @property
    def lock(self) -> Path:
        """Held by the operating system while an engine lives."""
        return self.path / "engine.lock"

    @property
    def engine(self) -> Path:
        """Who holds the lock: `{pid, env, started_t}` (a locked file cannot be read on Windows)."""
        return self.path / "engine.json"

    @property
    def control(self) -> Path:
        """Requests to the engine, one small file each."""
        return self.path / "control"

    @property
    def checkpoints(self) -> Path:
        """Committed points to resume from."""
        return self.path / "checkpoints"

    @property
    def adapter(self) -> Path:
        """The result."""
        return self.path / "adapter"

    @property
    def samples(self) -> Path:
        """Answers before and after."""
        return self.path / "samples"

    @classmethod
    def create(cls, runs: Path, spec: JobSpec, when: datetime | None = None) -> RunFolder:
        """Make a new folder under `runs`, named by local time and job name; never an old one."""
        stem = f"{when or datetime.now().astimezone():%Y-%m-%d_%H%M}_{slug(spec.name)}"
        runs.mkdir(parents=True, exist_ok=True)
        for number in range(1, 10_000):
            run = cls(runs / (stem if number == 1 else f"{stem}-{number}"))
            try:
                run.path.mkdir()
            except FileExistsError:
                continue
            for part in (run.control, run.checkpoints, run.samples):
                part.mkdir()
            write_text_atomic(run.path / "README.txt", README)
            write_json_atomic(run.job, spec.model_dump(mode="json"))
            sync_folder(runs)  # a power cut must not take the folder from under its checkpoints
            return run
        raise FileExistsError(stem)

    @property
    def is_gone(self) -> bool:
        """Whether the folder was moved or deleted: a disk that does not answer says nothing."""
        try:
            self.path.stat()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return not (self.lock.exists() or self.job.exists())

    def is_alive(self, patience_s: float = 0.0) -> bool:
        """Whether an engine holds this run now, by the lock of the operating system.

        To ask is to hold the lock for a moment, so two who ask at once take each other for an
        engine. In one process they take turns; whoever refuses something over the answer has
        patience with those in others.
        """
        until = time.monotonic() + patience_s
        while self._is_held():
            if time.monotonic() >= until:
                return True
            time.sleep(ASK_AGAIN_S)
        return False

    def _is_held(self) -> bool:
        if not self.lock.exists():
            return False
        try:
            with _one_asks, FileLock(self.lock, blocking=False):
                return False
        except Timeout:
            return True
        except OSError:
            return False

    def request(self, word: ControlWord, **facts: Any) -> None:
        """Ask the engine for something between two steps; it removes the file when it obeys."""
        self.control.mkdir(exist_ok=True)
        write_json_atomic(self.control / f"{word}.json", {"v": 1, **facts})

    @property
    def is_asked_to_end(self) -> bool:
        """Whether a stop or a pause has been asked for and not yet been obeyed."""
        return any((self.control / f"{word}.json").is_file() for word in ("stop", "pause"))

    def last_event(self) -> Event | None:
        """The newest whole event, read from the end of the file."""
        return _newest(self._tail())

    def read_state(self) -> RunState:
        """The state as it is now: the cache, corrected by the last event and by the lock."""
        cached, lines = self._cached(), self._tail()
        last, alive = _newest(lines), self.is_alive()
        word = _state_word(last, alive, _phase(lines) or str(cached.get("state", "created")))
        if word in {"running", "starting"} and self.is_asked_to_end:
            word = "stopping"
        return RunState(
            word,
            int(_number(cached.get("step")) or 0),
            int(_number(cached.get("total_steps")) or 0),
            _number(cached.get("epoch")) or 0.0,
            _number(cached.get("loss")),
            _number(cached.get("eval_loss")),
            last.t if last else str(cached.get("t", "")),
        )

    def _tail(self) -> list[bytes]:
        """The newest whole lines of the history, oldest first."""
        try:
            with self.events.open("rb") as stream:
                size = stream.seek(0, 2)
                stream.seek(max(0, size - _TAIL_BYTES))
                return stream.read().split(b"\n")[:-1]
        except FileNotFoundError:
            return []

    def _cached(self) -> dict[str, Any]:
        try:
            document = json.loads(self.state.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return document if isinstance(document, dict) else {}


def _number(value: object) -> float | None:
    """What a cache says, if it is a number: another program may have written anything there."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) else None


def _newest(lines: list[bytes]) -> Event | None:
    return next((e for line in reversed(lines) if (e := parse_line(line)) is not None), None)


def _phase(lines: list[bytes]) -> str:
    """What the engine said last that it is busy with; empty where these lines do not tell.

    Better than the cache, which a full disk keeps as it was.
    """
    told = (parse_line(line) for line in reversed(lines) if b'"phase"' in line)
    phase = next((e.fields.get("phase") for e in told if e is not None and e.type == "phase"), "")
    return phase if isinstance(phase, str) else ""


def _state_word(last: Event | None, alive: bool, phase: str) -> StateWord:
    """One word from the newest event, whether an engine lives, and its phase (else the cache)."""
    if alive:
        if last is None or last.type in {"started", "resumed"} or last.is_final:
            return "starting"
        return "queued" if phase == "queued" else "paused" if phase == "paused" else "running"
    if last is None:
        return "created"
    if last.type == "finished":
        return "finished"
    if last.type == "stopped":
        return "paused" if last.fields.get("reason") == "pause" else "stopped"
    return "failed" if last.is_final else "lost"


def slug(name: str) -> str:
    """A name as a folder name: plain letters, digits and hyphens, at most 40 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "run"
