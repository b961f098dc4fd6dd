"""How fast the live page opens a long run, and how smoothly it follows a fast one:

    python -m tests.bench.live open            a day at four steps a second: 345,600 step events
    python -m tests.bench.live open --cold     the same, chart libraries not imported before
    python -m tests.bench.live follow          10,000 events a second for ten seconds

Needs no screen (QT_QPA_PLATFORM=offscreen). Times are of the wall clock from `show_run` on; the
longest gap is the longest time between two turns of a 1-ms timer in the window's thread, which is
what a person feels as a stutter. Processor time of that thread stands beside it: on a computer
that is busy with other things the wall clock shows those too.
"""

from __future__ import annotations

import json
import math
import os
import random
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import make_application
from desktop.runs.chart_import import chart_import
from desktop.runs.live_page import LivePage
from engine.contract.run_folder import RunFolder
from tests.desktop.runs.make_run import RunStory, alive

STEPS = 345_600
STEP_S = 0.25
EVENTS_PER_S, FOLLOW_S = 10_000, 10


class Gaps:
    """The longest times between two turns of the window's thread."""

    def __init__(self) -> None:
        self.wall_s = self.own_s = 0.0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self.wall_s = self.own_s = 0.0
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start()

    def _turn(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.wall_s = max(self.wall_s, now[0] - self._last[0])
        self.own_s = max(self.own_s, now[1] - self._last[1])
        self._last = now

    def __str__(self) -> str:
        return f"longest gap {1000 * self.wall_s:.0f} ms, of own work {1000 * self.own_s:.0f} ms"


class Lines:
    """Step events as the engine writes them, many at a time."""

    def __init__(self, seq: int, began: datetime) -> None:
        self._seq, self._step, self._began = seq, 0, began
        self._random = random.Random(4)

    def next(self, count: int, total: int, step_s: float) -> bytes:
        """The next `count` steps, a heartbeat after each ten seconds."""
        made = []
        for _ in range(count):
            self._step += 1
            second = self._step * step_s
            made.append(self._line(second, "step", **self._numbers(total)))
            if int(second / 10) > int((second - step_s) / 10):
                made.append(self._line(second, "heartbeat"))
            if self._step % max(1, total // 20) == 0:
                made += self._measured(second)
        return b"".join(made)

    def _measured(self, second: float) -> list[bytes]:
        loss = {"loss": self._loss() + 0.1, "split": "validation", "perplexity": 2.5}
        path = f"checkpoints/step-{self._step:06d}"
        return [
            self._line(second, "eval", step=self._step, **loss),
            self._line(second, "checkpoint", step=self._step, path=path, kept_for="best"),
        ]

    def _numbers(self, total: int) -> dict[str, Any]:
        loss, share = self._loss(), self._step / total
        return {
            "step": self._step, "loss": loss, "epoch": round(3 * share, 4),
            "learning_rate": 1e-4 * (1 + math.cos(math.pi * min(1.0, share))),
            "grad_norm": 0.81234, "tokens": 3500 * self._step, "tokens_per_s": 14000.4,
            "skipped_steps": 0, "losses": [[self._step, loss]],
        }  # fmt: skip

    def _loss(self) -> float:
        return round(0.8 + 1.5 * math.exp(-self._step / 30_000) + self._random.gauss(0, 0.07), 5)

    def _line(self, second: float, type_: str, **facts: Any) -> bytes:
        t = (self._began + timedelta(seconds=second)).isoformat(timespec="milliseconds")
        t = t.replace("+00:00", "Z")
        self._seq += 1
        return (
            json.dumps({"v": 1, "seq": self._seq, "t": t, "type": type_, **facts}).encode() + b"\n"
        )


def day_long(home: Path) -> RunFolder:
    """A run of 24 hours that has not ended."""
    began = datetime.now(UTC) - timedelta(seconds=STEPS * STEP_S + 5)
    run = RunStory(home / "runs", total=STEPS + 10_000, began=began).begin().close()
    lines = Lines(100, began + timedelta(seconds=8))
    with run.events.open("ab") as stream:
        for _ in range(STEPS // 3600):
            stream.write(lines.next(3600, STEPS + 10_000, STEP_S))
    return run


def wait_for(what: Any, limit_s: float = 120) -> float:
    """Turn the event loop until `what()`; seconds of the wall clock that took."""
    began = time.perf_counter()
    while not what():
        QApplication.processEvents()
        if time.perf_counter() - began > limit_s:
            raise SystemExit("it did not come about")
    return time.perf_counter() - began


def shown_page(home: Path) -> LivePage:
    page = LivePage(home)
    page.resize(1072, 800)
    page.show()
    QApplication.processEvents()
    return page


def open_long(home: Path, *, cold: bool) -> None:
    run = day_long(home)
    print(f"events.jsonl: {run.events.stat().st_size / 1e6:.0f} MB, {STEPS:,} step events")
    page, gaps = shown_page(home), Gaps()
    if not cold:
        wait_for(lambda: page.chart.chart is not None)
    with alive(run):
        gaps.start()
        began, own = time.perf_counter(), time.process_time()
        page.show_run(run.path)
        wait_for(lambda: page.state != "")
        shown, used = time.perf_counter() - began, time.process_time() - own
        print(f"state and tiles {1000 * shown:.0f} ms, cpu {1000 * used:.0f} ms; {page.state}")
        drawn: list[float] = []
        page.chart.drawn.connect(lambda: drawn.append(time.perf_counter()))
        wait_for(lambda: page.chart.data is not None and len(page.chart.data.series) > 1000)
        wait_for(lambda: drawn)
        used = time.process_time() - own
        print(
            f"curve, thinned  {1000 * (drawn[0] - began):.0f} ms, cpu {1000 * used:.0f} ms; {gaps}"
        )
        wait_for(lambda: len(page.chart.data.series) >= STEPS)
        whole, used = time.perf_counter() - began, time.process_time() - own
        print(f"curve, whole    {1000 * whole:.0f} ms; {gaps}; cpu {used:.2f} s")


def follow_fast(home: Path) -> None:
    total = EVENTS_PER_S * (FOLLOW_S + 5)
    run = RunStory(home / "runs", total=total).begin().close()
    page, gaps = shown_page(home), Gaps()
    wait_for(lambda: page.chart.chart is not None)
    lines = Lines(100, datetime.now(UTC))
    parts = [lines.next(EVENTS_PER_S // 100, total, 1e-4) for _ in range(100 * FOLLOW_S)]
    writer = threading.Thread(target=_write, args=(run.events, parts))
    with alive(run):
        page.show_run(run.path)
        wait_for(lambda: page.state != "")
        gaps.start()
        began, own = time.perf_counter(), time.thread_time()
        writer.start()
        wait_for(lambda: page._follower.view.step >= EVENTS_PER_S * FOLLOW_S)
        took, own = time.perf_counter() - began, time.thread_time() - own
        rate = EVENTS_PER_S * FOLLOW_S / took
        print(f"{rate:,.0f} events a second for {took:.1f} s; {gaps}; window's cpu {own:.2f} s")


def _write(file: Path, parts: list[bytes]) -> None:
    """A hundred writes a second."""
    began = time.perf_counter()
    with file.open("ab", buffering=0) as stream:
        for at, part in enumerate(parts):
            time.sleep(max(0.0, began + at / 100 - time.perf_counter()))
            stream.write(part)


def main(arguments: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    with tempfile.TemporaryDirectory() as home:
        if arguments[:1] == ["follow"]:
            follow_fast(Path(home))
        else:
            open_long(Path(home), cold="--cold" in arguments)
    assert chart_import.ready
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
