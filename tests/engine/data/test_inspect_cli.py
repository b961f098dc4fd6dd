"""`python -m engine inspect`: one JSON object, codes and facts, an exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.inspect_cli import run
from tests.engine.data.files import question_answer, write, write_lines
from tests.engine.data.small_tokenizer import CHATML, make_tokenizer
from tests.shared import shared


def asked(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[dict[str, Any], int]:
    code = run([str(argument) for argument in argv])
    return json.loads(capsys.readouterr().out), code


def model_folder(folder: Path) -> Path:
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = make_tokenizer(CHATML, eos_token="<|im_end|>")
    config = LlamaConfig(vocab_size=len(tokenizer), hidden_size=8, intermediate_size=8,
                         num_hidden_layers=1, num_attention_heads=1,
                         max_position_embeddings=256)  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(folder / "model")
    tokenizer.save_pretrained(folder / "model")
    return folder / "model"


def test_a_file_is_reported_with_every_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, code = asked(capsys, write_lines(tmp_path, question_answer(60)), "--json")
    assert code == 0
    assert {
        "v", "path", "size_bytes", "sha256", "format", "encoding", "delimiter", "kind", "columns",
        "all_columns", "lines_total", "lines_blank", "rows_total", "rows_kept", "dropped",
        "rejected", "warnings", "notices", "files", "preview",
    } <= report.keys()  # fmt: skip
    assert report["preview"]["columns"] == ["question", "answer"]
    assert len(report["preview"]["rows"]) == 8
    assert "lengths" not in report


def test_with_a_model_come_lengths_and_the_rendered_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*question_answer(60), {"question": "long?", "answer": "x" * 300}]
    path, model = write_lines(tmp_path, rows), model_folder(tmp_path)
    report, code = asked(capsys, path, "--model", model, "--max-length", 100, "--json")
    assert code == 0
    assert report["model"]["family"] == "llama"
    assert report["model"]["chat_template"] is True
    lengths = report["lengths"]
    assert (lengths["rows_measured"], lengths["over_max_length"]) == (61, 1)
    assert lengths["max_length"] == 100
    assert lengths["supervised_lost"] == lengths["max"] - 100
    assert lengths["median"] <= lengths["p95"] <= lengths["p99"] <= lengths["max"]
    example = report["example"]
    assert (example["line"], example["template"]) == (1, "model")
    text = "".join(token["text"] for token in example["tokens"])
    assert text == ("<|im_start|>user\nWhat is 0?<|im_end|>\n"
                    "<|im_start|>assistant\nIt is number 0.<|im_end|>")  # fmt: skip
    trained = "".join(token["text"] for token in example["tokens"] if token["trained"])
    assert trained == "It is number 0.<|im_end|>"
    written = "".join(token["text"] for token in example["tokens"] if token["special"])
    assert written == "<|im_start|>user\n<|im_end|>\n<|im_start|>assistant\n<|im_end|>"


def test_text_is_measured_in_blocks_and_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "a.txt", "hello world " * 500)
    report, _ = asked(capsys, path, "--model", model_folder(tmp_path), "--max-length", 64)
    assert report["kind"] == "text"
    assert report["lengths"]["supervised_lost"] == report["lengths"]["over_max_length"] == 0
    assert report["lengths"]["blocks"] == -(-report["lengths"]["max"] // 64)


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [(b"", "DATA_EMPTY", "empty"), (b"%PDF-1", "DATA_NOT_DATA", "not_data"),
     (b"{'a'}\n{'b'}\n", "DATA_ALL_REJECTED", "not_data")],
)  # fmt: skip
def test_a_file_without_rows_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str, kind: str
) -> None:
    report, exit_code = asked(capsys, write(tmp_path, "a.jsonl", content))
    assert (report["problem"]["code"], exit_code) == (code, 1)
    assert (report["kind"], report["rows_kept"]) == (kind, 0)


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, code = asked(capsys, tmp_path / "não há.csv")
    assert (report["problem"]["code"], code) == ("DATA_FILE_MISSING", 1)


def test_what_only_needs_a_decision_is_reported_with_its_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"prompt": f"p{n}", "chosen": "a", "rejected": "b"} for n in range(5)]
    path = write_lines(tmp_path, rows)
    report, code = asked(capsys, path)
    assert (report["kind"], code) == ("preference", 0)
    assert report["problem"]["code"] == "DATA_KIND_NOT_TRAINABLE"
    columns = json.dumps({"prompt": "prompt", "chosen": "chosen"})
    report, code = asked(capsys, path, "--columns", columns)
    assert "problem" not in report
    assert report["warnings"][0] == "TRAINS_ON_CHOSEN"


def test_a_model_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, code = asked(capsys, "--model", model_folder(tmp_path))
    assert (report["model"]["layers"], code) == (1, 0)
    report, code = asked(capsys, "--model", tmp_path / "nowhere")
    assert (report["problem"]["code"], code) == ("MODEL_NOT_FOUND", 1)
    report, code = asked(capsys, "--model", "org/name")
    assert (report["problem"]["code"], code) == ("MODEL_NOT_DOWNLOADED", 1)


def test_a_file_is_reported_even_if_the_model_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_lines(tmp_path, question_answer(60))
    report, code = asked(capsys, path, "--model", tmp_path / "nowhere")
    assert (report["rows_kept"], code) == (60, 0)
    assert report["model"]["problem"]["code"] == "MODEL_NOT_FOUND"


@pytest.mark.parametrize(
    "argv", [(), ("a.csv", "--columns", "[1]"), ("a.csv", "--max-length", "x")]
)
def test_wrong_usage_ends_with_2(argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(list(argv))
    assert ended.value.code == 2
    capsys.readouterr()


@pytest.mark.parametrize("name", ["stories260K-llama", "mlegkovskis-gpt2-nano"])
def test_real_models_without_template_show_the_default(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    model = shared(f"models/{name}")
    report, _ = asked(capsys, shared("data/qa_sac_pt.csv"), "--model", model)
    assert report["example"]["template"] == "default"
    assert report["example"]["tokens"][-1]["trained"]
    text = "".join(token["text"] for token in report["example"]["tokens"])
    assert "### Instruction:\nComo posso abrir uma conta no banco?" in text
