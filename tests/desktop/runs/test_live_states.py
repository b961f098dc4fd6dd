"""A window that comes back: the right state within three seconds, whatever it was killed in."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.runs.queue import Ahead, runs_ahead
from desktop.runs.queue_line import queue_sentence
from tests.desktop.runs.make_run import RunStory, alive
from tests.desktop.window.scenes import quiet_window

pytestmark = pytest.mark.gui
BACK_S = 3.0
Told = Callable[[RunStory], RunStory]

STATES: list[tuple[str, Told, bool, str, str]] = [
    ("queued", lambda s: s.tell("phase", phase="queued", ahead=1, device="cpu"), True,
     "Queued", ""),
    ("starting", lambda s: s.tell("phase", phase="loading"), True, "Loading", ""),
    ("starting", lambda s: s.tell("phase", phase="compiling"), True, "Compiling", ""),
    ("running", lambda s: s.begin().train(60, every=4), True, "Training", "49 %"),
    ("running", lambda s: s.begin().train(60, every=4).tell("phase", phase="evaluating"), True,
     "Measuring", "49 %"),
    ("running", lambda s: s.begin().train(60, every=4).tell("phase", phase="saving"), True,
     "Saving", "49 %"),
    ("paused", lambda s: s.begin().train(60, every=4).pause(), False, "Paused", "49 %"),
    ("stopped", lambda s: s.begin().train(60, every=4).stop(), False, "Stopped", "49 %"),
    ("failed", lambda s: s.begin().train(60, every=4).fail(), False,
     "Stopped by a problem", "49 %"),
    ("lost", lambda s: s.begin().train(60, every=4), False, "Lost", "49 %"),
    ("finished", lambda s: s.begin().train(122, every=4).finish(), False, "Finished", ""),
]  # fmt: skip


@pytest.mark.parametrize(("state", "tell", "held", "word", "percent"), STATES)
def test_a_window_that_comes_back_knows_the_state_within_three_seconds(
    formiga_home: Path, qtbot: QtBot, state: str, tell: Told, held: bool, word: str, percent: str
) -> None:
    """The window before was killed: nothing of it is left but the folder."""
    began = datetime.now(UTC) - timedelta(seconds=40)
    story = RunStory(formiga_home / "runs", total=122, began=began, step_s=0.4)
    run = tell(story).close()
    with ExitStack() as stack:
        if held:
            stack.enter_context(alive(run))
        window: MainWindow = quiet_window(formiga_home)
        qtbot.addWidget(window)
        window.show()
        began_s = time.monotonic()
        window.open_live(run.path)
        page = window._pages["live"]
        qtbot.waitUntil(lambda: bool(page.state), timeout=int(1000 * BACK_S))  # type: ignore[attr-defined]
        assert time.monotonic() - began_s <= BACK_S
        assert page.state == state  # type: ignore[attr-defined]
        assert page.header.state_text == word  # type: ignore[attr-defined]
        wanted = f"{word} {percent} · support-tickets-v3 – Formiga"
        assert window.windowTitle() == " ".join(wanted.split())


def test_the_title_follows_the_run_that_goes_on_every_page(
    formiga_home: Path, qtbot: QtBot
) -> None:
    story = RunStory(formiga_home / "runs", "tickets", total=100).begin().train(25)
    story.cache("running")
    with alive(story.close()):
        window: MainWindow = quiet_window(formiga_home)
        qtbot.addWidget(window)
        window.watch.look()
        assert window.windowTitle() == "Training 25 % · tickets – Formiga"


def test_a_run_that_waits_says_behind_whom_and_until_when(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    began = datetime.now(UTC) - timedelta(seconds=60)
    first = RunStory(runs, "catalogue", total=100, step_s=1.0, began=began).begin().train(40)
    second = RunStory(runs, "tone").tell("phase", phase="queued", ahead=1, device="cpu")
    other = RunStory(runs, "on-the-card").begin(device="cuda:0").train(5)
    mine = RunStory(runs, "mine").tell("phase", phase="queued", ahead=2, device="cpu")
    later = RunStory(runs, "later").tell("phase", phase="queued", ahead=3, device="cpu")
    dead = RunStory(runs, "dead").begin().train(5)
    dead.close()
    with ExitStack() as stack:
        for at, story in enumerate((first, second, other, mine, later)):
            stack.enter_context(alive(story.close(), f"2026-11-22T10:0{at}:00.000Z"))
        ahead = runs_ahead(tmp_path, mine.run, "cpu")
    assert [one.name for one in ahead] == ["catalogue", "tone"]
    assert ahead[0].left_s == pytest.approx(60, rel=0.1)
    assert ahead[1].left_s is None


def test_the_line_of_a_queue_names_the_last_before_it() -> None:
    assert queue_sentence([]) == ""
    assert queue_sentence([Ahead("a", None)]) == "Starts when a has finished."
    assert queue_sentence([Ahead("a", 60.0)]).startswith("Starts when a has finished, about ")
    assert "Starts when b has finished, and 1 run" in queue_sentence(
        [Ahead("a", 60.0), Ahead("b", None)]
    )
