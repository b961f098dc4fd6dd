"""Fit and time of a draft on a computer: the bridges between session, check and memory plan."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.wizard.draft import DEFAULTS, Draft
from desktop.wizard.estimate import run_length
from desktop.wizard.fits import fit
from desktop.wizard.machine import Machine, machine
from desktop.wizard.settings.recommend import recommend
from desktop.wizard.settings.room import counted_row, mean_row
from desktop.wizard.timing import run_time
from engine.contract.memory import FITS_SHARE
from engine.contract.memory.measured import Measured, key, store

GB = 1024**3
LLAMA = {
    "family": "llama", "hidden_size": 4096, "layers": 32, "vocab_size": 128_256,
    "intermediate_size": 14_336, "heads": 32, "kv_heads": 8, "tied_embeddings": False,
    "parameters": 8_030_261_248, "linear_in_out_sum": 2_621_440, "context_tokens": 131_072,
}  # fmt: skip
ROWS = {
    "rows_kept": 1000,
    "kind": "instruction",
    "lengths": {
        "mean": 300.0, "p99": 900, "max": 1000, "supervised_mean": 150.0,
        "counts": [[200, 500], [400, 499], [1000, 1]],
        "answer_counts": [[150, 999], [500, 1]],
    },
}  # fmt: skip


def observed(value: Any) -> dict[str, Any]:
    return {"value": value, "source": "test"}


def check(card_gb: float = 0, used_gb: float = 0.0, capability: str = "8.9") -> dict[str, Any]:
    """As much of a check's report as tells the device."""
    card = {
        "index": 0,
        "uuid": "GPU-1",
        "name": "NVIDIA GeForce RTX 4070",
        "compute_capability": observed(capability),
        "memory_bytes": observed(int(card_gb * GB)),
        "memory_used_bytes": observed(int(used_gb * GB)),
    }
    return {
        "row": {
            "id": "cu128" if card_gb else "cpu",
            "device": "GPU-1" if card_gb else None,
            "lock_sha256": "ab" * 32,
        },
        "facts": {
            "gpu": {"devices": observed([card] if card_gb else [])},
            "machine": {
                "memory_bytes": observed(16 * GB),
                "memory_available_bytes": observed(10 * GB),
            },
        },
    }


class Session:
    """A draft with looks, as `WizardSession` keeps them."""

    def __init__(self, home: Path, model: dict[str, Any] = LLAMA, **changed: Any) -> None:
        self.home = home
        self.draft = Draft(changed={name.replace("__", "."): v for name, v in changed.items()})
        self.data = SimpleNamespace(report=ROWS)
        self.model = SimpleNamespace(report=model)

    def recommendation(self) -> Any:
        return self.recommendation_for("balanced")

    def recommendation_for(self, preset: str) -> Any:
        return recommend(preset, self.data.report, self.model.report, self.draft)

    def value(self, path: str) -> Any:
        values = {**DEFAULTS, **self.recommendation().values, **self.draft.changed}
        return values[path]


def checker(report: dict[str, Any] | None) -> Any:
    return SimpleNamespace(report=report)


def test_the_card_of_the_engine_is_the_device() -> None:
    found = machine(check(12, 0.9))
    assert found is not None
    assert (found.device, found.total_bytes) == ("cuda", 12 * GB)
    assert found.free_bytes == pytest.approx(11.1 * GB)
    assert found.has_bf16
    assert machine(check(8, capability="7.5")).has_bf16 is False  # type: ignore[union-attr]


def test_a_job_for_the_processor_uses_main_memory() -> None:
    for found in (machine(check(12), "cpu"), machine(check())):
        assert found is not None
        assert (found.device, found.free_bytes) == ("cpu", 10 * GB)
    assert machine(None) is None


def test_a_fit_says_what_is_needed_and_what_would_fit(tmp_path: Path) -> None:
    session = Session(tmp_path, training__per_device_train_batch_size=64)
    session.draft.changed["training.gradient_checkpointing"] = False
    found = fit(session, checker(check(24, 0.9)))
    assert found is not None
    assert found.badge == "too_big"
    assert found.setup.row_tokens <= 1000
    budget = FITS_SHARE * found.free_bytes
    assert found.nearest["batch"] < 64
    session.draft.changed["training.per_device_train_batch_size"] = found.nearest["batch"]
    again = fit(session, checker(check(24, 0.9)))
    assert again is not None
    assert again.badge == "fits"
    assert again.plan.total_bytes <= budget
    assert again.nearest == {}


