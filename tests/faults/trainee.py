"""A small real run that can be hurt: torch is imported once, each engine is a forked child.

The child runs the engine's own `run_training` on the starter model and 20 rows of its sample, in a
process group of its own, with a clock that asks for a checkpoint every 100 ms, not every 5 minutes.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from tqdm import tqdm

import engine.disk
import engine.keeper
import engine.train
from engine.checkpoints import list_checkpoints
from engine.contract.commit import collect_stages, damage
from engine.contract.events import Event, read_events
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from engine.quiet import quiet_libraries
from engine.run_verb import run_training
from engine.save_clock import SaveClock
from tests.faults.hooked import Saboteur

SAVE_EVERY_S = 0.1
DEADLINE_S = 120.0
SAMPLE = Path(__file__).resolve().parents[2] / "engine" / "starter" / "sample"
JOB: dict[str, Any] = {
    "name": "hurt",
    "base_model": "starter",
    "quantization": {"type": "none"},
    "training": {
        "device": "cpu",
        "learning_rate": 2e-3,
        "max_steps": 18,
        "per_device_train_batch_size": 1,
        "gradient_accumulation_steps": 3,
        "max_length": 96,
    },
    "method": {"r": 2, "target_modules": ["q_proj"], "lora_dropout": 0.1},
    "evaluation": {"sample_prompts": 0, "eval_steps": 9},
}
"""20 rows to train on, three a step: mid-epoch, a last step of two rows, over two epochs."""

Hurt = Callable[[int], None]
"""What the parent does to the process of this number."""


class Trainee:
    """Runs of one job below `folder`, and what a run that nothing happened to looks like."""

    def __init__(self, folder: Path) -> None:
        torch.set_num_threads(1)  # a fork would leave other threads behind,
        os.environ["TOKENIZERS_PARALLELISM"] = "false"  # the tokenizer's too,
        tqdm.monitor_interval = 0  # and the one that watches progress bars, with their lock in hand
        self.folder = folder
        os.environ["FORMIGA_HOME"] = str(folder)
        self.data = {
            "path": str(folder / "rows.jsonl"),
            "validation_path": str(folder / "aside.jsonl"),
        }
        _copy_lines(SAMPLE / "train.jsonl", Path(self.data["path"]), 20)
        # a file of their own: finding near duplicates for a split would start threads too
        _copy_lines(SAMPLE / "held_out.jsonl", Path(self.data["validation_path"]), 4)
        self.reference = self.new_run()
        _faster()
        quiet_libraries()
        if run_training(self.reference.path, resume=False) != 0:
            raise RuntimeError(self.reference.last_event())
        self.losses = losses(self.reference)
        self.adapter = _adapter(self.reference)
        told = read_events(self.reference.events)
        self.warned = {e.fields.get("code") for e in told if e.type == "warning"}
        gc.freeze()  # what a child never touches need not be looked through in it

    def new_run(self, below: Path | None = None) -> RunFolder:
        """A run that has not begun."""
        run = RunFolder.create(
            (below or self.folder) / "runs", parse_job(JOB | {"dataset": self.data})
        )
        environment = {"v": 1, "verdict": "ok", "row": {"id": "cpu"}}
        run.environment.write_text(json.dumps(environment), encoding="utf-8")
        return run

    def engine(self, run: RunFolder, hurt: Hurt, spoil: Callable[[], None] | None = None) -> int:
        """One engine from start to its end, whichever; returns its exit code, -9 if killed.

        Args:
            hurt: done to it from outside.
            spoil: done inside it before it begins.
        """
        resume = run.last_event() is not None
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            _be_engine(run, resume, spoil)
        ended, status = threading.Event(), [0]

        def reap() -> None:
            status[0] = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            ended.set()

        threading.Thread(target=reap, daemon=True).start()
        hurt(pid)
        if not ended.wait(DEADLINE_S):
            kill(pid)
            ended.wait()
            raise TimeoutError(run.log.read_text(encoding="utf-8"))
        return status[0]

    def trouble(self, run: RunFolder, exit_code: int) -> str:
        """What is wrong after an engine has ended, whatever happened to it; "" if nothing is."""
        last, state = run.last_event(), run.read_state().state
        if exit_code == 0:
            return self._differs(run) if last and last.type == "finished" else f"ended {state}"
        collect_stages(run.checkpoints)  # as the next engine does first
        whole = [one.step for one in list_checkpoints(run.checkpoints) if not damage(one.path)]
        torn = [one.path.name for one in list_checkpoints(run.checkpoints) if damage(one.path)]
        announced = max(_steps(run, "checkpoint"), default=-1)
        if torn:
            return f"a checkpoint is damaged: {torn}"
        if max(whole, default=-1) < announced:
            return f"commit {announced} was announced, {max(whole, default=-1)} is there"
        if run.adapter.exists() and damage(run.adapter):
            return f"the adapter is damaged: {damage(run.adapter)}"
        return self._wrong_losses(run) or self._went_back(run)

    def _went_back(self, run: RunFolder) -> str:
        """Whether a resume began before a commit that had been announced by then."""
        announced = 0
        for event in read_events(run.events):
            step = int(event.fields.get("step", 0))
            if event.type == "checkpoint":
                announced = max(announced, step)
            if event.type == "resumed" and event.fields["from_step"] < announced:
                return f"resumed from {event.fields['from_step']} after commit {announced}"
            if event.type in ("warning", "problem") and not self._expected(event):
                return f"{event.type} {dict(event.fields)}"
        return ""

    def _expected(self, event: Event) -> bool:
        """A disk that is full or fails is told, and so is what the reference was told."""
        code, facts = event.fields.get("code"), event.fields.get("facts") or {}
        if event.type == "warning" and code in self.warned:
            return True
        return code in ("DISK_FULL", "DISK_LOW") or "Errno 5" in str(facts.get("error"))

    def _differs(self, run: RunFolder) -> str:
        """How a finished run differs from one that nothing happened to."""
        if found := self._wrong_losses(run) or self._went_back(run):
            return found
        if losses(run).keys() != self.losses.keys():
            return f"steps {sorted(losses(run))} are logged"
        if measured(run) != measured(self.reference):
            return f"measured {measured(run)}"
        mine = _adapter(run)
        unlike = [name for name, one in self.adapter.items() if not torch.equal(one, mine[name])]
        left = [path.name for path in [*run.path.iterdir(), *run.checkpoints.iterdir()]]
        rubbish = [name for name in left if name.startswith((".stage", ".old", "damaged"))]
        return f"unlike: {unlike}, left over: {rubbish}" if unlike or rubbish else ""

    def _wrong_losses(self, run: RunFolder) -> str:
        """Every step that was ever logged, also those that were trained again."""
        pairs = [
            (step, loss)
            for event in read_events(run.events)
            if event.type == "step"
            for step, loss in event.fields["losses"]
        ]
        wrong = [(step, loss) for step, loss in pairs if self.losses[step] != loss]
        return f"losses differ: {wrong[:3]}" if wrong else ""


def kill(pid: int) -> None:
    """SIGKILL of the child's whole group, as a power cut would."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):  # it may not have its own group yet
        os.kill(pid, signal.SIGKILL)


