"""Every code of every part has its sentences, and every fact in them gets its value."""

from __future__ import annotations

import re
import string
from typing import Any

import pytest

from desktop import problems as app_problems
from desktop.fact_text import fact_text
from desktop.messages import PROBLEMS, job_messages, message
from desktop.sentences import rows, words
from engine.contract import problems as engine_problems
from engine.contract import problems_data, run_folder
from engine.contract.job_file import InvalidJob, parse_job
from envcheck import problems as env_problems

ALL_CODES: dict[str, tuple[str, ...]] = {
    **engine_problems.CODES,
    **problems_data.WARNINGS,
    **problems_data.MODEL_NOTICES,
    **env_problems.CODES,
    **app_problems.CODES,
}
SPEC_CODES = {
    "UNKNOWN_KEY": {"setting", "did_you_mean"},
    "MISSING": {"setting"},
    "WRONG_TYPE": {"setting", "found", "expected"},
    "WRONG_VALUE": {"setting", "found", "expected"},
    "OUT_OF_RANGE": {"setting", "found", "allowed"},
    "VALIDATION_TWICE": set(),
    "NOT_JSON": {"line", "column", "error"},
    "NOT_AN_OBJECT": {"found"},
    "FILE_NOT_FOUND": {"file"},
    "FILE_NOT_READABLE": {"file", "error"},
}
PATRONISING = re.compile(r"\b(simply|just|obviously|unknown error|oops)\b", re.IGNORECASE)


def _sample(name: str) -> Any:
    """A value of the kind that a fact of this name has."""
    if name == "errors":
        return [{"path": "training.lr", "code": "UNKNOWN_KEY", "facts": {}}]
    if name in {"dropped"}:
        return {"empty": 3, "duplicate": 1}
    if name.endswith(("_bytes", "_s", "rows", "lines", "step", "count", "column")):
        return 7
    if name in {"columns", "roles", "files", "names", "versions", "examples", "matches", "lines"}:
        return [f"{name}{number}" for number in range(8)]
    return f"<{name}>"


def _names(texts: tuple[str, str, str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(ALL_CODES))
def test_every_code_says_what_happened_with_its_facts(code: str) -> None:
    told = message(code, {name: _sample(name) for name in ALL_CODES[code]})
    assert code in PROBLEMS, f"{code} has no sentence in desktop/sentences"
    assert told.title
    assert told.body
    assert not told.title.endswith(".")
    assert "{" not in told.as_text().replace("{{", "")
    assert "unknown" not in told.as_text().lower()
    assert not PATRONISING.search(told.as_text())


@pytest.mark.parametrize("code", sorted(ALL_CODES))
def test_a_missing_fact_never_raises(code: str) -> None:
    assert message(code, {}).title


def test_sentences_name_only_facts_that_their_code_carries() -> None:
    for key, texts in PROBLEMS.items():
        code = key.partition("~")[0]
        facts = set(ALL_CODES.get(code, ())) | SPEC_CODES.get(code, set())
        assert _names(texts) <= facts, key


def test_no_sentence_is_left_without_a_code() -> None:
    known = set(ALL_CODES) | set(SPEC_CODES)
    assert {key.partition("~")[0] for key in PROBLEMS} <= known


def test_problems_always_name_a_next_step() -> None:
    may_be_quiet = set(problems_data.WARNINGS) | set(problems_data.MODEL_NOTICES)
    may_be_quiet |= {"FACT_UNKNOWN", "VARIABLES_IGNORED", "GPU", "GPU_PRECISION", "NO_GPU", "DISK"}
    may_be_quiet |= {"MACHINE", "ENGINE_PYTHON", "ENGINE_LOCK", "PACKAGES", "PACKAGE", "FILES"}
    for key, (_, _, action) in PROBLEMS.items():
        assert action or key.partition("~")[0] in may_be_quiet, key


def test_a_code_of_a_newer_engine_still_shows_its_facts() -> None:
    told = message("SOLAR_STORM", {"strength": 9})
    assert "SOLAR_STORM" in told.title
    assert "strength: 9" in told.body


def test_words_for_rows_cover_every_reason() -> None:
    assert set(rows.REJECTED) == set(problems_data.REJECTED)
    assert set(rows.DROPPED) == set(problems_data.DROPPED)


def test_words_for_states_cover_every_state() -> None:
    from typing import get_args

    assert set(words.STATES) == set(get_args(run_folder.StateWord))
    assert set(words.VERDICTS) == set(env_problems.VERDICTS.values())


def test_words_for_the_check_cover_every_fixed_word() -> None:
    names = {"bf16", "fp16"}  # are called so in every language
    for fixed in env_problems.WORDS.values():
        for one in set(fixed) - names:
            assert any(one in group for group in words.GROUPS), one


@pytest.mark.parametrize(
    ("job", "said"),
    [
        ({"training": {"learning_rat": 1}}, "Did you mean `learning_rate`?"),
        ({"training": {"lr": 1}}, "Did you mean `learning_rate`?"),
        ({"training": {"zzz": 1}}, "No setting has a name like it"),
        ({"training": {"seed": "x"}}, "Expected: a whole number"),
        ({"training": {"learning_rate": 3}}, "Allowed: at most 1."),
        ({"training": {"lr_scheduler_type": "cos"}}, "'cosine', 'linear' or 'constant'"),
        ({"training": {"device": "gpu"}}, "'cuda:0'"),
        ({"quantization": {"type": "nf5"}}, "`quantization.type`"),
        ({"method": {"type": "lora", "r": 0}}, "at least 1"),
        ({"evaluation": {"keep_best": "maybe"}}, "true or false"),
        ({"dataset": None}, "an object in braces"),
        ({"name": ""}, "a length of at least 1"),
        ({"base_model": ...}, "`base_model` is missing"),
    ],
)
def test_errors_of_a_job_file_read_as_advice(job: dict[str, Any], said: str) -> None:
    whole: dict[str, Any] = {"name": "a", "base_model": "starter", "dataset": {"path": "x"}, **job}
    whole = {key: value for key, value in whole.items() if value is not ...}
    with pytest.raises(InvalidJob) as caught:
        parse_job(whole)
    text = "\n".join(told.as_text() for told in job_messages(caught.value.errors))
    assert said in text
    assert "unknown" not in text.lower()


@pytest.mark.parametrize(
    ("name", "value", "style", "text"),
    [
        ("free_bytes", 6_400_000_000, "", "6.4 GB"),
        ("total_bytes", 12 * 2**30, "memory", "12.0 GB"),
        ("elapsed_s", 95, "", "2 min"),
        ("tokens_per_s", 1234, "", "1,234"),
        ("minimum", [12, 0], "version", "12.0"),
        ("run", "/home/ana/runs/2026_x", "name", "2026_x"),
        ("files", list("abcdefg"), "", "a, b, c, d, e and 2 more"),
        ("files", [], "", "none"),
        ("value", None, "", "unknown"),
        (
            "dropped",
            {"empty": 2, "duplicate": 30},
            "reasons",
            "exact repetition (30), without an answer (2)",
        ),
        ("reason", "NOT_JSON", "word", "is not valid JSON"),
    ],
)
def test_facts_read_as_a_person_writes_them(name: str, value: Any, style: str, text: str) -> None:
    assert fact_text(name, value, style) == text
