"""Reading a job file: all errors together, each with a code, a place and a "did you mean"."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from engine.contract.spec import (
    STARTER,
    DatasetSpec,
    EvaluationSpec,
    FourBit,
    JobSpec,
    LoraMethod,
    TrainingSpec,
)

_PARTS: dict[str, type[BaseModel]] = {
    "": JobSpec,
    "dataset": DatasetSpec,
    "method": LoraMethod,
    "quantization": FourBit,
    "training": TrainingSpec,
    "evaluation": EvaluationSpec,
}
JOB_BYTES_MAX = 1_000_000
"""A job with twenty own questions is a few kilobytes; above this it is data."""
_OUT_OF_RANGE = ("greater_than", "less_than", "too_short", "too_long", "finite_number")
_ALSO_CALLED = {
    "rank": "method.r",
    "lora_r": "method.r",
    "alpha": "method.lora_alpha",
    "dropout": "method.lora_dropout",
    "lr": "training.learning_rate",
    "epochs": "training.num_train_epochs",
    "batch_size": "training.per_device_train_batch_size",
    "micro_batch_size": "training.per_device_train_batch_size",
    "cutoff_len": "training.max_length",
    "max_seq_length": "training.max_length",
    "load_in_4bit": "quantization.type",
    "bnb_4bit_quant_type": "quantization.type",
    "model": "base_model",
    "model_name_or_path": "base_model",
    "data": "dataset",
    "bf16": "training.precision",
    "fp16": "training.precision",
}
"""What other tools call our fields."""
_HUB_ID = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*")
_DATA_SUFFIXES = {
    *(".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".txt", ".md", ".gz", ".arrow"),
}
_WRONG_VALUE = ("literal_error", "union_tag_invalid", "string_pattern_mismatch")


@dataclass(frozen=True)
class SpecError:
    """One thing that is wrong in a job file."""

    path: str
    """Dotted place such as `training.learning_rate`; empty for the file as a whole."""
    code: str
    """UNKNOWN_KEY, MISSING, WRONG_TYPE, WRONG_VALUE, OUT_OF_RANGE, NOT_JSON, NOT_AN_OBJECT,
    FILE_NOT_FOUND, FILE_NOT_READABLE or VALIDATION_TWICE."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What was found, what is allowed, and `did_you_mean` where a near name exists."""

    def to_json(self) -> dict[str, Any]:
        """`{"path", "code", "facts"}`."""
        return {"path": self.path, "code": self.code, "facts": dict(self.facts)}


class InvalidJob(Exception):
    """A job file cannot be used; `errors` holds every reason at once."""

    def __init__(self, errors: list[SpecError], file: Path | None = None) -> None:
        super().__init__("; ".join(f"{e.path or 'file'}: {e.code}" for e in errors))
        self.errors = errors
        self.file = file


def parse_job(document: object) -> JobSpec:
    """The job that a decoded JSON document describes.

    Raises:
        InvalidJob: with every error together.
    """
    if not isinstance(document, dict):
        raise InvalidJob([SpecError("", "NOT_AN_OBJECT", {"found": type(document).__name__})])
    try:
        return JobSpec.model_validate(document)
    except ValidationError as error:
        errors = [_spec_error(e) for e in error.errors(include_url=False)]
        # A union that fails is reported once per member: one place, one error.
        raise InvalidJob(list({e.path: e for e in reversed(errors)}.values())[::-1]) from None


def load_job(file: Path) -> JobSpec:
    """Read, check and complete a job file; relative paths count from the file's folder.

    Raises:
        InvalidJob: if the file is missing, not JSON, or holds errors (all of them together).
    """
    document = _read_json(file)
    if isinstance(document, dict):
        document = absolute_paths(document, file.resolve().parent)
    try:
        return parse_job(document)
    except InvalidJob as invalid:
        raise InvalidJob(invalid.errors, file) from None


def looks_like_job(file: Path) -> bool:
    """Whether a file is a job (perhaps with errors) and not data: two of a job's own parts in it.

    Data files of any size and kind may be asked about: only short JSON objects are read.
    """
    try:
        if file.suffix.lower() != ".json" or file.stat().st_size > JOB_BYTES_MAX:
            return False
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    if not isinstance(document, dict):
        return False
    parts = sum(isinstance(document.get(part), dict) for part in _PARTS if part)
    names = sum(isinstance(document.get(name), str) for name in ("base_model", "model", "name"))
    return parts + names >= 2 and (parts > 0 or "base_model" in document)


