"""Where a tuned model stops: at the marks that its rows end with, whatever its base stops at.

A template may end answers with a mark that neither tokenizer nor model name as an end (chat marks
on a base model). The adapter learns to write it, and nobody would stop there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.atomic import write_json_atomic
from engine.data.rendering.marks import names_of, row_ends
from engine.evaluate import stop_ids

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.data.rendering.encode import Encoded

GENERATION_CONFIG = "generation_config.json"


def stop_where_rows_end(
    model: Any, tokenizer: PreTrainedTokenizerBase, rows: Sequence[Encoded], max_length: int
) -> tuple[str, ...]:
    """Let a model stop at the marks that its rows end with; returns those that it did not know.

    Sample answers stop there, and `write_stops` lays all of them beside the adapter.
    """
    known = set(stop_ids(model, tokenizer))
    added = row_ends(rows, tokenizer, max_length).keys() - known
    model.generation_config.eos_token_id = sorted(known | added)
    return tuple(names_of(tokenizer, added))


def write_stops(model: Any, folder: Path) -> None:
    """`generation_config.json` beside an adapter: where its answers end. Other programs that read
    such a file (transformers, vLLM) stop where the training rows did."""
    ends = model.generation_config.eos_token_id
    if ends is not None:
        write_json_atomic(folder / GENERATION_CONFIG, {"eos_token_id": ends})
