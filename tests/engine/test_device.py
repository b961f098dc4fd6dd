"""Which device and which number format, and why."""

from __future__ import annotations

import pytest
import torch

import engine.device
from engine.contract.problems import Problem
from engine.device import (
    Precision,
    choose_precision,
    peak_memory_bytes,
    planned_device,
    ready_device,
)

CARD = torch.device("cuda:0")


@pytest.mark.parametrize(
    ("asked", "row", "device"),
    [
        ("auto", {"id": "cpu"}, "cpu"),
        ("auto", {"id": "main-cu130"}, "cuda:0"),
        ("auto", None, "cpu"),
        ("cuda", {"id": "cpu"}, "cuda:0"),
        ("cuda:1", {"id": "main-cu130"}, "cuda:1"),
        ("cpu", {"id": "main-cu130"}, "cpu"),
    ],
)
def test_the_planned_device(asked: str, row: dict[str, str] | None, device: str) -> None:
    assert planned_device(asked, {"row": row}) == device


@pytest.mark.parametrize(
    ("asked", "capability", "expected"),
    [
        ("auto", (8, 9), Precision("bf16", "CARD_HAS_BF16")),
        ("auto", (12, 0), Precision("bf16", "CARD_HAS_BF16")),
        ("auto", (7, 5), Precision("fp16", "CARD_WITHOUT_BF16")),
        ("auto", (6, 1), Precision("fp16", "CARD_WITHOUT_BF16")),
        ("fp32", (8, 0), Precision("fp32", "ASKED")),
        ("fp16", (8, 0), Precision("fp16", "ASKED")),
    ],
)
def test_precision_follows_the_card(
    asked: str,
    capability: tuple[int, int],
    expected: Precision,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: capability)
    assert choose_precision(asked, CARD, 8_000_000_000) == expected


def test_bf16_on_a_card_without_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: (7, 5))
    with pytest.raises(Problem) as caught:
        choose_precision("bf16", CARD, 1)
    assert caught.value.code == "PRECISION_NOT_SUPPORTED"
    assert caught.value.facts["compute_capability"] == "7.5"


@pytest.mark.parametrize(
    ("has_bf16", "parameters", "expected"),
    [
        (True, 260_000, Precision("fp32", "CPU_SMALL_MODEL")),
        (True, 1_000_000_000, Precision("bf16", "CPU_HAS_BF16")),
        (False, 1_000_000_000, Precision("fp32", "CPU_WITHOUT_BF16")),
    ],
)
def test_precision_on_a_processor(
    has_bf16: bool, parameters: int, expected: Precision, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.device, "has_bf16", lambda: has_bf16)
    assert choose_precision("auto", torch.device("cpu"), parameters) == expected


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a card")
def test_a_card_that_is_not_there_is_named() -> None:
    with pytest.raises(Problem) as caught:
        ready_device("cuda:3")
    assert caught.value.code == "DEVICE_NOT_AVAILABLE"


def test_peak_memory_never_falls() -> None:
    before = peak_memory_bytes(torch.device("cpu"))
    held = bytearray(50_000_000)
    assert peak_memory_bytes(torch.device("cpu")) >= before > 10_000_000
    del held