def test_three_ways_stand_in_their_order(tmp_path: Path) -> None:
    found = fit(Session(tmp_path), checker(check(24)))
    assert found is not None
    totals = [found.ways[way].total_bytes for way in ("full", "lora", "qlora")]
    assert totals == sorted(totals, reverse=True)
    assert found.ways["qlora"].total_bytes == found.plan.total_bytes
    assert found.badge_of("full") == "too_big"


def test_another_model_is_counted_by_its_own_preset_and_quickly(tmp_path: Path) -> None:
    session, seen = Session(tmp_path), checker(check(12))
    small = {**LLAMA, "layers": 4, "parameters": 0, "linear_in_out_sum": 327_680}
    begun = time.perf_counter()
    for _ in range(20):
        found = fit(session, seen, small)
    assert (time.perf_counter() - begun) / 20 < 0.01
    chosen = fit(session, seen)
    assert found is not None
    assert chosen is not None
    assert found.plan.bytes_of("weights") < chosen.plan.bytes_of("weights")
    assert found.setup.rows > chosen.setup.rows
    assert fit(session, seen, {"family": "llama"}) is None
    assert fit(session, checker(None)) is None


def test_a_measurement_of_this_computer_counts_more_than_arithmetic(tmp_path: Path) -> None:
    session, seen = Session(tmp_path), checker(check(24))
    before, computed = fit(session, seen), run_time(session, seen)
    assert before is not None
    assert computed is not None
    assert not before.measured
    assert not computed.measured
    tokens = before.setup.tokens
    peak = int(before.plan.total_bytes * 1.1)
    entry = Measured((tokens, tokens), (peak, peak), (1.0, 1.0), asdict(before.setup))
    store(tmp_path / "cache", key(before.shape, before.setup, before.machine), entry)
    after, timed = fit(session, seen), run_time(session, seen)
    assert after is not None
    assert timed is not None
    assert after.measured
    assert timed.measured
    assert after.plan.total_bytes == pytest.approx(peak, rel=1e-3)
    assert timed.training_s > 0
    other = fit(session, checker({**check(24), "row": {"id": "cu128", "device": "GPU-1"}}))
    assert other is not None
    assert not other.measured, "measured with another engine"


def test_time_grows_with_rounds_and_with_a_slower_device(tmp_path: Path) -> None:
    session = Session(tmp_path)
    card, processor = (run_time(session, checker(check(gb))) for gb in (24, 0))
    longer = run_time(Session(tmp_path, training__num_train_epochs=9.0), checker(check(24)))
    assert card is not None
    assert processor is not None
    assert longer is not None
    assert processor.training_s > 5 * card.training_s
    assert longer.training_s == pytest.approx(3 * card.training_s, rel=0.05)
    assert card.total_s == pytest.approx(
        card.download_s + card.loading_s + card.training_s + card.evaluation_s
    )


def test_a_damaged_file_of_measurements_is_none(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "measured.json").write_text('{"v": 1, "entr', encoding="utf-8")
    found = fit(Session(tmp_path), checker(check(24)))
    assert found is not None
    assert not found.measured


def test_a_machine_without_a_card_is_named_by_its_processor() -> None:
    assert isinstance(machine(check()), Machine)


def test_running_text_is_counted_in_blocks_as_long_as_the_limit(tmp_path: Path) -> None:
    """Short texts lie in blocks: what a row takes, how many there are, how long it lasts."""
    text = {
        "rows_kept": 900,
        "kind": "text",
        "lengths": {
            "mean": 64.0, "p99": 120, "max": 130, "supervised_mean": 64.0, "max_length": 1024,
            "blocks": 57, "rows_measured": 900, "counts": [[64, 899], [130, 1]],
            "answer_counts": [[64, 899], [130, 1]],
        },
    }  # fmt: skip
    assert counted_row(text, 1024) == (1024, 1024)
    assert mean_row(text, {"training.max_length": 1024}) == 1024
    draft = Draft(data_path="/data/livro.txt", base_model="/models/m")
    draft.changed = {"training.max_length": 1024}
    length = run_length(draft, recommend("balanced", text, LLAMA, draft), text)
    assert length is not None
    assert length.train_rows + length.held_out_rows == 57
    sampled = text | {"rows_kept": 9000}
    more = run_length(draft, recommend("balanced", sampled, LLAMA, draft), sampled)
    assert more is not None
    assert more.train_rows + more.held_out_rows == 563, "rows that were not measured count too"
