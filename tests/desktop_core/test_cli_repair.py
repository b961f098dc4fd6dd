"""`repair`, `rollback`, `envs`, `wheels`, `bundle`, `check --facts`: with real, small repairs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import detached, paths
from desktop.cli import bundle_verb, look_verbs, repair_verbs, wheels_verb
from desktop.cli.app import main
from desktop.environment import repairs
from envcheck import switch
from tests.envcheck.toy_wheels import ToyHome, make_toy_home, spoil_wheel

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the toy is killed by signals")
CODE = Path(__file__).resolve().parents[2]


class Said:
    """What one use of the command gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err
        self.told = " ".join((out + " " + err).split())

    @property
    def object(self) -> dict[str, Any]:
        (line,) = self.out.splitlines()
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer


Formiga = Callable[..., Said]


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ToyHome]:
    """A home whose repairs are real and small: three wheels, and their import as the proof."""
    toy = make_toy_home(tmp_path)
    spawn = detached.spawn_detached

    def toy_spawn(
        folder: Path, command: list[str], environ: dict[str, str], cwd: Path, log: Path
    ) -> subprocess.Popen[bytes]:
        assert command[:6] == [sys.executable, "-s", "-B", "-m", "envcheck", "repair"]
        words = [word for word in command[6:] if not word.startswith("--prove=")]
        mine = [sys.executable, "-B", "-m", "tests.envcheck.toy_repair", *words]
        return spawn(folder, mine, {**environ, "PYTHONPATH": str(CODE)}, CODE, log)

    monkeypatch.setattr(detached, "spawn_detached", toy_spawn)
    monkeypatch.setattr(paths, "code_root", lambda: toy.code)
    for module in (repairs, repair_verbs, look_verbs, wheels_verb, bundle_verb):
        monkeypatch.setattr(module, "code_root", lambda: toy.code)
    monkeypatch.setattr(repairs, "PROVE", ())
    with toy.surroundings():
        yield toy


@pytest.fixture
def formiga(toy: ToyHome, capsys: pytest.CaptureFixture[str]) -> Formiga:
    def run(*arguments: object) -> Said:
        code = main([str(argument) for argument in ("--home", toy.home, *arguments)])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


def test_a_dry_run_says_what_would_be_done_and_does_nothing(formiga: Formiga, toy: ToyHome) -> None:
    said = formiga("repair", "--dry-run")
    assert said.code == 0
    assert "The engine is not set up yet" in said.out
    for name in ("Why:", "Lock:", "Kept:"):
        assert name in said.out
    assert all(len(line) <= 80 for line in said.out.splitlines())
    assert not (toy.home / "repairs").exists()
    assert not list(toy.home.glob("envs/*"))
    answer = formiga("repair", "--dry-run", "--json").object
    assert answer["state"] == "planned"
    assert answer["plan"]["why"] == ["ENGINE_MISSING"]


def test_a_repair_is_followed_to_its_end_and_can_be_undone(formiga: Formiga, toy: ToyHome) -> None:
    said = formiga("repair", "--yes")
    assert said.code == 0, said.err
    assert f"The new engine is in use: {toy.env.name}" in said.told
    for stage in ("fetching packages", "building the engine", "trying it out"):
        assert stage in said.err
    assert "no earlier engine" in formiga("rollback").told
    first = toy.env
    toy.release("2.0")
    answer = formiga("repair", "--json").object
    assert (answer["state"], answer["previous"], answer["problem"]) == (
        "finished",
        first.name,
        None,
    )
    assert answer["env"] == toy.env.name != first.name
    back = formiga("rollback", "--json")
    assert (back.code, back.object["env"]) == (0, first.name)
    assert switch.current(toy.root) == first


def test_nothing_to_do_is_said_and_fine_and_a_named_row_is_built_anyway(
    formiga: Formiga, toy: ToyHome
) -> None:
    row = formiga("repair", "--json").object["row"]
    first = toy.env
    said = formiga("repair")
    assert said.code == 0
    assert "There is nothing to repair" in said.told
    assert formiga("repair", "--json").object["state"] == "not needed"
    assert toy.env == first
    again = formiga("repair", "--to", row, "--json")
    assert (again.code, again.object["state"]) == (0, "finished")
    assert toy.env != first


def test_a_failed_repair_says_what_why_and_what_next(formiga: Formiga, toy: ToyHome) -> None:
    spoil_wheel(toy, "toy_ant")  # type: ignore[arg-type]
    said = formiga("repair", "--json")
    assert said.code == 1
    assert said.object["state"] == "failed"
    assert said.object["problem"]["code"] in ("WHEEL_TAMPERED", "WHEEL_NOT_FOUND")
    assert "toy-ant" in said.told
    assert switch.current(toy.root) is None


def test_a_row_that_does_not_exist_is_wrong_usage(formiga: Formiga) -> None:
    said = formiga("repair", "--to", "quantum", "--json")
    assert (said.code, said.object["problem"]["code"]) == (2, "REPAIR_NO_LOCK")
    assert "quantum" in said.told


