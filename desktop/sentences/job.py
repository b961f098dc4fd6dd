"""What can be wrong in a job file: the codes of `engine.contract.job_file.SpecError`."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.table import Table

SENTENCES: Table = {
    "UNKNOWN_KEY": (
        QT_TRANSLATE_NOOP("Problem", "There is no setting `{setting}`"),
        QT_TRANSLATE_NOOP("Problem", "Did you mean `{did_you_mean}`?"),
        QT_TRANSLATE_NOOP("Problem", "Rename it, or remove the line."),
    ),
    "UNKNOWN_KEY~did_you_mean": (
        QT_TRANSLATE_NOOP("Problem", "There is no setting `{setting}`"),
        QT_TRANSLATE_NOOP("Problem", "No setting has a name like it."),
        QT_TRANSLATE_NOOP("Problem", "Remove the line."),
    ),
    "MISSING": (
        QT_TRANSLATE_NOOP("Problem", "`{setting}` is missing"),
        QT_TRANSLATE_NOOP("Problem", "A job cannot start without it."),
        QT_TRANSLATE_NOOP("Problem", "Add it to the job file."),
    ),
    "WRONG_TYPE": (
        QT_TRANSLATE_NOOP("Problem", "`{setting}` has a value of the wrong kind"),
        QT_TRANSLATE_NOOP("Problem", "Found: {found:plain}. Expected: {expected:plain}."),
        QT_TRANSLATE_NOOP("Problem", "Write a value of that kind, or remove the line."),
    ),
    "WRONG_VALUE": (
        QT_TRANSLATE_NOOP("Problem", "`{setting}` has a value that is not offered"),
        QT_TRANSLATE_NOOP("Problem", "Found: {found:plain}. Possible: {expected:plain}."),
        QT_TRANSLATE_NOOP("Problem", "Choose one of the possible values."),
    ),
    "OUT_OF_RANGE": (
        QT_TRANSLATE_NOOP("Problem", "`{setting}` is out of range"),
        QT_TRANSLATE_NOOP("Problem", "Found: {found:plain}. Allowed: {allowed:plain}."),
        QT_TRANSLATE_NOOP("Problem", "Choose a value within the limits, or remove the line."),
    ),
    "VALIDATION_TWICE": (
        QT_TRANSLATE_NOOP("Problem", "The rows to measure on are given twice"),
        QT_TRANSLATE_NOOP(
            "Problem", "The job names a `validation_path` and a number of `validation_rows`."
        ),
        QT_TRANSLATE_NOOP("Problem", "Keep one of the two."),
    ),
    "NOT_JSON": (
        QT_TRANSLATE_NOOP("Problem", "The job file is not valid JSON"),
        QT_TRANSLATE_NOOP("Problem", "Line {line}, column {column}: {error}."),
        QT_TRANSLATE_NOOP(
            "Problem", "Look there for a missing comma, quote or bracket, and start again."
        ),
    ),
    "NOT_AN_OBJECT": (
        QT_TRANSLATE_NOOP("Problem", "The job file holds no job"),
        QT_TRANSLATE_NOOP("Problem", "A job is one JSON object in braces; found: {found}."),
        QT_TRANSLATE_NOOP("Problem", "Every run folder has a job.json that shows how one looks."),
    ),
    "FILE_NOT_FOUND": (
        QT_TRANSLATE_NOOP("Problem", "There is no such file"),
        QT_TRANSLATE_NOOP("Problem", "{file} does not exist."),
        QT_TRANSLATE_NOOP("Problem", "Check the name and the folder."),
    ),
    "FILE_NOT_READABLE": (
        QT_TRANSLATE_NOOP("Problem", "The file cannot be read"),
        QT_TRANSLATE_NOOP("Problem", "{file}: {error}"),
        QT_TRANSLATE_NOOP("Problem", "Save it as text in UTF-8, and check that you may open it."),
    ),
}
