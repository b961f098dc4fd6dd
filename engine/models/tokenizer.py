"""Loading a model's tokenizer, without anything that loads a model.

transformers imports torch wherever it finds it, which takes four times as long and 250 MB more than
a tokenizer needs. A process that only looks at data says so before with `without_torch`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from engine.contract.problems import Problem

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

MAX_ERROR_CHARS = 300


def without_torch() -> None:
    """Let nothing in this process import torch: for processes that tokenise and never compute."""
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # importlib's word for "absent"


def load_tokenizer(folder: Path) -> PreTrainedTokenizerBase:
    """The tokenizer of a model folder. Nothing is downloaded, no code of the folder is run.

    Raises:
        Problem: MODEL_LOAD_FAILED.
    """
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, KeyError) as error:
        lines = str(error).strip().splitlines()
        found = f"{type(error).__name__}: {lines[0] if lines else ''}"[:MAX_ERROR_CHARS]
        raise Problem("MODEL_LOAD_FAILED", path=str(folder), error=found) from error
