"""The facts of a finished run as names and values; read from its folder, missing ones left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop import format as fmt
from desktop.language import translate
from desktop.runs.run_view import RunView
from engine.contract.run_folder import RunFolder


def run_facts(run: RunFolder, view: RunView) -> list[tuple[str, str]]:
    """(name, value) in reading order."""
    environment = _document(run.environment)
    listed = [
        (translate("RunFacts", "Trained parameters"), _parameters(view)),
        (translate("RunFacts", "Rows"), _rows(view, _document(run.dataset))),
        (_step_name(view), _result_step(view)),
        (translate("RunFacts", "Training time"), _train_time(view)),
        (translate("RunFacts", "Adapter"), adapter_size(run, view)),
        (translate("RunFacts", "Computed on"), _device(view)),
        (translate("RunFacts", "Lockfile"), _lockfile(environment)),
    ]
    return [(name, value) for name, value in listed if value]


def adapter_size(run: RunFolder, view: RunView) -> str:
    """Size of the adapter's weights; empty where there are none."""
    told = view.finished.get("adapter_bytes")
    if isinstance(told, int) and told > 0:
        return fmt.size(told)
    found = sum(file.stat().st_size for file in run.adapter.glob("*.safetensors"))
    return fmt.size(found) if found else ""


def trained_s(view: RunView) -> float | None:
    """Seconds spent in optimizer steps."""
    told = view.finished.get("train_s")
    return float(told) if isinstance(told, int | float) else None


def _parameters(view: RunView) -> str:
    trained = view.started.get("trainable_parameters")
    total = view.started.get("total_parameters")
    if not isinstance(trained, int) or not isinstance(total, int) or total <= 0:
        return ""
    return translate("RunFacts", "{trained} of {total} ({share})").format(
        trained=fmt.parameters(trained),
        total=fmt.parameters(total),
        share=fmt.share(trained / total, 2),
    )


def _rows(view: RunView, dataset: Mapping[str, Any]) -> str:
    train, kept = view.started.get("train_rows"), view.started.get("validation_rows")
    parts = []
    if isinstance(train, int):
        parts.append(translate("RunFacts", "{count} trained").format(count=fmt.number(train)))
    if isinstance(kept, int):
        parts.append(translate("RunFacts", "{count} kept aside").format(count=fmt.number(kept)))
    rejected = dataset.get("rejected")
    if isinstance(rejected, list) and rejected:
        said = translate("RunFacts", "{count} rejected")
        parts.append(said.format(count=fmt.number(len(rejected))))
    return " · ".join(parts)


def _step_name(view: RunView) -> str:
    """A step is best only where it was measured so."""
    kept = view.finished.get("best_step")
    if isinstance(kept, int) and view.is_best(kept):
        return translate("RunFacts", "Best step")
    return translate("RunFacts", "Step kept")


def _result_step(view: RunView) -> str:
    kept = view.finished.get("best_step")
    if not isinstance(kept, int) or not view.total_steps:
        return ""
    return translate("RunFacts", "{step} of {steps}").format(
        step=fmt.number(kept), steps=fmt.number(view.total_steps)
    )


def _train_time(view: RunView) -> str:
    seconds = trained_s(view)
    return fmt.duration(seconds) if seconds is not None else ""


def _device(view: RunView) -> str:
    device = str(view.started.get("device_name") or view.started.get("device") or "")
    precision = str(view.started.get("precision") or "")
    return " · ".join(part for part in (device, precision) if part)


def _lockfile(environment: Mapping[str, Any]) -> str:
    row = environment.get("row")
    known = row if isinstance(row, Mapping) else {}
    name, digest = str(known.get("lockfile") or ""), str(known.get("lock_sha256") or "")
    return " · ".join(part for part in (name.removesuffix(".txt"), digest[:8]) if part)


def _document(file: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
