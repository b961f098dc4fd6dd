"""Values as text and back, in both languages' ways of writing numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from desktop import format
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.values import edited, parsed, shown

NO_NUMBER = "could not convert|invalid literal|nan|inf"


@pytest.fixture(params=["en_US", "pt_BR"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(QLocale("en_US"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("training.learning_rate", 2e-4),
        ("training.learning_rate", 1.5e-5),
        ("training.num_train_epochs", 2.5),
        ("training.weight_decay", 0.01),
        ("training.max_length", 3072),
        ("training.max_steps", None),
        ("training.max_steps", 1234567),
        ("method.target_modules", "all-linear"),
        ("method.target_modules", ["q_proj", "v_proj"]),
        ("evaluation.prompts", ["Olá?", "What is LoRA?"]),
    ],
)
def test_what_is_shown_in_a_field_reads_back_as_the_same(
    locale: str, path: str, value: object
) -> None:
    setting = SETTINGS[path]
    assert parsed(setting, edited(setting, value)) == value


@given(value=st.floats(1e-7, 0.9))
def test_a_learning_rate_survives_to_two_digits(value: float) -> None:
    setting = SETTINGS["training.learning_rate"]
    assert parsed(setting, edited(setting, value)) == pytest.approx(value, rel=0.06)


def test_point_and_comma_both_mean_the_decimal_mark(locale: str) -> None:
    setting = SETTINGS["training.weight_decay"]
    assert parsed(setting, "0,01") == parsed(setting, "0.01") == 0.01


def test_groups_of_this_language_are_understood_and_the_other_ones_refused() -> None:
    setting = SETTINGS["training.max_length"]
    assert parsed(setting, "3,072") == 3072
    with pytest.raises(ValueError, match=NO_NUMBER):
        parsed(setting, "3.072")


@pytest.mark.parametrize("text", ["", "many", "1e", "nan", "inf", "--3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=NO_NUMBER):
        parsed(SETTINGS["training.learning_rate"], text)


def test_numbers_are_written_as_the_language_does(locale: str) -> None:
    group, decimal = (",", ".") if locale == "en_US" else (".", ",")
    assert format.number(4812) == f"4{group}812"
    assert format.size(6_412_345) == f"6{decimal}4 MB"
    assert format.memory(12 * 1024**3) == f"12{decimal}0 GB"
    assert format.scientific(1.5e-5) == f"1{decimal}5e-5"
    assert format.parameters(1_720_574_976) == f"1{decimal}7 B"
    assert shown(SETTINGS["training.max_length"], 3072).startswith(f"3{group}072")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (45.4, "45 s"), (60, "1 min"), (1500, "25 min"), (6600, "1 h 50 min")],
)
def test_durations_have_two_units_at_most(seconds: float, text: str) -> None:
    assert format.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (3580, "1 h"),
        (3 * 3600, "3 h"),
        (86_390, "1 d"),
        (2 * 86_400, "2 d"),
        (2 * 86_400 + 3 * 3600, "2 d 3 h"),
    ],
)
def test_a_second_unit_of_nothing_is_not_said(seconds: float, text: str) -> None:
    assert format.duration(seconds) == text


def test_a_few_among_millions_are_not_none_of_them() -> None:
    assert format.share(61 / 10_000_000, 1) == "< 0.1 %"
    assert format.share(200 / 10_000_000) == "< 1 %"
    assert format.share(0.0) == "0 %"
    assert format.share(0.04) == "4 %"


def test_a_thousand_megabytes_are_a_gigabyte() -> None:
    assert format.memory(int(1023.4 * 1024**2)) == "1.0 GB"
    assert format.memory(999 * 1024**2) == "999.0 MB"


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (0.0, "0.000"),
        (0.914, "0.914"),
        (12.3456, "12.346"),
        (1.2e-7, "1.2e-7"),
        (914_400.0, "914,400"),
        (1_940_000.0, "1.9e6"),
    ],
)
def test_a_loss_is_never_a_row_of_noughts_nor_a_crowd_of_digits(loss: float, text: str) -> None:
    assert format.loss(loss) == text
