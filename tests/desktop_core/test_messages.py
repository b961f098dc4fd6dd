"""Every code of every part has its sentences, and every fact in them gets its value."""

from __future__ import annotations

import re
import string
from typing import Any

import pytest

from desktop import problems as app_problems
from desktop.fact_text import fact_text
from desktop.messages import PROBLEMS, STEPS, job_messages, message
from desktop.sentences import quality, rows, words
from engine.contract import problems as engine_problems
from engine.contract import problems_data, run_folder
from engine.contract.job_file import InvalidJob, parse_job
from envcheck import problems as env_problems

ALL_CODES: dict[str, tuple[str, ...]] = {
    **engine_problems.CODES,
    **problems_data.WARNINGS,
    **problems_data.MODEL_NOTICES,
    **env_problems.CODES,
    **env_problems.REPAIR_CODES,
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
ROWS = ("cpu", "main-cu130", "bridge-cu128", "legacy-cu126")
PATRONISING = re.compile(r"\b(simply|just|obviously|unknown error|oops)\b", re.IGNORECASE)


def _sample(name: str) -> Any:
    """A value of the kind that a fact of this name has."""
    if name == "errors":
        return [{"path": "training.lr", "code": "UNKNOWN_KEY", "facts": {}}]
    if name in {"dropped"}:
        return {"empty": 3, "duplicate": 1}
    if name in {"seconds", "times", "pid", "length", "maximum", "bytes", "measured", "limit"}:
        return 9
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


def test_a_next_step_of_its_own_names_a_code_a_fact_of_it_and_a_value_that_it_can_have() -> None:
    fixed = {"in_memory": ("True",), "offline": ("True",), "row": ROWS, **env_problems.WORDS}
    fixed |= {"why": problems_data.UNKNOWN, "kind": (*fixed["kind"], *rows.KINDS)}
    for key, step in STEPS.items():
        code, _, condition = key.partition("~")
        name, _, value = condition.partition("=")
        assert name in ALL_CODES[code], key
        assert value in fixed[name], key
        assert {n for _, n, _, _ in string.Formatter().parse(step) if n} <= set(ALL_CODES[code])


@pytest.mark.parametrize("code", ["DRIVER_TOO_OLD", "DRIVER_BELOW_ADVISED"])
def test_an_old_card_is_never_sent_beyond_its_last_driver(code: str) -> None:
    facts = {"installed": "470.1", "minimum": "525", "advised": "560", "gpu": "GTX 1080"}
    for row in ("legacy-cu126", "bridge-cu128"):
        assert "580" in message(code, {**facts, "row": row}).action
    assert "580" not in message(code, {**facts, "row": "main-cu130"}).action
    assert "580" in message("GPU_DRIVER_MISSING", {"cards": 1}).action


def test_every_fault_of_a_driver_has_its_own_cure() -> None:
    cures = {message("GPU_DRIVER_FAULT", {"fault": f}).action for f in env_problems.WORDS["fault"]}
    assert len(cures) == len(env_problems.WORDS["fault"])


def test_what_a_rebuild_cures_is_told_to_repair() -> None:
    for code in ("PACKAGE_DIFFERENT", "FILES_DAMAGED", "TORCH_WITHOUT_GPU", "ENGINE_MISSING"):
        assert "formiga repair" in message(code, {}).action
    texts = [text for entry in PROBLEMS.values() for text in entry]
    assert not [text for text in texts if "bootstrap" in text or "current.json" in text]


def test_a_refused_repair_says_what_stands_in_its_way() -> None:
    inner = {"path": "/d", "needed_bytes": 9_000_000_000, "free_bytes": 1_000_000_000}
    told = message("REPAIR_REFUSED", {"code": "REPAIR_DISK_SHORT", "facts": inner})
    assert "9.0 GB needed, 1.0 GB free" in told.body
    assert "FORMIGA_HOME" in told.action
    assert told.code == "REPAIR_REFUSED"


def test_no_sentence_is_left_without_a_code() -> None:
    known = set(ALL_CODES) | set(SPEC_CODES)
    assert {key.partition("~")[0] for key in PROBLEMS} <= known


def test_problems_always_name_a_next_step() -> None:
    may_be_quiet = set(problems_data.WARNINGS) | set(problems_data.MODEL_NOTICES)
    may_be_quiet |= {"FACT_UNKNOWN", "VARIABLES_IGNORED", "GPU", "GPU_PRECISION", "NO_GPU", "DISK"}
    may_be_quiet |= {"MACHINE", "ENGINE_PYTHON", "ENGINE_LOCK", "PACKAGES", "PACKAGE", "FILES"}
    may_be_quiet |= {"GPU_MEMORY", "PROOF", "BINARIES", "ROW_CHOSEN", "WSL_DRIVER"}
    may_be_quiet |= {"ROLLBACK_READY", "WHEELS_READY"}
    may_be_quiet |= {"PACKAGES_IGNORED", "PIP_SETTINGS_IGNORED", "FILE_BESIDE_JOB_IGNORED"}
    for key, (_, _, action) in PROBLEMS.items():
        assert action or key.partition("~")[0] in may_be_quiet, key


def test_a_code_of_a_newer_engine_still_shows_its_facts() -> None:
    told = message("SOLAR_STORM", {"strength": 9})
    assert "SOLAR_STORM" in told.title
    assert "strength: 9" in told.body


def test_words_for_rows_cover_every_reason() -> None:
    assert set(rows.REJECTED) == set(problems_data.REJECTED)
    assert set(rows.DROPPED) == set(problems_data.DROPPED)


def test_words_for_quality_cover_every_check() -> None:
    assert set(quality.CHECKS) == set(quality.WHY) == set(problems_data.QUALITY)
    assert set(quality.PERSONAL) == set(problems_data.PERSONAL)
    assert set(quality.HARMFUL) == set(problems_data.HARMFUL)


def test_words_for_states_cover_every_state() -> None:
    from typing import get_args

    assert set(words.STATES) == set(get_args(run_folder.StateWord))
    assert set(words.VERDICTS) == set(env_problems.VERDICTS.values())


def test_words_for_the_check_cover_every_fixed_word() -> None:
    names = {"bf16", "fp16", "PYTHONPATH", "conda", "glibc"}  # are called so in every language
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
