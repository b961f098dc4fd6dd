"""What was tried in the engine's own interpreter: imports, 4-bit training, the chat page."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.steps import (
    ANOTHER_ROW,
    ANY_DRIVER,
    ASK_POLICY,
    CLOSE_PROGRAMS,
    REPAIR,
    REPORT,
)
from desktop.sentences.table import Table

NEWER_SYSTEM = QT_TRANSLATE_NOOP(
    "Problem",
    "The package was made for a newer system: update the operating system, or run `formiga repair --to auto`, which builds what was tested for this one.",
)
SLOW = QT_TRANSLATE_NOOP(
    "Problem",
    "The disk may be slow or a virus scanner busy: check again when the computer is idle. If it stays, repair.",
)
LESS_MEMORY = QT_TRANSLATE_NOOP(
    "Problem", "Close other programs that use the card or much memory, then repair again."
)

SENTENCES: Table = {
    "ENGINE_IMPORT_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "{module} does not start"),
        QT_TRANSLATE_NOOP("Problem", "Cause: {cause:word}. It says: {error}"),
        REPAIR,
    ),
    "ENGINE_IMPORT_TIMEOUT": (
        QT_TRANSLATE_NOOP("Problem", "{module} does not start in time"),
        QT_TRANSLATE_NOOP("Problem", "It was given {seconds:duration}; half a minute is usual."),
        SLOW,
    ),
    "PROOF_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "4-bit training does not work with this engine"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Tried on {device:word}: {part:word}. Measured {measured}, the limit is {limit}. Cause: {cause:word}. {error}",
        ),
        REPAIR,
    ),
    "PROOF_FAILED~measured": (
        QT_TRANSLATE_NOOP("Problem", "4-bit training does not work with this engine"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Tried on {device:word}: {part:word}. Cause: {cause:word}. It says: {error}",
        ),
        REPAIR,
    ),
    "PROOF_NUMBERS_DIFFER": (
        QT_TRANSLATE_NOOP("Problem", "This engine computes, but not as it was tested"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{part:word} on {device:word}: measured {measured}, the limit is {limit}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Training is possible; compare the first run's numbers with care. `formiga bundle` helps us to look into it.",
        ),
    ),
    "CHAT_PAGE_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The chat page cannot be shown"),
        QT_TRANSLATE_NOOP(
            "Problem", "Training is not touched by it. Cause: {cause:word}. It says: {error}"
        ),
        REPAIR,
    ),
    "PROOF_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "This engine has not been tried out here yet"),
        QT_TRANSLATE_NOOP("Problem", "Why: {reason:word}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It is tried before the next job. `formiga check --deep` does it now (about a minute).",
        ),
    ),
    "PROOF": (
        QT_TRANSLATE_NOOP("Problem", "4-bit training works: tried and measured"),
        QT_TRANSLATE_NOOP("Problem", "On {device:word}, {t:when}, in {seconds:duration}."),
        "",
    ),
    "IMPORT_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The new engine does not start: {module}"),
        QT_TRANSLATE_NOOP("Problem", "Everything is installed. It says: {detail}"),
        REPORT,
    ),
    "IMPORT_TIMEOUT": (
        QT_TRANSLATE_NOOP("Problem", "The new engine does not start in time: {module}"),
        QT_TRANSLATE_NOOP(
            "Problem", "It was given {seconds:duration}. The engine in use was not touched."
        ),
        SLOW,
    ),
    "PROOF_NOT_PASSED": (
        QT_TRANSLATE_NOOP("Problem", "The new engine did not pass its proof"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Tried on {device:word}: {part:word}. Cause: {cause:word}. It says: {error}",
        ),
        REPORT,
    ),
}

STEPS: dict[str, str] = {
    "ENGINE_IMPORT_FAILED~cause=blocked by policy": ASK_POLICY,
    "ENGINE_IMPORT_FAILED~cause=library too new": NEWER_SYSTEM,
    "ENGINE_IMPORT_FAILED~cause=out of memory": CLOSE_PROGRAMS,
    "ENGINE_IMPORT_FAILED~cause=timeout": SLOW,
    "PROOF_FAILED~cause=blocked by policy": ASK_POLICY,
    "PROOF_FAILED~cause=driver refused": ANY_DRIVER,
    "PROOF_FAILED~cause=library too new": NEWER_SYSTEM,
    "PROOF_FAILED~cause=no code for card": ANOTHER_ROW,
    "PROOF_FAILED~cause=out of memory": CLOSE_PROGRAMS,
    "PROOF_FAILED~cause=timeout": SLOW,
    "CHAT_PAGE_FAILED~cause=blocked by policy": ASK_POLICY,
    "PROOF_NOT_PASSED~cause=blocked by policy": ASK_POLICY,
    "PROOF_NOT_PASSED~cause=driver refused": ANY_DRIVER,
    "PROOF_NOT_PASSED~cause=no code for card": ANOTHER_ROW,
    "PROOF_NOT_PASSED~cause=out of memory": LESS_MEMORY,
    "PROOF_NOT_PASSED~cause=timeout": SLOW,
}
