"""One pass over a data file: read, recognise, map, clean, count.

Rows come out in batches and are not kept here; of earlier rows only 8 bytes each are remembered, to
recognise duplicates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np

from engine.contract.problems import Problem
from engine.data.desk.quick import Quick, Said, chat_of, quick_reader, roles_of, row_of, said
from engine.data.desk.seen import SeenRows
from engine.data.desk.tally import Tally
from engine.data.mapping.asked import schema_from
from engine.data.mapping.detect import SAMPLE_ROWS, detect
from engine.data.mapping.gathered import gathered, gathering
from engine.data.mapping.joined import MESSAGES, joined, joining
from engine.data.mapping.late_marks import late_marks
from engine.data.mapping.map import Lost, Mapper, Row
from engine.data.mapping.names import part_of
from engine.data.mapping.repairs import repaired
from engine.data.mapping.schema import ANSWERED, Schema, schema_of
from engine.data.reading.read import DataFile, DataFolder
from engine.data.reading.records import Entry, Record

BATCH_ENTRIES = 4096
BATCH_BYTES = 1 << 23
LOOK_EVERY = 15
"""Sizes are looked at after every 16 entries: a mask."""
TEXT_FIXES = frozenset({"mojibake", "mask_personal_data"})
"""Repairs of what a row says (`mapping.repairs`); the others concern how it is read."""

Found = tuple[Said, int, int, "Row | Lost | None"]
"""What a row says, its line and file, and the row itself unless it was read the quick way."""


class Batch:
    """Used rows that follow one another; each is made when it is asked for.

    Attributes:
        first: the first one's place among all used rows.
    """

    def __init__(self, first: int, found: list[Found], make: Callable[[Said, int, int], Row]):
        self.first = first
        self._found = found
        self._make = make

    def __len__(self) -> int:
        return len(self._found)

    def row(self, at: int) -> Row:
        """The row at this place of the batch."""
        parts, line, file, row = self._found[at]
        return row if isinstance(row, Row) else self._make(parts, line, file)

    def __iter__(self) -> Iterator[Row]:
        for at in range(len(self._found)):
            yield self.row(at)


class Survey:
    """A pass over a file. Iterate `batches()` or `rows()` once, to the end; then everything else
    is complete.

    Attributes:
        sample: the first records, from which the schema was found.
        detection: what they say.
        schema: how rows are read; None if nothing was recognised.
        kind: one of instruction, chat, qa_with_context, preference, unpaired_preference, text,
            mixed, classification, multiple_choice, prompts_only, unknown (a report says not_data).
        asked: somebody assigned the columns.
        tally: what became of every entry.
        fixed: fix -> rows it touched, for repairs of a row's text.
        broken: the problem at which reading ended, if it did.
    """

    def __init__(
        self,
        data: DataFile | DataFolder,
        *,
        columns: Mapping[str, str] | None = None,
        drop_duplicates: bool = True,
        fixes: frozenset[str] = frozenset(),
    ) -> None:
        self.data = data
        self.tally = Tally()
        self.fixed: Counter[str] = Counter()
        self.broken: Problem | None = None
        self._fixes = fixes
        self._entries = data.entries()
        self._first = self._look_ahead()
        self.sample = [entry for entry in self._first if isinstance(entry, Record)]
        as_messages = not columns or MESSAGES in columns.values()
        apart = gathering(self.sample)
        way = None if apart else joining(self.sample)
        if apart and as_messages:
            self._reshape(gathered(chain(self._first, self._entries), apart))
        elif way and as_messages:
            self._reshape(joined(chain(self._first, self._entries), way))
        self.detection = detect(self.sample)
        self.schema = self.detection.schema
        unsure = (way and not way.by) or (apart and apart.guessed)
        if unsure and self.schema and self.schema.kind == "chat":
            self.schema = replace(self.schema, guessed=True)
        self.kind = self.detection.kind
        self.asked = bool(columns)
        if columns:
            path = str(data.source.path)
            self.schema = schema_from(columns, self.detection, path, self.sample)
            self.kind = self.schema.kind
        # Running text repeats itself; only rows of their own can be duplicates.
        self._seen = SeenRows() if drop_duplicates and not self.is_running else None
        self._mappers: dict[Any, Mapper] = {}

    def _reshape(self, entries: Iterator[Entry]) -> None:
        """From now on an entry is a conversation."""
        self._entries = entries
        self._first = self._look_ahead()
        self.sample = [entry for entry in self._first if isinstance(entry, Record)]

    def rows(self) -> Iterator[Row]:
        """Every row that is used, in the order of the file. Damage ends it; see `broken`."""
        for batch in self.batches():
            yield from batch

    def batches(self) -> Iterator[Batch]:
        """The same in pieces, some of them empty, so that a long file can be watched."""
        quick, late = self._quick(), late_marks(self.schema, self.sample)
        found: list[Found] = []
        read = 0
        begun = self.data.done_bytes
        for entry in chain(self._first, self._rest()):
            read += 1
            if type(entry) is not Record or entry.extra_cells or entry.missing_cells:
                self.tally.entry(entry)
                if type(entry) is Record:
                    found += self._slowly(entry)
            elif late and late.says_bad(entry.value):
                lost = Lost(entry.line, "rejected_answer")
                found.append(((lost.reason,), entry.line, entry.file, lost))
            elif quick and (parts := quick(entry.value)):
                found.append((parts, entry.line, entry.file, None))
            else:
                found += self._slowly(entry)
            if read & LOOK_EVERY:
                continue
            if read >= BATCH_ENTRIES or self.data.done_bytes - begun > BATCH_BYTES:
                yield self._settled(found)
                found, read, begun = [], 0, self.data.done_bytes
        yield self._settled(found)

    def _quick(self) -> Quick | None:
        mixed = self.kind == "mixed" and not self.asked
        texts = self._fixes & TEXT_FIXES
        return None if mixed or texts else quick_reader(self.schema)

    def _slowly(self, record: Record) -> Iterator[Found]:
        """A record's rows by all the rules."""
        for row in self._map(record):
            if isinstance(row, Lost):
                yield (row.reason,), row.line, record.file, row
                continue
            row = self._repaired(row)
            yield said(row), row.line, record.file, row

    def _repaired(self, row: Row) -> Row:
        for fix in self._fixes & TEXT_FIXES:
            better = repaired(row, frozenset((fix,)))
            self.fixed[fix] += better is not row
            row = better
        return row

    def _settled(self, found: list[Found]) -> Batch:
        """Count a batch's rows, the repeated ones as such."""
        first, tally = self.tally.kept, self.tally
        rows = [one for one in found if type(one[3]) is not Lost]
        fresh = self._fresh(rows)
        if len(rows) == len(found) and fresh is None:
            kept = rows
        else:
            flags = iter([True] * len(rows) if fresh is None else fresh)
            kept = []
            for one in found:
                if type(one[3]) is Lost:
                    tally.drop(one[3], one[2])
                elif next(flags):
                    kept.append(one)
                else:
                    tally.drop(Lost(one[1], "duplicate"), one[2])
        tally.keep(len(kept))
        if self.kind == "chat":
            tally.conversations(roles_of(one[0]) for one in kept)
        whole = [one[3] for one in kept if isinstance(one[3], Row)]
        tally.shortened += sum(row.shortened for row in whole)
        tally.good += sum(row.good for row in whole)
        if self.schema:
            tally.schemas[self.schema.name or self.schema.kind] += sum(
                one[3] is None for one in rows
            )
        return Batch(first, kept, chat_of if self.kind == "chat" else row_of)

    def _fresh(self, rows: list[Found]) -> list[bool] | None:
        """Which rows were not there before; None if none were."""
        if self._seen is None or not rows:
            return None
        fresh = self._seen.new(np.array([hash(one[0]) for one in rows], dtype=np.int64))
        return None if fresh.all() else fresh.tolist()

    @property
    def is_running(self) -> bool:
        """Whether the rows are the paragraphs of one text, and no conversations."""
        return self.data.format.is_running and self.kind == "text"

    @property
    def says_nothing(self) -> bool:
        """Whether there is no row, or none with a single column (`{}`)."""
        all_seen = self.tally.rows <= len(self.sample)
        return self.tally.rows == 0 or (all_seen and not self.detection.columns)

    def refusal(self, dropped: Mapping[str, int] | None = None) -> Problem | None:
        """Why the file cannot be trained on as it is, once all rows have been read.

        Args:
            dropped: reason -> rows, where somebody's decisions leave out more than the tally says.
        """
        path, tally = str(self.data.source.path), self.tally
        dropped = tally.dropped if dropped is None else dropped
        if self.broken:
            return self.broken
        if self.says_nothing:
            return self._nothing(path)
        if self.schema is None:
            known, why = self.detection.columns, self.detection.why
            return Problem("DATA_COLUMNS_UNKNOWN", path=path, columns=known, why=why)
        if self.kind == "prompts_only" or (set(tally.dropped) == {"empty"} and not tally.kept):
            columns = dict(self.schema.columns)
            return Problem("DATA_NO_ANSWERS", path=path, rows=tally.rows, columns=columns)
        if self.kind != "mixed" and not self.schema.trainable:
            columns = dict(self.schema.columns)
            return Problem("DATA_KIND_NOT_TRAINABLE", path=path, kind=self.kind, columns=columns)
        if tally.rows == sum(dropped.values()):
            facts = {"rows": tally.rows, "dropped": dict(dropped)}
            return Problem("DATA_NOTHING_LEFT", path=path, **facts)
        return None

    def notices(self) -> list[dict[str, Any]]:
        """What is worth knowing, once all rows have been read."""
        found: list[tuple[str, dict[str, Any]]] = []
        schema, data = self.schema, self.data
        if schema and schema.guessed:
            found.append(("COLUMNS_GUESSED", {"columns": dict(schema.columns)}))
        if data.header is False:
            found.append(("NO_HEADER", {"columns": data.names}))
        if data.ignored:
            found.append(("OTHER_SPLITS_IGNORED", {"used": data.used, "ignored": data.ignored}))
        if data.encoding and data.encoding.guessed:
            found.append(("ENCODING_GUESSED", {"encoding": data.encoding_name}))
        damaged = sum(row["reason"] == "BAD_ENCODING" for row in self.tally.rejected_lines)
        if damaged:
            facts = {"encoding": data.encoding_name, "rows": damaged}
            found.append(("ENCODING_DAMAGED", facts))
        if schema and schema.chosen_only:
            found.append(("TRAINS_ON_CHOSEN", {"rows": self.tally.kept}))
        if self.asked and schema and self._learns_labels(schema):
            found.append(("TRAINS_ON_LABELS", {"labels": schema.columns["output"]}))
        found += data.notices
        return [{"code": code, "facts": facts} for code, facts in found] + self.tally.notices()

    def _learns_labels(self, schema: Schema) -> bool:
        part = part_of(schema.columns.get("output", ""))
        return part is not None and part[0] == "label"

    def _nothing(self, path: str) -> Problem:
        lines = self.tally.rejected_lines
        if not lines:
            return Problem("DATA_EMPTY", path=path)
        facts = {"line": lines[0]["line"], "reason": lines[0]["reason"]}
        return Problem("DATA_ALL_REJECTED", path=path, lines=self.tally.rejected, **facts)

    def _look_ahead(self) -> list[Entry]:
        first: list[Entry] = []
        records = 0
        for entry in self._rest():
            first.append(entry)
            records += isinstance(entry, Record)
            if records >= SAMPLE_ROWS:
                break
        return first

    def _rest(self) -> Iterator[Entry]:
        try:
            # not `yield from self._entries`: breaking off after the sample would close the file
            while entry := next(self._entries, None):
                yield entry
        except Problem as problem:
            self.broken = problem

    def _map(self, record: Record) -> Iterator[Row | Lost]:
        schema = self._schema_for(record)
        if schema is None:
            yield Lost(record.line, "unknown_columns")
            return
        if self.kind == "mixed" and schema.kind not in ANSWERED:
            self.tally.schemas[schema.name or schema.kind] += 1
            reason = {"text": "text_only", "prompts_only": "empty"}.get(schema.kind)
            yield Lost(record.line, reason or "unknown_columns")
            return
        self.tally.schemas[schema.name or schema.kind] += 1
        if schema.key not in self._mappers:
            self._mappers[schema.key] = Mapper(schema, self.tally.converted, self._fixes)
        yield from self._mappers[schema.key].rows(record)

    def _schema_for(self, record: Record) -> Schema | None:
        """The file's schema; the row's own one where the file is mixed or the row is different."""
        main = self.schema
        if self.asked or main is None:
            return main
        if self.kind != "mixed" and main.needed <= record.value.keys():
            return main
        own = schema_of(record.value)
        if self.kind == "mixed":
            return own
        return own if own and own.kind in ANSWERED and main.kind in ANSWERED else main