def test_ctrl_c_asks_it_to_stop_and_what_was_fetched_is_kept(
    formiga: Formiga, toy: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMIGA_TOY_PROOF", "slow")

    def interrupt() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            folder = repairs.running(toy.home)
            if folder is not None and _stage(folder) == "prove":
                os.kill(os.getpid(), signal.SIGINT)
                return
            time.sleep(0.05)

    threading.Thread(target=interrupt, daemon=True).start()
    said = formiga("repair", "--json")
    assert (said.code, said.object["state"]) == (1, "stopped")
    assert "what was fetched is kept" in said.told
    assert switch.current(toy.root) is None
    monkeypatch.delenv("FORMIGA_TOY_PROOF")
    assert formiga("repair", "--offline", "--json").object["state"] == "finished"


def _stage(folder: Path) -> str:
    repair = repairs.Repair(folder)
    repair.look()
    return repair.view.stage


def test_a_repair_that_is_killed_is_lost_and_the_next_one_succeeds(
    formiga: Formiga, toy: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMIGA_TOY_KILL", "6")
    said = formiga("repair", "--json")
    assert (said.code, said.object["state"]) == (1, "lost")
    assert said.object["problem"]["code"] == "REPAIR_LOST"
    assert "formiga repair" in said.told
    monkeypatch.delenv("FORMIGA_TOY_KILL")
    assert formiga("repair").code == 0


def test_one_that_is_at_work_is_followed_not_started_twice(
    formiga: Formiga, toy: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMIGA_TOY_PROOF", "slow")
    folder = repairs.start(toy.home)
    assert repairs.start(toy.home) == folder
    said = formiga("repair", "--json")
    assert (said.code, said.object["repair"]) == (0, folder.name)
    assert "at work already" in said.told
    assert len(list((toy.home / "repairs").iterdir())) == 1


def test_without_a_terminal_nobody_is_asked_and_on_one_no_is_no(
    formiga: Formiga, toy: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repair_verbs, "_can_ask", lambda: True)
    monkeypatch.setattr(repair_verbs, "_confirmed", lambda: False)
    said = formiga("repair")
    assert (said.code, repairs.running(toy.home)) == (3, None)
    assert "Nothing was changed" in said.err
    assert not (toy.home / "repairs").exists()


def test_engines_are_listed_with_their_proof(formiga: Formiga, toy: ToyHome) -> None:
    assert "formiga repair" in formiga("envs").told
    assert formiga("envs", "--json").object == {"envs": []}
    formiga("repair")
    (record,) = formiga("envs", "--json").object["envs"]
    assert (record["name"], record["current"], record["complete"]) == (toy.env.name, True, True)
    said = formiga("envs")
    assert "in use" in said.out
    assert all(len(line) <= 80 for line in said.out.splitlines())


def test_wheels_travel_to_a_computer_without_internet(
    formiga: Formiga, toy: ToyHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "pen drive ç"
    said = formiga("wheels", "export", stick, "--json")
    assert (said.code, said.object["files"]) == (0, 3)
    assert Path(said.object["folder"]) == stick
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    answer = formiga("--home", tmp_path / "other", "repair", "--wheels", stick, "--json").object
    assert answer["state"] == "finished"
    assert formiga("wheels", "export", tmp_path / "x", "--row", "quantum").code == 2
    assert not (tmp_path / "x").exists()


def test_a_folder_without_wheels_is_an_invalid_file(formiga: Formiga, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = formiga("repair", "--wheels", tmp_path / "empty", "--json")
    assert (said.code, said.object["problem"]["code"]) == (2, "WHEELS_FOLDER_WRONG")


def test_a_bundle_is_shown_saved_and_judged_again(
    formiga: Formiga, toy: ToyHome, tmp_path: Path
) -> None:
    formiga("repair")
    path = tmp_path / "ajuda.zip"
    said = formiga("bundle", "--to", path)
    assert said.code == 0
    assert "report.json" in said.out
    assert "repairs/1/repair.log" in said.out
    with zipfile.ZipFile(path) as archive:
        whole = "\n".join(archive.read(name).decode() for name in archive.namelist())
    assert str(toy.home) not in whole
    assert json.dumps(str(toy.home))[1:-1] not in whole
    here, there = formiga("check", "--json"), formiga("check", "--facts", path, "--json")
    assert there.code == here.code
    assert [f["code"] for f in there.object["findings"]] == [
        f["code"] for f in here.object["findings"]
    ]


def test_what_holds_no_facts_is_an_invalid_file(formiga: Formiga, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    for name in ("x.json", "missing.zip"):
        said = formiga("check", "--facts", tmp_path / name, "--json")
        assert (said.code, said.object["problem"]["code"]) == (2, "FACTS_UNREADABLE")


def test_a_bundle_that_cannot_be_written_is_said(formiga: Formiga, tmp_path: Path) -> None:
    said = formiga("bundle", "--to", tmp_path / "nowhere" / "x.zip", "--json")
    assert (said.code, said.object["problem"]["code"]) == (1, "FILE_NOT_WRITTEN")
