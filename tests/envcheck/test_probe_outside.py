from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from envcheck.facts import OutsidePackage
from envcheck.probes import probe_outside

posix = pytest.mark.skipif(sys.platform == "win32", reason="folders of POSIX")


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("-info") else path.touch()
    return folder


def found(environ, system="linux"):
    return [
        (one.name, one.version, one.where)
        for one in probe_outside.packages(environ, "3.11", system).value
    ]


@posix
def test_the_user_site_of_the_engines_python_is_looked_at(tmp_path):
    site = put(
        tmp_path / ".local/lib/python3.11/site-packages",
        "torch-2.6.0+cu124.dist-info",
        "huggingface_hub-0.34.0.dist-info",
        "torchvision-0.21.0.dist-info",
        "torch/__init__.py",
        "requests-2.32.0.dist-info",
    )
    put(tmp_path / ".local/lib/python3.12/site-packages", "numpy-2.0.0.dist-info")
    seen = probe_outside.packages({"HOME": str(tmp_path)}, "3.11", "linux").value
    assert seen == (
        OutsidePackage("huggingface-hub", "0.34.0", "user site", str(site)),
        OutsidePackage("torch", "2.6.0+cu124", "user site", str(site)),
    )


def test_the_user_site_of_windows(tmp_path):
    put(tmp_path / "Roaming/Python/Python311/site-packages", "Torch-2.6.0-py3.11.egg-info")
    environ = {"APPDATA": str(tmp_path / "Roaming")}
    assert found(environ, "win32") == [("torch", "2.6.0", "user site")]


def test_both_user_sites_of_macos(tmp_path):
    put(tmp_path / "Library/Python/3.11/lib/python/site-packages", "torch-2.6.0.dist-info")
    put(tmp_path / ".local/lib/python3.11/site-packages", "peft-0.18.0.dist-info")
    assert found({"HOME": str(tmp_path)}, "darwin") == [
        ("peft", "0.18.0", "user site"),
        ("torch", "2.6.0", "user site"),
    ]


def test_another_base_for_the_user_site_is_honoured(tmp_path):
    put(tmp_path / "base/lib/python3.11/site-packages", "peft-0.18.0.dist-info")
    environ = {"PYTHONUSERBASE": str(tmp_path / "base"), "HOME": str(tmp_path)}
    assert found(environ) == [("peft", "0.18.0", "user site")]


def test_folders_of_pythonpath_and_source_checkouts_in_them(tmp_path):
    put(tmp_path / "a", "numpy-1.26.4.dist-info", "numpy/__init__.py")
    put(tmp_path / "minha pasta", "transformers/__init__.py", "datasets/train.jsonl")
    path = os.pathsep.join(map(str, [tmp_path / "a", "", tmp_path / "gone", tmp_path / "a"]))
    path += os.pathsep + str(tmp_path / "minha pasta")
    assert found({"HOME": str(tmp_path), "PYTHONPATH": path}) == [
        ("numpy", "1.26.4", "PYTHONPATH"),
        ("transformers", "", "PYTHONPATH"),
    ]


@pytest.mark.parametrize(
    ("system", "folder"),
    [("linux", "lib/python3.12/site-packages"), ("win32", "Lib/site-packages")],
)
def test_an_active_conda_of_any_python(system, folder, tmp_path):
    put(tmp_path / "conda" / folder, "bitsandbytes-0.44.1.dist-info")
    environ = {"CONDA_PREFIX": str(tmp_path / "conda"), "HOME": str(tmp_path), "APPDATA": "x"}
    assert found(environ, system) == [("bitsandbytes", "0.44.1", "conda")]


def test_nothing_outside_is_known_and_no_folder_is_needed(tmp_path):
    environ = {"HOME": str(tmp_path), "PYTHONPATH": str(tmp_path / "gone.zip")}
    assert found(environ) == []


def test_a_folder_that_may_not_be_read_is_unknown(tmp_path, monkeypatch):
    def refuse(folder, where):
        raise PermissionError(13, "Permissão negada")

    monkeypatch.setattr(probe_outside, "in_folder", refuse)
    assert probe_outside.packages({"HOME": str(tmp_path)}, "3.11").reason == "not permitted"


def test_settings_of_pip_that_lead_elsewhere_are_named(tmp_path):
    config = tmp_path / "pip.conf"
    config.write_text("[install]\nuser = true\nprefix =\n[global]\nroot = no\n", encoding="utf-8")
    environ = {"PIP_CONFIG_FILE": str(config), "PIP_TARGET": "/x", "HOME": str(tmp_path)}
    assert probe_outside.pip_redirects(environ).value == ("target", "user")
    assert probe_outside.pip_redirects({"PIP_CONFIG_FILE": os.devnull}).value == ()
