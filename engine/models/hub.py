"""Models of the hub: their names, their folders, and which of their files are fetched.

Safetensors, JSON and tokenizer files only, into a plain folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from engine.contract.problems import Problem
from engine.models.card import is_whole
from engine.models.download import Download, Progress
from engine.models.hub_api import RemoteFile
from engine.models.inspect import INDEX, PICKLES, SINGLE

SMALL_FILES = (
    "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json",
    "special_tokens_map.json", "added_tokens.json", "vocab.json", "vocab.txt", "merges.txt",
    "tokenizer.model", "spiece.model", "tekken.json", "chat_template.jinja", "chat_template.json",
    INDEX,
)  # fmt: skip
_NAME = re.compile(r"(?!.*(--|\.\.))[A-Za-z0-9][\w.-]{0,95}(/[A-Za-z0-9][\w.-]{0,95})?")


def looks_like_hub_id(name: str) -> bool:
    """Whether a name could be a model of the hub (`owner/name`, or an old bare `name`)."""
    return bool(_NAME.fullmatch(name))


def model_folder(repo_id: str, models_dir: Path) -> Path:
    """Where a model of the hub lies, or will lie."""
    return models_dir / repo_id.replace("/", "--")


def downloaded(repo_id: str, models_dir: Path) -> Path | None:
    """The folder of a model that is there as a whole, or None. Asks nobody."""
    folder = model_folder(repo_id, models_dir)
    return folder if is_whole(folder) else None


def fetch(repo_id: str, *, models_dir: Path, on_progress: Progress) -> Path:
    """The folder of a hub model, downloaded if it is not there yet.

    A model that is there is not asked about again: a run that resumes must find the same weights.

    Args:
        on_progress: called about four times a second with done and total bytes.

    Raises:
        Problem: HUB_* codes; MODEL_PICKLE_ONLY, MODEL_IS_GGUF, MODEL_IS_ADAPTER or MODEL_NO_WEIGHTS
            if the repository has nothing that could be loaded, before anything is fetched.
    """
    if not looks_like_hub_id(repo_id):
        raise Problem("HUB_NAME_INVALID", repo_id=repo_id)
    if ready := downloaded(repo_id, models_dir):
        return ready
    folder = model_folder(repo_id, models_dir)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        if ready := downloaded(repo_id, models_dir):
            return ready
        return Download(repo_id, folder, on_progress, wanted_files).run()


def wanted_files(files: Sequence[RemoteFile], repo_id: str) -> list[RemoteFile]:
    """What is fetched of a repository: weights as safetensors, configuration, tokenizer.

    Raises:
        Problem: if it has no weights that we read.
    """
    names = {file.name for file in files}
    weights = _weights(names)
    if not weights:
        raise _no_weights(names, repo_id)
    return [file for file in files if file.name in weights or file.name in SMALL_FILES]


def _weights(names: set[str]) -> set[str]:
    if SINGLE in names:
        return {SINGLE}
    if INDEX in names:
        return {name for name in names if re.fullmatch(r"model-[\w-]+\.safetensors", name)}
    return set()


def _no_weights(names: set[str], repo_id: str) -> Problem:
    if "adapter_config.json" in names and "config.json" not in names:
        return Problem("MODEL_IS_ADAPTER", path=repo_id, base_model=None)
    pickles = sorted(name for name in names if name.endswith(PICKLES) and "/" not in name)
    gguf = sorted(name for name in names if name.endswith(".gguf"))
    if gguf:
        return Problem("MODEL_IS_GGUF", path=repo_id, files=gguf)
    if pickles:
        return Problem("MODEL_PICKLE_ONLY", path=repo_id, files=pickles)
    return Problem("MODEL_NO_WEIGHTS", path=repo_id)
