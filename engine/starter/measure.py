"""Asks the held-out questions and counts right answers: `python -m engine.starter.measure [RUN]`.

Without a run the bundled model answers alone; with one, its adapter answers too. Every question is
answered greedily on the NF4 base, so the numbers can be repeated.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from engine import starter
from engine.contract.spec import FourBit
from engine.data.rendering.encode import generation_prompt_ids
from engine.device import Precision, choose_precision
from engine.evaluate import answer
from engine.models.load import load_base
from engine.models.tokenizer import load_tokenizer

PARAMETERS = 3_000_000
"""Small enough for 32-bit arithmetic on a processor."""


def answers(adapter: Path | None, prompts: list[dict[str, Any]]) -> list[str]:
    """The model's greedy answers to `prompts`, with the adapter if there is one."""
    device = torch.device("cpu")
    precision: Precision = choose_precision("auto", device, PARAMETERS)
    model: Any = load_base(starter.starter_model_dir(), FourBit(), precision, device)
    if adapter is not None:
        from peft import PeftModel

        model = PeftModel.from_pretrained(model, str(adapter))
    tokenizer = load_tokenizer(starter.starter_model_dir())
    asked = [[{"role": "user", "content": prompt["prompt"]}] for prompt in prompts]
    return [
        answer(model, tokenizer, generation_prompt_ids(tokenizer, messages), **_limits(device))
        for messages in asked
    ]


def measure(adapter: Path | None) -> dict[str, int]:
    """Right answers among the shown prompts and among all held-out ones."""
    prompts = starter.held_out_prompts()
    given = answers(adapter, prompts)
    shown = starter.SHOWN_PROMPTS
    return {
        "shown": shown,
        "shown_right": starter.count_right(given[:shown], prompts[:shown]),
        "held_out": len(prompts),
        "held_out_right": starter.count_right(given, prompts),
    }


def _limits(device: torch.device) -> dict[str, Any]:
    return {"max_new_tokens": 64, "device": device}


def main() -> None:
    """Prints one JSON object: `base`, and `tuned` where a run was named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, nargs="?", help="a finished run of the starter job")
    run = parser.parse_args().run
    found = {"base": measure(None)}
    if run is not None:
        found["tuned"] = measure(run / "adapter")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
