"""Runs in every state worth seeing, on the live page: for pictures and for the walks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject

from desktop.main_window import MainWindow
from desktop.runs.memory_now import MemoryNow
from engine.contract.atomic import write_json_atomic
from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.make_run import QUESTIONS, RunStory, alive
from tests.desktop.window import fakes

GB = 1024**3
BATCH_SMALLER: dict[str, Any] = {
    "before": {},
    "after": {"per_device_train_batch_size": 2, "gradient_accumulation_steps": 8},
    "needed_bytes": int(1.2 * GB),
    "free_bytes": int(0.6 * GB),
    "other_process": "firefox",
    "other_bytes": 5 * GB,
    "next": {"per_device_train_batch_size": 1, "gradient_accumulation_steps": 16},
}


class _Holds(QObject):
    """Keeps a run's lock as long as the window lives."""

    def __init__(self, window: MainWindow, run: RunFolder, started_t: str = "") -> None:
        super().__init__(window)
        self._stack = ExitStack()
        self._stack.enter_context(alive(run, started_t))
        self.destroyed.connect(self._stack.close)


def story(
    window: MainWindow, name: str = "support-tickets-v3", *, steps: int = 421, **changed: Any
) -> RunStory:
    """A run that is `steps` steps far now."""
    began = datetime.now(UTC) - timedelta(seconds=3.5 * steps + 10)
    return RunStory(window.home / "runs", name, **({"began": began} | changed))


def show(window: MainWindow, run: RunFolder, used: float = 5.4, load: int | None = None) -> None:
    """The live page of a run, with what a card's driver would say."""
    window.checker.show_report(fakes.CHECK_OK)
    window.go("live")
    heat = 71 if load is not None else None
    now = MemoryNow(True, int(used * GB), int((12 - used) * GB), 12 * GB, load, heat)
    page: Any = window._pages["live"]
    page.memory.ask = page.later.ask = lambda _device: now
    window.open_live(run.path)


def hold(window: MainWindow, run: RunFolder, started_t: str = "") -> None:
    """As a living engine does, its state cached."""
    steps = [event for event in read_events(run.events) if event.type == "step"]
    step = steps[-1].fields["step"] if steps else 0
    state = "running" if steps else "queued"
    write_json_atomic(run.state, {"v": 1, "state": state, "step": step, "total_steps": 855})
    _Holds(window, run, started_t)


def answers_change(told: RunStory) -> None:
    """Between the base's answer and the last one."""
    prompt, reference, base, _ = QUESTIONS[0]
    text = "Invoices can be found in the menu of your account."
    told.tell(
        "sample", step=told.step, index=0, prompt=prompt, base=base, text=text, reference=reference
    )


def training(window: MainWindow) -> None:
    """The picture of the design: one adjustment, four checkpoints, answers that come closer."""
    told = story(window).begin(device="cuda:0").train(60, every=4)
    answers_change(told)
    told.train(77, every=4, measure=False).fit_into_memory(**BATCH_SMALLER)
    told.train(284, every=4)
    run = told.close()
    hold(window, run)
    show(window, run, load=98)


def three_changes(window: MainWindow) -> None:
    told = story(window).begin(device="cuda:0").train(137, every=4).fit_into_memory(**BATCH_SMALLER)
    smaller = {**BATCH_SMALLER["after"]}
    told.train(40, every=4).fit_into_memory(
        smaller, {**smaller, "optim": "adamw_8bit"}, needed_bytes=GB, free_bytes=GB // 2
    )
    rates = {"before": {"learning_rate": 2e-4}, "after": {"learning_rate": 1e-4}}
    told.train(120, every=4).tell("adjusted", reason="RATE_LOWERED", step=told.step, **rates)
    run = told.train(124, every=4).close()
    hold(window, run)
    show(window, run)


def saving(window: MainWindow) -> None:
    """Save now was pressed."""
    run = story(window).begin(device="cuda:0").train(421, every=4).close()
    hold(window, run)
    run.request("save")
    run.request("sample")
    show(window, run)


def paused(window: MainWindow) -> None:
    run = story(window).begin(device="cuda:0").train(421, every=4).pause().close()
    show(window, run, used=0.9)


def queued(window: MainWindow) -> None:
    """Behind another run that trains."""
    first = (
        story(window, "catalogue-v1", steps=120).begin(device="cuda:0").train(120, every=4).close()
    )
    hold(window, first, "2026-11-22T10:00:00.000Z")
    told = story(window, steps=20).tell("phase", phase="queued", ahead=1, device="cuda:0")
    hold(window, told.close(), "2026-11-22T11:00:00.000Z")
    show(window, told.run)


def silent(window: MainWindow) -> None:
    began = datetime.now(UTC) - timedelta(seconds=3.5 * 421 + 190)
    run = (
        story(window, began=began)
        .begin(device="cuda:0")
        .train(421, every=4)
        .tell("phase", phase="saving")
    )
    hold(window, run.close())
    show(window, run.run)


