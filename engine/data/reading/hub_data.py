"""Data sets of the hub, by the same `owner/name` ids as models: their rows into a plain folder.

Only files with rows are fetched (JSON Lines, JSON, CSV, Parquet, text, packed or not), of one
configuration, and of those the part to train on and the part to measure on. Loading scripts are
never run, and never fetched: of a data set that holds only one the hub's own conversion is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from filelock import FileLock

from engine.contract.problems import Problem
from engine.data.reading.folder import (
    DATA_SUFFIXES,
    TEXT_SUFFIXES,
    inner_suffix,
    is_about_the_data,
    split_of_name,
)
from engine.models.card import is_whole
from engine.models.download import Download
from engine.models.hub import looks_like_hub_id
from engine.models.hub_api import RemoteFile, endpoint, repository
from engine.models.hub_errors import named_errors

Progress = Callable[[int, int], None]
FAMILIES = ((".jsonl", ".ndjson"), (".json",), (".parquet",), (".csv", ".tsv", ".tab"))
PARQUET_PACKS = 4
"""Parquet takes about a quarter of the room of the same rows as text."""
CONVERTED = "refs/convert/parquet"
"""The branch on which the hub keeps its own conversion of a data set."""
_MANY_NAMES = 12


def dataset_folder(repo_id: str, home: Path) -> Path:
    """Where a data set of the hub lies, or will lie."""
    return home / "datasets" / repo_id.replace("/", "--")


def downloaded_dataset(repo_id: str, home: Path) -> Path | None:
    """The folder of a data set that is there as a whole, or None. Asks nobody."""
    folder = dataset_folder(repo_id, home)
    return folder if is_whole(folder) else None


def looks_like_dataset_id(name: str) -> bool:
    """Whether a name could be a data set of the hub: `owner/name`, and no file's ending."""
    return name.count("/") == 1 and looks_like_hub_id(name) and not _is_data(name)


def resolve_data(
    name: str,
    home: Path | None,
    *,
    may_fetch: bool = False,
    on_progress: Progress = lambda done, total: None,
) -> Path:
    """The file or folder that a name means: what is there, else a data set of the hub.

    Args:
        home: the app's home, where data sets lie; None if there is none.
        may_fetch: whether a data set that is not here yet is downloaded.

    Raises:
        Problem: DATASET_NOT_DOWNLOADED, or as `fetch_dataset`. A name that is neither there nor an
            id comes back as a path; reading it says what is wrong.
    """
    path = Path(name).expanduser()
    try:
        if path.exists() or not looks_like_dataset_id(name):
            return path
    except (OSError, ValueError):  # a NUL, or a name too long
        return path
    if home is not None and (ready := downloaded_dataset(name, home)):
        return ready
    if home is None or not may_fetch:
        raise Problem("DATASET_NOT_DOWNLOADED", repo_id=name)
    return fetch_dataset(name, home=home, on_progress=on_progress)


def fetch_dataset(repo_id: str, *, home: Path, on_progress: Progress) -> Path:
    """The folder of a data set of the hub, downloaded if it is not there yet; see `models/hub.py`.

    Raises:
        Problem: HUB_* codes; DATASET_NO_FILES if it has no files with rows.
    """
    if not looks_like_hub_id(repo_id):
        raise Problem("HUB_NAME_INVALID", repo_id=repo_id)
    if ready := downloaded_dataset(repo_id, home):
        return ready
    folder = dataset_folder(repo_id, home)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        if ready := downloaded_dataset(repo_id, home):
            return ready
        with named_errors(repo_id, endpoint()):
            card = repository(repo_id, "dataset").card_data
        wanted = configured(card.to_dict() if card else {})

        def choose(files: Sequence[RemoteFile], name: str) -> list[RemoteFile]:
            return wanted_files(files, name, wanted)

        try:
            return Download(repo_id, folder, on_progress, choose, "dataset").run()
        except Problem as none:
            if none.code != "DATASET_NO_FILES" or not none.facts.get("script"):
                raise
            return _converted(repo_id, folder, on_progress, none)


def _converted(repo_id: str, folder: Path, on_progress: Progress, none: Problem) -> Path:
    """The rows as the hub itself converted them, where a data set holds only a script.

    Raises:
        Problem: `none` if the hub has not converted it; else as `fetch_dataset`.
    """
    try:
        return Download(
            repo_id, folder, on_progress, converted_files, "dataset", revision=CONVERTED
        ).run()
    except Problem as problem:
        if problem.code in ("HUB_NOT_FOUND", "DATASET_NO_FILES"):
            raise none from problem
        raise


