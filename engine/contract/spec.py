"""JobSpec: everything that decides what a run does, with the field's own names.

Each field's `description` is its only sentence: docstring, `--help` and tooltip are made from it.
Names follow transformers.TrainingArguments, peft.LoraConfig and transformers.BitsAndBytesConfig.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

STARTER = "starter"
"""The `base_model` that means the small model that travels with the app."""


class Part(BaseModel):
    """Common rules: unknown keys are errors, values are fixed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


Text = Annotated[str, Field(min_length=0)]
"""A text that can be written down: a length makes pydantic refuse half a letter (a lone surrogate),
which no file and no tokenizer takes."""

Fix = Literal[
    "mojibake",
    "trailing_comma",
    "truncated",
    "unknown_role",
    "mask_personal_data",
    "extra_cells",
    "not_finite",
]
"""Repairs that change how a row is read, never the file: letters read twice, a comma too many in a
line, a file that ends early (its whole rows are used), speakers nobody knows (read as the
assistant's), personal data (replaced by a word in brackets), cells under no header (ignored),
NaN and Infinity (read as nothing)."""
LeaveOut = Literal[
    "near_duplicate",
    "contradiction",
    "leaked",
    "personal_data",
    "harmful",
    "placeholder",
    "short_answer",
    "mojibake",
    "other_language",
]
"""Findings of the data desk whose rows can be left out; also the reasons they are dropped for."""


class DatasetSpec(Part):
    """Which rows are trained on, and how they are read."""

    path: str = Field(min_length=1, description="The file or folder with your examples.")
    format: Literal["auto", "json", "jsonl", "csv", "parquet", "text"] = Field(
        "auto", description="How the file is read; auto looks at its content, not at its name."
    )
    encoding: str | None = Field(
        None, description="How bytes become letters; empty means as detected."
    )
    delimiter: str | None = Field(
        None, min_length=1, max_length=1, description="What stands between two cells of a table."
    )
    header: bool | None = Field(
        None, description="Whether a table's first row names its columns; empty means as detected."
    )
    columns: dict[str, str] | None = Field(
        None, description="Which column plays which part; empty means as detected."
    )
    fixes: list[Fix] = Field(
        default_factory=list,
        description="Repairs of rows that you agreed to; files stay as they are.",
    )
    leave_out: list[LeaveOut] = Field(
        default_factory=list, description="What else is left out: rows with these findings."
    )
    train_on: Literal["answers", "last_answer", "all"] = Field(
        "answers", description="Which words are learned: every answer, the last one, or all text."
    )
    chat_template: Literal["model", "formiga"] = Field(
        "model",
        description="Whose conversation format rows are given: the model's own, or Formiga's plain "
        "one.",
    )
    too_long: Literal["cut", "drop"] = Field(
        "cut",
        description="What happens to rows longer than the limit: cut at the end, or left out.",
    )
    drop_duplicates: bool = Field(True, description="Leave out rows that repeat another exactly.")
    max_rows: int | None = Field(
        None, ge=1, description="Use at most this many rows, chosen by the split seed."
    )
    validation_fraction: float = Field(
        0.1, ge=0, le=0.5, description="The share of rows kept aside to measure, never trained on."
    )
    validation_rows: int | None = Field(
        None, ge=0, description="Keep exactly this many rows aside; replaces the share."
    )
    validation_path: str | None = Field(
        None, description="A file of its own with the rows to measure on."
    )
    split_seed: int = Field(0, ge=0, description="Which rows are kept aside; same seed, same rows.")


class LoraMethod(Part):
    """LoRA: W' = W + (alpha / r) * B * A (arXiv 2106.09685)."""

    type: Literal["lora"] = "lora"
    r: int = Field(
        16,
        ge=1,
        le=1024,
        description="The adapter's rank: how much it can hold. More rows need more.",
    )
    lora_alpha: float = Field(
        32, gt=0, description="How strongly the adapter acts; keep it when you change the rank."
    )
    lora_dropout: float = Field(
        0.0,
        ge=0,
        lt=1,
        description="Random forgetting in training; helps small sets seen many times.",
    )
    target_modules: Literal["all-linear"] | list[str] = Field(
        "all-linear", description="Which layers get an adapter; all linear layers teach best."
    )
    use_rslora: bool = Field(
        False, description="Scale by alpha over the square root of r; raises the effective rate."
    )


class FourBit(Part):
    """4-bit base weights (QLoRA, arXiv 2305.14314)."""

    type: Literal["nf4", "fp4"] = Field(
        "nf4", description="The 4-bit number format of the base weights; NF4 keeps more quality."
    )
    bnb_4bit_use_double_quant: bool = Field(
        True, description="Quantise the scales too: 0.37 bit per parameter less memory."
    )


class Int8(Part):
    """8-bit base weights (LLM.int8(), arXiv 2208.07339)."""

    type: Literal["int8"] = "int8"


class NoQuantization(Part):
    """Base weights in 16 bit on a GPU, 32 bit on a processor."""

    type: Literal["none"] = "none"


Quantization = Annotated[FourBit | Int8 | NoQuantization, Field(discriminator="type")]


