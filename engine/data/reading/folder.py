"""A folder of data files, read one after another as if they were one."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from engine.contract.problems import Problem
from engine.data.reading.choices import Reading
from engine.data.reading.data_file import DataFile, FileFacts
from engine.data.reading.encoding import Encoding
from engine.data.reading.formats import Format
from engine.data.reading.records import Entry

DATA_SUFFIXES = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".parquet")
TEXT_SUFFIXES = (".txt", ".text")
PACKED = ".gz"
DEEPEST_FOLDER = 4
MAX_FILES = 10_000
OPENED_AT_ONCE = 8
_NOT_EXAMPLES = re.compile(
    r"(readme|licen[cs]e|changelog|citation)\b.*|(requirements|robots)\.txt"
    r"|(dataset_infos?|dataset_dict|state|config|manifest|package|formiga-\w+)\.json",
    re.IGNORECASE,
)
_SPLITS = {
    "train": ("train", "training", "treino", "treinamento", "entrenamiento", "entrainement"),
    "validation": (
        "validation", "valid", "val", "dev", "eval", "evaluation", "validacao", "validação",
        "validacion", "validación",
    ),
    "test": ("test", "teste", "testing", "prueba", "heldout"),
}  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass
class FolderSource:
    """The folder as the source of its rows, with the same names as a file's `Source`."""

    path: Path
    size_bytes: int
    sha256: str | None = None
    """Over the hashes of its files in order; known once all were read to their ends."""
    lines_in_file: int | None = None


def split_of_name(name: str) -> str | None:
    """train, validation or test by the words of a file's name, else of the folders before it.

    Args:
        name: with forward slashes, inside the folder of the data.
    """
    *folders, last = name.split("/")
    for part in (last.split(".")[0], *reversed(folders)):
        words = {word.lower() for word in _WORDS.findall(part)}
        for split, names in _SPLITS.items():
            if words & set(names):
                return split
    return None


def is_about_the_data(name: str) -> bool:
    """Whether a file's name says that it describes the data instead of holding it."""
    return _NOT_EXAMPLES.fullmatch(name) is not None


def inner_suffix(name: str) -> str:
    """The ending of a name, without `.gz`."""
    path = PurePosixPath(name)
    inner = path.with_suffix("") if path.suffix.lower() == PACKED else path
    return inner.suffix.lower()


def data_files(folder: Path) -> list[Path]:
    """Every file in a folder that could hold examples, by name.

    Files without a known ending count only where there is no other; texts, such as notes, only
    where no file holds rows.
    """
    found = sorted(_walk(folder, DEEPEST_FOLDER), key=lambda path: path.relative_to(folder).parts)
    for suffixes in (DATA_SUFFIXES, TEXT_SUFFIXES):
        if chosen := [path for path in found if inner_suffix(path.name) in suffixes]:
            return chosen[:MAX_FILES]
    return found[:MAX_FILES]


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith((".", "~$")) or is_about_the_data(path.name):
            continue
        if path.is_file():
            yield path
        elif depth and path.is_dir() and not path.is_symlink():
            yield from _walk(path, depth - 1)


@dataclass
class _Place:
    """One of the folder's files, opened or not yet."""

    path: Path
    size_bytes: int
    data: DataFile | Problem | None = None

    @property
    def facts(self) -> FileFacts:
        if isinstance(self.data, DataFile):
            return self.data.files[0]
        return FileFacts(self.path, self.size_bytes, problem=self.data)


