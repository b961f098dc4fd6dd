"""`model.json`: which base a run began with, so that another one under the same name is noticed,
also where no checkpoint was committed yet, and the file that differs can be named."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from engine.contract.atomic import write_json_atomic
from engine.contract.problems import Problem
from engine.contract.run_folder import RunFolder

CONFIG = "config.json"
_NOT_READ = frozenset({"transformers_version", "_name_or_path"})
"""Who wrote the configuration, and from where: nothing of the model."""


def check_base(run: RunFolder, folder: Path, digest: str, loaded: dict[str, Any]) -> None:
    """Record the base at the first start; hold every later start against it.

    Args:
        digest: SHA-256 of the frozen weights as they lie in memory.
        loaded: what else decides that digest (quantization, precision, device). With other
            settings the same files have another digest, and a new record is made.

    Raises:
        Problem: MODEL_CHANGED, with the configuration or the weights file whose size or time is
            another (empty if none is).
    """
    files, config = _files(folder), _config_sha256(folder)
    now = {"v": 1, "base_sha256": digest, "loaded": loaded, "files": files, "config": config}
    earlier = _read(run.model)
    if earlier.get("config", config) != config:  # runs of earlier versions did not keep it
        raise Problem("MODEL_CHANGED", path=str(folder), file=CONFIG)
    if earlier.get("loaded") == loaded and earlier.get("base_sha256") != digest:
        raise Problem("MODEL_CHANGED", path=str(folder), file=changed_file(run, folder))
    if earlier != now:
        write_json_atomic(run.model, now)


def changed_file(run: RunFolder, folder: Path) -> str:
    """The first weights file that is not as it was when the run began; empty if none shows it."""
    before, now = _read(run.model).get("files"), _files(folder)
    if not isinstance(before, dict):
        return ""
    names = sorted(before.keys() | now.keys())
    return next((name for name in names if before.get(name) != now.get(name)), "")


def _files(folder: Path) -> dict[str, list[int]]:
    """Size in bytes and time of change in nanoseconds of each weights file."""
    found = {file.name: file.stat() for file in folder.glob("*.safetensors")}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in found.items()}


def _config_sha256(folder: Path) -> str:
    """Of what the configuration says of the model, however it is written; empty without one.

    The same weights compute something else with another scale or another head count.
    """
    config = {key: value for key, value in _read(folder / CONFIG).items() if key not in _NOT_READ}
    text = json.dumps(config, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest() if config else ""


def _read(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
