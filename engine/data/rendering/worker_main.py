"""The process that renders foreign chat templates: little memory, little time, nothing but Jinja.

Started by `worker`. JSON lines: first the template, then one line for each batch of rows; one line
back for each. It ends when its input does. It imports neither transformers nor torch: its memory is
limited to `MEMORY_BYTES`.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.render import Rendered, Renderer
from engine.data.rendering.source import TemplateSource

MEMORY_BYTES = 600 << 20
"""Far above what rows need (the longest shared one, 2 million characters, takes 40 MB)."""
CPU_SPARE_S = 2
"""The parent ends a batch earlier; this is for a parent that is gone or asleep."""


def main() -> None:
    """Serve until the input ends."""
    said, answered = sys.stdin.buffer, sys.stdout.buffer
    sys.stdin = sys.stdout = None  # type: ignore[assignment]  # a template finds no way to them
    _limit_memory()
    hello = json.loads(said.readline())
    source, limit_s = TemplateSource.from_json(hello["source"]), float(hello["limit_s"])
    desk = _Desk(source)
    answered.write(b'{"ready": true}\n')
    answered.flush()
    while line := said.readline():
        _limit_time(limit_s + CPU_SPARE_S)
        answer = json.dumps(desk.answer(json.loads(line)))
        answered.write(answer.encode("ascii") + b"\n")
        answered.flush()


class _Desk:
    def __init__(self, source: TemplateSource) -> None:
        self._source = source
        self._renderers: dict[str, Renderer] = {}

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The rendered rows, or the rendered prompt."""
        renderer = self._renderer(asked["train_on"])
        if "prompt" in asked:
            return self._try(lambda: {"text": renderer.prompt(asked["prompt"])}, renderer)
        return {"rows": [self._row(renderer, row) for row in asked["rows"]]}

    def _renderer(self, train_on: Any) -> Renderer:
        if train_on not in self._renderers:
            self._renderers[train_on] = Renderer(self._source, train_on)
        return self._renderers[train_on]

    def _row(self, renderer: Renderer, row: list[Any]) -> dict[str, Any]:
        messages, silent = row
        made = Row(0, messages, silent=frozenset(silent))
        return self._try(lambda: _packed(renderer.row(made)), renderer)

    def _try(self, render: Any, renderer: Renderer) -> dict[str, Any]:
        try:
            found: dict[str, Any] = render()
        except NotUsable as refused:
            return {"refused": refused.reason, "error": renderer.last_error}
        except MemoryError:
            return {"limit": "memory"}
        return found


def _packed(rendered: Rendered) -> dict[str, Any]:
    return {
        "text": rendered.text,
        "spans": rendered.spans,
        "form": rendered.form,
        "marks": [rendered.system_merged, rendered.off_prompt, rendered.end_added],
    }


def _limit_memory() -> None:
    """On Windows there is nothing of the kind; there the parent watches alone."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):  # macOS refuses; there the parent watches too
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """Processor seconds from now on, for the next batch."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
