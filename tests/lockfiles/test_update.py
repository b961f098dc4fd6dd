"""Re-locking: one form for both tools, differences in words, a matrix that follows."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from envcheck.lockfile import lock_sha256
from lockfiles import lock_text, matrix_file, resolve, update

FOLDER = Path(__file__).resolve().parents[2] / "lockfiles"
A, B = "a" * 64, "b" * 64

PIP_TOOLS = f"""\
numpy==2.4.6 \\
    --hash=sha256:{A}
    # via
    #   -r wanted.in
    #   pandas
torch==2.13.0+cpu \\
    --hash=sha256:{B}
    # via -r wanted.in

# The following packages are considered to be unsafe in a requirements file:
setuptools==84.2.1 \\
    --hash=sha256:{A}
    # via torch
"""
UV = f"""\
numpy==2.4.6 ; python_full_version < '3.13' \\
    --hash=sha256:{A} \\
    --hash=sha256:{B}
    # via
    #   -c limits.in
    #   -r wanted.in
    #   pandas
"""


def test_what_both_tools_write_becomes_one_form() -> None:
    assert lock_text.render("Head.", lock_text.read_entries(PIP_TOOLS)) == (
        "# Head.\n"
        f"numpy==2.4.6 \\\n    --hash=sha256:{A}\n    # via formiga, pandas\n"
        f"setuptools==84.2.1 \\\n    --hash=sha256:{A}\n    # via torch\n"
        f"torch==2.13.0+cpu \\\n    --hash=sha256:{B}\n    # via formiga\n"
    )
    (numpy,) = lock_text.read_entries(UV)
    assert numpy.via == ("formiga", "pandas")


def test_the_same_version_gets_the_same_hashes() -> None:
    first, second = lock_text.read_entries(PIP_TOOLS), lock_text.read_entries(UV)
    (numpy,) = lock_text.with_shared_hashes(second, first)
    assert numpy.pin.hashes == {A}
    assert numpy.pin.marker == "python_full_version < '3.13'"


WHEEL = "torch-2.13.0%2Bcu130-cp312-cp312-win_amd64.whl"
DIRECT = f"torch @ https://example.org/whl/cu130/{WHEEL} \\\n    --hash=sha256:{A}\n"


def test_a_wheel_with_an_address_is_resolved_by_its_public_version_and_put_back() -> None:
    wanted, direct = lock_text.without_direct(f"# why\nnumpy>=2\n{DIRECT}uv\n")
    assert wanted == "# why\nnumpy>=2\ntorch==2.13.0\nuv\n"
    assert [(pin.name, pin.version, pin.hashes) for pin in direct] == [
        ("torch", "2.13.0+cu130", {A})
    ]
    answer = f"torch==2.13.0 \\\n    --hash=sha256:{B}\n    # via -r wanted.in, peft\n"
    entries = lock_text.with_direct(lock_text.read_entries(answer), direct)
    assert lock_text.render("Head.", entries).startswith(f"# Head.\n{DIRECT}    # via ")


def test_limits_leave_torch_to_each_lock() -> None:
    entries = lock_text.read_entries(PIP_TOOLS)
    assert lock_text.constraints(entries, without=frozenset({"torch"})) == (
        "numpy==2.4.6\nsetuptools==84.2.1\n"
    )


def test_differences_are_told_in_words() -> None:
    before = {"numpy": "2.4.6", "old": "1.0"}
    assert lock_text.explain(before, {"numpy": "2.5.0", "new": "3"}) == [
        "added new 3",
        "removed old 1.0",
        "changed numpy from 2.4.6 to 2.5.0",
    ]
    assert lock_text.explain(before, before) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "lockfiles"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(FOLDER.parent / "pyproject.toml", tmp_path)
    return copy


def test_a_true_matrix_is_left_alone(folder: Path) -> None:
    assert matrix_file.stamp(folder) == []
    assert (folder / "matrix.toml").read_bytes() == (FOLDER / "matrix.toml").read_bytes()


def test_a_changed_lock_changes_only_its_own_row(folder: Path) -> None:
    lock = folder / "engine-cpu-linux-py311.txt"
    text = lock.read_text(encoding="utf-8").replace("peft==0.21.2", "peft==0.22.0")
    lock.write_text(text, encoding="utf-8")
    changes = matrix_file.stamp(folder)
    assert [change for change in changes if "peft is now 0.22.0" in change]
    assert len(changes) == 2
    rows = tomllib.loads((folder / "matrix.toml").read_text(encoding="utf-8"))["row"]
    changed = [row for row in rows if row["versions"]["peft"] == "0.22.0"]
    assert [row["lock_sha256"] for row in changed] == [lock_sha256(lock)]


def test_the_tool_writes_a_lock_and_says_what_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[resolve.Question] = []

    def answer(question: resolve.Question, **_: object) -> str:
        asked.append(question)
        return f"uv==99.0 \\\n    --hash=sha256:{A}\n    # via -r wanted.in\n"

    monkeypatch.setattr(update, "HERE", folder)
    monkeypatch.setattr(resolve, "with_uv", answer)
    assert update.main(["bootstrap.txt"]) == 0
    assert "changed uv from" in capsys.readouterr().out
    assert "uv==99.0" in (folder / "bootstrap.txt").read_text(encoding="utf-8")
    assert "uv" in asked[0].wanted
    assert "uv==" in asked[0].limits


def test_the_same_versions_with_other_files_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = folder / "bootstrap.txt"
    truth = lock.read_text(encoding="utf-8")
    monkeypatch.setattr(update, "HERE", folder)
    monkeypatch.setattr(resolve, "with_uv", lambda *_, **__: truth)
    assert update.main(["bootstrap.txt"]) == 0
    assert "nothing changed" in capsys.readouterr().out
    lock.write_text(f"{truth.splitlines()[1]}\n    --hash=sha256:{A}\n", encoding="utf-8")
    assert update.main(["bootstrap.txt"]) == 0
    assert "no version changed; other hashes: uv" in capsys.readouterr().out


def test_where_nothing_fits_the_lock_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> str:
        reason = "no solution"
        raise resolve.ResolveError(reason)

    before = (folder / "bootstrap.txt").read_bytes()
    monkeypatch.setattr(update, "HERE", folder)
    monkeypatch.setattr(resolve, "with_uv", refuse)
    assert update.main(["bootstrap.txt"]) == 1
    assert "no solution" in capsys.readouterr().out
    assert (folder / "bootstrap.txt").read_bytes() == before


def test_every_lock_has_a_recipe() -> None:
    assert {recipe.lock for recipe in update.RECIPES} == {p.name for p in FOLDER.glob("*.txt")}


def test_an_unknown_lock_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        update.main(["desktp.txt"])
    assert "desktp.txt" in capsys.readouterr().err
