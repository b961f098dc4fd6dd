"""Where a tuned model stops: at what its rows end with; and whether it does."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from engine.contract.run_folder import RunFolder
from engine.data.mapping.map import Row
from engine.data.rendering.encode import Encoded, Encoder
from engine.models.template import ensure_pad, ensure_template
from engine.models.tokenizer import load_tokenizer
from engine.starter import starter_model_dir
from engine.stop_test import ASKED, ENOUGH, StopTest, check_stops, chosen_rows, room_for
from tests.engine import odd_models
from tests.engine.data.files import question_answer, write_lines
from tests.engine.runs import events, make_run, train

STEPS = {"max_steps": 2, "per_device_train_batch_size": 2}


def run_of(folder: Path, model: Path, **dataset: Any) -> RunFolder:
    rows = write_lines(folder, question_answer(40))
    data = {"path": str(rows), "max_rows": None} | dataset
    run = make_run(folder / "runs", dataset=data, training=STEPS)
    job = json.loads(run.job.read_text(encoding="utf-8")) | {"base_model": str(model)}
    run.job.write_text(json.dumps(job), encoding="utf-8")
    return run


def test_a_run_stops_where_its_rows_end_and_writes_it_beside_the_adapter(tmp_path: Path) -> None:
    run = run_of(tmp_path, odd_models.foreign_end(tmp_path))
    assert train(run) == 0
    assert events(run, "started")[0].fields["stop_marks"] == ["<|end|>"]
    written = json.loads((run.adapter / "generation_config.json").read_text(encoding="utf-8"))
    assert written == {"eos_token_id": [1, 2]}


def test_marks_without_a_number_end_a_run_by_name_and_the_own_format_trains(
    tmp_path: Path,
) -> None:
    model = odd_models.beyond_table(tmp_path)
    refused = run_of(tmp_path, model)
    assert train(refused) == 1
    last = refused.last_event()
    assert last is not None
    assert last.fields["code"] == "TOKENS_BEYOND_MODEL"
    facts = last.fields["facts"]
    assert (facts["tokens"], facts["rows"], facts["vocab_size"]) == (["<|done|>"], 40, 3072)
    own = run_of(tmp_path, model, chat_template="formiga")
    assert train(own) == 0
    assert events(own, "started")[0].fields["template"] == "chosen"


# ---------------------------------------------------------------- does it stop?
@pytest.fixture(scope="module")
def asked() -> Any:
    """A run of the starter as the stop test sees it; its events are in `told`."""
    from transformers import AutoModelForCausalLM

    folder = starter_model_dir()
    tokenizer = load_tokenizer(folder)
    ensure_template(tokenizer)
    ensure_pad(tokenizer)
    rows = encoded(tokenizer, 12)
    told: list[tuple[str, dict[str, Any]]] = []
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    ready = SimpleNamespace(
        model=model,
        tokenizer=tokenizer,
        device=torch.device("cpu"),
        data=SimpleNamespace(validation=rows),
    )
    ladder = SimpleNamespace(smaller=lambda measure: measure(1))
    return SimpleNamespace(
        ready=ready,
        told=told,
        guard=SimpleNamespace(recovery=SimpleNamespace(ladder=ladder)),
        stepper=SimpleNamespace(most_tokens=512),
        progress=SimpleNamespace(step=14),
        report=SimpleNamespace(emit=lambda type_, **fields: told.append((type_, fields))),
        session=SimpleNamespace(
            requests=SimpleNamespace(between_batches=lambda _model: nullcontext())
        ),
    )


def encoded(tokenizer: Any, count: int) -> list[Encoded]:
    encoder = Encoder(tokenizer, max_length=400)
    said = question_answer(count)
    return [
        encoder.encode(
            Row(
                line,
                [
                    {"role": "user", "content": row["question"]},
                    {"role": "assistant", "content": row["answer"]},
                ],
            )
        )
        for line, row in enumerate(said, start=1)
    ]


def test_a_model_that_stops_is_asked_and_nothing_is_told(asked: Any) -> None:
    asked.told.clear()
    asked.ready.model.generation_config.eos_token_id = list(range(3072))  # any token ends it
    found = check_stops(asked)
    assert found == StopTest(ASKED, ASKED, ASKED)
    assert asked.told == []


def test_a_model_that_runs_on_is_named_with_its_numbers(asked: Any) -> None:
    asked.told.clear()
    asked.ready.model.generation_config.eos_token_id = 2  # it never writes this one
    eos, asked.ready.tokenizer.eos_token = asked.ready.tokenizer.eos_token, "<|system|>"
    try:
        found = check_stops(asked)
    finally:
        asked.ready.tokenizer.eos_token = eos
    assert found.runs_on
    assert found == StopTest(ENOUGH, 0, ASKED), "enough is known after a few"
    facts = {"step": 14, "asked": ENOUGH, "stopped": 0}
    assert asked.told == [("warning", {"code": "ANSWERS_RUN_ON", "facts": facts})]


def test_short_answers_are_asked_for_and_each_has_room_to_run_on(asked: Any) -> None:
    rows = asked.ready.data.validation
    long = replace(rows[0], labels=[5] * 600, input_ids=[5] * 600)
    text = replace(rows[0], messages=[])
    chosen = chosen_rows([long, text, *rows])
    assert len(chosen) == ASKED
    assert long not in chosen
    assert text not in chosen
    assert all(room_for(row) >= 32 for row in chosen)


@pytest.mark.parametrize(
    ("asked_for", "stopped", "runs_on"), [(8, 8, False), (8, 7, True), (3, 0, False), (0, 0, False)]
)
def test_nine_of_ten_must_stop_and_few_questions_say_nothing(
    asked_for: int, stopped: int, runs_on: bool
) -> None:
    assert StopTest(asked_for, stopped, asked_for).runs_on is runs_on
