"""Every recommended value has its reason, made of the formula's own inputs."""

from __future__ import annotations

import pytest

from desktop.wizard.draft import Draft
from desktop.wizard.machine import Machine
from desktop.wizard.settings import reasons
from desktop.wizard.settings.fields import GROUPS, SETTINGS
from desktop.wizard.settings.gist import gist
from desktop.wizard.settings.preset_facts import preset_words
from desktop.wizard.settings.reasons import reason_text
from desktop.wizard.settings.recommend import OFFERED, recommend
from desktop.wizard.settings.sample_values import sample_values
from desktop.wizard.settings.values import Share, edited, of_setting, parsed, shown
from engine.contract.preset_reasons import Reason
from engine.contract.presets import PresetName, RunShape, plan
from tests.desktop.window import fakes
from tests.desktop.window.situations import CARD, OLD_CARD, PROCESSOR, situation


def drafted() -> Draft:
    return Draft(data_path="/data/x.jsonl", base_model="/models/m")


@pytest.mark.parametrize("machine", [CARD, OLD_CARD, PROCESSOR, None])
@pytest.mark.parametrize("preset", OFFERED)
@pytest.mark.parametrize("rows", [3, 60, 900, 4791, 60_000])
def test_every_setting_says_why(preset: str, rows: int, machine: Machine | None) -> None:
    report = {**fakes.REPORT, "rows_kept": rows}
    found = recommend(preset, report, fakes.MODEL, drafted(), room=machine)
    for path in SETTINGS:
        text = reason_text(path, found.reasons)
        assert text.endswith(".")
        assert "{" not in text
    for reason in found.reasons.values():
        assert reason.code in reasons.SENTENCES


@pytest.mark.parametrize(
    ("rows", "answer", "preset", "code", "part"),
    [
        (300, 200, "balanced", "RANK_LEAST", "60,000"),
        (100_000, 400, "balanced", "RANK_BY_TOKENS", "40,000,000"),
        (3_000_000, 400, "balanced", "RANK_MOST", "128"),
    ],
)
def test_the_rank_is_explained_by_learned_tokens(
    rows: int, answer: int, preset: PresetName, code: str, part: str
) -> None:
    shape = RunShape(
        rows=rows,
        answer_tokens=answer,
        row_tokens=700,
        hidden_size=2048,
        linear_in_out_sum=704_000,
        parameters=1_000_000_000,
    )
    from engine.contract.preset_reasons import plan_reasons

    found = plan_reasons(shape, plan(shape, preset))
    assert found["method.r"].code == code
    assert part in reason_text("method.r", found)


def test_values_that_were_measured_say_so_and_differ_between_presets() -> None:
    draft = drafted()
    found = {
        preset: recommend(preset, fakes.REPORT, fakes.STARTER, draft, sample_values(preset))
        for preset in OFFERED
    }
    epochs = [found[p].values["training.num_train_epochs"] for p in OFFERED]
    assert epochs == [2, 6, 10]
    assert sample_values("article") is None
    for proposed in found.values():
        assert "trying" in reason_text("training.learning_rate", proposed.reasons)
        assert proposed.plan is not None
        assert proposed.plan.batch == 8


def test_the_sentence_of_an_unknown_reason_is_a_plain_one() -> None:
    assert reason_text("method.r", {"method.r": Reason("NEWER")}) == reason_text("method.r", {})


def test_no_number_of_a_preset_has_more_digits_than_a_person_reads() -> None:
    for rows in (7, 51, 640, 4791, 12_345):
        report = {**fakes.REPORT, "rows_kept": rows}
        for preset in OFFERED:
            values = recommend(preset, report, fakes.MODEL, drafted()).values
            for path, value in values.items():
                if path in SETTINGS and isinstance(value, float):
                    assert len(edited(SETTINGS[path], value)) <= 6, (path, value)


@pytest.mark.parametrize("group", [group.key for group in GROUPS])
def test_a_closed_group_says_its_values(group: str) -> None:
    text = gist(group, situation())
    expected = {
        "learning": "rate 1.3e-4 · epochs: 3 · rows up to 2,048 tokens · cosine to zero",
        "adapter": "LoRA r 16, alpha 32 · all linear layers · 17 M of 1.7 B trained",
    }
    assert text == expected.get(group, text)
    assert " · " in text


def test_presets_have_names() -> None:
    assert [preset_words(preset) for preset in OFFERED] == ["Quick look", "Balanced", "Thorough"]


def test_an_amount_is_a_count_or_a_share() -> None:
    setting = SETTINGS["dataset.validation_rows"]
    assert parsed(setting, "200") == 200
    assert parsed(setting, "10 %") == parsed(setting, "10%") == Share(0.1)
    assert parsed(setting, "2,5 %") == Share(0.025)
    assert shown(setting, Share(0.025)) == "2.5 %"
    assert parsed(setting, edited(setting, Share(0.333))) == Share(0.333)
    values = {"dataset.validation_rows": None, "dataset.validation_fraction": 0.2}
    assert of_setting(setting, values) == Share(0.2)
    assert of_setting(setting, {**values, "dataset.validation_rows": 5}) == 5
