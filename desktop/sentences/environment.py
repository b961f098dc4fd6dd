"""The engine environment as a whole, and what can be built on this computer."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.steps import BUILD, REPAIR, SHORTER_HOME, SMART_APP_CONTROL
from desktop.sentences.table import Table

SENTENCES: Table = {
    "MATRIX_UNREADABLE": (
        QT_TRANSLATE_NOOP("Problem", "The list of tested engines cannot be read"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {error}"),
        QT_TRANSLATE_NOOP("Problem", "Install Formiga again; this file came with it."),
    ),
    "PLATFORM_NOT_SHIPPED": (
        QT_TRANSLATE_NOOP("Problem", "There is no tested engine for this computer yet"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "This is {os} on {machine} with Python {python:version}. Tested sets: {available}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Install one of the Pythons named above, and run the set-up with it."
        ),
    ),
    "LOCKFILE_CHANGED": (
        QT_TRANSLATE_NOOP("Problem", "A lock file is not the one that was tested"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{lockfile} should have SHA-256 {expected_sha256:hash8}…; found: {found_sha256:hash8}… Nothing is installed from it.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Restore the file from the release, then check again."),
    ),
    "LOCKFILE_CHANGED~found_sha256": (
        QT_TRANSLATE_NOOP("Problem", "A lock file is missing"),
        QT_TRANSLATE_NOOP(
            "Problem", "{lockfile} came with Formiga, and no engine can be built without it."
        ),
        QT_TRANSLATE_NOOP("Problem", "Restore the file from the release, then check again."),
    ),
    "ROW_UNSUITABLE": (
        QT_TRANSLATE_NOOP("Problem", "The row that was chosen cannot work on this computer"),
        QT_TRANSLATE_NOOP("Problem", "Chosen: {row}. Right here: {wanted_row}. Why: {why:word}."),
        QT_TRANSLATE_NOOP("Problem", "Run `formiga repair --to auto`: the right row is built."),
    ),
    "SYSTEM_TOO_OLD": (
        QT_TRANSLATE_NOOP("Problem", "The operating system is too old for this engine"),
        QT_TRANSLATE_NOOP(
            "Problem", "{component:word} {installed:version} is here; {minimum:version} is needed."
        ),
        QT_TRANSLATE_NOOP("Problem", "Update the operating system, then check again."),
    ),
    "VC_RUNTIME_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "Windows' Visual C++ part is missing"),
        QT_TRANSLATE_NOOP("Problem", "PyTorch's libraries cannot load without it."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Install the Microsoft Visual C++ Redistributable (x64) from https://aka.ms/vs/17/release/vc_redist.x64.exe, then check again.",
        ),
    ),
    "APP_CONTROL_BLOCKS": (
        QT_TRANSLATE_NOOP("Problem", "Windows' Smart App Control blocks the engine"),
        QT_TRANSLATE_NOOP("Problem", "It refused to load {file}."),
        SMART_APP_CONTROL,
    ),
    "APP_CONTROL_BLOCKS~file": (
        QT_TRANSLATE_NOOP("Problem", "Windows' Smart App Control is on"),
        QT_TRANSLATE_NOOP("Problem", "It refuses libraries that it does not know, PyTorch's too."),
        SMART_APP_CONTROL,
    ),
    "PATH_TOO_LONG": (
        QT_TRANSLATE_NOOP("Problem", "Formiga's folder lies too deep for Windows"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The longest file below {path} would have a path of {length} characters; {maximum} are possible.",
        ),
        SHORTER_HOME,
    ),
    "ENGINE_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "The engine is not set up yet"),
        QT_TRANSLATE_NOOP("Problem", "There is no engine environment in {home}."),
        BUILD,
    ),
    "ENGINE_INCOMPLETE": (
        QT_TRANSLATE_NOOP("Problem", "The engine was never finished or is gone"),
        QT_TRANSLATE_NOOP(
            "Problem", "{env} has no COMPLETE mark: its set-up did not reach its end."
        ),
        BUILD,
    ),
    "ENGINE_PYTHON_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The training engine's Python does not start"),
        QT_TRANSLATE_NOOP("Problem", "{python}: {reason:word}. {detail}"),
        REPAIR,
    ),
    "ENGINE_PYTHON_FAILED~detail": (
        QT_TRANSLATE_NOOP("Problem", "The training engine's Python does not start"),
        QT_TRANSLATE_NOOP("Problem", "{python}: {reason:word}."),
        REPAIR,
    ),
    "ENGINE_PYTHON_DIFFERS": (
        QT_TRANSLATE_NOOP(
            "Problem", "The engine runs on another Python than its lock was made for"
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Installed: {installed:version} ({bits} bit). Locked: {locked:version}."
        ),
        REPAIR,
    ),
    "ENGINE_NOT_ISOLATED": (
        QT_TRANSLATE_NOOP("Problem", "The engine would use another Python's packages"),
        QT_TRANSLATE_NOOP("Problem", "{env}: {reason:word}."),
        REPAIR,
    ),
    "ENGINE_STAMP_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "The engine does not say which lock it was built from"),
        QT_TRANSLATE_NOOP("Problem", "formiga-env.json in {env}: {reason:word}."),
        REPAIR,
    ),
    "ENGINE_LOCK_OUTDATED": (
        QT_TRANSLATE_NOOP("Problem", "The engine was built from an older lock"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Row {row} now uses {lockfile}; its SHA-256 begins with {tested_sha256:hash8}, and this "
            "engine was built from {installed_sha256:hash8}.",
        ),
        REPAIR,
    ),
}

STEPS: dict[str, str] = {
    "SYSTEM_TOO_OLD~component=glibc": QT_TRANSLATE_NOOP(
        "Problem",
        "A newer release of this Linux is needed, for example Debian 12, Ubuntu 22.04 or RHEL 9; glibc cannot be updated alone.",
    ),
    "SYSTEM_TOO_OLD~component=windows": QT_TRANSLATE_NOOP(
        "Problem", "Update Windows (Settings → Windows Update), restart, and check again."
    ),
    "SYSTEM_TOO_OLD~component=macos": QT_TRANSLATE_NOOP(
        "Problem", "Update macOS (System Settings → General → Software Update), then check again."
    ),
}
