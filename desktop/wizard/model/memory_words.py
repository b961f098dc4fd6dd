"""Parts of the memory plan in words, with the values of the setup in them."""

from __future__ import annotations

from desktop import format
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.wizard.fits import Fit
from engine.contract.memory import Setup

WAYS: dict[str, str] = {
    "full": QT_TRANSLATE_NOOP("Memory", "Full"),
    "lora": QT_TRANSLATE_NOOP("Memory", "LoRA, 16-bit"),
    "qlora": QT_TRANSLATE_NOOP("Memory", "QLoRA, 4-bit"),
}
WAYS_SAID: dict[str, str] = {
    "full": QT_TRANSLATE_NOOP("Memory", "Every parameter is trained, with Adam's two moments."),
    "lora": QT_TRANSLATE_NOOP("Memory", "The model stays as it is; small adapters are trained."),
    "qlora": QT_TRANSLATE_NOOP("Memory", "The same adapters, on a model packed to 4 bit."),
}


def way_of(setup: Setup) -> str:
    """The name of the way that the settings have chosen."""
    if setup.quantization in ("nf4", "fp4"):
        return "QLoRA"
    if setup.quantization == "int8":
        return translate("Memory", "LoRA, 8-bit")
    return "LoRA"


def part_name(code: str, fit: Fit) -> str:
    """One part, with the number it hangs on."""
    setup, shape = fit.setup, fit.shape
    if code == "weights":
        kind = setup.quantization
        known = {"nf4": "4-bit NF4", "fp4": "4-bit FP4", "int8": "8-bit"}
        text = translate("Memory", "Weights, {format}")
        return text.format(format=known.get(kind, f"{8 * setup.number_bytes(shape)}-bit"))
    if code == "embeddings":
        text = translate("Memory", "Embeddings, {bits}-bit")
        return text.format(bits=8 * setup.number_bytes(shape))
    if code == "adapters":
        text = translate("Memory", "Adapters, {count} parameters")
        return text.format(count=format.parameters(fit.trainable_parameters))
    if code == "optimizer":
        text = translate("Memory", "Optimizer, {bits}-bit")
        return text.format(bits=setup.optimizer_bits)
    if code == "activations":
        text = translate("Memory", "Activations, {rows} × {tokens} tokens")
        return text.format(rows=setup.rows, tokens=format.number(setup.row_tokens))
    if code == "context":
        return translate("Memory", PLAIN[f"context {fit.machine.device}"])
    return translate("Memory", PLAIN[code])


PLAIN: dict[str, str] = {
    "gradients": QT_TRANSLATE_NOOP("Memory", "Gradients"),
    "logits": QT_TRANSLATE_NOOP("Memory", "Predictions"),
    "dequantisation": QT_TRANSLATE_NOOP("Memory", "Unpacking buffer"),
    "context cuda": QT_TRANSLATE_NOOP("Memory", "CUDA context"),
    "context cpu": QT_TRANSLATE_NOOP("Memory", "Libraries in memory"),
}


def device_word(fit: Fit) -> str:
    """What is counted against, as a name: the card's, or main memory."""
    if fit.machine.device == "cuda":
        return short_card(fit.machine.name)
    return translate("Memory", "the processor's memory")


def short_card(name: str) -> str:
    """A card without its maker: RTX 4070."""
    for word in ("NVIDIA ", "GeForce "):
        name = name.replace(word, "")
    return name.strip()


def trained_line(fit: Fit) -> str:
    """How many parameters learn, and how many stay."""
    trained, whole = fit.trainable_parameters, fit.shape.parameters
    text = translate("Memory", "Trains {trained} of {whole} parameters ({share}); the rest stays.")
    return text.format(
        trained=format.parameters(trained),
        whole=format.parameters(whole),
        share=format.share(trained / max(1, whole), 2),
    )
