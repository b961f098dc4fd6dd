"""A long history in little time: folded in blocks, and at a glance before it has been read whole.

Nearly every line of a long run is a step or a heartbeat. Their numbers are taken out of whole
blocks by one pattern, several times faster than decoding each line; every other line, and every
block that is not written as our engine writes it, goes the usual way. The result is the same.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from desktop.runs.pace import WINDOW_EVENTS
from desktop.runs.run_view import RunView, seconds
from engine.contract.events import parse_line

CHUNK_BYTES = 512 * 1024
STEPS_KEPT = 1600
"""Points of a first look, spread evenly: about one for each pixel of a chart."""
WHOLE_END_BYTES = 192 * 1024  # the newest steps are all taken: they tell the pace
_RARE = re.compile(rb'"type": "(?!step"|heartbeat")')
_LINE = re.compile(
    rb'^\{"v": 1, "seq": \d+, "t": "([^"\\]+)", "type": (?:"heartbeat"[^\n]*'
    rb'|"step", "step": \d+, [^\[\]\n]*?"learning_rate": ([-+.\de]+), [^\[\]\n]*'
    rb'"losses": (\[(?:\[\d{1,15}, [-+.\de]+\](?:, )?)+\])\})$',
    re.MULTILINE,
)
"""Time, and of a step its rate and losses."""


def fold_block(view: RunView, block: bytes) -> int:
    """Fold whole lines into a view; returns how many were no events."""
    at, unreadable = 0, 0
    for rare in _RARE.finditer(block):
        if rare.start() < at:  # a fact of the line before is called "type" too
            continue
        start = block.rfind(b"\n", at, rare.start()) + 1 or at
        end = block.find(b"\n", rare.end()) + 1 or len(block)
        unreadable += _fold_steps(view, block[at:start])
        unreadable += _fold_lines(view, block[start:end])
        at = end
    return unreadable + _fold_steps(view, block[at:])


def _fold_lines(view: RunView, lines: bytes) -> int:
    """The usual way: one line after the other."""
    unreadable = 0
    for line in lines.split(b"\n"):
        if not line.strip():
            continue
        event = parse_line(line)
        if event is None:
            unreadable += 1
        else:
            view.apply(event)
    return unreadable


def _fold_steps(view: RunView, lines: bytes) -> int:
    """Steps and heartbeats alone: all but the newest step at once."""
    told = _LINE.findall(lines)
    found = [one for one in told if one[2]]
    if len(found) < 2 or len(told) != lines.count(b"\n"):
        return _fold_lines(view, lines)
    cut = lines.rfind(b"\n", 0, lines.rfind(b'"type": "step"')) + 1
    times = [seconds(t.decode()) for t, _, _ in told]
    if not _flows(view, times):  # heartbeats too: a clock may have been set back in one
        return _fold_lines(view, lines)
    step_times = [at_s for at_s, one in zip(times, told, strict=True) if one[2]]
    _take_steps(view, found[:-1], step_times[:-1])
    view.events_seen += lines.count(b"\n", 0, cut)
    return _fold_lines(view, lines[cut:])


def _flows(view: RunView, times: list[float | None]) -> bool:
    """Whether no time is odd and no gap so long that the heartbeats in it count."""
    known = [view.now_s, *times]
    return all(
        before is not None and after is not None and 0 <= after - before <= view.longest_gap_s
        for before, after in pairwise(known)
    )


def _take_steps(
    view: RunView, found: list[tuple[bytes, bytes, bytes]], times: list[float | None]
) -> None:
    listed = json.loads(b"[" + b",".join([losses for _, _, losses in found]) + b"]")
    last = view.steps[-1] if view.steps else 0
    for (_, rate, _), at_s, pairs in zip(found, times, listed, strict=True):
        view.pass_time(at_s)
        step, loss = pairs[0]
        if len(pairs) > 1 or step <= last:
            view.add_losses(pairs, float(rate))
            last = view.steps[-1] if view.steps else 0
        else:  # by far the most: as `add_losses` does it, in a third of the time
            view.add_loss(step, loss, float(rate), view.worked_s)
            last = step
    for at_s, pairs in list(zip(times, listed, strict=True))[-WINDOW_EVENTS:]:
        view.pace.mark(pairs[-1][0], at_s or 0.0)


class Glance:
    """The lines of a long event file that a first look needs: all but most of the steps.

    Attributes:
        offset: bytes read so far, up to a whole line; at the end, where a tail may go on.
        before: the last bytes before `offset`.
    """

    def __init__(self, file: Path, *, end_whole: bool = True) -> None:
        self._file = file
        self._end_bytes = WHOLE_END_BYTES if end_whole else 0
        self.offset = 0
        self.before = b""

    def blocks(self) -> Iterator[bytes]:
        """Thinned blocks in order; the end of the file whole. Nothing if there is no file."""
        try:
            stream = self._file.open("rb")
        except OSError:
            return
        with stream:
            size = stream.seek(0, 2)
            stream.seek(0)
            while chunk := stream.read(min(CHUNK_BYTES, size - self.offset)):
                whole = chunk[: chunk.rfind(b"\n") + 1]
                if not whole:  # a torn last line, or one that no engine writes
                    return
                self.offset += len(whole)
                self.before = whole[-64:]
                stream.seek(self.offset)
                is_end = size - self.offset < self._end_bytes
                kept = math.ceil(STEPS_KEPT * len(whole) / size)
                yield whole if is_end else thinned(whole, kept)


def thinned(block: bytes, kept: int) -> bytes:
    """Of whole lines all that are neither step nor heartbeat, and about `kept` steps."""
    spans = {_line_at(block, rare.start()) for rare in _RARE.finditer(block)}
    for part in range(kept):
        start, end = _line_at(block, part * len(block) // kept)
        if b'"type": "step"' in block[start:end]:
            spans.add((start, end))
    return b"".join(block[start:end] for start, end in sorted(spans))


def _line_at(block: bytes, place: int) -> tuple[int, int]:
    start = block.rfind(b"\n", 0, place) + 1
    return start, block.find(b"\n", place) + 1 or len(block)
