"""Sample answers: the same few questions, answered by the base and by the tuned model."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.contract.atomic import write_json_atomic
from engine.data.rendering.encode import generation_prompt_ids

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.contract.spec import EvaluationSpec
    from engine.data.rendering.encode import Encoded

TEXT_PROMPT_TOKENS = 32
MAX_SHOWN_CHARS = 3000  # four texts of it, four bytes a character, stay under 64 KiB


@dataclass(frozen=True)
class Question:
    """One prompt that is answered and shown."""

    prompt: str
    prompt_ids: list[int]
    reference: str | None
    """The answer that the data gives, if it gives one."""


def choose_questions(
    rows: Sequence[Encoded], tokenizer: PreTrainedTokenizerBase, spec: EvaluationSpec
) -> list[Question]:
    """The first rows kept aside, then the person's own prompts."""
    chosen = [question_of(row, tokenizer) for row in rows[: spec.sample_prompts]]
    return chosen + [_from_text(text, tokenizer) for text in spec.prompts]


def answer_all(questions: Sequence[Question], answer: Callable[[Sequence[int]], str]) -> list[str]:
    """Answers in the order of the questions."""
    return [answer(question.prompt_ids)[:MAX_SHOWN_CHARS] for question in questions]


def sample_fields(question: Question, index: int, base: str, text: str) -> dict[str, Any]:
    """The fields of a `sample` event."""
    return {
        "index": index,
        "prompt": question.prompt[:MAX_SHOWN_CHARS],
        "base": base,
        "text": text,
        "reference": question.reference and question.reference[:MAX_SHOWN_CHARS],
    }


def write_samples(folder: Path, step: int, samples: list[dict[str, Any]]) -> None:
    """Keep the answers of one step in `samples/step-000400.json`."""
    folder.mkdir(exist_ok=True)
    write_json_atomic(folder / f"step-{step:06d}.json", {"step": step, "samples": samples})


def read_base_answers(folder: Path) -> list[str] | None:
    """The base model's answers, kept when the run began."""
    try:
        document = json.loads((folder / "step-000000.json").read_text(encoding="utf-8"))
        return [str(sample["base"]) for sample in document["samples"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def question_of(row: Encoded, tokenizer: PreTrainedTokenizerBase) -> Question:
    """What a row asks last; of running text its beginning."""
    messages = list(row.messages)
    while messages and messages[-1]["role"] == "assistant":
        messages.pop()
    if messages:
        ids = generation_prompt_ids(tokenizer, messages)
        return Question(row.prompt_text, ids, row.reference)
    cut = max(1, min(TEXT_PROMPT_TOKENS, len(row.input_ids) // 2))
    head, tail = row.input_ids[:cut], row.input_ids[cut:]
    text = str(tokenizer.decode(head, skip_special_tokens=True))
    return Question(text, list(head), str(tokenizer.decode(tail, skip_special_tokens=True)))


def _from_text(text: str, tokenizer: PreTrainedTokenizerBase) -> Question:
    ids = generation_prompt_ids(tokenizer, [{"role": "user", "content": text}])
    return Question(text, ids, None)
