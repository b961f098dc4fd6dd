"""Names of languages, for the shares of a file's rows."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP, translate

NAMES: dict[str, str] = {
    "ar": QT_TRANSLATE_NOOP("Language", "Arabic"),
    "ca": QT_TRANSLATE_NOOP("Language", "Catalan"),
    "cs": QT_TRANSLATE_NOOP("Language", "Czech"),
    "da": QT_TRANSLATE_NOOP("Language", "Danish"),
    "de": QT_TRANSLATE_NOOP("Language", "German"),
    "el": QT_TRANSLATE_NOOP("Language", "Greek"),
    "en": QT_TRANSLATE_NOOP("Language", "English"),
    "es": QT_TRANSLATE_NOOP("Language", "Spanish"),
    "fi": QT_TRANSLATE_NOOP("Language", "Finnish"),
    "fr": QT_TRANSLATE_NOOP("Language", "French"),
    "gl": QT_TRANSLATE_NOOP("Language", "Galician"),
    "he": QT_TRANSLATE_NOOP("Language", "Hebrew"),
    "hi": QT_TRANSLATE_NOOP("Language", "Hindi"),
    "hu": QT_TRANSLATE_NOOP("Language", "Hungarian"),
    "id": QT_TRANSLATE_NOOP("Language", "Indonesian"),
    "it": QT_TRANSLATE_NOOP("Language", "Italian"),
    "ja": QT_TRANSLATE_NOOP("Language", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("Language", "Korean"),
    "nl": QT_TRANSLATE_NOOP("Language", "Dutch"),
    "no": QT_TRANSLATE_NOOP("Language", "Norwegian"),
    "pl": QT_TRANSLATE_NOOP("Language", "Polish"),
    "pt": QT_TRANSLATE_NOOP("Language", "Portuguese"),
    "ro": QT_TRANSLATE_NOOP("Language", "Romanian"),
    "ru": QT_TRANSLATE_NOOP("Language", "Russian"),
    "sv": QT_TRANSLATE_NOOP("Language", "Swedish"),
    "tr": QT_TRANSLATE_NOOP("Language", "Turkish"),
    "uk": QT_TRANSLATE_NOOP("Language", "Ukrainian"),
    "vi": QT_TRANSLATE_NOOP("Language", "Vietnamese"),
    "zh": QT_TRANSLATE_NOOP("Language", "Chinese"),
}


def language_word(code: str) -> str:
    """A language in the person's own; a rare one by its code."""
    return translate("Language", NAMES[code]) if code in NAMES else code
