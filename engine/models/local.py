"""Models that are on this computer already: fetched ones, the hub's own cache, folders used before.

Only headers are read; a folder that holds something else than a trainable model is passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from engine.contract.problems import Problem
from engine.contract.spec import STARTER
from engine.models.card import RECEIPT
from engine.models.hub import downloaded
from engine.models.inspect import inspect_model
from engine.starter import starter_model_dir

Source = Literal["starter", "formiga", "hub_cache", "folder"]
MOST = 200
"""A folder of hundreds of models must not keep the page waiting."""


@dataclass(frozen=True)
class Place:
    """A folder that may hold a model."""

    id: str
    """Hub id where it has one, else the folder."""
    path: Path
    source: Source


def local_models(home: Path, folders: Sequence[Path] = ()) -> list[dict[str, Any]]:
    """Every trainable model found, each once, with the keys of `inspect_model`.

    `id`, `source` ("starter", "formiga", …) and `downloaded` stand beside them. Half
    downloads are listed too, with `downloaded` false and `have_bytes`.

    Args:
        folders: model folders, or folders of model folders.
    """
    found: dict[str, dict[str, Any]] = {}
    for place in list(_places(home, folders))[:MOST]:
        key = place.id.lower()
        if key in found and found[key]["downloaded"]:
            continue
        if entry := _entry(home, place):
            found[key] = entry
    return list(found.values())


def hub_cache() -> Path:
    """Where the hub's own library keeps its downloads."""
    base = os.environ.get("HF_HOME") or str(Path.home() / ".cache" / "huggingface")
    named = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
    return Path(named).expanduser() if named else Path(base).expanduser() / "hub"


def _entry(home: Path, place: Place) -> dict[str, Any] | None:
    about = {"id": place.id, "source": place.source, "downloaded": True}
    if place.source == "formiga" and not downloaded(place.id, home / "models"):
        have = sum(_size(part) for part in place.path.rglob("*") if part.suffix != ".json")
        return {**about, "downloaded": False, "have_bytes": have} if have else None
    try:
        return {**about, **inspect_model(place.path).to_json()}
    except (Problem, OSError):
        return None


def _places(home: Path, folders: Sequence[Path]) -> Iterator[Place]:
    yield Place(STARTER, starter_model_dir(), "starter")
    for folder in _inside(home / "models"):
        yield Place(_repo_of(folder), folder, "formiga")
    for folder in _inside(hub_cache()):
        kind, _, rest = folder.name.partition("--")
        newest = _newest_snapshot(folder)
        if kind == "models" and newest:
            yield Place(rest.replace("--", "/", 1), newest, "hub_cache")
    for folder in dict.fromkeys([*folders, *_of_runs(home)]):
        inner = [folder] if (folder / "config.json").is_file() else _inside(folder)
        for one in inner:
            if (one / "config.json").is_file() and one.parent != home / "models":
                yield Place(str(one), one, "folder")


def _of_runs(home: Path) -> Iterable[Path]:
    """Folders that earlier runs were started with."""
    for run in _inside(home / "runs"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            job = json.loads((run / "job.json").read_text(encoding="utf-8"))
            base = Path(job["base_model"])
            if base.is_absolute() and base.is_dir():
                yield base


def _repo_of(folder: Path) -> str:
    """The hub id of one of our own folders: from its receipt, else from its name."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        receipt = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
        return str(receipt["repo_id"])
    return folder.name.replace("--", "/", 1)


def _newest_snapshot(folder: Path) -> Path | None:
    """The revision that `main` points to, else the one written last."""
    snapshots = folder / "snapshots"
    with suppress(OSError):
        wanted = snapshots / (folder / "refs" / "main").read_text(encoding="utf-8").strip()
        if (wanted / "config.json").is_file():
            return wanted
    whole = [one for one in _inside(snapshots) if (one / "config.json").is_file()]
    return max(whole, key=lambda one: one.stat().st_mtime, default=None)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir())
    except OSError:
        return []


def _size(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0
