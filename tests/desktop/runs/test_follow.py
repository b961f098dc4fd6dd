"""Following a run: small bites, every state, a history that begins anew."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.runs import follow, hearing
from desktop.runs.follow import RunFollower
from desktop.runs.listing import summary
from desktop.runs.run_header import RunHeader, _offers
from desktop.runs.state_words import state_sentence
from engine.contract.events import utc_now
from tests.desktop.runs.make_run import RunStory, alive

pytestmark = pytest.mark.gui


@pytest.fixture
def follower(qapp: QApplication) -> RunFollower:
    return RunFollower()


def caught_up(qtbot: QtBot, follower: RunFollower) -> None:
    qtbot.waitUntil(lambda: follower.is_caught_up, timeout=20_000)


def test_every_loss_has_its_learning_rate(
    qtbot: QtBot, follower: RunFollower, tmp_path: Path
) -> None:
    story = RunStory(tmp_path, total=60).begin().train(30, every=7)
    follower.follow(story.close().path)
    caught_up(qtbot, follower)
    assert len(follower.view.rates) == len(follower.view.losses) == 30
    rates = follower.view.rates
    assert rates[0] == rates[6] > rates[29]
    assert follower.began_t


def test_a_resume_takes_back_what_it_does_again(
    qtbot: QtBot, follower: RunFollower, tmp_path: Path
) -> None:
    story = RunStory(tmp_path, total=60).begin().train(30)
    follower.follow(story.run.path)
    caught_up(qtbot, follower)
    before = follower.generation
    story.resume(20).train(5)
    follower.look()
    assert list(follower.view.steps) == list(range(1, 26))
    assert len(follower.view.rates) == 25
    assert follower.generation > before
    story.close()


def test_a_replaced_history_is_read_from_its_beginning(
    qtbot: QtBot, follower: RunFollower, tmp_path: Path
) -> None:
    story = RunStory(tmp_path, total=60).begin().train(30)
    run = story.close()
    follower.follow(run.path)
    caught_up(qtbot, follower)
    lines = run.events.read_bytes().splitlines(keepends=True)
    run.events.write_bytes(b"".join(lines[:5]))
    follower.look()
    assert follower.view.events_seen == 5
    assert len(follower.view.rates) == 0


def test_a_half_written_line_waits_for_its_end(follower: RunFollower, tmp_path: Path) -> None:
    story = RunStory(tmp_path, total=60).begin()
    follower.follow(story.run.path)
    seen = follower.view.events_seen
    with story.run.events.open("ab") as stream:
        stream.write(b'{"v":1,"seq":99,"t":"2026-01-01T00:00:00Z","type":"heart')
        stream.flush()
        follower.look()
        assert follower.view.events_seen == seen
        stream.write(b'beat"}\n')
    follower.look()
    assert follower.view.events_seen == seen + 1
    story.close()


@pytest.mark.parametrize(
    ("build", "held", "state"),
    [
        (lambda s: s, False, "created"),
        (lambda s: s, True, "starting"),
        (lambda s: s.tell("phase", phase="queued", ahead=1), True, "queued"),
        (lambda s: s.begin().train(5), True, "running"),
        (lambda s: s.begin().train(5), False, "lost"),
        (lambda s: s.begin().train(5).stop(), False, "stopped"),
        (lambda s: s.begin().train(5).fail(), False, "failed"),
        (lambda s: s.begin().train(60).finish(), False, "finished"),
    ],
)
def test_every_state_is_told_by_history_and_lock(
    follower: RunFollower, tmp_path: Path, build: object, held: bool, state: str
) -> None:
    began = datetime.now(UTC) - timedelta(seconds=20)
    story = RunStory(tmp_path, total=60, began=began, step_s=0.1)
    run = build(story).close()  # type: ignore[operator]
    if held:
        with alive(run):
            follower.follow(run.path)
            assert follower.state == state
    else:
        follower.follow(run.path)
        assert follower.state == state


def test_compiling_says_that_it_can_take_minutes(follower: RunFollower, tmp_path: Path) -> None:
    run = RunStory(tmp_path, total=60, began=datetime.now(UTC)).tell("phase", phase="compiling")
    with alive(run.close()):
        follower.follow(run.run.path)
        header = RunHeader()
        header.show_run(follower, follower.state, {})
        assert (header.state_text, follower.state) == ("Compiling", "starting")
        assert "Layers are being compiled" in header.sentence


def test_a_history_that_cannot_be_read_is_told_and_never_resumed(
    follower: RunFollower, tmp_path: Path
) -> None:
    run = RunStory(tmp_path).begin().close()
    run.events.unlink()
    run.events.mkdir()
    follower.follow(run.path)
    assert follower.state == "damaged"
    assert "events.jsonl" in state_sentence("damaged", follower.view)
    assert _offers("damaged", ended=True) == ("folder",)


@pytest.mark.parametrize("end", ["stop", "pause", "fail"])
def test_a_run_whose_job_cannot_be_read_is_damaged_on_its_page_as_in_the_list(
    follower: RunFollower, tmp_path: Path, end: str
) -> None:
    story = RunStory(tmp_path, total=60).begin().train(20)
    run = getattr(story, end)().close()
    run.job.write_text("{", encoding="utf-8")
    follower.follow(run.path)
    assert follower.state == summary(run.path).state == "damaged"
    said = state_sentence("damaged", follower.view, has_job=follower.has_job)
    assert "job.json" in said
    assert "events.jsonl" not in said


def test_a_run_whose_folder_goes_while_it_is_looked_at_says_so(
    follower: RunFollower, tmp_path: Path
) -> None:
    run = RunStory(tmp_path, total=60).begin().train(20).close()
    follower.follow(run.path)
    assert follower.state == "lost"
    run.path.rename(tmp_path / "elsewhere")
    follower.look_now()
    assert follower.state == "damaged"
    said = state_sentence(
        "damaged", follower.view, has_job=follower.has_job, is_gone=follower.is_gone
    )
    assert "moved or deleted" in said
    header = RunHeader()
    header.show_run(follower, follower.state, {})
    assert not [button for button in header.findChildren(QPushButton) if button.isVisibleTo(header)]


def test_a_run_that_is_over_or_goes_needs_no_job_any_more(
    follower: RunFollower, tmp_path: Path
) -> None:
    finished = RunStory(tmp_path, "done", total=60).begin().train(60).finish().close()
    finished.job.write_text("{", encoding="utf-8")
    follower.follow(finished.path)
    assert follower.state == summary(finished.path).state == "finished"
    began = datetime.now(UTC) - timedelta(seconds=20)
    going = RunStory(tmp_path, "going", began=began, step_s=0.1).begin().train(20).close()
    going.job.write_text("{", encoding="utf-8")
    with alive(going):
        follower.follow(going.path)
        assert follower.state == "running"


def test_an_engine_on_its_way_out_does_not_read_as_starting(
    follower: RunFollower, tmp_path: Path
) -> None:
    began = datetime.now(UTC) - timedelta(seconds=15)
    story = RunStory(tmp_path, total=60, began=began, step_s=0.1).begin().train(5)
    story.clock.now = datetime.now(UTC)
    with alive(story.stop().close()):
        follower.follow(story.run.path)
        assert follower.state == "stopped"


@pytest.mark.parametrize("ending", ["stop", "lost"])
def test_a_run_that_is_taken_up_again_reads_as_starting(
    follower: RunFollower, tmp_path: Path, ending: str
) -> None:
    began = datetime.now(UTC) - timedelta(hours=5)
    story = RunStory(tmp_path, total=60, began=began, step_s=0.1).begin().train(5)
    if ending == "stop":
        story.stop()
    with alive(story.close(), started_t=utc_now()):
        follower.follow(story.run.path)
        assert follower.state == "starting"
        assert follower.unheard_s < 60


class Ticks:
    """A clock that runs forward when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """A run whose engine lives, and a window that looks at it twice a second."""

    def __init__(self, story: RunStory) -> None:
        self.story, self.ticks = story, Ticks()
        self.follower = RunFollower(monotonic=self.ticks)

    def open(self) -> Watched:
        self.follower.follow(self.story.run.path)
        return self

    def pass_s(self, seconds: float, *, signs: bool = False) -> None:
        """Time goes by; `signs`: with a heartbeat every ten seconds."""
        for at in range(int(2 * seconds)):
            self.ticks.now += 0.5
            if signs and at % 20 == 0:
                self.story.tell("heartbeat")
            self.follower.look()

    def sleep_s(self, seconds: float) -> None:
        """The computer sleeps: nobody looks, and some clocks run on."""
        self.ticks.now += seconds
        self.follower.look()


