from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from envcheck.facts import Stamp
from envcheck.judges.rule import TABLE
from envcheck.matrix import Matrix, MatrixUnreadable, load
from envcheck.versions import parts

LOCKFILES = Path(__file__).resolve().parents[2] / "lockfiles"


def test_every_row_that_is_shipped_has_the_lock_that_it_names():
    matrix = load(LOCKFILES)
    assert {row.id for row in matrix.rows} == {"cpu", *(line.row for line in TABLE)}
    for row in matrix.rows:
        assert row.found_sha256 == row.lock_sha256, row.lockfile
        versions = {package.name: package.version for package in row.packages}
        assert versions["torch"] == row.torch
        assert row.needs_gpu is bool(row.lowest and row.highest and row.driver_minimum and row.cuda)


def test_shipped_rows_and_the_rule_say_the_same():
    lines = {line.row: line for line in TABLE}
    for row in load(LOCKFILES).rows:
        if row.needs_gpu:
            line = lines[row.id]
            assert (row.lowest, row.highest) == (line.lowest, line.highest)
            # Windows' drivers have numbers of their own: 528.33 there is what 525 is on Linux.
            assert parts(row.driver_minimum)[0] - parts(line.driver)[0] in (0, 3)
            assert row.os == "windows" or row.driver_minimum == line.driver


def test_minimums_and_evidence_are_read():
    matrix = load(LOCKFILES)
    torch = next(one for one in matrix.minimums if one.package == "torch")
    assert (torch.version, torch.asked_by) == ("2.6", "transformers 5.23 (import_utils)")
    cpu = next(row for row in matrix.rows if (row.id, row.os) == ("cpu", "linux"))
    assert cpu.tests[0].driver == "none"
    assert (cpu.glibc_minimum, cpu.windows_minimum, cpu.safetensors_only) == ("2.28", "", False)
    legacy = next(row for row in matrix.rows if (row.id, row.os) == ("legacy-cu126", "linux"))
    assert (legacy.safetensors_only, legacy.tests, legacy.serves[0]) == (True, (), "pascal")
    assert "6.0" in legacy.architectures


def write(folder: Path, lock: str = "peft==0.21.2 --hash=sha256:" + "0" * 64) -> Path:
    (folder / "a.txt").write_text(lock, encoding="utf-8", newline="\n")
    sha256 = hashlib.sha256(lock.encode()).hexdigest()
    (folder / "matrix.toml").write_text(
        f"""[[row]]
id = "cpu"
os = "linux"
arch = "x86_64"
python = "3.11"
lockfile = "a.txt"
lock_sha256 = "{sha256}"
status = "tested"
gpu = false
[row.versions]
torch = "2.13.0+cpu"
""",
        encoding="utf-8",
    )
    return folder


def test_a_row_is_read_with_what_its_lock_pins(tmp_path):
    (row,) = load(write(tmp_path)).rows
    assert [vars(package) for package in row.packages] == [{"name": "peft", "version": "0.21.2"}]
    assert (row.driver_minimum, row.lowest, row.download_bytes) == ("", "", 0)
    assert (row.serves, row.architectures, row.tests, row.safetensors_only) == ((), (), (), False)
    assert load(tmp_path).minimums == ()


def test_an_environment_is_recognised_by_row_and_lock(tmp_path):
    matrix = load(write(tmp_path))
    sha256 = matrix.rows[0].lock_sha256
    assert matrix.of(Stamp("cpu", "a.txt", sha256, 1, "3.11.7")) == matrix.rows[0]
    assert matrix.of(Stamp("cpu", "a.txt", "0" * 64, 1, "3.11.7")) is None
    assert matrix.of(Stamp("main-cu130", "a.txt", sha256, 1, "3.11.7")) is None


def test_equal_locks_for_two_pythons_are_told_apart_by_the_python(tmp_path):
    (row,) = load(write(tmp_path)).rows
    matrix = Matrix((row, replace(row, python="3.12")))
    for python, expected in (("3.11.7", "3.11"), ("3.12.4", "3.12"), ("3.13.0", "3.11")):
        assert matrix.of(Stamp("cpu", "a.txt", row.lock_sha256, 1, python)).python == expected


def test_a_lock_that_was_edited_or_is_gone_is_seen(tmp_path):
    folder = write(tmp_path)
    (folder / "a.txt").write_text("peft==0.21.1 --hash=sha256:" + "0" * 64, encoding="utf-8")
    (row,) = load(folder).rows
    assert row.found_sha256 not in ("", row.lock_sha256)
    (folder / "a.txt").unlink()
    assert load(folder).rows[0].found_sha256 == ""


@pytest.mark.parametrize(
    "text",
    [
        *(None, "no toml [", "", "row = 3", "[[row]]\nid = 'cpu'", "row = ['x']", "\xff"),
        "row = []\n[hidden_minimums]\npeft = '0.20'",
        "row = []\n[hidden_minimums]\npeft = {version = '0.20'}",
    ],
)
def test_a_matrix_that_cannot_be_read_says_so(tmp_path, text):
    if text is not None:
        (tmp_path / "matrix.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(MatrixUnreadable) as caught:
        load(tmp_path)
    assert caught.value.path == tmp_path / "matrix.toml"
    assert caught.value.error
