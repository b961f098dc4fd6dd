"""The matrix repeats what the locked transformers asks for at run time, and no metadata says."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
import transformers
from packaging.version import Version
from transformers.integrations.peft import MIN_PEFT_VERSION
from transformers.utils import import_utils

from envcheck.matrix import load

LOCKFILES = Path(__file__).resolve().parents[2] / "lockfiles"
ASKED_BY = "transformers"


def gate(check: object) -> str:
    """The version that a function of transformers compares with."""
    (version,) = set(re.findall(r'version\.parse\("([\d.]+)"\)', inspect.getsource(check)))
    return version


ASKED = {
    "torch": gate(import_utils.is_torch_available),
    "accelerate": import_utils.ACCELERATE_MIN_VERSION,
    "bitsandbytes": import_utils.BITSANDBYTES_MIN_VERSION,
    "peft": MIN_PEFT_VERSION,
}


@pytest.mark.parametrize("package", ASKED)
def test_a_hidden_minimum_is_the_one_that_transformers_asks_for(package: str) -> None:
    known = {m.package: m for m in load(LOCKFILES).minimums if m.asked_by.startswith(ASKED_BY)}
    assert set(known) == set(ASKED)
    assert Version(known[package].version) == Version(ASKED[package])
    assert transformers.__version__.startswith(known[package].asked_by.split()[1])