def lost(window: MainWindow) -> None:
    show(window, story(window).begin(device="cuda:0").train(421, every=4).close(), used=0.9)


def failed(window: MainWindow) -> None:
    """Another program took the card's memory."""
    show(window, story(window).begin(device="cuda:0").train(421, every=4).fail().close(), used=9.0)


def damaged(window: MainWindow) -> None:
    """Its history cannot be read."""
    run = story(window).begin(device="cuda:0").train(421, every=4).close()
    run.events.unlink()
    run.events.mkdir()
    show(window, run, used=0.9)


def damaged_job(window: MainWindow) -> None:
    """Its history can be read, and its job cannot."""
    run = story(window).begin(device="cuda:0").train(421, every=4).stop().close()
    run.job.write_text("{", encoding="utf-8")
    show(window, run, used=0.9)


def gone(window: MainWindow) -> None:
    """Its folder is moved away while the page is open."""
    run = story(window).begin(device="cuda:0").train(421, every=4).close()
    show(window, run, used=0.9)
    run.path.rename(window.home / "moved")
    page: Any = window._pages["live"]
    page._follower.look_now()


def starting(window: MainWindow) -> None:
    run = story(window, steps=1).tell("phase", phase="loading").close()
    hold(window, run)
    show(window, run)


def stopping(window: MainWindow) -> None:
    run = story(window).begin(device="cuda:0").train(421, every=4).close()
    hold(window, run)
    run.request("stop")
    show(window, run)


def finished(window: MainWindow) -> None:
    run = story(window, steps=855).begin(device="cuda:0").train(855, every=4).finish().close()
    show(window, run, used=0.9)


LONG_NAME = "support-tickets-of-the-used-books-shop-in-sao-paulo-and-around-version-three-checked"


def much(window: MainWindow) -> None:
    """A long name, 40 changes, 12 warnings."""
    told = story(window, LONG_NAME).begin(device="cuda:0")
    rates = {"before": {"learning_rate": 2e-4}, "after": {"learning_rate": 1e-4}}
    for at in range(40):
        told.train(10, every=2)
        if at % 2:
            told.fit_into_memory(**BATCH_SMALLER)
        else:
            told.tell("adjusted", reason="RATE_LOWERED", step=told.step, **rates)
        if at >= 28:
            told.tell("warning", code=f"WARNING_{at}", facts={"step": told.step})
    hold(window, told.close())
    show(window, told.run)


def as_table(window: MainWindow) -> None:
    training(window)
    page: Any = window._pages["live"]
    page.chart.drawn.connect(lambda: page.chart.shows_table or page.chart._toggle_table())


def waiting(window: MainWindow) -> None:
    failed(window)
    page: Any = window._pages["live"]
    page.later.begin(page._run.path, int(7.3 * GB))


def not_finite(window: MainWindow) -> None:
    told = story(window).begin(device="cuda:0").train(137, every=4)
    facts = {"step": 138, "value": "NaN", "lines": [812, 2931]}
    show(window, told.fail("LOSS_NOT_FINITE", **facts).close(), used=0.9)


def overfitting(window: MainWindow) -> None:
    """Validation rises while training falls."""
    told = story(window).begin(device="cuda:0").train(340, every=4)
    for loss in (0.93, 0.98, 1.04):
        told.train(27, every=4, measure=False).eval(loss)
    facts = {"step": told.step, "best_step": 340, "best_loss": 0.911, "loss": 1.04}
    facts |= {"before_loss": 1.94, "share": 0.14}
    run = told.tell("warning", code="OVERFITTING", facts=facts).close()
    hold(window, run)
    show(window, run)


def compared(window: MainWindow) -> None:
    """Beside the run before it."""
    earlier = (
        story(window, "support-tickets-v2", total=700, seed=9)
        .begin(device="cuda:0")
        .train(700, every=4)
    )
    earlier.finish().close()
    run = story(window).begin(device="cuda:0").train(421, every=4).close()
    hold(window, run)
    show(window, run)
    page: Any = window._pages["live"]
    page.chart.drawn.connect(lambda: _choose_first(page))


def _choose_first(page: Any) -> None:
    choice = page.chart.compare
    if len(choice.names) > 1 and choice._combo.currentIndex() == 0:
        choice.choose(1)


SCENES: dict[str, Callable[[MainWindow], None]] = {
    "08_live": lost,
    "08_live_training": training,
    "08_live_three_changes": three_changes,
    "08_live_saving": saving,
    "08_live_paused": paused,
    "08_live_queued": queued,
    "08_live_silent": silent,
    "08_live_failed": failed,
    "08_live_waiting": waiting,
    "08_live_not_finite": not_finite,
    "08_live_overfitting": overfitting,
    "08_live_compared": compared,
    "08_live_damaged": damaged,
    "08_live_damaged_job": damaged_job,
    "08_live_gone": gone,
    "08_live_starting": starting,
    "08_live_stopping": stopping,
    "08_live_finished": finished,
    "08_live_much": much,
    "08_live_table": as_table,
}