@pytest.fixture
def watched(qapp: QApplication, tmp_path: Path) -> Iterator[Watched]:
    story = RunStory(tmp_path, total=60, began=datetime.now(UTC) - timedelta(seconds=8))
    story.step_s = 0.5
    with alive(story.run):
        yield Watched(story)
    story.close()


SIGNS: list[tuple[str, Callable[[RunStory], object]]] = [
    ("queued", lambda s: s.tell("phase", phase="queued", ahead=1, device="cpu")),
    ("starting", lambda s: s.tell("phase", phase="loading")),
    ("starting", lambda s: s.tell("phase", phase="compiling")),
    ("running", lambda s: s.begin().tell("phase", phase="evaluating")),
    ("running", lambda s: s.begin().train(10)),
    ("running", lambda s: s.begin().train(10).tell("phase", phase="saving")),
]


@pytest.mark.parametrize(("state", "tell"), SIGNS)
def test_an_engine_without_a_sign_is_seen_within_a_minute_in_every_phase(
    watched: Watched, state: str, tell: Callable[[RunStory], object]
) -> None:
    tell(watched.story)
    follower = watched.open().follower
    watched.pass_s(20)
    assert follower.state == state
    watched.pass_s(30)
    assert follower.state == "silent"
    assert follower.unheard_s < 60
    watched.story.tell("heartbeat")
    watched.pass_s(0.5)
    assert follower.state == state


