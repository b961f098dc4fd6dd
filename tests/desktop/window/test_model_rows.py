"""Which models are listed in which order, what is recommended, and the words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop.settings import Settings
from desktop.wizard.fits import fit
from desktop.wizard.model import model_words as words
from desktop.wizard.model.rows import ModelRow, filtered, model_rows, recommended
from desktop.wizard.model.time_with import seconds
from desktop.wizard.session import Look, WizardSession
from engine.contract.catalogue import entries, entry
from tests.desktop.window import fakes


class Check:
    def __init__(self, report: dict[str, Any]) -> None:
        self.report: dict[str, Any] | None = report


def rows(
    tmp_path: Path,
    check: dict[str, Any],
    *,
    languages: Mapping[str, float] | None = None,
    kept: int = 1000,
    local: list[dict[str, Any]] | None = None,
    chosen: str = "",
) -> list[ModelRow]:
    """The list on a computer with these examples."""
    make = fakes.FakeInspector
    session = WizardSession(tmp_path, Settings(), None, lambda _: make(), lambda _: make())
    report = {**fakes.REPORT, "rows_kept": kept}
    report["quality"] = {"languages": dict(languages or {})}
    session.data = Look("ready", report)
    checker = Check(check)
    return model_rows(
        local or [],
        {"id": "starter", "hidden_size": 192, "layers": 6, "vocab_size": 4096},
        (chosen, {}),
        lambda facts: fit(session, checker, facts) if facts.get("hidden_size") else None,
        lambda facts: seconds(session, checker, facts),
        report,
    )


def test_the_starter_is_first_and_small_before_large(tmp_path: Path, qtbot: object) -> None:
    listed = rows(tmp_path, fakes.CHECK_CARD)
    assert listed[0].id == "starter"
    assert listed[1].recommended
    rest = [row.facts["parameters"] for row in listed[2:]]
    assert rest == sorted(rest)
    assert len(listed) == len(entries()) + 1
    assert all(row.fit is not None for row in listed)
    assert {row.fit.badge for row in listed if row.fit} == {"fits", "tight", "too_big"}


def test_the_recommended_one_can_be_explained(tmp_path: Path, qtbot: object) -> None:
    best = recommended(rows(tmp_path, fakes.CHECK_CARD, languages={"en": 0.6, "pt": 0.38}))
    assert best is not None
    assert best.fit is not None
    assert best.fit.badge == "fits"
    assert {"en", "pt"} <= set(best.facts["languages"])
    assert words.commercial(best.facts) is True
    assert best.facts["gated"] is False
    assert best.seconds is not None
    assert best.seconds <= 12 * 3600


def test_languages_decide_only_where_they_are_many(tmp_path: Path, qtbot: object) -> None:
    few = recommended(rows(tmp_path, fakes.CHECK_CARD, languages={"pt": 0.97, "en": 0.03}))
    assert few is not None
    assert "pt" in few.facts["languages"]
    rare = recommended(rows(tmp_path, fakes.CHECK_CARD, languages={"xx": 1.0}))
    assert rare is None, "nobody in the list speaks it"


def test_on_a_processor_it_must_be_ready_by_the_morning(tmp_path: Path, qtbot: object) -> None:
    small = recommended(rows(tmp_path, fakes.CHECK_PROCESSOR, kept=40))
    many = recommended(rows(tmp_path, fakes.CHECK_PROCESSOR, kept=2_000_000))
    assert many is None
    assert small is None or small.facts["parameters"] < 2_000_000_000


def test_on_a_processor_a_first_try_comes_first(tmp_path: Path, qtbot: object) -> None:
    quick = recommended(rows(tmp_path, fakes.CHECK_PROCESSOR, kept=40))
    assert quick is not None
    assert quick.seconds is not None
    assert quick.seconds <= 1800


def test_without_rows_or_a_check_nothing_is_recommended(tmp_path: Path, qtbot: object) -> None:
    assert recommended(rows(tmp_path, fakes.CHECK_CARD, kept=0)) is None
    assert recommended(rows(tmp_path, {})) is None


def test_a_model_that_is_here_takes_the_place_of_its_entry(tmp_path: Path, qtbot: object) -> None:
    listed = entry("Qwen/Qwen3-1.7B")
    assert listed is not None
    here = {**listed.facts(), "licence": None, "path": "/m/q", "downloaded": True}
    found = rows(tmp_path, fakes.CHECK_CARD, local=[{**here, "source": "formiga"}])
    (row,) = [row for row in found if row.id == "Qwen/Qwen3-1.7B"]
    assert row.here
    assert row.facts["licence"] == "apache-2.0", "from our own list, for the folder has no card"
    cached = rows(tmp_path, fakes.CHECK_CARD, local=[{**here, "source": "hub_cache"}])
    (row,) = [row for row in cached if row.here and row.id != "starter"]
    assert row.id == "/m/q", "the draft holds the folder that is loaded"
    assert not [one for one in cached if one.id == "Qwen/Qwen3-1.7B"]


def test_a_chosen_folder_is_listed_even_before_it_is_known(tmp_path: Path, qtbot: object) -> None:
    found = rows(tmp_path, fakes.CHECK_CARD, chosen="/somewhere/mine")
    assert any(row.id == "/somewhere/mine" and row.name == "mine" for row in found)


def test_search_and_chips(tmp_path: Path, qtbot: object) -> None:
    found = rows(tmp_path, fakes.CHECK_CARD)
    named = filtered(found, "qwen INSTRUCT", frozenset())
    assert named
    assert all("Qwen" in row.name for row in named)
    assert filtered(found, "no such model", frozenset()) == []
    assert not any(row.too_big for row in filtered(found, "", frozenset({"fits"})))
    free = filtered(found, "", frozenset({"commercial", "portuguese"}))
    assert free
    assert all("pt" in row.facts["languages"] and row.facts["commercial"] for row in free)
    assert [row.id for row in filtered(found, "", frozenset({"here"}))] == ["starter"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"licence": "apache-2.0"}, "Apache 2.0, commercial use allowed"),
        ({"licence": "llama3.1"}, "Llama 3.1 terms, commercial use allowed with conditions"),
        ({"licence": "qwen-research"}, "Qwen Research, research only: no commercial use"),
        ({"licence": "own-words-1.0"}, "own-words-1.0; read it on the model's page"),
        ({"licence": None}, "not stated here; see the model's page"),
    ],
)
def test_licences_in_words(facts: dict[str, Any], said: str) -> None:
    assert words.licence_line(facts) == said


def test_names_as_people_say_them() -> None:
    cache = "/home/ana/.cache/huggingface/hub/models--org--model/snapshots/abc123"
    assert words.model_name(cache) == "org/model"
    assert words.model_name("C:\\modelos\\meu modelo") == "meu modelo"
    assert words.model_name("Qwen/Qwen3-4B-Instruct-2507") == "Qwen3 4B Instruct"
    assert words.model_name("someone/else") == "someone/else"


def test_every_listed_model_has_words(qtbot: object) -> None:
    for one in entries():
        facts = one.facts()
        assert one.licence in words.LICENCES
        assert words.purpose(facts)
        assert words.commercial(facts) is one.commercial
        assert words.second_line(facts).count(" · ") == 2
