"""How a repair or a rollback ended: what changed, or why not, and the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QPushButton

from desktop import format
from desktop.environment.proof_words import parts_line
from desktop.environment.repair_watch import RepairWatch
from desktop.environment.repairs import Repair
from desktop.problems import AppProblem
from desktop.widgets.basics import button, side_bar
from desktop.widgets.problem_card import problem_card

NO_THIRD_TRY = "REPAIR_REPEATED"
NOTHING_TO_DO = "REPAIR_NOT_NEEDED"


class ResultCards(QObject):
    """Builds the card of an ending.

    Args:
        done: what the primary of a success leads to, and its words; None where nothing does.
        proof: the parts of an environment's proof with their numbers, where they are known.
        again: tries the repair once more; True where it has failed twice the same way.
    """

    def __init__(
        self,
        watch: RepairWatch,
        *,
        done: tuple[str, Callable[[], object]] | None,
        again: Callable[[bool], object],
        show_log: Callable[[], object],
        bundle: Callable[[], object],
        proof: Callable[[str], Sequence[Any]] = lambda _env: (),
    ) -> None:
        super().__init__()
        self._watch = watch
        self._done, self._again = done, again
        self._show_log, self._bundle, self._proof = show_log, bundle, proof

    def make(self) -> QFrame | None:
        """The card for what the watch last saw; None while there is nothing to tell."""
        watch = self._watch
        if watch.error is not None:
            return self._not_started(watch.error)
        if watch.rolled_back is not None:
            return self._rolled_back(watch.rolled_back)
        repair = watch.repair
        if repair is None or repair.state == "running":
            return None
        if repair.state == "finished":
            return self._finished(repair)
        if repair.state == "failed":
            return self._failed(repair)
        return self._ended_early(repair)

    def _finished(self, repair: Repair) -> QFrame:
        told, plan = repair.view.finished, repair.view.plan or {}
        parts = [self._built(told)]
        if changes := plan.get("changes"):
            names = ", ".join(str(change.get("package")) for change in changes[:4])
            text = self.tr("%Ln package(s) changed: {names}.", "", len(changes))
            parts.append(text.format(names=names + (" …" if len(changes) > 4 else "")))
        note = []
        env = str(told.get("env") or "")
        if proof := self._proof(env) or _proof_parts(told.get("proof")):
            note.append(self.tr("Proof: {parts}.").format(parts=parts_line(proof)))
        if told.get("previous"):
            text = self.tr("The environment before, {name}, stays for a rollback.")
            note.append(text.format(name=told["previous"]))
        return side_bar(
            "ok",
            self.tr("The engine is ready and has passed its test"),
            " ".join(parts),
            (*self._lead(), *self._quiet()),
            note=" ".join(note),
        )

    def _built(self, told: Mapping[str, Any]) -> str:
        seconds = told.get("seconds")
        if not isinstance(seconds, int | float):
            return self.tr("{env} is in use now.").format(env=told.get("env") or "–")
        text = self.tr("{env} was built in {time} and is in use now.")
        return text.format(env=told.get("env") or "–", time=format.duration(seconds))

    def _rolled_back(self, answer: Mapping[str, Any]) -> QFrame:
        env = str(answer.get("env") or answer.get("current") or "–")
        text = self.tr("{env} is in use again. The other one stays; you can go back to it.")
        close = button(self.tr("Close"), "quiet", on_click=self._watch.dismiss)
        return side_bar(
            "ok",
            self.tr("Rolled back to the environment before"),
            text.format(env=env),
            self._lead() or (close,),
        )

    def _lead(self) -> tuple[QPushButton, ...]:
        if self._done is None:
            return ()
        words, lead = self._done
        return (button(words, "primary", "", lead),)

    def _failed(self, repair: Repair) -> QFrame:
        told = repair.view.problem
        code, facts = (told.code, told.facts) if told else ("REPAIR_BROKE", {})
        buttons: list[QPushButton] = []
        if code == NO_THIRD_TRY:
            buttons.append(button(self.tr("Try once more"), "", "reset", lambda: self._again(True)))
        elif code != NOTHING_TO_DO:
            buttons.append(
                button(self.tr("Try again"), "primary", "reset", lambda: self._again(False))
            )
        tone = "info" if code == NOTHING_TO_DO else "bad"
        return problem_card(code, facts, tone=tone, buttons=(*buttons, *self._quiet()))

    def _ended_early(self, repair: Repair) -> QFrame:
        stopped = repair.state == "stopped"
        head = (
            self.tr("The repair was stopped") if stopped else self.tr("The repair was interrupted")
        )
        text = self.tr("What was in use was not touched, and what was fetched is kept.")
        left = left_bytes(repair)
        words = self.tr("Continue")
        if left:
            words = self.tr("Continue: {size} left").format(size=format.size(left))
        go = button(words, "primary", "play", lambda: self._again(False))
        return side_bar("warn", head, text, (go, *self._quiet()))

    def _not_started(self, error: Exception) -> QFrame:
        code, facts = getattr(error, "code", ""), getattr(error, "facts", None)
        close = button(self.tr("Close"), "quiet", on_click=self._watch.dismiss)
        if isinstance(error, AppProblem) or (code and isinstance(facts, Mapping)):
            return problem_card(str(code), facts, buttons=(close,))
        facts = {"detail": f"{type(error).__name__}: {error}"}
        return problem_card("REPAIR_BROKE", facts, buttons=(close,))

    def _quiet(self) -> tuple[QPushButton, ...]:
        return (
            button(self.tr("Show log"), "quiet", on_click=self._show_log),
            button(self.tr("Support bundle…"), "quiet", on_click=self._bundle),
            button(self.tr("Close"), "quiet", on_click=self._watch.dismiss),
        )


def left_bytes(repair: Repair) -> int:
    """What is still to be fetched, as far as the repair came; 0 where nobody knows."""
    fetch = repair.view.stages["fetch"]
    if fetch.total_bytes:
        return max(0, fetch.total_bytes - fetch.done_bytes)
    if fetch.state == "done":
        return 0
    return int((repair.view.plan or {}).get("to_fetch_bytes") or 0)


def _proof_parts(proof: Any) -> list[Any]:
    parts = proof.get("parts") if isinstance(proof, Mapping) else None
    return list(parts) if isinstance(parts, list | tuple) else []
