"""Messages as the model will read them: the chat template's text, and which characters of it are
learned.

An answer begins where the template's own generation prompt ends and goes on through its end mark,
so that the model learns what it will be asked to continue, and to stop.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.data.mapping.map import Message, Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.forms import Span, answers_of, find_answer, forms, shown
from engine.data.rendering.sandbox import Template
from engine.data.rendering.source import TemplateSource

TrainOn = Literal["answers", "last_answer", "all"]
_GENERATION = re.compile(r"\{%-?\s*generation\s*-?%\}")
_END_WORDS = ("end", "eot", "eos", "stop", "/s", "turn|>")
HEADING_CHARS = 12
MARKS_CHARS = 200
_MARK = "xQz{}Zqx"
"""Stands for an answer's text where its place has to be found; no template changes such a word."""


@dataclass(frozen=True)
class Rendered:
    """A row as text."""

    text: str
    spans: tuple[Span, ...]
    """What is learned, in order, without overlaps."""
    messages: tuple[Message, ...] = ()
    """As they were rendered; the system message may have joined the first question."""
    system_merged: bool = False
    off_prompt: bool = False
    """The last answer does not stand where the template's generation prompt would ask for it."""
    end_added: bool = False
    """The template writes no end mark; the end token was put behind the last answer."""
    form: int = 0
    """Which of `forms(row.messages)` the messages are."""


