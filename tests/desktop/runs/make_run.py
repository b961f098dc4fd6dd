"""Run folders for tests, written through the engine's own event writer with a clock of our own.

A story is told from the beginning and may break off anywhere: queued, loading, in the middle of
training, finished, stopped, failed, or silent (which reads as lost, since no engine holds it).
"""

from __future__ import annotations

import json
import math
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from filelock import FileLock

from engine.contract.atomic import write_json_atomic
from engine.contract.commit import commit_folder
from engine.contract.events import EventWriter
from engine.contract.run_folder import RunFolder
from engine.contract.spec import DatasetSpec, JobSpec

QUESTIONS = (
    (
        "Where do I see my invoices?",
        "Under Orders, Documents. They stay there for five years.",
        "As an AI, I do not have access to your invoices, but generally they are sent by e-mail.",
        "You find them under Orders, Documents. Each invoice stays there for five years.",
    ),
    (
        "How long do I keep access after I cancel?",
        "Until the end of the paid month.",
        "It depends on the provider of the service.",
        "Until the end of the month that you paid for.",
    ),
    (
        "Posso pagar com boleto?",
        "Sim, em Pagamentos. O boleto vence em três dias.",
        "I am not sure what you mean.",
        "Sim. Abra Pagamentos e escolha boleto; ele vence em três dias.",
    ),
)
BEFORE, AFTER = 1.94, 0.87
Limits = dict[str, Any]
LIMITS: Limits = {
    "per_device_train_batch_size": 4,
    "gradient_accumulation_steps": 4,
    "checkpoint_every": 1,
    "offload": False,
    "optim": "adamw_torch",
    "max_length": None,
}


