"""The memory bar: parts to scale, neighbours of one colour together, free memory marked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import color
from desktop.widgets.memory_bar import MemoryBar, shares
from engine.contract.memory import CODES

GB = 1024**3
PARTS = [("weights", 3 * GB), ("embeddings", GB), ("adapters", 0), ("activations", 2 * GB)]


def test_neighbours_of_one_colour_are_one_piece() -> None:
    assert [(share.bytes // GB, share.ink) for share in shares(PARTS)] == [
        (4, "part1"),
        (2, "part5"),
    ]


def test_every_part_of_a_plan_has_a_colour(qapp: QApplication) -> None:
    for code in CODES:
        (share,) = shares([(code, GB)])
        assert color(share.ink).isValid()


def test_parts_are_to_scale_and_cut_at_the_end(qapp: QApplication) -> None:
    assert MemoryBar(PARTS, 12 * GB).edges() == [
        (0, pytest.approx(1 / 3)),
        (pytest.approx(1 / 3), 0.5),
    ]
    assert MemoryBar(PARTS, 5 * GB).edges()[-1] == (0.8, 1.0)
    assert MemoryBar(PARTS, 2 * GB).edges()[-1] == (1.0, 1.0)


def test_what_is_painted_is_what_is_said(qapp: QApplication) -> None:
    bar = MemoryBar(PARTS, 12 * GB, 9 * GB, name="QLoRA")
    bar.resize(1200, bar.height())
    image = bar.grab().toImage()
    middle, scale = image.height() // 2, image.width() / 1200
    assert image.pixelColor(int(200 * scale), middle) == color("part1")
    assert image.pixelColor(int(500 * scale), middle) == color("part5")
    assert image.pixelColor(int(800 * scale), middle) == color("border")
    assert image.pixelColor(int(900 * scale), 0) == color("text"), "free memory ends here"
    assert bar.accessibleName() == "QLoRA 6.0 GB, 9.0 GB free"
