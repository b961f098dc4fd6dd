"""Data that says which answers are good: pairs, ranked lists, marks of single answers."""

from __future__ import annotations

from engine.data.mapping.choices import quiz_columns
from engine.data.mapping.marks import good_or_bad, is_number
from engine.data.mapping.names import (
    calls_good,
    good_and_bad,
    means_several,
    plain_name,
    says_better,
    says_good,
)
from engine.data.mapping.seen import ANSWER_PARTS, Seen, plays
from engine.data.mapping.shapes import turn_keys

Columns = dict[str, str]
"""Role -> column."""
_PAIR_ENDS = (("a", "b"), ("1", "2"), ("0", "1"), ("j", "k"), ("x", "y"))
"""Ends of the names of two answers of which one is better."""


_SCORES = ("score_", "rating_", "reward_", "rank_", "nota_")


def preference(seen: Seen) -> Columns | None:
    """Pairs of answers of which one is better; also where only marks say which."""
    columns = {part: seen.parts[part] for part in ("chosen", "rejected") if part in seen.parts}
    columns = columns if len(columns) == 2 else _called_good_and_bad(seen)
    if not columns:
        return _marked_pair(seen) or _ranked_list(seen)
    before = [name for name in seen.turns if name not in columns.values()]
    return _prompt(next(iter(before), None) or seen.question or _inner_turns(seen)) | columns


def _called_good_and_bad(seen: Seen) -> Columns:
    """An answer that its name calls good beside one that is called bad: `resposta_certa` and
    `resposta_errada`. Several bad ones, or a list of them, are choices of a quiz."""
    bad = [name for name in seen.shapes if plays(name, "rejected")]
    good = [name for name in seen.shapes if plays(name, "answer") and calls_good(name)]
    asks = bool({"instruction", "question", "prompt"} & seen.parts.keys())
    if not bad and not good and asks and (both := good_and_bad(seen.shapes)):
        good, bad = [both[0]], [both[1]]
    texts = all(map(seen.says_in_words, (*good[:1], *bad)))
    if len(bad) != 1 or not good or not texts or means_several(bad[0]) or _has_choices(seen):
        return {}
    return {"chosen": good[0], "rejected": bad[0]}


def _has_choices(seen: Seen) -> bool:
    return "choices" in seen.parts or quiz_columns(seen) is not None


def _inner_turns(seen: Seen) -> str | None:
    """Messages within an object, as a request has them: `input.messages`."""
    objects = (name for name, shape in seen.shapes.items() if shape == "object")
    return next((f"{n}.messages" for n in objects if turn_keys(seen.row[n].get("messages"))), None)


def has_twin(seen: Seen, answer: str) -> bool:
    """Whether a second answer stands beside one, called the same but for its end."""
    plain = {plain_name(name) for name, shape in seen.shapes.items() if shape == "text"}
    word = plain_name(answer)
    ends = [(a, b) for a, b in _PAIR_ENDS if word.endswith(f"_{a}")]
    return any(word[: -len(a)] + b in plain for a, b in ends)


def _prompt(column: str | None) -> Columns:
    return {"prompt": column} if column else {}


def _marked_pair(seen: Seen) -> Columns | None:
    """Two answers, and a column that says which is better: nothing is learned unasked."""
    plain = {plain_name(name): name for name in seen.shapes}
    scored = any(word[:-1] in _SCORES for word in plain)
    if not scored and not any(says_better(name) for name in seen.shapes):
        return None
    for word, name in plain.items():
        twin = any(word.endswith(a) and word[:-1] + b in plain for a, b in _PAIR_ENDS)
        text = scored and seen.shapes[name] == "text" and word[:-1] not in _SCORES
        if twin and (text or plays(name, "answer") or seen.shapes[name] == "turns"):
            return _prompt(seen.question) | {"answers": name}
    return None


def _ranked_list(seen: Seen) -> Columns | None:
    """Several answers in a list, each with its rank or score."""
    column = seen.parts.get("answer", "")
    said = seen.row.get(column)
    if not isinstance(said, list) or len(said) < 2 or not isinstance(said[0], dict):
        return None
    words = {word for key in said[0] for word in plain_name(key).split("_")}
    if words.isdisjoint(("rank", "score", "rating", "reward")):
        return None
    return _prompt(seen.question) | {"answers": column}


def rated(seen: Seen) -> Columns | None:
    """Single answers with a mark that says whether they are good, as KTO takes them."""
    answer = next((name for name in seen.turns if plays(name, "answer")), None)
    answer = answer or seen.first(*ANSWER_PARTS) or next(iter(seen.turns), None)
    flag = _flag(seen, answer) if answer else None
    if not answer or not flag:
        return None
    before = [name for name in seen.turns if name != answer]
    asked = before[0] if before else seen.question
    return _prompt(asked if asked != answer else None) | {"output": answer, "label": flag}


def _flag(seen: Seen, answer: str) -> str | None:
    """The column of the marks. Where only a text stands, 0 and 1 may be classes of it; where
    choices stand, the place of the right one."""
    names = [name for name in seen.shapes if _is_mark(seen, name)]
    pairs = bool(seen.question) and seen.question != answer and seen.parts.get("answer") == answer
    numbers = (pairs or bool(seen.turns)) and not quiz_columns(seen)
    return next((name for name in names if numbers or not is_number(seen.row[name])), None)


def _is_mark(seen: Seen, name: str) -> bool:
    if seen.marks is not None and name not in seen.marks:
        return False
    return says_good(name) and good_or_bad(seen.row[name]) is not None
