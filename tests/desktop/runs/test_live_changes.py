"""What the engine changed on its way: on the card, on the chart, and from one to the other."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QFrame, QPushButton

from desktop.runs.adjust_words import adjust_words
from desktop.runs.live_page import LivePage
from desktop.runs.run_marks import Mark
from desktop.runs.run_view import RunView
from tests.desktop.runs.conftest import Stage
from tests.desktop.window.run_scenes import BATCH_SMALLER

pytestmark = pytest.mark.gui
LIMITS = {
    "per_device_train_batch_size": 1,
    "gradient_accumulation_steps": 16,
    "checkpoint_every": 0,
    "offload": False,
    "optim": "adamw_torch",
    "max_length": None,
}


def words(reason: str, before: dict[str, Any], after: dict[str, Any], **facts: Any) -> str:
    told = {"before": {**LIMITS, **before}, "after": {**LIMITS, **after}, **facts}
    said = adjust_words(Mark(137, "", reason, told), RunView())
    return f"{said.head} | {said.text} | {said.note} | {said.mark}"


def test_a_smaller_batch_says_cause_change_what_stayed_and_the_next_rung(stage: Stage) -> None:
    story = stage.story().begin().train(20).fit_into_memory(**BATCH_SMALLER).train(10)
    stage.open(story.close())
    said = " ".join(stage.texts())
    assert "Formiga made the batch smaller and went on" in said
    assert "Step 20 needed 1.2 GB more and 614.4 MB were left, because firefox took 5.0 GB." in said
    assert "repeated as 2 × 8 instead of 4 × 4: the same 16 row" in said
    assert "Next rung, if needed: 1 × 16." in said
    assert "Row length is never changed without asking you." in said


@pytest.mark.parametrize(
    ("after", "says"),
    [
        ({"checkpoint_every": 1}, "Every layer is computed a second time"),
        ({"checkpoint_every": 2}, "One layer in 2"),
        ({"offload": True}, "waits in the computer's memory"),
        ({"optim": "adamw_8bit"}, "in 8 bit instead of 32"),
        ({"optim": "paged_adamw_8bit"}, "moves them to the computer's memory"),
        ({"max_length": 1024}, "Rows are cut at 1,024 tokens from here on, as the job allows."),
    ],
)
def test_every_rung_of_the_ladder_has_its_words(after: dict[str, Any], says: str) -> None:
    said = words("OUT_OF_MEMORY", {}, after, next=None)
    assert says in said
    assert "This is the last rung" in said
    assert ("Row length is never changed" in said) == ("max_length" not in after)


def test_measuring_fewer_rows_at_once_changes_no_training() -> None:
    told = {"before": {"eval_divisor": 1}, "after": {"eval_divisor": 2}, "next": None}
    said = adjust_words(Mark(9, "", "OUT_OF_MEMORY", told), RunView())
    assert said.head == "Formiga measures fewer rows at once and went on"
    assert "the numbers are the same" in said.note


def test_what_is_not_told_is_not_made_up() -> None:
    said = words("OUT_OF_MEMORY", {}, {"optim": "adamw_8bit"})
    assert "Step 137 did not fit into the memory." in said
    assert "Next rung" not in said
    assert "last rung" not in said
    half = words("OUT_OF_MEMORY", {}, {}, needed_bytes=2**30, free_bytes=2**29)
    assert "Step 137 needed 1.0 GB more and 512.0 MB were left." in half
    odd = adjust_words(Mark(1, "", "OUT_OF_MEMORY", {"before": 3, "after": None}), RunView())
    assert odd.head


@pytest.mark.parametrize(
    ("reason", "facts", "says"),
    [
        ("RATE_LOWERED", {"before": {"learning_rate": 2e-4}, "after": {"learning_rate": 1e-4}},
         "from 2e-4 to 1e-4"),
        ("ROWS_LEFT_OUT", {"lines": [812, 2931]}, "lines of the data: 812, 2,931."),
        ("ROWS_LEFT_OUT", {"lines": list(range(20))}, "6, 7 and 12 more"),
        ("PACKING_NOT_SUPPORTED", {}, "like length share a batch"),
        ("SOMETHING_NEW", {"before": {"a": 1}, "after": {"a": 2}}, "a: 1 became a: 2"),
    ],
)  # fmt: skip
def test_other_reasons_have_their_words_too(reason: str, facts: dict[str, Any], says: str) -> None:
    assert says in adjust_words(Mark(137, "", reason, facts), RunView()).text


def test_the_price_of_a_change_is_measured_and_not_guessed(stage: Stage) -> None:
    story = stage.story(total=200, step_s=1.0).begin().train(40, measure=False)
    story.fit_into_memory(**BATCH_SMALLER)
    story.step_s = 1.2
    page = stage.open(story.run)
    assert not [text for text in stage.texts() if "slower" in text]
    story.train(40, measure=False)
    page._follower.look_now()
    stage.qtbot.wait(20)
    assert [text for text in stage.texts() if text.startswith("Cost: 20 % slower.")]
    story.close()


def lit(page: LivePage) -> list[bool]:
    return [bool(part.property("lit")) for part in page.adjusted._parts]


def test_card_and_mark_find_each_other(stage: Stage) -> None:
    story = stage.story().begin().train(20).fit_into_memory(**BATCH_SMALLER).train(10)
    rates = {"before": {"learning_rate": 2e-4}, "after": {"learning_rate": 1e-4}}
    story.tell("adjusted", reason="RATE_LOWERED", step=30, **rates).train(12)
    page = stage.with_chart(story.close())
    chart = page.chart.chart
    assert chart is not None
    stage.qtbot.waitUntil(lambda: len(chart._plot.changes.lines) == 2)
    assert "2 change" in " ".join(stage.texts())
    part: QFrame = page.adjusted._parts[1]
    stage.qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert lit(page) == [False, True]
    assert chart._plot.changes.lit == 1
    plot = chart._plot
    at = QPointF(plot.x_of(20), plot.frame.inner.center().y()).toPoint()
    stage.qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at)
    assert lit(page) == [True, False]
    page.adjusted._parts[1].setFocus()
    stage.qtbot.keyClick(page.adjusted._parts[1], Qt.Key.Key_Return)
    assert lit(page) == [False, True]


def test_of_many_changes_the_newest_are_shown_until_one_asks_or_presses_a_mark(
    stage: Stage,
) -> None:
    story = stage.story(total=500).begin()
    rates = {"before": {"learning_rate": 2e-4}, "after": {"learning_rate": 1e-4}}
    for _ in range(40):
        story.train(10, measure=False)
        story.tell("adjusted", reason="RATE_LOWERED", step=story.step, **rates)
    page = stage.with_chart(story.close())
    parts = page.adjusted._parts
    assert len(parts) == 40
    assert [part.isVisible() for part in parts] == [False] * 37 + [True] * 3
    assert "Show 37 earlier changes" in [b.text().strip() for b in visible_buttons(page)]
    page.chart.mark_chosen.emit(4)
    stage.qtbot.wait(20)
    assert all(part.isVisible() for part in parts)
    assert lit(page).index(True) == 4
    assert not [b for b in visible_buttons(page) if "earlier" in b.text()]


def visible_buttons(page: LivePage) -> list[QPushButton]:
    return [made for made in page.findChildren(QPushButton) if made.isVisible()]


def test_a_resume_takes_no_change_back(stage: Stage) -> None:
    story = stage.story().begin().train(20).fit_into_memory(**BATCH_SMALLER).train(10)
    story.resume(18).train(5)
    stage.open(story.close())
    assert "Formiga made the batch smaller and went on" in stage.texts()
