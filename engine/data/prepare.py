"""From a job's data settings to rows of tokens: everything that happens to data before training."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.problems import Problem
from engine.data.desk.report import file_facts, row_counts, told
from engine.data.desk.survey import Survey
from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.reading.read import open_data
from engine.data.rendering.chunk import Blocks, TextStream
from engine.data.rendering.encode import IGNORED, Encoded, Encoder
from engine.data.split import split_rows, wanted_rows
from engine.data.store.place import open_store
from engine.data.store.row_store import RowStore
from engine.models.template import adds_begin, ensure_pad, ensure_template

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.contract.spec import DatasetSpec

EXAMPLES = 3
MIN_ROWS = 2
"""One row teaches itself and nothing else."""


@dataclass(frozen=True)
class Prepared:
    """A job's data as the training loop takes it."""

    train: list[Encoded]
    validation: list[Encoded]
    report: dict[str, Any]
    """What became of every row (`engine.data.desk.report`), the split, the lengths."""
    examples: list[dict[str, Any]]
    """Three train rows as the model reads them."""


@dataclass
class _File:
    """One file's encoded rows with the pass that found them."""

    survey: Survey
    encoder: Encoder
    rows: list[Encoded] = field(default_factory=list)
    digests: set[bytes] = field(default_factory=set)
    pieces: int = 0
    """Pieces of running text that were tokenised now."""


def prepare(
    spec: DatasetSpec,
    tokenizer: PreTrainedTokenizerBase,
    *,
    max_length: int,
    seed: int,
    base_dir: Path,
    home: Path | None = None,
) -> Prepared:
    """Read, map, clean, encode and split a job's data. The files are only read.

    Args:
        max_length: tokens of the longest row.
        seed: which rows are shown as examples; which rows are kept aside is `spec.split_seed`.
        base_dir: where relative paths start.
        home: the app's folder, whose store of tokenised rows is used; None tokenises every row.

    Raises:
        Problem: any of the data codes (`engine.contract.problems_data`).
    """
    template = ensure_template(tokenizer)
    ensure_pad(tokenizer)
    store = open_store(home, tokenizer, spec.train_on)
    file = _read(base_dir / spec.path, spec, tokenizer, max_length, store)
    _limit_rows(file, spec)
    warnings = file.survey.notices() + _encoding_warnings(file.encoder, tokenizer)
    if spec.validation_path:
        own = _read(base_dir / spec.validation_path, spec, tokenizer, max_length, store)
        train, validation = file.rows, own.rows
        shared = len(own.digests & file.digests)
        warnings += [_warning("VALIDATION_IN_TRAIN", rows=shared)] if shared else []
    else:
        train, validation, said = _split(file.rows, spec)
        warnings += said
    if len(train) < MIN_ROWS:
        raise Problem("DATA_TOO_FEW_ROWS", path=spec.path, rows=len(train), needed=MIN_ROWS)
    report = _report(file, spec, tokenizer, template, max_length) | told(warnings)
    report |= _sizes(train, validation)
    examples = [_example(train[place], tokenizer) for place in _drawn(len(train), EXAMPLES, seed)]
    return Prepared(train, validation, report, examples)


def _read(
    path: Path,
    spec: DatasetSpec,
    tokenizer: PreTrainedTokenizerBase,
    max_length: int,
    store: RowStore,
) -> _File:
    data = open_data(path, spec.format)
    survey = Survey(data, columns=spec.columns, drop_duplicates=spec.drop_duplicates)
    rows = list(survey.rows())
    if refusal := survey.refusal():
        raise refusal
    encoder = Encoder(
        tokenizer,
        max_length=max_length,
        too_long=spec.too_long,
        train_on=spec.train_on,
        store=store,
    )
    file = _File(survey, encoder, digests={row.digest() for row in rows})
    if survey.kind == "text":
        file.rows = _blocks(rows, file, tokenizer, max_length)
    else:
        file.rows = _encode(rows, file)
    store.commit()
    if not file.rows:
        raise _nothing_left(file, path, max_length)
    return file


def _encode(rows: Sequence[Row], file: _File) -> list[Encoded]:
    encoded = []
    for row, made in file.encoder.encode_all(rows):
        if isinstance(made, NotUsable):
            file.survey.tally.drop_kept(row.line, made.reason)
        else:
            encoded.append(made)
    return encoded


def _blocks(
    rows: Sequence[Row], file: _File, tokenizer: PreTrainedTokenizerBase, max_length: int
) -> list[Encoded]:
    begin = tokenizer.bos_token_id if adds_begin(tokenizer) else None
    stream = TextStream(file.encoder.tokeniser.text, file.encoder.tokeniser.store)
    blocks = Blocks(stream, max_length, begin, tokenizer.eos_token_id)
    made = list(blocks.of(rows, one_text=file.survey.data.format.name == "text"))
    file.pieces = stream.tokenised
    return made


