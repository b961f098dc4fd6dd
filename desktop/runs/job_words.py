"""A job in a few words: which model, which method. Reads job.json as it lies, damaged or newer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from desktop.format import number
from desktop.language import translate
from engine.contract.spec import STARTER


def read_job(file: Path) -> Mapping[str, Any]:
    """The document of a job file; empty where it cannot be read."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def model_words(base_model: str) -> str:
    """The model as one speaks of it: a folder's last part, a hub id without its owner."""
    if base_model == STARTER:
        return translate("Job", "Starter model")
    windows = "\\" in base_model
    path = PureWindowsPath(base_model) if windows else PurePosixPath(base_model)
    return path.name or base_model


def method_words(job: Mapping[str, Any]) -> str:
    """`QLoRA r 16`, `LoRA r 8`, `8-bit LoRA r 16`; empty where the job does not say."""
    kind = _part(job, "quantization").get("type")
    rank = _part(job, "method").get("r")
    pattern = {"nf4": "QLoRA", "fp4": "QLoRA", "int8": "8-bit LoRA", "none": "LoRA"}.get(str(kind))
    if pattern is None:
        return ""
    return f"{pattern} r {number(rank)}" if isinstance(rank, int) else pattern


def job_line(job: Mapping[str, Any]) -> str:
    """Model and method in one line."""
    parts = [model_words(str(job.get("base_model") or "")), method_words(job)]
    return " · ".join(part for part in parts if part)


def setting(job: Mapping[str, Any], path: str) -> object:
    """One value by its dotted place (`training.learning_rate`); None where the job has none."""
    part, _, name = path.partition(".")
    return _part(job, part).get(name)


def _part(job: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = job.get(name)
    return found if isinstance(found, Mapping) else {}
