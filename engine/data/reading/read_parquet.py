"""Parquet files, in batches, through pyarrow."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from engine.contract.problems import Problem
from engine.data.reading.packed import Gunzip
from engine.data.reading.records import Entry, Record
from engine.data.reading.source import Source
from engine.data.reading.stream import RawFile
from engine.data.reading.written_in import unpacked

ROWS_PER_BATCH = 1000


class ParquetRows:
    """Every row with its number from 1: a Parquet file has no lines. Iterate once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.done_bytes = 0

    def __iter__(self) -> Iterator[Entry]:
        """
        Raises:
            Problem: DATA_PARQUET_BROKEN, with the rows that could be read before; DATA_GZIP_BROKEN
                or DATA_UNPACKS_TOO_LARGE for a packed file.
        """
        import pyarrow
        import pyarrow.parquet

        number = 0
        path = self._source.path
        try:
            with _opened(self._source) as content, pyarrow.parquet.ParquetFile(content) as file:
                for batch in file.iter_batches(batch_size=ROWS_PER_BATCH):
                    for row in _rows(batch):
                        number += 1
                        yield Record(number, row)
                    share = number / max(1, file.metadata.num_rows)
                    self.done_bytes = int(self._source.size_bytes * share)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            self._note_hash(path)
            reason = str(error).splitlines()[0][:300] if str(error) else type(error).__name__
            raise Problem(
                "DATA_PARQUET_BROKEN", path=str(path), rows_before=number, error=reason
            ) from error
        self._note_hash(path)

    def _note_hash(self, path: Path) -> None:
        """Of the whole file: rows are read here and there, not from its beginning to its end."""
        with suppress(OSError), path.open("rb") as file:
            self._source.sha256 = hashlib.file_digest(file, "sha256").hexdigest()


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    """A batch as rows. By columns, so that only cells that need it are looked at one by one."""
    import pyarrow

    names = [str(name) for name in batch.schema.names]
    columns = []
    for name, column in zip(names, batch.columns, strict=True):
        cells = column.to_pylist()
        asis = pyarrow.types.is_boolean(column.type) or pyarrow.types.is_integer(column.type)
        columns.append(cells if asis else [plain(cell, name) for cell in cells])
    for cells in zip(*columns, strict=True):
        yield dict(zip(names, cells, strict=True))


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    """The file for reading here and there; a packed one as a temporary file without a name."""
    if not source.packed:
        with source.path.open("rb") as file:
            yield file
        return
    raw = RawFile(source)
    content = Gunzip(str(source.path), raw.block)
    try:
        with tempfile.TemporaryFile(prefix="formiga-") as file:
            while block := content.block():
                file.write(block)
            file.seek(0)
            yield file
    finally:
        raw.close()


def plain(cell: Any, name: str = "") -> Any:
    """A cell as JSON could hold it: dates as text, bytes too if they are one, and otherwise as
    nothing that can be learned.

    Args:
        name: of the column.
    """
    if isinstance(cell, list):
        return [plain(part) for part in cell]
    if isinstance(cell, dict):
        return {str(name): plain(part) for name, part in cell.items()}
    if isinstance(cell, bytes):
        cell = _text_of(cell)
    if isinstance(cell, str):
        return unpacked(cell, name)
    return cell if cell is None or isinstance(cell, int | float | bool) else str(cell)


def _text_of(content: bytes) -> str | None:
    """Bytes as the text they are: Spark and older writers do not say that a column holds such."""
    try:
        return None if b"\x00" in content else content.decode("utf-8")
    except UnicodeDecodeError:
        return None