def converted_files(files: Sequence[RemoteFile], repo_id: str) -> list[RemoteFile]:
    """Of the hub's conversion (`configuration/split/0000.parquet`) one configuration: `default`, or
    the first by name.

    Raises:
        Problem: DATASET_NO_FILES.
    """
    of_config: dict[str, list[RemoteFile]] = {}
    for file in files:
        config, slash, _ = file.name.partition("/")
        if slash and file.name.endswith(".parquet"):
            of_config.setdefault(config, []).append(file)
    config = "default" if "default" in of_config else min(of_config, default="")
    return wanted_files(of_config.get(config, []), repo_id, {})


def configured(card: dict[str, Any]) -> dict[str, list[str]]:
    """Split -> patterns of files of the card's default configuration, or of its first one."""
    configs = [config for config in card.get("configs") or [] if isinstance(config, dict)]
    named = {config.get("config_name"): config for config in reversed(configs)}
    chosen = named.get("default") or (configs[0] if configs else {})
    data = chosen.get("data_files")
    if isinstance(data, str) or (data and all(isinstance(part, str) for part in data)):
        return {"train": _texts(data)}
    found: dict[str, list[str]] = {}
    for part in data if isinstance(data, list) else []:
        if isinstance(part, dict):
            split = split_of_name(str(part.get("split", "train"))) or "train"
            found.setdefault(split, []).extend(_texts(part.get("path")))
    return found


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text.removeprefix("./") for text in values if isinstance(text, str)]


def wanted_files(
    files: Sequence[RemoteFile], repo_id: str, patterns: dict[str, list[str]]
) -> list[RemoteFile]:
    """Which files of a data set are fetched: those to train on, and those to measure on.

    Args:
        patterns: what the card says, by split; names decide where it says nothing.

    Raises:
        Problem: DATASET_NO_FILES.
    """
    rows = [file for file in files if _is_data(file.name) and _is_safe(file.name)]
    told = _by_split(rows, patterns)
    if not told.get("train"):
        told = {}
        for file in _one_family(rows):
            told.setdefault(split_of_name(file.name) or "train", []).append(file)
    train = told.get("train") or [file for group in told.values() for file in group]
    if not train:
        names = sorted(file.name for file in files)[:_MANY_NAMES]
        script = any(file.name.endswith(".py") for file in files)
        raise Problem("DATASET_NO_FILES", repo_id=repo_id, files=names, script=script)
    measured = [f for f in told.get("validation", []) if split_of_name(f.name) == "validation"]
    return train + [file for file in measured if file not in train]


def _by_split(
    files: Iterable[RemoteFile], patterns: dict[str, list[str]]
) -> dict[str, list[RemoteFile]]:
    return {
        split: [file for file in files if any(fnmatchcase(file.name, one) for one in wanted)]
        for split, wanted in patterns.items()
    }


def _one_family(files: Sequence[RemoteFile]) -> list[RemoteFile]:
    """The files of one format: many data sets hold the same rows in several."""
    families = [[file for file in files if inner_suffix(file.name) in names] for names in FAMILIES]
    texts = [file for file in files if inner_suffix(file.name) in TEXT_SUFFIXES]
    return max(families, key=_likely) if any(families) else texts


def _likely(family: list[RemoteFile]) -> tuple[bool, int]:
    """A family with a file called train comes first, then the one with the most text."""
    packs = PARQUET_PACKS if family and inner_suffix(family[0].name) == ".parquet" else 1
    train = any(split_of_name(file.name) == "train" for file in family)
    return train, sum(file.size for file in family) * packs


def _is_data(name: str) -> bool:
    path = PurePosixPath(name)
    known = inner_suffix(name) in DATA_SUFFIXES + TEXT_SUFFIXES
    hidden = any(part.startswith(".") for part in path.parts)
    return known and not hidden and not is_about_the_data(path.name)


def _is_safe(name: str) -> bool:
    """A name comes from elsewhere: it must stay inside the folder, on Windows too."""
    parts = name.split("/")
    return not any(part in ("", ".", "..") or set(part) & set('\\:*?"<>|') for part in parts)
