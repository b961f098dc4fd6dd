"""A job's file as rows, and its rows as tokens: read as it was decided, compared where that is
needed, tokenised only where the store has nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.contract.problems import Problem
from engine.data.desk.survey import Survey
from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.quality.every_row import EveryRow, sought
from engine.data.quality.near import near_duplicates
from engine.data.quality.scan import QualityScan
from engine.data.quality.words import words_of
from engine.data.reading.choices import Reading
from engine.data.reading.hub_data import resolve_data
from engine.data.reading.read import open_data
from engine.data.rendering.chunk import Blocks, TextStream
from engine.data.rendering.encode import Encoded, Encoder
from engine.data.store.place import open_store
from engine.data.store.verdict import Fingerprint, Verdict, recall, remember
from engine.models.template import adds_begin

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.contract.spec import DatasetSpec, LeaveOut

CHECK_SEED = 0
"""Of the checks' signatures and samples; the same as the desk's, so that they share verdicts."""
MAX_COMPARED = 200_000
"""Rows that are compared with each other for near duplicates; of more, the first so many."""


@dataclass
class ReadFile:
    """A file's rows, and what became of them."""

    path: Path
    survey: Survey
    encoder: Encoder
    rows: list[Row]
    kept: list[int]
    """Places of the rows that no decision leaves out."""
    digests: set[bytes]
    fingerprint: str
    encoded: list[Encoded] = field(default_factory=list)
    tokenised: int = 0
    """Rows (pieces, of running text) that were tokenised now."""
    from_cache: int = 0
    """Those that the store had."""

    @property
    def is_text(self) -> bool:
        return self.survey.kind == "text"

    @property
    def one_text(self) -> bool:
        """Its rows are the paragraphs of one text."""
        return self.survey.is_running


