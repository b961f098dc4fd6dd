"""Passes and rows come in few sizes, and what fills them up is nobody's."""

from __future__ import annotations

import os
import random
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from engine.contract.packing import filled_tokens
from engine.fused import attention
from engine.fused.attention import OneRow, Rows, attending, rows_attention
from engine.fused.loss import EVEN_TOKENS, ChunkedCrossEntropy, chunks
from engine.fused.ways import Ways
from engine.loss import IGNORED, pack
from engine.process_settings import settle_process

CPU = torch.device("cpu")


def row(length: int, learned: int) -> Any:
    ids = list(range(1, length + 1))
    return SimpleNamespace(input_ids=ids, labels=[IGNORED] * (length - learned) + ids[-learned:])


def test_a_pass_is_filled_up_to_one_of_few_sizes() -> None:
    sizes = [filled_tokens(tokens) for tokens in range(1, 4097)]
    assert all(size >= tokens for tokens, size in enumerate(sizes, 1))
    assert all(size - tokens <= max(15, tokens / 8) for tokens, size in enumerate(sizes, 1))
    assert len({size for size in sizes if size > 1024}) <= 18
    assert [filled_tokens(size) for size in sizes] == sizes


@pytest.mark.parametrize("device", ["cpu", "meta"])
def test_the_filling_is_a_row_of_its_own_that_nobody_learns_or_counts(device: str) -> None:
    batch = pack([row(20, 7), row(13, 4)], torch.device(device), Ways(packed=True))
    assert batch.tokens == 33
    assert batch.rows == 2
    filling = (15,) if device == "cpu" else ()
    assert batch.laid.lengths == (20, 13, *filling)
    assert batch.ids.shape == (2, 33 + sum(filling))
    assert batch.targets.shape == (11,)
    if device == "cpu":
        assert batch.places.max() < 33
        assert batch.ids[1, 33:].tolist() == list(range(15))


@pytest.mark.parametrize("window", [None, 40])
@pytest.mark.parametrize("softcap", [None, 5.0])
def test_padded_rows_attend_as_they_would_alone(window: int | None, softcap: float | None) -> None:
    draw = torch.Generator().manual_seed(1)
    lengths = (70, 5, 30, 129, 64, 1)
    shapes = ((1, heads, sum(lengths), 16) for heads in (4, 2, 2))
    q, k, v = (torch.randn(shape, generator=draw).bfloat16().requires_grad_() for shape in shapes)
    model = SimpleNamespace(
        config=SimpleNamespace(get_text_config=lambda: SimpleNamespace(_attn_implementation="x"))
    )
    with attending(model, Rows.of(lengths, CPU)):
        found, _ = rows_attention(
            torch.nn.Identity(), q, k, v, None, sliding_window=window, softcap=softcap
        )
    found.float().square().sum().backward()
    packed = [tensor.grad for tensor in (q, k, v)]
    assert found.shape == (1, sum(lengths), 4, 16)
    one, start = OneRow(16**-0.5, 0.0, window, softcap), 0
    for tensor in (q, k, v):
        tensor.grad = None
    for length in lengths:
        answer = one(*(part.narrow(2, start, length) for part in (q, k, v))).transpose(1, 2)
        torch.testing.assert_close(found[:, start : start + length], answer, rtol=0.02, atol=0.02)
        answer.float().square().sum().backward()
        start += length
    for ours, tensor in zip(packed, (q, k, v), strict=True):
        torch.testing.assert_close(ours, tensor.grad, rtol=0.05, atol=0.05)


def test_few_lengths_reach_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def kernel(self: OneRow, q: torch.Tensor, *others: Any) -> torch.Tensor:
        asked.append(q.shape[2])
        return q

    monkeypatch.setattr(OneRow, "__call__", kernel)
    draw = random.Random(2)
    lengths = tuple(draw.randint(1, 1024) for _ in range(300))
    q = torch.zeros(1, 1, sum(lengths), 2)
    model = SimpleNamespace(
        config=SimpleNamespace(get_text_config=lambda: SimpleNamespace(_attn_implementation="x"))
    )
    with attending(model, Rows.of(lengths, CPU)):
        rows_attention(torch.nn.Identity(), q.bfloat16(), q.bfloat16(), q.bfloat16(), None)
        in_16_bit, asked[:] = set(asked), []
        rows_attention(torch.nn.Identity(), q, q, q, None)
    assert len(in_16_bit) <= 1024 // attention.LENGTH_STEP + 3
    assert len(set(asked)) > 100, "32-bit arithmetic keeps nothing"


def test_chunks_hold_every_token_in_few_sizes() -> None:
    sizes = set()
    for tokens in range(600):
        parts = list(chunks(tokens, 187))
        assert sorted({n for part in parts for n in range(part.start, part.stop)}) == list(
            range(tokens)
        )
        assert all(0 < part.stop - part.start <= 187 for part in parts)
        if tokens >= EVEN_TOKENS:
            sizes |= {part.stop - part.start for part in parts}
    assert sizes <= {187, *range(EVEN_TOKENS, 187, EVEN_TOKENS)}


@pytest.mark.parametrize("tokens", [3, 33, 200, 401])
def test_chunks_that_overlap_give_the_same_loss_and_gradient(
    tokens: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.fused.loss.chunk_tokens", lambda *_: 187)
    draw = torch.Generator().manual_seed(tokens)
    hidden = torch.randn(tokens, 8, generator=draw, requires_grad=True)
    head = torch.randn(50, 8, generator=draw)
    targets = torch.randint(0, 50, (tokens,), generator=draw)
    losses = ChunkedCrossEntropy.apply(hidden, head, targets, None)
    losses.sum().backward()  # type: ignore[no-untyped-call]
    ours, hidden.grad = hidden.grad, None
    plain = torch.nn.functional.cross_entropy(hidden @ head.t(), targets, reduction="none")
    plain.sum().backward()
    torch.testing.assert_close(losses, plain)
    torch.testing.assert_close(ours, hidden.grad)


CACHES = ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY")


@pytest.mark.parametrize("name", CACHES)
def test_a_process_keeps_few_programs_unless_somebody_wants_more(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for other in {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "OMP_NUM_THREADS", *CACHES} - {name}:
        monkeypatch.setenv(other, os.environ.get(other, "1"))
    monkeypatch.setenv(name, "")
    monkeypatch.delenv(name)
    settle_process()
    assert int(os.environ[name]) == 64
    monkeypatch.setenv(name, "7")
    settle_process()
    assert os.environ[name] == "7"
