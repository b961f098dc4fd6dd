"""What is worth knowing about rows and models, and the words for rows that are left out."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.sentences.table import Table

SENTENCES: Table = {
    "COLUMNS_GUESSED": (
        QT_TRANSLATE_NOOP("Problem", "The columns were assigned by their content"),
        QT_TRANSLATE_NOOP("Problem", "Taken as: {columns}."),
        QT_TRANSLATE_NOOP("Problem", "Please look whether that is right."),
    ),
    "NO_HEADER": (
        QT_TRANSLATE_NOOP("Problem", "The table has no header line"),
        QT_TRANSLATE_NOOP("Problem", "Its columns are called {columns}."),
        QT_TRANSLATE_NOOP("Problem", "Please look whether the first row is a row."),
    ),
    "RAGGED_ROWS": (
        QT_TRANSLATE_NOOP("Problem", "Rows differ in their number of cells"),
        QT_TRANSLATE_NOOP("Problem", "Too few cells: {short}. Too many: {long}."),
        QT_TRANSLATE_NOOP("Problem", "Put cells that hold separators into quotes."),
    ),
    "MIXED_SCHEMAS": (
        QT_TRANSLATE_NOOP("Problem", "The file holds rows of several shapes"),
        QT_TRANSLATE_NOOP("Problem", "Shapes: {schemas}."),
        QT_TRANSLATE_NOOP("Problem", "Look at the rows that are left out."),
    ),
    "OTHER_SPLITS_IGNORED": (
        QT_TRANSLATE_NOOP("Problem", "The file holds several parts"),
        QT_TRANSLATE_NOOP("Problem", "Used: {used}. Not used: {ignored}."),
        "",
    ),
    "FILE_LEFT_OUT": (
        QT_TRANSLATE_NOOP("Problem", "A file of the folder is left out, or read only in part"),
        QT_TRANSLATE_NOOP("Problem", "{file}: {code:problem}."),
        QT_TRANSLATE_NOOP("Problem", "Choose that file alone to see what is wrong with it."),
    ),
    "TRAINS_ON_CHOSEN": (
        QT_TRANSLATE_NOOP("Problem", "Preference data: the preferred answers are learned"),
        QT_TRANSLATE_NOOP("Problem", "Rows: {rows}. The rejected answers are not used."),
        "",
    ),
    "TRAINS_ON_LABELS": (
        QT_TRANSLATE_NOOP("Problem", "The labels are learned as answers"),
        QT_TRANSLATE_NOOP("Problem", "Labels: {labels}."),
        "",
    ),
    "ENCODING_GUESSED": (
        QT_TRANSLATE_NOOP("Problem", "The file is not UTF-8"),
        QT_TRANSLATE_NOOP("Problem", "It was read as {encoding}."),
        QT_TRANSLATE_NOOP("Problem", "Please look whether accented letters read well."),
    ),
    "ENCODING_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "Some letters could not be read"),
        QT_TRANSLATE_NOOP("Problem", "Read as {encoding}; rows with unreadable letters: {rows}."),
        QT_TRANSLATE_NOOP("Problem", "Save the file again as UTF-8."),
    ),
    "MOJIBAKE": (
        QT_TRANSLATE_NOOP("Problem", "Accented letters look broken in the file itself"),
        QT_TRANSLATE_NOOP("Problem", "Rows: {rows}. For example lines {lines}."),
        QT_TRANSLATE_NOOP(
            "Problem", "Export the file again as UTF-8; the model learns what it reads."
        ),
    ),
    "PLACEHOLDERS": (
        QT_TRANSLATE_NOOP("Problem", "Some answers hold placeholders that were never filled"),
        QT_TRANSLATE_NOOP("Problem", "Rows: {rows}. For example lines {lines}."),
        QT_TRANSLATE_NOOP("Problem", "Fill or remove them; the model would learn to write them."),
    ),
    "FEW_ROWS": (
        QT_TRANSLATE_NOOP("Problem", "Few rows"),
        QT_TRANSLATE_NOOP("Problem", "{rows} rows are enough for a first try."),
        QT_TRANSLATE_NOOP("Problem", "From 200 on they teach reliably."),
    ),
    "CHATS_SHORTENED": (
        QT_TRANSLATE_NOOP("Problem", "Conversations were shortened"),
        QT_TRANSLATE_NOOP("Problem", "Rows without their last, unanswered message: {rows}."),
        "",
    ),
    "VALUES_CONVERTED": (
        QT_TRANSLATE_NOOP("Problem", "Values were turned into text"),
        QT_TRANSLATE_NOOP("Problem", "Numbers: {numbers}. Lists with one entry: {lists}."),
        "",
    ),
    "ROWS_CUT": (
        QT_TRANSLATE_NOOP("Problem", "Some rows are longer than the limit and were cut"),
        QT_TRANSLATE_NOOP("Problem", "Rows: {rows}. Tokens of answers not seen: {answer_tokens}."),
        QT_TRANSLATE_NOOP("Problem", "Raise `training.max_length` if the memory allows it."),
    ),
    "SPECIAL_TOKENS_IN_TEXT": (
        QT_TRANSLATE_NOOP("Problem", "Rows hold the model's control marks as text"),
        QT_TRANSLATE_NOOP("Problem", "Rows: {rows}."),
        QT_TRANSLATE_NOOP("Problem", "Remove the marks; the template adds them by itself."),
    ),
    "SYSTEM_MERGED": (
        QT_TRANSLATE_NOOP("Problem", "System messages were joined to the first question"),
        QT_TRANSLATE_NOOP("Problem", "The model's template takes no system message. Rows: {rows}."),
        "",
    ),
    "TEMPLATE_WITHOUT_END": (
        QT_TRANSLATE_NOOP("Problem", "The model's template does not end its answers"),
        QT_TRANSLATE_NOOP(
            "Problem", "{end} was added after each, so that the model learns to stop."
        ),
        "",
    ),
    "SPLIT_LOOSENED": (
        QT_TRANSLATE_NOOP("Problem", "Rows that are much alike stand on both sides of the split"),
        QT_TRANSLATE_NOOP("Problem", "There are too few groups to keep them apart by {by}."),
        QT_TRANSLATE_NOOP("Problem", "Read the held-out numbers with care."),
    ),
    "NO_VALIDATION": (
        QT_TRANSLATE_NOOP("Problem", "No rows are kept aside to measure on"),
        QT_TRANSLATE_NOOP("Problem", "With {rows} rows none can be spared."),
        QT_TRANSLATE_NOOP("Problem", "From 40 rows on a tenth is kept aside."),
    ),
    "VALIDATION_IN_TRAIN": (
        QT_TRANSLATE_NOOP("Problem", "Rows to measure on are also trained on"),
        QT_TRANSLATE_NOOP(
            "Problem", "Rows in both: {rows}. The measurement looks better than it is."
        ),
        QT_TRANSLATE_NOOP("Problem", "Remove them from one of the two files."),
    ),
    "REMOTE_CODE_IGNORED": (
        QT_TRANSLATE_NOOP("Problem", "The model brings code that is not run"),
        QT_TRANSLATE_NOOP("Problem", "Instead of {classes}, transformers' own classes are used."),
        "",
    ),
    "FAMILY_NOT_PROVEN": (
        QT_TRANSLATE_NOOP("Problem", "This model family has not been tried yet"),
        QT_TRANSLATE_NOOP("Problem", "{family} should work: its linear layers were found."),
        "",
    ),
}

REJECTED: dict[str, str] = {
    "NOT_JSON": QT_TRANSLATE_NOOP("Row", "is not valid JSON"),
    "NOT_AN_OBJECT": QT_TRANSLATE_NOOP("Row", "holds no JSON object"),
    "NOT_FINITE": QT_TRANSLATE_NOOP("Row", "holds NaN or Infinity, which JSON does not know"),
    "TOO_DEEP": QT_TRANSLATE_NOOP("Row", "is nested too deeply"),
    "BAD_ENCODING": QT_TRANSLATE_NOOP("Row", "is not in the file's encoding"),
    "INVALID_UNICODE": QT_TRANSLATE_NOOP("Row", "holds half a letter (a lone surrogate)"),
    "UNCLOSED_QUOTE": QT_TRANSLATE_NOOP("Row", "has a quote that is never closed"),
    "ROW_TOO_LARGE": QT_TRANSLATE_NOOP("Row", "is too long to be one row"),
    "CUT_OFF": QT_TRANSLATE_NOOP("Row", "is where the file ends too early"),
}
"""Why a line is no row at all."""

DROPPED: dict[str, str] = {
    "empty": QT_TRANSLATE_NOOP("Row", "without an answer"),
    "no_question": QT_TRANSLATE_NOOP("Row", "without a question"),
    "duplicate": QT_TRANSLATE_NOOP("Row", "exact repetition"),
    "not_text": QT_TRANSLATE_NOOP("Row", "not text"),
    "text_only": QT_TRANSLATE_NOOP("Row", "plain text among questions and answers"),
    "unknown_columns": QT_TRANSLATE_NOOP("Row", "columns of another shape"),
    "unknown_role": QT_TRANSLATE_NOOP("Row", "a speaker nobody knows"),
    "uses_tools": QT_TRANSLATE_NOOP("Row", "tools or functions are called"),
    "uneven_lists": QT_TRANSLATE_NOOP("Row", "not as many answers as questions in its lists"),
    "extra_cells": QT_TRANSLATE_NOOP("Row", "more cells than columns"),
    "too_long": QT_TRANSLATE_NOOP("Row", "longer than the limit"),
    "answer_cut": QT_TRANSLATE_NOOP("Row", "no part of the answer fits the limit"),
    "template_refused": QT_TRANSLATE_NOOP("Row", "refused by the model's template"),
    "over_max_rows": QT_TRANSLATE_NOOP("Row", "beyond the chosen number of rows"),
    "rejected_answer": QT_TRANSLATE_NOOP("Row", "an answer that the data calls bad"),
    "near_duplicate": QT_TRANSLATE_NOOP("Row", "nearly the same as another row"),
    "contradiction": QT_TRANSLATE_NOOP("Row", "another answer to the same question"),
    "leaked": QT_TRANSLATE_NOOP("Row", "also in the validation file"),
    "personal_data": QT_TRANSLATE_NOOP("Row", "personal data"),
    "harmful": QT_TRANSLATE_NOOP("Row", "harmful content"),
    "placeholder": QT_TRANSLATE_NOOP("Row", "a placeholder nobody filled in"),
    "short_answer": QT_TRANSLATE_NOOP("Row", "an answer of one word"),
    "mojibake": QT_TRANSLATE_NOOP("Row", "broken accented letters"),
    "other_language": QT_TRANSLATE_NOOP("Row", "another language than the rest"),
}
"""Why a row is read and not used."""

KINDS: dict[str, str] = {
    "instruction": QT_TRANSLATE_NOOP("Row", "instructions with answers"),
    "chat": QT_TRANSLATE_NOOP("Row", "conversations"),
    "qa_with_context": QT_TRANSLATE_NOOP("Row", "questions about a text"),
    "preference": QT_TRANSLATE_NOOP("Row", "pairs of a preferred and a rejected answer"),
    "unpaired_preference": QT_TRANSLATE_NOOP("Row", "answers marked good or bad"),
    "text": QT_TRANSLATE_NOOP("Row", "plain text"),
    "mixed": QT_TRANSLATE_NOOP("Row", "rows of several kinds"),
    "classification": QT_TRANSLATE_NOOP("Row", "texts with labels"),
    "multiple_choice": QT_TRANSLATE_NOOP("Row", "multiple choice"),
    "prompts_only": QT_TRANSLATE_NOOP("Row", "questions without answers"),
    "empty": QT_TRANSLATE_NOOP("Row", "nothing"),
    "not_data": QT_TRANSLATE_NOOP("Row", "no rows of text"),
}
"""What a file as a whole was recognised as."""


def reject_word(reason: str) -> str:
    """`line 7` … `is not valid JSON`."""
    return translate("Row", REJECTED[reason]) if reason in REJECTED else reason


def drop_word(reason: str) -> str:
    return translate("Row", DROPPED[reason]) if reason in DROPPED else reason


def kind_word(kind: str) -> str:
    return translate("Row", KINDS[kind]) if kind in KINDS else kind
