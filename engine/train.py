"""The recipe: load, quantise, attach, measure, train, save. Read it from top to bottom.

QLoRA (arXiv 2305.14314): the base in 4 bit and frozen, gradients through it into a LoRA adapter,
loss on the answers only, AdamW with warm-up and a falling rate. The compute is transformers, peft
and bitsandbytes; saving, resuming and the order of rows are our own: a run must not be lost.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from typing import Any

from engine.allocator import give_back
from engine.base_record import changed_file, check_base
from engine.checkpoints import (
    Checkpoint,
    list_checkpoints,
    load_optimizer,
    load_progress,
    newest_verified,
    rotate,
    save_checkpoint,
    size_bytes,
)
from engine.commit import collect_stages, commit_folder, damage, discard
from engine.contract.events import finite
from engine.contract.problems import Problem
from engine.control import Asked, EndWord
from engine.device import peak_memory_bytes
from engine.disk import SPARE_COPIES, RoomWatch, save_when_there_is_room
from engine.evaluate import HeldOut, answer, held_out_loss
from engine.guard import Guard
from engine.models.adapt import load_adapter, save_adapter, trainable, untuned
from engine.models.load import frozen_digest
from engine.optim_choice import optim_for
from engine.progress import Progress
from engine.recover import start_over
from engine.run_measured import remember
from engine.samples import (
    answer_all,
    choose_questions,
    read_base_answers,
    sample_fields,
    write_samples,
)
from engine.save_clock import SaveClock
from engine.session import Session
from engine.setup_run import Ready, set_up, started_facts
from engine.stepper import Stepper, StepResult

EVALS_PER_RUN = 10
MAX_EXPONENT = 700  # exp() of more overflows


def train(session: Session) -> None:
    """Run or go on with a job until it is finished or asked to end.

    Raises:
        Problem: whatever ended it; everything committed before stays.
    """
    collect_stages(session.run.path)
    run = Training(session, set_up(session))
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
        )
        self.progress = Progress(base_digest=ready.base_digest)
        self.guard = Guard(self)
        self.total_steps = self.stepper.total_steps
        self.eval_every = session.spec.evaluation.eval_steps or max(
            2, self.total_steps // EVALS_PER_RUN
        )
        shown = ready.data.validation or ready.data.train
        self.questions = choose_questions(shown, ready.tokenizer, session.spec.evaluation)
        self._clock = SaveClock(session.spec.training.save_every_s)
        self._room = RoomWatch(self.run.path)
        self._checkpoint_bytes = 3 * sum(p.nbytes for p in trainable(ready.model))  # and moments
        self._committed: dict[str, Any] = {}  # the progress that the newest checkpoint holds
        self._result_step: int | None = None  # the model holds the adapter of this step
        self._resumed_from: int | None = None

    # ------------------------------------------------------------ beginning
    def resume_if_possible(self) -> None:
        """Go on from the newest checkpoint whose files all match; damaged ones are named.

        Checkpoints count even without a history: after a power cut its last lines may be missing.
        """
        self._check_base()
        checkpoint = newest_verified(self.run.checkpoints, self._tell_damage)
        if checkpoint is not None:
            self._restore(checkpoint)
        elif not self.session.had_history:
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
            optim_reason=self.optim.reason,
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
        whoever waits for the first step need not wait for them (half of that time)."""
        self.report.phase("evaluating")
        base = self._base_answers()
        self._show(0, base, base)
        give_back()
        self.report.phase("training")

    # ------------------------------------------------------------ middle
    def loop(self) -> None:
        """Optimizer steps until the end; obeys, measures and commits on the way.

        Raises:
            Asked: the run is to end here.
        """
        self.report.phase("training")
        while self.progress.step < self.total_steps and not self.guard.ended:
            self._obey()
            self._count(result := self.guard.take())
            self.guard.took(result)
            if self.progress.step == 1:
                self.answer_as_base()
            if self._eval_due():
                self._measure_midway()
            if self._clock.due:
                self.commit("time")
            self._save_while_there_is_room()
        self._obey()

    def commit(self, kept_for: str) -> None:
        """Save everything that a resume needs, then forget checkpoints nobody needs.

        Where the newest checkpoint holds this very state, it is only named again.
        """
        self.report.flush_steps()
        self.guard.keep()
        self.progress.scaler = self.stepper.scaler.state_dict()
        document = self.progress.to_json()
        if document != self._committed:
            save_when_there_is_room(self.session, self.progress.step, self._save)
            self._committed = document
            rotate(self.run.checkpoints, self.progress.best_step)
        path = f"checkpoints/step-{self.progress.step:06d}"
        self.report.emit("checkpoint", step=self.progress.step, path=path, kept_for=kept_for)

    def _obey(self) -> None:
        """Do what the control files ask for."""
        requests = self.session.requests
        requests.leave_if_asked()
        if requests.wants("save"):
            self.commit("asked")
            requests.obeyed("save")
        if requests.wants("sample"):
            self.report.phase("evaluating")
            self._show(self.progress.step, self._base_answers(), self._answers())
            give_back()
            requests.obeyed("sample")
            self.report.phase("training")

    def _save_while_there_is_room(self) -> None:
        """A disk that runs low gets a checkpoint at once, and is told of."""
        free = self._room.runs_low(self._checkpoint_bytes)
        if free is None:
            return
        self.commit("disk_low")
        needed = SPARE_COPIES * self._checkpoint_bytes
        facts = {"path": str(self.run.path), "free_bytes": free, "needed_bytes": needed}
        self.report.emit("warning", code="DISK_LOW", facts=facts)

    # ------------------------------------------------------------ end
    def end_early(self, word: EndWord) -> None:
        """Commit and go, as asked. A stop publishes the adapter as it is, a pause does not."""
        if self._result_step is None:  # else everything was committed before it was loaded
            self.commit(word)
            if word == "stop":
                self.write_adapter()
        self.session.end_as_asked(word, self.progress.step)

    def measure_after(self) -> None:
        """Take the best adapter, answer the same questions, and finish."""
        self.write_adapter()
        self.report.phase("evaluating")
        self._show(self.progress.step, self._base_answers(), self._answers())
        self._tell_memory()
        self._check_base_unchanged()
        self.report.emit("finished", **self._finished_facts())
        discard(self.run.rows)  # nothing goes on from here
        self.report.state("finished", step=self.progress.step)
        if self._resumed_from is None:
            steps, seconds = self.progress.step, self.progress.train_s
            remember(self.session, self.ready, steps=steps, train_s=seconds)

    def write_adapter(self) -> None:
        """Publish `adapter/`: the best measured weights, or the last ones if asked so."""
        self.report.phase("saving")
        best = self._best_checkpoint()
        self._result_step = best.step if best else self.progress.step
        if best is not None:
            load_adapter(self.ready.model, best.path / "adapter")
        about = {"step": self._result_step}
        save_when_there_is_room(
            self.session,
            self.progress.step,
            lambda: commit_folder(
                self.run.adapter, lambda stage: save_adapter(self.ready.model, stage), about
            ),
        )
        collect_stages(self.run.path)

    # ------------------------------------------------------------ helpers
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
        last = self.progress.step == self.total_steps or self.guard.ended
        if self.questions and not last:
            base = read_base_answers(self.run.samples) or [""]
            text = self._answers(self.questions[:1])[0]
            fields = sample_fields(self.questions[0], 0, base[0], text)
            self.report.emit("sample", step=self.progress.step, **fields)
        self._tell_memory()
        if better or last:
            self.report.phase("saving")
            self.commit("best" if better else "end")
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

    def _answers(self, questions: Sequence[Any] | None = None) -> list[str]:
        ladder = self.guard.recovery.ladder

        def one(ids: Sequence[int]) -> str:
            return str(ladder.smaller(lambda divisor: self._answer(ids, divisor)))

        with self.session.requests.between_batches(self.ready.model):
            return answer_all(self.questions if questions is None else questions, one)

    def _answer(self, ids: Sequence[int], divisor: int) -> str:
        return answer(
            self.ready.model,
            self.ready.tokenizer,
            ids,
            max_new_tokens=self.spec.evaluation.max_new_tokens,
            device=self.ready.device,
            most_tokens=max(1, self.stepper.most_tokens // divisor),
        )

    def _base_answers(self) -> Sequence[str]:
        """What the base said when the run began, or says now if that is not known."""
        base = read_base_answers(self.run.samples)
        if base is not None and len(base) == len(self.questions):
            return base
        with untuned(self.ready.model):
            return self._answers()

    def _show(self, step: int, base: Sequence[str], texts: Sequence[str]) -> None:
        samples = [
            sample_fields(question, index, base[index], texts[index])
            for index, question in enumerate(self.questions)
        ]
        for fields in samples:
            self.report.emit("sample", step=step, **fields)
        save_when_there_is_room(
            self.session, step, lambda: write_samples(self.run.samples, step, samples)
        )

    def _tell_memory(self) -> None:
        self.report.emit("memory", peak_bytes=peak_memory_bytes(self.ready.device))

    def _save(self) -> None:
        with self._clock.saving():
            saved = save_checkpoint(
                self.run.checkpoints,
                self.progress.step,
                save_adapter=lambda folder: save_adapter(self.ready.model, folder),
                optimizer=self.stepper.optimizer,
                progress=self.progress.to_json(),
                about={"environment": self.session.environment_id},
            )
        self._checkpoint_bytes = size_bytes(saved)

    def _restore(self, checkpoint: Checkpoint) -> None:
        progress = Progress.from_json(load_progress(checkpoint))
        if progress.base_digest != self.ready.base_digest:
            file = changed_file(self.run, self.ready.folder)
            raise Problem("MODEL_CHANGED", path=str(self.ready.folder), file=file)
        self.progress, self._committed = progress, progress.to_json()
        self.guard.resumed()
        load_adapter(self.ready.model, checkpoint.path / "adapter")
        load_optimizer(checkpoint, self.stepper.optimizer)
        self.stepper.scaler.load_state_dict(progress.scaler)

    def _check_base(self) -> None:
        """The base is the one that the run began with, whether or not anything is committed."""
        ready = self.ready
        loaded = {
            "quantization": self.spec.quantization.model_dump(mode="json"),
            "precision": ready.precision.word,
            "device": ready.device.type,
        }
        check_base(self.run, ready.folder, ready.base_digest, loaded)

    def back_to_last_good(self) -> int:
        """Adapter, moments and progress of the newest whole checkpoint, or of the beginning."""
        checkpoint = newest_verified(self.run.checkpoints, self._tell_damage)
        if checkpoint is not None:
            self._restore(checkpoint)
            return self.progress.step
        start_over(self.ready.model, self.stepper.optimizer, self.spec.training.seed)
        before = self.progress.before_loss
        self.progress = Progress(
            base_digest=self.ready.base_digest,
            before_loss=before,
            best_loss=before,
            best_step=0,
            watch={"before": before, "best": before, "last": before},
        )
        return 0

    def _best_checkpoint(self) -> Checkpoint | None:
        """The checkpoint of the best measurement, if the job keeps it and it is not the present."""
        best = self.progress.best_step
        wanted = self.spec.evaluation.keep_best or self.guard.ended
        if not wanted or best in (None, self.progress.step):
            return None
        found = next((c for c in list_checkpoints(self.run.checkpoints) if c.step == best), None)
        if found is not None and (bad_file := damage(found.path)):
            self._tell_damage(found, bad_file, self.progress.step)
            return None
        return found

    def _check_base_unchanged(self) -> None:
        """The promise of QLoRA: nothing but the adapter has moved."""
        found = frozen_digest(self.ready.model)
        if found != self.ready.base_digest:
            raise Problem(
                "BASE_WEIGHTS_CHANGED", expected_sha256=self.ready.base_digest, found_sha256=found
            )

    def _finished_facts(self) -> dict[str, Any]:
        progress = self.progress
        kept = self._result_step == progress.best_step
        after = progress.best_loss if kept else progress.last_loss
        return {
            "best_step": self._result_step,
            "ended": "early_stopping" if self.guard.ended else "all_steps",
            "best_loss": progress.best_loss,
            "before": _loss_facts(progress.before_loss),
            "after": _loss_facts(after),
            "train_s": round(progress.train_s, 2),
            "skipped_steps": self.stepper.scaler.skipped_steps,
            "base_sha256": self.ready.base_digest,
            "adapter_bytes": sum(f.stat().st_size for f in self.run.adapter.glob("*.safetensors")),
        }

    def _tell_damage(self, checkpoint: Checkpoint, file: str, fallback_step: int) -> None:
        facts = {"path": str(checkpoint.path), "file": file, "fallback_step": fallback_step}
        self.report.emit("warning", code="CHECKPOINT_DAMAGED", facts=facts)


def _loss_facts(loss: float | None) -> dict[str, float | None] | None:
    """Held-out loss (nats per supervised token) and perplexity; None where nothing was held out."""
    if loss is None:
        return None
    perplexity = finite(math.exp(loss)) if loss < MAX_EXPONENT else None
    return {"loss": round(loss, 6), "perplexity": perplexity}
