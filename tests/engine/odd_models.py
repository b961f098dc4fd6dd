"""Copies of the starter that are wrong in one way each: its marks, its template, its embedding."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from engine.models.safetensors_header import read_header
from engine.starter import starter_model_dir

TURNS = (
    "{%% for message in messages %%}<|{{ message['role'] }}|>{{ message['content'] | trim }}%s"
    "{%% endfor %%}{%% if add_generation_prompt %%}<|assistant|>{%% endif %%}"
)


def copy_starter(folder: Path) -> Path:
    """A copy that can be written to."""
    model = folder / "model"
    shutil.copytree(starter_model_dir(), model)
    return model


def foreign_end(folder: Path) -> Path:
    """Its template ends turns with `<|end|>`; tokenizer and model name `<|system|>` as the end."""
    model = copy_starter(folder)
    _change(model / "tokenizer_config.json", eos_token="<|system|>")
    _change(model / "generation_config.json", eos_token_id=2)
    _change(model / "config.json", eos_token_id=2)
    return model


def beyond_table(folder: Path) -> Path:
    """Its tokenizer was given a mark that its template writes; the model was not made larger."""
    from transformers import AutoTokenizer

    model = copy_starter(folder)
    tokenizer = AutoTokenizer.from_pretrained(model)
    tokenizer.add_special_tokens({"additional_special_tokens": ["<|done|>"]})
    tokenizer.save_pretrained(model)
    template = TURNS % "<|done|><|end|>"
    (model / "chat_template.jinja").write_text(template, encoding="utf-8")
    return model


def untrained_mark(folder: Path, *, token: int = 4) -> Path:
    """The embedding's row of `<|assistant|>` is zero."""
    model = copy_starter(folder)
    file = model / "model.safetensors"
    table = next(t for t in read_header(file) if t.name.endswith("embed_tokens.weight"))
    row_bytes = table.size_bytes // table.shape[0]
    with file.open("r+b") as stream:
        stream.seek(table.at + token * row_bytes)
        stream.write(bytes(row_bytes))
    return model


def _change(file: Path, **values: Any) -> None:
    document = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(document | values), encoding="utf-8")
