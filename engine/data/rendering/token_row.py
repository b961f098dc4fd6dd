"""One row as the model reads it, token by token: what the page "What the model sees" shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering.forms import Span, content_spans
from engine.data.rendering.press import Press
from engine.data.rendering.render import Rendered, TrainOn
from engine.data.rendering.source import TemplateSource
from engine.data.rendering.spans import CHARS_PER_TOKEN, learned_of, tokens_apart
from engine.data.rendering.token_bytes import TokenBytes
from engine.data.rendering.tokens import SLACK_TOKENS, TextTokenizer, Tokens

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.data.rendering.tokenise import Tokeniser

SHOWN_BEHIND_CUT = 256
"""Tokens that are shown although the limit leaves them out."""
MAX_SHOWN = 12_000
"""Of a longer row the middle is left out here already: nobody reads it token by token."""
MAX_TEXT = 2_000_000
"""Characters of the rendered text that are sent along, for the clipboard."""


class TokenRows:
    """Rows of one tokenizer, each on its own: a few milliseconds a row, however long it is.

    Args:
        tokenizer: with a chat template (`engine.models.template.ensure_template`).
        template: whose template that is (`engine.models.template.TemplateOwner`).
        tokeniser: shares its tokenizer and press where the caller has one.
    """

    def __init__(
        self,
        tokenizer: PreTrainedTokenizerBase,
        template: str,
        *,
        tokeniser: Tokeniser | None = None,
    ) -> None:
        self._template = template
        self._source = tokeniser.source if tokeniser else TemplateSource.of(tokenizer)
        self._text = tokeniser.text if tokeniser else TextTokenizer(tokenizer)
        self._bytes = TokenBytes(tokenizer)
        self._special = set(tokenizer.all_special_ids)
        added = tokenizer.added_tokens_decoder.items()
        self._special |= {token_id for token_id, token in added if token.special}

    def row(
        self,
        row: Row,
        max_length: int,
        train_on: TrainOn,
        *,
        running_text: bool = False,
        total: int | None = None,
    ) -> dict[str, Any]:
        """A row's tokens, turns and counts. The counts of trained, masked and special tokens add up
        to `kept_tokens`, and with `not_seen` to `total_tokens`.

        Args:
            running_text: nothing is cut: text is learned in blocks of `max_length`.
            total: tokens of the whole row where they are known; else the rest is counted.

        Raises:
            Problem: the template went beyond its limits.
        """
        press = Press(self._source, train_on)
        try:
            rendered = press.row(row)
        except NotUsable as refused:
            return self._refused(row, refused.reason, press.last_error)
        return self._shown(row, rendered, max_length, running_text, total)

    def _refused(self, row: Row, reason: str, error: str) -> dict[str, Any]:
        text = "\n\n".join(message["content"] for message in row.messages) or row.text
        nothing = dict.fromkeys(_COUNTS, 0)
        facts = {"line": row.line, "template": self._template, "refused": reason, "error": error}
        return {**facts, "text": text[:MAX_TEXT], "tokens": [], "turns": [], **nothing}

    def _shown(
        self, row: Row, rendered: Rendered, max_length: int, running: bool, total: int | None
    ) -> dict[str, Any]:
        reach = MAX_SHOWN if running else max_length + SHOWN_BEHIND_CUT
        tokens, seen = self._tokens(rendered, reach)
        if total is None:
            total = len(tokens.ids) + self._text.count(rendered.text[seen:])
        kept = total if running else min(len(tokens.ids), max_length)
        learned = learned_of(tokens, rendered.spans).tolist()
        contents = content_spans(rendered.messages, rendered.text)
        marks = self._marks(tokens, contents, bool(rendered.messages))
        shown = min(len(tokens.ids), reach)
        made = self._made(rendered.text, tokens, learned, marks, shown)
        within = min(kept, len(tokens.ids))
        counts = _counted(learned[:within], marks[:within], kept - within)
        made, omitted = _without_middle(made, kept)
        return {
            "line": row.line,
            "text": rendered.text[:MAX_TEXT],
            "template": self._template,
            "tokens": made,
            "turns": self._turned(rendered, tokens, contents, shown),
            "max_length": max_length,
            "blocks": running,
            "total_tokens": total,
            "kept_tokens": kept,
            "not_seen": total - kept,
            "system_merged": rendered.system_merged,
            "end_added": rendered.end_added,
            **counts,
            **omitted,
        }

    def _tokens(self, rendered: Rendered, reach: int) -> tuple[Tokens, int]:
        """As many tokens as are shown, and the characters that were looked at."""
        text, limit = rendered.text, (reach + SLACK_TOKENS) * CHARS_PER_TOKEN
        while True:
            spans = [(a, min(b, limit)) for a, b in rendered.spans if a < limit]
            tokens = tokens_apart(self._text, text[:limit], spans)
            if len(tokens.ids) >= reach + SLACK_TOKENS or limit >= len(text):
                return tokens, min(limit, len(text))
            limit *= 2

    def _turned(
        self, rendered: Rendered, tokens: Tokens, contents: Sequence[Span], shown: int
    ) -> list[dict[str, Any]]:
        some = Tokens(tokens.ids[:shown], tokens.spans[:shown])
        special = [token_id in self._special for token_id in some.ids]
        return _turns(rendered.text, some, special, contents, rendered.messages)

    def _marks(self, tokens: Tokens, contents: Sequence[Span], is_chat: bool) -> list[bool]:
        """Whether the template wrote each token: it is special, or outside all messages."""
        starts = [start for start, _ in contents]
        marks = []
        for token_id, (start, end) in zip(tokens.ids, tokens.spans, strict=True):
            place = bisect_right(starts, start) - 1
            inside = place >= 0 and start < contents[place][1]
            reaches = place + 1 < len(contents) and end > contents[place + 1][0]
            marks.append(token_id in self._special or (is_chat and not inside and not reaches))
        return marks

    def _made(
        self, text: str, tokens: Tokens, learned: list[bool], marks: list[bool], shown: int
    ) -> list[dict[str, Any]]:
        made = []
        behind = 0
        for place in range(shown):
            start, end = tokens.spans[place]
            token_id = tokens.ids[place]
            if self._is_made_up(token_id, text[start:end]):
                end = start  # the character is shown with the token that really is it
            start = max(start, behind)  # a character of several tokens is shown with the first
            behind = max(behind, end)
            words = text[start:end]
            token = {
                "id": token_id,
                "text": words,
                "trained": learned[place],
                "special": marks[place],
            }
            if self._text.is_fast:
                if (own := self._bytes.of(token_id)) != words.encode("utf-8", "replace"):
                    token["bytes"] = own.hex()
            else:  # such tokenizers do not say which characters a token stands for
                token["text"] = self._bytes.of(token_id).decode("utf-8", "replace")
            made.append(token)
        return made

    def _is_made_up(self, token_id: int, words: str) -> bool:
        """Whether it is the space that some tokenizers put before a text, counted with what comes
        behind it."""
        if len(words) != 1 or words.isspace() or not self._text.is_fast:
            return False
        return self._bytes.of(token_id) == b" "


_COUNTS = ("kept_tokens", "total_tokens", "not_seen", "trained", "masked", "special")


def _counted(learned: Sequence[bool], marks: Sequence[bool], more: int) -> dict[str, int]:
    """Trained, masked, special: every kept token is one of them. `more`: text beyond what is shown,
    all of it learned."""
    trained = sum(learned)
    special = sum(mark and not known for mark, known in zip(marks, learned, strict=True))
    masked = len(learned) - trained - special
    return {"trained": trained + more, "masked": masked, "special": special}


def _without_middle(
    made: list[dict[str, Any]], kept: int
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The beginning and the surroundings of the cut; `omitted` tokens stood at `omitted_at`."""
    if len(made) <= MAX_SHOWN:
        return made, {}
    half = MAX_SHOWN // 2
    omitted = len(made) - 2 * half
    return made[:half] + made[-half:], {"omitted": omitted, "omitted_at": half}


def _turns(
    text: str,
    tokens: Tokens,
    special: Sequence[bool],
    contents: Sequence[Span],
    messages: Sequence[dict[str, str]],
) -> list[dict[str, Any]]:
    """First and last token of each message, with the marks around it.

    A turn ends behind its end mark and the white space there; what follows introduces the next.
    """
    starts = [start for start, _ in tokens.spans]
    turns: list[dict[str, Any]] = []
    first = 0
    for place, ((_, end), message) in enumerate(zip(contents, messages, strict=True)):
        behind = len(starts)
        if place + 1 < len(contents):
            at, stop = (bisect_right(starts, edge - 1) for edge in (end, contents[place + 1][0]))
            if at < stop and special[at]:
                at += 1
            while at < stop and not text[slice(*tokens.spans[at])].strip():
                at += 1
            behind = max(at, first)
        if behind > first:
            turns.append({"role": message["role"], "first": first, "last": behind - 1})
        first = behind
    return turns
