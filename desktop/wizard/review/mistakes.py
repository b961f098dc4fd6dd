"""The common mistakes of fine-tuning that can be seen before a run, each with its cure. Pure.

From recipes.md section 6: what the desk checked on every rendered row, what the settings amount to,
and what is known of the model. A rule that finds nothing wrong says nothing; what was checked and
found right is one green line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from desktop.wizard.review.found import DATA, MODEL, SETTINGS, Act, Found, set_to, show
from desktop.wizard.settings.conflicts import conflicts
from desktop.wizard.settings.situation import Situation
from engine.contract import presets

RATE = "training.learning_rate"
LENGTH, TOO_LONG = "training.max_length", "dataset.too_long"
TRAIN_ON, CHAT_TEMPLATE = "dataset.train_on", "dataset.chat_template"
OTHER_MODEL = (Act("show", "OTHER_MODEL", step=MODEL),)
LOOK_AT_ROWS = (Act("show", "LOOK_AT_ROWS", step=DATA),)
SHARE_ASKED = 0.60
SHARE_STOPS = 0.01
FEW_ROWS, ENOUGH_ROWS, TRUSTED_ROWS = 50, 200, 40
BORN_IN_BF16 = ("bfloat16", "bf16")
FP32_ONLY_FAMILIES = ("gemma",)
"""Overflow in fp16 (gemma_pytorch#24): without bf16 they are computed in 32 bit."""


def mistakes(now: Situation, accepted: dict[str, Any]) -> list[Found]:
    """Everything that looks like a mistake; `accepted` are the red ones that were decided on."""
    return [_decided(found, accepted) for rule in _RULES for found in rule(now)]


def _decided(found: Found, accepted: dict[str, Any]) -> Found:
    """A red finding that the person takes on is amber from then on."""
    deciding = next((act for act in found.acts if act.kind == "accept"), None)
    if deciding is None or accepted.get(found.code) != deciding.value:
        return found
    rest = tuple(act for act in found.acts if act.kind != "accept")
    return Found(found.code, "warn", found.facts, rest)


# ------------------------------------------------------------------ rows as they are rendered
def _rendered(now: Situation) -> Iterator[Found]:
    """Pad, end marks, start marks, labels: on every row, by place and not by token id."""
    checks = now.checks
    if not checks:
        return
    if rows := int(checks.get("double_bos") or 0):  # the tokenizer's reader has taken one out
        yield Found("DOUBLE_BOS", "info", {"rows": rows}, show(DATA))
    wrong = 0
    if rows := int(checks.get("no_end_mark") or 0):
        wrong += 1
        yield Found("NO_END_MARK", "warn", {"rows": rows}, _own_format(now) or LOOK_AT_ROWS)
    if found := _nothing_learned(now):
        wrong += 1
        yield found
    if not wrong:
        facts = {"share": checks.get("supervised_share"), "train_on": now.values[TRAIN_ON]}
        yield Found("ROWS_RENDERED", "ok", facts | {"running": now.is_running_text})


def _nothing_learned(now: Situation) -> Found | None:
    kept = int(now.report.get("rows_kept") or 0)
    rows = int(now.checks.get("no_supervised") or 0)
    share = now.checks.get("supervised_share")
    acts: tuple[Act, ...] = show(DATA)
    if now.values[TRAIN_ON] == "last_answer":
        acts = (set_to("LEARN_ALL_ANSWERS", {TRAIN_ON: "answers"}),)
    if (kept and rows >= kept) or (share is not None and share < SHARE_STOPS):
        return Found("NOTHING_LEARNED", "bad", {"rows": rows, "share": share or 0.0}, acts)
    return Found("ROWS_WITHOUT_ANSWER", "warn", {"rows": rows}, acts) if rows else None


def _learned_share(now: Situation) -> Iterator[Found]:
    """Of running text every token is learned on purpose; of anything else it is asked about."""
    share = now.checks.get("supervised_share")
    if share is None or share <= SHARE_ASKED or now.is_running_text:
        return
    if now.values[TRAIN_ON] == "all":
        acts: tuple[Act, ...] = (set_to("LEARN_ANSWERS_ONLY", {TRAIN_ON: "answers"}),)
        yield Found("LEARNS_QUESTIONS", "warn", {"share": share}, acts)
    else:
        yield Found("MUCH_LEARNED", "warn", {"share": share}, show(DATA))


def _truncated(now: Situation) -> Iterator[Found]:
    """Answers that lose their end: up to 5 % of the rows is told, more is refused."""
    if now.values[TOO_LONG] == "drop":
        return
    lengths, limit = now.report.get("lengths") or {}, int(now.values[LENGTH])
    if int(lengths.get("max_length") or limit) != limit:  # they are being counted again
        return
    rows = int(now.checks.get("answers_truncated") or lengths.get("supervised_lost") or 0)
    kept = int(now.report.get("rows_kept") or 0)
    if not presets.loses_answers(rows, max(1, kept)):
        return
    facts = {"rows": rows, "share": rows / kept, "limit": limit}
    cure = set_to("LEAVE_OUT_LONG", {TOO_LONG: "drop"})
    if (longer := _long_enough(now)) > limit:
        cure = set_to("LONGER_ROWS", {LENGTH: longer})
    acts = (cure, Act("accept", "CUT_ANYWAY", name="ANSWERS_TRUNCATED", value=limit))
    yield Found("ANSWERS_TRUNCATED", "bad", facts, acts)


def _long_enough(now: Situation) -> int:
    """A limit at which no more than 5 % of the rows are longer, within the model's context."""
    counts = (now.report.get("lengths") or {}).get("counts") or ()
    kept = sum(int(rows) for _, rows in counts)
    above = 0
    for tokens, rows in sorted(counts, reverse=True):
        above += int(rows)
        if presets.loses_answers(above, kept):
            wanted = 64 * math.ceil(int(tokens) / 64)
            return min(wanted, int(now.model.get("context_tokens") or wanted))
    return 0


# ------------------------------------------------------------------ tokens and the model
def _template(now: Situation) -> Iterator[Found]:
    template = now.checks.get("template")
    if template == "base_without_end":
        yield Found("TEMPLATE_WITHOUT_END", "warn", {}, _own_format(now) or OTHER_MODEL)
    elif template == "default" and not now.is_running_text:
        yield Found("BASE_WITH_TEMPLATE", "info", {}, show(MODEL))
    if ends := now.checks.get("foreign_ends"):  # the run stops there (`engine/stop_marks.py`)
        facts = {"names": [str(mark) for mark, _ in ends], "rows": sum(n for _, n in ends)}
        yield Found("FOREIGN_EOS", "info", facts, _own_format(now) or OTHER_MODEL)


def _unknown_marks(now: Situation) -> Iterator[Found]:
    """Marks that no adapter teaches: beyond the model's table nothing can be computed at all."""
    from_template = bool(now.checks.get("own_template_helps"))
    acts = _own_format(now) if from_template else (*LOOK_AT_ROWS, *OTHER_MODEL)
    if names := list(now.checks.get("new_tokens") or ()):
        facts = {"names": names, "from_template": from_template}
        yield Found("NEW_TOKENS", "bad", facts, acts or OTHER_MODEL)
    if names := list(now.checks.get("untrained_marks") or ()):
        facts = {"names": names, "from_template": from_template}
        yield Found("UNTRAINED_MARKS", "warn", facts, acts or OTHER_MODEL)


def _own_format(now: Situation) -> tuple[Act, ...]:
    """Formiga's own conversation format, where it is not the one already."""
    if now.values[CHAT_TEMPLATE] == "formiga" or now.checks.get("template") == "default":
        return ()
    return (set_to("OWN_FORMAT", {CHAT_TEMPLATE: "formiga"}),)


def _fp16(now: Situation) -> Iterator[Found]:
    here, path = now.machine, "training.precision"
    if here is None or here.device != "cuda" or now.model.get("dtype") not in BORN_IN_BF16:
        return
    asked = now.values[path]
    if asked != "fp16" and not (asked == "auto" and not here.has_bf16):
        return
    wide = here.has_bf16 and asked == "fp16"
    family = str(now.model.get("family") or "")
    if not wide and asked == "auto" and not family.startswith(FP32_ONLY_FAMILIES):
        yield Found("FP16_ON_BF16_MODEL", "info", {"card": here.name}, show(SETTINGS))
        return
    value = "auto" if wide else "fp32"
    acts = (set_to("USE_BF16" if wide else "USE_FP32", {path: value}),)
    yield Found("FP16_ON_BF16_MODEL", "warn", {"card": here.name}, acts)


# ------------------------------------------------------------------ strength
def _strength(now: Situation) -> Iterator[Found]:
    verdict, values = now.rate_verdict, now.values
    if verdict == "ok":
        return
    k, usual = now.strength, now.recommended[RATE]
    facts = {"rate": values[RATE], "usual": usual, "k": k}
    rate = set_to("USE_RATE", {RATE: usual})
    if verdict == "low":
        yield Found("RATE_LOW", "warn", facts, (rate,))
        return
    code = f"RATE_{verdict.upper()}"
    alpha, usual_alpha = (held["method.lora_alpha"] for held in (values, now.recommended))
    if alpha > usual_alpha and not _still_high(now, usual_alpha):
        code, facts = "ALPHA_RAISED", facts | {"alpha": alpha, "r": values["method.r"]}
    if verdict == "high":
        yield Found(code, "warn", facts, (rate,))
    else:
        decide = Act("accept", "TRAIN_ANYWAY", name=code, value=round(k, 6))
        yield Found(code, "bad", facts, (rate, decide))


def _still_high(now: Situation, alpha: float) -> bool:
    """Whether the rate would be too high with the usual alpha as well."""
    lower = now.strength * alpha / float(now.values["method.lora_alpha"])
    family, hidden = str(now.model.get("family") or ""), int(now.model.get("hidden_size") or 0)
    return presets.rate_verdict(lower, hidden, family, now.kind) in ("high", "too_high")


# ------------------------------------------------------------------ how many rows, which rows
def _few_rows(now: Situation) -> Iterator[Found]:
    kept = int(now.report.get("rows_kept") or 0)
    if 0 < kept < FEW_ROWS:
        code = "TOO_FEW_TO_MEASURE" if kept < TRUSTED_ROWS else "FEW_ROWS"
        yield Found(code, "warn", {"rows": kept, "enough": ENOUGH_ROWS}, show(DATA))


def _measured_on(now: Situation) -> Iterator[Found]:
    if now.own_rows_to_measure:
        yield Found("OWN_ROWS_MEASURE", "ok")
    elif now.length is not None and now.length.held_out_rows:
        yield Found("ROWS_KEPT_ASIDE", "ok", {"rows": now.length.held_out_rows})
    elif now.length is not None:
        kept = int(now.report.get("rows_kept") or 0)
        aside = presets.hold_out(kept)
        acts: tuple[Act, ...] = ()
        if aside:
            acts = (set_to("KEEP_ASIDE", {"dataset.validation_rows": aside}),)
        yield Found("NO_VALIDATION", "warn", {"rows": aside}, acts)


def _leaked(now: Situation) -> Iterator[Found]:
    if rows := int(now.quality("LEAKAGE").get("rows") or 0):
        acts = (Act("leave_out", "LEAVE_OUT", name="leaked"),)
        yield Found("VALIDATION_IN_TRAIN", "warn", {"rows": rows}, acts)


def _personal(now: Situation) -> Iterator[Found]:
    check = now.quality("PERSONAL_DATA")
    if rows := int(check.get("rows") or 0):
        acts = (Act("fix", "REPLACE_WITH_MARKS", name="mask_personal_data"),)
        yield Found("PERSONAL_DATA", "warn", {"rows": rows, **(check.get("facts") or {})}, acts)


# ------------------------------------------------------------------ settings against each other
def _combinations(now: Situation) -> Iterator[Found]:
    """What is told at its field as well; the learning rate has its own rule above."""
    for conflict in conflicts(now).values():
        if conflict.path == RATE:
            continue
        tone: Any = "bad" if conflict.blocks else "warn"
        acts = (set_to("USE_IT", conflict.fix),) if conflict.fix else show(SETTINGS)
        yield Found("COMBINATION", tone, {"conflict": conflict}, acts)


Rule = Callable[[Situation], Iterator[Found]]
_RULES: tuple[Rule, ...] = (
    _measured_on,
    _rendered,
    _learned_share,
    _truncated,
    _template,
    _unknown_marks,
    _fp16,
    _strength,
    _few_rows,
    _leaked,
    _personal,
    _combinations,
)
