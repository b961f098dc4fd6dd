"""How long a run will take, part by part, before it starts: the bridge to `engine.contract.work`.

From two real steps on this computer where there are some; else from operations counted and a
device's usual speed, and then only good to a factor of two. While it runs, `desktop.runs.pace`
counts real steps instead.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop import paths
from desktop.wizard.draft import DEFAULTS
from desktop.wizard.estimate import EVALS_PER_RUN, RunLength, preset_length, run_length
from desktop.wizard.fits import Checker, asked_device, setup_for
from desktop.wizard.machine import Machine, machine
from desktop.wizard.settings.room import mean_row
from engine.contract import work
from engine.contract.memory import ModelShape, Setup
from engine.contract.memory.measured import Measured, key, lookup

PADDING = 1.15
"""Tokens with padding against tokens without, in batches of rows of like length."""
COMPILING_S = 120.0
COMPILED_SHARE = 0.92
"""Of a step's time, once norms, rotation and the MLP's middle are one program on a card (published:
1.05 to 1.15 times as fast); the warm-up is minutes whatever the run's length."""
ANSWER_SPEED = {"cuda": 25.0, "cpu": 12.0}
"""Answer tokens a second of shown samples."""
LOADING_S = 12.0
"""From the start of the engine to its first step, for a small model."""
LOADING_BYTES_PER_S = 400e6
DOWNLOAD_BYTES_PER_S = 12.5e6
"""A line of 100 Mbit/s."""


@dataclass(frozen=True)
class TimeEstimate:
    """Seconds of a run, part by part."""

    download_s: float
    """0 where the model is on this computer."""
    loading_s: float
    training_s: float
    evaluation_s: float
    measured: bool
    """Whether the training speed comes from real steps on this computer."""

    @property
    def total_s(self) -> float:
        return self.download_s + self.loading_s + self.training_s + self.evaluation_s


def run_time(
    session: Any, checker: Checker, preset: str | None = None, download_bytes: int = 0
) -> TimeEstimate | None:
    """The run as it is set now, or as another preset alone would have it.

    None where rows, model or device are not known yet.

    Args:
        download_bytes: what must be fetched before the start.
    """
    here = machine(checker.report, asked_device(session.draft))
    shape = ModelShape.from_facts(session.model.report)
    proposed = session.recommendation() if preset is None else session.recommendation_for(preset)
    changed = session.draft.changed if preset is None else {}
    counted = run_length if preset is None else preset_length
    length = counted(session.draft, proposed, session.data.report)
    if here is None or shape is None or length is None:
        return None
    values = {**DEFAULTS, **proposed.values, **changed}
    setup = setup_for(values, session.data.report, here)
    measured = lookup(paths.cache_dir(session.home), key(shape, setup, here))
    if measured is not None and min(measured.seconds) <= 0:
        measured = None
    padding = 1.0 if values["training.packing"] else PADDING
    row = mean_row(session.data.report, values)
    speed = _Speed(shape, setup, here, row, measured, padding)
    compiles = values["training.torch_compile"] and here.device == "cuda"
    training_s = speed.training_s(length)
    return TimeEstimate(
        download_s=download_bytes / DOWNLOAD_BYTES_PER_S,
        loading_s=LOADING_S
        + int(session.model.report.get("weights_bytes") or 0) / LOADING_BYTES_PER_S,
        training_s=COMPILING_S + COMPILED_SHARE * training_s if compiles else training_s,
        evaluation_s=speed.evaluation_s(length, values),
        measured=speed.measured is not None,
    )


@dataclass(frozen=True)
class _Speed:
    """Seconds on one device, for one setup and rows of one mean length."""

    shape: ModelShape
    setup: Setup
    here: Machine
    row_tokens: float
    measured: Measured | None
    padding: float
    """Tokens with padding against tokens without; 1 where rows lie end to end."""

    def training_s(self, length: RunLength) -> float:
        """All updates: whole batches of rows as long as the mean, and what each batch costs."""
        rows = length.updates * length.batch
        batches = math.ceil(length.batch / self.setup.rows) * length.updates
        tokens = rows * self.row_tokens * self.padding
        each, fixed = self._token_s(), self._batch_s()
        return tokens * each + batches * fixed

    def evaluation_s(self, length: RunLength, values: Mapping[str, Any]) -> float:
        """Every measurement of the rows kept aside, and the shown answers before and after."""
        every = values["evaluation.eval_steps"] or max(2, length.updates // EVALS_PER_RUN)
        times = 1 + math.ceil(length.updates / every)
        tokens = times * length.held_out_rows * self.row_tokens
        ratio = work.forward_flops(self.shape, self.row_tokens) / self._flops()
        answers = values["evaluation.sample_prompts"] * 2 + times
        shown = answers * values["evaluation.max_new_tokens"] / ANSWER_SPEED[self.here.device]
        return tokens * self._token_s() * ratio + (shown if answers else 0.0)

    def _token_s(self) -> float:
        if self.measured is not None:
            (few, many), (short, long) = self.measured.tokens, self.measured.seconds
            if many > few and long > short:
                return (long - short) / (many - few)
            return long / many
        cores = os.cpu_count() or 1
        precision = self.setup.precision(self.shape)
        rate = work.flops_per_second(self.here.device, self.here.name, cores, precision)
        return self._flops() / rate + work.offload_s(self.shape, self.setup)

    def _batch_s(self) -> float:
        if self.measured is not None:
            return max(0.0, self.measured.seconds[0] - self.measured.tokens[0] * self._token_s())
        return work.overhead_s(self.shape, self.here.device)

    def _flops(self) -> float:
        return work.training_flops(self.shape, self.setup, self.row_tokens)
