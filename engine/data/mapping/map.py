"""From a record to what is learned: a conversation, or a text. Or the reason why it cannot be."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from engine.data.mapping.schema import Schema
from engine.data.mapping.turns import NotUsable, UnknownSpeaker, answer_turns, clean_turns
from engine.data.reading.records import Record

Message = dict[str, str]
"""`{"role": system | user | assistant, "content": text}`, as chat templates take it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row to learn from."""

    line: int
    messages: list[Message]
    """Empty for plain text."""
    text: str = ""
    silent: frozenset[int] = frozenset()
    """Places of assistant messages that the data says not to learn."""
    extra: str = ""
    """What else makes the row different from others: the rejected answer of a pair."""
    shortened: bool = False
    """Messages behind the last answer were left out."""
    file: int = 0
    """Which file of a folder the row is from."""
    language: str = ""
    """The language that the data itself states, as two letters; "" if it states none."""

    def digest(self) -> bytes:
        """Equal for rows that say exactly the same."""
        said = [[message["role"], message["content"]] for message in self.messages]
        packed = json.dumps([said, self.text, self.extra], ensure_ascii=False)
        return blake2b(packed.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass
class Conversions:
    """How many values were turned into text, so that it can be told."""

    numbers: int = 0
    lists: int = 0
    strangers: Counter[str] = field(default_factory=Counter)
    """Speakers nobody knows -> rows that are lost because of them and would be usable if they were
    read as the assistant's."""
    strangers_read: int = 0
    """Rows in which such speakers were read as the assistant's, because that was agreed to."""


@dataclass(frozen=True)
class Lost:
    """A row that was read and cannot be used."""

    line: int
    reason: str
    """One of `engine.contract.problems_data.DROPPED`."""


