"""A small real model with one token whose embedding is not a number: whatever row holds that token
has no loss. So NaN is planted in chosen rows without touching the engine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from transformers import AutoTokenizer

from tests.engine.runs import MODEL
from tests.shared import shared

EMBEDDING = "model.embed_tokens.weight"
WORD = "§"
"""Falls into byte tokens that no other row has."""


def poisoned_model(folder: Path) -> Path:
    """A copy of the test model; the bytes of `WORD` have NaN embeddings."""
    shutil.copytree(shared(MODEL), folder)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    file = next(folder.glob("*.safetensors"))
    tensors = load_file(file)
    for token in tokenizer(WORD, add_special_tokens=False)["input_ids"]:
        text = tokenizer.convert_ids_to_tokens(token)
        if text not in {"▁", "<s>"}:
            tensors[EMBEDDING][token] = float("nan")
    save_file(tensors, file, metadata={"format": "pt"})
    return folder


def rows_file(file: Path, count: int, odd: tuple[int, ...]) -> Path:
    """Instruction rows, one a line; those numbered in `odd` (from 1) hold the word."""
    given: list[dict[str, Any]] = json.loads(
        shared("data/alpaca_en.json").read_text(encoding="utf-8")
    )
    short = [row for row in given if len(row["instruction"] + row["output"]) < 200][:count]
    lines = []
    for number, row in enumerate(short, start=1):
        mark = f" {WORD}" if number in odd else ""
        kept = {"instruction": row["instruction"] + mark, "output": row["output"]}
        lines.append(json.dumps(kept))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
