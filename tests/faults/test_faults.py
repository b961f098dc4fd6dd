"""The short form of `python -m tests.faults`: enough to notice when a promise is broken."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from envcheck import switch
from tests.faults import damage, loops

BUILT_HOME = os.environ.get("FORMIGA_TEST_HOME", "")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="kills process groups")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> loops.Bench:
    return loops.Bench(tmp_path_factory.mktemp("faults"))


@POSIX
@pytest.mark.parametrize(
    ("run", "least"),
    [
        (lambda bench: loops.kill_at_stages(bench, 8), 4),
        (lambda bench: loops.kill_at_times(bench, 4), 1),
        (lambda bench: loops.spoil_operations(bench, "kill", 8), 6),
        (lambda bench: loops.spoil_operations(bench, "ENOSPC", 5), 1),
        (lambda bench: loops.spoil_operations(bench, "EIO", 5), 1),
        (lambda bench: loops.spoil_operations(bench, "EROFS", 5), 1),
    ],
    ids=["in each stage", "at any time", "at operations", "disk full", "disk error", "read-only"],
)
def test_whatever_happens_to_a_repair_the_engine_in_use_stays_whole(bench, run, least):
    bench.tally = loops.Tally()
    run(bench)
    assert bench.tally.lost == []
    assert bench.tally.interrupted >= least  # else the loop would prove nothing


def test_every_damaged_file_of_a_real_engine_is_named(tmp_path):
    if not BUILT_HOME:
        pytest.skip("needs a built engine: run through installer/bootstrap.py test")
    home = tmp_path / "casa da formiga"
    built = switch.current(Path(BUILT_HOME) / "envs")
    assert built is not None
    shutil.copytree(built, home / "envs" / built.name, symlinks=True)
    switch.publish(home / "envs", home / "envs" / built.name)
    found = damage.rounds(home, 1, 50, tmp_path / "originals", seed=7)
    assert (found.unnamed, found.false_alarms) == ([], [])
    assert found.mutations == 50
