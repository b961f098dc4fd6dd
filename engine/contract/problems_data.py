"""Problem codes of data files, model folders and the model hub, with the facts each one carries.

Besides the codes of whole refusals there are the words for single rows (`REJECTED`, `DROPPED`) and
for things worth knowing (`WARNINGS`): desktop has a sentence for each of them too.
"""

from __future__ import annotations

_FILE_CODES: dict[str, tuple[str, ...]] = {
    "DATA_FILE_MISSING": ("path",),
    "DATA_FOLDER_EMPTY": ("path",),
    "DATA_NOT_READABLE": ("path", "error"),
    "DATA_EMPTY": ("path",),
    # found: zip, gzip, pdf, image, html, git-lfs-pointer, binary, …
    "DATA_NOT_DATA": ("path", "found"),
    "DATA_TRUNCATED": ("path", "rows_before", "line", "column"),
    "DATA_JSON_BROKEN": ("path", "rows_before", "line", "column", "error"),
    "DATA_TOO_DEEP": ("path", "line", "limit"),
    "DATA_PARQUET_BROKEN": ("path", "rows_before", "error"),
    "DATA_GZIP_BROKEN": ("path", "error"),
    "DATA_UNPACKS_TOO_LARGE": ("path", "packed_bytes", "unpacked_bytes"),
    "DATA_ROW_TOO_LARGE": ("path", "line", "limit_bytes"),
    "DATA_ENCODING_UNKNOWN": ("encoding",),
    "DATA_DELIMITER_UNUSABLE": ("delimiter",),
    "DATASET_NOT_DOWNLOADED": ("repo_id",),
    "DATASET_NO_FILES": ("repo_id", "files", "script"),
    "DATA_ALL_REJECTED": ("path", "lines", "line", "reason"),
}
"""The file cannot be used as it is."""

_ROW_CODES: dict[str, tuple[str, ...]] = {
    # why: one of UNKNOWN or ""
    "DATA_COLUMNS_UNKNOWN": ("path", "columns", "why"),
    "DATA_COLUMN_MISSING": ("path", "column", "role", "columns"),
    "DATA_ROLE_UNKNOWN": ("role", "roles"),
    "DATA_ROLES_INCOMPLETE": ("roles",),
    "DATA_REJECTED_AS_ANSWER": ("path", "column"),
    "DATA_KIND_NOT_TRAINABLE": ("path", "kind", "columns"),
    "DATA_NO_ANSWERS": ("path", "rows", "columns"),
    "DATA_NOTHING_LEFT": ("path", "rows", "dropped"),
    "DATA_ALL_TOO_LONG": ("path", "rows", "max_length"),
    "DATA_TOO_FEW_ROWS": ("path", "rows", "needed"),
    "DATA_VALIDATION_TOO_LARGE": ("rows", "validation_rows"),
    "SPLIT_CHANGED": ("rows", "missing"),
    "TEMPLATE_REFUSED": ("rows", "error"),
    "TEMPLATE_TOO_SLOW": ("limit_s",),
    "TEMPLATE_TOO_MUCH_MEMORY": ("limit_bytes",),
    "TEMPLATE_NOT_RENDERED": ("error",),
    "TOKENIZER_NO_END": ("tokenizer",),
    # tokens: names of marks in the rows whose number is beyond the model's table
    "TOKENS_BEYOND_MODEL": ("tokens", "rows", "vocab_size"),
}
"""The file was read, and its rows cannot be trained on."""

