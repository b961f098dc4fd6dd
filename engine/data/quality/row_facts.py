"""Everything the checks need to know of one row; its text is not kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.data.mapping.map import Row
from engine.data.quality.harmful import harmful
from engine.data.quality.languages import is_familiar, language_of
from engine.data.quality.mojibake import restored
from engine.data.quality.ocr import ocr_damage
from engine.data.quality.personal import personal_data
from engine.data.quality.placeholders import placeholder
from engine.data.quality.words import Words, words_of

MAX_CHARS = 200_000
"""Of a longer row only so much is looked at."""
EXCERPT_BEFORE = 40
EXCERPT_CHARS = 120
MAX_LABEL_CHARS = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found in one row."""

    excerpt: str
    kinds: tuple[str, ...] = ()
    """What exactly: kinds of personal data, the harmful rule."""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row, as far as the checks need it."""

    line: int
    file: int
    words: Words
    head: str
    """How the row begins, to be shown."""
    answer: str
    """The last answer if it is short, else how it begins."""
    answer_words: int
    """Of the longest answer; 0 for plain text."""
    quoted: bool
    """The last answer stands in the question, word by word."""
    paired: bool
    """A row of preference data: other answers to the same question are right, too."""
    language: str
    found: dict[str, Finding] = field(default_factory=dict)
    """Code -> what was found in this row alone."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says, as the checks look at it."""

    whole: str
    """Everything, or as much as is looked at."""
    last: str
    """The last answer."""
    answer_words: int
    """Of the longest answer; 0 for plain text."""

    @property
    def is_short(self) -> bool:
        """Whether no answer has more than one word."""
        return bool(self.last) and self.answer_words <= 1


def said_by(row: Row) -> Said:
    """The texts of a row."""
    texts = [message["content"] for message in row.messages] or [row.text]
    answers = [m["content"] for m in row.messages if m["role"] == "assistant"]
    return Said(
        whole="\n".join(texts)[:MAX_CHARS],
        last=answers[-1].strip() if answers else "",
        answer_words=max((len(answer.split()) for answer in answers), default=0),
    )


def facts_of(row: Row, usual: str = "") -> RowFacts:
    """Look at a row once.

    Args:
        usual: the language of most rows so far. A row that answers in another one is looked at
            twice: an answer in French to an English question is a translation, no stray row.
    """
    texts = [message["content"] for message in row.messages] or [row.text]
    said = said_by(row)
    whole, last = said.whole, said.last
    words = words_of(row)
    language = row.language or usual
    if not language or (not row.language and not is_familiar(words, usual)):
        language = _language(texts, last, whole, usual)
    return RowFacts(
        line=row.line,
        file=row.file,
        words=words,
        head=_excerpt(texts[0], 0),
        answer=last[:MAX_LABEL_CHARS],
        answer_words=said.answer_words,
        quoted=_quoted(words),
        paired=bool(row.extra),
        language=language,
        found=_findings(whole, words, prose=not row.messages and language in ("pt", "")),
    )


def _language(texts: list[str], last: str, whole: str, usual: str) -> str:
    """The language of the answer; of the whole row if the answer is too short to tell."""
    spoken = language_of(last) or language_of(whole)
    if not spoken or spoken == usual or len(texts) < 2:
        return spoken
    return spoken if language_of(texts[-2]) in (spoken, "") else usual


def _quoted(words: Words) -> bool:
    """Whether the last answer stands in the question: as it does in extracted answers."""
    said = words.answer
    asked = words.packed[: 4 * words.answer_from]
    place = asked.find(said) if said and words.answer_from else -1
    while place % 4 and place >= 0:
        place = asked.find(said, place + 1)
    return place >= 0


def _findings(whole: str, words: Words, *, prose: bool) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    if place := placeholder(whole):
        found["PLACEHOLDERS"] = Finding(_excerpt(whole, place[0]))
    if personal := personal_data(whole):
        kinds = tuple(sorted({one.kind for one in personal}))
        first = personal[0]
        covered = whole[: first.start] + _covered(whole[first.start : first.end])
        found["PERSONAL_DATA"] = Finding(_excerpt(covered + whole[first.end :], first.start), kinds)
    if hit := harmful(whole, words.keys):
        found["HARMFUL"] = Finding(_excerpt(whole, hit[1]), (hit[0],))
    if damage := ocr_damage(whole, prose=prose):
        found["OCR_DAMAGE"] = Finding(_excerpt(whole, damage[1]), (damage[0],))
    if (repaired := restored(whole)) is not whole:
        same = zip(whole, repaired, strict=False)
        first_sign = next((n for n, (a, b) in enumerate(same) if a != b), 0)
        found["MOJIBAKE"] = Finding(_excerpt(whole, first_sign))
    return found


def _covered(personal: str) -> str:
    """Personal data so that its owner knows it and nobody else: first and last signs only."""
    inner = "".join("•" if sign.isalnum() else sign for sign in personal[3:-2])
    return personal[:3] + inner + personal[-2:]


def _excerpt(text: str, place: int) -> str:
    """A line around a place."""
    start = max(0, place - EXCERPT_BEFORE)
    cut = " ".join(text[start : start + 2 * EXCERPT_CHARS].split())
    shown = cut if len(cut) <= EXCERPT_CHARS else cut[: EXCERPT_CHARS - 1] + "…"
    return "…" + shown if start else shown
