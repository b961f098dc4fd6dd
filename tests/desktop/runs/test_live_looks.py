"""Samples over time, the device's memory, an earlier run beside, time instead of steps."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.environment import gpu_now
from desktop.runs.memory_now import MemoryNow, device_of, memory_now
from desktop.runs.run_marks import Sample
from desktop.runs.sample_history import answer_history, closeness
from desktop.theme import px
from engine.contract.atomic import write_json_atomic
from tests.desktop.runs.conftest import Stage
from tests.desktop.runs.make_run import QUESTIONS, RunStory, alive

pytestmark = pytest.mark.gui
GB = 1024**3
ANSWERS = ("I do not know.", "Under Orders?", "Under Orders, Documents, five years.", "Orders.")


def samples(*texts: str, reference: str = "Under Orders, Documents. Five years.") -> list[Sample]:
    return [
        Sample(at * 10, 0, "Where?", texts[0], text, reference) for at, text in enumerate(texts)
    ]


def test_the_answer_most_like_the_expected_one_is_marked_and_always_shown() -> None:
    history = answer_history(samples(*ANSWERS, "A", "B", "C"), 0, most=4)
    assert history.closest is not None
    assert history.closest.step == 20
    assert [one.step for one in history.answers] == [60, 50, 20, 0]


def test_an_answer_that_comes_no_closer_is_not_praised() -> None:
    exact = "Under Orders, Documents. Five years."
    assert answer_history(samples(exact, "nonsense"), 0, most=4).closest is None
    assert answer_history(samples("a", "b", reference=""), 0, most=4).closest is None
    assert answer_history([], 0, most=4).answers == ()


def test_closeness_of_endless_answers_is_still_cheap() -> None:
    closeness.cache_clear()
    assert 0 <= closeness("ab" * 100_000, "ba" * 100_000) <= 1


def test_one_walks_through_the_questions(stage: Stage) -> None:
    stage.open(stage.story().begin().train(30).close())
    assert "Question 1 of 3" in stage.texts()
    assert f"“{QUESTIONS[0][0]}”" in stage.texts()
    assert "closest yet" in stage.texts()
    arrows = stage.page.samples.findChildren(QAbstractButton)
    on = next(arrow for arrow in arrows if arrow.accessibleName() == "Next question")
    on.click()
    stage.qtbot.wait(20)
    assert "Question 2 of 3" in stage.texts()
    assert f"“{QUESTIONS[1][0]}”" in stage.texts()
    for _ in range(2):
        on.click()
    assert "Question 1 of 3" in stage.texts()


class FakeNvml:
    """As much of pynvml as is asked; `refuses` names calls that the driver does not answer."""

    class NVMLError(Exception):
        """As pynvml's."""

    def __init__(self, *refuses: str) -> None:
        self.refuses = refuses
        self.open = 0

    def __getattr__(self, name: str) -> Any:
        answers = {
            "nvmlDeviceGetCount": 2,
            "nvmlDeviceGetMemoryInfo": SimpleNamespace(used=int(5.4 * GB), total=12 * GB),
            "nvmlDeviceGetUtilizationRates": SimpleNamespace(gpu=98),
            "nvmlDeviceGetTemperature": 71,
        }

        def call(*args: Any) -> Any:
            if name in self.refuses:
                raise self.NVMLError(name)
            if name in ("nvmlInit", "nvmlShutdown"):
                self.open += 1 if name == "nvmlInit" else -1
                return None
            if name == "nvmlDeviceGetHandleByIndex":
                return f"GPU-{args[0]}"
            return args[0] if name == "nvmlDeviceGetUUID" else answers[name]

        return call


