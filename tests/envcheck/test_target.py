"""Which wheel of a pin fits a computer that is not this one."""

from __future__ import annotations

import pytest

from envcheck.lockfile import Pin
from envcheck.wheels.target import Target, applying, here, name_of

LINUX = Target("3.11", "linux", "x86_64", glibc="2.36")


def pin(name: str = "six", version: str = "1.0", marker: str = "") -> Pin:
    return Pin(name, version, marker, frozenset({"0" * 64}))


@pytest.mark.parametrize(
    ("target", "tag"),
    [
        (LINUX, "cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64"),
        (LINUX, "cp39-abi3-manylinux_2_28_x86_64"),
        (LINUX, "py3-none-any"),
        (LINUX, "cp311-cp311-manylinux1_x86_64"),
        (Target("3.12", "linux", "aarch64"), "cp312-cp312-manylinux_2_28_aarch64"),
        (Target("3.12", "windows", "AMD64"), "cp312-cp312-win_amd64"),
        (Target("3.12", "windows", "ARM64"), "cp312-none-win_arm64"),
        (Target("3.12", "macos", "arm64"), "cp312-cp312-macosx_11_0_arm64"),
        (Target("3.12", "macos", "arm64"), "cp310-abi3-macosx_10_12_universal2"),
    ],
)
def test_a_wheel_for_the_target_fits(target: Target, tag: str) -> None:
    assert target.rank(f"six-1.0-{tag}.whl", pin()) is not None


@pytest.mark.parametrize(
    ("target", "tag"),
    [
        (LINUX, "cp312-cp312-manylinux_2_17_x86_64"),
        (LINUX, "cp311-cp311-manylinux_2_39_x86_64"),
        (LINUX, "cp311-cp311-musllinux_1_2_x86_64"),
        (LINUX, "cp311-cp311-win_amd64"),
        (LINUX, "cp311-cp311t-manylinux_2_17_x86_64"),
        (Target("3.12", "windows", "x86_64"), "cp312-cp312-win32"),
        (Target("3.12", "macos", "arm64"), "cp312-cp312-macosx_11_0_x86_64"),
        (Target("3.12", "linux", "x86_64", glibc="2.28"), "cp312-cp312-manylinux_2_34_x86_64"),
    ],
)
def test_a_wheel_for_another_computer_does_not(target: Target, tag: str) -> None:
    assert target.rank(f"six-1.0-{tag}.whl", pin()) is None


def test_the_most_specific_wheel_is_the_best() -> None:
    names = [
        "six-1.0-py3-none-any.whl",
        "six-1.0-cp39-abi3-manylinux_2_17_x86_64.whl",
        "six-1.0-cp311-cp311-manylinux_2_17_x86_64.whl",
        "six-1.0-cp311-cp311-manylinux_2_28_x86_64.whl",
        "six-1.0-2-cp311-cp311-manylinux_2_28_x86_64.whl",
    ]
    ranked = sorted(names, key=lambda name: LINUX.rank(name, pin()) or (999_999, 0))
    assert ranked == names[::-1]


@pytest.mark.parametrize(
    "name",
    [
        "six-1.1-py3-none-any.whl",
        "sixty-1.0-py3-none-any.whl",
        "six-1.0+cpu-py3-none-any.whl",
        "six-1.0.tar.gz",
        "six-1.0-py3-none-any.x/../../y.whl",
        "..\\six-1.0-py3-none-any.whl",
        "six-1.0-py3-none-any.whl.part",
        "six.whl",
        "",
    ],
)
def test_what_is_not_the_pins_wheel_never_fits(name: str) -> None:
    assert LINUX.rank(name, pin()) is None


def test_spellings_of_one_name_and_version_are_the_same() -> None:
    dotted = pin("ruamel-yaml", "1.0.0+cu126")
    assert LINUX.rank("ruamel.yaml-1.0+CU126-py3-none-any.whl", dotted) is not None
    assert name_of("Ruamel_Yaml-1.0-py3-none-any.whl") == "ruamel-yaml"


def test_markers_are_judged_for_the_target_and_not_for_us() -> None:
    pins = [
        pin("everywhere"),
        pin("win", marker="sys_platform == 'win32'"),
        pin("old", marker="python_full_version < '3.12'"),
        pin("arm", marker="platform_machine == 'arm64' and sys_platform == 'darwin'"),
        pin("early", marker="python_full_version < '3.11.4'"),
    ]

    def names(target: Target) -> list[str]:
        return [one.name for one in applying(target, pins)]

    assert names(Target("3.11", "linux")) == ["everywhere", "old"]
    assert names(Target("3.11.2", "linux")) == ["everywhere", "old", "early"]
    assert names(Target("3.12", "windows", "AMD64")) == ["everywhere", "win"]
    assert names(Target("3.13", "macos", "arm64")) == ["everywhere", "arm"]


def test_this_computer_installs_a_plain_wheel_whatever_python_is_wanted() -> None:
    for python in ("", "3.11", "3.12", "3.13"):
        target = here(python)
        assert target.rank("six-1.0-py3-none-any.whl", pin()) is not None
    own = f"cp{here().minor.replace('.', '')}"
    assert here("3.99").rank(f"six-1.0-{own}-{own}-linux_x86_64.whl", pin()) is None