class TrainingSpec(Part):
    """The optimizer's work."""

    num_train_epochs: float = Field(
        3.0,
        gt=0,
        le=1000,
        description="How often every row is seen. More rounds teach more and overfit sooner.",
    )
    max_steps: int | None = Field(
        None, ge=1, description="End after this many updates, whatever the epochs say."
    )
    per_device_train_batch_size: int = Field(
        4, ge=1, description="Rows in memory at once. Smaller needs less memory and more time."
    )
    gradient_accumulation_steps: int = Field(
        1, ge=1, description="How many of those are summed into one update of the adapter."
    )
    learning_rate: float = Field(
        2e-4, gt=0, le=1, description="How large each correction is. Lower it if the loss jumps."
    )
    lr_scheduler_type: Literal["cosine", "linear", "constant"] = Field(
        "cosine", description="How the learning rate falls over the run."
    )
    warmup_ratio: float = Field(
        0.05, ge=0, le=0.5, description="The share of updates in which the rate rises from zero."
    )
    warmup_steps: int | None = Field(
        None, ge=0, description="Exactly this many warm-up updates; replaces the share."
    )
    weight_decay: float = Field(
        0.01, ge=0, le=1, description="A gentle pull of the adapter towards zero."
    )
    max_grad_norm: float = Field(
        1.0, gt=0, description="Larger corrections are scaled down to this length."
    )
    max_length: int = Field(
        512, ge=8, description="Longest row in tokens. Memory grows with it; longer rows are cut."
    )
    seed: int = Field(
        0, ge=0, le=2**63 - 1, description="Same seed, same order of rows and same start."
    )
    precision: Literal["auto", "bf16", "fp16", "fp32"] = Field(
        "auto", description="The number format of the arithmetic; auto takes the card's best."
    )
    packing: bool = Field(
        True,
        description="Lay rows end to end instead of padding them; each still reads itself alone.",
    )
    gradient_checkpointing: bool = Field(
        False, description="Recompute instead of remember: much less memory, about a third slower."
    )
    gradient_checkpointing_every: int = Field(
        1,
        ge=1,
        le=1000,
        description="Which layers recompute: every one (1), every second (2); fewer are faster.",
    )
    gradient_checkpointing_offload: bool = Field(
        False,
        description="Let what layers wait for lie in the computer's memory, not in the card's.",
    )
    optim: Literal["auto", "adamw_torch", "adamw_8bit", "paged_adamw_8bit"] = Field(
        "auto",
        description="How the optimizer keeps its memory: 32 bit, 8 bit, or 8 bit paged; "
        "auto takes 32 bit where it fits.",
    )
    adapter_precision: Literal["fp32", "bf16"] = Field(
        "fp32", description="The adapter's own number format; bf16 halves it and rounds more."
    )
    torch_compile: bool = Field(
        False,
        description="Compile the layers first: minutes of warm-up, then faster steps on a card.",
    )
    non_finite: Literal["stop", "skip"] = Field(
        "stop",
        description="Rows whose loss is no number: stop and name them, or leave them out and go "
        "on.",
    )
    may_shorten: bool = Field(
        False,
        description="If memory runs out and nothing else helps, cut rows shorter and go on.",
    )
    save_every_s: float = Field(
        300, ge=1, le=300, description="Seconds between checkpoints; at most this much can be lost."
    )
    device: str = Field(
        "auto",
        pattern=r"^(auto|cpu|cuda(:\d+)?)$",
        description="Where the run computes; auto takes the graphics card if there is one.",
    )


class EvaluationSpec(Part):
    """What is measured on the rows kept aside, and shown."""

    eval_steps: int | None = Field(
        None, ge=1, description="Updates between measurements; empty means about ten per run."
    )
    eval_batch_size: int = Field(8, ge=1, description="Rows measured at once.")
    sample_prompts: int = Field(
        3, ge=0, le=20, description="How many kept-aside questions are answered and shown."
    )
    prompts: list[Text] = Field(
        default_factory=list, max_length=20, description="Your own questions to answer and show."
    )
    max_new_tokens: int = Field(64, ge=1, le=4096, description="Longest shown answer, in tokens.")
    keep_best: bool = Field(
        True, description="Take the adapter of the best measurement, not of the last step."
    )
    early_stopping_patience: int | None = Field(
        None,
        ge=1,
        le=1000,
        description="Stop after this many measurements without a better one; empty means never.",
    )


class JobSpec(Part):
    """A whole run. A run folder's `job.json` is itself a valid job file."""

    version: Literal[1] = 1
    name: str = Field(min_length=1, max_length=120, description="What you call this run.")
    base_model: str = Field(
        min_length=1, description="A model folder, a hub id, or “starter” for the bundled one."
    )
    dataset: DatasetSpec
    method: LoraMethod = Field(default_factory=LoraMethod)
    quantization: Quantization = Field(default_factory=FourBit)
    training: TrainingSpec = Field(default_factory=TrainingSpec)
    evaluation: EvaluationSpec = Field(default_factory=EvaluationSpec)

    @model_validator(mode="after")
    def _one_way_to_split(self) -> Self:
        if self.dataset.validation_path and self.dataset.validation_rows:
            raise ValueError("VALIDATION_TWICE")
        return self


def describe(field: str) -> str:
    """The English sentence of a field, by its dotted path such as `training.learning_rate`.

    Raises:
        KeyError: if there is no such field or it has no sentence.
    """
    owners: dict[str, type[Part]] = {
        "dataset": DatasetSpec,
        "method": LoraMethod,
        "quantization": FourBit,
        "training": TrainingSpec,
        "evaluation": EvaluationSpec,
    }
    head, _, tail = field.partition(".")
    owner, name = (owners[head], tail) if tail else (JobSpec, head)
    sentence = owner.model_fields[name].description
    if not sentence:
        raise KeyError(field)
    return sentence
