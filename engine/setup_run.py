"""Everything a run needs before its first step: data, model, adapter, each checked as it comes."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from engine.checkpoints import list_checkpoints
from engine.contract.atomic import write_json_atomic
from engine.contract.events import read_events
from engine.contract.problems import Problem
from engine.contract.run_folder import RunFolder
from engine.contract.spec import STARTER, JobSpec
from engine.data.prepare import Prepared, prepare
from engine.data.rendering.marks import check_ids
from engine.data.snapshot import Sides, freeze, same_tokens, thaw
from engine.device import Precision, choose_precision, ready_device
from engine.fused import kernels
from engine.fused.ways import Ways, choose_ways
from engine.limits import Limits
from engine.models.adapt import ParameterCount, attach_lora, count_parameters
from engine.models.hub import fetch
from engine.models.inspect import inspect_model
from engine.models.load import base_digest, load_base
from engine.models.quantized_cache import QuantizedCache
from engine.models.template import ensure_pad, ensure_template
from engine.models.tokenizer import load_tokenizer
from engine.session import Session
from engine.starter import starter_model_dir
from engine.stop_marks import stop_where_rows_end

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedModel, PreTrainedTokenizerBase


@dataclass(frozen=True)
class Ready:
    """A run, ready for its first step."""

    device: torch.device
    precision: Precision
    folder: Path
    """The base model's folder."""
    tokenizer: PreTrainedTokenizerBase
    template: str
    """`model`, `default` or `chosen`: whose chat template renders the rows."""
    data: Prepared
    model: PeftModel
    ways: Ways
    """How rows go through the model."""
    parameters: ParameterCount
    base_digest: str
    """SHA-256 of the frozen weights."""
    stop_marks: tuple[str, ...] = ()
    """Marks that end the rows and at which the model would not stop by itself: it does now."""


def set_up(session: Session) -> Ready:
    """Load and check everything.

    Raises:
        Problem: whatever is wrong with the model, the data or the device.
    """
    spec, report = session.spec, session.report
    device = ready_device(session.device)
    folder = base_model_folder(spec.base_model, session)
    facts = inspect_model(folder)
    tokenizer = load_tokenizer(folder)
    template = ensure_template(tokenizer, spec.dataset.chat_template)
    ensure_pad(tokenizer)
    max_length = fitting_length(spec.training.max_length, facts.context_tokens, report.emit)
    data = prepared_rows(session, tokenizer, max_length)
    check_ids([*data.train, *data.validation], facts.vocab_size, tokenizer)
    precision = choose_precision(spec.training.precision, device, facts.parameters)
    cache = QuantizedCache(session.home, session.warn)
    base = load_base(folder, spec.quantization, precision, device, cache=cache)
    digest = base_digest(base)
    stops = stop_where_rows_end(base, tokenizer, data.train, max_length)
    model, ways = adapted(base, spec)
    compile_if_asked(model, session, precision)
    if spec.training.packing and not ways.packed:
        told = {"before": {"packing": True}, "after": {"packing": False}}
        report.emit("adjusted", reason="PACKING_NOT_SUPPORTED", **told)
    count = count_parameters(model)
    made = (device, precision, folder, tokenizer, template, data, model, ways, count, digest)
    return Ready(*made, stop_marks=stops)


def adapted(base: PreTrainedModel, spec: JobSpec) -> tuple[PeftModel, Ways]:
    """The model with its fresh adapter, and the fast ways that are exact for it."""
    limits = Limits.of(spec.training)
    model = attach_lora(
        base,
        spec.method,
        seed=spec.training.seed,
        checkpointing=limits.checkpoint_every,
        offload=limits.offload,
        precision=spec.training.adapter_precision,
    )
    return model, choose_ways(model, packing=spec.training.packing)


def compile_if_asked(model: PeftModel, session: Session, precision: Precision) -> None:
    """Compile the arithmetic between the products; told while it lasts, and if it cannot be."""
    if not session.spec.training.torch_compile:
        return
    session.report.phase("compiling")
    width = int(model.config.get_text_config().hidden_size)
    made = kernels.compiled(precision.dtype, next(model.parameters()).device, width)
    session.report.phase("loading")
    if made is not None:
        kernels.use(made)
        return
    told = {"before": {"torch_compile": True}, "after": {"torch_compile": False}}
    session.report.emit("adjusted", reason="COMPILING_NOT_SUPPORTED", **told)


def base_model_folder(name: str, session: Session) -> Path:
    """The folder of a base model: the bundled one, a local one, or one fetched from the hub."""
    if name == STARTER:
        return starter_model_dir()
    if Path(name).is_absolute() or Path(name).is_dir():
        return Path(name)

    def on_progress(done_bytes: int, total_bytes: int) -> None:
        session.report.emit("download", stage=name, done_bytes=done_bytes, total_bytes=total_bytes)

    return fetch(name, models_dir=session.home / "models", on_progress=on_progress)


