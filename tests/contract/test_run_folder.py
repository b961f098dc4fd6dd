"""A run folder tells its state by its last event and by the lock, and takes requests as files."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import pytest
from filelock import FileLock

from engine.contract.atomic import write_json_atomic
from engine.contract.events import EventWriter
from engine.contract.job_file import load_job, parse_job
from engine.contract.run_folder import RunFolder, slug

ROWS = str(Path("rows.jsonl").resolve())
JOB = parse_job({"name": "Bilhetes à loja", "base_model": "starter", "dataset": {"path": ROWS}})
WHEN = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return RunFolder.create(tmp_path / "runs", JOB, WHEN)


def write(run: RunFolder, *events: tuple[str, dict[str, object]]) -> None:
    writer = EventWriter(run.events)
    for type_, fields in events:
        writer.write(type_, **fields)  # type: ignore[arg-type]
    writer.close()


def test_the_folder_is_named_by_time_and_name(run: RunFolder) -> None:
    assert run.path.name == "2026-11-22_1402_bilhetes-a-loja"
    assert load_job(run.job) == JOB
    assert "PeftModel" in (run.path / "README.txt").read_text(encoding="utf-8")


def test_runs_of_the_same_minute_get_a_number(run: RunFolder) -> None:
    again = RunFolder.create(run.path.parent, JOB, WHEN)
    assert again.path.name == run.path.name + "-2"


@pytest.mark.parametrize(
    ("name", "folder"),
    [("???", "run"), ("Olá, Mundo!", "ola-mundo"), ("a" * 99, "a" * 40), ("你好", "run")],
)
def test_any_name_gives_a_plain_folder(name: str, folder: str) -> None:
    assert slug(name) == folder


STATES = [
    ([], "created"),
    ([("step", {"step": 1})], "lost"),
    ([("finished", {})], "finished"),
    ([("stopped", {"reason": "asked"})], "stopped"),
    ([("stopped", {"reason": "pause"})], "paused"),
    ([("problem", {"code": "X", "fatal": True})], "failed"),
    ([("problem", {"code": "X", "fatal": False})], "lost"),
    ([("finished", {}), ("telepathy", {})], "lost"),
]


@pytest.mark.parametrize(("events", "state"), STATES)
def test_states_without_an_engine(run: RunFolder, events: list, state: str) -> None:  # type: ignore[type-arg]
    write(run, *events)
    assert run.read_state().state == state


def test_states_with_an_engine(run: RunFolder) -> None:
    with FileLock(run.lock):
        assert run.is_alive()
        assert run.read_state().state == "starting"
        write(run, ("phase", {"phase": "queued"}))
        assert run.read_state().state == "queued"
        write(run, ("phase", {"phase": "training"}), ("step", {"step": 3}))
        assert run.read_state().state == "running"
        run.request("stop")
        assert run.read_state().state == "stopping"
    assert not run.is_alive()
    assert run.read_state().state == "lost"


@pytest.mark.parametrize(
    ("cached", "phases", "state"),
    [
        ("running", ["training", "paused"], "paused"),
        ("paused", ["paused", "training"], "running"),
        ("queued", ["queued", "loading"], "running"),
        ("running", ["queued"], "queued"),
        ("paused", [], "paused"),
        ("paused", [5], "paused"),
    ],
    ids=["full", "room again", "its turn", "waits", "long ago", "strange"],
)
def test_the_history_knows_better_than_a_cache_that_the_disk_refused(
    run: RunFolder, cached: str, phases: list[object], state: str
) -> None:
    write_json_atomic(run.state, {"state": cached, "step": 7})
    told: list[tuple[str, dict[str, object]]] = [("phase", {"phase": phase}) for phase in phases]
    write(run, *told, ("heartbeat", {}), ("problem", {"code": "DISK_FULL", "fatal": False}))
    with FileLock(run.lock):
        found = run.read_state()
    assert (found.state, found.step) == (state, 7)


def test_those_who_ask_at_once_take_nobody_for_an_engine(run: RunFolder) -> None:
    run.lock.touch()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: run.is_alive(), range(2000)))
    assert not any(answers)


def test_patience_outlasts_one_who_only_asks(run: RunFolder) -> None:
    with FileLock(run.lock, thread_local=False) as asking:
        Timer(0.05, asking.release).start()
        assert run.is_alive()
        assert not run.is_alive(patience_s=5)
        assert not asking.is_locked


def test_a_resumed_run_is_starting_although_its_history_has_ended(run: RunFolder) -> None:
    write(run, ("stopped", {"reason": "asked"}))
    with FileLock(run.lock):
        assert run.read_state().state == "starting"


def test_a_broken_cache_costs_nothing(run: RunFolder) -> None:
    write(run, ("step", {"step": 3}))
    run.state.write_text('{"step": ', encoding="utf-8")
    assert run.read_state().state == "lost"


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, '{"state": 5, "step": "abc", "loss": "abc", "eval_loss": [1], "epoch": null}'],
)
def test_a_cache_of_strange_values_costs_nothing(run: RunFolder, text: str) -> None:
    write(run, ("step", {"step": 3}))
    run.state.write_text(text, encoding="utf-8")
    state = run.read_state()
    assert (state.state, state.step, state.loss, state.eval_loss) == ("lost", 0, None, None)


def test_a_request_is_a_whole_file(run: RunFolder) -> None:
    run.request("stop")
    assert json.loads((run.control / "stop.json").read_text(encoding="utf-8")) == {"v": 1}
    assert [path.name for path in run.control.iterdir()] == ["stop.json"]


def test_a_refused_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "state.json"
    write_json_atomic(file, {"a": 1})

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_json_atomic(file, {"a": 2})
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["state.json"]
    assert json.loads(file.read_text(encoding="utf-8")) == {"a": 1}


def test_a_document_that_is_not_json_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    write_json_atomic(file, {"a": 1})
    with pytest.raises(ValueError, match="JSON"):
        write_json_atomic(file, {"a": float("nan")})
    assert json.loads(file.read_text(encoding="utf-8")) == {"a": 1}
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["state.json"]
