"""Starting, stopping and losing runs, with engines that are real processes."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import pytest

from desktop.problems import AppProblem
from desktop.runs import engine_process, force, launcher
from desktop.runs.last_words import last_words, refusal
from desktop.runs.launch_record import last_launch
from desktop.runs.listing import find_run, list_runs
from desktop.runs.memory_need import ENGINE_BYTES, memory_need_bytes
from engine.contract.job_file import InvalidJob, load_job
from engine.contract.problems import Problem
from engine.contract.run_folder import ControlWord, RunFolder
from envcheck import check as envcheck_check
from tests.fakes.home import READY, make_home, make_job, report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script")

Ready = Callable[..., dict[str, Any]]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "lar da formiga ção"
    yield make_home(home, "quick")
    for run in list_runs(home):  # a test that failed must not leave an engine behind
        launcher.force_stop(run.path)


@pytest.fixture
def job(tmp_path: Path) -> Path:
    return make_job(tmp_path / "trabalho com espaço")


def _ready(home: Path, spec: object) -> dict[str, Any]:
    return READY


def _start(job: Path, home: Path) -> RunFolder:
    return RunFolder(launcher.start(job, home, check=_ready))


def _wait(true: Callable[[], bool], timeout_s: float = 20) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def _ended(run: RunFolder) -> str:
    _wait(lambda: not launcher.is_active(run))
    return run.read_state().state


def _training(run: RunFolder) -> bool:
    last = run.last_event()
    return last is not None and last.type in ("step", "checkpoint")


def test_a_start_makes_a_folder_that_explains_itself(home: Path, job: Path) -> None:
    run = _start(job, home)
    assert _ended(run) == "finished"
    environment = json.loads(run.environment.read_text(encoding="utf-8"))
    assert environment["verdict"] == "ok"
    assert environment["row"]["lockfile"] == "engine-cpu.txt"
    assert environment["app_version"]
    spec = load_job(run.job)
    assert spec.dataset.path == str((job.parent / "perguntas.jsonl").resolve())
    assert run.log.is_file()


def test_the_engine_is_detached_and_isolated(
    home: Path, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    monkeypatch.setenv("LD_PRELOAD", "")
    monkeypatch.setenv("BNB_CUDA_VERSION", "118")
    make_home(home, "slow")
    run = _start(job, home)
    _wait(lambda: _training(run))
    pid = int(json.loads(run.engine.read_text(encoding="utf-8"))["pid"])
    assert os.getsid(pid) == pid
    environ = Path(f"/proc/{pid}/environ")
    if environ.exists():
        names = {part.partition(b"=")[0] for part in environ.read_bytes().split(b"\0")}
        assert b"PYTHONPATH" not in names
        assert b"BNB_CUDA_VERSION" not in names
        assert b"PYTHONNOUSERSITE" in names
        assert Path(f"/proc/{pid}/fd/0").resolve() == Path(os.devnull)
    launcher.stop(run.path)
    assert _ended(run) == "stopped"


def test_the_check_knows_what_the_job_needs_and_how_to_try_the_engine(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "modelo"
    model.mkdir()
    (model / "model.safetensors").write_bytes(bytes(10_000_000))
    data = tmp_path / "dados" / "perguntas.jsonl"
    data.parent.mkdir()
    data.write_text('{"question": "a", "answer": "b"}\n', encoding="utf-8")
    file = make_job(tmp_path / "j", base_model=str(model), dataset={"path": str(data)})
    asked: dict[str, Any] = {}

    class Report:
        def to_json(self) -> dict[str, Any]:
            return report("ENGINE_IMPORT_FAILED", "repairable", module="torch", cause="other")

    def check(home: Path, code: Path, **given: Any) -> Report:
        asked.update(given)
        return Report()

    monkeypatch.setattr(envcheck_check, "check", check)
    with pytest.raises(launcher.Refused):
        launcher.start(file, home)
    assert asked["prove"] == ("-s", "-B", "-m", "engine", "prove")
    needs = asked["needs"]
    assert needs.job_paths == (file.parent, data.parent)
    whole = ENGINE_BYTES + 3_000_000  # less what the engine that waits for the check holds already
    assert whole - 100_000_000 < needs.memory_bytes <= whole
    assert needs.disk_bytes
    assert not (home / "runs").exists()


def test_a_model_that_has_to_be_fetched_has_no_memory_need_yet(job: Path) -> None:
    spec = load_job(job).model_copy(update={"base_model": "somebody/model"})
    assert memory_need_bytes(spec) is None


def test_the_card_that_the_check_chose_is_the_one_the_engine_sees(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    assert engine_process.engine_environ(home, "GPU-1")["CUDA_VISIBLE_DEVICES"] == "GPU-1"
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "1")
    assert engine_process.engine_environ(home, "GPU-1")["CUDA_VISIBLE_DEVICES"] == "1"


def test_a_refused_job_leaves_nothing(home: Path, job: Path) -> None:
    refused = report("PACKAGE_DIFFERENT", "repairable", package="peft", installed="1", locked="2")
    with pytest.raises(launcher.Refused) as caught:
        launcher.start(job, home, check=lambda *_: refused)
    assert caught.value.report["verdict"] == "repairable"
    assert not (home / "runs").exists()


def test_notices_do_not_keep_a_job_from_starting(home: Path, job: Path) -> None:
    usable = report("PACKAGE_EXTRA", "notice", package="x", installed="1") | {"verdict": "usable"}
    run = RunFolder(launcher.start(job, home, check=lambda *_: usable))
    assert _ended(run) == "finished"


def test_without_an_engine_nothing_is_made(tmp_path: Path, job: Path) -> None:
    with pytest.raises(AppProblem) as caught:
        launcher.start(job, tmp_path / "empty", check=_ready)
    assert caught.value.code == "ENGINE_NOT_SET_UP"
    assert not (tmp_path / "empty" / "runs").exists()


def test_an_engine_whose_python_is_gone_is_named(home: Path, job: Path) -> None:
    python = home / "envs" / "cpu-abababab-1" / "bin" / "python"
    python.unlink()
    with pytest.raises(AppProblem) as caught:
        launcher.start(job, home, check=_ready)
    assert (caught.value.code, caught.value.facts) == (
        "ENGINE_PYTHON_MISSING",
        {"python": str(python)},
    )


def test_an_engine_that_the_system_refuses_leaves_no_half_run(home: Path, job: Path) -> None:
    python = home / "envs" / "cpu-abababab-1" / "bin" / "python"
    python.chmod(0o644)
    with pytest.raises(AppProblem) as caught:
        launcher.start(job, home, check=_ready)
    assert caught.value.code == "ENGINE_NOT_STARTED"
    assert list((home / "runs").iterdir()) == []


def test_ctrl_c_while_the_engine_is_started_asks_it_to_stop(
    home: Path, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Raised, it would leave an engine of which nobody has been told."""
    make_home(home, "slow")
    real = launcher.create_time

    def interrupted(pid: int) -> float | None:
        signal.raise_signal(signal.SIGINT)
        return real(pid)

    monkeypatch.setattr(launcher, "create_time", interrupted)
    # a shell starts what runs behind it without Ctrl+C
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run = RunFolder(launcher.start(job, home, check=_ready))
        assert _ended(run) == "stopped"
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_interruption_after_the_start_never_removes_a_living_run(
    home: Path, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_home(home, "slow")

    def interrupted(pid: int) -> float:
        raise KeyboardInterrupt

    monkeypatch.setattr(launcher, "create_time", interrupted)
    with pytest.raises(KeyboardInterrupt):
        launcher.start(job, home, check=_ready)
    monkeypatch.undo()
    (run,) = [RunFolder(found.path) for found in list_runs(home)]
    _wait(lambda: _training(run))
    launcher.stop(run.path)
    assert _ended(run) == "stopped"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"dataset": {"path": "gone.jsonl"}}, "DATA_FILE_MISSING"),
        ({"base_model": "./gone"}, "MODEL_NOT_FOUND"),
        ({"base_model": "/gone/model"}, "MODEL_NOT_FOUND"),
    ],
)
def test_inputs_that_are_not_there_are_refused_before_anything_is_made(
    home: Path, tmp_path: Path, changed: dict[str, Any], code: str
) -> None:
    job = make_job(tmp_path / "j", **changed)
    with pytest.raises(Problem) as caught:
        launcher.start(job, home, check=_ready)
    assert caught.value.code == code
    assert not (home / "runs").exists()


