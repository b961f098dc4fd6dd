from __future__ import annotations

import pytest

from envcheck.probes.shadows import find_shadows

MODULES = {"torch", "bitsandbytes", "datasets", "yaml", "tests", "example"}


def names(code):
    return [shadow.module for shadow in find_shadows(code, MODULES).value]


def test_a_source_checkout_hides_nothing(tmp_path):
    for room in ("desktop", "engine", "envcheck", "installer", "lockfiles", "tests"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    for name in ("README.md", "pyproject.toml", "torch.md", "torch.txt", ".git"):
        (tmp_path / name).touch()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("torch.py", "torch"),
        ("random.py", "random"),
        ("yaml.pyc", "yaml"),
        ("bitsandbytes/__init__.py", "bitsandbytes"),
        ("bitsandbytes/__init__.pyc", "bitsandbytes"),
    ],
)
def test_a_file_of_a_modules_name_hides_it(tmp_path, file, module):
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.touch()
    (shadow,) = find_shadows(tmp_path, MODULES).value
    assert (shadow.module, shadow.path) == (module, str(tmp_path / file.split("/")[0]))


def test_a_plain_folder_hides_nothing(tmp_path):
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "my.jsonl").touch()
    assert names(tmp_path) == []


def test_python_itself_agrees(tmp_path):
    """What we say about hiding is what the import system does."""
    from importlib.machinery import PathFinder

    site = tmp_path / "site"
    for module in ("datasets", "yaml"):
        (site / module).mkdir(parents=True)
        (site / module / "__init__.py").touch()
    code = tmp_path / "code"
    (code / "datasets").mkdir(parents=True)
    (code / "yaml.py").touch()
    for module in ("datasets", "yaml"):
        origin = PathFinder.find_spec(module, [str(code), str(site)]).origin
        assert origin.startswith(str(code)) is (module in names(code))


def test_a_folder_that_cannot_be_read_is_unknown(tmp_path):
    assert find_shadows(tmp_path / "gone", MODULES).reason == "not found"
