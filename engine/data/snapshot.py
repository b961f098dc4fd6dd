"""The rows that a run began with, frozen in its folder: it can go on whatever becomes of the file.

```
rows/manifest.json  sizes and hashes (the commit protocol)
     index.npy      one record a row, train rows first
     tokens.npy     int32, row after row: the id where it is learned, else its complement (`~id`)
     shown.json     the texts of the rows whose questions are asked
```
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.contract.commit import commit_folder, damage
from engine.data.rendering.encode import IGNORED, Encoded

MAX_BYTES = 256 << 20
"""Four bytes a token: 67 million tokens. Larger data is not frozen; if it changes, the run ends."""
INDEX = np.dtype(
    [
        ("count", "<u4"),
        ("line", "<i8"),
        ("place", "<i8"),
        ("file", "<i4"),
        ("aside", "?"),
        ("shown", "<i4"),
    ]
)

Sides = tuple[list[Encoded], list[Encoded]]
"""Rows to train on, rows to measure on."""


def freeze(folder: Path, train: Sequence[Encoded], aside: Sequence[Encoded], shown: int) -> bool:
    """Keep the rows in `folder`; False if they are too many.

    Args:
        shown: so many rows (of those to measure on, if there are any) keep their texts.

    Raises:
        OSError: the disk does not take them.
    """
    tokens = sum(len(row.input_ids) for side in (train, aside) for row in side)
    if 4 * tokens > MAX_BYTES:
        return False
    rows = [*train, *aside]
    first = len(train) if aside else 0
    index: npt.NDArray[np.void] = np.zeros(len(rows), INDEX)
    for at, row in enumerate(rows):
        text = at - first if first <= at < first + shown else -1
        aside_too = at >= len(train)
        index[at] = (len(row.input_ids), row.line, row.place, row.file, aside_too, text)
    said = [[row.prompt_text, row.reference, row.messages] for row in rows[first : first + shown]]

    def fill(stage: Path) -> None:
        np.save(stage / "index.npy", index, allow_pickle=False)
        np.save(stage / "tokens.npy", _packed(rows), allow_pickle=False)
        (stage / "shown.json").write_text(json.dumps(said), encoding="utf-8")

    commit_folder(folder, fill)
    return True


def thaw(folder: Path) -> Sides | None:
    """The frozen rows; None if there are none, or a byte of them has changed."""
    if damage(folder) is not None:
        return None
    index = np.load(folder / "index.npy", allow_pickle=False)
    tokens = np.load(folder / "tokens.npy", allow_pickle=False)
    said = json.loads((folder / "shown.json").read_text(encoding="utf-8"))
    sides: Sides = ([], [])
    start = 0
    for record in index:
        count, shown = int(record["count"]), int(record["shown"])
        texts = said[shown] if shown >= 0 else ["", "", []]
        row = _row(tokens[start : start + count], record, *texts)
        sides[bool(record["aside"])].append(row)
        start += count
    return sides


def same_tokens(some: Sides, other: Sides) -> bool:
    """Whether the same rows are trained on and measured, token by token, in the same order."""
    return all(
        len(one) == len(two)
        and all(
            a.input_ids == b.input_ids and a.labels == b.labels
            for a, b in zip(one, two, strict=True)
        )
        for one, two in zip(some, other, strict=True)
    )


def _packed(rows: Sequence[Encoded]) -> npt.NDArray[np.int32]:
    if not rows:
        return np.zeros(0, np.int32)
    ids = np.concatenate([np.asarray(row.input_ids, np.int32) for row in rows])
    labels = np.concatenate([np.asarray(row.labels, np.int32) for row in rows])
    return np.where(labels == IGNORED, ~ids, ids)


def _row(
    signed: npt.NDArray[np.int32],
    record: npt.NDArray[np.void],
    prompt: str,
    reference: str,
    messages: list[dict[str, str]],
) -> Encoded:
    ids = np.where(signed < 0, ~signed, signed).tolist()
    labels = np.where(signed < 0, IGNORED, signed).tolist()
    line, place, file = (int(record[name]) for name in ("line", "place", "file"))
    return Encoded(ids, labels, line, prompt, reference, messages, place, file)
