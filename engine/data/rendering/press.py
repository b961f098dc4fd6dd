"""Rows to text, by whoever may render them: this process for templates that travel with the app, a
limited child process (`worker`) for all others."""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from engine.contract.problems import Problem
from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.forms import forms
from engine.data.rendering.render import Rendered, Renderer, TrainOn
from engine.data.rendering.source import TemplateSource
from engine.data.rendering.worker import LIMIT_S, LimitReached, TemplateWorker, WorkerLost
from engine.data.rendering.worker_main import MEMORY_BYTES
from engine.models.template import DEFAULT_TEMPLATE, WITH_BEGIN
from engine.starter import starter_model_dir

BATCH_ROWS = 256
BATCH_CHARS = 1_000_000
"""So that a batch is far below the limits where the template is not the cause."""
MAX_LIMIT_HITS = 3
"""Rows that may go beyond a limit before the whole template is given up: each costs seconds."""
_KEPT_WORKERS = 4
_workers: dict[str, TemplateWorker] = {}


class Press:
    """Renders rows through one template.

    Attributes:
        last_error: what the template said when it last refused a row.
    """

    def __init__(self, source: TemplateSource, train_on: TrainOn) -> None:
        self.source = source
        self.last_error = ""
        self._train_on = train_on
        self._here = Renderer(source, train_on) if source.template in trusted() else None
        self._rendered = 0
        self._hits = 0

    def rows(self, rows: Sequence[Row]) -> list[Rendered | NotUsable]:
        """Each row as text, or why not.

        Raises:
            Problem: TEMPLATE_TOO_SLOW, TEMPLATE_TOO_MUCH_MEMORY or TEMPLATE_NOT_RENDERED.
        """
        found: list[Rendered | NotUsable] = []
        for batch in _batches(rows):
            if not self._rendered and not found:  # a template that never ends shows it at once
                found += self._batch(batch[:1])
                batch = batch[1:]
            found += self._batch(batch) if batch else []
        return found

    def row(self, row: Row) -> Rendered:
        """One row.

        Raises:
            NotUsable: template_refused or empty.
            Problem: as `rows`.
        """
        found = self.rows([row])[0]
        if isinstance(found, NotUsable):
            raise found
        return found

    def prompt(self, messages: Sequence[Mapping[str, str]]) -> str:
        """The text that asks for an answer to these messages.

        Raises:
            NotUsable: template_refused.
            Problem: as `rows`.
        """
        if self._here:
            try:
                return self._here.prompt(messages)
            finally:
                self.last_error = self._here.last_error
        try:
            found = _worker(self.source).prompt([dict(message) for message in messages])
        except LimitReached as limit:
            raise _beyond(limit.what) from None
        except WorkerLost as lost:
            raise Problem("TEMPLATE_NOT_RENDERED", error=str(lost)) from None
        if "text" in found:
            return str(found["text"])
        raise self._refused(found)

    def _batch(self, rows: list[Row]) -> list[Rendered | NotUsable]:
        if self._here or not any(row.messages for row in rows):
            return [self._one(row) for row in rows]
        try:
            answers = _worker(self.source).rows(rows, self._train_on)
        except LimitReached as limit:
            if len(rows) == 1:
                return [self._hit(limit.what)]
            return [found for row in rows for found in self._batch([row])]
        except WorkerLost as lost:
            raise Problem("TEMPLATE_NOT_RENDERED", error=str(lost)) from None
        return [self._unpacked(row, answer) for row, answer in zip(rows, answers, strict=True)]

    def _one(self, row: Row) -> Rendered | NotUsable:
        renderer = self._here or Renderer(self.source, self._train_on)
        try:
            return renderer.row(row)
        except NotUsable as refused:
            self.last_error = renderer.last_error
            return refused

    def _unpacked(self, row: Row, answer: Mapping[str, Any]) -> Rendered | NotUsable:
        if "limit" in answer:
            return self._hit(answer["limit"])
        self._rendered += 1
        if "refused" in answer:
            return self._refused(answer)
        if not row.messages:
            return self._one(row)
        form = answer["form"]
        merged, off_prompt, end_added = answer["marks"]
        spans = tuple((start, end) for start, end in answer["spans"])
        messages = tuple(forms(row.messages)[form])
        return Rendered(answer["text"], spans, messages, merged, off_prompt, end_added, form)

    def _refused(self, answer: Mapping[str, Any]) -> NotUsable:
        if "limit" in answer:
            return self._hit(str(answer["limit"]))
        self.last_error = str(answer["error"])
        return NotUsable(str(answer["refused"]))

    def _hit(self, what: str) -> NotUsable:
        """One row went beyond a limit: its own fault, or the template's?"""
        self._hits += 1
        if not self._rendered or self._hits > MAX_LIMIT_HITS:
            raise _beyond(what)
        self.last_error = f"beyond the limit of {what}"
        return NotUsable("template_refused")


@cache
def trusted() -> frozenset[str]:
    """The templates that travel with the app."""
    file = starter_model_dir() / "chat_template.jinja"
    own = {file.read_text(encoding="utf-8")} if file.is_file() else set()
    return frozenset({DEFAULT_TEMPLATE, WITH_BEGIN} | own)


def close_workers() -> None:
    """End every child process; the next row starts a new one."""
    while _workers:
        _workers.popitem()[1].close()


atexit.register(close_workers)


def _worker(source: TemplateSource) -> TemplateWorker:
    key = source.digest()
    if key not in _workers:
        while len(_workers) >= _KEPT_WORKERS:
            _workers.pop(next(iter(_workers))).close()
        _workers[key] = TemplateWorker(source)
    return _workers[key]


def _beyond(what: str) -> Problem:
    if what == "time":
        return Problem("TEMPLATE_TOO_SLOW", limit_s=LIMIT_S)
    return Problem("TEMPLATE_TOO_MUCH_MEMORY", limit_bytes=MEMORY_BYTES)


def _batches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    chars = 0
    for row in rows:
        batch.append(row)
        chars += len(row.text) + sum(len(message["content"]) for message in row.messages)
        if len(batch) >= BATCH_ROWS or chars >= BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
