"""Data or model changed between two parts of a run: continued on what was kept, or refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file

from engine.base_record import check_base
from engine.contract.job_file import parse_job
from engine.contract.problems import Problem
from engine.contract.run_folder import RunFolder
from engine.data import snapshot
from engine.data.rendering.encode import IGNORED, Encoded
from engine.lasting import ROWS, hold_against, lasting
from engine.run_verb import run_training
from tests.engine.runs import MODEL, STEPS, events, losses, make_run
from tests.engine.test_requests import ask_during, assert_same_result
from tests.shared import needs_shared, shared


def row(line: int, *, learned: int = 3, text: str = "") -> Encoded:
    ids = list(range(line, line + 6))
    labels = [IGNORED] * (6 - learned) + ids[6 - learned :]
    messages = [{"role": "user", "content": text}] if text else []
    return Encoded(ids, labels, line, text, text.upper(), messages, place=line - 1, file=line % 2)


def test_frozen_rows_come_back_as_they_were(tmp_path: Path) -> None:
    train = [row(1), row(2, learned=6), row(3, learned=1)]
    aside = [row(4, text="olá"), row(5, text="ção")]
    assert snapshot.freeze(tmp_path / "rows", train, aside, shown=1)
    found = snapshot.thaw(tmp_path / "rows")
    assert found is not None
    assert found[0] == train
    assert found[1][0] == aside[0]
    assert found[1][1].messages == [], "only rows that are shown keep their texts"
    assert snapshot.same_tokens(found, (train, aside))
    assert not snapshot.same_tokens(found, (train[:2], aside))
    assert not snapshot.same_tokens(found, ([*train[:2], row(3, learned=2)], aside))


def test_without_rows_aside_train_rows_are_shown(tmp_path: Path) -> None:
    rows = [row(line, text=f"pergunta {line}") for line in (1, 2, 3)]
    assert snapshot.freeze(tmp_path / "rows", rows, [], shown=2)
    found = snapshot.thaw(tmp_path / "rows")
    assert found is not None
    assert [one.prompt_text for one in found[0]] == ["pergunta 1", "pergunta 2", ""]
    assert found[1] == []


@pytest.mark.parametrize("name", ["index.npy", "tokens.npy", "shown.json", "manifest.json"])
def test_damaged_rows_are_no_rows(tmp_path: Path, name: str) -> None:
    snapshot.freeze(tmp_path / "rows", [row(1), row(2)], [], shown=2)
    raw = bytearray((tmp_path / "rows" / name).read_bytes())
    raw[len(raw) // 2] ^= 1
    (tmp_path / "rows" / name).write_bytes(raw)
    assert snapshot.thaw(tmp_path / "rows") is None
    assert snapshot.thaw(tmp_path / "nowhere") is None


def test_too_many_rows_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "MAX_BYTES", 4 * 11)
    assert not snapshot.freeze(tmp_path / "rows", [row(1), row(2)], [], shown=0)
    assert not (tmp_path / "rows").exists()


def test_another_base_under_the_same_name_is_noticed_before_anything_is_committed(
    tmp_path: Path,
) -> None:
    run, model = RunFolder(tmp_path), tmp_path / "modelo"
    model.mkdir()
    for name in ("a.safetensors", "b.safetensors"):
        (model / name).write_bytes(b"x" * 10)
    nf4 = {"quantization": {"type": "nf4"}, "precision": "fp32", "device": "cpu"}
    check_base(run, model, "1" * 64, nf4)
    check_base(run, model, "1" * 64, nf4)
    (model / "b.safetensors").write_bytes(b"x" * 11)
    with pytest.raises(Problem) as caught:
        check_base(run, model, "2" * 64, nf4)
    assert caught.value.code == "MODEL_CHANGED"
    assert caught.value.facts == {"path": str(model), "file": "b.safetensors"}
    check_base(run, model, "3" * 64, nf4 | {"device": "cuda"})  # the same files, laid out anew


@needs_shared
@pytest.mark.slow
def test_a_run_goes_on_with_its_own_rows_whatever_became_of_the_file(
    tmp_path: Path, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "minhas linhas.json"
    shutil.copyfile(shared("data/alpaca_en.json"), file)
    run = make_run(tmp_path / "runs", training=STEPS, dataset={"path": str(file)})
    ask_during(monkeypatch, run, {3: "pause", 6: "pause"})
    assert run_training(run.path, resume=False) == 0
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8"))[:50]), encoding="utf-8")
    assert run_training(run.path, resume=True) == 0
    assert run.read_state().state == "paused"
    file.unlink()
    assert run_training(run.path, resume=True) == 0
    warned = [e.fields for e in events(run, "warning")]
    assert [w["code"] for w in warned] == ["DATA_CHANGED_SNAPSHOT_USED"] * 2
    assert [w["facts"]["reason"] for w in warned] == ["DATA_CHANGED", "DATA_FILE_MISSING"]
    assert {w["facts"]["path"] for w in warned} == {str(file)}
    assert_same_result(run, finished)
    assert not run.rows.exists(), "a finished run needs them no more"


def test_another_configuration_of_the_same_weights_is_noticed(tmp_path: Path) -> None:
    run, model = RunFolder(tmp_path), tmp_path / "modelo"
    model.mkdir()
    config = model / "config.json"
    config.write_text('{"rope_theta": 1e4, "transformers_version": "5.1"}', encoding="utf-8")
    run.model.write_text('{"v": 1, "base_sha256": "1", "loaded": {}, "files": {}}')
    check_base(run, model, "1", {})  # a run of an earlier version, which kept no configuration
    config.write_text('{"transformers_version": "5.2",\n "rope_theta": 1e4}', encoding="utf-8")
    check_base(run, model, "1", {})
    config.write_text('{"rope_theta": 2e4}', encoding="utf-8")
    with pytest.raises(Problem) as caught:
        check_base(run, model, "1", {})
    assert caught.value.code == "MODEL_CHANGED"
    assert caught.value.facts == {"path": str(model), "file": "config.json"}


@needs_shared
@pytest.mark.slow
def test_a_run_that_has_lost_its_record_of_the_data_never_gets_other_rows(
    tmp_path: Path, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "linhas.json"
    shutil.copyfile(shared("data/alpaca_en.json"), file)
    run = make_run(tmp_path / "runs", training=STEPS, dataset={"path": str(file)})
    ask_during(monkeypatch, run, {3: "pause", 5: "pause", 7: "pause"})
    assert run_training(run.path, resume=False) == 0
    run.dataset.unlink()
    assert run_training(run.path, resume=True) == 0
    assert json.loads(run.dataset.read_text(encoding="utf-8"))["sha256"], "noted again"
    kept = {path.name: path.read_bytes() for path in run.rows.iterdir()}

    rows = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(rows[::-1]), encoding="utf-8")
    run.dataset.write_text("", encoding="utf-8")
    run.split.unlink()
    assert run_training(run.path, resume=True) == 0
    assert {path.name: path.read_bytes() for path in run.rows.iterdir()} == kept
    (warning,) = events(run, "warning")
    assert warning.fields["code"] == "DATA_CHANGED_SNAPSHOT_USED"

    hidden = run.path / "hidden"
    run.rows.rename(hidden)
    assert run_training(run.path, resume=True) == 1
    assert _last_problem(run)["code"] == "DATA_CHANGED"
    assert not run.rows.exists()
    hidden.rename(run.rows)
    assert run_training(run.path, resume=True) == 0
    assert_same_result(run, finished)


@needs_shared
@pytest.mark.slow
def test_a_run_whose_rows_and_weights_are_others_now_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "modelo"
    shutil.copytree(shared(MODEL), model)
    file = tmp_path / "linhas.json"
    rows = json.loads(shared("data/alpaca_en.json").read_text(encoding="utf-8"))[:60]
    file.write_text(json.dumps(rows), encoding="utf-8")
    run = make_run(tmp_path / "runs", training=STEPS, dataset={"path": str(file)})
    job = json.loads(run.job.read_text(encoding="utf-8"))
    run.job.write_text(json.dumps(job | {"base_model": str(model)}), encoding="utf-8")
    ask_during(monkeypatch, run, {1: "pause"})
    assert run_training(run.path, resume=False) == 0

    shutil.rmtree(run.rows)
    file.write_text(json.dumps(rows[:-1]), encoding="utf-8")
    assert run_training(run.path, resume=True) == 1
    assert _last_problem(run)["code"] == "DATA_CHANGED"
    file.write_text(json.dumps(rows), encoding="utf-8")

    weights = load_file(model / "model.safetensors")
    name = next(name for name, tensor in weights.items() if tensor.ndim == 2)
    weights[name] = weights[name] * 1.5
    save_file(weights, model / "model.safetensors", {"format": "pt"})
    trained = losses(run)
    assert run_training(run.path, resume=True) == 1
    problem = _last_problem(run)
    assert problem["code"] == "MODEL_CHANGED"
    assert problem["facts"] == {"path": str(model), "file": "model.safetensors"}
    assert losses(run) == trained


@needs_shared
@pytest.mark.slow
def test_a_job_edited_after_the_first_steps_is_refused_until_its_values_are_back(
    tmp_path: Path, finished: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run(tmp_path / "runs", training=STEPS)
    asked = run.job.read_bytes()
    ask_during(monkeypatch, run, {3: "pause"})
    _edit(run, method={"r": 8})
    assert run_training(run.path, resume=False) == 0, "nothing was learned yet"
    shutil.rmtree(run.path)
    run = make_run(tmp_path / "runs", training=STEPS)
    ask_during(monkeypatch, run, {3: "pause"})
    assert run_training(run.path, resume=False) == 0
    _edit(run, method={"r": 8, "lora_alpha": 64}, quantization={"type": "fp4"})
    assert run_training(run.path, resume=True) == 1
    problem = _last_problem(run)
    assert problem["code"] == "JOB_CHANGED"
    were = ["method.lora_alpha = 32.0", "method.r = 4", 'quantization.type = "nf4"']
    assert problem["facts"] == {"file": str(run.job), "were": were}
    run.job.write_bytes(asked)
    _edit(run, training={"save_every_s": 60})
    assert run_training(run.path, resume=True) == 0
    assert_same_result(run, finished)


def test_what_lasts_is_compared_by_value_and_only_where_it_was_kept() -> None:
    job = {"name": "n", "base_model": "m", "dataset": {"path": "d"}}
    spec = parse_job(job)
    lasts = json.loads(json.dumps(lasting(spec)))
    hold_against(lasts, spec, "job.json")
    hold_against({}, spec, "job.json")
    with pytest.raises(Problem) as caught:
        hold_against(lasts | {"training.seed": 7}, spec, "job.json")
    assert caught.value.facts["were"] == ["training.seed = 7"]
    halves = {"per_device_train_batch_size": 2, "gradient_accumulation_steps": 2}
    hold_against(lasts, parse_job(job | {"training": halves}), "job.json")  # the same four rows
    more = parse_job(job | {"training": halves | {"gradient_accumulation_steps": 4}})
    with pytest.raises(Problem) as caught:
        hold_against(lasts, more, "job.json")
    assert caught.value.facts["were"] == [
        "training.gradient_accumulation_steps = 1",
        "training.per_device_train_batch_size = 4",
    ]
    earlier = {name: value for name, value in lasts.items() if name not in ROWS}
    hold_against(earlier, more, "job.json")
    whole = parse_job(job | {"quantization": {"type": "none"}})
    with pytest.raises(Problem) as caught:
        hold_against(lasts, whole, "job.json")
    assert caught.value.facts["were"] == [
        "quantization.bnb_4bit_use_double_quant = true",
        'quantization.type = "nf4"',
    ]


@needs_shared
@pytest.mark.slow
def test_another_validation_file_is_noticed_also_where_the_rows_are_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "medir.json"
    rows = json.loads(shared("data/alpaca_en.json").read_text(encoding="utf-8"))[100:112]
    aside.write_text(json.dumps(rows), encoding="utf-8")
    own = {"validation_path": str(aside), "validation_rows": None}
    run = make_run(tmp_path / "runs", training=STEPS, dataset=own)
    ask_during(monkeypatch, run, {1: "pause"})
    assert run_training(run.path, resume=False) == 0
    shutil.rmtree(run.rows)
    aside.write_text(json.dumps(rows[:-1]), encoding="utf-8")
    assert run_training(run.path, resume=True) == 1
    problem = _last_problem(run)
    assert problem["code"] == "DATA_CHANGED"
    assert problem["facts"]["path"] == str(aside)  # type: ignore[index]


def _edit(run: RunFolder, **parts: dict[str, object]) -> None:
    job = json.loads(run.job.read_text(encoding="utf-8"))
    for part, values in parts.items():
        job[part] |= values
    run.job.write_text(json.dumps(job), encoding="utf-8")


def _last_problem(run: RunFolder) -> dict[str, object]:
    last = run.last_event()
    assert last is not None
    assert last.type == "problem"
    return dict(last.fields)
