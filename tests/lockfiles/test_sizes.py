"""Sizes and requirements of wheels, from what an index says of them."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from envcheck.lockfile import Pin
from envcheck.wheels.target import Target
from lockfiles import matrix_file, requirements, resolve, sizes

FOLDER = Path(__file__).resolve().parents[2] / "lockfiles"
A, B = "a" * 64, "b" * 64
LINUX = Target("3.11", "linux", "x86_64", "2.28")
ROW = """v = 1
[[row]]
id = "cpu"
os = "linux"
arch = "x86_64"
python = "3.11"
glibc_minimum = "2.28"
lockfile = "a.txt"
# A comment that stays.
download_bytes = 1_000
"""


def wheel(name: str, size: int, sha256: str = A) -> sizes.Wheel:
    return sizes.Wheel(name, size, sha256)


def test_the_file_for_the_computer_is_counted_and_no_other() -> None:
    pin = Pin("numpy", "2.4.6", "", frozenset({A, B}))
    offered = [
        wheel("numpy-2.4.6-cp311-cp311-win_amd64.whl", 1),
        wheel("numpy-2.4.6-cp312-cp312-manylinux_2_28_x86_64.whl", 2),
        wheel("numpy-2.4.6-cp311-cp311-manylinux_2_34_x86_64.whl", 3),
        wheel("numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl", 4, B),
        wheel("numpy-2.4.5-cp311-cp311-manylinux_2_28_x86_64.whl", 5),
    ]
    assert sizes.fitting(pin, offered, LINUX).bytes == 4


def test_a_file_that_the_lock_does_not_allow_counts_as_missing() -> None:
    pin = Pin("numpy", "2.4.6", "", frozenset({B}))
    offered = [wheel("numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl", 4)]
    with pytest.raises(sizes.WheelMissing, match=r"numpy 2\.4\.6 for linux"):
        sizes.fitting(pin, offered, LINUX)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "matrix.toml").write_text(ROW, encoding="utf-8")
    lock = f"peft==1.0 --hash=sha256:{A}\ntorch==2.0+cpu --hash=sha256:{B}\n"
    (tmp_path / "a.txt").write_text(lock, encoding="utf-8")
    (tmp_path / "inputs").mkdir()
    own = '"torch-2.0+cpu-cp311-cp311-linux_x86_64.whl" = 300\n'
    (tmp_path / "inputs" / "wheel_sizes.toml").write_text(own, encoding="utf-8")
    listing = f"""[[packages]]
name = "peft"
[[packages.wheels]]
url = "https://example.org/a/peft-1.0-py3-none-any.whl"
size = 44
hashes = {{ sha256 = "{A}" }}
"""
    monkeypatch.setattr(resolve, "list_files", lambda *_, **__: listing)
    for module in (sizes, requirements):
        monkeypatch.setattr(module, "HERE", tmp_path)
    return tmp_path


def test_the_sum_is_written_into_the_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sizes.main() == 0
    assert "download_bytes was 1,000, is now 344" in capsys.readouterr().out
    text = (folder / "matrix.toml").read_text(encoding="utf-8")
    assert text == ROW.replace("1_000", "344")
    assert sizes.main() == 0
    assert capsys.readouterr().out == ""


def test_a_lock_without_a_wheel_for_its_computer_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "inputs" / "wheel_sizes.toml").write_text("", encoding="utf-8")
    assert sizes.main() == 1
    assert "a.txt: no wheel of torch 2.0+cpu" in capsys.readouterr().out
    assert (folder / "matrix.toml").read_text(encoding="utf-8") == ROW


def metadata(name: str, *lines: str) -> str:
    wanted = "".join(f"Requires-Dist: {line}\n" for line in lines)
    return f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{wanted}\nRequires-Dist: prose\n"


def test_what_packages_ask_for_is_recorded(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asks = metadata("peft", "torch[cuda]>=2", "black; extra == 'test'")
    answered = requirements._requirements(asks)
    monkeypatch.setattr(requirements, "_of_address", lambda url: answered)
    assert requirements.main([]) == 0
    assert "torch==2.0+cpu: its metadata is not on the index" in capsys.readouterr().out
    given = folder / "torch.whl"
    with zipfile.ZipFile(given, "w") as archive:
        text = metadata("torch", "nvidia-cublas; extra == 'cuda'", "mkl; extra == 'mkl'")
        archive.writestr("torch-2.0.dist-info/METADATA", text.replace("1.0", "2.0+cpu"))
    assert requirements.main([str(given)]) == 0
    recorded = json.loads((folder / "requirements.json").read_text(encoding="utf-8"))
    assert recorded == {
        "peft==1.0": ["torch[cuda]>=2"],
        "torch==2.0+cpu": ["nvidia-cublas; extra == 'cuda'"],
    }
    assert requirements.main([]) == 0  # what cannot be asked again is kept
    assert json.loads((folder / "requirements.json").read_text(encoding="utf-8")) == recorded


def test_comments_of_the_matrix_survive(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "matrix.toml", tmp_path)
    assert matrix_file.write_numbers(tmp_path, "download_bytes", {}) == []
    assert (tmp_path / "matrix.toml").read_bytes() == (FOLDER / "matrix.toml").read_bytes()
