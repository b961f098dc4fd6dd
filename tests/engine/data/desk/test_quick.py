"""The quick way says of every row what the rules say, or leaves it to them."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.data.desk.quick import chat_of, quick_reader, row_of, said
from engine.data.mapping.map import Conversions, Mapper, Row
from engine.data.mapping.schema import Schema
from engine.data.reading.records import Record

TEXT = st.sampled_from(["", " ", "\n", "\u2003", "a", " b ", "x\n\ny", "É?", "42"])
CELL = TEXT | st.none() | st.integers() | st.booleans() | st.lists(TEXT, max_size=2)
ROLE = st.sampled_from(["user", "assistant", "system", "human", "gpt", "tool", "Usuário", ""])
TURN = st.fixed_dictionaries(
    {"role": ROLE | st.none(), "content": CELL}, optional={"weight": st.sampled_from([0, 1])}
)
PAIRS = Schema("instruction", {"instruction": "q", "input": "c", "output": "a"})
PLAIN = Schema("instruction", {"instruction": "q", "output": "a"})
CHATS = Schema("chat", {"messages": "m", "role": "role", "text": "content"}, "messages")
TEXTS = Schema("text", {"text": "t"})
SCHEMAS = {"PAIRS": PAIRS, "PLAIN": PLAIN, "CHATS": CHATS, "TEXTS": TEXTS}
ROW = st.fixed_dictionaries(
    {},
    optional={"q": CELL, "c": CELL, "a": CELL, "t": CELL, "m": st.lists(TURN, max_size=4) | CELL},
)


@settings(max_examples=1500, deadline=None)
@given(value=ROW, name=st.sampled_from(sorted(SCHEMAS)))
def test_quick_and_slow_agree(value: dict[str, Any], name: str) -> None:
    schema = SCHEMAS[name]
    quick = quick_reader(schema)
    assert quick is not None
    parts = quick(value)
    converted = Conversions()
    slow = list(Mapper(schema, converted).rows(Record(7, value)))
    if parts is None:
        return
    make = chat_of if schema.kind == "chat" else row_of
    assert slow == [make(parts, 7, 0)]
    assert (converted.numbers, converted.lists) == (0, 0)
    assert isinstance(slow[0], Row)
    assert said(slow[0]) == parts


def test_ordinary_rows_go_the_quick_way() -> None:
    pairs, chats = quick_reader(PAIRS), quick_reader(CHATS)
    assert pairs is not None
    assert chats is not None
    assert pairs({"q": "why?", "c": "", "a": "so", "id": 4}) == ("user", "why?", "assistant", "so")
    turns = [{"role": "human", "content": "a"}, {"role": "gpt", "content": "b"}]
    assert chats({"m": turns}) == ("user", "a", "assistant", "b")
    assert quick_reader(Schema("preference", {"chosen": "c", "rejected": "r"})) is None
