"""`formiga plan` with the real check and the real engine: looked at, measured, saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.app import main
from desktop.wizard.session_data import sample_files
from engine.contract.job_file import load_job


def test_a_plan_is_measured_and_its_job_saved(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job, train = tmp_path / "job.json", sample_files()[0]
    asked = ("plan", train, "--model", "starter", "--max-length", 128, "--probe", "--save", job)
    code = main([str(word) for word in ("--home", home, "--language", "en", *asked, "--json")])
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert code in (0, 3), said.err  # the lock of an engine that was built before may be older
    assert told["memory"]["measured"] is True
    assert told["memory"]["trained_parameters"] > 0
    assert told["job"]["training"]["max_length"] == 128
    assert load_job(job).base_model == "starter"
    assert "MEASURE_FAILED" not in [line["code"] for line in told["findings"]]
