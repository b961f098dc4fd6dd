"""The hub's token: in the keyring or in this process, and in no file, argument or log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from desktop import hub_account
from desktop.runs.hub_questions import HubLookUp, LocalList, WhoAmI, variables
from desktop.runs.inspector import Question

SECRET = "hf_aVerySecretWord"


class Memory(KeyringBackend):
    """A keyring that forgets with the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, works: bool = True) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.asked = 0
        self.works = works

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.works:
            raise RuntimeError("locked")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not there")
        del self.kept[service, username]


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    before = keyring.get_keyring()
    made = Memory()
    keyring.set_keyring(made)
    monkeypatch.setattr(hub_account, "_session", {})
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.delenv("HF_ENDPOINT", raising=False)
    yield made
    keyring.set_keyring(before)


def forget_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the window had been closed and opened again."""
    monkeypatch.setattr(hub_account, "_session", {})


def test_a_token_outlives_the_window_and_stands_in_no_file(
    backend: Memory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    found = hub_account.sign_in(tmp_path, "ana", SECRET)
    assert (found.name, found.kept) == ("ana", "keyring")
    forget_process(monkeypatch)
    assert hub_account.account(tmp_path) == found
    assert hub_account.token(tmp_path) == SECRET
    assert hub_account.variables(tmp_path) == {"HF_TOKEN": SECRET}
    for file in (one for one in tmp_path.rglob("*") if one.is_file()):
        assert SECRET not in file.read_text(encoding="utf-8")
    assert SECRET not in caplog.text


def test_nobody_signed_in_opens_no_keyring(backend: Memory, tmp_path: Path) -> None:
    assert hub_account.account(tmp_path) is None
    assert hub_account.variables(tmp_path) == {}
    assert backend.asked == 0


def test_without_a_keyring_it_is_kept_for_this_session_and_says_so(
    backend: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend.works = False
    assert hub_account.sign_in(tmp_path, "ana", SECRET).kept == "session"
    assert hub_account.variables(tmp_path) == {"HF_TOKEN": SECRET}
    forget_process(monkeypatch)
    assert hub_account.account(tmp_path) is None
    assert hub_account.token(tmp_path) is None


def test_forgetting_takes_it_out_of_the_keyring(backend: Memory, tmp_path: Path) -> None:
    hub_account.sign_in(tmp_path, "ana", SECRET)
    hub_account.sign_out(tmp_path)
    assert backend.kept == {}
    assert hub_account.account(tmp_path) is None
    assert hub_account.token(tmp_path) is None
    hub_account.sign_out(tmp_path)  # twice is no trouble


def test_a_keyring_that_breaks_stops_nothing(
    backend: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub_account.sign_in(tmp_path, "ana", SECRET)
    forget_process(monkeypatch)
    monkeypatch.setattr(Memory, "get_password", lambda *_: (_ for _ in ()).throw(OSError("dbus")))
    assert hub_account.token(tmp_path) is None


def test_a_token_of_the_persons_own_stands(
    backend: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub_account.sign_in(tmp_path, "ana", SECRET)
    monkeypatch.setenv("HF_TOKEN", "hf_of_the_shell")
    assert hub_account.variables(tmp_path) == {}


def test_another_hub_is_another_account(
    backend: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub_account.sign_in(tmp_path, "ana", SECRET)
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example")
    assert hub_account.account(tmp_path) is None
    assert hub_account.variables(tmp_path) == {}


def test_only_children_that_talk_to_the_hub_get_it(backend: Memory, tmp_path: Path) -> None:
    hub_account.sign_in(tmp_path, "ana", SECRET)
    assert variables(HubLookUp("org/model"), tmp_path) == {"HF_TOKEN": SECRET}
    assert variables(LocalList(), tmp_path) == {}
    assert variables(Question(model="starter"), tmp_path) == {}
    asked = WhoAmI("hf_new_and_untested")
    assert variables(asked, tmp_path) == {"HF_TOKEN": "hf_new_and_untested"}
    assert "hf_new" not in " ".join(asked.arguments())
    assert "hf_new" not in repr(asked)
