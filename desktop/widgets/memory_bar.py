"""Memory, part by part, against a device: one bar to scale, with a mark where free memory ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import format
from desktop.language import translate
from desktop.theme import color, px

INKS: Mapping[str, str] = {
    "weights": "part1",
    "embeddings": "part1",
    "adapters": "part2",
    "gradients": "part3",
    "optimizer": "part4",
    "activations": "part5",
    "logits": "part5",
    "dequantisation": "part6",
    "context": "part6",
}
"""Part of a memory plan -> colour; neighbours of one kind share one."""
OVERHANG = 3
"""Pixels that the mark stands out above and below the bar."""


@dataclass(frozen=True)
class Share:
    """One part as it is drawn."""

    bytes: int
    ink: str


def shares(parts: Sequence[tuple[str, int]]) -> list[Share]:
    """The parts of a plan, (code, bytes), as drawn: those of one colour are one piece."""
    found: list[Share] = []
    for code, count in parts:
        ink = INKS.get(code, "part6")
        if found and found[-1].ink == ink:
            found[-1] = Share(found[-1].bytes + count, ink)
        elif count > 0:
            found.append(Share(count, ink))
    return found


class MemoryBar(QWidget):
    """(code, bytes) parts on a track of `whole_bytes`, with a mark at `free_bytes`.

    Parts beyond the track are cut at its end: the number beside the bar says how much it is.

    Args:
        whole_bytes: what the track's whole length stands for; with several bars the same for all.
        free_bytes: where free memory ends; 0 draws no mark.
        name: what a screen reader says before the numbers.
    """

    def __init__(
        self,
        parts: Sequence[tuple[str, int]],
        whole_bytes: int,
        free_bytes: int = 0,
        *,
        height: int = 14,
        name: str = "",
    ) -> None:
        super().__init__()
        self._height = height
        self.setMinimumWidth(px(60))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = name
        self.show_parts(parts, whole_bytes, free_bytes)

    def show_parts(
        self, parts: Sequence[tuple[str, int]], whole_bytes: int, free_bytes: int = 0
    ) -> None:
        """Other numbers in the same bar."""
        self._shares = shares(parts)
        self._whole, self._free = max(1, whole_bytes), free_bytes
        overhang = OVERHANG if free_bytes else 0
        self.setFixedHeight(px(self._height + 2 * overhang))
        self.setAccessibleName(self._spoken())
        self.update()

    def edges(self) -> list[tuple[float, float]]:
        """Begin and end of each part as fractions of the track, cut at its end."""
        found, begin = [], 0.0
        for share in self._shares:
            end = min(1.0, begin + share.bytes / self._whole)
            found.append((begin, end))
            begin = end
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        overhang = float(px(OVERHANG)) if self._free else 0.0
        track = QRectF(0, overhang, self.width(), self.height() - 2 * overhang)
        self._paint_parts(painter, track)
        if 0 < self._free < self._whole:
            painter.setClipping(False)
            at = track.width() * self._free / self._whole
            width = float(px(2))
            painter.fillRect(QRectF(at - width / 2, 0, width, self.height()), color("text"))

    def _paint_parts(self, painter: QPainter, track: QRectF) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(track, px(3), px(3))
        painter.setClipPath(clip)
        painter.fillRect(track, color("border"))
        gap = float(px(1))
        for (begin, end), share in zip(self.edges(), self._shares, strict=True):
            left, right = begin * track.width(), end * track.width()
            if right > left:
                wide = max(gap, right - left - gap)
                piece = QRectF(left, track.top(), wide, track.height())
                painter.fillRect(piece, color(share.ink))

    def _spoken(self) -> str:
        total = format.memory(sum(share.bytes for share in self._shares))
        if not self._free:
            return f"{self._name} {total}".strip()
        text = translate("MemoryBar", "{total}, {free} free")
        return f"{self._name} {text.format(total=total, free=format.memory(self._free))}".strip()
