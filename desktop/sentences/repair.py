"""What ends a repair, a rollback or an export of wheels, and what stands ready for a repair."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.steps import AGAIN, FREE_DISK, REPAIR, REPORT
from desktop.sentences.table import Table

SENTENCES: Table = {
    "REPAIR_RUNNING": (
        QT_TRANSLATE_NOOP("Problem", "A repair is at work"),
        QT_TRANSLATE_NOOP("Problem", "It is called {repair}. The engine in use is not touched."),
        QT_TRANSLATE_NOOP("Problem", "`formiga repair` shows how far it is."),
    ),
    "REPAIR_REPEATED": (
        QT_TRANSLATE_NOOP("Problem", "The same repair has failed several times"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Row {row}: {times} times in a row, each time {code}. A third try would end the same way.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "`formiga bundle` collects what somebody needs to help. `formiga repair --again` tries all the same.",
        ),
    ),
    "REPAIR_INTERRUPTED": (
        QT_TRANSLATE_NOOP("Problem", "The last repair was interrupted"),
        QT_TRANSLATE_NOOP(
            "Problem", "{repair} began and never ended. Nothing that is in use was touched."
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "If an engine is still needed, repair again: what was fetched is kept."
        ),
    ),
    "REPAIR_DISK_SHORT": (
        QT_TRANSLATE_NOOP("Problem", "Too little free disk space to repair"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {needed_bytes} needed, {free_bytes} free."),
        FREE_DISK,
    ),
    "REPAIR_BUSY": (
        QT_TRANSLATE_NOOP("Problem", "Another set-up or repair is at work here"),
        QT_TRANSLATE_NOOP("Problem", "Its process has the number {pid}."),
        QT_TRANSLATE_NOOP("Problem", "Wait for its end, then repair again."),
    ),
    "REPAIR_BUSY~pid": (
        QT_TRANSLATE_NOOP("Problem", "Another set-up or repair is at work here"),
        QT_TRANSLATE_NOOP("Problem", "It works in the same folder."),
        QT_TRANSLATE_NOOP("Problem", "Wait for its end, then repair again."),
    ),
    "REPAIR_NOT_NEEDED": (
        QT_TRANSLATE_NOOP("Problem", "There is nothing to repair"),
        QT_TRANSLATE_NOOP("Problem", "Nothing was found that a new engine would cure."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "`formiga repair --to ROW` builds one all the same; `formiga check` says why.",
        ),
    ),
    "REPAIR_NO_LOCK": (
        QT_TRANSLATE_NOOP("Problem", "There is no row “{row}” for this computer"),
        QT_TRANSLATE_NOOP("Problem", "There are: {available}."),
        QT_TRANSLATE_NOOP("Problem", "Choose one of them, or `auto`."),
    ),
    "REPAIR_REFUSED": (
        QT_TRANSLATE_NOOP("Problem", "The repair did not begin"),
        QT_TRANSLATE_NOOP("Problem", "Something stands in its way: {code}. {facts}"),
        QT_TRANSLATE_NOOP("Problem", "`formiga check` names it; repair again once it is cured."),
    ),
    "REPAIR_DISK_FULL": (
        QT_TRANSLATE_NOOP("Problem", "The disk is full"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path}: {free_bytes} free. What was fetched is kept; nothing in use changed.",
        ),
        FREE_DISK,
    ),
    "REPAIR_WRITE_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The repair could not write its files"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {detail}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Give your account the right to write there, look at the disk's health, then repair again. The engine in use was not touched.",
        ),
    ),
    "REPAIR_BROKE": (
        QT_TRANSLATE_NOOP("Problem", "The repair ended with a fault of its own"),
        QT_TRANSLATE_NOOP("Problem", "{detail}"),
        REPORT,
    ),
    "LOCK_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "A lock file is damaged"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{lockfile} has a line that is not an exact version with its hash; nothing is installed from it: {line}",
        ),
        QT_TRANSLATE_NOOP("Problem", "Restore the file from the release, then repair again."),
    ),
    "WHEEL_NOT_FOUND": (
        QT_TRANSLATE_NOOP("Problem", "{package} {version:version} was not found"),
        QT_TRANSLATE_NOOP(
            "Problem", "No package index and no folder that pip's settings name has this file."
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look at pip's settings (index-url, extra-index-url, find-links), then repair again: what was fetched is kept.",
        ),
    ),
    "WHEEL_TAMPERED": (
        QT_TRANSLATE_NOOP("Problem", "{package} {version:version}: the file is not the tested one"),
        QT_TRANSLATE_NOOP(
            "Problem", "{file} has another hash than its lock names. Nothing was installed."
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "If packages come from a mirror or a proxy here, tell who keeps it; else repair again on another network.",
        ),
    ),
    "NETWORK_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "{package} {version:version} could not be fetched"),
        QT_TRANSLATE_NOOP("Problem", "{host} does not answer: {reason:word}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Connect to the internet (a proxy belongs into pip's settings) and repair again: what was fetched is kept. Without internet: `formiga wheels export DIR` on another computer, then `formiga repair --wheels DIR` here.",
        ),
    ),
    "PACKAGE_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "Installed files are not what their packages promise"),
        QT_TRANSLATE_NOOP("Problem", "Twice in a row, in: {packages}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "A virus scanner or a failing disk does this: look at both, then repair again. The engine in use was not touched.",
        ),
    ),
    "PYTHON_UNUSABLE": (
        QT_TRANSLATE_NOOP("Problem", "No environment can be made with this Python"),
        QT_TRANSLATE_NOOP("Problem", "{python}: {detail}"),
        QT_TRANSLATE_NOOP(
            "Problem", "Install that Python again (on Debian and Ubuntu with its -venv package)."
        ),
    ),
    "PYTHON_NOT_FOUND": (
        QT_TRANSLATE_NOOP("Problem", "The engine's Python was not found"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The lock is for Python {version:version}; none is installed, and none could be fetched.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Install Python {version:version}, then repair again."),
    ),
    "STEP_TIMEOUT": (
        QT_TRANSLATE_NOOP("Problem", "A step of the repair took too long"),
        QT_TRANSLATE_NOOP("Problem", "{step:word}: ended after {seconds:duration}."),
        AGAIN,
    ),
    "UV_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The packages could not be installed"),
        QT_TRANSLATE_NOOP("Problem", "uv says: {detail}"),
        REPORT,
    ),
    "ENV_NOT_COMPLETE": (
        QT_TRANSLATE_NOOP("Problem", "This environment is not whole"),
        QT_TRANSLATE_NOOP("Problem", "{env} was not put into use."),
        REPAIR,
    ),
    "NO_PREVIOUS_ENV": (
        QT_TRANSLATE_NOOP("Problem", "There is no earlier engine to go back to"),
        QT_TRANSLATE_NOOP("Problem", "The engine before is kept from the second build on."),
        REPAIR,
    ),
    "WHEELS_FOLDER_WRONG": (
        QT_TRANSLATE_NOOP("Problem", "This folder does not hold the wheels that are needed"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {reason:word}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Export them with the same version of Formiga: `formiga wheels export DIR --row ROW`.",
        ),
    ),
    "WHEELS_INCOMPLETE": (
        QT_TRANSLATE_NOOP("Problem", "Wheels are missing from the folder"),
        QT_TRANSLATE_NOOP("Problem", "{path} lacks: {missing}."),
        QT_TRANSLATE_NOOP("Problem", "Export them again, and copy the whole folder."),
    ),
    "ROLLBACK_READY": (
        QT_TRANSLATE_NOOP("Problem", "You can go back to the engine of {created_t:when}"),
        QT_TRANSLATE_NOOP("Problem", "{env}, row {row}: `formiga rollback`."),
        "",
    ),
    "WHEELS_READY": (
        QT_TRANSLATE_NOOP("Problem", "A repair needs no network"),
        QT_TRANSLATE_NOOP("Problem", "Wheels that are kept: {present} of {wanted}, {bytes:size}."),
        "",
    ),
}

STEPS: dict[str, str] = {
    "WHEEL_NOT_FOUND~offline=True": QT_TRANSLATE_NOOP(
        "Problem",
        "It is not among the wheels that are kept here. Repair with a network, or with exported wheels: `formiga repair --wheels DIR`.",
    ),
}
