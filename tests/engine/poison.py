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

EMBEDDING, HEAD = "model.embed_tokens.weight", "lm_head.weight"
WORD = "§"
"""Falls into byte tokens, of which the last stands in no other row."""


def poisoned_model(folder: Path) -> Path:
    """A copy of the test model; the last byte of `WORD` has a NaN embedding.

    The output layer is made one of its own: tied to the embeddings it would spoil every row.
    """
    shutil.copytree(shared(MODEL), folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    document = json.dumps(config | {"tie_word_embeddings": False})
    (folder / "config.json").write_text(document, encoding="utf-8")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    file = next(folder.glob("*.safetensors"))
    tensors = load_file(file)
    tensors[HEAD] = tensors.get(HEAD, tensors[EMBEDDING]).clone()
    last_byte = tokenizer(WORD, add_special_tokens=False)["input_ids"][-1]
    tensors[EMBEDDING][last_byte] = float("nan")
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
