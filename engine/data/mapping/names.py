"""The part that a column plays, as far as its name tells; and who speaks in a chat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from engine.data.mapping import known_names as known

MAX_NAME_CHARS = 40
MAX_NAME_WORDS = 5

PARTS: dict[str, tuple[str, ...]] = {
    "chosen": tuple(known.CHOSEN.split()),  # before "answer": chosen_answer is no plain answer
    "rejected": tuple(known.REJECTED.split()),
    "choices": tuple(known.CHOICES.split()),
    "instruction": tuple(known.INSTRUCTION.split()),
    "question": tuple(known.QUESTION.split()),
    "prompt": tuple(known.PROMPT.split()),
    "context": tuple(known.CONTEXT.split()),
    "input": tuple(known.INPUT.split()),
    "answer": tuple(known.ANSWER.split()),
    "summary": tuple(known.SUMMARY.split()),
    "code": tuple(known.CODE.split()),
    "documentation": tuple(known.DOCUMENTATION.split()),
    "label": tuple(known.LABEL.split()),
    "text": tuple(known.TEXT.split()),
    "messages": tuple(known.MESSAGES.split()),
    "system": tuple(known.SYSTEM.split()),
    "history": tuple(known.HISTORY.split()),
    "speaker": tuple(known.SPEAKER_ASKS.split()),
}
"""Part -> names, the most telling first."""
_DESCRIBING = frozenset(known.DESCRIBING.split())
_LANGUAGES = frozenset(known.LANGUAGE_NAMES.split())
_FLAGS = frozenset(known.FLAG_LABELS.split())
_MARKS = frozenset(known.PREFERENCE_MARKS.split())
_TOOLS = frozenset(known.TOOLS.split())
_SAID_WORDS = (
    "message mensagem mensaje nachricht messaggio text texto texte testo content conteudo"
    " contenido utterance turn fala msg"
)
_SAID = frozenset(_SAID_WORDS.split())
"""Words for something said; who says it decides the part."""
_WRONG = frozenset(known.WRONG.split())
_RIGHT_ONE = frozenset(known.RIGHT.split())
_NOT = frozenset(known.NOT.split())
_ASK = frozenset(known.SPEAKER_ASKS.split())
_ANSWERING_WORDS = (
    "assistant assistente asistente bot chatbot agent agente atendente model modelo gpt ai ia"
    " support suporte operador"
)
_ANSWERING = frozenset(_ANSWERING_WORDS.split())

_CLASSES_WORDS = "bot human ai fake hate offensive ironic sarcastic"
_CLASSES = frozenset(_CLASSES_WORDS.split())
"""What texts are told by, where a column is called `is_bot`."""
_ANSWERS_WORDS = "answers respostas respuestas reponses antworten risposte"
_ANSWERS = frozenset(_ANSWERS_WORDS.split())
_RIGHT_WORDS = (
    "answer answers correct right best label winner choice solution key score scores rank target"
    " resposta respuesta reponse antwort risposta correta correto certa correcta gabarito rotulo"
    " richtig"
)
_RIGHT = frozenset(_RIGHT_WORDS.split())

ROLES: dict[str, str] = {
    **dict.fromkeys(known.USERS.split(), "user"),
    **dict.fromkeys(known.ASSISTANTS.split(), "assistant"),
    **dict.fromkeys(known.SYSTEMS.split(), "system"),
}
"""Who speaks, in chat data -> the role that chat templates know."""


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without accents, case and punctuation: `Instrução (PT)` -> `instrucao_pt`."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "_", bare).strip("_")


@lru_cache(maxsize=4096)
def part_of(name: str) -> tuple[str, int] | None:
    """The part a column name stands for, and how telling the name is (0 is most), or None.

    The whole name decides; then who says something (`agent_message`); else its words, unless one of
    them says that it only describes. Of a dotted name the last word counts first, unless it only
    says that something is said (`answer.text`).
    """
    if "." in name.strip(".") and (inner := _part_of_dotted(name)):
        return inner[0], inner[1] + 10
    plain = plain_name(name)
    for part, names in PARTS.items():
        if plain in names:
            return part, names.index(plain)
    words = re.sub(r"(?<=[a-z])(?=\d+$)", "_", plain).split("_")
    if len(words) > MAX_NAME_WORDS or not _DESCRIBING.isdisjoint(words):
        return None
    if words[0] == "is":  # says yes or no of the rest: `is_bot` is nobody's answer
        return ("label", 100) if any(map(_is_class, words)) else None
    if _calls_bad(words) and any(word in PARTS["answer"] for word in words):
        return "rejected", 100
    if not _SAID.isdisjoint(words):
        if not _ANSWERING.isdisjoint(words):
            return "answer", 100
        if not _ASK.isdisjoint(words):
            return "prompt", 100
    for part, names in PARTS.items():
        for word in words:
            if word in names:
                return part, 100 + names.index(word)
    return None


def _calls_bad(words: list[str]) -> bool:
    """Whether a name says of its answers that they are bad, or `not_preferred`."""
    good = not _RIGHT_ONE.isdisjoint(words) or any(word in PARTS["chosen"] for word in words)
    return not _WRONG.isdisjoint(words) or (good and not _NOT.isdisjoint(words))


def calls_good(name: str) -> bool:
    """Whether a name says of its answers that they are the good ones."""
    words = plain_name(name).split("_")
    return not _RIGHT_ONE.isdisjoint(words) and not _calls_bad(words)


def good_and_bad(names: Iterable[str]) -> tuple[str, str] | None:
    """Two names that are nothing but the words for good and bad: `certa` and `errada`."""
    plain = {plain_name(name): name for name in names}
    good = next((name for word, name in plain.items() if word in _RIGHT_ONE), None)
    bad = next((name for word, name in plain.items() if word in _WRONG), None)
    return (good, bad) if good and bad else None


def _is_class(word: str) -> bool:
    return word in PARTS["label"] or word in _CLASSES


def _part_of_dotted(name: str) -> tuple[str, int] | None:
    outer, _, last = name.rpartition(".")
    inner = part_of(last)
    only_said = inner is not None and (inner[0] == "text" or plain_name(last) in _SAID)
    return (part_of(outer) or inner) if only_said else inner


def is_describing(name: str) -> bool:
    """Whether a name says that its column describes rows: ids, dates, sources, counts.

    Columns without a name are the row numbers of other programs.
    """
    plain = plain_name(name)
    return not plain or not _DESCRIBING.isdisjoint(plain.split("_"))


def is_language(name: str) -> bool:
    """Whether a column is called like a language, as translations of each other are."""
    return plain_name(name.rpartition(".")[2]) in _LANGUAGES


def says_good(name: str) -> bool:
    """Whether a column may say that an answer was good or bad."""
    return plain_name(name.rpartition(".")[2]) in _FLAGS


def says_better(name: str) -> bool:
    """Whether a column may say which of two answers is better."""
    return plain_name(name) in _MARKS


def is_known_name(cell: str) -> bool:
    """Whether a cell is, as a whole, a name of a column that we know."""
    return any(plain_name(cell) in names for names in PARTS.values())


def looks_like_name(cell: str) -> bool:
    """Whether a cell could name a column: short, no sentence, no number."""
    cell = cell.strip()
    number = cell.replace(".", "").replace(",", "").lstrip("-").isdigit()
    few_words = len(cell) <= MAX_NAME_CHARS and len(cell.split()) <= MAX_NAME_WORDS - 1
    return bool(cell) and few_words and cell[-1] not in "?.!,;:" and not number


def means_several(name: str) -> bool:
    """Whether a column of answers holds, by its name, several wordings of the right one."""
    return plain_name(name.rpartition(".")[2]).rpartition("_")[2] in _ANSWERS


def tells_right_one(name: str) -> bool:
    """Whether a column beside a list of answers may say which of them is right."""
    return says_good(name) or not _RIGHT.isdisjoint(plain_name(name).split("_"))


def role_of(speaker: object) -> str | None:
    """The chat role of whoever speaks, or None if it is nobody we know."""
    return ROLES.get(plain_name(speaker)) if isinstance(speaker, str) else None


def asks_word(word: str) -> bool:
    """Whether a word of a name stands for who asks."""
    return word in _ASK


def answers_word(word: str) -> bool:
    """Whether a word of a name stands for who answers."""
    return word in _ANSWERING


def is_tool(speaker: object) -> bool:
    """Whether a program speaks: its words must never be learned as an answer."""
    return isinstance(speaker, str) and plain_name(speaker) in _TOOLS