class RowDesk:
    """Reads and encodes the files of one job."""

    def __init__(
        self,
        spec: DatasetSpec,
        tokenizer: PreTrainedTokenizerBase,
        max_length: int,
        base_dir: Path,
        home: Path | None,
    ) -> None:
        self._spec, self._tokenizer, self._max_length = spec, tokenizer, max_length
        self._base_dir, self._home = base_dir, home
        self._store = open_store(home, tokenizer, spec.train_on)

    def read(self, name: str, aside: ReadFile | None = None) -> ReadFile:
        """Every used row of a file, folder or downloaded data set.

        Args:
            aside: the rows to measure on; rows of this file that they hold can be left out.

        Raises:
            Problem: any of the data codes.
        """
        spec, path = self._spec, self._path(name)
        own = name == spec.validation_path
        reading = Reading(
            "auto" if own else spec.format,
            None if own else spec.encoding,
            None if own else spec.delimiter,
            None if own else spec.header,
            frozenset(spec.fixes),
        )
        survey = Survey(
            open_data(path, reading),
            columns=spec.columns,
            drop_duplicates=spec.drop_duplicates,
            fixes=frozenset(spec.fixes),
        )
        rows = list(survey.rows())
        if refusal := survey.refusal():
            raise refusal
        encoder = Encoder(
            self._tokenizer,
            max_length=self._max_length,
            too_long=spec.too_long,
            train_on=spec.train_on,
            store=self._store,
        )
        mark = _fingerprint(rows, aside.rows if aside else ())
        kept, digests = list(range(len(rows))), {row.digest() for row in rows}
        file = ReadFile(path, survey, encoder, rows, kept, digests, mark)
        if not own:
            self._leave_out(file, aside)
        return file

    def encode(self, file: ReadFile) -> None:
        """Tokens of every row of a file that is used.

        Raises:
            Problem: DATA_ALL_TOO_LONG, TEMPLATE_REFUSED and the like if none is left.
        """
        if file.is_text:
            self._blocks(file)
        else:
            self._rows(file)
        self._store.commit()
        if not file.encoded:
            raise self._nothing_left(file)

    def alike(self, file: ReadFile) -> Mapping[int, int]:
        """Row -> group of near duplicates, for rows that are in one."""
        if file.is_text:
            return {}
        if verdict := recall(self._home, file.fingerprint):
            return verdict.groups
        compared = file.rows[:MAX_COMPARED]
        groups = near_duplicates([words_of(row) for row in compared], CHECK_SEED)
        roots = {place: groups.root(place) for place in range(len(compared))}
        moved = {place: root for place, root in roots.items() if place != root}
        return moved | {root: root for root in moved.values()}

    def _path(self, name: str) -> Path:
        path = self._base_dir / Path(name).expanduser()
        return path if path.exists() else self._base_dir / resolve_data(name, self._home)

    def _leave_out(self, file: ReadFile, aside: ReadFile | None) -> None:
        """Drop rows by the person's decisions; the first reason counts."""
        if not self._spec.leave_out:
            return
        verdict = recall(self._home, file.fingerprint)
        if verdict is None or not verdict.knows(self._spec.leave_out):
            verdict = self._checked(file, aside)
        reasons: dict[int, LeaveOut] = {}
        for reason in self._spec.leave_out:
            for place in verdict.flagged.get(reason, ()):
                reasons.setdefault(place, reason)
        for place in sorted(reasons):
            row = file.rows[place]
            file.survey.tally.drop_kept(row.line, reasons[place], row.file)
        file.kept = [place for place in file.kept if place not in reasons]
        if not file.kept and (refusal := file.survey.refusal()):
            raise refusal

    def _checked(self, file: ReadFile, aside: ReadFile | None) -> Verdict:
        scan = QualityScan(seed=CHECK_SEED, running=file.one_text)
        for place, row in enumerate(file.rows):
            scan.add(place, row)
        for row in aside.rows if aside else ():
            scan.add_validation(row)
        quality = scan.finish()
        if reasons := sought(self._spec.leave_out, quality):
            every = EveryRow(reasons)
            for place, row in enumerate(file.rows):
                every.add(place, row)
            quality = every.merged(quality)
        verdict = Verdict.of(quality)
        remember(self._home, file.fingerprint, verdict)
        return verdict

    def _rows(self, file: ReadFile) -> None:
        used = [file.rows[place] for place in file.kept]
        pairs = zip(file.kept, file.encoder.encode_all(used), strict=True)
        for place, (row, made) in pairs:
            if isinstance(made, NotUsable):
                file.survey.tally.drop_kept(row.line, made.reason, row.file)
            else:
                file.encoded.append(replace(made, place=place))
        file.tokenised = file.encoder.tokeniser.tokenised
        file.from_cache = file.encoder.tokeniser.found

    def _blocks(self, file: ReadFile) -> None:
        tokenizer = self._tokenizer
        begin = tokenizer.bos_token_id if adds_begin(tokenizer) else None
        stream = TextStream(file.encoder.tokeniser.text, self._store)
        blocks = Blocks(stream, self._max_length, begin, tokenizer.eos_token_id)
        used = [file.rows[place] for place in file.kept]
        file.encoded = list(blocks.of(used, one_text=file.one_text))
        file.tokenised, file.from_cache = stream.tokenised, stream.found

    def _nothing_left(self, file: ReadFile) -> Problem:
        dropped = file.survey.tally.dropped
        if refused := dropped["template_refused"]:
            return Problem("TEMPLATE_REFUSED", rows=refused, error=file.encoder.last_error)
        long = dropped["too_long"] + dropped["answer_cut"]
        path, limit = str(file.path), self._max_length
        return Problem("DATA_ALL_TOO_LONG", path=path, rows=long, max_length=limit)


def _fingerprint(rows: Sequence[Row], aside: Sequence[Row]) -> str:
    mark = Fingerprint()
    for row in rows:
        mark.add(row)
    for row in aside:
        mark.add_validation(row)
    return mark.hexdigest()
