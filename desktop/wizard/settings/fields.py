"""The settings of a run as the wizard lists them: group, name, kind of control.

The sentence of a setting is its field's own description in `engine.contract.spec` (translated in
the context "Field"), so the window, `--help` and the job file never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from desktop.language import QT_TRANSLATE_NOOP, translate
from engine.contract.spec import describe

Kind = Literal["int", "float", "rate", "bool", "choice", "optional", "amount", "modules", "lines"]
"""`optional` may be empty (automatic); `amount` is a count, or a share written with a per cent."""


@dataclass(frozen=True)
class Setting:
    """One setting of the wizard."""

    path: str
    """Its place in the job file, such as `training.learning_rate`."""
    name: str
    """What the wizard calls it; English source text in the context "Setting"."""
    kind: Kind
    choices: Mapping[str, str] = field(default_factory=dict)
    """Value -> English source text, for the kind "choice"."""
    unit: str = ""
    """English source text behind the control, such as "tokens"."""
    empty: str = QT_TRANSLATE_NOOP("Setting", "automatic")
    """English source text for an empty value of the kind "optional"."""
    share: str = ""
    """For the kind "amount": path of the share that counts where the count is empty."""

    @property
    def title(self) -> str:
        return translate("Setting", self.name)

    @property
    def sentence(self) -> str:
        """What it does, when to change it, its price."""
        return translate("Field", describe(self.path))

    def words(self, value: Any) -> str | None:
        """The words of a choice; None where the value is not one of them."""
        text = self.choices.get(str(value))
        return None if text is None else translate("Setting", text)


@dataclass(frozen=True)
class Group:
    """Settings that are folded together."""

    key: str
    name: str
    settings: tuple[Setting, ...]

    @property
    def title(self) -> str:
        return translate("Setting", self.name)


GROUPS: tuple[Group, ...] = (
    Group(
        "learning",
        QT_TRANSLATE_NOOP("Setting", "Learning"),
        (
            Setting(
                "training.learning_rate", QT_TRANSLATE_NOOP("Setting", "Learning rate"), "rate"
            ),
            Setting("training.num_train_epochs", QT_TRANSLATE_NOOP("Setting", "Epochs"), "float"),
            Setting(
                "training.max_steps",
                QT_TRANSLATE_NOOP("Setting", "Most updates"),
                "optional",
                unit=QT_TRANSLATE_NOOP("Setting", "updates"),
                empty=QT_TRANSLATE_NOOP("Setting", "no limit"),
            ),
            Setting(
                "training.max_length",
                QT_TRANSLATE_NOOP("Setting", "Longest row"),
                "int",
                unit=QT_TRANSLATE_NOOP("Setting", "tokens"),
            ),
            Setting(
                "dataset.too_long",
                QT_TRANSLATE_NOOP("Setting", "Longer rows"),
                "choice",
                {
                    "cut": QT_TRANSLATE_NOOP("Setting", "are cut"),
                    "drop": QT_TRANSLATE_NOOP("Setting", "are left out"),
                },
            ),
            Setting(
                "dataset.train_on",
                QT_TRANSLATE_NOOP("Setting", "Train on"),
                "choice",
                {
                    "answers": QT_TRANSLATE_NOOP("Setting", "every answer"),
                    "last_answer": QT_TRANSLATE_NOOP("Setting", "the last answer"),
                    "all": QT_TRANSLATE_NOOP("Setting", "all text"),
                },
            ),
            Setting(
                "dataset.chat_template",
                QT_TRANSLATE_NOOP("Setting", "Conversation format"),
                "choice",
                {
                    "model": QT_TRANSLATE_NOOP("Setting", "the model's own"),
                    "formiga": QT_TRANSLATE_NOOP("Setting", "Formiga's plain one"),
                },
            ),
            Setting(
                "dataset.max_rows",
                QT_TRANSLATE_NOOP("Setting", "Most rows"),
                "optional",
                unit=QT_TRANSLATE_NOOP("Setting", "rows"),
                empty=QT_TRANSLATE_NOOP("Setting", "all"),
            ),
            Setting(
                "dataset.drop_duplicates",
                QT_TRANSLATE_NOOP("Setting", "Leave out repeated rows"),
                "bool",
            ),
            Setting(
                "training.lr_scheduler_type",
                QT_TRANSLATE_NOOP("Setting", "Learning rate over time"),
                "choice",
                {
                    "cosine": QT_TRANSLATE_NOOP("Setting", "cosine to zero"),
                    "linear": QT_TRANSLATE_NOOP("Setting", "linear to zero"),
                    "constant": QT_TRANSLATE_NOOP("Setting", "constant"),
                },
            ),
            Setting(
                "training.warmup_steps",
                QT_TRANSLATE_NOOP("Setting", "Warm-up"),
                "amount",
                unit=QT_TRANSLATE_NOOP("Setting", "updates"),
                share="training.warmup_ratio",
            ),
            Setting("training.weight_decay", QT_TRANSLATE_NOOP("Setting", "Weight decay"), "float"),
            Setting(
                "training.max_grad_norm",
                QT_TRANSLATE_NOOP("Setting", "Largest correction"),
                "float",
            ),
            Setting("training.seed", QT_TRANSLATE_NOOP("Setting", "Seed"), "int"),
            Setting(
                "training.non_finite",
                QT_TRANSLATE_NOOP("Setting", "Rows without a loss"),
                "choice",
                {
                    "stop": QT_TRANSLATE_NOOP("Setting", "stop and name them"),
                    "skip": QT_TRANSLATE_NOOP("Setting", "leave them out"),
                },
            ),
        ),
    ),
    Group(
        "adapter",
        QT_TRANSLATE_NOOP("Setting", "Adapter"),
        (
            Setting("method.r", QT_TRANSLATE_NOOP("Setting", "Rank r"), "int"),
            Setting("method.lora_alpha", QT_TRANSLATE_NOOP("Setting", "Alpha"), "float"),
            Setting("method.lora_dropout", QT_TRANSLATE_NOOP("Setting", "Dropout"), "float"),
            Setting(
                "method.target_modules",
                QT_TRANSLATE_NOOP("Setting", "Layers with adapter"),
                "modules",
            ),
            Setting("method.use_rslora", QT_TRANSLATE_NOOP("Setting", "rsLoRA scaling"), "bool"),
            Setting(
                "training.adapter_precision",
                QT_TRANSLATE_NOOP("Setting", "Adapter's numbers"),
                "choice",
                {"fp32": "fp32", "bf16": "bf16"},
            ),
        ),
    ),
    Group(
        "memory",
        QT_TRANSLATE_NOOP("Setting", "Memory and speed"),
        (
            Setting(
                "quantization.type",
                QT_TRANSLATE_NOOP("Setting", "Base weights"),
                "choice",
                {
                    "nf4": QT_TRANSLATE_NOOP("Setting", "4-bit NF4"),
                    "fp4": QT_TRANSLATE_NOOP("Setting", "4-bit FP4"),
                    "int8": QT_TRANSLATE_NOOP("Setting", "8-bit"),
                    "none": QT_TRANSLATE_NOOP("Setting", "not quantised"),
                },
            ),
            Setting(
                "quantization.bnb_4bit_use_double_quant",
                QT_TRANSLATE_NOOP("Setting", "Double quantisation"),
                "bool",
            ),
            Setting(
                "training.per_device_train_batch_size",
                QT_TRANSLATE_NOOP("Setting", "Rows at once"),
                "int",
            ),
            Setting(
                "training.gradient_accumulation_steps",
                QT_TRANSLATE_NOOP("Setting", "Summed into one update"),
                "int",
            ),
            Setting("training.packing", QT_TRANSLATE_NOOP("Setting", "Packing"), "bool"),
            Setting(
                "training.gradient_checkpointing",
                QT_TRANSLATE_NOOP("Setting", "Gradient checkpointing"),
                "bool",
            ),
            Setting(
                "training.gradient_checkpointing_every",
                QT_TRANSLATE_NOOP("Setting", "Recompute one layer in"),
                "int",
            ),
            Setting(
                "training.gradient_checkpointing_offload",
                QT_TRANSLATE_NOOP("Setting", "Wait in main memory"),
                "bool",
            ),
            Setting(
                "training.optim",
                QT_TRANSLATE_NOOP("Setting", "Optimizer"),
                "choice",
                {
                    "auto": QT_TRANSLATE_NOOP("Setting", "as it fits"),
                    "adamw_torch": QT_TRANSLATE_NOOP("Setting", "32 bit"),
                    "adamw_8bit": QT_TRANSLATE_NOOP("Setting", "8 bit"),
                    "paged_adamw_8bit": QT_TRANSLATE_NOOP("Setting", "8 bit, paged"),
                },
            ),
            Setting(
                "training.may_shorten",
                QT_TRANSLATE_NOOP("Setting", "May cut rows shorter"),
                "bool",
            ),
            Setting("training.torch_compile", QT_TRANSLATE_NOOP("Setting", "Compile"), "bool"),
            Setting(
                "training.precision",
                QT_TRANSLATE_NOOP("Setting", "Arithmetic"),
                "choice",
                {
                    "auto": QT_TRANSLATE_NOOP("Setting", "the card's best"),
                    "bf16": "bf16",
                    "fp16": "fp16",
                    "fp32": "fp32",
                },
            ),
            Setting(
                "training.device",
                QT_TRANSLATE_NOOP("Setting", "Compute on"),
                "choice",
                {
                    "auto": QT_TRANSLATE_NOOP("Setting", "the card, if there is one"),
                    "cuda": QT_TRANSLATE_NOOP("Setting", "the graphics card"),
                    "cpu": QT_TRANSLATE_NOOP("Setting", "the processor"),
                },
            ),
            Setting(
                "training.save_every_s",
                QT_TRANSLATE_NOOP("Setting", "Checkpoint every"),
                "int",
                unit=QT_TRANSLATE_NOOP("Setting", "seconds"),
            ),
        ),
    ),
    Group(
        "evaluation",
        QT_TRANSLATE_NOOP("Setting", "Evaluation"),
        (
            Setting(
                "dataset.validation_rows",
                QT_TRANSLATE_NOOP("Setting", "Rows kept aside"),
                "amount",
                unit=QT_TRANSLATE_NOOP("Setting", "rows"),
                share="dataset.validation_fraction",
            ),
            Setting(
                "dataset.split_seed",
                QT_TRANSLATE_NOOP("Setting", "Seed of the choice"),
                "int",
            ),
            Setting(
                "evaluation.eval_steps",
                QT_TRANSLATE_NOOP("Setting", "Measure every"),
                "optional",
                unit=QT_TRANSLATE_NOOP("Setting", "updates"),
            ),
            Setting(
                "evaluation.eval_batch_size",
                QT_TRANSLATE_NOOP("Setting", "Rows measured at once"),
                "int",
            ),
            Setting(
                "evaluation.sample_prompts", QT_TRANSLATE_NOOP("Setting", "Sample answers"), "int"
            ),
            Setting("evaluation.prompts", QT_TRANSLATE_NOOP("Setting", "Own questions"), "lines"),
            Setting(
                "evaluation.max_new_tokens",
                QT_TRANSLATE_NOOP("Setting", "Longest answer"),
                "int",
                unit=QT_TRANSLATE_NOOP("Setting", "tokens"),
            ),
            Setting("evaluation.keep_best", QT_TRANSLATE_NOOP("Setting", "Keep the best"), "bool"),
            Setting(
                "evaluation.early_stopping_patience",
                QT_TRANSLATE_NOOP("Setting", "Patience"),
                "optional",
                unit=QT_TRANSLATE_NOOP("Setting", "measurements"),
                empty=QT_TRANSLATE_NOOP("Setting", "never stop early"),
            ),
        ),
    ),
)

SETTINGS: dict[str, Setting] = {s.path: s for group in GROUPS for s in group.settings}
SHARES: dict[str, str] = {s.share: s.path for s in SETTINGS.values() if s.share}
"""Path of a share -> path of the setting that shows it."""