def losses(run: RunFolder) -> dict[int, float]:
    """Loss of every optimizer step, the newest where a step was repeated."""
    told = [event for event in read_events(run.events) if event.type == "step"]
    return {step: loss for event in told for step, loss in event.fields["losses"]}


def measured(run: RunFolder) -> dict[int, float]:
    """Held-out loss by step, the newest where a step was measured again."""
    found = [event for event in read_events(run.events) if event.type == "eval"]
    return {event.fields["step"]: event.fields["loss"] for event in found}


class InSaves(Saboteur):
    """Spoils the Nth file operation of those that belong to commits of checkpoints or results."""

    def __init__(self, what: str, when: int) -> None:
        super().__init__(what, when)
        self.inside = 0
        self._thread = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.inside and threading.get_ident() == self._thread:
            super().__call__(event, arguments)

    def watch(self) -> None:
        """Count what happens between the beginning and the end of every commit."""
        sys.addaudithook(self)
        around_commits(self._enter, self._leave)

    def _enter(self) -> None:
        self._thread = threading.get_ident()
        self.inside += 1

    def _leave(self) -> None:
        self.inside -= 1


def kill_in_save(nth: int, delay_s: float) -> None:
    """The process kills itself so long after it began its nth commit, wherever it then is."""
    seen = [0]

    def enter() -> None:
        seen[0] += 1
        if seen[0] == nth:
            timer = threading.Timer(delay_s, lambda: os.kill(os.getpid(), signal.SIGKILL))
            timer.daemon = True
            timer.start()

    around_commits(enter, lambda: None)


def around_commits(enter: Callable[[], None], leave: Callable[[], None]) -> None:
    """Call these before and after every commit of a checkpoint and of the adapter."""
    for module in (engine.checkpoints, engine.keeper):
        commit = module.commit_folder

        def committing(*given: Any, commit: Callable[..., None] = commit, **named: Any) -> None:
            enter()
            try:
                commit(*given, **named)
            finally:
                leave()

        module.commit_folder = committing  # type: ignore[assignment]


def _be_engine(run: RunFolder, resume: bool, spoil: Callable[[], None] | None) -> None:
    """The child: an engine and nothing else."""
    code = 70
    try:
        os.setsid()
        log = os.open(run.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)
        faulthandler.dump_traceback_later(DEADLINE_S - 5, file=sys.__stderr__)
        # torch makes its threads anew after a fork, at first use; two at once would meet there
        torch.set_num_threads(1)
        if spoil is not None:
            spoil()
        code = run_training(run.path, resume=resume)
    finally:
        os._exit(code)


def _faster() -> None:
    class Fast(SaveClock):
        def __init__(self, every_s: float) -> None:
            super().__init__(SAVE_EVERY_S)

        @property
        def interval_s(self) -> float:
            return SAVE_EVERY_S

    engine.keeper.SaveClock = Fast  # type: ignore[misc]
    engine.disk.RETRY_S = 0.05


def _copy_lines(source: Path, target: Path, count: int) -> None:
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    target.write_text("".join(lines[:count]), encoding="utf-8")


def _steps(run: RunFolder, type_: str) -> list[int]:
    return [int(e.fields["step"]) for e in read_events(run.events) if e.type == type_]


def _adapter(run: RunFolder) -> dict[str, torch.Tensor]:
    return dict(load_file(run.adapter / "adapter_model.safetensors"))


def wait_for(true: Callable[[], object]) -> None:
    """Wait until something is true, or give up."""
    until = time.monotonic() + DEADLINE_S
    while not true():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.01)
