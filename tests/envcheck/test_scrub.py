from __future__ import annotations

import os
import sys

import pytest

from envcheck import scrub
from envcheck.scrub import hostile, scrubbed

HOSTILE = {
    "PYTHONPATH": "/elsewhere",
    "PYTHONHOME": "/elsewhere",
    "PYTHONSTARTUP": "x.py",
    "PIP_TARGET": "/elsewhere",
    "LD_LIBRARY_PATH": "/usr/local/cuda/lib64",
    "LD_PRELOAD": "libfoo.so",
    "BNB_CUDA_VERSION": "118",
    "CONDA_PREFIX": "/opt/conda",
    "VIRTUAL_ENV": "/some/venv",
    "DYLD_LIBRARY_PATH": "/elsewhere",
}
KEPT = {
    "PATH": "/usr/bin",
    "HOME": "/home/ana",
    "HF_ENDPOINT": "http://127.0.0.1:8080",
    "HF_HOME": "/data/hf",
    "HF_HUB_OFFLINE": "1",
    "CUDA_VISIBLE_DEVICES": "1",
    "HTTPS_PROXY": "http://proxy:3128",
    "SYSTEMROOT": "C:\\Windows",
}


def test_nothing_foreign_reaches_the_engine_and_the_rest_does():
    clean = scrubbed(HOSTILE | KEPT)
    assert not HOSTILE.keys() & clean.keys()
    assert KEPT.items() <= clean.items()


def test_user_site_and_telemetry_are_off_and_text_is_utf8():
    clean = scrubbed({"PYTHONUTF8": "0", "DO_NOT_TRACK": "0", "TOKENIZERS_PARALLELISM": "true"})
    assert clean == {
        "PYTHONNOUSERSITE": "1",
        "PYTHONUTF8": "1",
        "TOKENIZERS_PARALLELISM": "false",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "DO_NOT_TRACK": "1",
    }


def test_names_in_any_case_are_dropped():
    assert "PythonPath" not in scrubbed({"PythonPath": "C:\\x"})


def test_what_would_have_changed_the_engine_is_named_without_its_value():
    assert hostile(HOSTILE | KEPT) == (
        "BNB_CUDA_VERSION",
        "DYLD_LIBRARY_PATH",
        "LD_LIBRARY_PATH",
        "LD_PRELOAD",
        "PYTHONHOME",
        "PYTHONPATH",
    )


def test_empty_variables_and_an_active_environment_are_not_worth_a_word():
    assert hostile({"LD_LIBRARY_PATH": "", "CONDA_PREFIX": "/opt/conda", "VIRTUAL_ENV": "/v"}) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the loader's path of Linux")
def test_a_folder_with_the_driver_alone_stays_on_the_library_path(tmp_path):
    driver, toolkit, both = (tmp_path / name for name in ("driver", "toolkit", "both"))
    for folder, names in (
        (driver, ["libcuda.so.1", "libnvidia-ml.so.1"]),
        (toolkit, ["libcudart.so.12"]),
        (both, ["libcuda.so.1", "libcublas.so.12"]),
    ):
        folder.mkdir()
        for name in names:
            (folder / name).touch()
    path = os.pathsep.join(map(str, [toolkit, driver, both, tmp_path / "nowhere", "relative"]))
    assert scrubbed({"LD_LIBRARY_PATH": path})["LD_LIBRARY_PATH"] == str(driver)
    assert hostile({"LD_LIBRARY_PATH": path}) == ("LD_LIBRARY_PATH",)
    assert hostile({"LD_LIBRARY_PATH": str(driver)}) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the loader's path of Linux")
def test_under_wsl_the_engine_finds_windows_driver(tmp_path, monkeypatch):
    driver, own = tmp_path / "wsl" / "lib", tmp_path / "own"
    monkeypatch.setattr(scrub, "WSL_DRIVER", driver)
    assert "LD_LIBRARY_PATH" not in scrubbed({})
    for folder in (driver, own):
        folder.mkdir(parents=True)
        (folder / "libcuda.so.1").touch()
    assert scrubbed({})["LD_LIBRARY_PATH"] == str(driver)
    assert scrubbed({"LD_LIBRARY_PATH": "/usr/local/cuda/lib64"})["LD_LIBRARY_PATH"] == str(driver)
    both = os.pathsep.join([str(own), str(driver)])
    assert scrubbed({"LD_LIBRARY_PATH": both})["LD_LIBRARY_PATH"] == both
    assert scrubbed({"LD_LIBRARY_PATH": str(own)})["LD_LIBRARY_PATH"] == both


def test_a_compiler_of_another_environment_is_not_used():
    environ = {"CC": "/opt/conda/bin/x86_64-conda-linux-gnu-cc", "CXX": "c++"}
    assert not environ.keys() & scrubbed(environ).keys()
    assert hostile(environ) == ("CC",)
