"""Why a value is recommended, in one sentence made of the formula's own inputs. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop import format
from desktop.language import QT_TRANSLATE_NOOP, translate
from engine.contract.preset_reasons import Reason

CONTEXT = "Reason"

SENTENCES: Mapping[str, str] = {
    "RANK_BY_TOKENS": QT_TRANSLATE_NOOP(
        "Reason",
        "Rank {r} gives {parameters} parameters, enough for {tokens} learned tokens seen once.",
    ),
    "RANK_LEAST": QT_TRANSLATE_NOOP(
        "Reason",
        "Rank {r} is this preset's least; its {parameters} parameters are more than enough for "
        "{tokens} learned tokens.",
    ),
    "RANK_MOST": QT_TRANSLATE_NOOP(
        "Reason",
        "{tokens} learned tokens would need more than rank {r}; higher ranks have not been found "
        "to help.",
    ),
    "ALPHA_FIXED": QT_TRANSLATE_NOOP(
        "Reason", "With alpha {alpha} at every rank the best learning rate stays where it is."
    ),
    "DROPOUT_REPEATS": QT_TRANSLATE_NOOP(
        "Reason",
        "{rows} rows seen {epochs} times: a little dropout keeps them from being learned by heart.",
    ),
    "DROPOUT_NONE": QT_TRANSLATE_NOOP(
        "Reason", "{rows} rows seen {epochs} times need none, and without it training is faster."
    ),
    "ALL_LINEAR": QT_TRANSLATE_NOOP(
        "Reason", "Adapters on all linear layers beat adapters of the same size on attention alone."
    ),
    "RATE": QT_TRANSLATE_NOOP(
        "Reason",
        "From alpha, {batch} rows per update, {steps} updates and a model of width {hidden_size}: "
        "smaller models and shorter runs bear more.",
    ),
    "RATE_CAPPED": QT_TRANSLATE_NOOP(
        "Reason",
        "A model of width {hidden_size} and {steps} updates would bear more by the formula; it is "
        "held below the rates at which published runs became unstable.",
    ),
    "EPOCHS_QUICK": QT_TRANSLATE_NOOP(
        "Reason", "As far as {steps} updates go: enough to see whether the data is right."
    ),
    "EPOCHS_USUAL": QT_TRANSLATE_NOOP(
        "Reason", "Three looks at each of {rows} rows: {seen} rows seen in all."
    ),
    "EPOCHS_FEW_ROWS": QT_TRANSLATE_NOOP(
        "Reason", "So that the model sees about {wanted} rows in all; there are only {rows}."
    ),
    "EPOCHS_MANY_ROWS": QT_TRANSLATE_NOOP(
        "Reason", "{rows} rows are so many that about {wanted} looks in all are enough."
    ),
    "EPOCHS_TEXT": QT_TRANSLATE_NOOP(
        "Reason", "Running text is soon learned by heart, so it is seen few times."
    ),
    "EPOCHS_REASONING": QT_TRANSLATE_NOOP(
        "Reason", "With few long chains of reasoning, repeating beats new rows."
    ),
    "PATIENCE_REASONING": QT_TRANSLATE_NOOP(
        "Reason",
        "With long reasoning the loss rises while answers still get better, so it must not end the "
        "run.",
    ),
    "EPOCHS_THOROUGH": QT_TRANSLATE_NOOP(
        "Reason", "Twice as often as Balanced; the best state is kept if that is too much."
    ),
    "STEPS_QUICK": QT_TRANSLATE_NOOP(
        "Reason", "{steps} updates show whether the loss falls, in a fraction of the time."
    ),
    "STEPS_BY_EPOCHS": QT_TRANSLATE_NOOP("Reason", "The epochs decide where the run ends."),
    "BATCH": QT_TRANSLATE_NOOP(
        "Reason",
        "Together with the rows at once this makes {batch} rows per update: few enough to leave "
        "100 updates or more.",
    ),
    "ROWS_ALL": QT_TRANSLATE_NOOP(
        "Reason", "All {batch} rows of an update, at up to {tokens} tokens, fit into {free} free."
    ),
    "ROWS_FIT": QT_TRANSLATE_NOOP(
        "Reason",
        "{rows} of the {batch} rows of an update, at up to {tokens} tokens, fit into {free} free; "
        "the rest is summed.",
    ),
    "ROWS_TOO_BIG": QT_TRANSLATE_NOOP(
        "Reason", "Not even one row of {tokens} tokens fits into {free} free: this is the least."
    ),
    "ROOM_UNKNOWN": QT_TRANSLATE_NOOP(
        "Reason", "This model's shape is not known, so its memory could not be counted."
    ),
    "CHECKPOINTING_NEEDED": QT_TRANSLATE_NOOP(
        "Reason", "Without it, rows at once: {without}; with it: {rows}. Both within {free} free."
    ),
    "CHECKPOINTING_UNNEEDED": QT_TRANSLATE_NOOP(
        "Reason", "There is memory enough without it, and training is a third faster."
    ),
    "EVERY_ALL": QT_TRANSLATE_NOOP(
        "Reason", "Rows at once: {rows}. For that every layer must recompute."
    ),
    "EVERY_SOME": QT_TRANSLATE_NOOP(
        "Reason", "One layer in {every} is enough for this many rows at once: {rows}."
    ),
    "EVERY_NONE": QT_TRANSLATE_NOOP("Reason", "It only acts together with checkpointing."),
    "OFFLOAD_NEEDED": QT_TRANSLATE_NOOP(
        "Reason", "Without it not even one row of {tokens} tokens fits into {free} free."
    ),
    "OFFLOAD_UNNEEDED": QT_TRANSLATE_NOOP(
        "Reason", "Moving data to and fro takes time: only where nothing else makes it fit."
    ),
    "PATIENCE": QT_TRANSLATE_NOOP(
        "Reason",
        "Measurements go up and down: one without a gain says little, {patience} in a row do. Then "
        "the best state is kept.",
    ),
    "PATIENCE_QUICK": QT_TRANSLATE_NOOP("Reason", "A short run ends soon enough by itself."),
    "PATIENCE_FEW_ROWS": QT_TRANSLATE_NOOP(
        "Reason", "Fewer than {least} rows are kept aside: too few to decide an end by."
    ),
    "PATIENCE_NONE": QT_TRANSLATE_NOOP("Reason", "This preset runs to its end."),
    "LINEAR_SHORT": QT_TRANSLATE_NOOP("Reason", "A short run simply ends at zero."),
    "COSINE": QT_TRANSLATE_NOOP(
        "Reason", "It stays high for long and ends gently; the usual choice of published recipes."
    ),
    "WARM_UP": QT_TRANSLATE_NOOP("Reason", "5 % of {steps} updates, at least 3 and at most 100."),
    "WEIGHT_DECAY": QT_TRANSLATE_NOOP(
        "Reason", "It shrinks weights by a fraction of a per cent: harmless, and no remedy."
    ),
    "CLIP_USUAL": QT_TRANSLATE_NOOP("Reason", "The usual limit; it only acts on rare spikes."),
    "CLIP_EARLY": QT_TRANSLATE_NOOP(
        "Reason", "Large models and 16-bit arithmetic with loss scaling bear smaller corrections."
    ),
    "EVALS": QT_TRANSLATE_NOOP("Reason", "About {times} measurements over {steps} updates."),
    "LENGTH_P99": QT_TRANSLATE_NOOP(
        "Reason", "99 of 100 rows have at most {p99} tokens; rounded up to the next 64."
    ),
    "LENGTH_CONTEXT": QT_TRANSLATE_NOOP("Reason", "The model itself reads no more than {limit}."),
    "LENGTH_CARD": QT_TRANSLATE_NOOP("Reason", "A longer row does not fit into this memory."),
    "HOLD_OUT": QT_TRANSLATE_NOOP(
        "Reason", "A tenth of {of} rows, at least 8 and at most 200: enough to measure by."
    ),
    "HOLD_OUT_NONE": QT_TRANSLATE_NOOP(
        "Reason", "With {of} rows all are needed for training; a measurement would say little."
    ),
    "MEASURED": QT_TRANSLATE_NOOP(
        "Reason", "Found by trying on the sample with the starter model."
    ),
    "USUAL": QT_TRANSLATE_NOOP("Reason", "The usual value; it fits nearly every run."),
}

_STATIC: Mapping[str, str] = {
    "dataset.too_long": QT_TRANSLATE_NOOP("Reason", "A cut row still teaches what is left of it."),
    "dataset.train_on": QT_TRANSLATE_NOOP(
        "Reason", "Learning the questions too would teach the model to repeat them."
    ),
    "dataset.chat_template": QT_TRANSLATE_NOOP(
        "Reason", "A model answers best in the format that it was tuned with."
    ),
    "dataset.max_rows": QT_TRANSLATE_NOOP("Reason", "Every row teaches something."),
    "dataset.drop_duplicates": QT_TRANSLATE_NOOP(
        "Reason", "A row that repeats another counts double and is learned by heart."
    ),
    "dataset.split_seed": QT_TRANSLATE_NOOP(
        "Reason", "Any number will do; the same one keeps runs comparable."
    ),
    "training.seed": QT_TRANSLATE_NOOP(
        "Reason", "Any number will do; the same one keeps runs comparable."
    ),
    "method.use_rslora": QT_TRANSLATE_NOOP(
        "Reason", "What it wins in benchmarks is a higher effective learning rate."
    ),
    "quantization.type": QT_TRANSLATE_NOOP(
        "Reason", "NF4 reaches the quality of 16 bit at a quarter of the memory (QLoRA)."
    ),
    "quantization.bnb_4bit_use_double_quant": QT_TRANSLATE_NOOP(
        "Reason", "It saves memory at no measured loss of quality."
    ),
    "training.precision": QT_TRANSLATE_NOOP(
        "Reason", "bf16 where the hardware has it, because fp16 can overflow."
    ),
    "training.packing": QT_TRANSLATE_NOOP(
        "Reason", "No time goes into padding, and no row can see another."
    ),
    "training.optim": QT_TRANSLATE_NOOP(
        "Reason", "32 bit is exact; if memory runs out the run goes on with 8 bit and says so."
    ),
    "training.adapter_precision": QT_TRANSLATE_NOOP(
        "Reason", "An adapter is small: 32 bit costs little and keeps the smallest corrections."
    ),
    "training.torch_compile": QT_TRANSLATE_NOOP(
        "Reason", "Its warm-up pays off only in long runs on a card."
    ),
    "training.non_finite": QT_TRANSLATE_NOOP(
        "Reason", "A row without a loss is usually a damaged one: better to see it first."
    ),
    "training.may_shorten": QT_TRANSLATE_NOOP(
        "Reason", "Shorter rows are other rows, so that is for you to decide."
    ),
    "training.device": QT_TRANSLATE_NOOP("Reason", "A graphics card is many times faster."),
    "training.save_every_s": QT_TRANSLATE_NOOP(
        "Reason", "A checkpoint costs seconds; a power cut then costs five minutes at most."
    ),
    "evaluation.eval_batch_size": QT_TRANSLATE_NOOP(
        "Reason", "Measuring needs no gradients, so more rows fit at once."
    ),
    "evaluation.sample_prompts": QT_TRANSLATE_NOOP(
        "Reason", "A few answers show more than a number, and cost little time."
    ),
    "evaluation.prompts": QT_TRANSLATE_NOOP("Reason", "Questions that you know the answer to."),
    "evaluation.max_new_tokens": QT_TRANSLATE_NOOP(
        "Reason", "Enough to see whether an answer goes the right way."
    ),
    "evaluation.keep_best": QT_TRANSLATE_NOOP(
        "Reason", "Runs often get worse again towards their end."
    ),
}

_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "tokens": lambda value: format.number(value),
    "parameters": format.parameters,
    "rate": format.scientific,
    "epochs": lambda value: format.decimal(value, 0 if float(value).is_integer() else 1),
    "alpha": lambda value: format.decimal(value, 0),
}


def reason_text(path: str, reasons: Mapping[str, Reason]) -> str:
    """Why the recommended value of a setting is what it is."""
    reason = reasons.get(path)
    if reason is None or reason.code not in SENTENCES:
        return translate(CONTEXT, _STATIC.get(path, SENTENCES["USUAL"]))
    facts = {name: _written(name, value) for name, value in reason.facts.items()}
    if "free_bytes" in reason.facts:
        facts["free"] = format.memory(reason.facts["free_bytes"])
    return translate(CONTEXT, SENTENCES[reason.code]).format(**facts)


def _written(name: str, value: Any) -> str:
    if name in _WRITTEN:
        return _WRITTEN[name](value)
    return format.number(value) if isinstance(value, int) else str(value)
