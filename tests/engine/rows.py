"""Rows of token numbers for tests of the loop, without a tokenizer."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

IGNORED = -100


@dataclass(frozen=True)
class Row:
    """Looks like engine.data's Encoded to the loop."""

    input_ids: list[int]
    labels: list[int]
    line: int
    prompt_text: str = ""
    reference: str = ""
    messages: list[dict[str, str]] = field(default_factory=list)
    file: int = 0


def make_rows(count: int, vocab: int = 512, seed: int = 0) -> list[Row]:
    """Rows of 6 to 40 tokens, the first third not supervised."""
    draw = random.Random(seed)
    rows = []
    for line in range(1, count + 1):
        ids = [draw.randrange(3, vocab) for _ in range(draw.randrange(6, 40))]
        prompt = len(ids) // 3
        rows.append(Row(ids, [IGNORED] * prompt + ids[prompt:], line))
    return rows
