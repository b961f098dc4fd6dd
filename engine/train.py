"""The recipe: load, quantise, attach, measure, train, save. Read it from top to bottom.

QLoRA (arXiv 2305.14314): the base in 4 bit and frozen, gradients through it into a LoRA adapter,
loss on the answers only, AdamW with warm-up and a falling rate. The compute is transformers, peft
and bitsandbytes; saving, resuming and the order of rows are our own: a run must not be lost.
"""

from __future__ import annotations

import math
import os
from functools import partial
from typing import Any

from engine.allocator import Tidy, give_back
from engine.answers import Answers
from engine.base_record import check_base
from engine.contract.commit import collect_stages, discard
from engine.contract.events import finite
from engine.contract.problems import Problem
from engine.control import Asked, EndWord
from engine.device import peak_memory_bytes
from engine.evaluate import HeldOut, held_out_loss
from engine.guard import Guard
from engine.keeper import Keeper
from engine.lasting import lasting
from engine.models.load import frozen_digest
from engine.optim_choice import optim_for
from engine.planned_memory import PlannedMemory
from engine.progress import Progress
from engine.row_places import row_places
from engine.run_measured import remember
from engine.session import Session
from engine.setup_run import Ready, set_up, started_facts
from engine.stepper import Stepper, StepResult
from engine.stop_test import check_stops

EVALS_PER_RUN = 10
MAX_EXPONENT = 700  # exp() of more overflows


def train(session: Session) -> None:
    """Run or go on with a job until it is finished or asked to end.

    Raises:
        Problem: whatever ended it; everything committed before stays.
        Asked: it is to end before its model is loaded.
    """
    collect_stages(session.run.path)
    with session.requests.while_loading():
        ready = set_up(session)
    run = Training(session, ready)
    run.resume_if_possible()
    run.announce()
    try:
        run.measure_first()
        run.loop()
        run.measure_after()
    except Asked as asked:
        run.end_early(asked.word)


