"""Settings that do not go together: told at their field, with a value that would."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.wizard.draft import check_value
from desktop.wizard.machine import Machine
from desktop.wizard.settings.conflict_words import SENTENCES, conflict_text, fix_text
from desktop.wizard.settings.conflicts import conflicts
from desktop.wizard.settings.fields import SETTINGS
from tests.desktop.window import fakes
from tests.desktop.window.situations import CARD, OLD_CARD, PROCESSOR, situation

ON = "training.gradient_checkpointing"
EVERY, OFFLOAD = f"{ON}_every", f"{ON}_offload"
ADAPTER = "training.adapter_precision"
PATIENCE = "evaluation.early_stopping_patience"
CASES: list[tuple[str, dict[str, Any], Machine, str, bool]] = [
    ("training.precision", {"training.precision": "bf16"}, OLD_CARD, "BF16_MISSING", True),
    ("training.precision", {"training.precision": "fp16"}, PROCESSOR, "FP16_ON_PROCESSOR", False),
    ("training.device", {"training.device": "cuda:0"}, PROCESSOR, "NO_CARD", True),
    (
        "evaluation.eval_steps",
        {"evaluation.eval_steps": 5000},
        CARD,
        "MEASURED_ONLY_AT_THE_END",
        False,
    ),
    ("training.warmup_steps", {"training.warmup_steps": 861}, CARD, "WARM_UP_TOO_LONG", False),
    ("training.num_train_epochs", {"training.max_steps": 9}, CARD, "ENDS_BEFORE_EPOCHS", False),
    ("training.max_length", {"training.max_length": 5000}, CARD, "BEYOND_CONTEXT", True),
    ("method.r", {"method.r": 1024}, CARD, "RANK_BEYOND_LAYER", False),
    ("method.lora_dropout", {"method.lora_dropout": 0.5}, CARD, "MUCH_DROPOUT", False),
    (
        "method.target_modules",
        {"method.target_modules": ["c_attn"]},
        CARD,
        "NO_SUCH_LAYERS",
        False,
    ),
    (
        "method.target_modules",
        {"method.target_modules": ["q_proj", "lm_head"]},
        CARD,
        "TIED_APART",
        True,
    ),
    (
        "dataset.validation_rows",
        {"dataset.validation_rows": 4791},
        CARD,
        "NOTHING_LEFT_TO_TRAIN",
        True,
    ),
    (
        "evaluation.keep_best",
        {"dataset.validation_rows": 0},
        CARD,
        "NOTHING_TO_CHOOSE_BY",
        False,
    ),
    (EVERY, {ON: False, EVERY: 2}, CARD, "NO_CHECKPOINTING", False),
    (OFFLOAD, {ON: False, OFFLOAD: True}, CARD, "NO_CHECKPOINTING", False),
    (OFFLOAD, {ON: True, OFFLOAD: True}, PROCESSOR, "OFFLOAD_ON_PROCESSOR", False),
    (EVERY, {ON: True, EVERY: 28}, CARD, "EVERY_BEYOND_LAYERS", False),
    (ADAPTER, {ADAPTER: "bf16"}, OLD_CARD, "BF16_ADAPTER_IN_FP16", True),
    (
        ADAPTER,
        {ADAPTER: "bf16", "training.precision": "fp16"},
        CARD,
        "BF16_ADAPTER_IN_FP16",
        True,
    ),
    (
        "training.optim",
        {"training.optim": "paged_adamw_8bit"},
        PROCESSOR,
        "PAGED_ON_PROCESSOR",
        False,
    ),
    (
        "training.torch_compile",
        {"training.torch_compile": True},
        PROCESSOR,
        "COMPILE_ON_PROCESSOR",
        False,
    ),
    (
        PATIENCE,
        {PATIENCE: 3, "dataset.validation_rows": 0},
        CARD,
        "NOTHING_TO_STOP_BY",
        False,
    ),
    (PATIENCE, {PATIENCE: 40}, CARD, "PATIENCE_BEYOND_RUN", False),
    (
        PATIENCE,
        {PATIENCE: 2, "evaluation.eval_steps": 500},
        CARD,
        "PATIENCE_BEYOND_RUN",
        False,
    ),
    ("training.learning_rate", {"training.learning_rate": 2e-5}, CARD, "RATE_LOW", False),
    ("training.learning_rate", {"training.learning_rate": 1.5e-3}, CARD, "RATE_TOO_HIGH", False),
]
NARROW_HEADS = {
    "tied_embeddings": True,
    "heads": 16,
    "kv_heads": 2,
    "head_dim": 128,
    "intermediate_size": 6144,
}


@pytest.mark.parametrize(
    ("named", "left"), [(["lm_head"], "all-linear"), (["q_proj", "model.embed_tokens"], ["q_proj"])]
)
def test_one_table_is_not_trained_apart(named: list[str], left: Any) -> None:
    path = "method.target_modules"
    found = conflicts(situation({path: named}, model={"tied_embeddings": True}))[path]
    assert (found.code, found.blocks, found.fix) == ("TIED_APART", True, {path: left})
    assert named[-1] in conflict_text(found)
    assert path not in conflicts(situation({path: named}, model={"tied_embeddings": False}))


@pytest.mark.parametrize(("path", "changed", "machine", "code", "blocks"), CASES)
def test_it_is_told_at_its_field(
    path: str, changed: dict[str, Any], machine: Machine, code: str, blocks: bool
) -> None:
    found = conflicts(situation(changed, machine=machine, model=NARROW_HEADS))[path]
    assert (found.code, found.blocks) == (code, blocks)
    assert "{" not in conflict_text(found)
    if found.fix:
        assert fix_text(found)


@pytest.mark.parametrize(("path", "changed", "machine", "code", "blocks"), CASES)
def test_the_offered_value_ends_it_and_is_valid(
    path: str, changed: dict[str, Any], machine: Machine, code: str, blocks: bool
) -> None:
    found = conflicts(situation(changed, machine=machine, model=NARROW_HEADS))[path]
    if not found.fix:
        return
    for changed_path, value in found.fix.items():
        assert check_value(changed_path, value) is None
        assert changed_path in SETTINGS
    after = conflicts(situation({**changed, **found.fix}, machine=machine, model=NARROW_HEADS))
    assert code not in {conflict.code for conflict in after.values()}


@pytest.mark.parametrize("preset", ["quick", "balanced", "thorough"])
@pytest.mark.parametrize("machine", [CARD, OLD_CARD, PROCESSOR, None])
@pytest.mark.parametrize("rows", [3, 39, 45, 4791])
def test_what_is_recommended_never_conflicts(
    preset: str, machine: Machine | None, rows: int
) -> None:
    now = situation(report={"rows_kept": rows}, preset=preset, machine=machine)
    found = conflicts(now)
    assert {c.code for c in found.values()} <= {"NOTHING_TO_CHOOSE_BY"}  # few rows: none kept aside


@pytest.mark.parametrize("machine", [CARD, PROCESSOR])
def test_what_goes_together_is_told_nowhere(machine: Machine) -> None:
    """The same settings where they act."""
    changed = {ON: True, EVERY: 2, PATIENCE: 3, "training.optim": "adamw_8bit", ADAPTER: "bf16"}
    found = conflicts(situation(changed, machine=machine))
    assert not {EVERY, PATIENCE, "training.optim", ADAPTER} & set(found)


def test_rows_of_their_own_can_stop_a_run() -> None:
    found = conflicts(situation({PATIENCE: 3, "dataset.validation_rows": 0}, own_rows=True))
    assert PATIENCE not in found


def test_all_rows_longer_than_the_limit_cannot_all_be_left_out() -> None:
    lengths = {**fakes.REPORT["lengths"], "counts": [[300, 5], [900, 5]]}
    changed = {"training.max_length": 128, "dataset.too_long": "drop"}
    found = conflicts(situation(changed, report={"lengths": lengths, "rows_kept": 10}))
    assert found["dataset.too_long"].code == "ALL_ROWS_LONGER"
    changed["training.max_length"] = 320
    fits = conflicts(situation(changed, report={"lengths": lengths, "rows_kept": 10}))
    assert "dataset.too_long" not in fits


def test_every_sentence_belongs_to_a_case() -> None:
    assert set(SENTENCES) == {case[3] for case in CASES} | {"ALL_ROWS_LONGER", "RATE_HIGH"}
