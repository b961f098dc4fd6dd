"""Facts about a model in words: its name, licence, languages, what it is good for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.sentences.languages import language_word
from engine.contract.catalogue import entry
from engine.contract.spec import STARTER

LICENCES: dict[str, tuple[str, bool | None]] = {
    "apache-2.0": ("Apache 2.0", True),
    "mit": ("MIT", True),
    "bsd-3-clause": ("BSD 3", True),
    "cc-by-4.0": ("CC BY 4.0", True),
    "cc-by-nc-4.0": ("CC BY-NC 4.0", False),
    "cc-by-nc-sa-4.0": ("CC BY-NC-SA 4.0", False),
    "gemma": ("Gemma", True),
    "llama2": ("Llama 2", True),
    "llama3": ("Llama 3", True),
    "llama3.1": ("Llama 3.1", True),
    "llama3.2": ("Llama 3.2", True),
    "llama3.3": ("Llama 3.3", True),
    "qwen": ("Qwen", True),
    "qwen-research": ("Qwen Research", False),
    "mrl": ("Mistral Research", False),
    "openrail": ("OpenRAIL", True),
}
"""As a model's card writes it -> (as people call it, whether it allows commercial use)."""
FREE = ("apache-2.0", "mit", "bsd-3-clause", "cc-by-4.0")
"""Licences whose permission hangs on nothing but naming the authors."""
LISTED_LANGUAGES = 2
"""So many are named; more are counted."""
PURPOSES: dict[str, str] = {
    "try": QT_TRANSLATE_NOOP("Model", "Very small: to see the whole way in minutes."),
    "small": QT_TRANSLATE_NOOP("Model", "Small and quick: short answers, one tone, one format."),
    "portuguese": QT_TRANSLATE_NOOP("Model", "Small, and made in Portuguese from the start."),
    "balanced": QT_TRANSLATE_NOOP("Model", "A good size for most tasks."),
    "strong": QT_TRANSLATE_NOOP("Model", "Strong: writes and reasons better, trains slower."),
    "large": QT_TRANSLATE_NOOP("Model", "Large: the best answers, for cards with much memory."),
}


def model_name(base_model: str) -> str:
    """A model as a person calls it: its name, the folder's last part, the hub id."""
    if base_model == STARTER:
        return translate("Model", "Starter model")
    if "\\" in base_model or PurePath(base_model).is_absolute():
        return _of_folder(PurePath(base_model.replace("\\", "/")))
    listed = entry(base_model)
    return listed.name if listed is not None else base_model


def _of_folder(folder: PurePath) -> str:
    """The hub's own cache names the model two levels above the files."""
    if folder.parent.name == "snapshots" and folder.parts[-3].startswith("models--"):
        return folder.parts[-3].removeprefix("models--").replace("--", "/", 1)
    return folder.name


def licence_name(facts: Mapping[str, Any]) -> str:
    """The licence in a word; "" where nobody says."""
    said = str(facts.get("licence") or "")
    return LICENCES[said][0] if said in LICENCES else said


def commercial(facts: Mapping[str, Any]) -> bool | None:
    """Whether commercial use is allowed; None where it is not known."""
    if isinstance(facts.get("commercial"), bool):
        return bool(facts["commercial"])
    return LICENCES.get(str(facts.get("licence") or ""), ("", None))[1]


def licence_line(facts: Mapping[str, Any]) -> str:
    """The licence and what it allows."""
    name, allowed = licence_name(facts), commercial(facts)
    if not name:
        return translate("Model", "not stated here; see the model's page")
    if allowed is None:
        return translate("Model", "{licence}; read it on the model's page").format(licence=name)
    if not allowed:
        text = translate("Model", "{licence}, research only: no commercial use")
    elif str(facts.get("licence")) in FREE:
        text = translate("Model", "{licence}, commercial use allowed")
    else:
        text = translate("Model", "{licence} terms, commercial use allowed with conditions")
    return text.format(licence=name)


def languages_word(facts: Mapping[str, Any]) -> str:
    """Its languages in a few words; "" where nobody says."""
    spoken: Sequence[str] = facts.get("languages") or ()
    counted = facts.get("language_count", len(spoken))
    if not spoken:
        return ""
    if counted is None:
        return translate("Model", "{language} first").format(language=language_word(spoken[0]))
    if counted <= LISTED_LANGUAGES:
        return ", ".join(language_word(code) for code in spoken)
    Model = Counted("Model")
    text = Model.tr("%Ln language(s)", "", counted)
    if "pt" in spoken and counted <= 50:
        return translate("Model", "{languages}, incl. Portuguese").format(languages=text)
    return text


def second_line(facts: Mapping[str, Any]) -> str:
    """Parameters · licence · languages."""
    if facts.get("id") == STARTER and not facts.get("licence"):
        parts = [translate("Model", "travels with Formiga")]
    else:
        parts = []
    if facts.get("parameters"):
        text = translate("Model", "{count} parameters")
        parts.append(text.format(count=format.parameters(facts["parameters"])))
    licence = licence_name(facts)
    if licence and facts.get("gated"):
        licence = translate("Model", "{licence}, sign-in").format(licence=licence)
    return " · ".join(filter(None, (*parts, licence, languages_word(facts))))


def purpose(facts: Mapping[str, Any]) -> str:
    """What a model of the list is good for; "" for others."""
    words = PURPOSES.get(str(facts.get("purpose") or ""))
    return translate("Model", words) if words else ""
