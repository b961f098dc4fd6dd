"""The first file: old Pythons can read it, new ones get further with the standard library alone."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

CODE = Path(__file__).resolve().parents[2]
BOOTSTRAP = CODE / "installer" / "bootstrap.py"
OLD = [name for name in ("python2.7", "python3.6", "python3.8", "python3.10") if shutil.which(name)]


def test_it_has_only_syntax_that_old_pythons_know() -> None:
    source = BOOTSTRAP.read_bytes()
    assert source.isascii()
    tree = ast.parse(source)
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal)
    assert not [node for node in ast.walk(tree) if isinstance(node, new)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not [f.name for f in functions if f.returns or any(a.annotation for a in f.args.args)]
    top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert {alias.name for node in top for alias in node.names} == {"os", "sys"}


def test_an_old_python_is_refused_with_both_versions() -> None:
    names: dict[str, object] = {"__name__": "bootstrap"}
    exec(compile(BOOTSTRAP.read_text(encoding="ascii"), str(BOOTSTRAP), "exec"), names)
    said = names["too_old"]((3, 8, 1))  # type: ignore[operator]
    assert "3.11 or newer" in said
    assert "Python 3.8" in said


def test_an_old_python_that_is_here_says_it() -> None:
    runs = [name for name in OLD if subprocess.run([name, "-c", "0"], stderr=PIPE).returncode == 0]
    if not runs:
        pytest.skip("needs a Python older than 3.11 on this machine")
    for python in runs:
        answer = subprocess.run([python, str(BOOTSTRAP), "run"], capture_output=True)
        assert answer.returncode == 2
        assert b"Formiga needs Python 3.11" in answer.stderr
        assert b"Traceback" not in answer.stderr


@pytest.mark.parametrize(
    "module", ["installer.commands", "envcheck.building.build", "envcheck.switch"]
)
def test_set_up_needs_no_package(module: str) -> None:
    """-S leaves site-packages out: the standard library has to do."""
    script = f"import sys; sys.path.insert(0, {str(CODE)!r}); import {module}"
    subprocess.run([sys.executable, "-I", "-S", "-B", "-c", script], check=True)


@pytest.mark.parametrize("arguments", [[], ["walk"], ["run", "--window"]])
def test_wrong_arguments_are_explained(arguments: list[str], formiga_home: Path) -> None:
    command = [sys.executable, str(BOOTSTRAP), *arguments]
    answer = subprocess.run(command, capture_output=True, text=True)
    assert answer.returncode == 2
    assert "usage: bootstrap.py" in answer.stderr
    assert not list(formiga_home.iterdir())
