"""What the window must be able to say is listed in one place."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import envcheck
from envcheck import matrix
from envcheck.probes import nvidia_smi, probe_script
from envcheck.problems import CODES, WORDS

FOLDER = Path(envcheck.__file__).parent
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py")}


def test_every_code_in_the_source_has_its_facts_listed():
    used = set()
    for text in SOURCES.values():
        used |= set(re.findall(r'(?:Finding|_cpu|Ruling)\([^"]*"([A-Z_]{4,})"', text))
    assert used >= {"NO_GPU", "DRIVER_TOO_OLD", "PACKAGE_DIFFERENT", "DISK_SHORT"}
    assert used <= CODES.keys()


def test_every_listed_code_is_used():
    text = "".join(SOURCES.values())
    assert [code for code in CODES if text.count(f'"{code}"') < 2] == []


def test_faults_and_unknown_facts_are_listed():
    assert set(nvidia_smi.FAULTS.values()) == set(WORDS["fault"])
    named = {
        word
        for text in SOURCES.values()
        for word in re.findall(r'(?:unknown_fact|unread)\(\s*"([a-z ]+)"', text)
    }
    assert named == set(WORDS["fact"])


def test_evidence_in_the_matrix_is_one_of_the_words():
    rows = matrix.load(FOLDER.parent / "lockfiles").rows
    assert {row.evidence for row in rows} <= set(WORDS["evidence"])


def test_the_probe_runs_in_any_python_from_3_8_and_needs_nothing_installed():
    text = Path(probe_script.__file__).read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    imported = {
        name.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    }
    assert imported <= sys.stdlib_module_names
    from_modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert from_modules == {"__future__"}
