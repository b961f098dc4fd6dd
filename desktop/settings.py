"""The person's own choices, in one small file that holds only what differs from the defaults.

Unknown keys are dropped with a log line, wrong values fall back to their default, and a file
that cannot be read is set aside: settings must never keep the window from opening.
"""

from __future__ import annotations

import json
import logging
import os
import uuid
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from desktop.language import LANGUAGES

log = logging.getLogger(__name__)

VERSION = 1
THEMES = ("system", "light", "dark")


@dataclass
class Settings:
    language: str = ""
    """`en`, `pt_BR`, or empty: the computer's language."""
    theme: str = "system"
    """`light`, `dark`, or `system`: the computer's colours."""
    last_data_dir: str = ""
    """The folder where the file dialog for data opens."""
    last_model_dir: str = ""
    """The folder where the file dialog for models opens."""
    preset: str = "balanced"
    """The preset chosen last."""
    keep_engine_warm: bool = True
    """Whether an engine waits while a run is being set up (`runs/standby.py`)."""


CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("", *LANGUAGES),
    "theme": THEMES,
    "preset": ("quick", "balanced", "thorough"),
}


def load(path: Path) -> Settings:
    """The settings in `path`; defaults where the file is missing or cannot be used."""
    settings = Settings()
    for name, value in _read(path).items():
        if name == "_version":
            continue
        if name not in {field.name for field in fields(Settings)}:
            log.info("settings: dropped the unknown key %r", name)
        elif not _fits(name, value):
            log.info("settings: %r is not a value for %r; the default stays", value, name)
        else:
            setattr(settings, name, value)
    return settings


def save(settings: Settings, path: Path) -> None:
    """Writes what differs from the defaults, beside the old file first, then in its place."""
    default = Settings()
    changed: dict[str, Any] = {"_version": VERSION}
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if value != getattr(default, field.name):
            changed[field.name] = value
    path.parent.mkdir(parents=True, exist_ok=True)
    stage = path.with_name(f".stage-{uuid.uuid4().hex}-{path.name}")
    try:
        with stage.open("w", encoding="utf-8") as file:
            json.dump(changed, file, indent=2, ensure_ascii=False)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        stage.replace(path)
    finally:
        stage.unlink(missing_ok=True)


def _fits(name: str, value: object) -> bool:
    kind = type(getattr(Settings(), name))
    return type(value) is kind and value in CHOICES.get(name, (value,))


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("settings: %s cannot be read (%s); starting with the defaults", path, error)
        _set_aside(path)
        return {}
    if isinstance(content, dict):
        return content
    log.warning("settings: %s holds no settings; starting with the defaults", path)
    _set_aside(path)
    return {}


def _set_aside(path: Path) -> None:
    """Keeps the unreadable file as evidence; the next save writes a fresh one."""
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except OSError as error:
        log.warning("settings: %s could not be set aside: %s", path, error)
