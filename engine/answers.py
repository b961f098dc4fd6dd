"""A run's sample answers: who is asked what, when, and where the answers go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.disk import save_when_there_is_room
from engine.evaluate import answer
from engine.models.adapt import untuned
from engine.samples import (
    Question,
    answer_all,
    choose_questions,
    read_base_answers,
    sample_fields,
    write_samples,
)

if TYPE_CHECKING:
    from engine.train import Training


class Answers:
    """The same few questions, answered by the base and by the model as it is.

    Attributes:
        questions: the first held-out rows (or trained ones), then the person's own prompts.
    """

    def __init__(self, run: Training) -> None:
        self._run = run
        data, spec = run.ready.data, run.spec.evaluation
        self.questions = choose_questions(data.validation or data.train, run.ready.tokenizer, spec)
        self._base_kept = not self.questions

    def now(self, questions: Sequence[Question] | None = None) -> list[str]:
        """The model's answers as it is now, in the order of the questions.

        Raises:
            Asked: a stop or a pause has been asked for.
            Problem: they do not fit into memory.
        """
        run, ladder = self._run, self._run.guard.recovery.ladder

        def one(ids: Sequence[int]) -> str:
            return str(ladder.smaller(lambda divisor: self._answer(ids, divisor)))

        with run.session.requests.between_batches(run.ready.model):
            return answer_all(self.questions if questions is None else questions, one)

    @property
    def lack_base(self) -> bool:
        """Whether the base's answers are still to be shown: a pause may have come before them."""
        if not self._base_kept:
            self._base_kept = self._kept() is not None
        return not self._base_kept

    def show_base(self) -> None:
        """Show and keep the base's answers."""
        base = self._base()
        self._show(0, base, base)

    def show(self) -> None:
        """Show and keep all answers beside the base's."""
        self._show(self._run.progress.step, self._base(), self.now())

    def show_first(self) -> None:
        """Show the first answer only: on the way, between two measurements."""
        if not self.questions:
            return
        base = read_base_answers(self._run.run.samples) or [""]
        text = self.now(self.questions[:1])[0]
        fields = sample_fields(self.questions[0], 0, base[0], text)
        self._run.report.emit("sample", step=self._run.progress.step, **fields)

    def _answer(self, ids: Sequence[int], divisor: int) -> str:
        run = self._run
        return answer(
            run.ready.model,
            run.ready.tokenizer,
            ids,
            max_new_tokens=run.spec.evaluation.max_new_tokens,
            device=run.ready.device,
            most_tokens=max(1, run.stepper.most_tokens // divisor),
        )

    def _base(self) -> Sequence[str]:
        """What the base said when the run began, or says now if that is not known."""
        kept = self._kept()
        if kept is not None:
            return kept
        with untuned(self._run.ready.model):
            return self.now()

    def _kept(self) -> Sequence[str] | None:
        base = read_base_answers(self._run.run.samples)
        return base if base is not None and len(base) == len(self.questions) else None

    def _show(self, step: int, base: Sequence[str], texts: Sequence[str]) -> None:
        run = self._run
        samples: list[dict[str, Any]] = [
            sample_fields(question, index, base[index], texts[index])
            for index, question in enumerate(self.questions)
        ]
        for fields in samples:
            run.report.emit("sample", step=step, **fields)
        save_when_there_is_room(
            run.session, step, lambda: write_samples(run.run.samples, step, samples)
        )