def fitting_length(asked: int, context: int | None, emit: Callable[..., None]) -> int:
    """The row limit, lowered to the model's context if that is shorter; the change is told."""
    if context is None or asked <= context:
        return asked
    emit(
        "adjusted",
        reason="MODEL_CONTEXT",
        before={"max_length": asked},
        after={"max_length": context},
    )
    return context


def prepared_rows(
    session: Session, tokenizer: PreTrainedTokenizerBase, max_length: int
) -> Prepared:
    """The rows as tokens. `dataset.json`, `split.json` and `rows/` are written at the first start;
    later starts are held against the first, follow the second, and go on with the third where the
    data has changed or is gone. A run that has begun and has lost the first is held against the
    others.

    Raises:
        Problem: DATA_CHANGED if the file is not the one that the run began with, or what is wrong
            with it now, and the rows were not kept.
    """
    noted, frozen = _read(session.run.dataset), _read(session.run.split)
    if noted is None and not _has_begun(session.run):
        return _first_rows(session, tokenizer, max_length, frozen)
    earlier, kept = noted or {}, thaw(session.run.rows)
    expected = earlier.get("sha256") or (frozen or {}).get("sha256")
    try:
        data = _prepare(session, tokenizer, max_length, frozen, keep_alike=False)
        if expected or kept is None:  # else the kept rows themselves tell
            _hold_against(expected, data.report.get("sha256"), session.spec.dataset.path)
        if aside := earlier.get("validation_sha256"):
            path = str(session.spec.dataset.validation_path)
            _hold_against(aside, data.report.get("validation_sha256"), path)
    except Problem as problem:
        if kept is None:
            raise
        return _kept_rows(session, kept, earlier, frozen, problem.code)
    if kept is not None and not same_tokens(kept, (data.train, data.validation)):
        return _kept_rows(session, kept, earlier, frozen, "TOKENS_CHANGED")
    if noted is None:
        _note(session.run, data)
    return data


def _has_begun(run: RunFolder) -> bool:
    """Whether steps may have been made: such a run never gets other rows, whatever it has lost."""
    if list_checkpoints(run.checkpoints):
        return True
    return any(event.type == "started" for event in read_events(run.events))


def _first_rows(
    session: Session,
    tokenizer: PreTrainedTokenizerBase,
    max_length: int,
    frozen: dict[str, Any] | None,
) -> Prepared:
    """Rows of a run that begins; what later starts need of them is written down."""
    run, shown = session.run, session.spec.evaluation.sample_prompts
    data = _prepare(session, tokenizer, max_length, frozen, keep_alike=True)
    with suppress(OSError):  # then a changed file will end the run, as one of too many rows does
        freeze(run.rows, data.train, data.validation, shown)
    write_json_atomic(run.split, data.split)
    _note(run, data)
    return data


def _note(run: RunFolder, data: Prepared) -> None:
    """Write down which file the rows came from, and what became of them."""
    write_json_atomic(run.dataset, {"v": 1, **data.report, "examples": data.examples})


def _kept_rows(
    session: Session,
    kept: Sides,
    earlier: dict[str, Any],
    frozen: dict[str, Any] | None,
    reason: str,
) -> Prepared:
    """Go on with the rows that the run began with, and say so."""
    train, validation = kept
    facts = {"path": session.spec.dataset.path, "reason": reason, "rows": len(train)}
    session.report.emit("warning", code="DATA_CHANGED_SNAPSHOT_USED", facts=facts)
    return Prepared(train, validation, earlier, earlier.get("examples") or [], frozen or {})


def _prepare(
    session: Session,
    tokenizer: PreTrainedTokenizerBase,
    max_length: int,
    frozen: dict[str, Any] | None,
    *,
    keep_alike: bool,
) -> Prepared:
    spec = session.spec.dataset
    return prepare(
        spec,
        tokenizer,
        max_length=max_length,
        seed=spec.split_seed,
        base_dir=session.run.path,
        home=session.home,
        frozen=frozen,
        keep_alike=keep_alike,  # a run of an earlier version goes on by its own rule
    )


def _hold_against(expected: object, found: object, path: str) -> None:
    if expected != found:
        raise Problem("DATA_CHANGED", path=path, expected_sha256=expected, found_sha256=found)


def started_facts(session: Session, ready: Ready) -> dict[str, Any]:
    """What the `started` event tells about the run, besides its steps."""
    from engine.device import device_name

    spec: JobSpec = session.spec
    return {
        "device": str(ready.device),
        "device_name": device_name(ready.device),
        "precision": ready.precision.word,
        "precision_reason": ready.precision.reason,
        "trainable_parameters": ready.parameters.trainable,
        "total_parameters": ready.parameters.total,
        "train_rows": len(ready.data.train),
        "validation_rows": len(ready.data.validation),
        "base_model": spec.base_model,
        "template": ready.template,
        "stop_marks": list(ready.stop_marks),
        "quantization": spec.quantization.type,
        "packed": ready.ways.packed,
        "fused_layers": ready.ways.layers,
    }


def _read(file: Path) -> dict[str, Any] | None:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None
