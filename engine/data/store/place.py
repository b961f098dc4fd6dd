"""Where the rows of one tokenizer lie, and which rows those are."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data.rendering.source import TemplateSource
from engine.data.store.row_store import RowStore

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

CODE_VERSION = 1
"""Raised whenever the same row would become other tokens than before."""


def open_store(home: Path | None, tokenizer: PreTrainedTokenizerBase, train_on: str) -> RowStore:
    """The store of a tokenizer with its template, in `<home>/cache/prepared`.

    Args:
        home: the app's folder; None keeps rows in memory.
        tokenizer: after `ensure_template` and `ensure_pad`.
    """
    folder = home / "cache" / "prepared" if home else None
    return RowStore(folder, store_key(tokenizer, train_on))


def home_of_app() -> Path | None:
    """The app's folder as this process was told it; None for a process of its own."""
    given = os.environ.get("FORMIGA_HOME")
    return Path(given) if given else None


def store_key(tokenizer: PreTrainedTokenizerBase, train_on: str) -> str:
    """Equal where equal rows become equal tokens."""
    source = TemplateSource.of(tokenizer)
    said = [CODE_VERSION, train_on, source.digest(), _vocabulary(tokenizer)]
    if "strftime_now" in source.template:  # such templates write today's date into every row
        said.append(datetime.now().date().isoformat())  # noqa: DTZ005 - the person's own day
    return hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()[:32]


def _vocabulary(tokenizer: PreTrainedTokenizerBase) -> str:
    if tokenizer.is_fast:
        backend = tokenizer.backend_tokenizer
        if backend.padding is not None:  # state of the last call, not of the tokenizer
            backend.no_padding()
        if backend.truncation is not None:
            backend.no_truncation()
        words = backend.to_str()
    else:
        named = [type(tokenizer).__name__, sorted(tokenizer.get_vocab().items())]
        words = json.dumps(named, ensure_ascii=True)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
