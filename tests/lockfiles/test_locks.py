"""What every lock promises: exact, hashed, free of machines and addresses, and in agreement."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.version import Version

from envcheck.lockfile import Pin, lock_sha256, normalise, read_lock
from lockfiles import lock_text

CODE = Path(__file__).resolve().parents[2]
FOLDER = CODE / "lockfiles"
LOCKS = sorted(FOLDER.glob("*.txt"))
MATRIX = tomllib.loads((FOLDER / "matrix.toml").read_text(encoding="utf-8"))
ROWS = [pytest.param(row, id=row["lockfile"]) for row in MATRIX["row"]]
ROW_OF = {row["lockfile"]: row for row in MATRIX["row"]}
CPU_LOCK = "engine-cpu-linux-py311.txt"
PROJECT = tomllib.loads((CODE / "pyproject.toml").read_text(encoding="utf-8"))["project"]

CUDA_PACKAGE = re.compile(r"torch|triton|nvidia-.+|cuda-.+")
NOT_CUDA = {"nvidia-ml-py"}  # asks the driver; every engine has it
ADDRESS = re.compile(r"https?://|file:|--(extra-)?index-url|--find-links|--trusted-host|@")
HEADER = re.compile(r"# Made by update\.py with [\w -]+ from [\w./\[\] -]+\. Do not edit\.")
# CUDA wheels for Windows exist there only; no other address, and no other package, is allowed.
PYTORCH = re.compile(
    r"torch @ https://download\.pytorch\.org/whl/cu1\d\d/"
    r"torch-[\d.]+%2Bcu1\d\d-cp312-cp312-win_amd64\.whl \\"
)
PATH = re.compile(r"(^|[\s=])([A-Za-z]:)?[/\\]\w|\.\./|\.in\b")


def pins(lock: str) -> dict[str, Pin]:
    return {pin.name: pin for pin in read_lock(FOLDER / lock)}


def environment(python: str, os: str) -> dict[str, str]:
    """What markers are asked about, on another machine than this one."""
    platform = {"linux": "linux", "windows": "win32", "macos": "darwin"}[os]
    system = {"linux": "Linux", "windows": "Windows", "macos": "Darwin"}[os]
    return {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "sys_platform": platform,
        "platform_system": system,
        "os_name": "nt" if os == "windows" else "posix",
        "platform_machine": "arm64" if os == "macos" else "x86_64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "extra": "",
    }


def test_there_are_locks() -> None:
    names = {path.name for path in LOCKS}
    assert {"bootstrap.txt", "desktop.txt", "dev.txt", "engine-cpu-linux-py311.txt"} <= names
    assert {row["lockfile"] for row in MATRIX["row"]} <= names


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_line_is_exact_and_hashed(lock: Path) -> None:
    found = read_lock(lock)
    assert found
    assert len({(pin.name, pin.marker) for pin in found}) == len(found)
    assert not [pin.name for pin in found if re.search(r"[*,<>~]", pin.version)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_no_host_and_no_path(lock: Path) -> None:
    header, *lines = lock.read_text(encoding="utf-8").splitlines()
    assert HEADER.fullmatch(header)
    row = ROW_OF.get(lock.name, {})
    if row.get("gpu") and row["os"] == "windows":
        named = [line for line in lines if PYTORCH.fullmatch(line)]
        assert len(named) == 1
        lines.remove(named[0])
    bad = [line for line in lines if ADDRESS.search(line) or PATH.search(line)]
    assert not bad


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_have_the_one_form(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    header = text.splitlines()[0].removeprefix("# ")
    assert lock_text.render(header, lock_text.read_entries(text)) == text


@pytest.mark.parametrize("row", ROWS)
def test_the_matrix_tells_the_truth_about_its_lock(row: dict[str, object]) -> None:
    lock = str(row["lockfile"])
    assert row["lock_sha256"] == lock_sha256(FOLDER / lock)
    versions = row["versions"]
    assert isinstance(versions, dict)
    assert versions == {name: pins(lock)[name].version for name in versions}
    assert ("evidence" in row) == (row["status"] == "tested")


@pytest.mark.parametrize("row", ROWS)
def test_hidden_minimums_hold(row: dict[str, object]) -> None:
    locked = pins(str(row["lockfile"]))
    short = [
        name
        for name, minimum in MATRIX["hidden_minimums"].items()
        if Version(locked[name].version) < Version(minimum["version"])
    ]
    assert not short


@pytest.mark.parametrize("row", ROWS)
def test_an_engine_lock_satisfies_the_project(row: dict[str, object]) -> None:
    where = environment(str(row["python"]), str(row["os"]))
    satisfies(PROJECT["optional-dependencies"]["engine"], str(row["lockfile"]), where)


@pytest.mark.parametrize("os", ["linux", "windows", "macos"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_app_and_test_locks_satisfy_the_project(python: str, os: str) -> None:
    where = environment(python, os)
    satisfies(PROJECT["dependencies"], "desktop.txt", where)
    everything = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    satisfies(everything, "dev.txt", where)


def satisfies(wanted: list[str], lock: str, where: dict[str, str]) -> None:
    """Every requirement that applies there is met by a pin that applies there."""
    locked = {
        pin.name: pin
        for pin in read_lock(FOLDER / lock)
        if not pin.marker or Marker(pin.marker).evaluate(where)
    }
    for requirement in map(Requirement, wanted):
        if requirement.marker is None or requirement.marker.evaluate(where):
            version = locked[normalise(requirement.name)].version
            assert requirement.specifier.contains(version, prereleases=True), requirement


@pytest.mark.parametrize("row", [row for row in ROWS if row.values[0]["gpu"]])
def test_rows_differ_only_in_torch_and_its_cuda(row: dict[str, object]) -> None:
    cpu_lock = {"linux": CPU_LOCK, "windows": "engine-cpu-windows-py312.txt"}[str(row["os"])]
    cpu, cuda = pins(cpu_lock), pins(str(row["lockfile"]))
    different = {name for name in cpu.keys() | cuda.keys() if cpu.get(name) != cuda.get(name)}
    assert "torch" in different
    assert {name for name in different if not is_cuda(name)} == set()
    assert not [name for name in cpu if is_cuda(name) and name != "torch"]
    if row["os"] == "linux":  # on Windows all of CUDA is in torch's own wheel
        major = str(row["cuda"]).partition(".")[0]
        assert {"triton", f"nvidia-cudnn-cu{major}", f"nvidia-nccl-cu{major}"} <= different


def test_every_row_has_the_same_hugging_face_stack() -> None:
    stacks = {tuple(v for n, v in row["versions"].items() if n != "torch") for row in MATRIX["row"]}
    assert len(stacks) == 1


def is_cuda(name: str) -> bool:
    return bool(CUDA_PACKAGE.fullmatch(name)) and name not in NOT_CUDA


def test_the_cpu_lock_has_the_cpu_build_of_torch() -> None:
    torch = pins(CPU_LOCK)["torch"]
    assert torch.version == "2.13.0+cpu"
    assert len(torch.hashes) == 1


def test_both_sides_of_the_run_folder_have_the_same_versions() -> None:
    app, engine, dev = pins("desktop.txt"), pins("engine-cpu-linux-py311.txt"), pins("dev.txt")
    assert {n for n in app.keys() & engine.keys() if app[n].version != engine[n].version} == set()
    assert {n for n in app if dev[n].version != app[n].version} == set()
    assert {"pydantic", "filelock", "psutil"} <= app.keys() & engine.keys()


def test_set_up_needs_one_tool_of_the_apps_version() -> None:
    assert [(p.name, p.version) for p in read_lock(FOLDER / "bootstrap.txt")] == [
        ("uv", pins("desktop.txt")["uv"].version)
    ]


def test_no_training_library_in_the_app_and_no_window_in_the_engine() -> None:
    training = {"torch", "transformers", "peft", "bitsandbytes", "datasets", "accelerate"}
    assert not training & (pins("desktop.txt").keys() | pins("dev.txt").keys())
    for row in MATRIX["row"]:
        assert "pyside6-essentials" not in pins(row["lockfile"])


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_nothing_that_would_fetch_code_or_store_secrets_in_clear(lock: Path) -> None:
    assert not {"kernels", "keyrings-alt", "evaluate"} & {pin.name for pin in read_lock(lock)}
