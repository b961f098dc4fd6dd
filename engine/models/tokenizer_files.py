"""Which tokenizer a model folder brings, told from its files without loading them."""

from __future__ import annotations

import re
from pathlib import Path

from engine.contract.problems import Problem

TOKENIZER_FILES = ("tokenizer.json", "vocab.json", "vocab.txt", "tekken.json")
SENTENCEPIECE_FILES = ("tokenizer.model", "spiece.model", "sentencepiece.bpe.model")
_KIND = re.compile(rb'"model"\s*:\s*\{[^{}\[\]]{0,400}?"type"\s*:\s*"(\w+)"')


def check_tokenizer(folder: Path) -> None:
    """Refuse a folder whose tokenizer cannot be read.

    Raises:
        Problem: MODEL_NO_TOKENIZER or MODEL_TOKENIZER_NOT_SUPPORTED.
    """
    if any((folder / name).is_file() for name in TOKENIZER_FILES):
        return
    found = [name for name in SENTENCEPIECE_FILES if (folder / name).is_file()]
    if found:  # needs the sentencepiece package, which is in no lock
        raise Problem("MODEL_TOKENIZER_NOT_SUPPORTED", path=str(folder), files=found)
    raise Problem("MODEL_NO_TOKENIZER", path=str(folder))


def tokenizer_kind(folder: Path) -> str:
    """BPE, Unigram, WordPiece or WordLevel, as tokenizer.json names it; "" where it has none.

    Found in the bytes: the file may have 30 MB, of which one word is wanted.
    """
    try:
        found = _KIND.search((folder / "tokenizer.json").read_bytes())
    except OSError:
        return ""
    return found[1].decode() if found else ""
