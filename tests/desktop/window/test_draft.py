"""The draft of a job: pure values, no widget."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.wizard.draft import DEFAULTS, Draft, check_value, default_of
from desktop.wizard.estimate import run_length
from desktop.wizard.fits import setup_for
from desktop.wizard.machine import Machine
from desktop.wizard.settings.field_sentences import SENTENCES
from desktop.wizard.settings.fields import GROUPS, SETTINGS, SHARES
from desktop.wizard.settings.recommend import Recommendation, recommend, rows_per_update
from engine.contract import presets
from engine.contract.job_file import InvalidJob
from engine.contract.memory import ModelShape, Setup, badge, plan
from engine.contract.spec import STARTER, JobSpec, describe
from tests.desktop.window import fakes

CHECKPOINTING = "training.gradient_checkpointing"
OFFLOAD = f"{CHECKPOINTING}_offload"
LARGER = {
    **fakes.MODEL,
    "parameters": 8_190_735_360,
    "hidden_size": 4096,
    "layers": 36,
    "linear_in_out_sum": 2_727_936,
}


def drafted() -> Draft:
    draft = Draft()
    draft.choose_data("/data/Chamados de suporte.jsonl")
    draft.base_model = "/models/Qwen3-1.7B"
    return draft


def test_a_draft_without_file_or_model_is_no_job() -> None:
    with pytest.raises(InvalidJob) as caught:
        Draft().spec({})
    assert {error.path for error in caught.value.errors} == {"name", "base_model", "dataset.path"}


def test_a_draft_becomes_the_job_that_it_shows() -> None:
    draft = drafted()
    draft.set_value("training.max_length", 3072, {"training.max_length": 2048})
    spec = draft.spec({"training.max_length": 2048, "method.r": 32})
    assert isinstance(spec, JobSpec)
    assert spec.name == "chamados-de-suporte"
    assert (spec.training.max_length, spec.method.r) == (3072, 32)
    assert spec.training.weight_decay == default_of("training.weight_decay")


def test_a_value_set_to_the_recommended_one_is_no_change() -> None:
    draft = drafted()
    recommended = {"method.r": 32}
    draft.set_value("method.r", 8, recommended)
    assert draft.changed == {"method.r": 8}
    draft.set_value("method.r", 32, recommended)
    assert draft.changed == {}


def test_changes_by_hand_survive_another_preset() -> None:
    draft = drafted()
    draft.set_value("method.r", 8, {"method.r": 16})
    assert draft.value("method.r", {"method.r": 32}) == 8
    draft.reset("method.r")
    assert draft.value("method.r", {"method.r": 32}) == 32


def test_resetting_one_change_leaves_the_others() -> None:
    draft = drafted()
    draft.set_value("method.r", 8, {})
    draft.set_value("training.seed", 7, {})
    draft.reset("method.r")
    assert draft.changed == {"training.seed": 7}
    draft.reset()
    assert draft.changed == {}


@pytest.mark.parametrize("kind", ["int8", "none"])
def test_without_four_bits_there_is_no_double_quantisation(kind: str) -> None:
    draft = drafted()
    draft.set_value("quantization.type", kind, {})
    assert draft.spec({}).quantization.model_dump() == {"type": kind}


def test_the_sample_brings_its_model_and_its_own_rows_to_measure_on() -> None:
    draft = Draft()
    draft.choose_sample("/app/train.jsonl", "/app/held_out.jsonl")
    draft.set_value("dataset.validation_rows", 20, {})
    spec = draft.spec({})
    assert spec.base_model == STARTER
    assert spec.dataset.validation_path == "/app/held_out.jsonl"
    assert spec.dataset.validation_rows is None


def test_another_file_forgets_what_was_said_about_the_columns_of_the_old_one() -> None:
    draft = Draft()
    draft.choose_sample("/app/train.jsonl", "/app/held_out.jsonl")
    draft.columns = {"instruction": "q"}
    draft.choose_data("/data/mine.csv")
    assert (draft.columns, draft.validation_path, draft.is_sample) == (None, "", False)


@pytest.mark.parametrize(
    ("model", "on_hub"),
    [("Qwen/Qwen3-4B", True), ("/models/qwen", False), (STARTER, False), ("a/b/c", False)],
)
def test_a_hub_id_is_told_from_a_folder(model: str, on_hub: bool) -> None:
    assert Draft(base_model=model).model_is_hub_id is on_hub


def test_one_wrong_value_is_told_with_its_limit() -> None:
    assert check_value("training.learning_rate", 2e-4) is None
    error = check_value("training.learning_rate", 5)
    assert error is not None
    assert (error.path, error.code) == ("training.learning_rate", "OUT_OF_RANGE")
    assert check_value("quantization.bnb_4bit_use_double_quant", False) is None


def test_every_setting_has_a_default_and_a_sentence_for_the_translators() -> None:
    assert set(SETTINGS) <= set(DEFAULTS)
    assert set(SENTENCES) == {describe(path) for path in SETTINGS}
    assert sum(len(group.settings) for group in GROUPS) == len(SETTINGS)


def test_every_field_of_a_job_is_a_setting_or_chosen_on_a_page_of_its_own() -> None:
    assert set(DEFAULTS) == set(SETTINGS) | set(SHARES)


def test_every_choice_of_a_field_is_offered() -> None:
    for setting in SETTINGS.values():
        for value in setting.choices:
            assert check_value(setting.path, value) is None


def test_the_recommendation_is_the_published_formula() -> None:
    found = recommend("balanced", fakes.REPORT, fakes.MODEL, drafted())
    assert found.plan is not None
    assert (found.train_rows, found.held_out_rows) == (4591, 200)
    assert found.values["method.r"] == 16
    assert found.values["training.max_length"] == 2048  # p99 2,011 up to the next 64
    batch = (
        found.values["training.per_device_train_batch_size"]
        * found.values["training.gradient_accumulation_steps"]
    )
    assert batch == found.plan.batch


def card(gib: float, *, has_bf16: bool = True) -> Machine:
    return Machine("cuda", "card", int(gib * 2**30), int(gib * 2**30), has_bf16)


@pytest.mark.parametrize("gib", [6, 8, 12, 16, 24, 48, 80])
@pytest.mark.parametrize("p99", [150, 700, 2011])
def test_the_card_decides_rows_at_once_and_never_the_rows_of_an_update(gib: int, p99: int) -> None:
    report = {**fakes.REPORT, "lengths": {**fakes.REPORT["lengths"], "p99": p99}}
    draft, room = drafted(), card(gib)
    found = recommend("balanced", report, fakes.MODEL, draft, room=room)
    assert found.plan is not None
    assert rows_per_update(found.values) == found.plan.batch == 16
    values = {**DEFAULTS, **found.values}
    setup = setup_for(values, report, room)
    shape = ModelShape.from_facts(fakes.MODEL)
    assert shape is not None
    assert badge(plan(shape, setup).total_bytes, room.free_bytes) != "too_big"


def test_recomputing_only_where_the_card_needs_it() -> None:
    def proposed(gib: int) -> tuple[int, bool]:
        values = recommend("balanced", fakes.REPORT, LARGER, drafted(), room=card(gib)).values
        rows = values["training.per_device_train_batch_size"]
        return rows, values["training.gradient_checkpointing"]

    assert proposed(12)[1] is True
    rows, recomputes = proposed(80)
    assert not recomputes
    assert rows >= proposed(12)[0]


def test_no_more_layers_recompute_than_the_card_needs() -> None:
    def proposed(gib: float) -> tuple[bool, int, bool]:
        values = recommend("balanced", fakes.REPORT, LARGER, drafted(), room=card(gib)).values
        return values[CHECKPOINTING], values[f"{CHECKPOINTING}_every"], values[OFFLOAD]

    on_cards = [proposed(gib) for gib in (12, 18, 20, 22, 80)]
    every = [k if recomputes else math.inf for recomputes, k, _ in on_cards]
    assert every[0] == 1
    assert every[-1] == math.inf
    assert any(1 < k < math.inf for k in every)
    assert not any(offloads for _, _, offloads in on_cards)


def test_a_card_that_is_a_little_too_small_lets_layers_wait_in_main_memory() -> None:
    long = {**fakes.REPORT["lengths"], "p99": 8000, "max": 8000}
    report, model = {**fakes.REPORT, "lengths": long}, {**LARGER, "context_tokens": 40_960}

    def proposed(gib: float) -> Recommendation:
        draft = drafted()
        draft.changed["training.max_length"] = 8000
        return recommend("balanced", report, model, draft, room=card(gib))

    sizes = [size / 4 for size in range(24, 80)]
    offloaded = [gib for gib in sizes if proposed(gib).values[OFFLOAD]]
    assert offloaded
    told = proposed(offloaded[0])
    assert told.reasons[OFFLOAD].code == "OFFLOAD_NEEDED"
    assert told.values[CHECKPOINTING]
    values = {**DEFAULTS, **told.values}
    setup = Setup.from_values(values, device="cuda", row_tokens=told.values["training.max_length"])
    shape = ModelShape.from_facts(model)
    assert shape is not None
    room = card(offloaded[0]).free_bytes
    assert plan(shape, replace(setup, offload=False)).total_bytes > 0.95 * room
    assert not any(proposed(gib).values[OFFLOAD] for gib in (40, 80))


@pytest.mark.parametrize(
    ("preset", "rows", "own_file", "given", "code"),
    [
        ("balanced", 4791, False, 3, "PATIENCE"),
        ("thorough", 4791, False, 4, "PATIENCE"),
        ("quick", 4791, False, None, "PATIENCE_QUICK"),
        ("balanced", 60, False, 3, "PATIENCE_FEW_ROWS"),
        ("balanced", 60, True, 3, "PATIENCE"),
    ],
)
def test_a_run_may_stop_early_where_enough_rows_are_kept_aside(
    monkeypatch: pytest.MonkeyPatch,
    preset: str,
    rows: int,
    own_file: bool,
    given: int | None,
    code: str,
) -> None:
    """`given` is what the recipe says for the preset; few rows kept aside overrule it."""
    usual = presets.job_parts

    def job_parts(*args: Any, **named: Any) -> dict[str, dict[str, Any]]:
        parts = usual(*args, **named)
        return {**parts, "evaluation": {**parts["evaluation"], "early_stopping_patience": given}}

    monkeypatch.setattr(presets, "job_parts", job_parts)
    draft = drafted()
    draft.validation_path = "/data/own.jsonl" if own_file else ""
    found = recommend(preset, {**fakes.REPORT, "rows_kept": rows}, fakes.MODEL, draft)
    path = "evaluation.early_stopping_patience"
    assert found.values[path] == (given if code == "PATIENCE" else None)
    assert found.reasons[path].code == code


def test_a_card_without_bf16_cuts_gradients_earlier() -> None:
    old = recommend("balanced", fakes.REPORT, fakes.MODEL, drafted(), room=card(8, has_bf16=False))
    new = recommend("balanced", fakes.REPORT, fakes.MODEL, drafted(), room=card(8))
    assert old.values["training.max_grad_norm"] == 0.3
    assert new.values["training.max_grad_norm"] == 1.0


def test_a_model_that_cannot_fit_still_gets_a_proposal_of_one_row() -> None:
    found = recommend("balanced", fakes.REPORT, LARGER, drafted(), room=card(1))
    assert found.values["training.per_device_train_batch_size"] == 1
    assert found.reasons["training.per_device_train_batch_size"].code == "ROWS_TOO_BIG"


def test_fewer_rows_at_once_are_summed_up_to_the_same_update() -> None:
    draft, room = drafted(), card(80)
    before = recommend("balanced", fakes.REPORT, fakes.MODEL, draft, room=room).values
    draft.changed = {"training.per_device_train_batch_size": 2}
    after = recommend("balanced", fakes.REPORT, fakes.MODEL, draft, room=room).values
    assert after["training.gradient_accumulation_steps"] == 8
    assert after["training.learning_rate"] == before["training.learning_rate"]


def test_another_update_size_and_rslora_keep_the_strength() -> None:
    draft = drafted()
    before = recommend("balanced", fakes.REPORT, fakes.MODEL, draft).values
    draft.changed = {
        "training.per_device_train_batch_size": 1,
        "training.gradient_accumulation_steps": 4,
    }
    smaller = recommend("balanced", fakes.REPORT, fakes.MODEL, draft).values
    assert smaller["training.learning_rate"] == pytest.approx(
        before["training.learning_rate"] / 2, rel=0.05
    )
    draft.changed = {"method.use_rslora": True}
    rs = recommend("balanced", fakes.REPORT, fakes.MODEL, draft).values
    assert rs["method.lora_alpha"] == 8  # 32 / sqrt(16)
    assert rs["training.learning_rate"] == before["training.learning_rate"]


def test_without_file_or_model_nothing_is_recommended() -> None:
    assert recommend("balanced", {}, fakes.MODEL, drafted()) == Recommendation()
    assert recommend("balanced", fakes.REPORT, {}, drafted()) == Recommendation()


def test_another_alpha_moves_the_learning_rate_and_counts_as_a_change() -> None:
    draft = drafted()
    before = recommend("balanced", fakes.REPORT, fakes.MODEL, draft).values
    draft.set_value("method.lora_alpha", 16.0, before)
    after = recommend("balanced", fakes.REPORT, fakes.MODEL, draft).values
    assert after["training.learning_rate"] == pytest.approx(
        2 * before["training.learning_rate"], rel=0.05
    )
    assert after["method.lora_alpha"] == 32
    assert draft.changed == {"method.lora_alpha": 16.0}


@pytest.mark.parametrize("preset", ["quick", "balanced", "thorough"])
@given(kept=st.integers(1, 60_000), mean=st.floats(4, 3000), p99=st.integers(8, 5000))
def test_every_recommendation_is_a_valid_job(preset: str, kept: int, mean: float, p99: int) -> None:
    lengths = {**fakes.REPORT["lengths"], "mean": mean, "p99": p99, "supervised_mean": mean / 2}
    report = {**fakes.REPORT, "rows_kept": kept, "lengths": lengths}
    draft = drafted()
    found = recommend(preset, report, fakes.STARTER, draft)
    spec = draft.spec(found.values)
    assert spec.training.max_length <= fakes.STARTER["context_tokens"]
    length = run_length(draft, found, report)
    assert length is not None
    assert length.train_rows + length.held_out_rows == kept
    assert length.updates >= 1


def test_the_length_of_the_run_agrees_with_the_plan() -> None:
    draft = drafted()
    for preset in ("quick", "balanced", "thorough"):
        found = recommend(preset, fakes.REPORT, fakes.MODEL, draft)
        length = run_length(draft, found, fakes.REPORT)
        assert length is not None
        assert found.plan is not None
        assert length.updates == found.plan.steps


def test_most_updates_end_the_run_early() -> None:
    draft = drafted()
    found = recommend("balanced", fakes.REPORT, fakes.MODEL, draft)
    draft.set_value("training.max_steps", 10, found.values)
    length = run_length(draft, found, fakes.REPORT)
    assert length is not None
    assert length.updates == 10
    assert length.epochs < 1


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "method": st.fixed_dictionaries(
            {},
            optional={
                "r": st.integers(1, 1024),
                "lora_alpha": st.sampled_from([8, 16.0, 0.5]),
                "target_modules": st.sampled_from(["all-linear", ["q_proj", "v_proj"]]),
                "use_rslora": st.booleans(),
            },
        ),
        "quantization": st.sampled_from(
            [
                {"type": "int8"},
                {"type": "none"},
                {"type": "fp4", "bnb_4bit_use_double_quant": False},
            ]
        ),
        "training": st.fixed_dictionaries(
            {},
            optional={
                "max_steps": st.none() | st.integers(1, 999),
                "warmup_steps": st.none() | st.integers(0, 99),
                "warmup_ratio": st.sampled_from([0, 0.05, 0.3]),
                "device": st.sampled_from(["cuda:1", "cpu"]),
                "precision": st.sampled_from(["bf16", "fp16"]),
                "num_train_epochs": st.floats(0.01, 20),
            },
        ),
        "evaluation": st.fixed_dictionaries(
            {}, optional={"prompts": st.lists(st.text(max_size=9), max_size=3)}
        ),
    },
)
ROWS = st.fixed_dictionaries(
    {"path": st.just("/data/x.csv")},
    optional={
        "columns": st.sampled_from([None, {}, {"instruction": "q"}]),
        "fixes": st.sampled_from([[], ["mojibake", "truncated"]]),
        "leave_out": st.sampled_from([[], ["harmful"]]),
        "delimiter": st.sampled_from([";", "\t"]),
        "header": st.booleans(),
        "format": st.sampled_from(["csv", "auto"]),
        "max_rows": st.integers(1, 9),
        "split_seed": st.integers(0, 9),
        "drop_duplicates": st.booleans(),
        "validation_fraction": st.sampled_from([0, 0.1, 0.25]),
        "validation_rows": st.sampled_from([None, 0, 5]),
        "too_long": st.sampled_from(["cut", "drop"]),
    },
)


@given(changes=CHANGES, rows=ROWS, own_file=st.booleans())
def test_a_job_becomes_a_draft_and_the_same_job_again(
    changes: dict[str, object], rows: dict[str, object], own_file: bool
) -> None:
    if own_file:
        held = rows.get("validation_rows") and {"validation_rows": 0}
        rows = {**rows, "validation_path": "/data/y.csv", **(held or {})}
    job = JobSpec.model_validate({"name": "a", "base_model": "o/m", "dataset": rows, **changes})
    for preset in ("quick", "balanced"):
        draft = Draft.from_spec(job)
        draft.preset = preset
        found = recommend(preset, fakes.REPORT, fakes.MODEL, draft)
        assert draft.spec(found.values) == job


def test_what_a_loaded_job_shares_with_the_preset_follows_the_next_preset() -> None:
    found = recommend("balanced", fakes.REPORT, fakes.MODEL, drafted())
    draft = Draft.from_spec(drafted().spec({**found.values, "training.seed": 7}))
    assert draft.differing(found.values) == {"training.seed": 7}
    draft.settle(found.values)
    assert draft.changed == {"training.seed": 7}
    assert draft.value("method.r", {"method.r": 64}) == 64


def test_a_name_that_the_file_gives_is_no_own_name() -> None:
    spec = drafted().spec({})
    assert Draft.from_spec(spec).own_name == ""
    assert Draft.from_spec(spec.model_copy(update={"name": "v3"})).name == "v3"


def test_small_models_leave_room_where_more_rows_at_once_buy_no_speed() -> None:
    """Beyond about 8,000 tokens at once a batch is no faster, and half a card is plenty."""
    small = {
        **fakes.MODEL,
        "parameters": 134_515_008, "hidden_size": 576, "layers": 30, "vocabulary": 49_152,
        "linear_in_out_sum": 100_000,
    }  # fmt: skip
    found = recommend("balanced", fakes.REPORT, small, drafted(), room=card(80)).values
    rows = found["training.per_device_train_batch_size"]
    mean = fakes.REPORT["lengths"]["mean"]
    assert rows * found["training.max_length"] <= 8192 or (rows - 1) * mean < 2048
    assert rows < 16
    assert rows_per_update(found) == 16
    lengths = {**fakes.REPORT["lengths"], "p99": 60, "max": 64, "mean": 40}
    short = {**fakes.REPORT, "lengths": lengths}
    found = recommend("balanced", short, small, drafted(), room=card(8)).values
    assert found["training.per_device_train_batch_size"] == 16, "short rows go together"
