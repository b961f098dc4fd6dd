"""The mistakes of recipes.md section 6 that can be seen before a run, each with one cure."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.wizard.draft import check_value
from desktop.wizard.review.found import Found
from desktop.wizard.review.mistakes import mistakes
from desktop.wizard.review.words import ACTS, COUNTED, PLAIN, act_text, icon, words
from desktop.wizard.settings.situation import Situation
from tests.desktop.window import fakes
from tests.desktop.window.situations import OLD_CARD, situation, with_checks, with_quality


def codes(now: Situation, accepted: dict[str, Any] | None = None) -> dict[str, Found]:
    return {found.code: found for found in mistakes(now, accepted or {})}


def only(now: Situation, code: str) -> Found:
    found = codes(now)
    assert code in found, sorted(found)
    head, note = words(found[code])
    assert head
    assert "{" not in head + note
    assert icon(found[code])
    for act in found[code].acts:
        assert act_text(act, found[code])
        for path, value in act.values.items():
            assert check_value(path, value) is None
    return found[code]


def test_rows_that_are_right_are_one_green_line() -> None:
    found = codes(situation(report=with_checks()))
    assert {line.tone for line in found.values()} == {"ok"}
    assert set(found) == {"ROWS_RENDERED", "ROWS_KEPT_ASIDE"}


def test_without_checked_rows_nothing_is_claimed_about_them() -> None:
    assert "ROWS_RENDERED" not in codes(situation())


@pytest.mark.parametrize(
    ("checks", "code", "tone"),
    [
        ({"double_bos": 7}, "DOUBLE_BOS", "info"),
        ({"no_end_mark": 3}, "NO_END_MARK", "warn"),
        ({"no_supervised": 5}, "ROWS_WITHOUT_ANSWER", "warn"),
        ({"no_supervised": 4791, "supervised_share": 0.0}, "NOTHING_LEARNED", "bad"),
        ({"supervised_share": 0.004}, "NOTHING_LEARNED", "bad"),
        ({"template": "base_without_end"}, "TEMPLATE_WITHOUT_END", "warn"),
        ({"template": "default"}, "BASE_WITH_TEMPLATE", "info"),
        ({"foreign_ends": [["<|end|>", 90]]}, "FOREIGN_EOS", "info"),
        ({"new_tokens": ["<|t|>"], "own_template_helps": True}, "NEW_TOKENS", "bad"),
        ({"untrained_marks": ["<|t|>"], "own_template_helps": True}, "UNTRAINED_MARKS", "warn"),
    ],
)
def test_what_was_checked_on_every_row(checks: dict[str, Any], code: str, tone: str) -> None:
    found = only(situation(report=with_checks(**checks)), code)
    assert found.tone == tone
    assert len(found.acts) == 1


def test_a_last_answer_that_is_cut_off_can_be_cured_by_learning_every_answer() -> None:
    report = with_checks(no_supervised=50)
    found = only(
        situation({"dataset.train_on": "last_answer"}, report=report), "ROWS_WITHOUT_ANSWER"
    )
    assert found.acts[0].values == {"dataset.train_on": "answers"}


@pytest.mark.parametrize(("share", "asked"), [(0.6, False), (0.61, True)])
@pytest.mark.parametrize("kind", ["chat", "instruction", "qa_with_context", "mixed"])
def test_much_learned_is_asked_about_wherever_there_are_answers(
    share: float, asked: bool, kind: str
) -> None:
    rows = {**with_checks(supervised_share=share), "kind": kind}
    assert ("MUCH_LEARNED" in codes(situation(report=rows))) is asked
    plain = {**with_checks(supervised_share=share), "kind": "text"}
    assert "MUCH_LEARNED" not in codes(situation(report=plain))


@pytest.mark.parametrize("kind", ["chat", "instruction", "qa_with_context", "mixed"])
def test_learning_the_questions_too_is_asked_about(kind: str) -> None:
    report = {**with_checks(supervised_share=1.0), "kind": kind}
    found = only(situation({"dataset.train_on": "all"}, report=report), "LEARNS_QUESTIONS")
    assert found.acts[0].values == {"dataset.train_on": "answers"}


@pytest.mark.parametrize(
    "checks",
    [
        {"no_end_mark": 3},
        {"template": "base_without_end"},
        {"foreign_ends": [["<|end|>", 90]]},
        {"new_tokens": ["<|t|>"], "own_template_helps": True},
        {"untrained_marks": ["<|t|>"], "own_template_helps": True},
    ],
)
def test_what_a_template_does_wrong_is_cured_by_the_own_format(checks: dict[str, Any]) -> None:
    report = with_checks(**checks)
    wanted = {"dataset.chat_template": "formiga"}
    acts = [act for found in codes(situation(report=report)).values() for act in found.acts]
    assert [act.values for act in acts] == [wanted]
    chosen = codes(situation(wanted, report=report))
    ways = [act for found in chosen.values() for act in found.acts]
    assert ways, "where it is in use already the next step is named"
    assert not [act for act in ways if act.values or act.code == "SHOW"]


def test_a_mark_of_the_person_s_own_texts_names_both_ways_out() -> None:
    found = only(situation(report=with_checks(new_tokens=["<|tool|>"])), "NEW_TOKENS")
    assert [act_text(act, found) for act in found.acts] == [
        "Look at the rows",
        "Choose another model",
    ]
    assert words(found) == (
        "Marks that the model has no number for: <|tool|>",
        "An adapter does not teach them: take them out of your texts, or change models.",
    )


def test_an_end_that_the_model_does_not_know_says_which_and_how_many() -> None:
    found = only(situation(report=with_checks(foreign_ends=[["<|end|>", 90]])), "FOREIGN_EOS")
    assert words(found)[0] == "90 answers end with <|end|>, where this model does not stop"


@pytest.mark.parametrize(
    ("train_on", "kind", "told"),
    [
        ("answers", "chat", "42 % of the tokens are answers, and only these are learned"),
        ("last_answer", "chat", "42 % of the tokens are last answers; only these are learned"),
        ("all", "chat", "Questions and answers are learned: 42 % of the tokens"),
        ("answers", "text", "An end mark stands behind each text."),
    ],
)
def test_the_green_line_says_what_is_learned(train_on: str, kind: str, told: str) -> None:
    now = situation({"dataset.train_on": train_on}, report={**with_checks(), "kind": kind})
    head, note = words(only(now, "ROWS_RENDERED"))
    assert note == told
    assert ("Answers" in head) is (train_on != "all" and kind != "text")


def test_a_doubled_start_mark_was_taken_out_and_the_rows_are_right() -> None:
    found = codes(situation(report=with_checks(double_bos=7)))
    assert "ROWS_RENDERED" in found
    assert "taken out" in words(found["DOUBLE_BOS"])[1]


# ---------------------------------------------------------------- cut answers
def cut(rows: int, **more: Any) -> dict[str, Any]:
    report = with_checks(answers_truncated=rows)
    counts = [[200, 4000], [2100, 500], [3500, 291]]
    report["lengths"] |= {"counts": counts, "max_length": 2048, **more}
    return report


def test_up_to_five_per_cent_of_cut_answers_is_no_stop() -> None:
    assert "ANSWERS_TRUNCATED" not in codes(situation(report=cut(239)))


def test_more_is_refused_and_the_cure_is_a_limit_that_is_enough() -> None:
    now = situation(report=cut(240))
    found = only(now, "ANSWERS_TRUNCATED")
    assert found.tone == "bad"
    assert found.acts[0].values == {"training.max_length": 3520}  # 291 rows of 4,791 are 6 %


def test_where_the_model_reads_no_more_long_rows_are_left_out_instead() -> None:
    found = only(situation(report=cut(240), model={"context_tokens": 2048}), "ANSWERS_TRUNCATED")
    assert found.acts[0].values == {"dataset.too_long": "drop"}


def test_left_out_rows_lose_no_answers_and_old_counts_are_not_told() -> None:
    report = cut(900)
    assert "ANSWERS_TRUNCATED" not in codes(situation({"dataset.too_long": "drop"}, report=report))
    other = situation({"training.max_length": 1024}, report=report)
    assert "ANSWERS_TRUNCATED" not in codes(other)


# ---------------------------------------------------------------- learning rate
def rate(value: float, **changed: Any) -> dict[str, Found]:
    return codes(situation({"training.learning_rate": value, **changed}))


def test_the_rates_of_other_methods_are_recognised() -> None:
    usual = situation().recommended["training.learning_rate"]
    assert usual == 1.3e-4  # K = 1.04e-3 at 16 rows
    assert rate(usual).keys() == {"ROWS_KEPT_ASIDE"}
    assert rate(2e-5)["RATE_LOW"].acts[0].values == {"training.learning_rate": usual}
    assert rate(5e-4)["RATE_HIGH"].tone == "warn"
    assert rate(1e-3)["RATE_TOO_HIGH"].tone == "bad"
    assert rate(3e-4).keys() == {"ROWS_KEPT_ASIDE"}


def test_experts_may_train_above_the_ceiling_and_only_at_that_rate() -> None:
    now = situation({"training.learning_rate": 1e-3})
    found = codes(now)["RATE_TOO_HIGH"]
    decide = found.acts[1]
    accepted = {decide.name: decide.value}
    assert codes(now, accepted)["RATE_TOO_HIGH"].tone == "warn"
    higher = situation({"training.learning_rate": 2e-3})
    assert codes(higher, accepted)["RATE_TOO_HIGH"].tone == "bad"


def test_alpha_raised_with_the_rank_is_named() -> None:
    changed = {"method.r": 256, "method.lora_alpha": 512.0, "training.learning_rate": 1.3e-4}
    found = only(situation(changed), "ALPHA_RAISED")
    assert found.tone == "bad"
    lower = found.acts[0].values["training.learning_rate"]
    assert lower == pytest.approx(1.3e-4 / 16, rel=0.05)
    assert rate(lower, **{"method.r": 256, "method.lora_alpha": 512.0}).keys() == {
        "ROWS_KEPT_ASIDE"
    }


def test_alpha_alone_is_no_mistake_because_the_rate_follows() -> None:
    assert codes(situation({"method.lora_alpha": 512.0})).keys() == {"ROWS_KEPT_ASIDE"}


def test_a_very_small_model_is_never_refused_its_rate() -> None:
    now = situation({"training.learning_rate": 8e-3}, model=fakes.STARTER)
    assert {found.tone for found in codes(now).values()} <= {"ok", "warn"}


# ---------------------------------------------------------------- precision, rows
@pytest.mark.parametrize(
    ("changed", "machine", "family", "tone", "value"),
    [
        ({"training.precision": "fp16"}, None, "qwen3", "warn", "auto"),
        ({}, OLD_CARD, "qwen3", "info", None),
        ({}, OLD_CARD, "gemma3", "warn", "fp32"),
        ({"training.precision": "fp16"}, OLD_CARD, "qwen3", "warn", "fp32"),
    ],
)
def test_fp16_on_a_model_made_in_bf16(
    changed: dict[str, Any], machine: Any, family: str, tone: str, value: str | None
) -> None:
    more = {"machine": machine} if machine else {}
    found = only(situation(changed, model={"family": family}, **more), "FP16_ON_BF16_MODEL")
    assert found.tone == tone
    assert found.acts[0].values.get("training.precision") == value


def test_fp16_on_a_model_of_another_format_is_fine() -> None:
    now = situation({"training.precision": "fp16"}, model={"dtype": "float16"})
    assert "FP16_ON_BF16_MODEL" not in codes(now)


def test_too_few_rows_and_none_kept_aside() -> None:
    assert only(situation(report={"rows_kept": 45}), "FEW_ROWS").tone == "warn"
    few = situation(report={"rows_kept": 12})
    assert only(few, "TOO_FEW_TO_MEASURE").tone == "warn"
    assert only(few, "NO_VALIDATION").acts == (), "twelve rows are all needed"
    none = only(situation({"dataset.validation_rows": 0}), "NO_VALIDATION")
    assert none.acts[0].values == {"dataset.validation_rows": 200}
    assert "NO_VALIDATION" not in codes(situation(own_rows=True))


def test_rows_on_both_sides_and_personal_data_have_their_cure() -> None:
    leaked = only(situation(report=with_quality("LEAKAGE", 4)), "VALIDATION_IN_TRAIN")
    assert (leaked.acts[0].kind, leaked.acts[0].name) == ("leave_out", "leaked")
    personal = only(situation(report=with_quality("PERSONAL_DATA", 12, email=9)), "PERSONAL_DATA")
    assert (personal.acts[0].kind, personal.acts[0].name) == ("fix", "mask_personal_data")
    assert "PERSONAL_DATA" not in codes(situation(report=with_quality("PERSONAL_DATA", 0)))


def test_what_conflicts_at_a_field_stops_the_start_too() -> None:
    found = codes(situation({"training.max_length": 9000}))["COMBINATION"]
    assert found.tone == "bad"
    assert words(found)[0] == "Longest row"
    assert found.acts[0].values == {"training.max_length": 4096}


def test_every_code_has_words_and_every_press_too() -> None:
    assert not set(PLAIN) & set(COUNTED)
    assert "SHOW" in ACTS
