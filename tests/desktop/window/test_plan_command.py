"""`formiga plan` says what the wizard says: the same job, memory, time and findings."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import plan_models, plan_probe, plan_session, plan_verb
from desktop.cli.app import main
from desktop.cli.call import Exit
from desktop.main_window import MainWindow
from desktop.runs.inspector import InspectFailed, Question
from desktop.wizard.fits import fit
from desktop.wizard.review.readiness import findings
from desktop.wizard.review.words import words
from desktop.wizard.timing import run_time
from engine.contract.job_file import load_job
from engine.contract.memory import plan
from engine.contract.memory.measured import Measured, store
from tests.desktop.window import fakes
from tests.desktop.window.scenes import inspectors
from tests.desktop.window.test_live import card_of

MODEL = "/models/Qwen3-1.7B-Instruct"
Plan = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "support tickets.jsonl"
    made.write_text('{"question": "a", "answer": "b"}\n', encoding="utf-8")
    return made


class World:
    """What engine and check answer.

    Attributes:
        model: facts of the model, or a problem.
        check: the environment check's report.
        asked: every question about data or a model.
    """

    def __init__(self) -> None:
        self.model: dict[str, Any] = fakes.MODEL
        self.data: dict[str, Any] = fakes.REPORT
        self.check: dict[str, Any] = fakes.CHECK_CARD
        self.asked: list[Question] = []

    def report(self, home: Path, asked: Question) -> tuple[dict[str, Any], bool]:
        self.asked.append(asked)
        return {"v": 1, "model": self.model}, "problem" in self.model

    def file(self, home: Path, asked: Question) -> dict[str, Any]:
        self.asked.append(asked)
        return {**self.data, "path": asked.path}


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()
    monkeypatch.setattr(plan_session, "inspect_report", made.report)
    monkeypatch.setattr(plan_session, "inspect_file", made.file)
    monkeypatch.setattr(plan_verb, "run_check", lambda *_: made.check)
    monkeypatch.setattr(plan_models, "local_models", lambda home: fakes.LOCAL_MODELS)
    return made


@pytest.fixture
def planned(world: World, formiga_home: Path, capsys: pytest.CaptureFixture[str]) -> Plan:
    """(exit code, the object) of the verb."""

    def run(*arguments: object) -> tuple[int, dict[str, Any]]:
        told = [str(argument) for argument in arguments]
        code = main(["--home", str(formiga_home), "plan", *told, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def text(world: World, formiga_home: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: object) -> str:
        main(["--home", str(formiga_home), "plan", *map(str, arguments)])
        return " ".join(capsys.readouterr().out.split())

    return run


def in_the_window(window: MainWindow, file: Path, check: dict[str, Any]) -> None:
    """The same choices by hand."""
    window.checker.show_report(check)
    inspectors(window)[1].model_report = fakes.MODEL
    window.session.choose_data(str(file))
    window.session.choose_model(MODEL)


@pytest.mark.parametrize("check", [fakes.CHECK_CARD, fakes.CHECK_PROCESSOR, card_of(3)])
def test_terminal_and_window_say_the_same(
    window: MainWindow, planned: Plan, world: World, file: Path, check: dict[str, Any]
) -> None:
    world.check = check
    _, told = planned(file, "--model", MODEL)
    in_the_window(window, file, check)
    session, checker = window.session, window.checker
    assert told["job"] == session.spec().model_dump(mode="json")
    counted, took = fit(session, checker), run_time(session, checker)
    assert counted is not None
    assert took is not None
    assert told["memory"]["needed_bytes"] == counted.plan.total_bytes
    assert told["memory"]["badge"] == counted.badge
    assert told["memory"]["largest"] == counted.nearest
    assert told["memory"]["ways"]["full"]["bytes"] == counted.ways["full"].total_bytes
    assert told["memory"]["frozen_parameters"] == fakes.MODEL["parameters"]
    assert told["time"]["total_s"] == pytest.approx(took.total_s)
    shown = [(line.code, line.tone, words(line)[0]) for line in findings(session, checker)]
    assert [(f["code"], f["tone"], f["text"].partition(". ")[0]) for f in told["findings"]] == [
        (code, tone, head.partition(". ")[0]) for code, tone, head in shown
    ]


def test_a_plan_that_fits_is_ready_and_its_job_starts(
    planned: Plan, file: Path, tmp_path: Path
) -> None:
    job = tmp_path / "job.json"
    code, told = planned(file, "--model", MODEL, "--save", job)
    assert (code, told["ready"], told["memory"]["measured"]) == (0, True, False)
    assert load_job(job).model_dump(mode="json") == told["job"]
    again = planned(job)[1]
    assert again["job"] == told["job"]
    assert again["changed"] == {}


def test_a_preset_and_a_length_are_taken(planned: Plan, world: World, file: Path) -> None:
    _, told = planned(file, "--model", MODEL, "--preset", "quick", "--max-length", 1024)
    assert told["preset"] == "quick"
    assert told["changed"] == {"training.max_length": 1024}
    assert told["job"]["training"]["max_length"] == 1024
    assert world.asked[-1].max_length == 1024
    assert told["job"]["training"]["max_steps"] == 100


def test_the_rows_are_counted_again_where_the_answer_moves_the_limit(
    planned: Plan, world: World, file: Path
) -> None:
    planned(file, "--model", MODEL)
    counted = [asked.max_length for asked in world.asked if asked.file is not None]
    assert len(counted) == 2
    assert counted[1] == 2048


def test_what_does_not_fit_stops_and_names_what_would(
    planned: Plan, text: Any, world: World, file: Path, tmp_path: Path
) -> None:
    job = tmp_path / "job.json"
    document = planned(file, "--model", MODEL)[1]["job"]
    document["training"] |= {"per_device_train_batch_size": 16, "gradient_accumulation_steps": 1}
    job.write_text(json.dumps(document), encoding="utf-8")
    world.check = card_of(3)
    code, told = planned(job)
    assert (code, told["ready"], told["memory"]["badge"]) == (Exit.BLOCKED, False, "too_big")
    assert told["memory"]["nearest"]
    said = text(job)
    assert "[stop] Does not fit" in said
    assert "The nearest that fits: Rows at once" in said
    assert "`--accept MEMORY_TOO_BIG`" in said
    code, told = planned(job, "--accept", "MEMORY_TOO_BIG")
    assert (code, told["ready"]) == (0, True)


def test_the_report_has_memory_by_part_reasons_and_the_three_ways(text: Any, file: Path) -> None:
    said = text(file, "--model", MODEL)
    for words_ in (
        "Settings of Balanced that differ from the defaults Learning rate:",
        "99 of 100 rows have at most 2,011 tokens",
        "computed; Fits",
        "Weights, 4-bit NF4:",
        "Three ways to train it Full:",
        "Quick look (quick):",
        "parameters",
        "Time: about",
        "[ok] Environment verified",
        "Ready.",
    ):
        assert words_ in said


def test_a_model_that_is_not_here_is_planned_from_the_list(
    planned: Plan, text: Any, world: World, file: Path
) -> None:
    name = "Qwen/Qwen3-1.7B"
    world.model = {"id": name, "problem": {"code": "MODEL_NOT_DOWNLOADED", "facts": {}}}
    code, told = planned(file, "--model", name)
    assert code == 0
    assert told["time"]["download_s"] > 0
    assert "DOWNLOAD" in [line["code"] for line in told["findings"]]
    assert f"`formiga fetch {name}` fetches it before." in text(file, "--model", name)
    code, told = planned(file, "--model", name, "--probe")
    assert "MEASURE_FAILED" in [line["code"] for line in told["findings"]]


def test_a_model_that_nobody_knows_is_looked_up(
    planned: Plan, world: World, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.model = {"id": "a/b", "problem": {"code": "MODEL_NOT_DOWNLOADED", "facts": {}}}
    monkeypatch.setattr(plan_session, "look_up", lambda home, name: {**fakes.MODEL, "path": ""})
    assert planned(file, "--model", "a/b")[1]["memory"]["badge"] == "fits"

    def gated(home: Path, name: str) -> dict[str, Any]:
        raise InspectFailed("HUB_GATED", {"repo_id": name, "endpoint": "https://x"})

    monkeypatch.setattr(plan_session, "look_up", gated)
    code, told = planned(file, "--model", "a/b")
    assert (code, told["problem"]["code"]) == (1, "HUB_GATED")


def test_without_a_model_all_are_listed_and_the_recommended_one_is_taken(
    planned: Plan, text: Any, file: Path
) -> None:
    _, told = planned(file)
    best = [model for model in told["models"] if model["recommended"]]
    assert [model["id"] for model in best] == [told["model"]]
    assert len(told["models"]) > 10
    assert "recommended for these rows, and taken" in text(file)


@pytest.mark.parametrize("factor", [1.0, 1.4])
def test_two_real_steps_are_told_as_measured_and_more_than_planned_stops(
    planned: Plan, file: Path, formiga_home: Path, monkeypatch: pytest.MonkeyPatch, factor: float
) -> None:
    def measured(call: Any, session: Any, checked: Any) -> None:
        from dataclasses import asdict, replace

        from desktop.wizard.review.probing import probe_key

        found = fit(session, checked)
        assert found is not None
        setup = replace(found.setup, rows=1)
        peaks = [
            int(factor * plan(found.shape, replace(setup, row_tokens=tokens)).total_bytes)
            for tokens in (512, 1024)
        ]
        pair = Measured((512, 1024), (peaks[0], peaks[1]), (0.1, 0.2), asdict(setup))
        store(formiga_home / "cache", probe_key(found), pair)

    monkeypatch.setattr(plan_verb, "measure", measured)
    code, told = planned(file, "--model", MODEL, "--probe")
    assert told["memory"]["measured"] is True
    codes = {line["code"]: line["tone"] for line in told["findings"]}
    assert codes.get("MEMORY_OFF") == ("bad" if factor > 1 else None)
    assert code == (Exit.BLOCKED if factor > 1 else Exit.OK)


def test_a_probe_that_fails_says_why(
    planned: Plan, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    says = "import json; print(json.dumps({'problem': {'code': 'DEVICE_NOT_AVAILABLE', 'facts':"
    broken = [sys.executable, "-c", says + " {'device': 'cuda:0'}}})); raise SystemExit(1)"]
    monkeypatch.setattr(plan_probe, "engine_command", lambda home, arguments: broken)
    _, told = planned(file, "--model", MODEL, "--probe")
    assert "MEASURE_FAILED" in [line["code"] for line in told["findings"]]


def test_an_environment_that_is_not_ready_has_its_exit_code(
    planned: Plan, world: World, file: Path
) -> None:
    world.check = fakes.CHECK_REPAIRABLE
    code, told = planned(file, "--model", MODEL)
    assert (code, told["ready"]) == (Exit.REPAIRABLE, False)


def test_rows_that_need_a_decision_are_an_invalid_file(
    planned: Plan, world: World, file: Path
) -> None:
    problem = {"code": "DATA_COLUMNS_UNKNOWN", "facts": {"columns": ["a"]}}
    world.data = {**fakes.REPORT, "rows_kept": 0, "problem": problem}
    code, told = planned(file, "--model", MODEL)
    assert (code, told["ready"]) == (Exit.INVALID, False)
    assert "DATA_PROBLEM" in [line["code"] for line in told["findings"]]


def test_wrong_usage_is_told(planned: Plan, tmp_path: Path, file: Path) -> None:
    assert planned(tmp_path / "gone.jsonl")[1]["problem"]["code"] == "FILE_MISSING"
    assert planned(file, "--fix", "nothing")[0] == Exit.INVALID
    (tmp_path / "job.json").write_text('{"base_model": "x", "dataset": {}}', encoding="utf-8")
    code, told = planned(tmp_path / "job.json")
    assert (code, told["problem"]["code"]) == (Exit.INVALID, "JOB_INVALID")
