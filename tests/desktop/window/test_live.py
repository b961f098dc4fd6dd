"""The footer's line: memory, time, the price of the last change, and the way back to what fits."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.wizard import fits, live, proposals
from desktop.wizard.settings.fields import SETTINGS
from desktop.wizard.settings.preset_facts import preset_facts
from desktop.wizard.settings.recommend import OFFERED, rows_per_update
from desktop.wizard.wizard import Wizard
from tests.desktop.window import fakes
from tests.desktop.window.scenes import choose_data, choose_model, inspectors, wizard_step


def wizard(window: MainWindow) -> Wizard:
    page = window._pages["new"]
    assert isinstance(page, Wizard)
    return page


def card_of(gib: float, used: float = 0.0) -> dict[str, Any]:
    """The check of a computer with such a card."""
    (device,) = fakes.CHECK_CARD["facts"]["gpu"]["devices"]["value"]
    other = {
        **device,
        "memory_bytes": {"value": int(gib * 2**30)},
        "memory_used_bytes": {"value": int(used * 2**30)},
    }
    return {**fakes.CHECK_CARD, "facts": {"gpu": {"devices": {"value": [other]}}}}


@pytest.fixture
def at_settings(window: MainWindow) -> MainWindow:
    """The Settings page of a computer with a 12 GB card."""
    window.checker.show_report(fakes.CHECK_CARD)
    choose_model(window)
    wizard_step(window, 2)
    return window


def line(window: MainWindow) -> live.Live:
    return wizard(window).footer.live.shown


def test_memory_and_time_are_told_and_follow_a_change_at_once(at_settings: MainWindow) -> None:
    before = line(at_settings)
    assert before.badge == "fits"
    assert before.total_bytes == 12 * 2**30
    assert before.seconds is not None
    assert not before.price
    at_settings.session.set_value("training.max_length", 3072)
    after = line(at_settings)
    assert after.used_bytes > before.used_bytes
    assert after.price.endswith("by “Longest row”")
    assert after.price.startswith("+")
    text = wizard(at_settings).footer.live.text()
    assert "GB of 12.0 GB" in text
    assert "about" in text


def test_the_price_is_that_of_the_setting_and_not_of_the_last_key(
    at_settings: MainWindow,
) -> None:
    session = at_settings.session
    session.set_value("training.max_length", 3072)
    at_once = line(at_settings).price
    session.reset("training.max_length")
    assert line(at_settings).price == ""
    for typed in (30, 307, 3072):
        session.set_value("training.max_length", typed)
    assert line(at_settings).price == at_once


@pytest.mark.parametrize(
    ("path", "value", "sign"),
    [
        ("training.packing", False, "+"),
        ("training.gradient_checkpointing_every", 8, "+"),
        ("training.optim", "adamw_8bit", "−"),
        ("training.torch_compile", True, ""),
    ],
)
def test_what_keeps_memory_and_time_has_a_price(
    at_settings: MainWindow, path: str, value: object, sign: str
) -> None:
    session = at_settings.session
    session.set_value("training.gradient_checkpointing", True)
    session.set_value("method.r", 256)  # so that moments weigh enough to be told
    session.set_value(path, value)
    price = line(at_settings).price
    assert price.endswith(f"by “{SETTINGS[path].title}”")
    assert price.startswith(sign)


def test_a_change_asks_the_arithmetic_a_few_times_and_no_process(
    at_settings: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer within 50 ms by doing little: counted, because this computer may be busy."""
    calls = {"recommend": 0, "fit": 0}

    def counting(name: str, function: Any) -> Any:
        def called(*args: Any, **more: Any) -> Any:
            calls[name] += 1
            return function(*args, **more)

        return called

    monkeypatch.setattr(proposals, "recommend", counting("recommend", proposals.recommend))
    monkeypatch.setattr(live, "fit", counting("fit", fits.fit))
    asked = len(inspectors(at_settings)[0].asked), len(inspectors(at_settings)[1].asked)
    at_settings.session.set_value("method.r", 64)
    assert calls["recommend"] <= 4, "one for each preset, and one for the old value"
    assert calls["fit"] <= 2, "now, and without the change"
    assert asked == (len(inspectors(at_settings)[0].asked), len(inspectors(at_settings)[1].asked))


@pytest.mark.parametrize("gib", [3, 8, 11])
def test_what_no_longer_fits_offers_the_nearest_that_does(
    at_settings: MainWindow, qtbot: QtBot, gib: int
) -> None:
    window = at_settings
    window.checker.show_report(card_of(gib))
    session = window.session
    batch = rows_per_update({**session.recommendation().values, **session.draft.changed})
    session.set_value("training.per_device_train_batch_size", 16)
    assert line(window).badge == "too_big"
    assert line(window).fix["training.per_device_train_batch_size"] < 16
    offer = wizard(window).footer.live._offer
    assert offer.isVisibleTo(window)
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert line(window).badge != "too_big"
    assert rows_per_update({**session.recommendation().values, **session.draft.changed}) == batch


def test_a_row_limit_that_no_longer_fits_is_shortened_first(at_settings: MainWindow) -> None:
    at_settings.checker.show_report(card_of(3))
    at_settings.session.set_value("training.max_length", 4000)
    assert line(at_settings).badge == "too_big"
    (fixed,) = line(at_settings).fix.items()
    assert fixed[0] == "training.max_length"
    at_settings.session.set_values(line(at_settings).fix)
    assert line(at_settings).badge != "too_big"


def test_other_programs_on_the_card_count(at_settings: MainWindow) -> None:
    assert line(at_settings).badge == "fits"
    at_settings.session.set_value("training.max_length", 4000)
    at_settings.checker.show_report(card_of(12, used=9))
    assert line(at_settings).badge == "too_big"


def test_numbers_that_wait_for_newer_ones_are_dimmed(at_settings: MainWindow) -> None:
    inspectors(at_settings)[0].at_once = False
    at_settings.session.set_value("dataset.train_on", "all")
    page = wizard(at_settings).page
    assert page is not None
    assert page.stale()
    assert wizard(at_settings).footer.live._memory.property("ink") == "disabled"


def test_the_data_page_counts_rows_tokens_and_the_share_kept_aside(window: MainWindow) -> None:
    choose_data(window)
    window.session.choose_model("/models/Qwen3-1.7B-Instruct")
    wizard_step(window, 0)
    text = wizard(window).footer.live.text()
    assert "4,791 row" in text
    assert "1.1 M tokens" in text
    assert "4 % kept aside for validation" in text


def test_before_the_check_there_is_no_memory_to_tell(window: MainWindow) -> None:
    choose_model(window)
    wizard_step(window, 2)
    assert line(window).badge == ""
    assert "update" in line(window).text


def test_a_presets_card_is_about_the_preset_and_not_about_changes_by_hand(
    at_settings: MainWindow,
) -> None:
    session, checker = at_settings.session, at_settings.checker
    before = [preset_facts(preset, session, checker) for preset in OFFERED]
    session.set_value("training.per_device_train_batch_size", 16)
    session.set_value("method.lora_alpha", 8.0)
    assert [preset_facts(preset, session, checker) for preset in OFFERED] == before
