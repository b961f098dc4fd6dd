"""Disk, memory, folders, and what is as it was tested."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.steps import FREE_DISK, SHORTER_HOME
from desktop.sentences.table import Table

SENTENCES: Table = {
    "DISK_SHORT": (
        QT_TRANSLATE_NOOP("Problem", "Too little free disk space"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {needed_bytes} needed, {free_bytes} free."),
        FREE_DISK,
    ),
    "MEMORY_SHORT": (
        QT_TRANSLATE_NOOP("Problem", "Too little free memory for this job"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Loading needs about {needed_bytes:memory}; {available_bytes:memory} are free, and {swap_bytes:memory} of swap (page file).",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Close other programs, choose a smaller model, or enlarge the page file."
        ),
    ),
    "TEMPORARY_SHORT": (
        QT_TRANSLATE_NOOP("Problem", "The folder for temporary files is nearly full"),
        QT_TRANSLATE_NOOP(
            "Problem", "{path}: {free_bytes} free, {minimum_bytes} are needed at times."
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Free some space there, or let TMPDIR (Windows: TEMP) name another folder."
        ),
    ),
    "HOME_NOT_LOCAL": (
        QT_TRANSLATE_NOOP("Problem", "Formiga's folder is not on this computer alone"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {kind:word} ({service})."),
        SHORTER_HOME,
    ),
    "HOME_NOT_ASCII": (
        QT_TRANSLATE_NOOP("Problem", "Formiga's folder has letters that some tools stumble over"),
        QT_TRANSLATE_NOOP("Problem", "{path}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Nothing needs to be done while all works. Else set FORMIGA_HOME to a folder in plain letters, for example C:\\Formiga.",
        ),
    ),
    "FACT_UNKNOWN": (
        QT_TRANSLATE_NOOP("Problem", "Something could not be looked at: {fact:word}"),
        QT_TRANSLATE_NOOP("Problem", "Asked: {source}. Answer: {reason:word}."),
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
    "DISK": (
        QT_TRANSLATE_NOOP("Problem", "Free disk space: {free_bytes}"),
        QT_TRANSLATE_NOOP("Problem", "In {path}."),
        "",
    ),
    "MACHINE": (
        QT_TRANSLATE_NOOP("Problem", "{os} on {machine}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Python {python:version}, glibc {glibc:version}, memory {memory_bytes:memory}.",
        ),
        "",
    ),
    "MACHINE~glibc": (
        QT_TRANSLATE_NOOP("Problem", "{os} on {machine}"),
        QT_TRANSLATE_NOOP("Problem", "Python {python:version}, memory {memory_bytes:memory}."),
        "",
    ),
}

STEPS: dict[str, str] = {
    "TEMPORARY_SHORT~in_memory=True": QT_TRANSLATE_NOOP(
        "Problem",
        "This folder lies in memory: what is written there takes memory from training. Let TMPDIR name a folder on a disk.",
    ),
    "HOME_NOT_LOCAL~kind=synced": QT_TRANSLATE_NOOP(
        "Problem",
        "Synchronising would copy gigabytes and hold files while they are written. Set FORMIGA_HOME to a folder outside of it, for example C:\\Formiga, and start Formiga again.",
    ),
    "HOME_NOT_LOCAL~kind=network": QT_TRANSLATE_NOOP(
        "Problem",
        "A network folder is slow, and its locks cannot always be trusted. Set FORMIGA_HOME to a folder on this computer's own disk and start Formiga again.",
    ),
}
