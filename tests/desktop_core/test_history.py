"""A long history folded in blocks, and looked at thinned: the same as line by line."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.runs.history import Glance, fold_block
from desktop.runs.run_view import RunView
from engine.contract.events import parse_line

BEGAN = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def line(second: float, type_: str, **facts: Any) -> bytes:
    """As the engine's own writer puts it."""
    t = (BEGAN + timedelta(seconds=second)).isoformat(timespec="milliseconds")
    document = {"v": 1, "seq": 1, "t": t.replace("+00:00", "Z"), "type": type_, **facts}
    return json.dumps(document).encode() + b"\n"


def step(second: float, *steps: int, rate: float = 2e-4) -> bytes:
    losses = [[one, 1.0 / one] for one in steps]
    about = {"step": steps[-1], "loss": 1.0 / steps[-1], "epoch": 0.5, "learning_rate": rate}
    more = {"grad_norm": 0.8, "tokens": 70, "tokens_per_s": 9.5, "skipped_steps": 0}
    return line(second, "step", **about, **more, losses=losses)


def line_by_line(text: bytes) -> RunView:
    view = RunView()
    for one in text.splitlines():
        event = parse_line(one)
        if event is not None:
            view.apply(event)
    return view


def shown(view: RunView) -> dict[str, Any]:
    """Every field, the pace by its number."""
    plain = {f.name: getattr(view, f.name) for f in fields(view) if f.name != "pace"}
    return plain | {"pace": view.pace.seconds_per_step}


_LINES = st.one_of(
    st.builds(lambda n: [("step", n)], st.integers(1, 40)),
    st.sampled_from(
        (
            [("heartbeat", {})],
            [("phase", {"phase": "evaluating"})],
            [("phase", {"phase": "training"})],
            [("phase", {"phase": "paused", "type": "inside"})],
            [("eval", {"step": 3, "loss": 0.5, "split": "validation"})],
            [("resumed", {"from_step": 5})],
            [("back", 7)],
            [("problem", {"code": "X", "facts": {"type": "x"}, "fatal": True})],
            [("odd", {"losses": [[1, None]]})],
            [("torn", {})],
        )
    ),
)


@example(  # a heartbeat in a long gap before the newest step
    [
        ([("phase", {"phase": "evaluating"})], 0.25),
        ([("step", 1)], 0.25),
        ([("heartbeat", {})], 70.0),
        ([("step", 1)], 0.25),
    ],
    4,
)
@example(  # and one by whose time the clock was set back
    [
        ([("phase", {"phase": "evaluating"})], 0.25),
        ([("step", 1)], 0.25),
        ([("heartbeat", {})], -5.0),
        ([("step", 1)], 9.0),
    ],
    4,
)
@given(
    st.lists(st.tuples(_LINES, st.sampled_from((0.25, 0.25, 1.0, 9.0, 70.0, -5.0))), max_size=12),
    st.integers(1, 400),
)
def test_blocks_give_the_same_as_lines(
    story: list[tuple[list[tuple[str, Any]], float]], size: int
) -> None:
    text, second, at = b"", 0.0, 0
    for parts, gap in story:
        for kind, facts in parts:
            for _ in range(facts if kind == "step" else 1):
                second += gap
                at += 2 if kind == "step" else 0
                if kind == "step":
                    text += step(second, at - 1, at)
                elif kind == "back":
                    at = max(0, at - 7 + at % 2)
                elif kind == "torn":
                    text += b'{"v": 1, "t": "2026\n'
                else:
                    text += line(second, kind, **facts)
    in_blocks = RunView()
    lines = text.splitlines(keepends=True)
    for start in range(0, len(lines), size):
        fold_block(in_blocks, b"".join(lines[start : start + size]))
    slow = line_by_line(text)
    mine, wanted = shown(in_blocks), shown(slow)
    for name in ("times", "worked_s", "pace"):  # sums of floats
        assert str(mine.pop(name))[:8] == str(wanted.pop(name))[:8]
    assert mine == wanted


def test_a_first_look_has_everything_but_most_steps(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    parts = [line(0, "phase", phase="training")]
    for at in range(1, 20_001):
        parts.append(step(at * 0.25, at))
        if at % 1000 == 0:
            parts.append(line(at * 0.25, "eval", step=at, loss=1.0, split="validation"))
            parts.append(line(at * 0.25, "heartbeat"))
    file.write_bytes(b"".join(parts) + b'{"torn')
    view, glance = RunView(longest_gap_s=1e9), Glance(file)
    for block in glance.blocks():
        fold_block(view, block)
    assert glance.offset == file.stat().st_size - len(b'{"torn')
    whole = line_by_line(file.read_bytes())
    assert (view.step, view.evals, view.last_t) == (20_000, whole.evals, whole.last_t)
    assert view.pace.seconds_per_step == whole.pace.seconds_per_step
    assert abs(view.worked_s - whole.worked_s) < 1
    assert len(view.losses) < 6_000, "thinned"
    gaps = [later - before for before, later in pairwise(view.steps)]
    assert max(gaps) < 600, "no part of the curve is left out"


def test_a_file_that_is_not_there_or_never_ends_a_line_gives_nothing(tmp_path: Path) -> None:
    assert list(Glance(tmp_path / "none").blocks()) == []
    (tmp_path / "one").write_bytes(b"x" * 5_000_000)
    assert list(Glance(tmp_path / "one").blocks()) == []
