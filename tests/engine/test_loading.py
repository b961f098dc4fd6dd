"""What comes before the first step can be left at any moment, and nothing is lost."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import engine.setup_run
from engine.contract.commit import damage
from engine.contract.run_folder import ControlWord, RunFolder
from engine.control import LOOK_S, Asked, Requests
from engine.run_verb import run_training
from tests.engine.runs import STEPS, make_run
from tests.engine.test_requests import ask_during, assert_same_result
from tests.shared import needs_shared

pytestmark = [needs_shared, pytest.mark.slow]


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return make_run(tmp_path / "runs", training=STEPS)


@pytest.mark.parametrize("word", ["pause", "stop"])
def test_what_comes_before_the_first_step_can_be_left_at_once(
    run: RunFolder, finished: RunFolder, monkeypatch: pytest.MonkeyPatch, word: ControlWord
) -> None:
    """A download, a large file, weights: whatever is being done, in whosever code."""
    loading = threading.Event()

    def slow(*_: object, **named: object) -> None:
        loading.set()
        with suppress(Exception):  # as libraries do around their own work
            for _ in range(6_000):
                time.sleep(0.01)

    monkeypatch.setattr(engine.setup_run, "load_tokenizer", slow)
    asker = threading.Thread(target=lambda: (loading.wait(60), run.request(word)))
    asker.start()
    began = time.monotonic()
    assert run_training(run.path, resume=False) == 0
    asker.join()
    assert time.monotonic() - began < 30, "sixty seconds are not waited for"
    assert run.last_event().type == "stopped"  # type: ignore[union-attr]
    assert run.read_state().state == {"pause": "paused", "stop": "stopped"}[word]
    if word == "pause":
        monkeypatch.undo()
        assert run_training(run.path, resume=True) == 0
        assert_same_result(run, finished)


def test_a_stop_while_a_begun_run_loads_publishes_what_it_has(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_during(monkeypatch, run, {4: "pause"})
    assert run_training(run.path, resume=False) == 0
    monkeypatch.undo()
    tokenizer = engine.setup_run.load_tokenizer

    def asked_meanwhile(folder: Path) -> Any:
        run.request("stop")
        time.sleep(3 * LOOK_S)
        return tokenizer(folder)

    monkeypatch.setattr(engine.setup_run, "load_tokenizer", asked_meanwhile)
    assert run_training(run.path, resume=True) == 0
    assert run.read_state().state == "stopped"
    assert damage(run.adapter) is None


def test_no_interrupt_comes_after_loading(run: RunFolder) -> None:
    requests = Requests(run)
    run.control.mkdir(exist_ok=True)
    with requests.while_loading():
        pass
    run.request("pause")
    for _ in range(30):
        time.sleep(LOOK_S / 10)
    with pytest.raises(Asked, match="pause"), requests.while_loading():
        _load_for_ever()


def _load_for_ever() -> None:
    while True:
        time.sleep(0.01)
