"""Files made of known rows, in every format and encoding: what goes in is known exactly.

FORMIGA_GENERATED_FILES=10000 in the environment of the tests makes ten thousand of them.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from engine.data.reading.read import Reading

LETTERS = "aB0 é ção\"',;\t|{}[]:\\/\n…“”ğ中文ж\u3042한😀\u2028\x0b\x85\u00a0"
TEXT = st.text(alphabet=st.sampled_from(LETTERS), max_size=14)
COLUMNS = ("question", "answer", "note")
ROW = st.fixed_dictionaries({name: TEXT for name in COLUMNS})
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1",
    "cp850", "mac_roman", "cp1254", "gb18030", "big5", "cp1251", "shift_jis", "euc_kr",
)  # fmt: skip
NEWLINES = ("\n", "\r\n", "\r")
BAD_LINES = {
    "{": "NOT_JSON",
    "{'a': 1}": "NOT_JSON",
    '{"a": 1} {"b": 2': "NOT_JSON",
    '{"a": NaN}': "NOT_FINITE",
    '{"a": 1e999}': "NOT_FINITE",
    "[1]": "NOT_AN_OBJECT",
    '"x"': "NOT_AN_OBJECT",
    '{"a": "\\ud800"}': "INVALID_UNICODE",
}
BAD_ITEMS = {
    "NaN": "NOT_FINITE", "7": "NOT_AN_OBJECT", '["a"]': "NOT_AN_OBJECT",
    '{"a": -Infinity}': "NOT_FINITE", '{"a": "\\udc00"}': "INVALID_UNICODE",
}  # fmt: skip


@dataclass
class Made:
    """A file, the decisions that read it, and what must come out."""

    name: str
    content: bytes
    reading: Reading
    rows: list[dict[str, Any]] = field(default_factory=list)
    rejects: list[str] = field(default_factory=list)
    blanks: int = 0
    odd_numbers: int = 0
    """Rejected objects that would be rows if NaN and Infinity were read as null."""


def fits(text: str, codec: str) -> str:
    """A text without the letters that an encoding does not have."""
    return text.encode(codec, "ignore").decode(codec)


def fitting(row: dict[str, str], codec: str) -> dict[str, str]:
    return {name: fits(text, codec) for name, text in row.items()}


@st.composite
def made_files(draw: st.DrawFn) -> Made:
    """Any file that some program could have written."""
    make = draw(st.sampled_from([json_lines, json_array, table, running_text]))
    codec = draw(st.sampled_from(ENCODINGS))
    made = make(draw, codec, draw(st.sampled_from(NEWLINES)))
    if draw(st.booleans()):
        made.content = gzip.compress(made.content, 1)
    return made


def json_lines(draw: st.DrawFn, codec: str, newline: str) -> Made:
    made = Made("rows.jsonl", b"", Reading("jsonl", codec))
    lines = ['{"question": "first"}']
    made.rows.append({"question": "first"})
    for row in draw(st.lists(ROW | st.sampled_from([*BAD_LINES, "", "  "]), max_size=6)):
        if isinstance(row, dict):
            made.rows.append(fitting(row, codec))
            lines.append(json.dumps(made.rows[-1], ensure_ascii=draw(st.booleans())))
        else:
            lines.append(row)
            made.blanks += not row.strip()
            made.rejects += [BAD_LINES[row]] if row.strip() else []
            made.odd_numbers += BAD_LINES.get(row) == "NOT_FINITE"
    end = draw(st.sampled_from(["", newline]))
    if not end and not lines[-1]:
        made.blanks -= 1  # nothing behind the last line end is no line
    made.content = (newline.join(lines) + end).encode(codec)
    return made


def json_array(draw: st.DrawFn, codec: str, newline: str) -> Made:
    made = Made("rows.json", b"", Reading("json", codec))
    items = []
    for row in draw(st.lists(ROW | st.sampled_from([*BAD_ITEMS]), max_size=6)):
        if isinstance(row, dict):
            made.rows.append(fitting(row, codec))
            indent, ascii_only = draw(st.sampled_from([None, 1])), draw(st.booleans())
            items.append(json.dumps(made.rows[-1], indent=indent, ensure_ascii=ascii_only))
        else:
            items.append(row)
            made.rejects.append(BAD_ITEMS[row])
            made.odd_numbers += row.startswith("{") and BAD_ITEMS[row] == "NOT_FINITE"
    between = draw(st.sampled_from([",", ", ", ",\n", " ,\n\n "]))
    text = "[" + between.join(items) + draw(st.sampled_from(["]", "\n]\n", ",]" if items else "]"]))
    made.content = text.replace("\n", newline).encode(codec)
    return made


def table(draw: st.DrawFn, codec: str, newline: str) -> Made:
    delimiter, header = draw(st.sampled_from(",;\t|")), draw(st.booleans())
    made = Made("rows.csv", b"", Reading("csv", codec, delimiter, header))
    out = io.StringIO(newline="")
    # With \r between rows the writer leaves a \n inside a cell unquoted unless it quotes all.
    sparing = csv.QUOTE_ALL if newline == "\r" else csv.QUOTE_MINIMAL
    quoting = draw(st.sampled_from([csv.QUOTE_ALL, sparing]))
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    names = COLUMNS if header else ("column_1", "column_2", "column_3")
    first = COLUMNS if header else ("one", "two", "three")
    writer.writerow(first)
    if not header:
        made.rows.append(dict(zip(names, first, strict=True)))
    for row in draw(st.lists(ROW | st.none(), max_size=6)):
        if row is None:
            out.write(newline)
            made.blanks += 1
            continue
        cells = list(fitting(row, codec).values())
        writer.writerow(cells)
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            made.rows.append(dict(zip(names, cells, strict=False)))
        made.blanks += not cells
    made.content = out.getvalue().encode(codec)
    return made


def running_text(draw: st.DrawFn, codec: str, newline: str) -> Made:
    lines = [fits(line, codec) for line in draw(st.lists(TEXT, min_size=1, max_size=9))]
    text = newline.join(["first", *lines])
    made = Made("rows.txt", text.encode(codec), Reading("text", codec))
    kept: list[str] = []
    for line in [*re.split("\r\n|\r|\n", text), ""]:
        if line.strip():
            kept.append(line)
        elif kept:
            made.rows.append({"text": "\n".join(kept)})
            kept = []
    return made