@pytest.mark.parametrize(("state", "tell"), SIGNS)
def test_an_engine_that_gives_signs_is_busy_however_long_it_takes(
    watched: Watched, state: str, tell: Callable[[RunStory], object]
) -> None:
    tell(watched.story)
    follower = watched.open().follower
    watched.pass_s(1200, signs=True)
    assert follower.state == state
    assert follower.news_s > 1100


def test_a_long_step_has_a_quiet_word(watched: Watched) -> None:
    watched.story.begin().train(10)
    follower, header = watched.open().follower, RunHeader()
    watched.pass_s(100, signs=True)
    header.show_run(follower, follower.state, {})
    assert header.sentence.startswith("4,551 rows")
    watched.pass_s(100, signs=True)
    header.show_run(follower, follower.state, {})
    assert (header.state_text, header.sentence[:22]) == ("Training", "Alive, but no step for")


def test_slow_steps_are_not_worth_a_word(watched: Watched) -> None:
    watched.story.step_s = 60.0
    watched.story.clock.now -= timedelta(seconds=360)
    watched.story.begin().train(6)
    follower = watched.open().follower
    watched.pass_s(200, signs=True)
    assert (follower.state, follower.quiet_s) == ("running", 0)


def test_a_computer_that_slept_does_not_show_a_hung_engine_when_it_wakes(watched: Watched) -> None:
    watched.story.begin().train(10)
    follower = watched.open().follower
    watched.pass_s(9)
    watched.sleep_s(8 * 3600)
    assert follower.state == "running"
    watched.pass_s(10)
    assert follower.state == "running", "its next sign is due only now"
    watched.pass_s(30)
    assert follower.state == "silent"


def test_an_engine_that_hung_before_the_window_came_is_told_at_once(
    follower: RunFollower, tmp_path: Path
) -> None:
    began = datetime.now(UTC) - timedelta(minutes=20)
    story = RunStory(tmp_path, total=60, began=began, step_s=1.0).begin().train(5)
    with alive(story.close()):
        follower.follow(story.run.path)
        assert follower.state == "silent"
        said = state_sentence("silent", follower.view, follower.quiet_s)
        assert said.startswith("No sign of the engine for 20 min")


