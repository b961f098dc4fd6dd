"""Scores in blocks: the same answers and gradients as written out at once, and far less memory."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch.profiler import ProfilerActivity, profile
from transformers.models.gemma2.modeling_gemma2 import eager_attention_forward

from engine.fused import scores
from engine.fused.attention import OneRow
from engine.fused.scores import Scored, ScoredAttention, blocks
from tests.engine.fullest import fullest_moment

Tensors = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "BLOCK_BYTES", {"cpu": 6000, "cuda": 6000})
    monkeypatch.setattr(scores, "MOST_QUERIES", {"cpu": 7, "cuda": 7})
    monkeypatch.setattr(scores, "LEAST_QUERIES", 3)


def drawn(
    heads: int,
    key_heads: int,
    tokens: int,
    width: int,
    dtype: Any = torch.float64,
    value_width: int = 0,
) -> Any:
    draw = torch.Generator().manual_seed(5)
    counts = ((heads, width), (key_heads, width), (key_heads, value_width or width))
    shapes = [(2, count, tokens, wide) for count, wide in counts]
    return tuple(
        torch.randn(shape, generator=draw, dtype=torch.float64).to(dtype).requires_grad_()
        for shape in shapes
    )


def written_out(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, how: Scored) -> torch.Tensor:
    each = q.shape[1] // k.shape[1]
    k, v = k.repeat_interleave(each, 1), v.repeat_interleave(each, 1)
    made = q @ k.transpose(2, 3) * how.scale
    if how.softcap is not None:
        made = torch.tanh(made / how.softcap) * how.softcap
    places = torch.arange(q.shape[2])
    apart = places[:, None] - places[None]
    seen = (apart >= 0) & (apart < (how.window or q.shape[2]))
    return made.masked_fill(~seen, float("-inf")).softmax(-1) @ v


def both(parts: Tensors, how: Scored) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Answers and gradients, in blocks and written out."""
    ways = (ScoredAttention.apply(*parts, how), written_out(*parts, how))
    given = torch.randn(ways[0].shape, generator=torch.Generator().manual_seed(6)).to(ways[0].dtype)
    slopes = [torch.autograd.grad((way * given).sum(), parts) for way in ways]
    return [ways, *zip(*slopes, strict=True)]


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("window", [None, 5, 1])
@pytest.mark.parametrize("softcap", [None, 2.0])
@pytest.mark.parametrize("key_heads", [6, 3, 1])
def test_blocks_are_the_whole(window: int | None, softcap: float | None, key_heads: int) -> None:
    parts = drawn(6, key_heads, 19, 4, value_width=7)
    assert len(list(blocks(parts[0], parts[1], window))) >= 3
    for ours, whole in both(parts, Scored(0.3, 0.0, window, softcap)):
        torch.testing.assert_close(ours, whole, rtol=1e-10, atol=1e-12)


@pytest.mark.usefixtures("small_blocks")
def test_dropout_has_the_gradient_of_what_it_drew() -> None:
    def attend(*parts: torch.Tensor) -> Any:
        torch.manual_seed(3)
        return ScoredAttention.apply(*parts, Scored(0.3, 0.3, 5, 2.0))

    parts = tuple(part[:, :, :9, :3].detach().requires_grad_() for part in drawn(4, 2, 9, 3))
    assert torch.autograd.gradcheck(attend, parts)
    torch.manual_seed(4)
    other = ScoredAttention.apply(*parts, Scored(0.3, 0.3, 5, 2.0))
    assert not torch.equal(attend(*parts), other), "another seed takes other weights"


def test_dropout_changes_nothing_on_average() -> None:
    parts = drawn(2, 2, 12, 4)
    torch.manual_seed(0)
    with torch.no_grad():
        tries = [ScoredAttention.apply(*parts, Scored(0.3, 0.2)) for _ in range(4000)]
        whole = written_out(*parts, Scored(0.3))
    torch.testing.assert_close(torch.stack(tries).mean(0), whole, rtol=0, atol=0.06)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_in_16_bit_as_near_as_written_out(dtype: torch.dtype) -> None:
    how = Scored(0.125, 0.0, 100, 20.0)
    exact = both(drawn(4, 2, 300, 64, torch.float32), how)
    narrow = both(drawn(4, 2, 300, 64, dtype), how)
    for (_, truth), (ours, theirs) in zip(exact, narrow, strict=True):
        off, usual = ((found.float() - truth).norm() for found in (ours, theirs))
        assert off <= 1.05 * usual


def test_capped_scores_are_rounded_as_the_library_rounds_them() -> None:
    """A model is packed only if its predictions are the library's: sixteen layers with scores that
    were capped in 32 bit differed by more than is allowed, and took 300 MB more in padded rows."""
    parts = tuple(part.detach() for part in drawn(4, 2, 200, 64, torch.bfloat16))
    q, k, v = parts[0] * 3, parts[1] * 3, parts[2]
    module = torch.nn.Module()
    module.num_key_value_groups = 2  # type: ignore[assignment]
    mask = torch.full((200, 200), float("-inf"), dtype=q.dtype).triu(1)[None, None]
    theirs, _ = eager_attention_forward(module, q, k, v, mask, scaling=0.125, softcap=50.0)
    ours = ScoredAttention.apply(q, k, v, Scored(0.125, softcap=50.0))
    torch.testing.assert_close(ours.transpose(1, 2), theirs, rtol=0.008, atol=0.004)


@pytest.mark.parametrize("one", [OneRow(0.125, 0.1), OneRow(0.125, softcap=50.0)])
def test_memory_of_a_long_row_is_not_its_square(one: OneRow) -> None:
    heads, tokens = 8, 1024
    parts = drawn(heads, heads, tokens, 16, torch.float32)
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as seen:
        one(*parts).sum().backward()
    masks = 2 * heads * tokens * tokens if one.dropout else 0
    assert fullest_moment(seen) < masks + 24 * 2**20, "written out: 200 MB and more"
