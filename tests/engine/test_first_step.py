"""What comes before the first step and what after: nobody waits for answers that can come later."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.session import open_session
from engine.setup_run import set_up
from engine.train import Training
from tests.engine.runs import events, make_run


@pytest.mark.parametrize("packing", [True, False])
def test_the_bases_answers_come_after_the_first_step_and_are_the_bases(
    tmp_path: Path, packing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMIGA_HOME", str(tmp_path))
    training = {"max_steps": 3, "learning_rate": 0.05, "packing": packing, "warmup_ratio": 0.0}
    run = make_run(tmp_path / "runs", rows=24, training=training)
    with open_session(run.path) as session:
        trained = Training(session, set_up(session))
        base = trained.answers.now()
        trained.announce()
        trained.measure_first()
        trained.loop()
        assert trained.answers.now() != base, "three large steps show"
        trained.measure_after()
    told = events(run)
    kinds = [event.type for event in told]
    assert kinds.index("eval") < kinds.index("step") < kinds.index("sample")
    first = [event.fields for event in told if event.type == "sample"][: len(base)]
    assert [sample["step"] for sample in first] == [0, 0]
    assert [sample["base"] for sample in first] == [sample["text"] for sample in first] == base
    last = [event.fields for event in told if event.type == "sample"][-len(base) :]
    assert [sample["base"] for sample in last] == base
