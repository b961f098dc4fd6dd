"""Facts to JSON and back: `from_json(to_json(facts)) == facts`.

Works from the dataclasses' own type hints, so a new fact needs no line here. A document from an
older version lacks some facts, and one written by hand most: those are read as unknown, what a
thing is not said to have as nothing. Unknown keys are ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from envcheck.facts import Facts, Observed

T = TypeVar("T")
VERSION = 1
"""Of the document. Raised when a reader of this version could no longer understand it."""


class FactsUnreadable(ValueError):
    """A document does not hold facts; the argument says where it stopped being readable."""


def to_json(facts: Facts) -> dict[str, Any]:
    """The facts as a JSON object."""
    return {"v": VERSION, **_encode(facts)}


def from_json(document: Mapping[str, Any]) -> Facts:
    """The facts of a document that `to_json` made.

    Raises:
        FactsUnreadable: if it is of a newer version, or a value has another type.
    """
    version = document.get("v") if isinstance(document, Mapping) else None
    if version != VERSION or isinstance(version, bool):
        raise FactsUnreadable("v")
    decoded: Facts = _decode(Facts, document, "facts")
    return decoded


def encode(value: Any) -> Any:
    """One fact as JSON has it, for a file of its own."""
    return _encode(value)


def decode(kind: type[T], value: Any) -> T:
    """The fact that `encode` was given.

    Raises:
        FactsUnreadable: if the value has another type.
    """
    decoded: T = _decode(kind, value, kind.__name__)
    return decoded


def _encode(value: Any) -> Any:
    if isinstance(value, Observed):
        known = {"value": _encode(value.value), "source": value.source}
        return known if value.known else {**known, "reason": value.reason}
    if is_dataclass(value):
        return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
    return [_encode(item) for item in value] if isinstance(value, tuple) else value


def _decode(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind) or kind
    if origin is Observed:
        return _decode_observed(get_args(kind)[0], value, where)
    if is_dataclass(origin):
        return _decode_dataclass(origin, value, where)
    if origin is UnionType:  # float | None is the only kind there is
        return None if value is None else _decode(get_args(kind)[0], value, where)
    if origin is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if origin is tuple:
        items = _checked(list, value, where)
        if {} in items:  # a thing of which nothing at all is said is no thing
            raise FactsUnreadable(where)
        return tuple(_decode(get_args(kind)[0], item, where) for item in items)
    return _checked(origin, value, where)


def _decode_observed(kind: Any, value: Any, where: str) -> Observed[Any]:
    seen = _checked(Mapping, value, where)
    source, reason = str(seen.get("source", "")), str(seen.get("reason", ""))
    if seen.get("value") is None:
        return Observed(None, source, reason or "not recorded")
    return Observed(_decode(kind, seen["value"], where), source)


def _decode_dataclass(kind: Any, value: Any, where: str) -> Any:
    seen = _checked(Mapping, value, where)
    found: dict[str, Any] = {}
    defaults = {field.name for field in fields(kind) if _has_default(field)}
    for name, hint in _hints(kind).items():
        if name not in seen and name in defaults:
            continue
        value = seen[name] if name in seen else _absent(hint)
        found[name] = _decode(hint, value, f"{where}.{name}")
    return kind(**found)


def _absent(hint: Any) -> Any:
    """What stands for a fact, or a whole group of facts, that a document leaves out."""
    origin = get_origin(hint) or hint
    if origin is Observed:
        return {"source": "recorded facts"}
    if origin is tuple:
        return []
    if origin is UnionType:
        return None
    return {} if is_dataclass(origin) else origin()


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _checked(kind: Any, value: Any, where: str) -> Any:
    # bool is an int to Python, but not to a reader of facts.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise FactsUnreadable(where)
    if kind is float and not isfinite(value):  # Python's reader takes NaN, nobody else's does
        raise FactsUnreadable(where)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