class Training:
    """A run in progress: the pieces, and where it stands."""

    def __init__(self, session: Session, ready: Ready) -> None:
        self.session, self.ready = session, ready
        self.spec, self.report, self.run = session.spec, session.report, session.run
        self.optim = optim_for(session.spec, ready)
        self.stepper = Stepper(
            ready.model,
            ready.data.train,
            session.spec.training.model_copy(update={"optim": self.optim.kind}),
            precision=ready.precision,
            device=ready.device,
            pad_id=ready.tokenizer.pad_token_id,
            ways=ready.ways,
            places=partial(row_places, ready.data, "train"),
        )
        self.progress = Progress(
            asked=lasting(session.spec), base_digest=ready.base_digest, optim=self.optim.kind
        )
        self.guard = Guard(self)
        self.keeper, self.answers = Keeper(self), Answers(self)
        self.total_steps = self.stepper.total_steps
        self.eval_every = session.spec.evaluation.eval_steps or max(
            2, self.total_steps // EVALS_PER_RUN
        )
        self._resumed_from: int | None = None

    # ------------------------------------------------------------ beginning
    def resume_if_possible(self) -> None:
        """Go on from the newest whole checkpoint.

        Checkpoints count even without a history: after a power cut its last lines may be missing.
        """
        self._check_base()
        if not self.keeper.go_on() and not self.session.had_history:
            return
        self._resumed_from = self.progress.step
        self.report.emit("resumed", from_step=self.progress.step)

    def announce(self) -> None:
        """Tell who runs what, and the plan."""
        self.report.emit(
            "started",
            run=self.run.path.name,
            pid=os.getpid(),
            total_steps=self.total_steps,
            resumed_from=self._resumed_from,
            optim=self.stepper.limits.optim,
            optim_reason=self._optim_reason,
            limits=self.stepper.limits.to_json(),
            **started_facts(self.session, self.ready),
        )
        self.report.emit(
            "plan",
            total_steps=self.total_steps,
            steps_per_epoch=self.stepper.sampler.steps_per_epoch,
            rows_per_step=self.stepper.sampler.rows_per_step,
            eval_every=self.eval_every,
        )
        self.report.state("running", total_steps=self.total_steps, step=self.progress.step)

    def measure_first(self) -> None:
        """What is measured before the next step: the base, or what a stop has cut short."""
        self.session.requests.leave_if_asked()
        if self.progress.step == 0:
            self.measure_before()
        elif self._eval_due() and self.progress.measured_step != self.progress.step:
            self._measure_midway()

    def measure_before(self) -> None:
        """Held-out loss of the base: a fresh adapter changes nothing yet."""
        self.report.phase("evaluating")
        self._evaluate()
        self._tell_memory()
        give_back()  # what measuring has let go of lies in holes: steps would add theirs to it

    def answer_as_base(self) -> None:
        """The base's answers, after the first step: without the adapter they are the same then, and
        whoever waits for the first step need not wait for them (half of that time). Where a pause
        came before them, after the first step of the resume."""
        self.report.phase("evaluating")
        self.answers.show_base()
        give_back()
        self.report.phase("training")

    # ------------------------------------------------------------ middle
    def loop(self) -> None:
        """Optimizer steps until the end; obeys, measures and commits on the way.

        Raises:
            Asked: the run is to end here.
        """
        self.report.phase("training")
        tidy, planned = Tidy(), PlannedMemory(self.session, self.ready)
        while self.progress.step < self.total_steps and not self.guard.ended:
            self._obey()
            self._count(result := self.guard.take())
            tidy.between_steps()
            self.guard.took(result)
            planned.compare(self.progress.step)
            if self.answers.lack_base:
                self.answer_as_base()
            if self._eval_due():
                self._measure_midway()
            self.keeper.commit_if_due()
        self._obey()

    def back_to_last_good(self) -> int:
        """To the newest whole checkpoint, or to the beginning; returns the step."""
        return self.keeper.back_to_last_good()

    def _obey(self) -> None:
        """Do what the control files ask for."""
        requests = self.session.requests
        requests.leave_if_asked()
        if requests.wants("save"):
            self.keeper.commit("asked")
            requests.obeyed("save")
        if requests.wants("sample"):
            self.report.phase("evaluating")
            self.answers.show()
            give_back()
            requests.obeyed("sample")
            self.report.phase("training")

    # ------------------------------------------------------------ end
    def end_early(self, word: EndWord) -> None:
        """Commit and go, as asked. A stop publishes the adapter as it is, a pause does not."""
        if self.keeper.result_step is None:  # else everything was committed before it was loaded
            self.keeper.commit(word)
            if word == "stop":
                self.keeper.publish()
        self.session.end_as_asked(word, self.progress.step)

    def measure_after(self) -> None:
        """Take the best adapter, answer the same questions, and finish."""
        self.keeper.publish()
        self.report.phase("evaluating")
        self.answers.show()
        check_stops(self)
        self._tell_memory()
        self._check_base_unchanged()
        self._say_finished()
        discard(self.run.rows)  # nothing goes on from here
        self.report.state("finished", step=self.progress.step)
        if self._resumed_from is None:
            steps, seconds = self.progress.step, self.progress.train_s
            remember(self.session, self.ready, steps=steps, train_s=seconds)

    # ------------------------------------------------------------ helpers
    @property
    def _optim_reason(self) -> str:
        """Why moments are kept as they are: as chosen now, else as the checkpoint says."""
        return self.optim.reason if self.stepper.limits.optim == self.optim.kind else "AS_BEGUN"

    def _say_finished(self) -> None:
        """The last event; on a full disk the run waits for room.

        Raises:
            Problem: DISK_FULL if a stop or a pause is asked for meanwhile. A resume finishes it.
        """
        facts = self._finished_facts()
        if not self.report.last_word("finished", given_up=self.session.asked_to_stop, **facts):
            step = self.progress.step
            raise Problem("DISK_FULL", path=str(self.run.path), free_bytes=0, step=step)

    def _count(self, result: StepResult) -> None:
        progress = self.progress
        progress.step += 1
        progress.tokens += result.tokens
        progress.train_s += result.seconds
        self.report.step(
            progress.step,
            result.loss,
            last=progress.step == self.total_steps,
            epoch=self.stepper.epoch_after(progress.step),
            learning_rate=result.learning_rate,
            grad_norm=round(result.grad_norm, 5),
            tokens=progress.tokens,
            tokens_per_s=round(result.tokens / max(result.seconds, 1e-9), 1),
            skipped_steps=self.stepper.scaler.skipped_steps,
        )

    def _eval_due(self) -> bool:
        step = self.progress.step
        return step == self.total_steps or step % self.eval_every == 0

    def _measure_midway(self) -> None:
        self.report.phase("evaluating")
        better = self._evaluate()
        best = better and bool(self.guard.held_out())
        last = self.progress.step == self.total_steps or self.guard.ended
        if not last:
            self.answers.show_first()
        self._tell_memory()
        if better or last:
            self.report.phase("saving")
            self.keeper.commit("best" if best else "end" if last else "time")
        give_back()
        self.report.phase("training")

    def _evaluate(self) -> bool:
        """Measure the held-out rows; True if this is the best so far (or nothing can tell)."""
        if not self.guard.held_out():
            self.progress.measured_step = self.progress.step
            return True
        with self.session.requests.between_batches(self.ready.model):
            measured = self.guard.measure(self._held_out_loss)
        step = self.progress.step
        self.report.eval(step, "validation", measured.loss, measured.rows, measured.tokens)
        better = self.progress.measured(measured.loss)
        self.guard.measured(measured)
        return better

    def _held_out_loss(self, divisor: int) -> HeldOut:
        """In batches `divisor` times smaller than the job says, where memory asks for it."""
        return held_out_loss(
            self.ready.model,
            self.guard.held_out(),
            pad_id=self.ready.tokenizer.pad_token_id,
            batch_size=max(1, self.spec.evaluation.eval_batch_size // divisor),
            device=self.ready.device,
            most_tokens=max(1, self.stepper.most_tokens // divisor),
            ways=self.ready.ways,
        )

    def _tell_memory(self) -> None:
        self.report.emit("memory", peak_bytes=peak_memory_bytes(self.ready.device))

    def _check_base(self) -> None:
        """The base is the one that the run began with, whether or not anything is committed."""
        ready = self.ready
        loaded = {
            "quantization": self.spec.quantization.model_dump(mode="json"),
            "precision": ready.precision.word,
            "device": ready.device.type,
        }
        check_base(self.run, ready.folder, ready.base_digest, loaded)

    def _check_base_unchanged(self) -> None:
        """The promise of QLoRA: nothing but the adapter has moved."""
        found = frozen_digest(self.ready.model)
        if found != self.ready.base_digest:
            raise Problem(
                "BASE_WEIGHTS_CHANGED", expected_sha256=self.ready.base_digest, found_sha256=found
            )

    def _finished_facts(self) -> dict[str, Any]:
        progress, result_step = self.progress, self.keeper.result_step
        is_best = result_step == progress.best_step  # else the best is gone, or was not wanted
        after = progress.best_loss if is_best else progress.last_loss
        return {
            "best_step": result_step,
            "ended": "early_stopping" if self.guard.ended else "all_steps",
            "best_loss": progress.best_loss if is_best else None,
            "before": _loss_facts(progress.before_loss),
            "after": _loss_facts(after),
            "train_s": round(progress.train_s, 2),
            "skipped_steps": self.stepper.scaler.skipped_steps,
            "base_sha256": self.ready.base_digest,
            "adapter_bytes": sum(f.stat().st_size for f in self.run.adapter.glob("*.safetensors")),
        }


def _loss_facts(loss: float | None) -> dict[str, float | None] | None:
    """Held-out loss (nats per supervised token) and perplexity; None where nothing was held out."""
    if loss is None:
        return None
    perplexity = finite(math.exp(loss)) if loss < MAX_EXPONENT else None
    return {"loss": round(loss, 6), "perplexity": perplexity}