def test_a_hub_id_is_not_taken_for_a_path(home: Path, tmp_path: Path) -> None:
    job = make_job(tmp_path / "j", base_model="HuggingFaceTB/SmolLM2-135M")
    run = _start(job, home)
    assert load_job(run.job).base_model == "HuggingFaceTB/SmolLM2-135M"
    assert _ended(run) == "finished"


def test_all_errors_of_a_job_come_together(home: Path, tmp_path: Path) -> None:
    job = make_job(tmp_path / "j", training={"lr": 1, "seed": "x"}, zzz=1)
    with pytest.raises(InvalidJob) as caught:
        launcher.start(job, home, check=_ready)
    assert len(caught.value.errors) == 3


def test_jobs_of_the_same_minute_get_folders_of_their_own(home: Path, job: Path) -> None:
    runs = [_start(job, home) for _ in range(3)]
    assert len({run.path for run in runs}) == 3
    assert {_ended(run) for run in runs} == {"finished"}


def test_a_stop_commits_and_a_resume_goes_on_from_there(home: Path, job: Path) -> None:
    make_home(home, "slow")
    run = _start(job, home)
    _wait(lambda: _training(run))
    launcher.stop(run.path)
    assert _ended(run) == "stopped"
    make_home(home, "quick")
    launcher.resume(run.path, home, check=_ready)
    assert _ended(run) == "finished"
    types = [json.loads(line)["type"] for line in run.events.read_bytes().splitlines()]
    assert types.index("stopped") < types.index("resumed") < types.index("finished")


