"""Any data file, or a folder of them, as a stream of entries: rows, rejects and blanks, each with
its line."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TextIO

from engine.contract.problems import Problem
from engine.data.reading.choices import Reading
from engine.data.reading.data_file import DataFile, FileFacts
from engine.data.reading.folder import DataFolder
from engine.data.reading.formats import PARQUET, find_format
from engine.data.reading.header import has_header, header_names
from engine.data.reading.read_table import Table, is_blank, split, without_empty_end
from engine.data.reading.source import look, not_data
from engine.data.reading.stream import Utf8Stream, as_text

__all__ = ["DataFile", "DataFolder", "FileFacts", "Reading", "open_data", "open_file"]

HEADER_SAMPLE_ROWS = 50


def open_data(path: Path, reading: Reading | str = "auto") -> DataFile | DataFolder:
    """Look at a file or a folder and find out how to read it. Nothing is written, ever.

    Args:
        reading: what was decided about reading; a word is the format (`DatasetSpec.format`).

    Raises:
        Problem: DATA_FILE_MISSING, DATA_NOT_READABLE, DATA_EMPTY, DATA_NOT_DATA, DATA_GZIP_BROKEN,
            DATA_UNPACKS_TOO_LARGE, DATA_ROW_TOO_LARGE, DATA_ENCODING_UNKNOWN,
            DATA_DELIMITER_UNUSABLE; DATA_FOLDER_EMPTY.
    """
    reading = Reading.of(reading)
    reading.check()
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise Problem("DATA_NOT_READABLE", path=str(path), error=str(error)) from error
    return DataFolder(path, reading, open_file) if is_folder else open_file(path, reading)


def open_file(path: Path, reading: Reading) -> DataFile:
    """One file; see `open_data`."""
    source = look(path)
    if not source.head.lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00") and len(source.head) < 1 << 16:
        raise Problem("DATA_EMPTY", path=str(path))
    if not source.head.startswith(PARQUET) and (found := not_data(source, reading.encoding)):
        raise Problem("DATA_NOT_DATA", path=str(path), found=found)
    format_ = find_format(source, reading)
    if format_.table is None or format_.encoding is None:
        return DataFile(source, format_, reading)
    with Utf8Stream(source, format_.encoding) as stream:
        header, names = _columns(as_text(stream, newline=""), format_.table, reading.header)
    return DataFile(source, format_, reading, header, names)


def _columns(file: TextIO, table: Table, asked: bool | None) -> tuple[bool, list[str]]:
    """Whether a table has a header, and what its columns are called."""
    cut = split(file, table.delimiter, first_line=table.first_line, quoting=table.quoting)
    records = (record.cells for record in cut)
    full = (cells for cells in records if not is_blank(cells))
    rows = list(islice(full, HEADER_SAMPLE_ROWS))
    if not rows or not (has_header(rows) if asked is None else asked):
        return False, header_names([], table.columns)
    first = without_empty_end(rows[0])
    return True, header_names(first, len(first))