def test_the_card_is_asked_for_memory_load_and_heat(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeNvml()
    monkeypatch.setattr(gpu_now, "pynvml", fake)
    now = gpu_now.gpu_now("GPU-1")
    assert now == gpu_now.GpuNow(int(5.4 * GB), 12 * GB, 98, 71)
    assert gpu_now.gpu_now("GPU-7") is None
    assert gpu_now.gpu_now("") is None, "two cards, and none is named"
    assert fake.open == 0, "every answer lets go of the driver"


def test_a_card_that_tells_less_gives_less(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = FakeNvml("nvmlDeviceGetUtilizationRates", "nvmlDeviceGetTemperature")
    monkeypatch.setattr(gpu_now, "pynvml", quiet)
    now = gpu_now.gpu_now("GPU-0")
    assert now is not None
    assert (now.utilization_percent, now.temperature_c) == (None, None)
    for call in ("nvmlInit", "nvmlDeviceGetMemoryInfo", "nvmlDeviceGetCount"):
        monkeypatch.setattr(gpu_now, "pynvml", FakeNvml(call))
        assert gpu_now.gpu_now("GPU-0") is None
    monkeypatch.setattr(gpu_now, "pynvml", None)
    assert gpu_now.gpu_now("GPU-0") is None


def test_the_tile_shows_the_runs_own_card(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu_now, "pynvml", FakeNvml())
    story = stage.story().begin(device="cuda:0").train(20)
    write_json_atomic(story.run.environment, {"row": {"id": "cu128", "device": "GPU-1"}})
    with alive(story.close()):
        page = stage.open(story.run)
        page.memory.look()
        tile = page.tiles.tiles[3]
        stage.qtbot.waitUntil(lambda: tile.value == "5.4 GB")
        assert tile.note == "of 12.0 GB, peak 6.8 GB"
        assert tile.aside == "98 % · 71 °C"
        assert "GPU memory: 5.4 GB" in tile.accessibleName()


def test_after_the_run_the_memory_belongs_to_others(stage: Stage) -> None:
    page = stage.open(stage.story().begin(device="cuda:0").train(20).fail().close())
    page.memory.ask = lambda _device: MemoryNow(True, 9 * GB, 3 * GB, 12 * GB)
    page.memory.look()
    tile = page.tiles.tiles[3]
    stage.qtbot.waitUntil(lambda: tile.value == "9.0 GB")
    assert tile.note == "in use by other programs"
    speed, left = page.tiles.tiles[2], page.tiles.tiles[4]
    assert (speed.value, speed.note) == ("–", "was 1,000")
    assert (left.value, left.note) == ("21 s", "from step 18")


def test_on_a_processor_the_engines_own_memory_counts(tmp_path: Path) -> None:
    run = RunStory(tmp_path).close()
    with alive(run):
        device = device_of(run)
        now = memory_now(device)
    assert device.card == ""
    assert now is not None
    assert 10 * 1024**2 < now.used_bytes < now.total_bytes
    write_json_atomic(run.engine, {"pid": 2**22 + 7})
    gone = memory_now(device_of(run))
    assert gone is not None
    assert gone.used_bytes == 0


def test_an_earlier_run_is_drawn_beside_this_one(stage: Stage, qtbot: QtBot) -> None:
    stage.story(name="v2", total=50, seed=9).begin().train(50).finish().close()
    stage.story(name="never-began").close()
    page = stage.with_chart(stage.story(name="v3").begin().train(30).close())
    choice = page.chart.compare
    qtbot.waitUntil(lambda: len(choice.names) == 2)
    assert choice.names[1].startswith("v2 · today")
    choice.choose(1)
    chart = page.chart.chart
    assert chart is not None
    plot = chart._plot
    qtbot.waitUntil(lambda: plot.names[2] is not None)
    assert plot._words()[2] == "v2"
    assert plot.frame.right > 50, "the earlier run is seen whole"
    name = plot.names[2]
    assert name is not None
    assert plot.x_of(50) < name.left() < plot.x_of(50) + px(20), "at the end of its line"
    assert ("v2", dict(chart.values_at(30))["v2"]) in chart.values_at(30)
    assert "the earlier run" in page.chart._caption.text()
    choice.choose(0)
    assert plot.names[2] is None


def test_time_is_shown_instead_of_steps_without_the_pauses(stage: Stage) -> None:
    story = stage.story(step_s=2.0).begin().train(20, measure=False)
    story.tell("stopped", reason="pause").clock.pass_s(7200)
    story.resume(20).train(10, measure=False)
    page = stage.with_chart(story.close())
    chart = page.chart.chart
    assert chart is not None
    next(b for b in page.chart._axis._group.buttons() if b.text() == "Time").click()
    assert chart.shows_time
    assert 60 < chart._plot.frame.right < 120, "thirty steps of two seconds, and room for the names"
    said = [text for _, text in chart._plot.below]
    assert said[0] == "0"
    assert "1 min" in said
    assert dict(chart.values_at(30))["Training time"] == "1 min"
    assert "pauses left out" in page.chart._caption.text()
    assert chart._plot.x_of(30) > chart._plot.x_of(10)
