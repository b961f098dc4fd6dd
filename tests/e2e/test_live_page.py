"""The live page with a real engine: save, sample, pause, resume, pause again, keep."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.app import open_window
from desktop.runs import launcher
from desktop.runs.launcher import start
from engine.contract.events import read_events
from engine.contract.run_folder import RunFolder
from tests.e2e.hands import press, reads, wait_for
from tests.shared import needs_shared, shared

pytestmark = [needs_shared, pytest.mark.slow, pytest.mark.gui]


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """Long enough that nobody waits in vain for a step."""
    file = tmp_path / "job.json"
    document = {
        "name": "asked",
        "base_model": str(shared("models/stories260K-llama-pad192")),
        "dataset": {
            "path": str(shared("data/alpaca_en.json")),
            "max_rows": 80,
            "validation_rows": 8,
            "too_long": "drop",
        },
        "method": {"type": "lora", "r": 4},
        "training": {"max_length": 256, "learning_rate": 2e-3, "max_steps": 100_000},
        "evaluation": {"sample_prompts": 1, "max_new_tokens": 8},
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def count(run: RunFolder, type_: str) -> int:
    return sum(event.type == type_ for event in read_events(run.events))


def test_everything_that_can_be_asked_of_a_run_is_done(qtbot: QtBot, home: Path, job: Path) -> None:
    run = RunFolder(start(job, home))
    language.install("en")
    window = open_window(home)
    qtbot.addWidget(window)
    window.open_live(run.path)
    page: Any = window._pages["live"]

    def when(what: Callable[[], bool]) -> None:
        wait_for(qtbot, what, 120)

    try:
        when(lambda: page.state == "running")
        saved, answered = count(run, "checkpoint"), count(run, "sample")
        press(qtbot, window, "Save now")
        when(lambda: count(run, "checkpoint") > saved and reads(window, "Save now"))
        press(qtbot, window, "Sample now")
        when(lambda: count(run, "sample") > answered and reads(window, "Sample now"))

        press(qtbot, window, "Pause")
        when(lambda: page.state == "paused")
        when(lambda: reads(window, "Resume"))
        assert not run.is_alive()
        assert reads(window, "The processor is free for other work")
        step = page._follower.view.step

        press(qtbot, window, "Resume")
        when(lambda: page.state == "running" and page._follower.view.step > step)
        press(qtbot, window, "Pause")
        when(lambda: page.state == "paused")
        press(qtbot, window, "Stop and keep")
        when(lambda: page.state == "stopped")
        assert (run.adapter / "adapter_model.safetensors").is_file()
        assert run.read_state().state == "stopped"
    finally:
        if run.is_alive():
            launcher.force_stop(run.path)
        window.session.stop()
        window.close()