class Mapper:
    """Turns records of one schema into rows."""

    def __init__(
        self, schema: Schema, converted: Conversions, fixes: frozenset[str] = frozenset()
    ) -> None:
        self._schema = schema
        self._columns = schema.columns
        self._converted = converted
        self._fixes = fixes
        self._strangers = False

    def rows(self, record: Record) -> Iterator[Row | Lost]:
        """One row, or several if the record holds nested ones, or the reason for none."""
        if record.extra_cells:
            yield Lost(record.line, "extra_cells")
            return
        for value in self._instances(record.value):
            yield self._row_or_lost(record, value)

    def _row_or_lost(self, record: Record, value: Mapping[str, Any]) -> Row | Lost:
        try:
            return self._row(record.line, value)
        except UnknownSpeaker as speaker:
            return self._with_strangers(record, value, speaker)
        except NotUsable as reason:
            return Lost(record.line, reason.reason)

    def _with_strangers(
        self, record: Record, value: Mapping[str, Any], speaker: UnknownSpeaker
    ) -> Row | Lost:
        """The row with unknown speakers read as the assistant, if that was agreed to."""
        self._strangers = True
        try:
            row = self._row(record.line, value)
        except NotUsable:
            return Lost(record.line, speaker.reason)
        finally:
            self._strangers = False
        if "unknown_role" in self._fixes:
            self._converted.strangers_read += 1
            return row
        self._converted.strangers[speaker.name] += 1
        return Lost(record.line, speaker.reason)

    def _instances(self, value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The record itself; or a view of it per nested instance, under the schema's names."""
        output = self._columns.get("output", "")
        if self._schema.name != "nested" or "[]." not in output:
            return [value]
        holder = output.split("[].")[0]
        inner = value.get(holder)
        inner = inner if isinstance(inner, list) else []
        items = [item for item in inner if isinstance(item, dict)]
        views: list[Mapping[str, Any]] = [
            dict(value) | {f"{holder}[].{key}": cell for key, cell in item.items()}
            for item in items
        ]
        return views or [value]

    def _row(self, line: int, value: Mapping[str, Any]) -> Row:
        kind = self._schema.kind
        if kind == "text":
            text = self._text(value, "text")
            if not text.strip():
                raise NotUsable("empty")
            return Row(line, [], text)
        if kind == "chat":
            return self._chat(line, value)
        if kind == "preference":
            return self._preference(line, value)
        if kind == "classification":
            return self._pair(line, value, "text", "label")
        if kind == "unpaired_preference":
            return self._rated(line, value)
        return self._pair(line, value, "instruction", "output")

    def _pair(self, line: int, value: Mapping[str, Any], ask: str, answer: str) -> Row:
        said = self._text(value, answer)
        question = [self._text(value, ask), self._text(value, "input")]
        asked = "\n\n".join(part for part in question if part.strip())
        if not said.strip():
            raise NotUsable("empty")
        if not asked.strip():
            raise NotUsable("no_question")
        messages = [*self._before(value), {"role": "user", "content": asked}]
        return Row(line, [*messages, {"role": "assistant", "content": said}])

    def _before(self, value: Mapping[str, Any]) -> list[Message]:
        """The system message and earlier turns of a question/answer row, if it has them."""
        system = self._text(value, "system")
        messages = [{"role": "system", "content": system}] if system.strip() else []
        history = value.get(self._columns.get("history", ""))
        for turn in history if isinstance(history, list) else []:
            if isinstance(turn, list) and len(turn) == 2:
                asked, said = (as_text(part, self._converted) for part in turn)
                messages += [
                    {"role": "user", "content": asked},
                    {"role": "assistant", "content": said},
                ]
        return messages

    def _chat(self, line: int, value: Mapping[str, Any]) -> Row:
        column = self._columns.get("messages") or self._columns["conversations"]
        turns = clean_turns(value.get(column), strangers=self._strangers)
        system = self._text(value, "system")
        if system.strip() and turns and turns[0].role != "system":
            turns = [*clean_turns([{"role": "system", "content": system}]), *turns]
        kept, shortened = answer_turns(turns)
        silent = frozenset(place for place, turn in enumerate(kept) if not turn.learn)
        answers = {place for place, turn in enumerate(kept) if turn.role == "assistant"}
        if answers <= silent:
            raise NotUsable("empty")
        return Row(line, [turn.message for turn in kept], silent=silent, shortened=shortened)

    def _preference(self, line: int, value: Mapping[str, Any]) -> Row:
        before = self._said(value, "prompt", "user")
        chosen = self._said(value, "chosen", "assistant")
        rejected = self._said(value, "rejected", "assistant")
        turns = chosen if len(chosen) > 1 else [*before, *chosen]
        kept, shortened = answer_turns(turns)
        extra = "\n".join(turn.text for turn in rejected)
        messages = [turn.message for turn in kept]
        silent = frozenset(range(len(messages) - 1))  # earlier answers are not what was chosen
        return Row(line, messages, silent=silent, extra=extra, shortened=shortened)

    def _said(self, value: Mapping[str, Any], role: str, speaker: str) -> list[Any]:
        """A prompt or answer that may be text, one turn, or a list of turns."""
        cell = value.get(self._columns.get(role, ""))
        if isinstance(cell, dict):
            cell = [cell]
        if isinstance(cell, list) and cell and isinstance(cell[0], dict):
            return clean_turns(cell, strangers=self._strangers)
        text = as_text(cell, self._converted)
        return clean_turns([{"role": speaker, "content": text}]) if text.strip() else []

    def _rated(self, line: int, value: Mapping[str, Any]) -> Row:
        before = self._said(value, "prompt", "user")
        kept, shortened = answer_turns([*before, *self._said(value, "output", "assistant")])
        extra = str(value.get(self._columns["label"]))
        return Row(line, [turn.message for turn in kept], extra=extra, shortened=shortened)

    def _text(self, value: Mapping[str, Any], role: str) -> str:
        column = self._columns.get(role)
        return as_text(value.get(column), self._converted) if column else ""


def as_text(cell: Any, converted: Conversions | None = None) -> str:
    """A cell as text: numbers are written out, one-element lists unwrapped, nothing is "".

    Raises:
        NotUsable: for lists of several parts and for objects that are no answer.
    """
    converted = converted or Conversions()
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        converted.numbers += 1
        return number_text(cell)
    if isinstance(cell, dict):
        return as_text(_inner(cell), converted)
    if not isinstance(cell, list) or not cell:
        return ""
    if len(cell) > 1 and not all(isinstance(part, dict) and "text" in part for part in cell):
        raise NotUsable("not_text")
    converted.lists += not isinstance(cell[0], dict)
    return as_text(cell[0], converted)  # of several right answers the first, as SQuAD's scorers do


def number_text(number: float) -> str:
    """A number as a person writes it: 42 and not 42.0; nothing for NaN."""
    if isinstance(number, int):
        return str(number)
    if not math.isfinite(number):
        return ""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _inner(cell: Mapping[str, Any]) -> Any:
    """The text of an answer that is an object: SQuAD's `{"text": […]}`, or one turn."""
    for key in ("text", "value", "content"):
        if key in cell:
            inner = cell[key]
            several = isinstance(inner, list) and inner and isinstance(inner[0], str)
            return inner[0] if several else inner
    raise NotUsable("not_text")
