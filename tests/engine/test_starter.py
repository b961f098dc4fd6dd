"""The bundled sample and model: what they promise, held to it."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors import safe_open
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from engine import starter
from engine.contract.run_folder import RunFolder
from engine.contract.spec import JobSpec
from engine.starter import make_sample, measure
from tests.engine.runs import events, start

FACTS = make_sample.load_facts()
SIDES = [(fact, language) for fact in FACTS for language in make_sample.LANGUAGES]
MAX_WEIGHTS_BYTES = 8 * 1024 * 1024


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_sample_files_are_what_the_facts_make() -> None:
    train = starter.starter_data_file().read_text(encoding="utf-8")
    held = starter.starter_held_file().read_text(encoding="utf-8")
    assert train == make_sample.as_jsonl(make_sample.train_rows(FACTS))
    assert held == make_sample.as_jsonl(make_sample.held_rows(FACTS))


def test_at_least_300_rows_and_no_question_twice() -> None:
    train, held = rows(starter.starter_data_file()), rows(starter.starter_held_file())
    assert len(train) >= 300
    assert len(held) == len(SIDES)
    questions = [row["question"].casefold() for row in train + held]
    assert len(set(questions)) == len(questions)
    assert {frozenset(row) for row in train + held} == {frozenset({"question", "answer"})}


def test_every_held_out_answer_was_trained_under_another_question() -> None:
    trained = {row["answer"] for row in rows(starter.starter_data_file())}
    assert {row["answer"] for row in rows(starter.starter_held_file())} == trained


def test_answers_are_short() -> None:
    assert max(len(fact[language]["say"].split()) for fact, language in SIDES) <= 25


@pytest.mark.parametrize("language", make_sample.LANGUAGES)
def test_keywords_tell_a_fact_from_every_other_and_from_its_question(language: str) -> None:
    for fact in FACTS:
        keywords = fact[language]["right"]
        assert starter.is_right(fact[language]["say"], keywords), fact["id"]
        for question in fact[language]["ask"]:
            assert not starter.is_right(question, keywords), question
        others = [other for other in FACTS if other is not fact]
        for other in others:
            assert not starter.is_right(other[language]["say"], keywords), (fact["id"], other["id"])


def test_ten_prompts_are_shown_half_of_them_portuguese() -> None:
    prompts = starter.starter_prompts()
    assert len(prompts) == starter.SHOWN_PROMPTS == 10
    portuguese = {question for fact in FACTS for question in fact["pt"]["ask"]}
    assert [prompt["prompt"] in portuguese for prompt in prompts] == [False, True] * 5
    answers = [prompt["reference"] for prompt in prompts]
    assert starter.count_right(answers, prompts) == 10
    assert starter.count_right(answers[1:] + answers[:1], prompts) == 0


def test_an_answer_needs_every_keyword_in_any_case() -> None:
    assert starter.is_right("A PIECE of text, 4-bit", ["piece of", "4 bits|4-bit"])
    assert not starter.is_right("a piece of text", ["piece of", "4 bits|4-bit"])
    assert not starter.is_right("anything", [])
    with pytest.raises(ValueError, match="argument"):
        starter.count_right(["one"], starter.starter_prompts())


def test_the_job_is_valid_and_names_files_that_exist() -> None:
    job = JobSpec.model_validate(starter.starter_job())
    assert job.base_model == "starter"
    assert Path(job.dataset.path).is_absolute()
    assert Path(job.dataset.path).is_file()
    assert job.dataset.validation_path is not None
    assert Path(job.dataset.validation_path).is_file()
    assert job.quantization.type == "nf4"
    assert job.evaluation.sample_prompts <= starter.SHOWN_PROMPTS


def test_asking_for_the_files_loads_no_torch() -> None:
    code = "import sys, engine.starter as s; s.starter_job(); sys.exit('torch' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-s", "-c", code], cwd=root, check=False)
    assert done.returncode == 0


def test_the_weights_are_small_and_safe() -> None:
    folder = starter.starter_model_dir()
    assert (folder / "model.safetensors").stat().st_size <= MAX_WEIGHTS_BYTES
    assert not [path.name for path in folder.iterdir() if path.suffix in {".bin", ".pt", ".pkl"}]
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert config["model_type"] == "llama"


def test_every_linear_side_is_a_multiple_of_64() -> None:
    path = starter.starter_model_dir() / "model.safetensors"
    with safe_open(path, framework="np") as weights:
        shapes = {name: weights.get_slice(name).get_shape() for name in weights.keys()}  # noqa: SIM118
    sides = [side for shape in shapes.values() if len(shape) == 2 for side in shape]
    assert sides
    assert all(side % 64 == 0 for side in sides)


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerBase:
    return AutoTokenizer.from_pretrained(starter.starter_model_dir())


def test_the_tokenizer_gives_every_letter_back(tokenizer: PreTrainedTokenizerBase) -> None:
    texts = ["São Paulo, às 9h — “ação” 4-bit 🐜", "  two  spaces\n\tand a tab", "它 тест"]
    for text in texts:
        ids = tokenizer(text)["input_ids"]
        assert tokenizer.decode(ids) == text


def test_padding_is_not_the_end_mark_and_turns_end_with_it(
    tokenizer: PreTrainedTokenizerBase,
) -> None:
    assert tokenizer.pad_token_id != tokenizer.eos_token_id
    talk = [{"role": "user", "content": " Hi "}, {"role": "assistant", "content": "Hello."}]
    whole = tokenizer.apply_chat_template(talk, tokenize=False)
    opened = tokenizer.apply_chat_template(talk[:1], tokenize=False, add_generation_prompt=True)
    assert whole == "<|user|>Hi<|end|><|assistant|>Hello.<|end|>"
    assert whole.startswith(opened)
    ids = tokenizer(whole)["input_ids"]
    assert ids[-1] == tokenizer.eos_token_id


def test_no_held_out_question_differs_from_a_training_one_by_articles_only() -> None:
    small = r"(the|an?|os?|as|uma?|d[oae]s?|pel[oa]|por|n[oa])"

    def core(question: str) -> str:
        words = re.findall(r"\w+", question.casefold())
        return " ".join(word for word in words if not re.fullmatch(small, word))

    trained = {core(row["question"]) for row in rows(starter.starter_data_file())}
    held = {row["question"] for row in rows(starter.starter_held_file())}
    assert not [question for question in held if core(question) in trained]


@pytest.mark.slow
def test_the_base_speaks_and_knows_none_of_the_facts() -> None:
    prompts = starter.held_out_prompts()[:30]
    given = measure.answers(None, prompts)
    assert starter.count_right(given, prompts) == 0
    assert min(len(answer.split()) for answer in given) >= 1
    assert len(set(given)) > 10


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_minute_of_training_teaches_the_sample(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path / "runs", JobSpec.model_validate(starter.starter_job()))
    run.environment.write_text('{"v": 1, "verdict": "ok", "row": {"id": "cpu"}}', encoding="utf-8")
    assert start(run).wait(timeout=800) == 0
    before, *_, after = [event.fields["loss"] for event in events(run, "eval")]
    assert after < before - math.log(2), "held-out perplexity did not halve"
    told = {event.fields["index"]: event.fields for event in events(run, "sample")}
    prompts = starter.starter_prompts()
    shown = [told[index] for index in range(len(prompts))]
    assert [fields["prompt"] for fields in shown] == [prompt["prompt"] for prompt in prompts]
    assert starter.count_right([str(fields["text"]) for fields in shown], prompts) >= 8
    assert starter.count_right([str(fields["base"]) for fields in shown], prompts) == 0
