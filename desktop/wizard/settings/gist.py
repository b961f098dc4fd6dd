"""The closed line of a group of settings: its values the way practitioners say them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop import format
from desktop.language import translate
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.situation import Situation
from desktop.wizard.settings.values import edited, of_setting, shown


def gist(group: str, now: Situation) -> str:
    """What a group amounts to: "rate 2e-4 · 3 epochs · cosine, 43 updates warm-up"."""
    parts = {
        "learning": _learning,
        "adapter": _adapter,
        "memory": _memory,
        "evaluation": _evaluation,
    }[group](now)
    return " · ".join(part for part in parts if part)


def _learning(now: Situation) -> list[str]:
    rate = format.scientific(now.values["training.learning_rate"])
    limit = format.number(now.values["training.max_length"])
    return [
        translate("Gist", "rate {rate}").format(rate=rate),
        translate("Gist", "epochs: {epochs}").format(
            epochs=_text(now, "training.num_train_epochs")
        ),
        translate("Gist", "rows up to {tokens} tokens").format(tokens=limit),
        _text(now, "training.lr_scheduler_type"),
    ]


def _adapter(now: Situation) -> list[str]:
    values = now.values
    text = translate("Gist", "LoRA r {r}, alpha {alpha}")
    alpha = edited(SETTINGS["method.lora_alpha"], values["method.lora_alpha"])
    parts = [text.format(r=values["method.r"], alpha=alpha)]
    if values["method.target_modules"] == "all-linear":
        parts.append(translate("Gist", "all linear layers"))
    else:
        parts.append(_text(now, "method.target_modules"))
    if counted := trained_parameters(now):
        share = translate("Gist", "{trained} of {all} trained")
        whole = format.parameters(int(now.model["parameters"]))
        parts.append(share.format(trained=format.parameters(counted), all=whole))
    return parts


def trained_parameters(now: Situation) -> int:
    """Parameters of the adapter as it is set; 0 where the model's shape is not known."""
    shape, targets = now.shape, now.values["method.target_modules"]
    if shape is None or not now.model.get("parameters"):
        return 0
    r = int(now.values["method.r"])
    if targets == "all-linear":
        return shape.adapter_parameters(r)
    return shape.adapter_parameters(r, tuple(targets))


def _memory(now: Situation) -> list[str]:
    values = now.values
    batch = translate("Gist", "rows: {rows} × {times}").format(
        rows=format.number(values["training.per_device_train_batch_size"]),
        times=format.number(values["training.gradient_accumulation_steps"]),
    )
    precision = _text(now, "training.precision")
    if values["training.precision"] == "auto" and (word := _precision_word(now)):
        precision = word
    parts = [_text(now, "quantization.type"), precision, batch, *_recomputing(values)]
    if now.changed("training.optim"):
        optim = _text(now, "training.optim")
        parts.append(translate("Gist", "optimizer: {bits}").format(bits=optim))
    if not values["training.packing"]:
        parts.append(translate("Gist", "padded"))
    if values["training.torch_compile"]:
        parts.append(translate("Gist", "compiled"))
    return parts


def _recomputing(values: Mapping[str, Any]) -> list[str]:
    on = "training.gradient_checkpointing"
    if not values[on]:
        return [translate("Gist", "no checkpointing")]
    if (every := values[f"{on}_every"]) > 1:
        text = translate("Gist", "checkpointing of one layer in {every}")
        parts = [text.format(every=format.number(every))]
    else:
        parts = [translate("Gist", "checkpointing on")]
    if values[f"{on}_offload"]:
        parts.append(translate("Gist", "offloaded"))
    return parts


def _precision_word(now: Situation) -> str:
    """What "the card's best" is here."""
    if now.machine is None or now.machine.device == "cpu":
        return ""
    return "bf16" if now.machine.has_bf16 else "fp16"


def _evaluation(now: Situation) -> list[str]:
    parts = []
    if not now.own_rows_to_measure:
        text = translate("Gist", "kept aside: {rows}")
        parts.append(text.format(rows=_text(now, "dataset.validation_rows")))
    if every := now.values["evaluation.eval_steps"]:
        text = translate("Gist", "every {updates} updates")
        parts.append(text.format(updates=format.number(every)))
    if now.values["evaluation.keep_best"]:
        parts.append(translate("Gist", "keep the best"))
    if (patience := now.values["evaluation.early_stopping_patience"]) is not None:
        text = translate("Gist", "stop early, patience {times}")
        parts.append(text.format(times=format.number(patience)))
    return parts


def _text(now: Situation, path: str) -> str:
    return shown(SETTINGS[path], of_setting(SETTINGS[path], now.values))