def _nothing_left(file: _File, path: Path, max_length: int) -> Problem:
    tally = file.survey.tally
    if tally.dropped["template_refused"]:
        error = file.encoder.last_error
        return Problem("TEMPLATE_REFUSED", rows=tally.dropped["template_refused"], error=error)
    long = tally.dropped["too_long"] + tally.dropped["answer_cut"]
    return Problem("DATA_ALL_TOO_LONG", path=str(path), rows=long, max_length=max_length)


def _limit_rows(file: _File, spec: DatasetSpec) -> None:
    """Keep at most `max_rows` rows, drawn by the split seed, in the order of the file."""
    if spec.max_rows is None or len(file.rows) <= spec.max_rows:
        return
    kept = set(_drawn(len(file.rows), spec.max_rows, spec.split_seed))
    if file.survey.kind != "text":
        for place, row in enumerate(file.rows):
            if place not in kept:
                file.survey.tally.drop_kept(row.line, "over_max_rows")
    file.rows = [file.rows[place] for place in sorted(kept)]


def _drawn(rows: int, wanted: int, seed: int) -> list[int]:
    chance = random.Random(seed)  # noqa: S311 - a choice of rows, not a secret
    return chance.sample(range(rows), min(wanted, rows))


def _split(
    rows: list[Encoded], spec: DatasetSpec
) -> tuple[list[Encoded], list[Encoded], list[dict[str, Any]]]:
    wanted = wanted_rows(len(rows), spec.validation_fraction, spec.validation_rows)
    split = split_rows(rows, wanted, spec.split_seed)
    warnings = []
    if not split.validation:
        warnings.append(_warning("NO_VALIDATION", rows=len(rows)))
    elif split.by != "question":
        warnings.append(_warning("SPLIT_LOOSENED", by=split.by))
    return [rows[i] for i in split.train], [rows[i] for i in split.validation], warnings


def _encoding_warnings(
    encoder: Encoder, tokenizer: PreTrainedTokenizerBase
) -> list[dict[str, Any]]:
    counts = encoder.counts
    found = []
    if counts.cut:
        lost = counts.answer_tokens_cut
        found.append(_warning("ROWS_CUT", rows=counts.cut, answer_tokens=lost))
    if counts.special_in_text:
        found.append(_warning("SPECIAL_TOKENS_IN_TEXT", rows=counts.special_in_text))
    if counts.system_merged:
        found.append(_warning("SYSTEM_MERGED", rows=counts.system_merged))
    if counts.end_added:
        found.append(_warning("TEMPLATE_WITHOUT_END", end=tokenizer.eos_token))
    return found


def _report(
    file: _File,
    spec: DatasetSpec,
    tokenizer: PreTrainedTokenizerBase,
    template: str,
    max_length: int,
) -> dict[str, Any]:
    rendered_by = str(tokenizer.chat_template).encode()
    return {
        **file_facts(file.survey.data),
        **row_counts(file.survey),
        "template": template,
        "template_sha256": hashlib.sha256(rendered_by).hexdigest(),
        "max_length": max_length,
        "train_on": spec.train_on,
        "too_long": spec.too_long,
        "rows_tokenised": file.encoder.tokeniser.tokenised + file.pieces,
        "rows_from_cache": file.encoder.tokeniser.found,
        "rows_cut": file.encoder.counts.cut,
        "answer_tokens_cut": file.encoder.counts.answer_tokens_cut,
        "rows_off_prompt": file.encoder.counts.off_prompt,
        "split_seed": spec.split_seed,
        "validation_path": spec.validation_path,
    }


def _sizes(train: Sequence[Encoded], validation: Sequence[Encoded]) -> dict[str, Any]:
    return {
        "train_rows": len(train),
        "validation_rows": len(validation),
        "train_tokens": sum(len(row.input_ids) for row in train),
        "train_supervised_tokens": sum(supervised(row) for row in train),
    }


def supervised(row: Encoded) -> int:
    """Tokens of a row that are learned."""
    return sum(label != IGNORED for label in row.labels)


def _example(row: Encoded, tokenizer: PreTrainedTokenizerBase) -> dict[str, Any]:
    learned = [label for label in row.labels if label != IGNORED]
    return {
        "line": row.line,
        "tokens": len(row.input_ids),
        "supervised_tokens": len(learned),
        "text": tokenizer.decode(row.input_ids),
        "learned": tokenizer.decode(learned),
    }


def _warning(code: str, **facts: Any) -> dict[str, Any]:
    return {"code": code, "facts": facts}
