"""What a run keeps: its checkpoints, when they are due, the way back to them, and its result."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.base_record import changed_file
from engine.checkpoints import (
    Checkpoint,
    checkpoint_of,
    load_optimizer,
    load_progress,
    newest_verified,
    rotate,
    save_checkpoint,
    set_aside,
    size_bytes,
)
from engine.contract.commit import collect_stages, commit_folder, damage
from engine.contract.problems import Problem
from engine.disk import SPARE_COPIES, RoomWatch, save_when_there_is_room
from engine.lasting import hold_against
from engine.models.adapt import load_adapter, save_adapter, trainable
from engine.progress import Progress
from engine.recover import start_over
from engine.save_clock import SaveClock
from engine.stop_marks import write_stops

if TYPE_CHECKING:
    from engine.train import Training


class Keeper:
    """Commits a run's state and finds it again; nothing half is ever under a final name.

    Attributes:
        result_step: the step of the published adapter, which the model holds from then on; None
            before.
    """

    def __init__(self, run: Training) -> None:
        self._run = run
        self._clock = SaveClock(run.spec.training.save_every_s)
        self._room = RoomWatch(run.run.path)
        self._bytes = 3 * sum(p.nbytes for p in trainable(run.ready.model))  # and moments
        self._committed: dict[str, Any] = {}  # the progress that the newest checkpoint holds
        self.result_step: int | None = None

    def commit(self, kept_for: str) -> None:
        """Save everything that a resume needs, then forget checkpoints nobody needs.

        Where the newest checkpoint holds this very state, it is only named again.

        Raises:
            Problem: RUN_FOLDER_GONE; DISK_FULL if the run is to end while there is no room.
        """
        run = self._run
        run.session.requests.leave_if_gone()
        run.report.flush_steps()
        run.guard.keep()
        run.progress.scaler = run.stepper.scaler.state_dict()
        document = run.progress.to_json()
        if document != self._committed:
            save_when_there_is_room(run.session, run.progress.step, self._save)
            self._committed = document
            rotate(run.run.checkpoints, run.progress.best_step)
        path = f"checkpoints/step-{run.progress.step:06d}"
        run.report.emit("checkpoint", step=run.progress.step, path=path, kept_for=kept_for)

    def commit_if_due(self) -> None:
        """By the clock; and at once where a disk runs low, which is told."""
        if self._clock.due:
            self.commit("time")
        free = self._room.runs_low(self._bytes)
        if free is None:
            return
        self.commit("disk_low")
        path, needed = str(self._run.run.path), SPARE_COPIES * self._bytes
        facts = {"path": path, "free_bytes": free, "needed_bytes": needed}
        self._run.report.emit("warning", code="DISK_LOW", facts=facts)

    def publish(self) -> None:
        """Write `adapter/`: the best measured weights, or the last ones if asked so."""
        run = self._run
        run.report.phase("saving")
        best = self._best_checkpoint()
        self.result_step = best.step if best else run.progress.step
        if best is not None:
            load_adapter(run.ready.model, best.path / "adapter")
        about = {"step": self.result_step}
        save_when_there_is_room(
            run.session,
            run.progress.step,
            lambda: commit_folder(run.run.adapter, self._write_adapter, about),
        )
        collect_stages(run.run.path)

    def go_on(self) -> bool:
        """Go on from the newest checkpoint whose files all match; False where there is none.

        Damaged ones are named.

        Raises:
            Problem: JOB_CHANGED or MODEL_CHANGED.
        """
        checkpoint = newest_verified(self._run.run.checkpoints, self._tell_damage)
        if checkpoint is None:
            return False
        self._restore(checkpoint)
        return True

    def back_to_last_good(self) -> int:
        """Adapter, moments and progress of the newest whole checkpoint, or of the beginning."""
        run = self._run
        if self.go_on():
            return run.progress.step
        start_over(run.ready.model, run.stepper.optimizer, run.spec.training.seed)
        before = run.progress.before_loss
        run.progress = Progress(
            asked=run.progress.asked,
            base_digest=run.ready.base_digest,
            optim=run.progress.optim,
            before_loss=before,
            best_loss=before,
            best_step=0,
            watch={"before": before, "best": before, "last": before},
        )
        return 0

    # ------------------------------------------------------------ helpers
    def _write_adapter(self, stage: Path) -> None:
        """The same beside a checkpoint and as the result: a paused run may be kept without us."""
        save_adapter(self._run.ready.model, stage)
        write_stops(self._run.ready.model, stage)

    def _save(self) -> None:
        run = self._run
        with self._clock.saving():
            saved = save_checkpoint(
                run.run.checkpoints,
                run.progress.step,
                save_adapter=self._write_adapter,
                optimizer=run.stepper.optimizer,
                progress=run.progress.to_json(),
                about={"environment": run.session.environment_id},
            )
        self._bytes = size_bytes(saved)

    def _restore(self, checkpoint: Checkpoint) -> None:
        run = self._run
        progress = Progress.from_json(load_progress(checkpoint))
        hold_against(progress.asked, run.spec, str(run.run.job))
        if progress.base_digest != run.ready.base_digest:
            file = changed_file(run.run, run.ready.folder)
            raise Problem("MODEL_CHANGED", path=str(run.ready.folder), file=file)
        run.progress, self._committed = progress, progress.to_json()
        run.guard.resumed()
        load_adapter(run.ready.model, checkpoint.path / "adapter")
        load_optimizer(checkpoint, run.stepper.optimizer)
        run.stepper.scaler.load_state_dict(progress.scaler)

    def _best_checkpoint(self) -> Checkpoint | None:
        """The checkpoint of the best measurement, if the job keeps it and it is not the present."""
        run, best = self._run, self._run.progress.best_step
        wanted = run.spec.evaluation.keep_best or run.guard.ended
        if not wanted or best is None or best == run.progress.step:
            return None
        found = checkpoint_of(run.run.checkpoints, best)
        bad_file = damage(found.path, part="adapter/", step=best)  # nothing else is published
        if bad_file is None:
            return found
        stands = os.path.lexists(found.path)
        if stands or best:  # before the first step the base is the best, and is no checkpoint
            found = set_aside(found) if stands else found
            self._tell_damage(found, bad_file, run.progress.step)
        return None

    def _tell_damage(self, checkpoint: Checkpoint, file: str, fallback_step: int) -> None:
        facts = {"path": str(checkpoint.path), "file": file, "fallback_step": fallback_step}
        self._run.report.emit("warning", code="CHECKPOINT_DAMAGED", facts=facts)
