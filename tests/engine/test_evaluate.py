"""Measuring in batches that hold no more tokens than a training batch."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import torch

from engine.evaluate import held_out_loss
from tests.engine.rows import make_rows


class Recorder(torch.nn.Module):
    """Predicts the next token badly; remembers the shapes that it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.table = torch.nn.Embedding(512, 512)
        self.shapes: list[tuple[int, ...]] = []

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> SimpleNamespace:
        self.shapes.append(tuple(input_ids.shape))
        return SimpleNamespace(logits=self.table(input_ids))


ROWS = make_rows(23)


def measured(batch_size: int, most_tokens: int | None) -> tuple[float, list[tuple[int, ...]]]:
    model = Recorder()
    found = held_out_loss(
        model,
        ROWS,
        pad_id=0,
        batch_size=batch_size,
        device=torch.device("cpu"),
        most_tokens=most_tokens,
    )
    return found.loss, model.shapes


@pytest.mark.parametrize("most", [1, 40, 64, 100, 10_000])
def test_a_batch_holds_no_more_tokens_than_a_step_and_the_loss_stays(most: int) -> None:
    alone, one_by_one = measured(1, None)
    loss, shapes = measured(8, most)
    assert loss == pytest.approx(alone, rel=1e-6)
    assert all(rows <= 8 and (rows == 1 or rows * length <= most) for rows, length in shapes)
    assert sum(rows for rows, _ in shapes) == len(ROWS) == len(one_by_one)


def test_room_is_used() -> None:
    assert [rows for rows, _ in measured(8, 10_000)[1]] == [8, 8, 7]
