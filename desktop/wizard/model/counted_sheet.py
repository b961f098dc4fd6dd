"""How the memory is counted: every part's formula with the values of this model filled in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import actions, format
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.theme import Weight
from desktop.widgets.basics import Item, button, card, col, label, muted, row, rule
from desktop.widgets.sheet import Sheet
from desktop.wizard.fits import Fit
from desktop.wizard.model.memory_words import part_name
from engine.contract.memory.states import bytes_per_weight

WHY: dict[str, str] = {
    "weights": QT_TRANSLATE_NOOP(
        "Memory", "The model itself, packed. It never changes, so it needs no gradients."
    ),
    "embeddings": QT_TRANSLATE_NOOP(
        "Memory", "Tables of tokens, the output layer and norms are never packed."
    ),
    "adapters": QT_TRANSLATE_NOOP(
        "Memory", "Two thin matrices beside each of the model's; kept in 32 bit."
    ),
    "gradients": QT_TRANSLATE_NOOP("Memory", "One number for each trained parameter."),
    "optimizer": QT_TRANSLATE_NOOP("Memory", "Two running means for each trained parameter."),
    "activations": QT_TRANSLATE_NOOP(
        "Memory", "What each token leaves behind in the layers until its gradient is known."
    ),
    "logits": QT_TRANSLATE_NOOP(
        "Memory", "One number for each token and each word of the vocabulary."
    ),
    "dequantisation": QT_TRANSLATE_NOOP(
        "Memory", "The largest matrix, unpacked for its product and dropped afterwards."
    ),
    "context": QT_TRANSLATE_NOOP(
        "Memory", "What driver and libraries take before anything is loaded."
    ),
}


def counted_sheet(parent: QWidget, name: str, fit: Fit) -> Sheet:
    """The formula of each part, the sum, and what it is held against."""
    sheet = Sheet(
        parent,
        translate("Memory", "How is this counted?"),
        translate("Memory", "{model} with your rows and settings, at the fullest moment.").format(
            model=name
        ),
    )
    for part in fit.plan.parts:
        if part.bytes > 0:
            sheet.body.addWidget(_part(part.code, part.bytes, fit))
    sheet.body.addWidget(_sum(fit))
    close = button(translate("Memory", "Close"), on_click=sheet.accept)
    copy = actions.COPY_DETAILS
    text = as_text(name, fit)
    sheet.show_foot([button(copy.text, "quiet", copy.icon, lambda: _copy(text))], [close])
    return sheet


def formula(code: str, fit: Fit) -> str:
    """The arithmetic of one part, with its values."""
    shape, setup = fit.shape, fit.setup
    number = setup.number_bytes(shape)
    trained = format.number(fit.trainable_parameters)
    each = bytes_per_weight(setup, number)
    if code == "weights":
        text = translate("Memory", "{count} numbers × {bytes} bytes")
        return text.format(
            count=format.number(shape.linear_parameters), bytes=format.decimal(each, 4)
        )
    if code == "embeddings":
        text = translate("Memory", "{count} numbers × {bytes} bytes")
        count = shape.embedding_parameters + shape.norm_parameters
        return text.format(count=format.number(count), bytes=number)
    if code == "adapters":
        sides = fit.trainable_parameters // max(1, setup.r)
        text = translate("Memory", "rank {r} × {sides} inputs and outputs × {bytes} bytes")
        each_bytes = setup.adapter_number_bytes
        return text.format(r=setup.r, sides=format.number(sides), bytes=each_bytes)
    if code in ("gradients", "optimizer"):
        moments = 8 if setup.optimizer_bits == 32 else 2
        size = setup.adapter_number_bytes if code == "gradients" else moments
        text = translate("Memory", "{count} trained × {bytes} bytes")
        return text.format(count=trained, bytes=size)
    if code == "activations":
        return _activations(fit)
    if code == "logits":
        text = translate("Memory", "{tokens} tokens × {words} words of the vocabulary")
        words = format.number(shape.vocab_size)
        return text.format(tokens=format.number(setup.tokens), words=words)
    if code == "dequantisation":
        largest = max(matrix.elements for matrix in shape.matrices)
        text = translate("Memory", "{count} numbers × {bytes} bytes")
        return text.format(count=format.number(largest), bytes=number)
    return translate("Memory", "measured once: about the same for every model")


def _activations(fit: Fit) -> str:
    setup, shape = fit.setup, fit.shape
    text = translate("Memory", "{rows} × {tokens} tokens × {layers} layers, all kept")
    if setup.checkpointing:
        text = translate(
            "Memory",
            "{rows} × {tokens} tokens: the input of each of {layers} layers, and one layer "
            "whole (gradient checkpointing)",
        )
    if 0 < (recomputed := setup.recomputed(shape)) < shape.layers:
        text = translate(
            "Memory",
            "{rows} × {tokens} tokens: the input of each of {recomputed} layers, the other "
            "{whole} and one more whole (gradient checkpointing)",
        )
    return text.format(
        rows=setup.rows,
        tokens=format.number(setup.row_tokens),
        layers=shape.layers,
        recomputed=recomputed,
        whole=shape.layers - recomputed,
    )


def as_text(name: str, fit: Fit) -> str:
    """The sheet's content for the clipboard."""
    lines = [
        f"{part_name(p.code, fit)}: {formula(p.code, fit)} = {format.memory(p.bytes)}"
        for p in fit.plan.parts
        if p.bytes > 0
    ]
    return "\n".join([name, *lines, format.memory(fit.plan.total_bytes)])


def _part(code: str, count: int, fit: Fit) -> QWidget:
    value = label(format.memory(count), weight=Weight.DemiBold, tabular=True)
    items: list[Item] = [
        row((label(part_name(code, fit), weight=Weight.DemiBold, wrap=True), 1), value),
        label(formula(code, fit), wrap=True, tabular=True, selectable=True),
        muted(translate("Memory", WHY[code]), wrap=True),
    ]
    return card(*items, margins=(14, 10, 14, 10), spacing=3)


def _sum(fit: Fit) -> QWidget:
    total, free = format.memory(fit.plan.total_bytes), format.memory(fit.free_bytes)
    whole = format.memory(fit.total_bytes)
    text = translate(
        "Memory",
        "{free} of {whole} are free. Up to 75 % of that it fits, up to 95 % it is tight: other "
        "programs move, and memory is handed out in blocks.",
    )
    head = row(
        (label(translate("Memory", "Together"), scale=1.05, weight=Weight.DemiBold), 1),
        label(total, scale=1.05, weight=Weight.DemiBold, tabular=True),
    )
    body = muted(text.format(free=free, whole=whole), 1.0, wrap=True)
    source = translate("Memory", "Computed before anything is loaded.")
    if fit.measured:
        source = translate("Memory", "Moved onto what two real steps on this computer measured.")
    return card(col(head, rule(), body, muted(source, wrap=True), spacing=8), margins=14)


def _copy(text: str) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(text)
