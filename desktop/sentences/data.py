"""Data files that cannot be used, and rows that cannot be trained on."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.table import Table

SENTENCES: Table = {
    "DATA_FILE_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "The data file is not there"),
        QT_TRANSLATE_NOOP("Problem", "{path} does not exist."),
        QT_TRANSLATE_NOOP("Problem", "Check the name and the folder, or choose the file again."),
    ),
    "DATA_FOLDER_EMPTY": (
        QT_TRANSLATE_NOOP("Problem", "There is no data file in this folder"),
        QT_TRANSLATE_NOOP("Problem", "{path} holds no JSON, JSONL, CSV, Parquet or text file."),
        QT_TRANSLATE_NOOP("Problem", "Choose the folder or the file that holds your examples."),
    ),
    "DATA_NOT_READABLE": (
        QT_TRANSLATE_NOOP("Problem", "The data file cannot be read"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem", "Close programs that hold the file, and check that you may open it."
        ),
    ),
    "DATA_EMPTY": (
        QT_TRANSLATE_NOOP("Problem", "The data file is empty"),
        QT_TRANSLATE_NOOP("Problem", "{path} holds not a single row."),
        QT_TRANSLATE_NOOP(
            "Problem", "Choose another file, or save the examples into this one again."
        ),
    ),
    "DATA_NOT_DATA": (
        QT_TRANSLATE_NOOP("Problem", "This file holds no rows of text"),
        QT_TRANSLATE_NOOP("Problem", "{path} looks like: {found}."),
        QT_TRANSLATE_NOOP(
            "Problem", "Unpack or export it first. JSON, JSONL, CSV, Parquet and plain text work."
        ),
    ),
    "DATA_TRUNCATED": (
        QT_TRANSLATE_NOOP("Problem", "The data file ends in the middle of a row"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path} breaks off at line {line}, column {column}, after {rows_before} whole rows. "
            "It was probably not copied or downloaded to its end.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Copy or download the file again. It has not been changed."),
    ),
    "DATA_JSON_BROKEN": (
        QT_TRANSLATE_NOOP("Problem", "The data file has a mistake in its JSON"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path}, line {line}, column {column}, after {rows_before} whole rows: {error}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Correct that place, or save one JSON object a line (JSONL): there a broken "
            "line costs only itself.",
        ),
    ),
    "DATA_TOO_DEEP": (
        QT_TRANSLATE_NOOP("Problem", "The data is nested too deeply"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path}, line {line}: more than {limit} brackets inside each other.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Export the examples as flat rows: one question, one answer."),
    ),
    "DATA_PARQUET_BROKEN": (
        QT_TRANSLATE_NOOP("Problem", "The Parquet file is damaged"),
        QT_TRANSLATE_NOOP("Problem", "{path}, after {rows_before} whole rows: {error}"),
        QT_TRANSLATE_NOOP("Problem", "Copy, download or export the file again."),
    ),
    "DATA_GZIP_BROKEN": (
        QT_TRANSLATE_NOOP("Problem", "The packed file is damaged"),
        QT_TRANSLATE_NOOP("Problem", "{path} cannot be unpacked: {error}."),
        QT_TRANSLATE_NOOP("Problem", "Copy or download the file again. It has not been changed."),
    ),
    "DATA_UNPACKS_TOO_LARGE": (
        QT_TRANSLATE_NOOP("Problem", "The packed file grows far too large"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path}: {packed_bytes} have already become {unpacked_bytes}. "
            "Rows of text never pack so well.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Unpack the file by hand if you trust it, and choose what comes out."
        ),
    ),
    "DATA_ROW_TOO_LARGE": (
        QT_TRANSLATE_NOOP("Problem", "A row of the data file has no end"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path}: the row at line {line} is longer than {limit_bytes}. "
            "A quote or a line break is probably missing there.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Correct that place, or save one JSON object a line (JSONL)."),
    ),
    "DATA_ENCODING_UNKNOWN": (
        QT_TRANSLATE_NOOP("Problem", "This encoding is not known"),
        QT_TRANSLATE_NOOP("Problem", "No encoding of text is called {encoding}."),
        QT_TRANSLATE_NOOP("Problem", "Use utf-8, utf-16, cp1252 or another one of the list."),
    ),
    "DATA_DELIMITER_UNUSABLE": (
        QT_TRANSLATE_NOOP("Problem", "Cells cannot be separated by this character"),
        QT_TRANSLATE_NOOP("Problem", "The separator given is: {delimiter}."),
        QT_TRANSLATE_NOOP("Problem", "Use a comma, a semicolon, a tab or a vertical bar."),
    ),
    "DATASET_NOT_DOWNLOADED": (
        QT_TRANSLATE_NOOP("Problem", "The data set is not on this computer yet"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "There is no file called {repo_id}, and no data set of that name was downloaded.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Download it on the Data page, or check the file's name."),
    ),
    "DATASET_NO_FILES": (
        QT_TRANSLATE_NOOP("Problem", "The data set holds no files that are read"),
        QT_TRANSLATE_NOOP(
            "Problem", "{repo_id} has no JSON, JSONL, CSV, Parquet or text file. It has: {files}."
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Choose another data set, or download and convert this one by hand."
        ),
    ),
    "DATA_ALL_REJECTED": (
        QT_TRANSLATE_NOOP("Problem", "Not one line of the data file could be read"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path} has {lines} lines, all of them rejected. The first is line {line}: {reason:word}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Look at that line. If the name's ending is wrong, set `dataset.format`."
        ),
    ),
    "DATA_COLUMNS_UNKNOWN": (
        QT_TRANSLATE_NOOP(
            "Problem", "Which column is the question and which the answer is unclear"
        ),
        QT_TRANSLATE_NOOP("Problem", "{path} has the columns {columns}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Assign at least a question and an answer: in the window above the table, "
            "in a job file with `dataset.columns`.",
        ),
    ),
    "DATA_COLUMN_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "There is no column “{column}”"),
        QT_TRANSLATE_NOOP(
            "Problem", "It was to be the {role}. The columns of {path} are: {columns}."
        ),
        QT_TRANSLATE_NOOP("Problem", "Choose one of these columns."),
    ),
    "DATA_ROLE_UNKNOWN": (
        QT_TRANSLATE_NOOP("Problem", "A column cannot be used as “{role}”"),
        QT_TRANSLATE_NOOP("Problem", "Possible uses: {roles}."),
        QT_TRANSLATE_NOOP("Problem", "Choose one of these uses in `dataset.columns`."),
    ),
    "DATA_ROLES_INCOMPLETE": (
        QT_TRANSLATE_NOOP("Problem", "A question or an answer is not assigned"),
        QT_TRANSLATE_NOOP("Problem", "Assigned so far: {roles}."),
        QT_TRANSLATE_NOOP("Problem", "Assign at least a question and an answer."),
    ),
    "DATA_REJECTED_AS_ANSWER": (
        QT_TRANSLATE_NOOP("Problem", "Rejected answers cannot be learned"),
        QT_TRANSLATE_NOOP("Problem", "The column {column} of {path} holds the rejected answers."),
        QT_TRANSLATE_NOOP("Problem", "Assign the column with the preferred answers."),
    ),
    "DATA_KIND_NOT_TRAINABLE": (
        QT_TRANSLATE_NOOP("Problem", "This kind of data cannot teach answers"),
        QT_TRANSLATE_NOOP("Problem", "{path} was recognised as {kind:word} (columns: {columns})."),
        QT_TRANSLATE_NOOP(
            "Problem", "Assign the columns yourself if that is wrong, or add a column with answers."
        ),
    ),
    "DATA_NO_ANSWERS": (
        QT_TRANSLATE_NOOP("Problem", "The rows have no answers to learn"),
        QT_TRANSLATE_NOOP("Problem", "Rows read from {path}: {rows}. Columns: {columns}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Say which column holds the answers; or give the column of the texts the part Text "
            "(`text` in `dataset.columns`): then they are learned as they are.",
        ),
    ),
    "DATA_NOTHING_LEFT": (
        QT_TRANSLATE_NOOP("Problem", "No row is left to train on"),
        QT_TRANSLATE_NOOP("Problem", "Rows read from {path}: {rows}. Left out: {dropped:reasons}."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look at the most frequent reason first; a wrongly assigned column is common.",
        ),
    ),
    "DATA_ALL_TOO_LONG": (
        QT_TRANSLATE_NOOP("Problem", "Every row is longer than the limit"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Rows read from {path}: {rows}. None fits {max_length} tokens with its answer.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Raise `training.max_length`, or shorten the rows."),
    ),
    "DATA_TOO_FEW_ROWS": (
        QT_TRANSLATE_NOOP("Problem", "There are too few rows"),
        QT_TRANSLATE_NOOP(
            "Problem", "{path} gives {rows} rows that can be used; {needed} are needed."
        ),
        QT_TRANSLATE_NOOP("Problem", "Add examples: from 50 on a first try makes sense."),
    ),
    "DATA_VALIDATION_TOO_LARGE": (
        QT_TRANSLATE_NOOP("Problem", "Keeping that many rows aside leaves none to train on"),
        QT_TRANSLATE_NOOP("Problem", "Rows: {rows}. To be kept aside: {validation_rows}."),
        QT_TRANSLATE_NOOP("Problem", "Lower `dataset.validation_rows`; a tenth is usual."),
    ),
    "SPLIT_CHANGED": (
        QT_TRANSLATE_NOOP("Problem", "Rows that this run measures on are not there any more"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It began with {rows} rows kept aside; {missing} of them are not found in the data as "
            "it is read now. What is measured could not be compared.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Start a new run with this data."),
    ),
    "TEMPLATE_REFUSED": (
        QT_TRANSLATE_NOOP("Problem", "The model's chat template refuses these rows"),
        QT_TRANSLATE_NOOP("Problem", "Rows: {rows}. The template says: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Often a system message or two questions in a row are not allowed: leave that "
            "column out, or choose another model.",
        ),
    ),
    "TEMPLATE_TOO_SLOW": (
        QT_TRANSLATE_NOOP("Problem", "The model's chat template does not come to an end"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It is a small program that came with the model. It was stopped after {limit_s} "
            "seconds on one row; it usually takes a thousandth of one.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Choose another model, or a newer version of this one."),
    ),
    "TEMPLATE_TOO_MUCH_MEMORY": (
        QT_TRANSLATE_NOOP("Problem", "The model's chat template fills the memory"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It is a small program that came with the model. It was stopped when it took more "
            "than {limit_bytes} for one row.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Choose another model, or a newer version of this one."),
    ),
    "TEMPLATE_NOT_RENDERED": (
        QT_TRANSLATE_NOOP("Problem", "The process that renders chat templates does not run"),
        QT_TRANSLATE_NOOP("Problem", "The system says: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "A virus scanner may have stopped it. Try again, or allow the engine's Python there.",
        ),
    ),
    "TOKENIZER_NO_END": (
        QT_TRANSLATE_NOOP("Problem", "The tokenizer has no end mark"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{tokenizer} names no token that ends an answer, so the model could never "
            "learn to stop.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Choose the instruct version of this model, or another model."
        ),
    ),
    "TOKENS_BEYOND_MODEL": (
        QT_TRANSLATE_NOOP("Problem", "Rows hold marks that the model has no number for"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{tokens}, in {rows} rows. The tokenizer was given new marks and the model, which "
            "knows {vocab_size}, was not made larger.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Use Formiga's own conversation format (`dataset.chat_template` `formiga`), take the "
            "marks out of your texts, or choose another model.",
        ),
    ),
}

STEPS: dict[str, str] = {
    "DATA_COLUMNS_UNKNOWN~why=one_message_a_row": QT_TRANSLATE_NOOP(
        "Problem",
        "Every row is a single message. Call who asks `user` and who answers `assistant`, or put "
        "the messages of each conversation into one row, as a list under `messages`.",
    ),
    "DATA_COLUMNS_UNKNOWN~why=tokens_and_tags": QT_TRANSLATE_NOOP(
        "Problem",
        "These are words with tags, as taggers learn them. Add a column with a question "
        "and one with an answer in words.",
    ),
    "DATA_COLUMNS_UNKNOWN~why=token_ids": QT_TRANSLATE_NOOP(
        "Problem",
        "This file was prepared for another model: it holds numbers of tokens. "
        "Use the texts that it was made from.",
    ),
    "DATA_COLUMNS_UNKNOWN~why=numbers_only": QT_TRANSLATE_NOOP(
        "Problem",
        "The columns hold numbers, ids or dates and no text. A language model learns from texts.",
    ),
    "DATA_KIND_NOT_TRAINABLE~kind=classification": QT_TRANSLATE_NOOP(
        "Problem",
        "To teach the labels as answers, assign the text as question and the label as answer. To "
        "learn only the texts, give their column the part Text (`text` in `dataset.columns`).",
    ),
    "DATA_KIND_NOT_TRAINABLE~kind=multiple_choice": QT_TRANSLATE_NOOP(
        "Problem",
        "To teach the right choice, assign the question, the choices and the answer yourself.",
    ),
    "DATA_KIND_NOT_TRAINABLE~kind=preference": QT_TRANSLATE_NOOP(
        "Problem",
        "To learn the preferred answers only, assign the question and the preferred answer and "
        "leave the rejected one out.",
    ),
    "DATA_KIND_NOT_TRAINABLE~kind=unpaired_preference": QT_TRANSLATE_NOOP(
        "Problem",
        "To learn the answers that are marked good only, assign the question and the answer.",
    ),
}
"""`CODE~fact=value` -> the way forward for data that is something else."""
