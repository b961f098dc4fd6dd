"""A job file is read with all its errors together, each with a place and a near name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.contract.job_file import InvalidJob, SpecError, load_job, looks_like_job, parse_job
from engine.contract.spec import JobSpec, describe

SMALLEST = {"name": "a", "base_model": "starter", "dataset": {"path": "rows.jsonl"}}


def errors_of(document: object) -> dict[str, SpecError]:
    with pytest.raises(InvalidJob) as caught:
        parse_job(document)
    return {error.path: error for error in caught.value.errors}


def test_the_smallest_job_gets_every_value_written_out() -> None:
    written = parse_job(SMALLEST).model_dump(mode="json")
    assert written["method"]["r"] == 16
    assert written["quantization"] == {"type": "nf4", "bnb_4bit_use_double_quant": True}
    assert parse_job(written) == parse_job(SMALLEST), "job.json is itself a valid job file"


def test_all_errors_come_together() -> None:
    errors = errors_of(
        SMALLEST
        | {
            "name": "",
            "training": {"learning_rat": 1e-4, "max_steps": "many", "seed": -1},
            "quantization": {"type": "nf5"},
        }
    )
    assert {path: error.code for path, error in errors.items()} == {
        "name": "OUT_OF_RANGE",
        "training.learning_rat": "UNKNOWN_KEY",
        "training.max_steps": "WRONG_TYPE",
        "training.seed": "OUT_OF_RANGE",
        "quantization": "WRONG_VALUE",
    }


@pytest.mark.parametrize(
    ("part", "key", "value", "place", "code"),
    [
        ("training", "seed", 2**64, "training.seed", "OUT_OF_RANGE"),
        ("evaluation", "prompts", ["a\ud800b"], "evaluation.prompts.0", "WRONG_TYPE"),
    ],
)
def test_what_no_library_takes_is_refused(
    part: str, key: str, value: object, place: str, code: str
) -> None:
    errors = errors_of({**SMALLEST, part: {key: value}})
    assert {path: error.code for path, error in errors.items()} == {place: code}


@pytest.mark.parametrize("text", ["[" * 200_000, "9" * 5000], ids=["brackets", "digits"])
def test_json_beyond_all_measure_is_no_job(tmp_path: Path, text: str) -> None:
    file = tmp_path / "job.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidJob) as caught:
        load_job(file)
    assert [error.code for error in caught.value.errors] == ["NOT_JSON"]


@pytest.mark.parametrize(
    ("part", "key", "near"),
    [
        ("training", "learning_rat", "learning_rate"),
        ("training", "lr", "learning_rate"),
        ("training", "lora_alpha", "method.lora_alpha"),
        ("method", "rank", "r"),
        ("dataset", "colums", "columns"),
    ],
)
def test_an_unknown_key_gets_a_near_name(part: str, key: str, near: str) -> None:
    document = {**SMALLEST, part: {**SMALLEST.get(part, {}), key: 1}}
    assert errors_of(document)[f"{part}.{key}"].facts == {"did_you_mean": near}


def test_a_word_without_a_near_name_gets_none() -> None:
    assert errors_of(SMALLEST | {"zebra": 1})["zebra"].facts == {}


def test_one_wrong_union_is_one_error() -> None:
    errors = errors_of(SMALLEST | {"method": {"type": "lora", "target_modules": 5}})
    assert list(errors) == ["method.target_modules"]


def test_a_missing_part_is_named() -> None:
    assert errors_of({"name": "a"}).keys() == {"base_model", "dataset"}


def test_not_an_object() -> None:
    assert errors_of([1])[""].code == "NOT_AN_OBJECT"


@pytest.mark.parametrize(
    ("text", "code"),
    [("{", "NOT_JSON"), ('{"name": NaN}', "NOT_JSON"), ("[]", "NOT_AN_OBJECT"), ("", "NOT_JSON")],
)
def test_files_that_are_no_job(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "job.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidJob) as caught:
        load_job(file)
    assert [error.code for error in caught.value.errors] == [code]


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for file, code in ((tmp_path / "no.json", "FILE_NOT_FOUND"), (tmp_path, "FILE_NOT_READABLE")):
        with pytest.raises(InvalidJob) as caught:
            load_job(file)
        assert caught.value.errors[0].code == code


def test_relative_paths_count_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "my model").mkdir()
    file = tmp_path / "job.json"
    document = {
        "name": "a",
        "base_model": "my model",
        "dataset": {"path": "dados/perguntas e respostas.csv"},
    }
    file.write_text("\ufeff" + json.dumps(document), encoding="utf-8")
    job = load_job(file)
    assert Path(job.dataset.path) == (tmp_path / "dados/perguntas e respostas.csv").resolve()
    assert Path(job.base_model) == (tmp_path / "my model").resolve()


def test_a_hub_id_stays_a_hub_id(tmp_path: Path) -> None:
    file = tmp_path / "job.json"
    file.write_text(json.dumps(SMALLEST | {"base_model": "someone/model"}), encoding="utf-8")
    assert load_job(file).base_model == "someone/model"


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("someone/support-tickets", True),
        ("data/rows.jsonl", False),
        ("here/rows", False),
        ("rows", False),
        ("../up/rows", False),
    ],
)
def test_a_dataset_of_the_hub_stays_one(tmp_path: Path, name: str, stays: bool) -> None:
    (tmp_path / "here" / "rows").mkdir(parents=True)
    file = tmp_path / "job.json"
    file.write_text(json.dumps(SMALLEST | {"dataset": {"path": name}}), encoding="utf-8")
    path = load_job(file).dataset.path
    assert path == (name if stays else str((tmp_path / name).resolve()))


@pytest.mark.parametrize(
    ("text", "is_job"),
    [
        (json.dumps(SMALLEST), True),
        ('\ufeff{"base_model": "starter", "training": {"lr": 1}}', True),
        ('{"nam": "a", "dataset": {"path": "x"}, "training": {}}', True),
        ('{"version": "1.1", "data": [{"paragraphs": []}]}', False),  # SQuAD
        ('{"name": "Ana", "model": "Fiat Uno"}', False),
        ('[{"question": "a", "answer": "b"}]', False),
        ('{"question": "a", "answer": "b"}', False),
        ('{"base_model": ', False),
        ("", False),
    ],
)
def test_a_job_file_is_told_from_data(tmp_path: Path, text: str, is_job: bool) -> None:
    file = tmp_path / "something.JSON"
    file.write_text(text, encoding="utf-8")
    assert looks_like_job(file) is is_job
    other = file.rename(tmp_path / "something.jsonl")
    assert not looks_like_job(other)


def test_what_is_no_file_is_no_job(tmp_path: Path) -> None:
    assert not looks_like_job(tmp_path)
    assert not looks_like_job(tmp_path / "gone.json")
    large = tmp_path / "large.json"
    large.write_text(json.dumps(SMALLEST) + " " * 1_000_001, encoding="utf-8")
    assert not looks_like_job(large)


def test_every_field_a_person_can_set_has_its_sentence() -> None:
    for name, field in JobSpec.model_fields.items():
        part = field.annotation
        if name in {"name", "base_model"}:
            assert describe(name)
        elif hasattr(part, "model_fields"):
            for inner in part.model_fields:
                if inner != "type":
                    assert describe(f"{name}.{inner}").endswith(".")
