"""The probe verb as a process: its lines, its two numbers, and the plan that uses them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from engine.contract.memory import ModelShape, Setup, plan
from engine.contract.memory.measured import calibration_for, key, lookup
from engine.memory_probe import Engine, engine_lock
from engine.models.card import RECEIPT
from engine.models.inspect import inspect_model
from tests.engine.families.toys import make_model
from tests.engine.runs import CODE

ROWS, LONGEST = 4, 256


def probe(job: Path, home: Path, *more: str) -> tuple[int, list[dict[str, Any]]]:
    done = subprocess.run(
        [sys.executable, "-s", "-B", "-m", "engine", "probe", str(job), "--home", str(home), *more],
        cwd=CODE,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        timeout=240,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def job_file(folder: Path, model: str) -> Path:
    job = {
        "name": "probe",
        "base_model": model,
        "dataset": {"path": "never read.jsonl"},
        "training": {
            "max_length": LONGEST,
            "per_device_train_batch_size": ROWS,
            "device": "cpu",
        },
    }
    file = folder / "job.json"
    file.write_text(json.dumps(job), encoding="utf-8")
    return file


def test_two_real_steps_at_two_lengths_turn_the_plan(tmp_path: Path) -> None:
    model = make_model(tmp_path / "model", "llama", hidden=128, layers=4, vocab=4096)
    code, lines = probe(job_file(tmp_path, str(model)), tmp_path / "home")
    assert code == 0, lines
    assert [line.get("phase") for line in lines] == ["loading", "measuring", "measuring", None]
    found = lines[-1]["measured"]
    assert found["tokens"] == [ROWS * LONGEST // 2, ROWS * LONGEST]
    assert 0 < found["peak_bytes"][0] <= found["peak_bytes"][1]
    assert min(found["seconds"]) > 0

    shape = ModelShape.from_facts(inspect_model(model).to_json())
    assert shape is not None
    setup = Setup(rows=ROWS, row_tokens=LONGEST, device="cpu")
    here = Engine("cpu", "", engine_lock())
    cache = tmp_path / "home" / "cache"
    assert lookup(cache, key(shape, setup, here)) is not None
    corrected = plan(shape, setup, calibration_for(cache, shape, setup, here))
    assert corrected.measured
    assert abs(corrected.total_bytes / found["peak_bytes"][1] - 1) < 0.02
    assert calibration_for(cache, shape, setup, Engine("cuda", "another", "")) is None


def test_a_model_that_is_not_here_is_not_fetched_for_a_measurement(tmp_path: Path) -> None:
    code, lines = probe(job_file(tmp_path, "somebody/model"), tmp_path)
    assert code == 1
    assert lines[-1]["problem"]["code"] == "MODEL_NOT_DOWNLOADED"


def test_a_model_that_was_downloaded_is_measured_by_its_name(tmp_path: Path) -> None:
    home = tmp_path / "home"
    model = home / "models" / "dono--modelo"
    make_model(model, "llama", hidden=64, layers=1, vocab=512)
    sizes = {file.name: file.stat().st_size for file in model.iterdir() if file.is_file()}
    (model / RECEIPT).write_text(json.dumps({"files": sizes}), encoding="utf-8")
    code, lines = probe(job_file(tmp_path, "dono/modelo"), home, "--row-tokens", "32")
    assert code == 0, lines
    assert lines[-1]["measured"]["peak_bytes"][1] > 0
