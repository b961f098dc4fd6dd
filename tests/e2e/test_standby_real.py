"""The real engine waits, is given a run, and trains it like any other."""

from __future__ import annotations

import time
from pathlib import Path

from desktop.runs import launcher
from desktop.runs.launch_record import last_launch
from desktop.runs.standby import Standby
from engine.contract.events import read_events
from engine.contract.job_file import parse_job
from engine.contract.run_folder import RunFolder
from tests.fakes.home import READY
from tests.shared import shared


def test_a_run_given_to_the_engine_that_waits(home: Path) -> None:
    waiting = Standby(home)
    assert waiting.wait_ready(180)
    assert 150e6 < waiting.memory_bytes < 800e6
    job = {
        "name": "waiting",
        "base_model": str(shared("models/stories260K-llama-pad192")),
        "dataset": {"path": str(shared("data/alpaca_en.json")), "max_rows": 40, "too_long": "drop"},
        "training": {"max_length": 256, "max_steps": 3, "device": "cpu"},
        "evaluation": {"sample_prompts": 1, "max_new_tokens": 4},
    }
    report = {**READY, "row": {"id": "cpu"}}
    run = RunFolder(launcher.start(parse_job(job), home, check=lambda *_: report, standby=waiting))
    deadline = time.monotonic() + 180
    while launcher.is_active(run):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    told = list(read_events(run.events))
    assert told[-1].type == "finished"
    (began,) = [event for event in told if event.type == "started"]
    assert began.fields["pid"] == last_launch(run).pid
    assert run.log.read_text(encoding="utf-8") == ""
    order = [event.type for event in told]
    assert order.index("eval") < order.index("step") < order.index("sample")
    assert next(event for event in told if event.type == "sample").fields["step"] == 0
    (copy,) = (home / "cache" / "quantized").glob("*/copy")
    assert (copy / "manifest.json").is_file()
