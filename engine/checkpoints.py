"""Checkpoints: what a run needs to go on as if it had never stopped. Safetensors and JSON only.

A checkpoint folder `step-000400` holds `adapter/` (PEFT's own format), `optimizer.safetensors` and
`progress.json`. Row order and dropout masks follow from (seed, step), so no random state is kept.
Order is by step number, never by file time: clocks jump.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from engine import moments
from engine.contract.commit import collect_stages, commit_folder, damage, discard

KEEP_LAST = 3
_NAME = re.compile(r"^step-(\d{6,})$")


@dataclass(frozen=True)
class Checkpoint:
    """A committed point of a run."""

    path: Path
    step: int


def list_checkpoints(folder: Path) -> list[Checkpoint]:
    """All committed checkpoints, newest step first."""
    return [checkpoint for checkpoint in _named(folder) if checkpoint.path.is_dir()]


def checkpoint_of(folder: Path, step: int) -> Checkpoint:
    """The checkpoint of a step, whether or not it is there."""
    return Checkpoint(folder / f"step-{step:06d}", step)


def save_checkpoint(
    folder: Path,
    step: int,
    *,
    save_adapter: Callable[[Path], None],
    optimizer: torch.optim.Optimizer,
    progress: dict[str, Any],
    about: dict[str, Any],
) -> Checkpoint:
    """Commit the state after optimizer step `step`.

    Args:
        save_adapter: writes the adapter into a folder.
        progress: numbers of the loop (JSON).
        about: facts for the manifest, such as the environment's id.
    """
    saved = checkpoint_of(folder, step)

    def fill(stage: Path) -> None:
        save_adapter(stage / "adapter")
        save_file(_optimizer_tensors(optimizer), stage / "optimizer.safetensors")
        document = json.dumps(progress, indent=1, allow_nan=False)
        (stage / "progress.json").write_text(document, encoding="utf-8")

    commit_folder(saved.path, fill, {"step": step, **about})
    return saved


def size_bytes(checkpoint: Checkpoint) -> int:
    """What a checkpoint takes on the disk."""
    return sum(file.stat().st_size for file in checkpoint.path.rglob("*") if file.is_file())


def newest_verified(
    folder: Path, on_damage: Callable[[Checkpoint, str, int], None]
) -> Checkpoint | None:
    """The newest checkpoint whose files all match; damaged ones are set aside and told.

    Args:
        on_damage: gets the damaged checkpoint, its first bad file, and the step of the next older
            one (0 if there is none).
    """
    collect_stages(folder)
    candidates = _named(folder)
    for place, checkpoint in enumerate(candidates):
        bad_file = damage(checkpoint.path, step=checkpoint.step)
        if bad_file is None:
            return checkpoint
        older = candidates[place + 1].step if place + 1 < len(candidates) else 0
        on_damage(set_aside(checkpoint), bad_file, older)
    return None


def load_progress(checkpoint: Checkpoint) -> dict[str, Any]:
    """The loop's numbers at that step."""
    return dict(json.loads((checkpoint.path / "progress.json").read_text(encoding="utf-8")))


def load_optimizer(checkpoint: Checkpoint, optimizer: torch.optim.Optimizer) -> None:
    """Put the optimizer's moments back, in the format in which this optimizer keeps them.

    They come back to the bit where the format is the one they were saved in; moments of the other
    format (32 or 8 bit) are converted.
    """
    tensors = load_file(checkpoint.path / "optimizer.safetensors")
    maps = {name: tensors.pop(name) for name in moments.MAPS if name in tensors}
    states: dict[int, dict[str, torch.Tensor]] = defaultdict(dict)
    for key, tensor in tensors.items():
        number, _, name = key.partition(".")
        states[int(number)][name] = tensor
    for number, parameter in enumerate(moments.numbered(optimizer)):
        if number in states:
            given = states[number]
            moments.put(optimizer.state[parameter], given | (maps if "absmax1" in given else {}))


def rotate(folder: Path, best_step: int | None) -> list[Path]:
    """Keep the last three and the best; returns what was removed.

    Also what was the best when each of those three was written: a run that has to fall back to one
    of them publishes it.
    """
    removed = []
    found = list_checkpoints(folder)
    best_steps = {best_step, *(_best_known_to(kept) for kept in found[:KEEP_LAST])}
    for checkpoint in found[KEEP_LAST:]:
        if checkpoint.step not in best_steps:
            discard(checkpoint.path)
            removed.append(checkpoint.path)
    collect_stages(folder)  # a failing disk may have kept what a refused commit had written
    return removed


def set_aside(checkpoint: Checkpoint) -> Checkpoint:
    """Give a damaged checkpoint a name under which nothing looks for one."""
    for number in range(1, 1000):
        aside = checkpoint.path.with_name(f"damaged-{checkpoint.path.name}-{number}")
        if not os.path.lexists(aside):
            checkpoint.path.rename(aside)
            return Checkpoint(aside, checkpoint.step)
    raise FileExistsError(checkpoint.path)


def _named(folder: Path) -> list[Checkpoint]:
    """Whatever bears a checkpoint's name, newest step first; a file or a dead link may too."""
    if not folder.is_dir():
        return []
    matches = ((path, _NAME.match(path.name)) for path in folder.iterdir())
    found = [Checkpoint(path, int(match[1])) for path, match in matches if match]
    return sorted(found, key=lambda checkpoint: checkpoint.step, reverse=True)


def _best_known_to(checkpoint: Checkpoint) -> int | None:
    try:
        best = load_progress(checkpoint).get("best_step")
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return best if isinstance(best, int) else None


def _optimizer_tensors(optimizer: torch.optim.Optimizer) -> dict[str, torch.Tensor]:
    """`{"<parameter number>.<state name>": tensor}`, numbers in the order of the groups; the maps
    of 8-bit codes, which all parameters share, once under their own names."""
    tensors = {}
    for number, parameter in enumerate(moments.numbered(optimizer)):
        for name, value in optimizer.state.get(parameter, {}).items():
            tensor = value if torch.is_tensor(value) else torch.tensor(value)
            key = name if name in moments.MAPS else f"{number}.{name}"
            tensors[key] = tensor.detach().cpu().contiguous()
    return tensors
