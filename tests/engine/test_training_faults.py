"""The short form of `python -m tests.faults.training`: 20 kills at any time, 20 inside a save, a
failing disk, a full one. In a process of its own, because it forks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CODE = Path(__file__).resolve().parents[2]
LINE = re.compile(
    r"training, (.+): (\d+) rounds, (\d+) did not end, (\d+) runs finished and compared, "
    r"(\d+) interventions, (\d+) lost"
)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(sys.platform == "win32", reason="forks and kills process groups")
def test_whatever_happens_to_training_nothing_is_lost() -> None:
    command = [sys.executable, "-s", "-B", "-m", "tests.faults.training"]
    command += ["--kills", "20", "--faults", "6"]
    environ = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        command, cwd=CODE, env=environ, capture_output=True, text=True, check=False
    )
    found = {match[1]: [int(n) for n in match.groups()[1:]] for match in LINE.finditer(done.stdout)}
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    for kind in ("killed at any time", "killed inside a save"):
        rounds, not_ended, compared, interventions, lost = found[kind]
        assert (rounds, interventions, lost) == (20, 0, 0)
        assert not_ended >= 10  # else the loop would prove nothing
        assert compared >= 1
    for kind in ("ENOSPC", "EIO", "killed"):
        assert any(name.startswith(f"{kind} at each Nth operation") for name in found)