def test_requests_from_before_mean_nothing_to_the_next_engine(home: Path, job: Path) -> None:
    make_home(home, "dies")
    run = _start(job, home)
    assert _ended(run) == "lost"
    for word in get_args(ControlWord):
        run.request(word)
    make_home(home, "quick")
    launcher.resume(run.path, home, check=_ready)
    assert _ended(run) == "finished"
    told = [json.loads(line) for line in run.events.read_bytes().splitlines()]
    assert "asked" not in [event.get("kept_for") for event in told]
    assert list(run.control.iterdir()) == []


def test_a_pause_commits_frees_the_device_and_a_resume_goes_on(home: Path, job: Path) -> None:
    make_home(home, "slow")
    run = _start(job, home)
    _wait(lambda: _training(run))
    launcher.save(run.path)
    launcher.sample(run.path)
    _wait(lambda: not list(run.control.glob("s*.json")))
    launcher.pause(run.path)
    assert _ended(run) == "paused"
    told = [json.loads(line) for line in run.events.read_bytes().splitlines()]
    assert [e["kept_for"] for e in told if e.get("kept_for") in ("asked", "pause")] == [
        "asked",
        "pause",
    ]
    make_home(home, "quick")
    (listed,) = list_runs(home)
    assert (listed.state, listed.can_resume) == ("paused", True)
    launcher.resume(run.path, home, check=_ready)
    assert _ended(run) == "finished"


@pytest.mark.parametrize("ask", [launcher.stop, launcher.pause, launcher.save, launcher.sample])
def test_asking_what_does_not_run_is_refused(
    home: Path, job: Path, ask: Callable[[Path], None]
) -> None:
    run = _start(job, home)
    _ended(run)
    with pytest.raises(AppProblem) as caught:
        ask(run.path)
    assert list(run.control.iterdir()) == []
    assert (caught.value.code, caught.value.facts["state"]) == ("RUN_NOT_ACTIVE", "finished")