class DataFolder:
    """The data files of a folder with the interface of one `DataFile`.

    A file that cannot be read is left out, with its problem in `files`; the others are read.

    Attributes:
        validation: a file of rows to measure on, by its name; not read here.
        others: files of other parts of the data, such as `test`, which are not read.
        fixed, repairs: as `DataFile`'s, over all files.
    """

    def __init__(
        self, folder: Path, reading: Reading, open_file: Callable[[Path, Reading], DataFile]
    ) -> None:
        """
        Raises:
            Problem: DATA_FOLDER_EMPTY, or the first file's problem if none can be read.
        """
        self.reading = reading
        self._folder = folder
        self._open_file = open_file
        train, self.others, self.validation = _chosen(folder)
        self._opened = [_Place(path, _size(path)) for path in train]
        for place in self._opened:
            opened = self._open(place)
            # The first readable one says what the folder is; many files are opened in their turn.
            if len(train) > OPENED_AT_ONCE and isinstance(opened, DataFile):
                break
        if not self.parts:
            problems = [place.data for place in self._opened if isinstance(place.data, Problem)]
            raise problems[0] if problems else Problem("DATA_FOLDER_EMPTY", path=str(folder))
        self.total_bytes = sum(place.size_bytes for place in self._opened)
        self.done_bytes = 0
        self.source = FolderSource(folder, self.total_bytes)
        self.problem: Problem | None = None

    def _open(self, place: _Place) -> DataFile | Problem:
        if place.data is None:
            try:
                place.data = self._open_file(place.path, self.reading)
                place.data.is_one_of_many = True
            except Problem as problem:
                place.data = problem
        return place.data

    @property
    def parts(self) -> list[DataFile]:
        """The files that are read, as far as they have been opened."""
        return [place.data for place in self._opened if isinstance(place.data, DataFile)]

    @property
    def path(self) -> Path:
        return self._folder

    @property
    def format(self) -> Format:
        """The first file's."""
        return self.parts[0].format

    @property
    def encoding(self) -> Encoding | None:
        """The first file's, unless another one's had to be guessed."""
        guessed = [p.encoding for p in self.parts if p.encoding and p.encoding.guessed]
        return guessed[0] if guessed else self.parts[0].encoding

    @property
    def encoding_name(self) -> str | None:
        return self.encoding.name if self.encoding else None

    @property
    def delimiter(self) -> str | None:
        return self.parts[0].delimiter

    @property
    def header(self) -> bool | None:
        """False if a table among the files has none."""
        headers = [part.header for part in self.parts if part.header is not None]
        return all(headers) if headers else None

    @property
    def names(self) -> list[str]:
        return self.parts[0].names

    @property
    def used(self) -> str | None:
        """What `ignored` was not preferred to."""
        inner = next((part.used for part in self.parts if part.used), None)
        return ", ".join(self._name(p.path) for p in self.parts) if self.others else inner

    @property
    def ignored(self) -> list[str]:
        """Files of other parts of the data, and lists inside the files, that are not read."""
        inner = [name for part in self.parts for name in part.ignored]
        return [self._name(path) for path in self.others] + inner

    @property
    def is_squad(self) -> bool:
        return any(part.is_squad for part in self.parts)

    @property
    def lines_in_file(self) -> int | None:
        return self.source.lines_in_file

    @property
    def fixed(self) -> Counter[str]:
        return sum((part.fixed for part in self.parts), Counter())

    @property
    def repairs(self) -> Counter[str]:
        """Without `truncated`: whole rows of a cut file among others are read, and that is told."""
        found: Counter[str] = sum((part.repairs for part in self.parts), Counter())
        del found["truncated"]
        return found

    @property
    def files(self) -> list[FileFacts]:
        """Every file, those that cannot be read too: `Record.file` counts in this list."""
        return [place.facts for place in self._opened]

    @property
    def notices(self) -> list[tuple[str, dict[str, Any]]]:
        """FILE_LEFT_OUT for each file with a problem, as far as reading went."""
        return [
            ("FILE_LEFT_OUT", {"file": self._name(facts.path), "code": facts.problem.code})
            for facts in self.files
            if facts.problem
        ]

    def entries(self) -> Iterator[Entry]:
        """Every entry of every file, in the order of their names, with its place in `files`.

        Raises:
            Problem: the first file's if no file has a single entry.
        """
        count = before = 0
        for number, place in enumerate(self._opened):
            data = self._open(place)
            if isinstance(data, DataFile):
                try:
                    for entry in data.entries():
                        entry.file = number
                        count += 1
                        self.done_bytes = before + data.done_bytes
                        yield entry
                except Problem:
                    pass  # the file's facts keep it
            before += place.size_bytes
            self.done_bytes = before
        problems = [facts.problem for facts in self.files if facts.problem]
        if not count and problems:
            self.problem = problems[0]
            raise problems[0]
        self._complete()

    def _complete(self) -> None:
        hashes = [part.source.sha256 for part in self.parts]
        if all(hashes):
            joined = "\n".join(str(part) for part in hashes)
            self.source.sha256 = hashlib.sha256(joined.encode()).hexdigest()
        lines = [part.lines_in_file for part in self.parts]
        self.source.lines_in_file = sum(filter(None, lines)) if any(lines) else None

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()


def _chosen(folder: Path) -> tuple[list[Path], list[Path], Path | None]:
    """Files to train on, files of other splits, and one to measure on.

    Raises:
        Problem: DATA_NOT_READABLE.
    """
    try:
        files = data_files(folder)
    except OSError as error:
        raise Problem("DATA_NOT_READABLE", path=str(folder), error=str(error)) from error
    splits = {path: split_of_name(path.relative_to(folder).as_posix()) for path in files}
    train = [path for path in files if splits[path] in ("train", None)]
    if not train:  # only a `test.jsonl`: it is all there is
        return files, [], None
    others = [path for path in files if path not in set(train)]
    measured = [path for path in others if splits[path] == "validation"]
    return train, others, measured[0] if len(measured) == 1 else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
