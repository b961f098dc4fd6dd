"""One pass over a data file: read, recognise, map, clean, count.

Rows come out one by one and are not kept here; of earlier rows only 16 bytes each are remembered,
to recognise duplicates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from engine.contract.problems import Problem
from engine.data.desk.tally import Tally
from engine.data.mapping.detect import SAMPLE_ROWS, detect, schema_from
from engine.data.mapping.map import Lost, Mapper, Row
from engine.data.mapping.names import part_of
from engine.data.mapping.schema import ANSWERED, Schema, schema_of
from engine.data.reading.read import DataFile
from engine.data.reading.records import Entry, Record


class Survey:
    """A pass over a file. Iterate `rows()` once, to the end; then everything else is complete.

    Attributes:
        sample: the first records, from which the schema was found.
        detection: what they say.
        schema: how rows are read; None if nothing was recognised.
        kind: one of instruction, chat, qa_with_context, preference, unpaired_preference, text,
            mixed, classification, multiple_choice, prompts_only, unknown.
        tally: what became of every entry.
        broken: the problem at which reading ended, if it did.
    """

    def __init__(
        self,
        data: DataFile,
        *,
        columns: Mapping[str, str] | None = None,
        drop_duplicates: bool = True,
    ) -> None:
        self.data = data
        self.tally = Tally()
        self.broken: Problem | None = None
        self._entries = data.entries()
        self._first = self._look_ahead()
        self.sample = [entry for entry in self._first if isinstance(entry, Record)]
        self.detection = detect(self.sample)
        self.schema = self.detection.schema
        self.kind = self.detection.kind
        self._asked = bool(columns)
        if columns:
            path = str(data.source.path)
            self.schema = schema_from(columns, self.detection, path, self.sample)
            self.kind = self.schema.kind
        # Running text repeats itself; only rows of their own can be duplicates.
        self._unique = drop_duplicates and data.format.name != "text"
        self._mappers: dict[Any, Mapper] = {}

    def rows(self) -> Iterator[Row]:
        """Every row that is used, in the order of the file. Damage ends it; see `broken`."""
        seen: set[bytes] = set()
        for entry in chain(self._first, self._rest()):
            self.tally.entry(entry)
            if not isinstance(entry, Record):
                continue
            for row in self._map(entry):
                if isinstance(row, Lost):
                    self.tally.drop(row)
                elif self._unique and (digest := row.digest()) in seen:
                    self.tally.drop(Lost(row.line, "duplicate"))
                else:
                    if self._unique:
                        seen.add(digest)
                    self.tally.keep(row)
                    yield row

    def refusal(self) -> Problem | None:
        """Why the file cannot be trained on as it is, once all rows have been read."""
        path, tally = str(self.data.source.path), self.tally
        if self.broken:
            return self.broken
        if tally.rows == 0:
            return self._nothing(path)
        if self.schema is None:
            return Problem("DATA_COLUMNS_UNKNOWN", path=path, columns=self.detection.columns)
        if self.kind == "prompts_only" or (set(tally.dropped) == {"empty"} and not tally.kept):
            columns = dict(self.schema.columns)
            return Problem("DATA_NO_ANSWERS", path=path, rows=tally.rows, columns=columns)
        if self.kind != "mixed" and not self.schema.trainable:
            columns = dict(self.schema.columns)
            return Problem("DATA_KIND_NOT_TRAINABLE", path=path, kind=self.kind, columns=columns)
        if tally.kept == 0:
            dropped = dict(tally.dropped)
            return Problem("DATA_NOTHING_LEFT", path=path, rows=tally.rows, dropped=dropped)
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
        if data.format.encoding and data.format.encoding.guessed:
            found.append(("ENCODING_GUESSED", {"encoding": data.encoding_name}))
        damaged = sum(row["reason"] == "BAD_ENCODING" for row in self.tally.rejected_lines)
        if damaged:
            facts = {"encoding": data.encoding_name, "rows": damaged}
            found.append(("ENCODING_DAMAGED", facts))
        if schema and schema.chosen_only:
            found.append(("TRAINS_ON_CHOSEN", {"rows": self.tally.kept}))
        if self._asked and schema and self._learns_labels(schema):
            found.append(("TRAINS_ON_LABELS", {"labels": schema.columns["output"]}))
        return [{"code": code, "facts": facts} for code, facts in found] + self.tally.notices()

    def _learns_labels(self, schema: Schema) -> bool:
        part = part_of(schema.columns.get("output", ""))
        return part is not None and part[0] == "label"

    def _nothing(self, path: str) -> Problem:
        lines = self.tally.rejected_lines
        if not lines:
            return Problem("DATA_EMPTY", path=path)
        first = lines[0]
        return Problem("DATA_ALL_REJECTED", path=path, lines=self.tally.rejected, **first)

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
            self._mappers[schema.key] = Mapper(schema, self.tally.converted)
        yield from self._mappers[schema.key].rows(record)

    def _schema_for(self, record: Record) -> Schema | None:
        """The file's schema; the row's own one where the file is mixed or the row is different."""
        main = self.schema
        if self._asked or main is None:
            return main
        if self.kind != "mixed" and main.needed <= record.value.keys():
            return main
        own = schema_of(record.value)
        if self.kind == "mixed":
            return own
        return own if own and own.kind in ANSWERED and main.kind in ANSWERED else main
