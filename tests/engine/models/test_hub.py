"""Models from the hub, over real HTTP from a hub on loopback that fails on purpose."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.contract.problems import Problem
from engine.models.hub import downloaded, fetch, looks_like_hub_id
from tests.engine.models.fake_hub import FakeHub, serving

MODEL = {
    "config.json": b'{"model_type": "llama"}',
    "model.safetensors": bytes(range(256)) * 4000,
    "tokenizer.json": b"{}" * 1000,
    "README.md": b"# words",
    "pytorch_model.bin": b"pickle",
    "modeling_custom.py": b"raise SystemExit",
    "onnx/model.onnx": b"x",
}
NARROW = "Please enable access to public gated repositories in your fine-grained token settings"
WANTED = ("config.json", "model.safetensors", "tokenizer.json")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeHub]:
    with serving(FakeHub({"org/model": dict(MODEL)})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hf home"))
        monkeypatch.setattr(time, "sleep", lambda seconds: None)  # waits between attempts
        yield running


def nothing(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def refusal(hub: FakeHub, models: Path, repo: str = "org/model") -> Problem:
    with pytest.raises(Problem) as caught:
        fetch(repo, models_dir=models, on_progress=nothing)
    return caught.value


def test_weights_config_and_tokenizer_are_fetched_and_nothing_else(
    hub: FakeHub, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    folder = fetch(
        "org/model", models_dir=tmp_path, on_progress=lambda *counts: seen.append(counts)
    )
    assert {name: (folder / name).read_bytes() for name in WANTED} == {
        name: MODEL[name] for name in WANTED
    }
    assert {path.name for path in folder.iterdir()} == {*WANTED, "formiga-model.json", ".lock"}
    total = sum(len(MODEL[name]) for name in WANTED)
    assert seen[-1] == (total, total)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_model_that_is_there_is_not_asked_about_again(hub: FakeHub, tmp_path: Path) -> None:
    folder = fetch("org/model", models_dir=tmp_path, on_progress=nothing)
    hub.status["org/model"] = 500
    assert fetch("org/model", models_dir=tmp_path, on_progress=nothing) == folder
    assert downloaded("org/model", tmp_path) == folder


def test_a_missing_file_is_fetched_again(hub: FakeHub, tmp_path: Path) -> None:
    folder = fetch("org/model", models_dir=tmp_path, on_progress=nothing)
    (folder / "tokenizer.json").unlink()
    assert downloaded("org/model", tmp_path) is None
    hub.requests.clear()
    fetch("org/model", models_dir=tmp_path, on_progress=nothing)
    assert [name for name, _ in hub.requests] == ["tokenizer.json"]


@pytest.mark.parametrize(
    ("status", "headers", "code"),
    [
        (404, {}, "HUB_NOT_FOUND"),
        (401, {}, "HUB_UNAUTHORIZED"),
        (401, {"X-Error-Message": "Invalid username or password."}, "HUB_NOT_FOUND"),
        (401, {"X-Error-Code": "GatedRepo"}, "HUB_GATED"),
        (403, {"X-Error-Code": "GatedRepo"}, "HUB_DENIED"),
        (403, {}, "HUB_DENIED"),
        (403, {"X-Error-Message": NARROW}, "HUB_TOKEN_TOO_NARROW"),
        (429, {"Retry-After": "17"}, "HUB_RATE_LIMITED"),
        (503, {}, "HUB_SERVER_ERROR"),
    ],
)
def test_each_refusal_of_the_hub_has_its_code(
    hub: FakeHub, tmp_path: Path, status: int, headers: dict[str, str], code: str
) -> None:
    hub.status["org/model"], hub.headers = status, headers
    problem = refusal(hub, tmp_path)
    assert problem.code == code
    assert problem.facts["repo_id"] == "org/model"
    if status == 429:
        assert problem.facts["retry_after_s"] == 17


def test_a_repository_that_is_not_there(hub: FakeHub, tmp_path: Path) -> None:
    assert refusal(hub, tmp_path, "nobody/nothing").code == "HUB_NOT_FOUND"


def test_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with pytest.raises(Problem, match="HUB_UNREACHABLE") as caught:
        fetch("org/model", models_dir=tmp_path, on_progress=nothing)
    assert caught.value.facts["endpoint"] == "http://127.0.0.1:9"


@pytest.mark.parametrize("name", ["../x/y", "a/b/c", "", "a b", "org/..", "http://x/y", "C:\\m"])
def test_names_that_no_hub_has(name: str, tmp_path: Path) -> None:
    assert not looks_like_hub_id(name)
    with pytest.raises(Problem, match="HUB_NAME_INVALID"):
        fetch(name, models_dir=tmp_path, on_progress=nothing)
    assert list(tmp_path.iterdir()) == [tmp_path / "formiga home"]


def test_a_connection_cut_once_goes_on_within_the_same_download(
    hub: FakeHub, tmp_path: Path
) -> None:
    hub.cut_after, hub.cuts = 600_000, 1
    folder = fetch("org/model", models_dir=tmp_path, on_progress=nothing)
    assert (folder / "model.safetensors").read_bytes() == MODEL["model.safetensors"]
    ranges = [wanted for name, wanted in hub.requests if name == "model.safetensors"]
    assert ranges[0] is None
    assert ranges[1] == "bytes=524288-"


def test_half_a_file_is_kept_and_the_next_download_goes_on(hub: FakeHub, tmp_path: Path) -> None:
    hub.cut_after, hub.cuts = 0, 10**6
    hub.files["org/model"]["config.json"] = MODEL["config.json"]
    part = tmp_path / "org--model"
    part.mkdir()
    key = hub.listing("org/model")["siblings"][1]["lfs"]["sha256"][:12]
    (part / f"model.safetensors.{key}.part").write_bytes(MODEL["model.safetensors"][:500_000])
    problem = refusal(hub, tmp_path)
    assert problem.code in ("HUB_INTERRUPTED", "HUB_UNREACHABLE")
    assert (part / f"model.safetensors.{key}.part").stat().st_size == 500_000

    hub.cuts = 0
    hub.requests.clear()
    folder = fetch("org/model", models_dir=tmp_path, on_progress=nothing)
    assert ("model.safetensors", "bytes=500000-") in hub.requests
    assert (folder / "model.safetensors").read_bytes() == MODEL["model.safetensors"]
    assert not list(folder.glob("*.part"))


def test_a_download_that_stays_cut_says_how_far_it_came(hub: FakeHub, tmp_path: Path) -> None:
    hub.cut_after, hub.cuts, hub.then_silent = 600_000, 1, True
    problem = refusal(hub, tmp_path)
    assert problem.code == "HUB_INTERRUPTED"
    assert problem.facts["total_bytes"] == sum(len(MODEL[name]) for name in WANTED)
    assert problem.facts["done_bytes"] == 524_288 + len(MODEL["config.json"])
    (part,) = (tmp_path / "org--model").glob("model.safetensors.*.part")
    assert part.stat().st_size == 524_288


def test_a_damaged_file_never_gets_its_name(hub: FakeHub, tmp_path: Path) -> None:
    hub.damaged = {"model.safetensors"}
    problem = refusal(hub, tmp_path)
    assert (problem.code, problem.facts["file"]) == ("HUB_DAMAGED", "model.safetensors")
    assert not (tmp_path / "org--model" / "model.safetensors").exists()
    hub.damaged = {"config.json"}
    (tmp_path / "org--model" / "config.json").unlink(missing_ok=True)
    assert refusal(hub, tmp_path).facts["file"] == "config.json"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("config.json", "pytorch_model.bin"), "MODEL_PICKLE_ONLY"),
        (("model-Q4_K_M.gguf",), "MODEL_IS_GGUF"),
        (("adapter_config.json", "adapter_model.safetensors"), "MODEL_IS_ADAPTER"),
        (("README.md",), "MODEL_NO_WEIGHTS"),
    ],
)
def test_a_repository_without_weights_is_refused_before_anything_is_fetched(
    hub: FakeHub, tmp_path: Path, names: tuple[str, ...], code: str
) -> None:
    hub.files["org/model"] = dict.fromkeys(names, b"x")
    assert refusal(hub, tmp_path).code == code
    assert hub.requests == []


def test_shards_are_fetched_with_their_index(hub: FakeHub, tmp_path: Path) -> None:
    shards = [f"model-0000{n}-of-00002.safetensors" for n in (1, 2)]
    files = {name: b"s" * 1000 for name in shards}
    files |= {"model.safetensors.index.json": b"{}", "consolidated.safetensors": b"c" * 1000}
    hub.files["org/model"] = {"config.json": b"{}", **files}
    folder = fetch("org/model", models_dir=tmp_path, on_progress=nothing)
    assert {path.name for path in folder.glob("*.safetensors")} == set(shards)


def test_too_little_room_is_said_before_anything_is_fetched(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    problem = refusal(hub, tmp_path)
    assert (problem.code, problem.facts["free_bytes"]) == ("HUB_NO_ROOM", 1000)
    assert hub.requests == []


def test_a_hub_that_is_switched_off_is_told_apart(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    problem = refusal(hub, tmp_path)
    assert (problem.code, problem.facts["variable"]) == ("HUB_OFFLINE", "HF_HUB_OFFLINE")
    assert hub.requests == []
