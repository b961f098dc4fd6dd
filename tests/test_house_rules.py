"""Rules of the house that no linter knows: who may import whom by name, and how text is marked."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CODE = Path(__file__).resolve().parents[1]
MARKERS = {"tr", "translate", "QT_TRANSLATE_NOOP"}

# Importing package (the longest prefix counts) -> what it may import besides the standard library.
MAY_IMPORT = {
    "engine.contract": {
        "engine.contract",
        "envcheck.problems",
        "pydantic",
        "pydantic_core",
        "filelock",
    },
    "envcheck": {"envcheck", "packaging", "psutil", "pynvml"},
    "installer": {"installer", "envcheck"},
}
OF_THE_ENGINE = ("engine.contract", "engine.starter")


def sources(package: str) -> list[Path]:
    return sorted((CODE / package.replace(".", "/")).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Modules that a file imports anywhere in it, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def starts_with(module: str, prefixes: set[str] | tuple[str, ...]) -> bool:
    return any(module == prefix or module.startswith(prefix + ".") for prefix in prefixes)


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_light_packages_stay_light(package: str) -> None:
    allowed = MAY_IMPORT[package] | set(sys.stdlib_module_names)
    found = [
        f"{path.relative_to(CODE)}:{line}: {module}"
        for path in sources(package)
        for module, line in imports(path)
        if not starts_with(module, allowed)
    ]
    assert sources(package)
    assert found == []


def test_the_window_knows_only_the_engines_contract() -> None:
    found = [
        f"{path.relative_to(CODE)}:{line}: {module}"
        for path in sources("desktop")
        for module, line in imports(path)
        if starts_with(module, ("engine",)) and not starts_with(module, OF_THE_ENGINE)
    ]
    assert found == []


def test_text_for_people_is_marked_as_plain_text() -> None:
    """lupdate finds string literals only; anything else is never translated."""
    found = [
        f"{path.relative_to(CODE)}:{node.lineno}"
        for path in sources("desktop")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and is_marker(node.func)
        for argument in node.args
        if isinstance(argument, ast.JoinedStr | ast.BinOp) or is_format_call(argument)
    ]
    assert found == []


def is_marker(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in MARKERS


def is_format_call(argument: ast.expr) -> bool:
    return (
        isinstance(argument, ast.Call)
        and isinstance(argument.func, ast.Attribute)
        and argument.func.attr == "format"
    )


@pytest.mark.parametrize("package", ["desktop", "engine", "envcheck", "installer", "lockfiles"])
def test_nothing_is_left_unfinished(package: str) -> None:
    words = ("TO" + "DO", "FIX" + "ME")
    found = [
        f"{path.relative_to(CODE)}: {word}"
        for path in sources(package)
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []
