"""What Review says of a finding: icon, a few words, one quieter line; and the words of its cure.

Pure: codes and facts in, sentences out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.wizard.review.found import Act, Found
from desktop.wizard.review.row_words import OF_ROWS, Facts, Words
from desktop.wizard.settings.conflict_words import conflict_text, fix_text
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.values import shown

Review = Counted("Review")

ICON_OF_TONE = {"ok": "ok", "info": "info", "warn": "warning", "bad": "danger"}
ICONS = {
    "DOWNLOAD": "download",
    "SETTINGS_CHANGED": "settings",
    "ROWS_CUT": "cut",
    "LONG_ROWS_LEFT_OUT": "cut",
    "ANSWERS_TRUNCATED": "cut",
    "ENVIRONMENT_CHECKING": "clock",
    "READING": "clock",
    "MEASURING": "clock",
    "OWN_LICENCE": "lock",
}

PLAIN: Mapping[str, Words] = {
    "OWN_ROWS_MEASURE": (
        QT_TRANSLATE_NOOP("Review", "Measured on rows of their own"),
        QT_TRANSLATE_NOOP("Review", "They are never trained on."),
    ),
    "NO_VALIDATION": (
        QT_TRANSLATE_NOOP("Review", "No rows are kept aside"),
        QT_TRANSLATE_NOOP("Review", "Whether the model got better cannot be measured."),
    ),
    "NOTHING_LEARNED": (
        QT_TRANSLATE_NOOP("Review", "There is nothing to learn in these rows"),
        QT_TRANSLATE_NOOP(
            "Review", "{share} of their tokens are answers; the loss would be empty."
        ),
    ),
    "LEARNS_QUESTIONS": (
        QT_TRANSLATE_NOOP("Review", "The questions are learned too"),
        QT_TRANSLATE_NOOP("Review", "{share} of all tokens; the model may repeat questions."),
    ),
    "MUCH_LEARNED": (
        QT_TRANSLATE_NOOP("Review", "{share} of the tokens are learned"),
        QT_TRANSLATE_NOOP("Review", "Right if your answers are longer than the questions."),
    ),
    "TEMPLATE_WITHOUT_END": (
        QT_TRANSLATE_NOOP("Review", "This model's template writes no end of an answer"),
        QT_TRANSLATE_NOOP(
            "Review",
            "Formiga puts one behind the last answer; its own format has one behind each.",
        ),
    ),
    "BASE_WITH_TEMPLATE": (
        QT_TRANSLATE_NOOP("Review", "This model has no conversation format of its own"),
        QT_TRANSLATE_NOOP("Review", "A plain one is taught with your rows; it takes more of them."),
    ),
    "FP16_ON_BF16_MODEL": (
        QT_TRANSLATE_NOOP("Review", "This model was made in bf16 and will compute in fp16"),
        QT_TRANSLATE_NOOP("Review", "Its numbers can overflow; the first steps are watched."),
    ),
    "RATE_LOW": (
        QT_TRANSLATE_NOOP("Review", "The learning rate looks copied from full fine-tuning"),
        QT_TRANSLATE_NOOP("Review", "With {rate} an adapter hardly learns; {usual} is usual here."),
    ),
    "RATE_HIGH": (
        QT_TRANSLATE_NOOP("Review", "A high learning rate"),
        QT_TRANSLATE_NOOP("Review", "With {rate} the loss may jump; {usual} is usual here."),
    ),
    "RATE_TOO_HIGH": (
        QT_TRANSLATE_NOOP("Review", "The learning rate is too high"),
        QT_TRANSLATE_NOOP("Review", "Published runs became unstable there; {usual} is usual here."),
    ),
    "ALPHA_RAISED": (
        QT_TRANSLATE_NOOP("Review", "Alpha {alpha} makes the learning rate too strong"),
        QT_TRANSLATE_NOOP(
            "Review", "{rate} suits alpha 32; with this alpha {usual} acts the same."
        ),
    ),
    "READING": (
        QT_TRANSLATE_NOOP("Review", "The examples are being read"),
        QT_TRANSLATE_NOOP("Review", "You can start when every row is counted."),
    ),
    "MODEL_READING": (
        QT_TRANSLATE_NOOP("Review", "The model is being looked at"),
        QT_TRANSLATE_NOOP("Review", "Its files are read without loading them."),
    ),
    "ENVIRONMENT_CHECKING": (
        QT_TRANSLATE_NOOP("Review", "The environment is being checked"),
        QT_TRANSLATE_NOOP("Review", "Start checks it again."),
    ),
    "SETTINGS_RECOMMENDED": (
        QT_TRANSLATE_NOOP("Review", "Every setting as recommended"),
        QT_TRANSLATE_NOOP("Review", "You can change them one step back."),
    ),
    "MEMORY_UNKNOWN": (
        QT_TRANSLATE_NOOP("Review", "Memory cannot be counted before the model is here"),
        QT_TRANSLATE_NOOP("Review", "Its size is not known yet; the first step shows it."),
    ),
}
"""Code -> (head, note), both with their facts in braces."""


def _changed(f: Facts) -> Words:
    head = Review.tr("%Ln setting(s) not as recommended", "", f["count"])
    return head, "; ".join(f["changes"])


def _environment(f: Facts) -> Words:
    head = translate("Review", "Environment verified")
    return head, " · ".join(filter(None, (f.get("device", ""), f.get("lockfile", ""))))


def _environment_bad(f: Facts) -> Words:
    return translate("Review", "The environment is not ready"), str(f["why"])


def _here(f: Facts) -> Words:
    head = translate("Review", "Nothing needs to be downloaded")
    return head, translate("Review", "{model} is on this computer").format(model=f["model"])


def _download(f: Facts) -> Words:
    note = translate("Review", "{model} from the Hugging Face hub").format(model=f["model"])
    if not f.get("bytes"):
        return translate("Review", "The model will be downloaded once"), note
    size = format.size(f["bytes"])
    if f.get("seconds"):
        about = translate("Review", "about {time}").format(time=format.duration(f["seconds"]))
        note = f"{note}, {about}"
    return translate("Review", "{size} will be downloaded once").format(size=size), note


def _of_total(f: Facts) -> dict[str, str]:
    return {"used": format.memory(f["used"]), "total": format.memory(f["total"])}


def _memory_fits(f: Facts) -> Words:
    where = f["device"]
    if f["measured"]:
        head = translate("Review", "Measured: {used} of {total}")
        return head.format(**_of_total(f)), translate("Review", "two real steps on this computer")
    head = (
        translate("Review", "Fits your GPU: {used} of {total}")
        if where == "cuda"
        else translate("Review", "Fits this computer: {used} of {total}")
    )
    return head.format(**_of_total(f)), _how_counted(f)


def _memory_tight(f: Facts) -> Words:
    head = translate("Review", "Tight: {used} of {total}").format(**_of_total(f))
    note = translate("Review", "{free} are free; close what else uses the memory.")
    if f["measured"]:
        note = translate("Review", "measured; {free} are free, so close what else uses it.")
    return head, note.format(free=format.memory(f["free"]))


def _memory_too_big(f: Facts) -> Words:
    head = translate("Review", "Does not fit: {used} needed").format(**_of_total(f))
    note = translate("Review", "{free} of {total} are free")
    if f["measured"]:
        note = translate("Review", "measured; {free} of {total} are free")
    return head, note.format(free=format.memory(f["free"]), total=format.memory(f["total"]))


def _how_counted(f: Facts) -> str:
    if f.get("local"):
        return translate("Review", "computed; two real steps can prove it before the start")
    return translate("Review", "computed; it is measured once the model is here")


def _memory_off(f: Facts) -> Words:
    head = translate("Review", "Measured {measured}, not {computed} as computed")
    text = head.format(measured=format.memory(f["measured"]), computed=format.memory(f["computed"]))
    note = translate("Review", "{share} more than planned for the longest batch")
    if f["measured"] < f["computed"]:
        note = translate("Review", "{share} less than planned for the longest batch")
    share = abs(f["measured"] - f["computed"]) / f["computed"]
    return text, note.format(share=format.share(share))


def _measuring(f: Facts) -> Words:
    head = translate("Review", "Two real steps on the longest batch are being tried")
    return head, translate("Review", "This takes a few seconds; you need not wait.")


def _measure_failed(f: Facts) -> Words:
    return translate("Review", "The memory could not be measured"), str(f["why"])


def _problem(f: Facts) -> Words:
    return str(f["title"]), str(f["body"])


def _conflict(f: Facts) -> Words:
    conflict = f["conflict"]
    return SETTINGS[conflict.path].title, conflict_text(conflict)


COUNTED: Mapping[str, Callable[[Facts], Words]] = {
    **OF_ROWS,
    "SETTINGS_CHANGED": _changed,
    "ENVIRONMENT_OK": _environment,
    "ENVIRONMENT_NOT_READY": _environment_bad,
    "MODEL_HERE": _here,
    "DOWNLOAD": _download,
    "MEMORY_FITS": _memory_fits,
    "MEMORY_TIGHT": _memory_tight,
    "MEMORY_TOO_BIG": _memory_too_big,
    "MEMORY_OFF": _memory_off,
    "MEASURING": _measuring,
    "MEASURE_FAILED": _measure_failed,
    "DATA_PROBLEM": _problem,
    "MODEL_PROBLEM": _problem,
    "OPEN_QUESTION": _problem,
    "COMBINATION": _conflict,
}

ACTS: Mapping[str, str] = {
    "SHOW": QT_TRANSLATE_NOOP("Review", "Show"),
    "LOCAL_COPY": QT_TRANSLATE_NOOP("Review", "Use a local copy…"),
    "OTHER_MODEL": QT_TRANSLATE_NOOP("Review", "Choose another model"),
    "LOOK_AT_ROWS": QT_TRANSLATE_NOOP("Review", "Look at the rows"),
    "OWN_FORMAT": QT_TRANSLATE_NOOP("Review", "Use Formiga's format"),
    "LEARN_ALL_ANSWERS": QT_TRANSLATE_NOOP("Review", "Learn every answer"),
    "LEARN_ANSWERS_ONLY": QT_TRANSLATE_NOOP("Review", "Learn answers only"),
    "LEAVE_OUT_LONG": QT_TRANSLATE_NOOP("Review", "Leave out long rows"),
    "LONGER_ROWS": QT_TRANSLATE_NOOP("Review", "Allow {value}"),
    "CUT_ANYWAY": QT_TRANSLATE_NOOP("Review", "Cut them anyway"),
    "USE_BF16": QT_TRANSLATE_NOOP("Review", "Use bf16"),
    "USE_FP32": QT_TRANSLATE_NOOP("Review", "Use fp32"),
    "USE_RATE": QT_TRANSLATE_NOOP("Review", "Use {value}"),
    "TRAIN_ANYWAY": QT_TRANSLATE_NOOP("Review", "Train with it anyway"),
    "KEEP_ASIDE": QT_TRANSLATE_NOOP("Review", "Keep {value} aside"),
    "LEAVE_OUT": QT_TRANSLATE_NOOP("Review", "Leave them out"),
    "REPLACE_WITH_MARKS": QT_TRANSLATE_NOOP("Review", "Replace with marks"),
    "MAKE_FIT": QT_TRANSLATE_NOOP("Review", "{name}: {value}"),
    "TRY_ANYWAY": QT_TRANSLATE_NOOP("Review", "Try anyway"),
    "MEASURE": QT_TRANSLATE_NOOP("Review", "Measure now"),
    "GO_ON": QT_TRANSLATE_NOOP("Review", "Go on with it"),
    "RESET": QT_TRANSLATE_NOOP("Review", "Reset all"),
}


def words(found: Found) -> Words:
    """(a few words, one quieter line) of a finding."""
    if found.code in COUNTED:
        return COUNTED[found.code](found.facts)
    head, note = PLAIN[found.code]
    facts = {name: _written(name, value) for name, value in found.facts.items()}
    return (
        translate("Review", head).format(**facts),
        translate("Review", note).format(**facts),
    )


def icon(found: Found) -> str:
    """The icon beside it."""
    return ICONS.get(found.code, ICON_OF_TONE[found.tone])


def act_text(act: Act, found: Found) -> str:
    """Words of the press that cures it."""
    if found.code == "COMBINATION" and act.kind == "set":
        return fix_text(found.facts["conflict"])
    text = translate("Review", ACTS[act.code])
    path, value = next(iter(act.values.items()), ("", None))
    if not path:
        return text
    setting = SETTINGS[path]
    return text.format(name=setting.title, value=shown(setting, value))


def _written(name: str, value: Any) -> str:
    if name == "share":
        return format.percent(value)
    if name in ("rate", "usual"):
        return format.scientific(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return format.significant(value, 2)
    return format.number(value) if isinstance(value, int) else str(value)
