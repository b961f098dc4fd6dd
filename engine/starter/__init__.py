"""The small model and the sample rows that travel with the app.

Light on purpose: standard library only, so that asking where a file is loads no torch.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHOWN_PROMPTS = 10
"""How many of the held-out rows are shown to people; they stand first in their file."""


def starter_model_dir() -> Path:
    """The folder of the bundled model, loadable with `from_pretrained`."""
    return HERE / "model"


def starter_data_file() -> Path:
    """The sample rows to train on: JSONL with `question` and `answer`."""
    return HERE / "sample" / "train.jsonl"


def starter_held_file() -> Path:
    """The sample rows to measure on: the same facts, asked in other words."""
    return HERE / "sample" / "held_out.jsonl"


def starter_job() -> dict[str, Any]:
    """The job that `bootstrap run` trains: valid for `engine.contract.spec.JobSpec`.

    The numbers are measured, not derived: see the table in this folder's README.
    """
    return {
        "version": 1,
        "name": "starter",
        "base_model": "starter",
        "dataset": {
            "path": str(starter_data_file()),
            "format": "jsonl",
            "columns": {"question": "question", "answer": "answer"},
            "validation_path": str(starter_held_file()),
        },
        "method": {"type": "lora", "r": 16, "lora_alpha": 32},
        "quantization": {"type": "nf4", "bnb_4bit_use_double_quant": True},
        "training": {
            "num_train_epochs": 6,
            "per_device_train_batch_size": 8,
            "learning_rate": 4e-3,
            "lr_scheduler_type": "cosine",
            "max_length": 128,
            "seed": 0,
        },
        "evaluation": {
            "eval_steps": 128,
            "eval_batch_size": 34,
            "sample_prompts": SHOWN_PROMPTS,
        },
    }


@cache
def _keywords() -> dict[str, tuple[str, ...]]:
    facts = json.loads((HERE / "sample" / "facts.json").read_text(encoding="utf-8"))
    sides = [fact[language] for fact in facts for language in ("en", "pt")]
    return {question: tuple(side["right"]) for side in sides for question in side["ask"]}


def held_out_prompts() -> list[dict[str, Any]]:
    """Every held-out row as `{"prompt", "reference", "keywords"}`, in file order."""
    lines = starter_held_file().read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [
        {
            "prompt": row["question"],
            "reference": row["answer"],
            "keywords": list(_keywords()[row["question"]]),
        }
        for row in rows
    ]


def starter_prompts() -> list[dict[str, Any]]:
    """The ten shown questions, five in each language, in turn."""
    return held_out_prompts()[:SHOWN_PROMPTS]


def is_right(answer: str, keywords: Sequence[str]) -> bool:
    """Whether an answer is recognisably right: every keyword occurs in it, letter case aside.

    A keyword may list alternatives with `|`. Keywords are chosen so that neither their own
    question nor the answer of any other fact would pass (a test holds them to that).
    """
    text = answer.casefold()
    return bool(keywords) and all(
        any(choice.casefold() in text for choice in keyword.split("|")) for keyword in keywords
    )


def count_right(answers: Iterable[str], prompts: Sequence[dict[str, Any]]) -> int:
    """How many answers are right; `answers` come in the order of `prompts`.

    Raises:
        ValueError: if there are not exactly as many answers as prompts.
    """
    pairs = zip(answers, prompts, strict=True)
    return sum(is_right(answer, prompt["keywords"]) for answer, prompt in pairs)
