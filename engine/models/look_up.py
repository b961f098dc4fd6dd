"""A model of the hub looked at from afar: config, list of files, licence and gate, no weights.

Two small requests. What a folder's tensors would tell is computed from the config; the hub's own
count of parameters is taken where it gives one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.problems import Problem
from engine.models.config_check import check_numbers
from engine.models.download import part_bytes
from engine.models.hub import looks_like_hub_id, model_folder, wanted_files
from engine.models.hub_api import RemoteFile, endpoint, listed_files, read_small, repository, terms
from engine.models.hub_errors import named_errors
from engine.models.inspect import (
    architecture_of,
    family_notices,
    quantized_by,
    remote_code,
)
from engine.models.shape import CONTEXT_KEYS, counts_of_shape, in_out_sum, number, shape_of_config
from engine.models.tokenizer_files import SENTENCEPIECE_FILES, TOKENIZER_FILES

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

CLOSED = ("HUB_GATED", "HUB_DENIED", "HUB_UNAUTHORIZED", "HUB_TOKEN_TOO_NARROW")
"""Refusals of single files: what the list itself says may still be shown."""


def look_up(repo_id: str, models_dir: Path) -> dict[str, Any]:
    """What is known of a hub model before anything is fetched.

    The keys are those of `inspect_model` where they are known, and `download_bytes`, `have_bytes`
    (of it, already here), `languages`, `revision`, `files`; `closed` is the problem that stands in
    the way of the files themselves (a gate), with the shape then unknown.

    Raises:
        Problem: HUB_* codes; MODEL_* codes of what could not be trained anyway.
    """
    if not looks_like_hub_id(repo_id):
        raise Problem("HUB_NAME_INVALID", repo_id=repo_id)
    with named_errors(repo_id, endpoint()):
        info = repository(repo_id)
    files = listed_files(info)
    wanted = wanted_files(files, repo_id)
    _check_tokenizer(files, repo_id)
    known: dict[str, Any] = {
        "path": "",
        "downloaded": False,
        "revision": str(info.sha),
        "files": [file.name for file in wanted],
        "download_bytes": sum(file.size for file in wanted),
        "weights_bytes": sum(f.size for f in wanted if f.name.endswith(".safetensors")),
        "have_bytes": part_bytes(model_folder(repo_id, models_dir), wanted),
        "chat_template": _has_template(info, files),
        **terms(info),
    }
    try:
        with named_errors(repo_id, endpoint()):
            config = _config(repo_id, str(info.sha))
    except Problem as problem:
        if problem.code not in CLOSED:
            raise
        return known | {"closed": problem.to_json(), "notices": []}
    return known | _shape(repo_id, config, info, known["base_model"])


def _shape(
    repo_id: str, config: Mapping[str, Any], info: ModelInfo, original: str | None
) -> dict[str, Any]:
    """What the config tells, in the words of `ModelFacts`."""
    here = Path(repo_id)
    architecture = architecture_of(here, config)
    notices = remote_code(here, config)
    if method := quantized_by(config):
        raise Problem("MODEL_QUANTIZED", path=repo_id, method=method, base_model=original)
    check_numbers(here, config)
    shape = shape_of_config(config)
    total = _stored_parameters(info)
    counts = counts_of_shape(shape, config, total)
    return {
        "family": str(config["model_type"]),
        "architecture": architecture,
        "parameters": counts.linear + counts.embedding + counts.expert + counts.norm,
        **vars(shape),
        "linear_parameters": counts.linear,
        "embedding_parameters": counts.embedding,
        "expert_parameters": counts.expert,
        "norm_parameters": counts.norm,
        "linear_in_out_sum": in_out_sum(shape, config),
        "context_tokens": number(config, CONTEXT_KEYS),
        "dtype": str(config.get("dtype") or config.get("torch_dtype") or "").removeprefix("torch."),
        "tokenizer_kind": "",
        "notices": notices + family_notices(config),
    }


def _config(repo_id: str, revision: str) -> dict[str, Any]:
    raw = read_small(repo_id, "config.json", revision)
    try:
        config = json.loads(raw)
    except (ValueError, RecursionError) as error:
        words = f"config.json: {error}"[:300]
        raise Problem("MODEL_CONFIG_INVALID", path=repo_id, error=words) from error
    if not isinstance(config, dict) or not isinstance(config.get("model_type"), str):
        raise Problem("MODEL_CONFIG_INVALID", path=repo_id, error="model_type")
    return config


def _check_tokenizer(files: list[RemoteFile], repo_id: str) -> None:
    names = {file.name for file in files}
    if names & set(TOKENIZER_FILES):
        return
    if found := sorted(names & set(SENTENCEPIECE_FILES)):
        raise Problem("MODEL_TOKENIZER_NOT_SUPPORTED", path=repo_id, files=found)
    raise Problem("MODEL_NO_TOKENIZER", path=repo_id)


def _stored_parameters(info: ModelInfo) -> int | None:
    """The hub's own count, over all safetensors files."""
    total = getattr(info.safetensors, "total", None)
    return int(total) if total else None


def _has_template(info: ModelInfo, files: list[RemoteFile]) -> bool:
    if any(file.name in ("chat_template.jinja", "chat_template.json") for file in files):
        return True
    config = info.config or {}
    return bool((config.get("tokenizer_config") or {}).get("chat_template"))