@pytest.mark.parametrize("behaviour", ["slow", "late", "hangs"])
def test_a_second_start_of_the_same_run_is_refused(home: Path, job: Path, behaviour: str) -> None:
    """Also in the moment in which the first engine has not taken its lock yet (`late`)."""
    make_home(home, behaviour)
    run = _start(job, home)
    with pytest.raises(Problem) as caught:
        launcher.resume(run.path, home, check=_ready)
    assert caught.value.code == "RUN_ALREADY_ACTIVE"
    assert launcher.is_active(run)


def test_of_many_resumes_at_once_one_wins(home: Path, job: Path) -> None:
    make_home(home, "dies")
    run = _start(job, home)
    assert _ended(run) == "lost"
    make_home(home, "late")

    def try_it(_: int) -> str:
        try:
            launcher.resume(run.path, home, check=_ready)
        except Problem as problem:
            return problem.code
        return "started"

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(try_it, range(8)))
    assert outcomes == ["RUN_ALREADY_ACTIVE"] * 7 + ["started"]
    assert _ended(run) == "finished"
    resumed = [line for line in run.events.read_bytes().splitlines() if b'"resumed"' in line]
    assert len(resumed) == 1


def test_a_finished_run_is_not_trained_again(home: Path, job: Path) -> None:
    run = _start(job, home)
    assert _ended(run) == "finished"
    before = run.events.read_bytes()
    with pytest.raises(Problem) as caught:
        launcher.resume(run.path, home, check=_ready)
    assert caught.value.code == "RUN_ALREADY_FINISHED"
    assert run.events.read_bytes() == before


