"""`formiga fetch` with the real helper, from a hub on loopback that fails on purpose."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import hub_account
from desktop.cli.app import main
from desktop.cli.call import Exit
from desktop.paths import models_dir
from tests.engine.models.fake_hub import FakeHub, serving

REPO = "dono/modelo"
FILES = {
    "config.json": b'{"model_type": "llama"}',
    "model.safetensors": bytes(range(256)) * 4000,
    "tokenizer.json": b"{}" * 1000,
}
Fetch = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with serving(FakeHub({REPO: dict(FILES)})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.delenv(hub_account.VARIABLE, raising=False)
        yield running


@pytest.fixture
def fetch(home: Path, hub: FakeHub, capsys: pytest.CaptureFixture[str]) -> Fetch:
    """(exit code, answer, what was said) of the verb."""

    def run(model: str) -> tuple[int, dict[str, Any], str]:
        code = main(["--home", str(home), "--language", "en", "fetch", model, "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out), said.err

    return run


def test_a_model_arrives_whole_and_is_not_fetched_twice(
    fetch: Fetch, home: Path, hub: FakeHub
) -> None:
    code, answer, _ = fetch(REPO)
    folder = models_dir(home) / "dono--modelo"
    assert (code, answer["state"], answer["path"]) == (0, "ready", str(folder))
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    hub.requests.clear()
    assert fetch(REPO)[0] == 0
    assert hub.requests == []


def test_half_a_download_goes_on_where_it_broke_off(fetch: Fetch, hub: FakeHub, home: Path) -> None:
    hub.damaged.add("model.safetensors")
    code, answer, said = fetch(REPO)
    assert (code, answer["problem"]["code"]) == (1, "HUB_DAMAGED")
    assert "model.safetensors" in said
    hub.damaged.clear()
    hub.requests.clear()
    code, answer, _ = fetch(REPO)
    assert (code, answer["state"]) == (0, "ready")
    assert "config.json" not in [name for name, _ in hub.requests], "what was whole is kept"


def test_refusals_are_told_as_in_the_window(fetch: Fetch, hub: FakeHub) -> None:
    hub.gated.add(REPO)
    code, answer, said = fetch(REPO)
    assert (code, answer["problem"]["code"]) == (1, "HUB_GATED")
    assert answer["problem"]["text"] in said
    hub.gated.clear()
    hub.status[REPO] = 404
    assert fetch(REPO)[1]["problem"]["code"] == "HUB_NOT_FOUND"


def test_what_is_no_name_of_a_model_is_wrong_usage(fetch: Fetch) -> None:
    code, answer, _ = fetch("não é um nome")
    assert (code, answer["problem"]["code"]) == (Exit.INVALID, "HUB_NAME_INVALID")


def test_what_is_on_this_computer_needs_no_hub(fetch: Fetch, tmp_path: Path) -> None:
    for name in ("starter", str(tmp_path)):
        assert fetch(name)[:2] == (0, {"model": name, "state": "ready"})
