"""From a job's data settings to rows of tokens: everything that happens to data before training."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.problems import Problem
from engine.data.desk.report import file_facts, row_counts, told
from engine.data.rendering.encode import IGNORED, Encoded, Encoder
from engine.data.row_desk import ReadFile, RowDesk
from engine.data.split import Split, frozen_split, split_document, split_rows, wanted_rows
from engine.models.template import ensure_pad, ensure_template

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
    split: dict[str, Any]
    """Which rows are kept aside, to be frozen with the run (`engine.data.split`)."""


def prepare(
    spec: DatasetSpec,
    tokenizer: PreTrainedTokenizerBase,
    *,
    max_length: int,
    seed: int,
    base_dir: Path,
    home: Path | None = None,
    frozen: Mapping[str, Any] | None = None,
    keep_alike: bool = True,
) -> Prepared:
    """Read, map, clean, encode and split a job's data. The files are only read.

    Args:
        max_length: tokens of the longest row.
        seed: which rows are shown as examples; which rows are kept aside is `spec.split_seed`.
        base_dir: where relative paths start.
        home: the app's folder, whose store of tokenised rows is used; None tokenises every row.
        frozen: the `split` of the run's first start, which is followed.
        keep_alike: near duplicates stay on one side; False for a run that began without that rule.

    Raises:
        Problem: any of the data codes (`engine.contract.problems_data`).
    """
    template = ensure_template(tokenizer, spec.chat_template)
    ensure_pad(tokenizer)
    desk = RowDesk(spec, tokenizer, max_length, base_dir, home)
    own = desk.read(spec.validation_path) if spec.validation_path else None
    file = desk.read(spec.path, own)
    desk.encode(file)
    _limit_rows(file, spec)
    notices = file.survey.notices() + _encoding_warnings(file.encoder, tokenizer)
    if own:
        desk.encode(own)
        train, validation = file.encoded, own.encoded
        split = {"v": 1, "by": "file", "validation_rows": len(validation), "validation": []}
        shared = len(own.digests & file.digests)
        notices += [_warning("VALIDATION_IN_TRAIN", rows=shared)] if shared else []
    else:
        found = _split(file, spec, frozen, alike=desk.alike(file) if keep_alike else {})
        train = [file.encoded[place] for place in found.train]
        validation = [file.encoded[place] for place in found.validation]
        notices += _split_warnings(found, len(file.encoded))
        made = split_document(file.encoded, found, spec.split_seed)
        split = dict(frozen or made | {"sha256": file.survey.data.source.sha256})
    if len(train) < MIN_ROWS:
        raise Problem("DATA_TOO_FEW_ROWS", path=spec.path, rows=len(train), needed=MIN_ROWS)
    report = _report(file, spec, tokenizer, template, max_length) | told(notices)
    if own:
        report["validation_sha256"] = own.survey.data.source.sha256
        report["validation_files"] = [str(facts.path) for facts in own.survey.data.files]
    report |= _sizes(train, validation)
    examples = [_example(train[place], tokenizer) for place in _drawn(len(train), EXAMPLES, seed)]
    return Prepared(train, validation, report, examples, split)


def _limit_rows(file: ReadFile, spec: DatasetSpec) -> None:
    """Keep at most `max_rows` rows, drawn by the split seed, in the order of the file."""
    if spec.max_rows is None or len(file.encoded) <= spec.max_rows:
        return
    kept = set(_drawn(len(file.encoded), spec.max_rows, spec.split_seed))
    if file.survey.kind != "text":
        for place, row in enumerate(file.encoded):
            if place not in kept:
                file.survey.tally.drop_kept(row.line, "over_max_rows", row.file)
    file.encoded = [file.encoded[place] for place in sorted(kept)]


def _drawn(rows: int, wanted: int, seed: int) -> list[int]:
    chance = random.Random(seed)  # noqa: S311 - a choice of rows, not a secret
    return chance.sample(range(rows), min(wanted, rows))


def _split(
    file: ReadFile,
    spec: DatasetSpec,
    frozen: Mapping[str, Any] | None,
    alike: Mapping[int, int],
) -> Split:
    rows, found = file.encoded, file.survey.data.source.sha256
    if frozen is not None:
        if (expected := frozen.get("sha256")) != found:
            facts = {"expected_sha256": expected, "found_sha256": found}
            raise Problem("DATA_CHANGED", path=spec.path, **facts)
        return frozen_split(rows, frozen)
    wanted = wanted_rows(len(rows), spec.validation_fraction, spec.validation_rows)
    return split_rows(rows, wanted, spec.split_seed, alike)


def _split_warnings(split: Split, rows: int) -> list[dict[str, Any]]:
    if not split.validation:
        return [_warning("NO_VALIDATION", rows=rows)]
    if split.by in ("prompt", "row"):
        return [_warning("SPLIT_LOOSENED", by=split.by)]
    return []


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
    file: ReadFile,
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
        "rows_tokenised": file.tokenised,
        "rows_from_cache": file.from_cache,
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
    return len(row.labels) - row.labels.count(IGNORED)


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