_MODEL_CODES: dict[str, tuple[str, ...]] = {
    "MODEL_NOT_FOUND": ("path",),
    "MODEL_NOT_DOWNLOADED": ("repo_id",),
    "MODEL_NO_CONFIG": ("path",),
    "MODEL_CONFIG_INVALID": ("path", "error"),
    "MODEL_CONFIG_MISMATCH": ("path", "field", "config", "weights"),
    "MODEL_CONFIG_IMPOSSIBLE": ("path", "field", "value", "other", "other_value"),
    "MODEL_TENSORS_MISSING": ("path", "tensors"),
    "MODEL_NOT_CAUSAL_LM": ("path", "architecture"),
    "MODEL_IS_MULTIMODAL": ("path", "architecture"),
    "MODEL_REMOTE_CODE": ("path", "classes"),
    "MODEL_QUANTIZED": ("path", "method", "base_model"),
    "MODEL_IS_ADAPTER": ("path", "base_model"),
    "MODEL_IS_GGUF": ("path", "files"),
    "MODEL_NO_WEIGHTS": ("path",),
    "MODEL_PICKLE_ONLY": ("path", "files"),
    "MODEL_WEIGHTS_MISSING": ("path", "files"),
    "MODEL_WEIGHTS_TRUNCATED": ("path", "file", "expected_bytes", "actual_bytes"),
    "MODEL_WEIGHTS_INVALID": ("path", "file", "error"),
    "MODEL_NO_TOKENIZER": ("path",),
    "MODEL_TOKENIZER_NOT_SUPPORTED": ("path", "files"),
}
"""A model folder that cannot be loaded, found without loading it."""

_HUB_CODES: dict[str, tuple[str, ...]] = {
    "HUB_NAME_INVALID": ("repo_id",),
    "HUB_NOT_FOUND": ("repo_id", "endpoint"),
    "HUB_GATED": ("repo_id", "endpoint"),
    "HUB_DENIED": ("repo_id", "endpoint"),
    "HUB_TOKEN_TOO_NARROW": ("repo_id", "endpoint"),
    "HUB_UNAUTHORIZED": ("repo_id", "endpoint"),
    "HUB_RATE_LIMITED": ("repo_id", "retry_after_s"),
    "HUB_SERVER_ERROR": ("repo_id", "endpoint", "status"),
    "HUB_OFFLINE": ("repo_id", "variable"),
    "HUB_UNREACHABLE": ("repo_id", "endpoint", "error"),
    "HUB_INTERRUPTED": ("repo_id", "done_bytes", "total_bytes"),
    "HUB_DAMAGED": ("repo_id", "file"),
    "HUB_NOT_WRITTEN": ("path", "error"),
    "HUB_NO_ROOM": ("repo_id", "path", "needed_bytes", "free_bytes"),
}
"""Fetching a model from the hub."""

DATA_CODES: dict[str, tuple[str, ...]] = {
    **_FILE_CODES,
    **_ROW_CODES,
    **_MODEL_CODES,
    **_HUB_CODES,
}
"""Code -> fact names."""

REJECTED: tuple[str, ...] = (
    "NOT_JSON",
    "NOT_AN_OBJECT",
    "NOT_FINITE",
    "TOO_DEEP",
    "BAD_ENCODING",
    "INVALID_UNICODE",
    "UNCLOSED_QUOTE",
    "ROW_TOO_LARGE",
    "CUT_OFF",
)
"""Why a line of the file is no row at all (`rejected[].reason`)."""

DROPPED: tuple[str, ...] = (
    "empty",
    "no_question",
    "duplicate",
    "not_text",
    "text_only",
    "unknown_columns",
    "unknown_role",
    "uses_tools",
    "uneven_lists",
    "extra_cells",
    "too_long",
    "answer_cut",
    "template_refused",
    "over_max_rows",
    "rejected_answer",
    "near_duplicate",
    "contradiction",
    "leaked",
    "personal_data",
    "harmful",
    "placeholder",
    "short_answer",
    "mojibake",
    "other_language",
)
"""Why a row is read and not used (the keys of `dropped`, and `dropped_rows[].reason`)."""

