"""From a record to what is learned: a conversation, or a text. Or the reason why it cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from engine.data.mapping.asked import ALSO
from engine.data.mapping.choices import with_choices
from engine.data.mapping.marks import is_good
from engine.data.mapping.names import means_several, plain_name, tells_right_one
from engine.data.mapping.schema import Schema
from engine.data.mapping.seen import all_text
from engine.data.mapping.shapes import cell_of, is_blank, turn_keys
from engine.data.mapping.spoken import SPOKEN, spoken_messages
from engine.data.mapping.turns import NotUsable, Turn, UnknownSpeaker, answer_turns, clean_turns
from engine.data.mapping.values import Conversions, as_text, paragraphs
from engine.data.reading.records import Record

__all__ = ["Conversions", "Lost", "Mapper", "Message", "Row", "as_text", "is_good"]

_SAME_QUESTIONS = frozenset(("pattern", "patterns", "padroes", "patrones", "utterances"))
_INTENTS = frozenset(("tag", "intent", "intencao", "intencion", "intention"))
_COMPARED = ("preference", "unpaired_preference")
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
    good: bool = False
    """The data itself marks the answer as good."""

    def digest(self) -> bytes:
        """Equal for rows that say exactly the same."""
        said = [[message["role"], message["content"]] for message in self.messages]
        packed = json.dumps([said, self.text, self.extra], ensure_ascii=False)
        return blake2b(packed.encode("utf-8", "surrogatepass"), digest_size=16).digest()


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
        self._may_be_spoken = schema.name == SPOKEN or schema.kind in _COMPARED
        self._also = {r.removeprefix(ALSO): c for r, c in self._columns.items() if ALSO in r}

    def rows(self, record: Record) -> Iterator[Row | Lost]:
        """One row, or several if the record holds nested ones, or the reason for none."""
        if record.extra_cells:
            yield Lost(record.line, "extra_cells")
            return
        try:
            values = self._instances(record.value)
        except NotUsable as reason:
            yield Lost(record.line, reason.reason)
            return
        for value in values:
            yield self._row_or_lost(record, value)

    def _row_or_lost(self, record: Record, value: Mapping[str, Any]) -> Row | Lost:
        try:
            return self._row(record, value)
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
            row = self._row(record, value)
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
        if self._schema.name == "intents":
            return _every_way(value, self._columns["instruction"], output)
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

    def _row(self, record: Record, value: Mapping[str, Any]) -> Row:
        if self._schema.kind == "text":
            text = paragraphs(cell_of(value, self._columns["text"]), self._converted)
            if is_blank(text):
                raise NotUsable("empty")
            return self._made(record, value, [], text=self._above(value, text))
        silent: frozenset[int] = frozenset()
        extra, good = "", False
        if self._schema.kind == "chat":
            turns, shortened = self._chat(value)
            silent = frozenset(place for place, turn in enumerate(turns) if not turn.learn)
        elif self._schema.kind == "preference":
            turns, shortened, extra = self._preference(value)
            silent = frozenset(range(len(turns) - 1))  # earlier answers are not what was chosen
        elif self._schema.kind == "unpaired_preference":
            turns, shortened, extra = self._rated(value)
            good = is_good(cell_of(value, self._columns["label"]))
        else:
            turns, shortened = self._pair(value)
            answers = (place for place, turn in enumerate(turns) if turn.role == "assistant")
            silent = frozenset(place for place in answers if not turns[place].learn)
        messages = [turn.message for turn in turns]
        self._put_also(value, messages)
        told: dict[str, Any] = {"extra": extra, "shortened": shortened, "good": good}
        return self._made(record, value, messages, silent=silent, **told)

    def _made(
        self, record: Record, value: Mapping[str, Any], messages: list[Message], **said: Any
    ) -> Row:
        stated = cell_of(value, self._columns.get("language", ""))
        language = stated.strip()[:2].lower() if isinstance(stated, str) else ""
        return Row(record.line, messages, file=record.file, language=language, **said)

    def _put_also(self, value: Mapping[str, Any], messages: list[Message]) -> None:
        """Columns that were asked for, above the first question."""
        first = next((message for message in messages if message["role"] == "user"), None)
        if first and self._also:
            first["content"] = self._above(value, first["content"])

    def _above(self, value: Mapping[str, Any], text: str) -> str:
        given = [
            f"{name}: {said}"
            for name, column in self._also.items()
            if (said := as_text(cell_of(value, column), self._converted).strip())
        ]
        return "\n".join(given) + "\n\n" + text if given else text

    def _pair(self, value: Mapping[str, Any]) -> tuple[list[Turn], bool]:
        label = self._schema.kind == "classification"
        ask, answer = ("text", "label") if label else ("instruction", "output")
        asked, said = self._said(value, ask, "user"), self._said(value, answer, "assistant")
        asked = [turn if turn.role != "assistant" else turn.unlearned() for turn in asked]
        given = paragraphs(cell_of(value, self._columns.get("input", "")), self._converted)
        if not label and {"choices", "output"} <= self._columns.keys():
            asked, said = self._choice(value, asked)
        if not is_blank(given):
            last = asked.pop().text + "\n\n" if asked else ""
            asked.append(Turn("user", last + given, learn=False))
        if all(is_blank(turn.text) for turn in said):
            raise NotUsable("empty")
        if all(is_blank(turn.text) for turn in asked):
            raise NotUsable("no_question")
        return answer_turns([*self._before(value), *asked, *said])

    def _choice(self, value: Mapping[str, Any], asked: list[Turn]) -> tuple[list[Turn], list[Turn]]:
        right = cell_of(value, self._columns["output"])
        question = asked[-1].text if asked else ""
        choices, first = self._columns["choices"], self._schema.first_choice
        question, answer = with_choices(value, question, choices, right, first)
        return [Turn("user", question, learn=False)], [Turn("assistant", answer, learn=True)]

    def _before(self, value: Mapping[str, Any]) -> list[Turn]:
        """The system message and earlier turns of a question/answer row, if it has them."""
        system = self._text(value, "system")
        turns = [] if is_blank(system) else [Turn("system", system, learn=False)]
        history = cell_of(value, self._columns.get("history", ""))
        for turn in history if isinstance(history, list) else []:
            if isinstance(turn, list) and len(turn) == 2:
                asked, said = (as_text(part, self._converted) for part in turn)
                turns += [Turn("user", asked, learn=False), Turn("assistant", said, learn=True)]
        return turns

    def _chat(self, value: Mapping[str, Any]) -> tuple[list[Turn], bool]:
        column = self._columns.get("messages") or self._columns["conversations"]
        cell = cell_of(value, column)
        if self._schema.name == SPOKEN:
            cell = spoken_messages(cell) if isinstance(cell, str) else None
            if not cell:
                raise NotUsable("text_only")
        turns = self._clean(cell)
        system = self._text(value, "system")
        if not is_blank(system) and turns and turns[0].role != "system":
            turns = [Turn("system", system, learn=False), *turns]
        kept, shortened = answer_turns(turns)
        if not any(turn.learn for turn in kept):
            raise NotUsable("empty")
        return kept, shortened

    def _preference(self, value: Mapping[str, Any]) -> tuple[list[Turn], bool, str]:
        before = self._said(value, "prompt", "user")
        best = "chosen" if "chosen" in self._columns else "answers"
        chosen = self._said(value, best, "assistant")
        rejected = self._said(value, "rejected", "assistant")
        kept, shortened = answer_turns(chosen if len(chosen) > 1 else [*before, *chosen])
        return kept, shortened, "\n".join(turn.text for turn in rejected)

    def _rated(self, value: Mapping[str, Any]) -> tuple[list[Turn], bool, str]:
        rating = cell_of(value, self._columns["label"])
        if self._schema.chosen_only and not is_good(rating):
            raise NotUsable("rejected_answer")
        before = self._said(value, "prompt", "user")
        kept, shortened = answer_turns([*before, *self._said(value, "output", "assistant")])
        return kept, shortened, str(rating)

    def _said(self, value: Mapping[str, Any], role: str, speaker: str) -> list[Turn]:
        """A prompt or answer that may be text, one turn, or a list of turns."""
        cell = cell_of(value, self._columns.get(role, ""))
        if self._may_be_spoken and isinstance(cell, str) and (turns := spoken_messages(cell)):
            return self._clean(turns)
        if isinstance(cell, str):
            return [] if is_blank(cell) else [Turn(speaker, cell, speaker == "assistant")]
        if isinstance(cell, dict) and turn_keys([cell]):
            cell = [cell]
        if turn_keys(cell):
            return self._clean(cell)
        if isinstance(cell, list) and self._is_several(value, self._columns[role], cell):
            cell = cell[:1]  # of several wordings the first, as SQuAD's scorers do
        text = as_text(cell, self._converted)
        return [] if is_blank(text) else [Turn(speaker, text, speaker == "assistant")]

    def _is_several(self, value: Mapping[str, Any], column: str, cell: list[Any]) -> bool:
        """Whether a list holds several right answers, and not one among wrong ones."""
        told = any(name != column and tells_right_one(name) for name in value)
        return all_text(cell) and means_several(column) and not told

    def _clean(self, turns: Any) -> list[Turn]:
        return clean_turns(turns, strangers=self._strangers)

    def _text(self, value: Mapping[str, Any], role: str) -> str:
        column = self._columns.get(role)
        return as_text(cell_of(value, column), self._converted) if column else ""


def _every_way(value: Mapping[str, Any], ask: str, answer: str) -> list[Mapping[str, Any]]:
    """Each way to ask with an answer; those of one intent take turns.

    Raises:
        NotUsable: uneven_lists: nobody knows which answer belongs to which question.
    """
    asked, said = value.get(ask.removesuffix("[]")), value.get(answer.removesuffix("[]"))
    said = [said] if isinstance(said, str) and said else said
    if not isinstance(asked, list) or not isinstance(said, list) or not said:
        return [value]
    if len(said) not in (1, len(asked)) and len(asked) > 1 and not _is_intent(value, ask):
        raise NotUsable("uneven_lists")
    return [{ask: way, answer: said[place % len(said)]} for place, way in enumerate(asked)]


def _is_intent(value: Mapping[str, Any], ask: str) -> bool:
    """Whether all questions of a row ask the same: any answer answers each."""
    named = plain_name(ask.removesuffix("[]")) in _SAME_QUESTIONS
    return named or not _INTENTS.isdisjoint(map(plain_name, value))
