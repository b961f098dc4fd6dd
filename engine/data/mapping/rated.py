"""Data that says which answers are good: pairs, ranked lists, marks of single answers."""

from __future__ import annotations

from engine.data.mapping.names import plain_name, says_better, says_good
from engine.data.mapping.seen import ANSWER_PARTS, Seen, plays

Columns = dict[str, str]
"""Role -> column."""
_PAIR_ENDS = (("a", "b"), ("1", "2"), ("0", "1"), ("j", "k"), ("x", "y"))
"""Ends of the names of two answers of which one is better."""


_SCORES = ("score_", "rating_", "reward_", "rank_", "nota_")
_GOOD_OR_BAD = ("desirable", "undesirable", "good", "bad")
_YES_OR_NO = ("yes", "no", "sim", "não", "nao", "si", "sí", "oui", "non", "ja", "nein", "1", "0")
_VAGUE = ("label", "rotulo", "rating", "feedback", "like", "correct")
"""Names that may stand for anything: only a word for good or bad, or a flag, makes them a mark."""


def preference(seen: Seen) -> Columns | None:
    """Pairs of answers of which one is better; also where only marks say which."""
    columns = {part: seen.parts[part] for part in ("chosen", "rejected") if part in seen.parts}
    if len(columns) < 2:
        return _marked_pair(seen) or _ranked_list(seen)
    before = [name for name in seen.turns if name not in columns.values()]
    return _prompt(before[0] if before else seen.question) | columns


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
        if twin and (text or plays(name, "answer")):
            return _prompt(seen.question) | {"answers": name}
    return None


def _ranked_list(seen: Seen) -> Columns | None:
    """Several answers in a list, each with its rank or score."""
    column = seen.parts.get("answer", "")
    said = seen.row.get(column)
    if not isinstance(said, list) or len(said) < 2 or not isinstance(said[0], dict):
        return None
    if {"rank", "score", "rating", "reward"}.isdisjoint(said[0]):
        return None
    return _prompt(seen.question) | {"answers": column}


def rated(seen: Seen) -> Columns | None:
    """Single answers with a mark that says whether they are good, as KTO takes them."""
    answer = next((name for name in seen.turns if plays(name, "answer")), None)
    answer = answer or seen.first(*ANSWER_PARTS) or next(iter(seen.turns), None)
    flag = _flag(seen) if answer else None
    if not answer or not flag:
        return None
    before = [name for name in seen.turns if name != answer]
    asked = before[0] if before else seen.question
    return _prompt(asked if asked != answer else None) | {"output": answer, "label": flag}


def _flag(seen: Seen) -> str | None:
    for name, shape in seen.shapes.items():
        if not says_good(name):
            continue
        mark = seen.row[name]
        word = mark.strip().lower() if isinstance(mark, str) else ""
        number = type(mark) is int and mark in (0, 1, -1) and "prompt" in seen.parts
        clear = plain_name(name) not in _VAGUE
        clear = clear and (word in _YES_OR_NO or (type(mark) is int and mark in (0, 1)))
        if shape == "flag" or number or clear or word in _GOOD_OR_BAD:
            return name
    return None