class Renderer:
    """Renders rows through one chat template, in this process (`worker` keeps foreign ones apart).

    Attributes:
        last_error: what the template said when it last refused a row.
    """

    def __init__(self, source: TemplateSource, train_on: TrainOn) -> None:
        self._template = Template(source.template, source.named)
        self._train_on = train_on
        self._tracks = bool(_GENERATION.search(source.template))
        self._special = source.special
        self._begin, self._end = source.begin, source.end or ""
        self._ends = [t for t in self._special if t != self._begin and self._is_end(t)]
        self.last_error = ""

    def row(self, row: Row) -> Rendered:
        """The row's text and what is learned of it.

        Raises:
            NotUsable: template_refused if the template will not render it, empty if none of its
                answers is to be learned.
        """
        if not row.messages:
            return Rendered(row.text, ((0, len(row.text)),) if row.text else ())
        form, messages, text = self._accepted(row.messages)
        wanted = self._wanted(row, messages)
        if not wanted:
            raise NotUsable("empty")
        spans, off_prompt = self._spans(messages, text, wanted)
        rendered = Rendered(text, tuple(spans), tuple(messages), form > 0, off_prompt, form=form)
        rendered = self._ended(rendered, wanted)
        rendered = replace(rendered, text=_without_blank_end(rendered))
        if self._train_on == "all":
            rendered = replace(rendered, spans=((0, len(rendered.text)),))
        return rendered

    def prompt(self, messages: Sequence[Mapping[str, str]]) -> str:
        """The text that asks for an answer to these messages, as a row with an answer begins: some
        templates (Mistral's) show a system message only while there is none.

        Raises:
            NotUsable: template_refused.
        """
        said = [dict(message) for message in messages]
        answered = [*said, {"role": "assistant", "content": _MARK.format(0)}]
        try:
            form = self._accepted(answered)[0]
        except NotUsable:
            form = self._accepted(said)[0]
        try:
            return self._template.render(forms(said)[form], prompt=True)
        except MemoryError:
            raise
        except Exception as error:  # a template is foreign code and may raise anything
            self.last_error = f"{type(error).__name__}: {error}"[:300]
            raise NotUsable("template_refused") from None

    def _accepted(self, messages: Sequence[Message]) -> tuple[int, list[Message], str]:
        """The messages in a form that the template takes and shows in full; its number and text."""
        for number, form in enumerate(forms(messages)):
            try:
                text = self._template.render(form)
            except MemoryError:  # a limit, and no opinion of the template's about this row
                raise
            except Exception as error:  # a template is foreign code and may raise anything
                self.last_error = f"{type(error).__name__}: {error}"[:300]
                continue
            if all(shown(message["content"], text) is not None for message in form):
                return number, form, text
            self.last_error = "the template leaves a message out"
        raise NotUsable("template_refused")

    def _wanted(self, row: Row, messages: Sequence[Message]) -> list[int]:
        """Places of the answers to learn."""
        answers, asked = answers_of(messages), answers_of(row.messages)
        if self._train_on == "last_answer" or len(answers) != len(asked):
            answers, asked = answers[-1:], asked[-1:]  # joined turns: only the last is sure
        pairs = zip(answers, asked, strict=True)
        return [place for place, before in pairs if before not in row.silent]

    def _spans(
        self, messages: list[Message], text: str, wanted: list[int]
    ) -> tuple[list[Span], bool]:
        """What is learned; and whether the last answer is off the template's own prompt."""
        found = self._tracked(messages, text) if self._tracks else {}
        if not found:
            found = {place: self._by_prefix(messages, text, place) for place in wanted}
        off_prompt = not found.get(wanted[-1])
        if not all(found.get(place) for place in wanted):
            found = self._by_marks(messages, text) | {p: span for p, span in found.items() if span}
        spans = [span for place in wanted if (span := found.get(place))]
        if not spans or not found.get(wanted[-1]):
            self.last_error = "the answer cannot be found in what the template wrote"
            raise NotUsable("template_refused")
        return [(start, self._with_end(text, start, end)) for start, end in spans], off_prompt

    def _tracked(self, messages: list[Message], text: str) -> dict[int, Span | None]:
        """From the template's own `{% generation %}` marks, if there is one for each answer."""
        rendered, blocks = self._template.tracked(messages)
        answers = answers_of(messages)
        if rendered != text or len(blocks) != len(answers):
            return {}
        return dict(zip(answers, blocks, strict=True))

    def _by_prefix(self, messages: list[Message], text: str, place: int) -> Span | None:
        """By rendering the conversation up to an answer, with the generation prompt, and comparing:
        exact wherever a template only ever appends, and for the last answer nearly always."""
        last = place == len(messages) - 1
        try:
            before = self._template.render(messages[:place], prompt=True)
            upto = text if last else self._template.render(messages[: place + 1])
        except MemoryError:
            raise
        except Exception:  # some templates refuse a conversation that is not finished
            return None
        if not before or not text.startswith(before) or not text.startswith(upto):
            return None  # (Zephyr asks for nothing where nobody has said anything yet)
        if shown(messages[place]["content"], text[len(before) : len(upto)]) is None:
            return None
        return len(before), len(upto)

    def _by_marks(self, messages: list[Message], text: str) -> dict[int, Span | None]:
        """By rendering once more with a word in place of each answer: templates that change
        earlier turns later on (dropping their thoughts, say) still keep the order."""
        marks = {place: _MARK.format(place) for place in answers_of(messages)}
        marked = [dict(message) for message in messages]
        for place, mark in marks.items():
            marked[place]["content"] = mark
        try:
            frame = self._template.render(marked)
        except MemoryError:
            raise
        except Exception:
            return {}
        spans: dict[int, Span | None] = {}
        at = frame_at = 0
        for place, mark in marks.items():
            frame_place = frame.find(mark, frame_at)
            heading = frame[max(frame_at, frame_place - HEADING_CHARS) : frame_place]
            found = find_answer(text, at, heading, messages[place]["content"])
            if frame_place >= 0 and found:
                spans[place] = found
                at, frame_at = found[1], frame_place + len(mark)
        return spans

    def _with_end(self, text: str, start: int, end: int) -> int:
        """The end of an answer with its end mark, and without the white space behind that."""
        if self._only_marks(text[end : end + MARKS_CHARS]) and len(text) - end <= MARKS_CHARS:
            return len(text.rstrip())  # some templates end everything with one more mark
        mark_at = len(text) - len(text[end:].lstrip())
        for token in self._ends:
            if text.startswith(token, mark_at):
                return mark_at + len(token)
        stop = start + len(text[start:end].rstrip())
        return stop if any(text.endswith(token, start, stop) for token in self._special) else end

    def _only_marks(self, text: str) -> bool:
        rest = text
        for token in self._special:
            rest = rest.replace(token, "")
        return bool(text.strip()) and not rest.strip()

    def _ended(self, rendered: Rendered, wanted: list[int]) -> Rendered:
        """Put the end token behind the last answer if the template wrote no end mark there."""
        text, spans = rendered.text, rendered.spans
        if not spans or wanted[-1] != len(rendered.messages) - 1:
            return rendered
        start, end = spans[-1]
        if any(text.endswith(token, start, end) for token in self._special):
            return rendered
        end = start + len(text[start:end].rstrip())
        closed = text[:end] + self._end
        return replace(
            rendered, text=closed, spans=(*spans[:-1], (start, len(closed))), end_added=True
        )

    def _is_end(self, token: str) -> bool:
        return token == self._end or any(w in token.lower() for w in _END_WORDS)


def _without_blank_end(rendered: Rendered) -> str:
    """The text up to its last learned character, if only white space comes behind it."""
    end = rendered.spans[-1][1] if rendered.spans else len(rendered.text)
    return rendered.text[:end] if not rendered.text[end:].strip() else rendered.text
