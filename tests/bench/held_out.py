"""Held-out loss of adapters, by the same plain code for everybody:

    python -m tests.bench.held_out WORK 16 ADAPTER ADAPTER…

One JSON object out: adapter folder (or "base") -> nats per learned token, on rows that nobody
trains on. The base is loaded once, as the contenders load it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.bench.contenders import load_base
from tests.bench.work import Work

IGNORED = -100


def held_out_loss(model: Any, rows: list[dict[str, list[int]]]) -> float:
    """Row by row, no padding, no tricks."""
    import torch

    total, count = 0.0, 0
    with torch.no_grad():
        for row in rows:
            labels = torch.tensor(row["labels"][1:])
            learned = labels != IGNORED
            logits = model(input_ids=torch.tensor([row["input_ids"]])).logits[0, :-1]
            chosen = logits[learned].float()
            total += torch.nn.functional.cross_entropy(
                chosen, labels[learned], reduction="sum"
            ).item()
            count += int(learned.sum())
    return total / count


def measure(work: Work, adapters: list[str]) -> dict[str, float]:
    """The base's loss, and each adapter's on it."""
    from peft import PeftModel

    base = load_base(work)
    base.eval()
    found = {"base": held_out_loss(base, work.held_out)}
    for adapter in adapters:
        tuned = PeftModel.from_pretrained(base, adapter)
        tuned.eval()
        found[adapter] = held_out_loss(tuned, work.held_out)
        base = tuned.unload()
    return found


def main(argv: list[str]) -> None:
    """Measure the adapters that are named."""
    work = Work(Path(argv[0]), int(argv[1]))
    sys.stdout.write(json.dumps(measure(work, argv[2:])) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