def absolute_paths(document: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The same job with data and model paths made absolute, so that it works from anywhere.

    `base_model` counts as a path only if that folder exists: a hub id looks like one too. A dataset
    of the hub stays one unless it is there as a file or folder, or is named like a data file.
    """
    result = dict(document)
    dataset = document.get("dataset")
    if isinstance(dataset, dict):
        result["dataset"] = {
            key: _absolute_data(value, folder) if key in {"path", "validation_path"} else value
            for key, value in dataset.items()
        }
    model = document.get("base_model")
    if isinstance(model, str) and model != STARTER and (folder / model).expanduser().is_dir():
        result["base_model"] = _absolute(model, folder)
    return result


def names_hub_dataset(text: str, folder: Path) -> bool:
    """Whether data is named as on the hub (`owner/name`) and is nothing in this folder."""
    if not _HUB_ID.fullmatch(text) or Path(text).suffix.lower() in _DATA_SUFFIXES:
        return False
    return not (folder / text).exists()


def _absolute_data(value: object, folder: Path) -> object:
    if isinstance(value, str) and names_hub_dataset(value, folder):
        return value
    return _absolute(value, folder)


def _absolute(value: object, folder: Path) -> object:
    if not isinstance(value, str) or not value:
        return value
    return str((folder / Path(value).expanduser()).resolve())


def _read_json(file: Path) -> object:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InvalidJob([SpecError("", "FILE_NOT_FOUND", {"file": str(file)})], file) from None
    except (OSError, UnicodeDecodeError) as error:
        unreadable = {"file": str(file), "error": str(error)}
        raise InvalidJob([SpecError("", "FILE_NOT_READABLE", unreadable)], file) from None
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno, "error": error.msg}
        raise InvalidJob([SpecError("", "NOT_JSON", place)], file) from None
    except (ValueError, RecursionError) as error:  # thousands of digits, or of brackets
        place = {"line": 1, "column": 1, "error": str(error)}
        raise InvalidJob([SpecError("", "NOT_JSON", place)], file) from None


def _refuse_constant(name: str) -> object:
    message = f"{name} is not a JSON value"
    raise json.JSONDecodeError(message, name, 0)


def _spec_error(error: Any) -> SpecError:
    """One pydantic error as ours; its English sentence stays behind."""
    # Union tags ("nf4", "lora") appear in pydantic's place but not in the file.
    place = [str(p) for p in error["loc"] if p not in {"nf4", "fp4", "int8", "none"}]
    if place[:2] == ["method", "target_modules"]:
        place = place[:2]
    path, kind = ".".join(place), str(error["type"])
    if kind == "extra_forbidden":
        return SpecError(path, "UNKNOWN_KEY", _near_name(place))
    if kind in {"missing", "union_tag_not_found"}:
        return SpecError(path, "MISSING", {})
    if kind == "value_error":
        return SpecError(path, str(error["ctx"]["error"]), {})
    facts = {"found": _short(error.get("input"))} | {
        key: value for key, value in error.get("ctx", {}).items() if key != "error"
    }
    if kind in _WRONG_VALUE:
        return SpecError(path, "WRONG_VALUE", facts)
    if kind.startswith(_OUT_OF_RANGE) or kind.endswith(("_too_short", "_too_long")):
        return SpecError(path, "OUT_OF_RANGE", facts)
    return SpecError(
        path,
        "WRONG_TYPE",
        facts | {"expected": kind.removesuffix("_type").removesuffix("_parsing")},
    )


def _near_name(place: list[str]) -> dict[str, str]:
    """The nearest known name: other tools' words first, then this part's, then any part's."""
    here = ".".join(place[:-1])
    if place[-1] in _ALSO_CALLED:
        return {"did_you_mean": _ALSO_CALLED[place[-1]].removeprefix(f"{here}." if here else "")}
    for owner in [here, *(p for p in _PARTS if p != here)]:
        names = _PARTS[owner].model_fields if owner in _PARTS else {}
        near = difflib.get_close_matches(place[-1], names, n=1, cutoff=0.7)
        if near:
            return {"did_you_mean": f"{owner}.{near[0]}" if owner and owner != here else near[0]}
    return {}


def _short(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= 80 else text[:77] + "…"
