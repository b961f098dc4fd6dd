"""The command: words, JSON shapes and exit codes, in this process."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop import language, settings
from desktop.cli.answers import side_by_side
from desktop.cli.app import main
from desktop.runs import launcher
from desktop.runs.run_marks import Sample
from envcheck import check as envcheck_check
from tests.fakes.home import READY, make_home, make_job, report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a shell script")


class Said:
    """What one use of the command gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def object(self) -> dict[str, Any]:
        """Standard output as the one object that `--json` promises."""
        (line,) = self.out.splitlines()
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer


Formiga = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return make_home(tmp_path / "lar ção", "quick")


@pytest.fixture
def formiga(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Formiga:
    monkeypatch.setattr(launcher, "check_environment", lambda home, spec, **_: READY)

    def run(*arguments: object) -> Said:
        code = main([str(argument) for argument in ("--home", home, *arguments)])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


def test_train_follows_to_the_end_and_says_where_the_result_is(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    said = formiga("train", make_job(tmp_path / "j"))
    assert said.code == 0
    assert "State: finished, step 10/10" in said.out
    assert "Held-out perplexity: 107.80 before, 22.20 after" in said.out
    assert "Adapter:" in said.out
    assert "step 0: held-out loss 4.68" in said.err
    assert "step 10: held-out loss 3.10" in said.err


def test_train_as_json_is_one_object(formiga: Formiga, tmp_path: Path) -> None:
    said = formiga("train", make_job(tmp_path / "j"), "--json")
    assert said.code == 0
    answer = said.object
    assert (answer["state"], answer["step"], answer["total_steps"]) == ("finished", 10, 10)
    assert answer["after"] == {"loss": 3.1, "perplexity": 22.2}
    assert Path(answer["path"]).name == answer["run"]
    assert Path(answer["adapter"]).is_dir()
    assert answer["problem"] is None


def test_an_engine_killed_while_followed_is_lost_and_the_way_on_is_named(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    make_home(home, "dies")
    said = formiga("train", make_job(tmp_path / "j"), "--json")
    assert said.code == 5
    assert (said.object["state"], said.object["step"]) == ("lost", 3)
    assert said.object["problem"]["code"] == "ENGINE_LOST"
    assert f"formiga resume {said.object['run']}" in said.err
    make_home(home, "quick")
    again = formiga("resume", said.object["run"], "--json")
    assert (again.code, again.object["state"]) == (0, "finished")


def test_an_engine_killed_before_its_first_word_is_lost_too(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    make_home(home, "killed_early")
    said = formiga("train", make_job(tmp_path / "j"), "--json")
    assert (said.code, said.object["problem"]["code"]) == (5, "ENGINE_LOST")


def test_an_engine_that_cannot_start_shows_its_last_words(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    make_home(home, "never_starts")
    said = formiga("train", make_job(tmp_path / "j"))
    assert said.code == 1
    assert "libtorch is gone" in said.err
    assert "Exit code 3" in said.err


def test_a_refusal_of_the_engine_is_told_in_words(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    make_home(home, "refuses")
    said = formiga("train", make_job(tmp_path / "j"), "--json")
    assert said.code == 2
    assert said.object["problem"]["code"] == "DATA_EMPTY"
    assert "holds not a single row" in said.err


def test_a_run_that_fails_says_what_why_and_what_next(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    make_home(home, "fails")
    said = formiga("train", make_job(tmp_path / "j"), "--json")
    assert (said.code, said.object["state"]) == (1, "failed")
    assert said.object["problem"]["code"] == "LOSS_NOT_FINITE"
    assert "set `training.non_finite` to `skip`" in said.err
    assert said.err.count("The loss is no longer a number") == 1


def test_an_invalid_job_names_every_error_with_the_meant_key(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    job = make_job(tmp_path / "j", training={"learning_rat": 1, "seed": "x"}, nmae="x")
    said = formiga("train", job, "--json")
    assert said.code == 2
    errors = said.object["problem"]["facts"]["errors"]
    assert {e["path"]: e["code"] for e in errors} == {
        "training.learning_rat": "UNKNOWN_KEY",
        "training.seed": "WRONG_TYPE",
        "nmae": "UNKNOWN_KEY",
    }
    assert "Did you mean `learning_rate`?" in said.err
    assert "Did you mean `name`?" in said.err
    assert not (home / "runs").exists()


@pytest.mark.parametrize(
    ("content", "said_so"),
    [
        (None, "does not exist"),
        (b"", "not valid JSON"),
        (b'{"name": "a",\n "x"', "Line 2"),
        (b"[]", "one JSON object"),
        (b"\xff\xfe{\x00", "UTF-8"),
    ],
)
def test_a_job_file_that_is_none_is_a_clear_sentence(
    formiga: Formiga, tmp_path: Path, content: bytes | None, said_so: str
) -> None:
    job = tmp_path / "job ç.json"
    if content is not None:
        job.write_bytes(content)
    said = formiga("train", job)
    assert (said.code, said.out) == (2, "")
    assert said_so in said.err


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        (report("PACKAGE_MISSING", "repairable", package="peft", locked="0.21.2"), 3),
        (
            report(
                "DRIVER_TOO_OLD",
                "blocked",
                installed="520.61",
                minimum="580",
                advised="580.65.06",
                gpu="RTX 4070",
                row="main-cu130",
            ),
            4,
        ),
    ],
)
def test_a_refused_job_says_the_reason_and_the_next_step(
    formiga: Formiga,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: dict[str, Any],
    code: int,
) -> None:
    monkeypatch.setattr(launcher, "check_environment", lambda home, spec, **_: refused)
    said = formiga("train", make_job(tmp_path / "j"), "--json")
    assert said.code == code
    finding = refused["findings"][0]
    assert said.object["problem"] == {"code": finding["code"], "facts": finding["facts"]}
    told = " ".join(said.err.split())
    assert all(str(fact) in told for fact in finding["facts"].values())
    assert "NVIDIA driver" in said.err or "formiga repair" in said.err
    assert not (home / "runs").exists()


def test_runs_lists_the_newest_first(formiga: Formiga, tmp_path: Path) -> None:
    assert "No runs yet" in formiga("runs").err
    assert formiga("runs", "--json").object == {"runs": []}
    formiga("train", make_job(tmp_path / "j", name="primeira"))
    formiga("train", make_job(tmp_path / "j", name="segunda"))
    listed = formiga("runs", "--json").object["runs"]
    assert [run["name"] for run in listed] == ["segunda", "primeira"]
    assert {"run", "path", "state", "step", "total_steps", "eval_loss", "t"} <= set(listed[0])
    table = formiga("runs").out.splitlines()
    assert table[0].split() == ["Run", "State", "Step", "Loss", "Last", "event"]
    assert "finished" in table[1]


def test_compare_shows_both_models_beside_each_other(
    formiga: Formiga, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    formiga("train", make_job(tmp_path / "j"))
    said = formiga("compare", "minhas formigas")
    assert said.code == 0
    assert "1. O que é a formiga 0?" in said.out
    (line,) = [one for one in said.out.splitlines() if "inseto pequeno" in one][:1]
    assert line.startswith("nada nada")
    answer = formiga("compare", "minhas formigas", "--json").object
    assert [sample["index"] for sample in answer["samples"]] == [0, 1, 2, 3]
    assert answer["before"]["perplexity"] == 107.8


def test_compare_of_a_run_without_answers_says_why(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    make_home(home, "dies")
    formiga("train", make_job(tmp_path / "j"))
    said = formiga("compare", "minhas formigas", "--json")
    assert (said.code, said.object["problem"]["code"]) == (1, "RUN_NO_ANSWERS")


@pytest.mark.parametrize("verb", ["resume", "stop", "pause", "save", "sample", "compare"])
def test_a_run_that_is_not_there_is_a_usage_error(formiga: Formiga, verb: str) -> None:
    said = formiga(verb, "nothing", "--json")
    assert (said.code, said.object["problem"]["code"]) == (2, "RUN_UNKNOWN")
    assert "formiga runs" in said.err


def test_resuming_what_is_finished_is_refused(formiga: Formiga, tmp_path: Path) -> None:
    formiga("train", make_job(tmp_path / "j"))
    said = formiga("resume", "minhas formigas", "--json")
    assert (said.code, said.object["problem"]["code"]) == (1, "RUN_ALREADY_FINISHED")


@pytest.mark.parametrize("verb", ["stop", "pause", "save", "sample"])
def test_nobody_is_asked_where_no_engine_works(
    formiga: Formiga, home: Path, tmp_path: Path, verb: str
) -> None:
    formiga("train", make_job(tmp_path / "j"))
    said = formiga(verb, "minhas formigas", "--json")
    assert (said.code, said.object["problem"]["code"]) == (1, "RUN_NOT_ACTIVE")
    (run,) = (home / "runs").iterdir()
    assert list((run / "control").iterdir()) == []


def test_inspect_reads_as_a_report(formiga: Formiga, tmp_path: Path) -> None:
    said = formiga("inspect", tmp_path / "dados.jsonl")
    assert said.code == 0
    assert "Rows: 9 used, 3 left out, 3 rejected" in said.out
    assert "exact repetition: 2" in said.out
    assert "line 7 is not valid JSON" in said.out
    assert "O que é LoRA?" in said.out
    assert "9 rows are enough for a first try" in said.out
    answer = formiga("inspect", tmp_path / "dados.jsonl", "--max-length", 128, "--json").object
    assert answer["rows_kept"] == 9
    assert answer["asked"][-3:] == ["--max-length", "128", "--json"]


def test_decisions_are_passed_on_to_the_engine(formiga: Formiga, tmp_path: Path) -> None:
    said = formiga(
        "inspect", tmp_path / "d.csv", "--columns", '{"output": "r"}', "--encoding", "cp1252",
        "--delimiter", "\\t", "--header", "no", "--fix", "mojibake", "--leave-out", "harmful",
        "--leave-out", "placeholder", "--format", "csv", "--train-on", "all", "--json",
    )  # fmt: skip
    assert said.object["asked"][1:-1] == [
        "--columns", '{"output": "r"}', "--train-on", "all", "--format", "csv",
        "--encoding", "cp1252", "--delimiter", "\t", "--header", "no", "--fix", "mojibake",
        "--leave-out", "harmful", "--leave-out", "placeholder",
    ]  # fmt: skip
    for wrong in (("--fix", "all"), ("--leave-out", "x"), ("--columns", "[1]")):
        assert formiga("inspect", tmp_path / "d.csv", *wrong).code == 2


def test_inspect_of_a_broken_file_is_an_invalid_file(
    formiga: Formiga, home: Path, tmp_path: Path
) -> None:
    make_home(home, "refuses")
    said = formiga("inspect", tmp_path / "cortado.json", "--json")
    assert (said.code, said.object["problem"]["code"]) == (2, "DATA_TRUNCATED")
    assert "line 9, column 17" in said.err
    assert "Copy or download the file again" in said.err


def test_inspect_wants_something_to_look_at(formiga: Formiga) -> None:
    said = formiga("inspect", "--json")
    assert (said.code, said.object["problem"]["code"]) == (2, "NOTHING_TO_INSPECT")


@pytest.mark.parametrize(
    ("verdict", "code"), [("ok", 0), ("usable", 0), ("repairable", 3), ("blocked", 4)]
)
def test_check_answers_with_the_verdict(
    formiga: Formiga, monkeypatch: pytest.MonkeyPatch, verdict: str, code: int
) -> None:
    class Report:
        def to_json(self) -> dict[str, Any]:
            finding = {"code": "PACKAGE_MISSING", "severity": verdict}
            finding["facts"] = {"package": "peft", "locked": "0.21.2"}  # type: ignore[assignment]
            plan = {"lockfile": "engine-cpu.txt", "packages": 73, "download_bytes": 400_000_000}
            return {**READY, "verdict": verdict, "findings": [finding], "plan": plan}

    monkeypatch.setattr(envcheck_check, "check", lambda home, code, **_: Report())
    said = formiga("check")
    assert said.code == code
    assert "The lock asks for peft 0.21.2" in said.out
    assert "engine-cpu.txt, SHA-256" in said.out
    assert "73 packages" in said.out
    assert "To fetch: 400.0 MB" in said.out
    assert all(len(line) <= 80 for line in said.out.splitlines())
    assert formiga("check", "--json").object["verdict"] == verdict


def test_the_real_check_of_a_home_without_engine_says_it_can_be_built(tmp_path: Path) -> None:
    assert main(["--home", str(tmp_path / "new"), "check"]) == 3


def test_where_is_flat(formiga: Formiga, home: Path) -> None:
    answer = formiga("where", "--json").object
    assert set(answer) == {"app_python", "engine_python", "engine_env", "home", "runs", "code"}
    assert answer["home"] == str(home)
    assert f"home: {home}" in formiga("where").out


@pytest.mark.parametrize(
    "arguments",
    [["trian"], ["train"], ["train", "a", "b"], ["runs", "--nope"], ["stop"], ["--theme", "pink"]],
)
def test_wrong_usage_exits_2_and_speaks_json_too(formiga: Formiga, arguments: list[str]) -> None:
    said = formiga(*arguments, "--json")
    assert (said.code, said.object["problem"]["code"]) == (2, "USAGE")
    assert said.err


def test_common_options_may_stand_after_the_verb(tmp_path: Path, capsys: Any) -> None:
    other = tmp_path / "outra casa"
    assert main(["where", "--home", str(other), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["home"] == str(other)


def test_language_and_theme_are_remembered(formiga: Formiga, home: Path) -> None:
    formiga("runs", "--language", "pt-BR", "--theme", "dark")
    assert settings.load(home / "settings.json") == settings.Settings("pt_BR", "dark")
    formiga("runs", "--language", "system")
    assert settings.load(home / "settings.json") == settings.Settings("", "dark")
    language.install("en")


def test_the_window_needs_a_screen_and_says_so(
    formiga: Formiga, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    said = formiga("--json")
    assert (said.code, said.object["problem"]["code"]) == (1, "NO_DISPLAY")
    assert "formiga --help" in said.err


def test_help_is_there_for_every_verb(capsys: Any) -> None:
    for verb in [
        "train",
        "resume",
        "stop",
        "pause",
        "save",
        "sample",
        "runs",
        "inspect",
        "plan",
        "fetch",
        "compare",
        "check",
        "where",
        "starter",
    ]:
        assert main([verb, "--help"]) == 0
        assert "--json" in capsys.readouterr().out


def test_starter_runs_the_whole_way(
    formiga: Formiga, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from engine.contract.job_file import load_job

    spec = load_job(make_job(tmp_path / "j", name="starter"))
    monkeypatch.setattr("desktop.cli.starter.starter_spec", lambda: spec)
    said = formiga("starter", "--no-window")
    assert said.code == 0
    assert "Environment: ready" in said.out
    assert "Held-out loss: 4.68 before, 3.10 after" in said.out
    assert "3. O que é a formiga 2?" in said.out
    assert "4. " not in said.out
    answer = formiga("starter", "--no-window", "--json").object
    assert answer["state"] == "finished"


def test_starter_stops_where_the_environment_is_not_ready(
    formiga: Formiga, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from engine.contract.job_file import load_job

    spec = load_job(make_job(tmp_path / "j"))
    monkeypatch.setattr("desktop.cli.starter.starter_spec", lambda: spec)
    refused = report("ENGINE_MISSING", "repairable", home=str(home))
    monkeypatch.setattr(launcher, "check_environment", lambda home, spec, **_: refused)
    said = formiga("starter", "--no-window", "--json")
    assert (said.code, said.object["problem"]["code"]) == (3, "ENGINE_MISSING")


def test_long_answers_wrap_and_narrow_terminals_stack() -> None:
    sample = Sample(9, 0, "Pergunta?", "base " * 40, "tuned " * 40 + "\x1b[31m", "ref")
    wide = side_by_side([sample], width=80)
    assert all(len(line) <= 80 for line in wide)
    assert any(line.startswith("base") and "| tuned" in line for line in wide)
    narrow = side_by_side([sample], width=40)
    assert all(len(line) <= 40 for line in narrow)
    assert not any("|" in line for line in narrow)
    assert "\x1b" not in "".join(wide + narrow)
    assert "(nothing)" in "".join(side_by_side([Sample(9, 0, "p", "", "x")], width=80))
