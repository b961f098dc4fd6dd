"""Everything a run needs before its first step: data, model, adapter, each checked as it comes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from engine.contract.atomic import write_json_atomic
from engine.contract.problems import Problem
from engine.contract.spec import STARTER, JobSpec
from engine.data.prepare import Prepared, prepare
from engine.device import Precision, choose_precision, ready_device
from engine.fused.ways import Ways, choose_ways
from engine.limits import Limits
from engine.models.adapt import ParameterCount, attach_lora, count_parameters
from engine.models.hub import fetch
from engine.models.inspect import inspect_model
from engine.models.load import frozen_digest, load_base
from engine.models.template import ensure_pad, ensure_template
from engine.models.tokenizer import load_tokenizer
from engine.session import Session
from engine.starter import starter_model_dir

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
    """`model` or `default`: whose chat template renders the rows."""
    data: Prepared
    model: PeftModel
    ways: Ways
    """How rows go through the model."""
    parameters: ParameterCount
    base_digest: str
    """SHA-256 of the frozen weights."""


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
    template = ensure_template(tokenizer)
    ensure_pad(tokenizer)
    max_length = fitting_length(spec.training.max_length, facts.context_tokens, report.emit)
    data = prepared_rows(session, tokenizer, max_length)
    precision = choose_precision(spec.training.precision, device, facts.parameters)
    base = load_base(folder, spec.quantization, precision, device)
    digest = frozen_digest(base)
    model, ways = adapted(base, spec)
    if spec.training.packing and not ways.packed:
        told = {"before": {"packing": True}, "after": {"packing": False}}
        report.emit("adjusted", reason="PACKING_NOT_SUPPORTED", **told)
    count = count_parameters(model)
    return Ready(device, precision, folder, tokenizer, template, data, model, ways, count, digest)


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
    """The rows as tokens. `dataset.json` and `split.json` are written at the first start; later
    starts are held against the first and follow the second.

    Raises:
        Problem: DATA_CHANGED if the file is not the one that the run began with.
    """
    run, spec = session.run, session.spec.dataset
    earlier, frozen = _read(run.dataset), _read(run.split)
    data = prepare(
        spec,
        tokenizer,
        max_length=max_length,
        seed=spec.split_seed,
        base_dir=run.path,
        home=session.home,
        frozen=frozen,
        keep_alike=earlier is None,  # a run of an earlier version goes on by its own rule
    )
    document = {"v": 1, **data.report, "examples": data.examples}
    if earlier is None:
        write_json_atomic(run.split, data.split)
        write_json_atomic(run.dataset, document)
    elif earlier.get("sha256") != document.get("sha256"):
        raise Problem(
            "DATA_CHANGED",
            path=spec.path,
            expected_sha256=earlier.get("sha256"),
            found_sha256=document.get("sha256"),
        )
    return data


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
        "quantization": spec.quantization.type,
        "packed": ready.ways.packed,
        "fused_layers": ready.ways.layers,
    }


def _read(file: Path) -> dict[str, Any] | None:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return document if isinstance(document, dict) else None
