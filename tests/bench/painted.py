"""A window that says what it costs: a line when it is painted, a line when it has settled.

    python -m tests.bench.painted BEGAN HOME [RUN]        (started by `tests.bench.window`)

BEGAN is the starter's clock when it started this process: what a process knows of its own birth is
a second off at worst (Linux counts it in ticks since a boot that is known to a second).
"""

from __future__ import annotations

import json
import sys
import time

from desktop import early

HEAVY = ("torch", "transformers", "peft", "bitsandbytes", "datasets")
SETTLED_S = 3.0  # after the paint: pages, the check, the first look at the runs


def main(began: float, home: str, run: str) -> None:
    """Open the window as `python -m desktop` does, with an ear on its first painted widget."""
    early.hold_collector()
    if reason := early.trouble():
        raise SystemExit(reason)
    from desktop.app import make_application, run_window

    app = make_application()
    first = _first_paint(app, began)
    app.installEventFilter(first)
    run_window(run, home)


def _first_paint(app, began: float):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched.isWidgetType():
                app.removeEventFilter(self)  # from here on the window is as it always is
                QTimer.singleShot(0, lambda: _tell("painted", time.time() - began))
                settled = int(SETTLED_S * 1000)
                QTimer.singleShot(settled, lambda: _tell("settled", time.time() - began))
            return False

    return FirstPaint()


def _tell(moment: str, seconds: float) -> None:
    from tests.bench import proc

    memory = {
        "rss": proc.resident_bytes("self") / 2**20,
        "uss": proc.unique_bytes() / 2**20,
        "heavy": [name for name in HEAVY if name in sys.modules],
    }
    print(json.dumps({"moment": moment, "s": seconds, **memory}), flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2], (sys.argv[3:] or [""])[0])
