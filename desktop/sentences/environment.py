"""The engine environment and its packages: the first half of `envcheck.problems.CODES`."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.table import Table

SET_UP = QT_TRANSLATE_NOOP(
    "Problem", "Run `python3 installer/bootstrap.py run` in Formiga's source folder."
)
BUILD_AGAIN = QT_TRANSLATE_NOOP(
    "Problem",
    "Delete `envs/current.json` in Formiga's home (`formiga where` names it), then run "
    "`python3 installer/bootstrap.py run` in its source folder: a new engine is built from its "
    "lock. Runs, models and settings stay.",
)

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
        QT_TRANSLATE_NOOP("Problem", "Run the set-up with one of the Pythons named above."),
    ),
    "LOCKFILE_CHANGED": (
        QT_TRANSLATE_NOOP("Problem", "A lock file is not the one that was tested"),
        QT_TRANSLATE_NOOP(
            "Problem", "{lockfile} should have SHA-256 {expected_sha256}; found: {found_sha256}."
        ),
        QT_TRANSLATE_NOOP("Problem", "Restore the file from the release, then check again."),
    ),
    "ENGINE_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "The engine is not set up yet"),
        QT_TRANSLATE_NOOP("Problem", "There is no engine environment in {home}."),
        SET_UP,
    ),
    "ENGINE_INCOMPLETE": (
        QT_TRANSLATE_NOOP("Problem", "The engine was never finished or is gone"),
        QT_TRANSLATE_NOOP(
            "Problem", "{env} has no COMPLETE mark: its set-up did not reach its end."
        ),
        SET_UP,
    ),
    "ENGINE_PYTHON_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The training engine's Python does not start"),
        QT_TRANSLATE_NOOP("Problem", "{python}: {reason:word}. {detail}"),
        BUILD_AGAIN,
    ),
    "ENGINE_PYTHON_DIFFERS": (
        QT_TRANSLATE_NOOP(
            "Problem", "The engine runs on another Python than its lock was made for"
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Installed: {installed:version} ({bits} bit). Locked: {locked:version}."
        ),
        BUILD_AGAIN,
    ),
    "ENGINE_NOT_ISOLATED": (
        QT_TRANSLATE_NOOP("Problem", "The engine would use another Python's packages"),
        QT_TRANSLATE_NOOP("Problem", "{env}: {reason:word}."),
        BUILD_AGAIN,
    ),
    "ENGINE_STAMP_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "The engine does not say which lock it was built from"),
        QT_TRANSLATE_NOOP("Problem", "formiga-env.json in {env}: {reason:word}."),
        BUILD_AGAIN,
    ),
    "ENGINE_LOCK_OUTDATED": (
        QT_TRANSLATE_NOOP("Problem", "The engine was built from an older lock"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Row {row} now uses {lockfile}; its SHA-256 begins with {tested_sha256:hash8}, and this "
            "engine was built from {installed_sha256:hash8}.",
        ),
        SET_UP,
    ),
    "PACKAGE_DIFFERENT": (
        QT_TRANSLATE_NOOP("Problem", "{package} has another version than tested"),
        QT_TRANSLATE_NOOP("Problem", "Installed: {installed:version}. Locked: {locked:version}."),
        BUILD_AGAIN,
    ),
    "PACKAGE_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "{package} is missing from the engine"),
        QT_TRANSLATE_NOOP("Problem", "The lock asks for {package} {locked:version}."),
        BUILD_AGAIN,
    ),
    "PACKAGE_DUPLICATE": (
        QT_TRANSLATE_NOOP("Problem", "{package} is installed twice"),
        QT_TRANSLATE_NOOP("Problem", "Versions found: {versions}. Which one is used is chance."),
        BUILD_AGAIN,
    ),
    "PACKAGE_METADATA_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "The records of {package} are damaged"),
        QT_TRANSLATE_NOOP("Problem", "What it consists of cannot be read: {reason:word}."),
        BUILD_AGAIN,
    ),
    "TORCH_BUILD_DIFFERS": (
        QT_TRANSLATE_NOOP("Problem", "PyTorch is another build than tested"),
        QT_TRANSLATE_NOOP("Problem", "Installed: {installed:version}. Tested: {tested:version}."),
        BUILD_AGAIN,
    ),
    "TORCH_WITHOUT_GPU": (
        QT_TRANSLATE_NOOP("Problem", "The engine has a PyTorch that cannot use your card"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{gpu} is there, and torch {torch:version} of row {row} computes on the processor only: "
            "about a hundred times slower. The row for this card is {wanted_row}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Run `python3 installer/bootstrap.py run --row {wanted_row}` in Formiga's source folder.",
        ),
    ),
    "STARTUP_FILE_UNLISTED": (
        QT_TRANSLATE_NOOP("Problem", "A file that runs at every start was put into the engine"),
        QT_TRANSLATE_NOOP("Problem", "{file} belongs to none of the installed packages."),
        BUILD_AGAIN,
    ),
    "FILES_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "Files of {package} are missing or changed"),
        QT_TRANSLATE_NOOP(
            "Problem", "Missing: {missing}. Changed: {changed}. For example: {examples}."
        ),
        BUILD_AGAIN,
    ),
    "FILES_DAMAGED~package": (
        QT_TRANSLATE_NOOP("Problem", "Files of the engine are missing or changed"),
        QT_TRANSLATE_NOOP(
            "Problem", "Missing: {missing}. Changed: {changed}. For example: {examples}."
        ),
        BUILD_AGAIN,
    ),
    "UPGRADE_LEFTOVERS": (
        QT_TRANSLATE_NOOP("Problem", "An interrupted upgrade left pieces in the engine"),
        QT_TRANSLATE_NOOP(
            "Problem", "Left behind: {names}. Something else than Formiga was at work."
        ),
        BUILD_AGAIN,
    ),
    "MODULE_SHADOWED": (
        QT_TRANSLATE_NOOP("Problem", "Another file is used in place of {module}"),
        QT_TRANSLATE_NOOP("Problem", "{path} has the same name and is found first."),
        QT_TRANSLATE_NOOP("Problem", "Rename or move that file, then check again."),
    ),
    "PACKAGE_EXTRA": (
        QT_TRANSLATE_NOOP("Problem", "{package} is not part of the lock"),
        QT_TRANSLATE_NOOP(
            "Problem", "{package} {installed:version} was added to the engine by something else."
        ),
        QT_TRANSLATE_NOOP("Problem", "Training goes on as before; a rebuilt engine is without it."),
    ),
    "FILES_EXTRA": (
        QT_TRANSLATE_NOOP("Problem", "The engine holds files that no package brought"),
        QT_TRANSLATE_NOOP("Problem", "Files: {count}. For example: {examples}."),
        QT_TRANSLATE_NOOP(
            "Problem", "Training goes on as before; a rebuilt engine is without them."
        ),
    ),
    "VARIABLES_IGNORED": (
        QT_TRANSLATE_NOOP("Problem", "Settings of other programs are kept away from the engine"),
        QT_TRANSLATE_NOOP("Problem", "Ignored environment variables: {names}."),
        "",
    ),
    "ENGINE_PYTHON": (
        QT_TRANSLATE_NOOP("Problem", "The engine's Python answers"),
        QT_TRANSLATE_NOOP("Problem", "Python {version:version}."),
        "",
    ),
    "ENGINE_LOCK": (
        QT_TRANSLATE_NOOP("Problem", "The engine was built from a known lock"),
        QT_TRANSLATE_NOOP(
            "Problem", "Row {row}: {lockfile}, {lock_sha256:hash8}. Tests: {evidence:word}."
        ),
        "",
    ),
    "PACKAGES": (
        QT_TRANSLATE_NOOP("Problem", "Every package is the locked one"),
        QT_TRANSLATE_NOOP("Problem", "Compared: {count}."),
        "",
    ),
    "PACKAGE": (
        QT_TRANSLATE_NOOP("Problem", "{package} {installed:version}"),
        QT_TRANSLATE_NOOP("Problem", "As locked."),
        "",
    ),
    "FILES": (
        QT_TRANSLATE_NOOP("Problem", "No installed file is missing or cut short"),
        QT_TRANSLATE_NOOP("Problem", "Files looked at: {count}."),
        "",
    ),
}
