"""What others do with the same rows, one contender in a process of its own, one JSON line out:

    python -m tests.bench.contenders c --checkpointing on --work DIR --rows 16 --adapter DIR

a      transformers.Trainer and peft: padding, rows at random, peft's preparation for k-bit training
       (32-bit norms, embeddings and head), bf16 autocast, all logits
a_lg   the same, rows grouped by length
b      trl.SFTTrainer as it comes: padding, chunked head and loss, bf16 adapter
c      trl.SFTTrainer with packing (best fit decreasing, 1,024 tokens): no padding

All: the product's own rows, NF4 with double quantisation, LoRA r 16 on every linear layer, AdamW
with a constant rate. a, a_lg and b take 8 rows a step, c two packs of 1,024 tokens.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench import proc
from tests.bench.product import RANK, RATE, ROWS_PER_STEP
from tests.bench.work import MAX_LENGTH, Work

NAMES = ("a", "a_lg", "b", "c")
PACKS_PER_STEP = 2


class Costs:
    """What training costs: a callback of both trainers."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {"steps": 0}
        self._cpu_s = self._wall_s = 0.0
        self._resident = 0

    def begin(self) -> None:
        """Training begins now."""
        self.found["before_cpu_s"] = time.process_time()
        proc.forget_peak("self")
        self._resident = proc.resident_bytes("self")
        self._cpu_s, self._wall_s = time.process_time(), time.perf_counter()

    def step(self) -> None:
        """An optimizer step is done."""
        self.found["steps"] += 1
        self.found.setdefault("first_step_at", time.time())

    def end(self) -> None:
        """Training is over."""
        self.found["train_cpu_s"] = time.process_time() - self._cpu_s
        self.found["train_wall_s"] = time.perf_counter() - self._wall_s
        peak = proc.resident_bytes("self", peak=True)
        self.found["above_load_bytes"] = peak - self._resident


def run(name: str, work: Work, *, checkpointing: bool, adapter: Path) -> dict[str, Any]:
    """Train one contender to its end; its adapter is kept."""
    import torch
    import transformers

    torch.manual_seed(0)
    transformers.logging.set_verbosity_error()
    libraries = _import(name)
    began = time.process_time()
    model = load_base(work)
    costs = Costs()
    costs.found["load_cpu_s"] = time.process_time() - began
    make = _trl if name in ("b", "c") else _plain
    trainer = make(name, model, work, adapter, checkpointing, libraries)
    trainer.add_callback(_callback(costs))
    trainer.train()
    trainer.model.save_pretrained(adapter)
    return costs.found | {"tokens": work.useful_tokens, "adapter": str(adapter)}


def _import(name: str) -> Any:
    """What takes long to import, before the load is timed."""
    import bitsandbytes  # noqa: F401
    import datasets
    import peft  # noqa: F401

    datasets.disable_progress_bars()
    if name in ("b", "c"):
        import trl

        return trl
    import transformers

    return transformers


def load_base(work: Work) -> Any:
    """The 4-bit base as the documentation of these libraries loads it."""
    import torch
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig

    four_bit = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )
    return AutoModelForCausalLM.from_pretrained(
        work.model, dtype=torch.bfloat16, device_map="cpu", quantization_config=four_bit
    )


def _lora() -> Any:
    from peft import LoraConfig

    return LoraConfig(
        r=RANK, lora_alpha=2 * RANK, lora_dropout=0.0, target_modules="all-linear",
        task_type="CAUSAL_LM",
    )  # fmt: skip


def _settings(output: Path, checkpointing: bool) -> dict[str, Any]:
    """Arguments that both trainers take."""
    return {
        "output_dir": str(output), "per_device_train_batch_size": ROWS_PER_STEP,
        "num_train_epochs": 1, "learning_rate": RATE, "lr_scheduler_type": "constant",
        "optim": "adamw_torch", "weight_decay": 0.0, "max_grad_norm": 1.0, "bf16": True,
        "use_cpu": True, "save_strategy": "no", "report_to": [], "disable_tqdm": True,
        "logging_strategy": "no", "seed": 0, "gradient_checkpointing": checkpointing,
    }  # fmt: skip


def _plain(name: str, model: Any, work: Work, output: Path, checkpointing: bool, lib: Any) -> Any:
    from datasets import Dataset
    from peft import get_peft_model, prepare_model_for_kbit_training

    how = {"use_reentrant": False}
    model = prepare_model_for_kbit_training(
        model, use_gradient_checkpointing=checkpointing, gradient_checkpointing_kwargs=how
    )
    tokenizer = lib.AutoTokenizer.from_pretrained(work.model)
    arguments = lib.TrainingArguments(
        **_settings(output, checkpointing),
        gradient_checkpointing_kwargs=how,
        train_sampling_strategy="group_by_length" if name == "a_lg" else "random",
    )
    pad = lib.DataCollatorForSeq2Seq(tokenizer, padding=True, label_pad_token_id=-100)
    return lib.Trainer(
        model=get_peft_model(model, _lora()), args=arguments, data_collator=pad,
        train_dataset=Dataset.from_list(work.train), processing_class=tokenizer,
    )  # fmt: skip


def _trl(name: str, model: Any, work: Work, output: Path, checkpointing: bool, lib: Any) -> Any:
    from datasets import Dataset
    from transformers import AutoTokenizer

    settings = _settings(output, checkpointing) | {"max_length": MAX_LENGTH}
    if name == "c":
        settings |= {"packing": True, "per_device_train_batch_size": PACKS_PER_STEP}
    return lib.SFTTrainer(
        model=model, args=lib.SFTConfig(**settings), peft_config=_lora(),
        train_dataset=Dataset.from_list(work.train),
        processing_class=AutoTokenizer.from_pretrained(work.model),
    )  # fmt: skip


def _callback(costs: Costs) -> Any:
    from transformers import TrainerCallback

    return type(
        "Callback",
        (TrainerCallback,),
        {
            "on_train_begin": lambda *_, **__: costs.begin(),
            "on_step_end": lambda *_, **__: costs.step(),
            "on_train_end": lambda *_, **__: costs.end(),
        },
    )()


def main() -> None:
    """Train the contender that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.contenders")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--checkpointing", choices=("on", "off"), default="on")
    parser.add_argument("--work", type=Path, required=True, help="made by tests.bench")
    parser.add_argument("--rows", type=int, default=16)
    parser.add_argument("--adapter", type=Path, required=True, help="where the adapter is written")
    asked = parser.parse_args()
    work = Work(asked.work, asked.rows)
    on = asked.checkpointing == "on"
    found = run(asked.name, work, checkpointing=on, adapter=asked.adapter)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