class Clock:
    """Time of the story: starts somewhere and moves when told."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> str:
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def pass_s(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class RunStory:
    """One run folder that is being told.

    Attributes:
        run: the folder.
        step: optimizer steps done.
    """

    def __init__(
        self,
        runs: Path,
        name: str = "support-tickets-v3",
        *,
        total: int = 855,
        began: datetime | None = None,
        step_s: float = 3.5,
        base_model: str = "/models/Qwen3-4B-Instruct",
        seed: int = 4,
    ) -> None:
        began = began or datetime.now(UTC) - timedelta(hours=1)
        spec = JobSpec(name=name, base_model=base_model, dataset=DatasetSpec(path="/data/t.jsonl"))
        self.run = RunFolder.create(runs, spec, when=began.astimezone().replace(tzinfo=None))
        write_json_atomic(self.run.environment, {"v": 1, "row": {"id": "cpu"}, "verdict": "ok"})
        self.total, self.step, self.step_s = total, 0, step_s
        self.best = (0, BEFORE)
        self.clock = Clock(began)
        self._random = random.Random(seed)
        self._writer = EventWriter(self.run.events)

    def tell(self, type_: str, **fields: Any) -> RunStory:
        """One event, at the story's time."""
        with mock.patch("engine.contract.events.utc_now", self.clock):
            self._writer.write(type_, **fields)  # type: ignore[arg-type]
        return self

    def begin(self, *, validation_rows: int = 240, device: str = "cpu") -> RunStory:
        """From the start to the first measurement."""
        self.tell("phase", phase="loading")
        self.clock.pass_s(8)
        self.tell(
            "started",
            run=self.run.path.name,
            pid=1,
            device=device,
            device_name="RTX 4070",
            precision="bf16",
            precision_reason="DEVICE_HAS_BF16",
            trainable_parameters=33_030_144,
            total_parameters=4_055_498_240,
            train_rows=4551,
            validation_rows=validation_rows,
            total_steps=self.total,
            base_model="Qwen3-4B-Instruct",
            resumed_from=None,
        )
        self.tell(
            "plan",
            total_steps=self.total,
            steps_per_epoch=math.ceil(self.total / 3),
            rows_per_step=16,
            eval_every=max(2, self.total // 10),
        )
        if validation_rows:
            self.tell("phase", phase="evaluating")
            self.eval(BEFORE)
        self._samples([question[2] for question in QUESTIONS])
        self.tell("memory", peak_bytes=7_300_000_000)
        self.tell("phase", phase="training")
        return self

    def train(self, steps: int, *, every: int = 1, measure: bool = True) -> RunStory:
        """Optimizer steps; `every` steps share one event, as at four events a second."""
        eval_every = max(2, self.total // 10)
        waiting: list[tuple[int, float]] = []
        for _ in range(steps):
            self.step += 1
            waiting.append((self.step, self._loss()))
            if len(waiting) >= every or self.step == self.total:
                self.clock.pass_s(self.step_s * len(waiting))
                self._tell_step(waiting)
                waiting = []
            if measure and self.step % eval_every == 0:
                self.measure()
        if waiting:
            self._tell_step(waiting)
        return self

    def measure(self) -> RunStory:
        """An evaluation in the middle, and the checkpoint that follows a better one."""
        self.tell("phase", phase="evaluating")
        loss = round(AFTER + (BEFORE - AFTER) * math.exp(-self.step / (self.total / 8)), 4)
        self.eval(loss)
        if loss < self.best[1]:
            self.best = (self.step, loss)
            self.checkpoint()
        prompt, reference, base, text = QUESTIONS[0]
        self.tell(
            "sample", step=self.step, index=0, prompt=prompt, base=base, text=text,
            reference=reference,
        )  # fmt: skip
        self.tell("phase", phase="training")
        return self

    def eval(self, loss: float) -> RunStory:
        return self.tell(
            "eval", step=self.step, split="validation", loss=loss,
            perplexity=round(math.exp(loss), 3), rows=240, tokens=15_360,
        )  # fmt: skip

    def checkpoint(self, kept_for: str = "best") -> RunStory:
        folder = self.run.checkpoints / f"step-{self.step:06d}"
        folder.mkdir(exist_ok=True)
        return self.tell(
            "checkpoint", step=self.step, path=f"checkpoints/{folder.name}", kept_for=kept_for
        )

    def commit(self, step: int, best_step: int | None, words: str = "") -> Path:
        """The files of a checkpoint, as the engine commits them; returns its folder."""
        folder = self.run.checkpoints / f"step-{step:06d}"

        def fill(stage: Path) -> None:
            (stage / "adapter").mkdir()
            text = words or str(step)
            (stage / "adapter" / "adapter_config.json").write_text(text, encoding="utf-8")
            (stage / "optimizer.safetensors").write_bytes(bytes(64))
            progress = json.dumps({"step": step, "best_step": best_step})
            (stage / "progress.json").write_text(progress, encoding="utf-8")

        commit_folder(folder, fill, {"step": step})
        return folder

    def resume(self, from_step: int) -> RunStory:
        """Go on from a commit, as a second engine does."""
        self.step = from_step
        self.tell("phase", phase="loading")
        self.tell("resumed", from_step=from_step)
        return self.tell("phase", phase="training")

    def finish(self, *, after: float | None = None) -> RunStory:
        """The end: the adapter, the answers once more, the closing line."""
        step, best = self.best if after is None else (self.step, after)
        self.run.adapter.mkdir(exist_ok=True)
        (self.run.adapter / "adapter_model.safetensors").write_bytes(bytes(66_000))
        (self.run.adapter / "adapter_config.json").write_text("{}", encoding="utf-8")
        self._samples([question[3] for question in QUESTIONS])
        self.tell(
            "finished",
            best_step=step,
            best_loss=best,
            before={"loss": BEFORE, "perplexity": math.exp(BEFORE)},
            after={"loss": best, "perplexity": math.exp(best)},
            train_s=self.step * self.step_s,
            skipped_steps=0,
            adapter_bytes=66_060_288,
        )
        return self.cache("finished")

    def stop(self) -> RunStory:
        return (
            self.checkpoint("stop").tell("stopped", reason="asked", step=self.step).cache("stopped")
        )

    def pause(self) -> RunStory:
        return (
            self.checkpoint("stop").tell("stopped", reason="pause", step=self.step).cache("paused")
        )

    def fit_into_memory(self, before: Limits, after: Limits, **facts: Any) -> RunStory:
        """A rung of the ladder, as the engine tells it."""
        told = {"before": {**LIMITS, **before}, "after": {**LIMITS, **after}, **facts}
        return self.tell("adjusted", reason="OUT_OF_MEMORY", step=self.step, **told)

    def fail(self, code: str = "GPU_OUT_OF_MEMORY", **facts: Any) -> RunStory:
        facts = facts or {
            "device": "RTX 4070",
            "total_bytes": 12_884_901_888,
            "free_bytes": 3_221_225_472,
            "requested_bytes": 4_509_715_660,
            "step": self.step,
        }
        return self.tell("problem", code=code, facts=facts, fatal=True).cache("failed")

    def cache(self, state: str) -> RunStory:
        """state.json, as the engine leaves it behind."""
        losses = {"loss": self._loss(), "eval_loss": self.best[1]} if self.step else {}
        document = {"v": 1, "state": state, "step": self.step, "total_steps": self.total}
        write_json_atomic(self.run.state, document | losses | {"t": self.clock()}, durable=False)
        return self

    def log(self, text: str) -> RunStory:
        self.run.log.write_text(text, encoding="utf-8")
        return self

    def close(self) -> RunFolder:
        """Let go of the event file; the story may not go on after this."""
        self._writer.close()
        return self.run

    def _loss(self) -> float:
        level = 0.8 + 1.5 * math.exp(-self.step / (self.total / 12))
        noise = 0.07 * (0.6 + 0.6 * math.exp(-self.step / (self.total / 4)))
        return round(max(0.01, level + self._random.gauss(0, noise)), 5)

    def _tell_step(self, losses: list[tuple[int, float]]) -> None:
        step, loss = losses[-1]
        self.tell(
            "step",
            step=step,
            loss=loss,
            epoch=round(3 * step / self.total, 3),
            learning_rate=2e-4 * (0.5 + 0.5 * math.cos(math.pi * step / self.total)),
            grad_norm=0.8,
            tokens=step * 3500,
            tokens_per_s=1000.4,
            skipped_steps=0,
            losses=losses,
        )

    def _samples(self, answers: list[str]) -> None:
        for index, ((prompt, reference, base, _), text) in enumerate(
            zip(QUESTIONS, answers, strict=True)
        ):
            self.tell(
                "sample", step=self.step, index=index, prompt=prompt, base=base, text=text,
                reference=reference,
            )  # fmt: skip


@contextmanager
def alive(run: RunFolder, started_t: str = "") -> Iterator[None]:
    """Hold the run as a living engine does; by default it was there before the history."""
    with FileLock(run.lock):
        about = {"pid": os.getpid(), "env": "", "started_t": started_t}
        run.engine.write_text(json.dumps(about), encoding="utf-8")
        yield