def test_a_process_that_does_not_hold_the_run_yet_gives_no_signs(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was launched, and its interpreter is read from a slow disk."""
    launch = {"v": 1, "pid": 1, "t": utc_now()}
    (watched.story.run.path / "launch.json").write_text(json.dumps(launch), encoding="utf-8")
    follower = watched.open().follower
    watched.pass_s(300)
    assert follower.state == "starting"
    owner = {"pid": 7, "started_t": utc_now()}
    watched.story.run.engine.write_text(json.dumps(owner), encoding="utf-8")
    watched.pass_s(40)
    assert follower.state == "starting", "counted from the moment it has the run"
    watched.pass_s(20)
    assert follower.state == "silent"


def test_an_engine_that_cannot_write_on_a_full_disk_is_not_hung(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.story.begin().train(10)
    monkeypatch.setattr(hearing.shutil, "disk_usage", lambda _: SimpleNamespace(free=4096))
    follower, header = watched.open().follower, RunHeader()
    watched.pass_s(120)
    header.show_run(follower, follower.state, {})
    assert follower.state == "running"
    assert "disk is full" in header.sentence


def test_a_clock_set_back_hides_neither_the_run_nor_that_it_hangs(
    qapp: QApplication, tmp_path: Path
) -> None:
    """The engine began at the old time; what it tells is dated an hour before that."""
    now = datetime.now(UTC)
    story = RunStory(tmp_path, total=60, began=now + timedelta(hours=1), step_s=0.5)
    owner = {"pid": 1, "started_t": story.clock()}
    story.clock.pass_s(1)
    story.begin().train(2)
    watched = Watched(story)
    with alive(story.run):
        story.run.engine.write_text(json.dumps(owner), encoding="utf-8")
        follower = watched.open().follower
        assert follower.state == "running"
        story.clock.now = now
        story.train(3)
        watched.pass_s(1)
        assert (follower.state, follower.view.step) == ("running", 5)
        opened_later = Watched(story).open().follower
        assert opened_later.state == "running"
        watched.pass_s(50)
        assert follower.state == "silent"
        story.clock.pass_s(50)
        story.stop()
        watched.pass_s(1)
        assert follower.state == "stopped", "and then it only has to go"
    story.close()


def test_a_long_history_is_read_in_bites_that_nobody_feels(
    qtbot: QtBot, follower: RunFollower, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = RunStory(tmp_path, total=20_000, step_s=0.01).begin()
    run = story.train(20_000, measure=False).close()
    took: list[float] = []
    read = follower._read

    def timed() -> None:
        start = time.thread_time()
        read()
        took.append(time.thread_time() - start)

    monkeypatch.setattr(follower, "_read", timed)
    follower._soon.timeout.disconnect()
    follower._soon.timeout.connect(timed)
    follower.follow(run.path)
    caught_up(qtbot, follower)
    assert follower.is_thinned, "a first look came before the whole"
    assert (follower.state, follower.view.step) == ("lost", 20_000)
    qtbot.waitUntil(lambda: not follower.is_thinned, timeout=20_000)
    assert len(follower.view.losses) == 20_000
    assert len(took) > 5
    assert sorted(took)[int(len(took) * 0.9)] < 0.050


def test_what_comes_while_a_long_history_is_read_is_shown_at_once_and_kept(
    qtbot: QtBot, follower: RunFollower, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow, "LONG_BYTES", 100_000)
    monkeypatch.setattr(follow, "BITES_S", 0.0)
    story = RunStory(tmp_path, total=3_000, step_s=0.01).begin().train(2_000, measure=False)
    follower.follow(story.run.path)
    caught_up(qtbot, follower)
    assert follower.is_thinned
    story.train(3, measure=False)
    follower.look_now()
    qtbot.waitUntil(lambda: follower.view.step == 2_003)
    qtbot.waitUntil(lambda: not follower.is_thinned, timeout=20_000)
    story.train(2, measure=False)
    follower.look_now()
    qtbot.waitUntil(lambda: follower.view.step == 2_005)
    assert list(follower.view.steps) == list(range(1, 2_006))
    story.close()
