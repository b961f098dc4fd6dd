"""What several files of engine tests read and none of them changes."""

from __future__ import annotations

import pytest

from engine.contract.run_folder import RunFolder
from tests.engine.runs import STEPS, make_run, train


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run of `STEPS` from start to end, in a process of its own."""
    run = make_run(tmp_path_factory.mktemp("a home") / "runs", training=STEPS)
    assert train(run) == 0, run.log.read_text(encoding="utf-8")
    return run