_OVERFITTING = ("step", "loss", "best_loss", "best_step", "before_loss", "share")
_RATE = ("step", "loss", "before_loss", "learning_rate", "suggested_rate")
RUN_WARNINGS: dict[str, tuple[str, ...]] = {
    # losses in nats per supervised token; share: how far above the best
    "OVERFITTING": _OVERFITTING,
    "OVERFITTING_STRONG": _OVERFITTING,
    # share: by how much the training loss fell at an epoch's border, where that was seen
    "MEMORISING": ("step", "loss", "train_loss", "best_loss", "share"),
    "TRAINING_UNSTABLE": _RATE,
    "GRADIENT_SPIKES": ("step", "norm", "usual_norm", "times", "learning_rate", "suggested_rate"),
    "RATE_TOO_LOW": _RATE,
    "RATE_TOO_HIGH": _RATE,
    "LOSS_STUCK_AT_ZERO": ("step", "times"),
    # of `asked` kept-aside questions `stopped` were answered to an end (`engine/stop_test.py`)
    "ANSWERS_RUN_ON": ("step", "asked", "stopped"),
    # what the run had taken at most, against its plan (`engine/planned_memory.py`)
    "MEMORY_ABOVE_PLAN": ("step", "peak_bytes", "planned_bytes", "free_bytes"),
    "EARLY_STOPPING_ADVISED": ("step", "rows", "times", "loss", "best_loss", "best_step"),
}
"""What watching a run finds (`engine/watch.py`); the run goes on."""

WARNINGS: dict[str, tuple[str, ...]] = {
    "COLUMNS_GUESSED": ("columns",),
    "NO_HEADER": ("columns",),
    "RAGGED_ROWS": ("short", "long"),
    "MIXED_SCHEMAS": ("schemas",),
    "OTHER_SPLITS_IGNORED": ("used", "ignored"),
    "FILE_LEFT_OUT": ("file", "code"),
    "TRAINS_ON_CHOSEN": ("rows",),
    "TRAINS_ON_LABELS": ("labels",),
    "ENCODING_GUESSED": ("encoding",),
    "ENCODING_DAMAGED": ("encoding", "rows"),
    "MOJIBAKE": ("rows", "lines"),
    "PLACEHOLDERS": ("rows", "lines"),
    "FEW_ROWS": ("rows",),
    "CHATS_SHORTENED": ("rows",),
    "VALUES_CONVERTED": ("numbers", "lists"),
    "ROWS_CUT": ("rows", "answer_tokens"),
    "SPECIAL_TOKENS_IN_TEXT": ("rows",),
    "SYSTEM_MERGED": ("rows",),
    "TEMPLATE_WITHOUT_END": ("end",),
    "SPLIT_LOOSENED": ("by",),
    "NO_VALIDATION": ("rows",),
    "VALIDATION_IN_TRAIN": ("rows",),
    **RUN_WARNINGS,
}
"""Code -> fact names of the things worth knowing (`warnings[]`); none of them stops anything."""

MODEL_NOTICES: dict[str, tuple[str, ...]] = {
    "REMOTE_CODE_IGNORED": ("classes",),
    "FAMILY_NOT_PROVEN": ("family",),
    "MIXTURE_OF_EXPERTS": ("family", "experts"),
    "MODEL_DTYPE_DIFFERS": ("config", "weights"),
}
"""Code -> fact names of what is worth knowing about a model folder."""

UNKNOWN: tuple[str, ...] = ("one_message_a_row", "tokens_and_tags", "token_ids", "numbers_only")
"""What rows with unknown columns seem to be (`DATA_COLUMNS_UNKNOWN`, fact `why`)."""

QUALITY: tuple[str, ...] = (
    "NEAR_DUPLICATES",
    "CONTRADICTIONS",
    "LEAKAGE",
    "PERSONAL_DATA",
    "HARMFUL",
    "PLACEHOLDERS",
    "SHORT_ANSWERS",
    "MOJIBAKE",
    "OTHER_LANGUAGE",
    "OCR_DAMAGE",
    "LABELS_BY_CASE",
    "REPETITIVE",
)
"""Checks of the data's quality (`quality.checks[].code`); each is in every report."""

PERSONAL: tuple[str, ...] = ("email", "phone", "cpf", "cnpj", "card")
"""Kinds of personal data (facts of PERSONAL_DATA: rows of each)."""

HARMFUL: tuple[str, ...] = ("slurs", "self_harm", "explosives", "malware", "minors")
"""Rules for harmful content (facts of HARMFUL: rows of each)."""
