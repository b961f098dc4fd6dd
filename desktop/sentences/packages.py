"""Packages, files and binaries of the engine, and what stands around it without being used."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.steps import REPAIR
from desktop.sentences.table import Table

SENTENCES: Table = {
    "PACKAGE_DIFFERENT": (
        QT_TRANSLATE_NOOP("Problem", "{package} has another version than tested"),
        QT_TRANSLATE_NOOP("Problem", "Installed: {installed:version}. Locked: {locked:version}."),
        REPAIR,
    ),
    "PACKAGE_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "{package} is missing from the engine"),
        QT_TRANSLATE_NOOP("Problem", "The lock asks for {package} {locked:version}."),
        REPAIR,
    ),
    "PACKAGE_DUPLICATE": (
        QT_TRANSLATE_NOOP("Problem", "{package} is installed twice"),
        QT_TRANSLATE_NOOP("Problem", "Versions found: {versions}. Which one is used is chance."),
        REPAIR,
    ),
    "PACKAGE_METADATA_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "The records of {package} are damaged"),
        QT_TRANSLATE_NOOP("Problem", "What it consists of cannot be read: {reason:word}."),
        REPAIR,
    ),
    "PACKAGE_BELOW_MINIMUM": (
        QT_TRANSLATE_NOOP("Problem", "{package} is too old for {asked_by}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Installed: {installed:version}. {asked_by} works with {minimum:version} or newer, and does not say so when it is installed.",
        ),
        REPAIR,
    ),
    "PACKAGE_REQUIREMENT_UNMET": (
        QT_TRANSLATE_NOOP("Problem", "{package} and {requires} do not fit together"),
        QT_TRANSLATE_NOOP(
            "Problem", "{package} needs {requires} {needed}; installed: {installed:version}."
        ),
        REPAIR,
    ),
    "PACKAGE_REQUIREMENT_UNMET~installed": (
        QT_TRANSLATE_NOOP("Problem", "{package} lacks {requires}"),
        QT_TRANSLATE_NOOP("Problem", "{package} needs {requires} {needed}; it is not installed."),
        REPAIR,
    ),
    "TORCH_BUILD_DIFFERS": (
        QT_TRANSLATE_NOOP("Problem", "PyTorch is another build than tested"),
        QT_TRANSLATE_NOOP("Problem", "Installed: {installed:version}. Tested: {tested:version}."),
        REPAIR,
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
            "Press Repair, or run `formiga repair --to {wanted_row}`: the engine for this card is built beside this one.",
        ),
    ),
    "STARTUP_FILE_UNLISTED": (
        QT_TRANSLATE_NOOP("Problem", "A file that runs at every start was put into the engine"),
        QT_TRANSLATE_NOOP("Problem", "{file} belongs to none of the installed packages."),
        REPAIR,
    ),
    "FILES_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "Files of {package} are missing or changed"),
        QT_TRANSLATE_NOOP(
            "Problem", "Missing: {missing}. Changed: {changed}. For example: {examples}."
        ),
        REPAIR,
    ),
    "FILES_DAMAGED~package": (
        QT_TRANSLATE_NOOP("Problem", "Files of the engine are missing or changed"),
        QT_TRANSLATE_NOOP(
            "Problem", "Missing: {missing}. Changed: {changed}. For example: {examples}."
        ),
        REPAIR,
    ),
    "UPGRADE_LEFTOVERS": (
        QT_TRANSLATE_NOOP("Problem", "An interrupted upgrade left pieces in the engine"),
        QT_TRANSLATE_NOOP(
            "Problem", "Left behind: {names}. Something else than Formiga was at work."
        ),
        REPAIR,
    ),
    "MODULE_SHADOWED": (
        QT_TRANSLATE_NOOP("Problem", "Another file is used in place of {module}"),
        QT_TRANSLATE_NOOP("Problem", "{path} has the same name and is found first."),
        QT_TRANSLATE_NOOP("Problem", "Rename or move that file, then check again."),
    ),
    "BNB_LIBRARY_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "bitsandbytes lacks its part for this PyTorch"),
        QT_TRANSLATE_NOOP(
            "Problem", "PyTorch was built for CUDA {cuda:version}; bitsandbytes has: {available}."
        ),
        REPAIR,
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
    "PACKAGES_IGNORED": (
        QT_TRANSLATE_NOOP("Problem", "Another Python's packages are not used"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "In {path} ({where:word}) there are copies of: {packages}. The engine is started without them.",
        ),
        "",
    ),
    "PIP_SETTINGS_IGNORED": (
        QT_TRANSLATE_NOOP("Problem", "Settings of pip that move installations are not used"),
        QT_TRANSLATE_NOOP(
            "Problem", "Ignored: {names}. Where packages come from is taken from pip's settings."
        ),
        "",
    ),
    "FILE_BESIDE_JOB_IGNORED": (
        QT_TRANSLATE_NOOP("Problem", "A file beside the job is named like the package {module}"),
        QT_TRANSLATE_NOOP("Problem", "{path} is not imported: the engine does not look there."),
        "",
    ),
    "PYTHON_HEADERS_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "The engine's Python has no C headers"),
        QT_TRANSLATE_NOOP(
            "Problem", "{python}: parts that are compiled while training (Triton) cannot be built."
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Training as Formiga sets it up does not need them. On Debian and Ubuntu they are in python3-dev.",
        ),
    ),
}

STEPS: dict[str, str] = {}
