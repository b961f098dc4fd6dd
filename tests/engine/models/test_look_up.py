"""What the hub says of a model before anything is fetched, and whose token it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import models_cli
from engine.contract.problems import Problem
from engine.models.hub import fetch
from engine.models.look_up import look_up
from tests.engine.models.fake_hub import FakeHub, serving

CONFIG = {
    "architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3", "hidden_size": 2048,
    "vocab_size": 151936, "num_hidden_layers": 28, "num_attention_heads": 16,
    "num_key_value_heads": 8, "head_dim": 128, "intermediate_size": 6144,
    "max_position_embeddings": 40960, "tie_word_embeddings": True, "dtype": "bfloat16",
}  # fmt: skip
ABOUT: dict[str, Any] = {
    "cardData": {"license": "apache-2.0", "language": ["en", "pt"], "base_model": ["org/base"]},
    "safetensors": {"parameters": {"BF16": 2_031_739_904}, "total": 2_031_739_904},
    "config": {"tokenizer_config": {"chat_template": "{{ messages }}"}},
}


def repository(**config: Any) -> dict[str, bytes]:
    return {
        "config.json": json.dumps(CONFIG | config).encode(),
        "model.safetensors": b"w" * 5000,
        "tokenizer.json": b"{}",
        "README.md": b"# words",
    }


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeHub]:
    with serving(FakeHub({"org/model": repository()}, about={"org/model": ABOUT})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hf home"))
        monkeypatch.setenv("FORMIGA_HOME", str(tmp_path / "home"))
        monkeypatch.delenv("HF_TOKEN", raising=False)
        yield running


def refused(models: Path, repo: str = "org/model") -> Problem:
    with pytest.raises(Problem) as caught:
        look_up(repo, models)
    return caught.value


def test_everything_but_the_weights_is_known(hub: FakeHub, tmp_path: Path) -> None:
    facts = look_up("org/model", tmp_path)
    assert facts["download_bytes"] == 5000 + len(repository()["config.json"]) + 2
    assert (facts["licence"], facts["languages"]) == ("apache-2.0", ["en", "pt"])
    assert (facts["gated"], facts["downloaded"], facts["chat_template"]) == (False, False, True)
    assert facts["base_model"] == "org/base"
    assert facts["parameters"] == 1_720_574_976, "tied embeddings that are stored twice count once"
    assert facts["linear_in_out_sum"] == 1_089_536
    assert (facts["layers"], facts["heads"], facts["context_tokens"]) == (28, 16, 40960)
    assert facts["notices"] == []
    assert hub.requests == [("config.json", None)], "nothing else was fetched"
    assert not (tmp_path / "org--model").exists()


def test_half_a_download_is_counted(hub: FakeHub, tmp_path: Path) -> None:
    hub.cut_after, hub.cuts, hub.then_silent = 2000, 1, True
    folder = tmp_path / "org--model"
    folder.mkdir()
    key = hub.listing("org/model")["siblings"][1]["lfs"]["sha256"][:12]
    (folder / f"model.safetensors.{key}.part").write_bytes(b"w" * 1200)
    assert look_up("org/model", tmp_path)["have_bytes"] == 1200


def test_a_gate_shows_the_terms_and_keeps_the_config(hub: FakeHub, tmp_path: Path) -> None:
    hub.gated.add("org/model")
    facts = look_up("org/model", tmp_path)
    assert facts["gated"] is True
    assert facts["closed"]["code"] == "HUB_GATED"
    assert facts["download_bytes"] > 5000
    assert "hidden_size" not in facts


def test_a_token_opens_the_gate(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.gated.add("org/model")
    hub.accounts["hf_secret"] = "ana"
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    facts = look_up("org/model", tmp_path)
    assert "closed" not in facts
    assert facts["hidden_size"] == 2048
    folder = fetch("org/model", models_dir=tmp_path, on_progress=lambda done, total: None)
    receipt = json.loads((folder / "formiga-model.json").read_text(encoding="utf-8"))
    assert (receipt["licence"], receipt["gated"]) == ("apache-2.0", True)
    assert receipt["languages"] == ["en", "pt"]


@pytest.mark.parametrize(
    ("config", "code"),
    [
        ({"quantization_config": {"quant_method": "awq"}}, "MODEL_QUANTIZED"),
        ({"architectures": ["LlavaForConditionalGeneration"], "vision_config": {}},
         "MODEL_IS_MULTIMODAL"),
        ({"architectures": ["BertForMaskedLM"]}, "MODEL_NOT_CAUSAL_LM"),
        ({"max_position_embeddings": 0}, "MODEL_CONFIG_IMPOSSIBLE"),
        ({"model_type": None}, "MODEL_CONFIG_INVALID"),
        ({"model_type": "nobody_knows", "auto_map": {"AutoConfig": "evil.Config"}},
         "MODEL_REMOTE_CODE"),
    ],
)  # fmt: skip
def test_what_could_not_be_trained_is_said_at_once(
    hub: FakeHub, tmp_path: Path, config: dict[str, Any], code: str
) -> None:
    hub.files["org/model"] = repository(**config)
    assert refused(tmp_path).code == code


def test_files_that_are_missing_are_named(hub: FakeHub, tmp_path: Path) -> None:
    del hub.files["org/model"]["tokenizer.json"]
    assert refused(tmp_path).code == "MODEL_NO_TOKENIZER"
    hub.files["org/model"]["tokenizer.model"] = b"x"
    assert refused(tmp_path).code == "MODEL_TOKENIZER_NOT_SUPPORTED"
    assert refused(tmp_path, "nobody/nothing").code == "HUB_NOT_FOUND"
    assert refused(tmp_path, "no id at all").code == "HUB_NAME_INVALID"
    hub.status["org/model"], hub.headers = 429, {"Retry-After": "9"}
    assert refused(tmp_path).facts["retry_after_s"] == 9


def test_a_mixture_counts_its_experts_apart(hub: FakeHub, tmp_path: Path) -> None:
    hub.files["org/model"] = repository(model_type="qwen3_moe", num_experts=64)
    hub.about["org/model"] = {"safetensors": {"total": 30_000_000_000, "parameters": {}}}
    facts = look_up("org/model", tmp_path)
    assert facts["notices"][0]["code"] == "MIXTURE_OF_EXPERTS"
    assert facts["expert_parameters"] > 25_000_000_000
    assert facts["parameters"] == pytest.approx(30_000_000_000, rel=0.02)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[Any]]:
    code = models_cli.run(list(arguments))
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_verb_answers_with_one_object(
    hub: FakeHub, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, (said,) = answer(capsys, "--look-up", "org/model", "--json")
    assert (code, said["model"]["id"]) == (0, "org/model")
    code, (said,) = answer(capsys, "--look-up", "nobody/nothing")
    assert (code, said["problem"]["code"]) == (1, "HUB_NOT_FOUND")
    code, (said,) = answer(capsys, "--whoami")
    assert (code, said["problem"]["code"]) == (1, "HUB_UNAUTHORIZED")
    hub.accounts["hf_secret"] = "ana"
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    assert answer(capsys, "--whoami") == (0, [{"v": 1, "name": "ana"}])
    monkeypatch.setenv("HF_TOKEN", "hf_other")
    code, (said,) = answer(capsys, "--whoami")
    assert (code, said["problem"]["code"]) == (1, "HUB_UNAUTHORIZED")


def test_a_download_writes_down_how_far_it_is(
    hub: FakeHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "home" / "models" / "org--model"
    code, said = answer(capsys, "--download", "org/model")
    assert code == 0
    assert [one["state"] for one in (said[0], said[-1])] == ["running", "ready"]
    kept = json.loads((folder / "download.json").read_text(encoding="utf-8"))
    assert kept == said[-1]
    assert kept["done_bytes"] == kept["total_bytes"] > 5000
    assert (folder / "model.safetensors").read_bytes() == b"w" * 5000


def test_a_download_stops_when_it_is_asked_to_and_goes_on_later(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.models import download, fetching

    hub.files["org/model"]["model.safetensors"] = b"w" * 3_000_000
    monkeypatch.setattr(download, "PROGRESS_PER_S", 10**6)
    folder = tmp_path / "org--model"
    told: list[dict[str, Any]] = []

    def tell(document: dict[str, Any]) -> None:
        told.append(document)
        if document["done_bytes"] > 500_000:
            (folder / "download.stop").touch()

    assert fetching.fetch_with_record("org/model", tmp_path, tell) == 0
    assert told[-1]["state"] == "stopped"
    (part,) = folder.glob("model.safetensors.*.part")
    size = part.stat().st_size
    assert 500_000 < size < 3_000_000
    hub.requests.clear()
    assert fetching.fetch_with_record("org/model", tmp_path, lambda document: None) == 0
    assert ("model.safetensors", f"bytes={size}-") in hub.requests
    assert (folder / "model.safetensors").stat().st_size == 3_000_000


def test_a_refused_download_keeps_its_reason(
    hub: FakeHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.gated.add("org/model")
    code, said = answer(capsys, "--download", "org/model")
    assert (code, said[-1]["problem"]["code"]) == (1, "HUB_GATED")
    kept = tmp_path / "home" / "models" / "org--model" / "download.json"
    assert json.loads(kept.read_text(encoding="utf-8"))["state"] == "problem"
    assert answer(capsys, "--download", "../x")[1][-1]["problem"]["code"] == "HUB_NAME_INVALID"
