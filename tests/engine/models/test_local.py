"""Models that are on this computer already, each once, wherever they lie."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from engine.models.local import local_models
from tests.engine.models.test_inspect import CONFIG, TENSORS


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return tmp_path / "hf" / "hub"


def model(folder: Path) -> Path:
    """A small sound model in a folder."""
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    save_file(TENSORS, folder / "model.safetensors")
    return folder


def fetched(home: Path, repo_id: str) -> Path:
    """One that Formiga has downloaded whole."""
    folder = model(home / "models" / repo_id.replace("/", "--"))
    sizes = {f.name: f.stat().st_size for f in folder.iterdir()}
    receipt = {"v": 1, "repo_id": repo_id, "revision": "x", "files": sizes, "licence": "mit"}
    (folder / "formiga-model.json").write_text(json.dumps(receipt), encoding="utf-8")
    return folder


def listed(home: Path, *folders: Path) -> dict[str, dict[str, object]]:
    found = local_models(home, folders)
    assert len({one["id"] for one in found}) == len(found)
    return {str(one["id"]): one for one in found if one["id"] != "starter"}


def test_the_starter_is_always_there(tmp_path: Path) -> None:
    (starter,) = local_models(tmp_path / "nowhere")
    assert (starter["id"], starter["source"], starter["downloaded"]) == ("starter", "starter", True)
    assert starter["hidden_size"] > 0


def test_three_places_and_each_model_once(tmp_path: Path, empty_cache: Path) -> None:
    home = tmp_path / "casa é aqui"
    ours = fetched(home, "org/model")
    twice = empty_cache / "models--org--model" / "snapshots" / "abc"
    model(twice)
    other = empty_cache / "models--other--model-b" / "snapshots"
    model(other / "old")
    newest = model(other / "new")
    (empty_cache / "models--other--model-b" / "refs").mkdir()
    (empty_cache / "models--other--model-b" / "refs" / "main").write_text("new", encoding="utf-8")
    mine = model(tmp_path / "my models" / "one")
    found = listed(home, tmp_path / "my models")
    assert set(found) == {"org/model", "other/model-b", str(mine)}
    assert (found["org/model"]["path"], found["org/model"]["licence"]) == (str(ours), "mit")
    assert found["other/model-b"]["path"] == str(newest)
    assert found["other/model-b"]["source"] == "hub_cache"
    assert all(one["downloaded"] and one["hidden_size"] == 8 for one in found.values())


def test_half_a_download_is_listed_as_such(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "org--model"
    folder.mkdir(parents=True)
    (folder / "model.safetensors.abc.part").write_bytes(b"x" * 700)
    (folder / "download.json").write_text("{}", encoding="utf-8")
    (one,) = listed(tmp_path).values()
    assert (one["id"], one["downloaded"], one["have_bytes"]) == ("org/model", False, 700)


def test_folders_of_earlier_runs_are_remembered(tmp_path: Path) -> None:
    used = model(tmp_path / "elsewhere")
    run = tmp_path / "home" / "runs" / "2026-01-01_1200_x"
    run.mkdir(parents=True)
    (run / "job.json").write_text(json.dumps({"base_model": str(used)}), encoding="utf-8")
    broken = run.with_name("broken")
    broken.mkdir()
    (broken / "job.json").write_text("{", encoding="utf-8")
    assert set(listed(tmp_path / "home")) == {str(used)}


def test_what_is_no_trainable_model_is_passed_over(tmp_path: Path, empty_cache: Path) -> None:
    sentences = empty_cache / "models--org--encoder" / "snapshots" / "a"
    model(sentences)
    encoder = json.dumps({**CONFIG, "architectures": ["BertModel"], "model_type": "bert"})
    (sentences / "config.json").write_text(encoder, encoding="utf-8")
    cut = model(tmp_path / "cut")
    (cut / "model.safetensors").write_bytes(b"short")
    empty = tmp_path / "models" / "org--empty"
    empty.mkdir(parents=True)
    torch.save({}, tmp_path / "x.bin")
    assert listed(tmp_path, cut, tmp_path / "missing") == {}
