"""How long one row takes on the screen, token by token:

    python -m tests.bench.tokens                a row of 12,000 tokens, most of them behind a fold
    python -m tests.bench.tokens 200000         another length

Needs no screen (QT_QPA_PLATFORM=offscreen). How much is laid out, measured and drawn is counted by
`tests/desktop/window/test_tokens_page.py`; here is what that costs. Median of five.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from statistics import median

from PySide6.QtCore import QRect

from desktop.app import make_application
from desktop.widgets.token_view import TokenView

TOKENS, TIMES = 12_000, 5


def row(count: int) -> list[dict[str, object]]:
    """900 different texts over and over, as words repeat in real rows."""
    return [
        {"id": n, "text": f" word{n % 900}", "trained": n > 100, "special": False}
        for n in range(count)
    ]


def told(what: str, act: Callable[[], object]) -> None:
    """Say how long something took."""
    began = time.perf_counter()
    act()
    _times.setdefault(what, []).append(1000 * (time.perf_counter() - began))


_times: dict[str, list[float]] = {}


def once(count: int) -> None:
    """A row from its tokens to the last painted line."""
    tokens, made = row(count), []
    told("made", lambda: made.append(TokenView(tokens, "row", cut=count - 100, not_seen=5_000)))
    view = made[0]
    view.resize(700, 400)
    told("shown, folded", view.grab)
    told("unfolded", view.unfold)
    told("at another width", lambda: view.resize(701, view.heightForWidth(701)))
    told("a screen of it painted", lambda: view.grab(QRect(0, view.height() // 2, 701, 800)))
    told("words found", lambda: view.show_words("word899 word0"))
    view.deleteLater()


def main(arguments: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    count = int(arguments[0]) if arguments else TOKENS
    for _ in range(TIMES):
        once(count)
    print(f"{count:,} tokens")
    for what, times in _times.items():
        print(f"{what:24}{median(times):8.1f} ms   [{min(times):.1f}..{max(times):.1f}]")
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
