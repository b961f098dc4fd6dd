"""Values of settings as text and back, the way the person's language writes numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale

from desktop import format
from desktop.language import translate
from desktop.wizard.settings.fields import Setting


@dataclass(frozen=True)
class Share:
    """A share where a count might stand: "10 %"."""

    fraction: float


def of_setting(setting: Setting, values: Mapping[str, Any]) -> Any:
    """The value that a setting shows: of the kind "amount" its share where there is no count."""
    value = values[setting.path]
    if setting.kind == "amount" and value is None:
        return Share(float(values[setting.share]))
    return value


def shown(setting: Setting, value: Any, *, unit: bool = True) -> str:
    """A value for reading: 2e-4, 3,072 tokens, 10 %, on, "cosine to zero"."""
    if isinstance(value, Share):
        return edited(setting, value)
    if value is None:
        return translate("Setting", setting.empty)
    if isinstance(value, bool):
        return translate("Setting", "on") if value else translate("Setting", "off")
    if setting.kind == "lines":
        return format.number(len(value)) if value else translate("Setting", "none")
    if setting.kind == "choice":
        return setting.words(value) or str(value)
    text = edited(setting, value, grouped=True)
    return f"{text} {translate('Setting', setting.unit)}" if setting.unit and unit else text


def edited(setting: Setting, value: Any, *, grouped: bool = False) -> str:
    """A value for a text field; the empty text means automatic."""
    if value is None:
        return ""
    if isinstance(value, Share):
        return f"{_plain(round(100 * value.fraction, 4))} %"
    if setting.kind == "modules":
        return value if isinstance(value, str) else ", ".join(value)
    if setting.kind == "lines":
        return "\n".join(value)
    if setting.kind == "rate":
        return format.scientific(value)
    if isinstance(value, int) or float(value).is_integer():
        return format.number(int(value)) if grouped else str(int(value))
    return _plain(value)


def parsed(setting: Setting, text: str) -> Any:
    """The value that a person typed.

    Raises:
        ValueError: if it is not a number where one is needed.
    """
    text = text.strip()
    if setting.kind == "optional" and not text:
        return None
    if setting.kind == "modules":
        return text if text in ("", "all-linear") else re.split(r"[,\s]+", text.strip(", "))
    if setting.kind == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if setting.kind == "amount" and text.endswith("%"):
        return Share(round(_number(text[:-1]) / 100, 8))
    if setting.kind in ("int", "optional", "amount"):
        return _whole(text)
    return _number(text)


def _whole(text: str) -> int:
    """A whole number, with or without this language's group separators."""
    bare = re.sub(
        r"(?<=\d)[\s\u00a0\u202f]?" + re.escape(QLocale().groupSeparator()) + r"?(?=\d{3}\b)",
        "",
        text,
    )
    return int(bare)


def _number(text: str) -> float:
    """A number with point or comma: typing the other country's mark must not multiply by 1000."""
    number = float(text.replace(",", "."))
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return number


def _plain(value: float) -> str:
    """A short decimal number in this language, without trailing zeros: four digits are enough."""
    text = f"{value:.4g}"
    if "e" in text:
        return format.scientific(value)
    return text.replace(".", QLocale().decimalPoint())