def test_a_folder_that_is_no_run_is_named(home: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        launcher.resume(tmp_path, home, check=_ready)
    assert caught.value.code == "RUN_NOT_FOUND"


def test_an_engine_killed_mid_run_is_lost_and_can_go_on(home: Path, job: Path) -> None:
    make_home(home, "slow")
    run = _start(job, home)
    _wait(lambda: _training(run))
    os.kill(int(json.loads(run.engine.read_text(encoding="utf-8"))["pid"]), signal.SIGKILL)
    _wait(lambda: not launcher.is_active(run), timeout_s=3)
    (found,) = list_runs(home)
    assert (found.state, found.can_resume) == ("lost", True)
    make_home(home, "quick")
    launcher.resume(run.path, home, check=_ready)
    assert _ended(run) == "finished"


def test_half_a_line_of_a_killed_engine_does_not_hide_the_resume(home: Path, job: Path) -> None:
    make_home(home, "half_line")
    run = _start(job, home)
    assert _ended(run) == "lost"
    make_home(home, "quick")
    launcher.resume(run.path, home, check=_ready)
    assert _ended(run) == "finished"


@pytest.mark.parametrize("behaviour", ["hangs", "hangs_hard"])
def test_force_ends_an_engine_that_does_not_answer(home: Path, job: Path, behaviour: str) -> None:
    make_home(home, behaviour)
    run = _start(job, home)
    _wait(lambda: run.last_event() is not None)
    assert force.end_by_force(run, grace_s=0.5)
    assert _ended(run) == "lost"


def test_force_never_touches_a_process_that_is_not_the_runs_engine(home: Path, job: Path) -> None:
    """`engine.json` of a crashed run may name a number that belongs to somebody else by now."""
    run = _start(job, home)
    assert _ended(run) == "finished"
    run.engine.write_text(json.dumps({"pid": os.getpid(), "started_t": ""}), encoding="utf-8")
    assert force.end_by_force(run, grace_s=0.1)


def test_force_ends_an_engine_that_holds_no_lock_yet(home: Path, job: Path) -> None:
    make_home(home, "late")
    run = _start(job, home)
    assert not run.is_alive()
    assert launcher.force_stop(run.path)
    assert not launcher.is_active(run)


def test_force_on_one_run_leaves_the_run_of_a_similar_name_alone(home: Path, job: Path) -> None:
    make_home(home, "slow")
    first, second = _start(job, home), _start(job, home)
    assert second.path.name.startswith(first.path.name)
    _wait(lambda: _training(first) and _training(second))
    pid = json.loads(second.engine.read_text(encoding="utf-8"))["pid"]
    assert force._family(int(pid), first.path) == []
    assert launcher.force_stop(first.path)
    assert launcher.is_active(second)


def test_a_full_disk_at_the_start_is_a_sentence_and_leaves_nothing(
    home: Path, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(launcher, "write_json_atomic", full)
    with pytest.raises(AppProblem) as caught:
        launcher.start(job, home, check=_ready)
    assert caught.value.code == "RUN_FOLDER_NOT_WRITTEN"
    assert list((home / "runs").iterdir()) == []


def test_an_engine_that_never_starts_leaves_its_last_words(home: Path, job: Path) -> None:
    make_home(home, "never_starts")
    run = _start(job, home)
    assert _ended(run) == "created"
    launch = last_launch(run)
    assert launch.exit_code == 3
    assert "libtorch is gone" in last_words(run, launch.log_bytes)
    assert refusal(run) is None


def test_a_refusal_that_the_engine_printed_is_found(home: Path, job: Path) -> None:
    make_home(home, "refuses")
    run = _start(job, home)
    _ended(run)
    assert refusal(run) == ("DATA_EMPTY", {"path": "/tmp/vazio.jsonl"})
    assert refusal(run, run.log.stat().st_size) is None


def test_no_zombies_are_left(home: Path, job: Path) -> None:
    run = _start(job, home)
    pid = int(json.loads((run.path / "launch.json").read_text(encoding="utf-8"))["pid"])
    _ended(run)
    _wait(lambda: engine_process.create_time(pid) is None)
    assert engine_process.exit_code(pid) == 0


def test_the_list_is_read_from_the_folders_alone(home: Path, job: Path) -> None:
    run = _start(job, home)
    _ended(run)
    (home / "runs" / "a folder without a job").mkdir()
    (home / "runs" / "note.txt").write_text("x", encoding="utf-8")
    broken = home / "runs" / "2020-01-01_0000_broken"
    broken.mkdir()
    (broken / "job.json").write_text("{", encoding="utf-8")
    (broken / "state.json").write_text('{"step": "many", "epoch": []}', encoding="utf-8")
    found = list_runs(home)
    assert [one.path.name for one in found] == [run.path.name, broken.name]
    assert (found[0].name, found[0].state) == ("Minhas formigas", "finished")
    assert found[1].name == broken.name
    assert list_runs(home / "nowhere") == []


def test_a_run_is_found_by_path_name_job_name_or_beginning(home: Path, job: Path) -> None:
    first, second = _start(job, home), _start(job, home)
    _ended(first), _ended(second)
    assert find_run(str(first.path), home) == first.path.resolve()
    assert find_run(first.path.name, home) == first.path
    assert find_run(second.path.name, home) == second.path
    with pytest.raises(AppProblem) as caught:
        find_run("minhas FORMIGAS", home)
    assert caught.value.code == "RUN_AMBIGUOUS"
    assert len(caught.value.facts["matches"]) == 2
    with pytest.raises(AppProblem) as caught:
        find_run("nada", home)
    assert caught.value.code == "RUN_UNKNOWN"


def test_a_run_of_a_day_opens_within_a_second(home: Path, tmp_path: Path) -> None:
    """24 h at four step events a second: the list must not read them all."""
    folder = RunFolder.create(home / "runs", load_job(make_job(tmp_path / "j")))
    line = (
        '{"v":1,"seq":%d,"t":"2026-11-22T14:02:00.000Z","type":"step","step":%d,"epoch":0.5,'
        '"loss":2.31,"losses":[[1,2.3]],"learning_rate":0.0002,"grad_norm":0.5,"tokens":100}\n'
    )
    with folder.events.open("w", encoding="utf-8") as stream:
        stream.writelines(line % (seq, seq) for seq in range(345_600))
    begun = time.perf_counter()
    (found,) = list_runs(home)
    assert time.perf_counter() - begun < 1.0
    assert found.state == "lost"
