"""Results of a comparison as Markdown: medians with their spread, and ratios inside repetitions.

Machines are noisy and shared: times of different repetitions are never divided by each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Any

Result = dict[str, Any]
PRODUCT = "product"
COLUMNS: tuple[tuple[str, Callable[[Result], float], str], ...] = (
    ("useful tokens per CPU-second", lambda one: one["tokens"] / one["train_cpu_s"], ".0f"),
    ("peak above the loaded model, MB", lambda one: one["above_load_bytes"] / 1e6, ",.0f"),
    ("training, s", lambda one: one["train_wall_s"], ".1f"),
    ("CPU-s before training", lambda one: one["before_cpu_s"], ".1f"),
    ("load, CPU-s", lambda one: one["load_cpu_s"], ".2f"),
    ("start to first step, s", lambda one: one["first_step_s"], ".1f"),
    ("held-out loss", lambda one: one["held_out_loss"], ".3f"),
)
RATIOS: tuple[tuple[str, Callable[[Result, Result], float]], ...] = (
    ("tokens per CPU-second", lambda ours, other: _speed(ours) / _speed(other)),
    ("memory", lambda ours, other: other["above_load_bytes"] / ours["above_load_bytes"]),
    ("start to first step", lambda ours, other: other["first_step_s"] / ours["first_step_s"]),
)
TARGETS = {
    ("a", True): ("≥ 4 (2,000 rows: 3.5)", "≥ 15"), ("a", False): ("≥ 4 (2,000 rows: 3.5)", "≥ 8"),
    ("c", True): ("≥ 1.8", "≥ 6"), ("c", False): ("≥ 1.8", "≥ 3"),
}  # fmt: skip


def markdown(results: Sequence[Result], base_loss: float | None = None) -> str:
    """Both tables, for each number of rows."""
    parts = []
    for rows in sorted({one["rows"] for one in results}):
        chosen = [one for one in results if one["rows"] == rows]
        parts += [f"### {rows:,} rows", _contenders(chosen), "", _ratios(chosen), ""]
    if base_loss is not None:
        parts.append(f"Held-out loss of the untrained base: {base_loss:.3f}.")
    return "\n".join(parts).strip() + "\n"


def _contenders(results: Sequence[Result]) -> str:
    heads = ["contender", "checkpointing", "runs", *(name for name, _, _ in COLUMNS)]
    lines = [_line(heads), _line(["---"] * len(heads))]
    for name, checkpointing, found in _groups(results):
        cells = [name, "on" if checkpointing else "off", str(len(found))]
        for _, value, form in COLUMNS:
            known = list(_known(value, ((one,) for one in found)))
            cells.append(_spread(known, form))
        lines.append(_line(cells))
    return "\n".join(lines)


def _ratios(results: Sequence[Result]) -> str:
    heads = ["product against", "checkpointing", *(name for name, _ in RATIOS), "wanted"]
    lines = [_line(heads), _line(["---"] * len(heads))]
    ours = {(o["rep"], o["checkpointing"]): o for o in results if o["contender"] == PRODUCT}
    for name, checkpointing, found in _groups(results):
        pairs = [(ours[k], o) for o in found if (k := (o["rep"], checkpointing)) in ours]
        if name == PRODUCT or not pairs:
            continue
        cells = [name, "on" if checkpointing else "off"]
        cells += [_spread(list(_known(ratio, pairs)), ".2f", "x") for _, ratio in RATIOS]
        speed, memory = TARGETS.get((name, checkpointing), ("", ""))
        lines.append(_line([*cells, f"speed {speed}, memory {memory}" if speed else ""]))
    return "\n".join(lines)


def _groups(results: Sequence[Result]) -> Iterable[tuple[str, bool, list[Result]]]:
    """By contender and checkpointing, in the order in which they were measured."""
    keys = dict.fromkeys((one["checkpointing"], one["contender"]) for one in results)
    for checkpointing, name in sorted(keys, key=lambda key: not key[0]):
        chosen = (
            o for o in results if (o["checkpointing"], o["contender"]) == (checkpointing, name)
        )
        yield name, checkpointing, list(chosen)


def _known(value: Callable[..., float], arguments: Iterable[tuple[Any, ...]]) -> Iterable[float]:
    """The values that could be measured: not everybody tells everything."""
    for given in arguments:
        try:
            yield value(*given)
        except KeyError:
            continue


def _spread(values: Sequence[float], form: str, unit: str = "") -> str:
    if not values:
        return "–"
    middle = f"{median(values):{form}}{unit}"
    if len(values) == 1:
        return middle
    return f"{middle} [{min(values):{form}}..{max(values):{form}}]"


def _speed(one: Result) -> float:
    return float(one["tokens"] / one["train_cpu_s"])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
