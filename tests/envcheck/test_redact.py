"""Nothing that names a person or opens a door is left, whatever form a log wrote it in."""

from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from envcheck.redact import Identity, Redactor, of_this_computer

LINUX = Identity(
    folders=(("formiga", "/home/maricota/.local/share/formiga"), ("home", "/home/maricota")),
    users=("maricota",),
    hosts=("formigueiro-7", "formigueiro-7.casa.lan"),
)
WINDOWS_HOME = "C:\\Users\\Conceição Araújo"
WINDOWS = Identity(
    folders=(("formiga", "D:\\Treinos da Conceição\\Formiga"), ("home", WINDOWS_HOME)),
    users=("Conceição Araújo",),
    hosts=("DESKTOP-Q7X",),
)
TOKENS = (
    "hf_AbCdEfGhIjKlMnOpQrStUvWxYz012345",
    "hf_abcdefghijklmnopqrstuvwxyzabcdefgh",
    "ghp_0123456789abcdefghij0123456789abcd",
    "glpat-x1y2z3x1y2z3x1y2z3",
    "sk-proj-0123456789abcdef0123",
    "AKIAIOSFODNN7EXAMPLE",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
)


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("around", ["{}", "token {} refused", '{{"x": "{}"}}', "a={}&b", "({})"])
def test_tokens_go_by_their_shape(token: str, around: str) -> None:
    assert token not in Redactor(Identity()).text(around.format(token))


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("https://ana:s3nh@!x@espelho.example/simple/", "s3nh@!x"),
        ("https:\\/\\/ana:senha@espelho.example\\/simple", "senha"),
        ("Authorization: Bearer 0a1b2c3d4e5f", "0a1b2c3d4e5f"),
        ("'authorization': 'Basic YW5hOnNlbmhh'", "YW5hOnNlbmhh"),
        ("HF_TOKEN=abcDEF123", "abcDEF123"),
        ('"api_key": "0123456789abcdef0123456789abcdef"', "0123456789abcdef"),
        ("--password hunter2hunter", "hunter2hunter"),
        ("password: correct-horse", "correct-horse"),
        ("key=c2VjcmV0LXNlY3JldC1zZWNyZXQ=", "c2VjcmV0"),
        ("GET /f.whl?X-Amz-Signature=deadbeef&Expires=12345", "deadbeef"),
        ("mail para ana.maria@exemplo.com.br agora", "ana.maria"),
        ("MY_KEY=0123456789abcdef0123456789abcdef", "0123456789abcdef"),
        ("WANDB_API_KEY: 0123456789abcdef", "0123456789abcdef"),
        ("AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG+bPx", "wJalrXUtnFEMI"),
        ("client_secret = 'qwertzuiop'", "qwertzuiop"),
    ],
)
def test_what_stands_behind_a_telling_name_goes(text: str, secret: str) -> None:
    assert secret not in Redactor(Identity()).text(text)


@pytest.mark.parametrize(
    "text",
    [
        "tokenizers==0.23.1",
        "tokens_per_s: 512.3, max_tokens=2048",
        "sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "lock_sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "hf_transfer and hf_hub_download are names of modules",
        "https://pypi.org/simple/torch/",
        "basic configuration of the author",
        "/usr/lib/python3.11/site-packages/torch/lib/libc10.so: undefined symbol: _ZN3c10",
        "torch 2.13.0+cu130 on NVIDIA GeForce RTX 4090, driver 580.65.06",
    ],
)
def test_what_somebody_needs_to_help_stays(text: str) -> None:
    assert Redactor(LINUX).text(text) == text


def _forms(path: str) -> list[str]:
    forward = path.replace("\\", "/")
    return [
        path,
        forward,
        json.dumps(path)[1:-1],
        json.dumps(json.dumps(path))[1:-1],
        json.dumps(path, ensure_ascii=False)[1:-1],
        repr(path)[1:-1],
        ascii(path)[1:-1],
        "file:///" + quote(forward.lstrip("/"), safe="/:"),
        path.upper(),
        path + ("\\envs" if "\\" in path else "/envs"),
    ]


@pytest.mark.parametrize("identity", [LINUX, WINDOWS], ids=["linux", "windows"])
def test_folders_go_in_every_form(identity: Identity) -> None:
    for called, path in identity.folders:
        for form in _forms(path):
            for text in (form, f"open('{form}') failed", f"at {form}, line 3"):
                told = Redactor(identity).text(text)
                assert f"<{called}>" in told, (form, told)
                for name in ("maricota", "araújo", "ara\\u00fajo", "ara%c3%bajo"):
                    assert name not in told.lower(), (form, told)


def test_other_peoples_folders_go_too() -> None:
    told = Redactor(Identity()).text(
        "/home/beatriz/x /Users/beatriz/y C:\\Users\\Beatriz Lima\\z "
        "/mnt/c/Users/beatriz/w \\\\Users\\\\beatriz\\\\v"
    )
    assert "beatriz" not in told.lower()
    assert "Lima" not in told
    assert told.endswith("v")


def test_a_user_named_like_a_package_is_taken_out_of_paths_only() -> None:
    identity = Identity((("home", "/home/torch"),), ("torch",), ())
    redactor = Redactor(identity, reserved=("torch",))
    assert redactor.text("torch in /home/torch/x") == "torch in <home>/x"


def test_first_and_family_name_go_alone_too() -> None:
    told = Redactor(WINDOWS).text("Olá, Conceição! Pasta da conceicão; ARAÚJO; Araujo")
    assert told.startswith("Olá, <user>!")
    assert "ARAÚJO" not in told


def test_placeholders_are_stable_and_counted() -> None:
    redactor = Redactor(LINUX)
    told = redactor.text("maricota@formigueiro-7:/home/maricota$ ls /home/maricota/a")
    assert told == "<user>@<computer>:<home>$ ls <home>/a"
    assert redactor.replaced == {"<home>": 2, "<user>": 1, "<computer>": 1}
    assert redactor.text(told) == told


def test_the_length_of_a_folder_and_its_letters_can_be_kept() -> None:
    told = Redactor(WINDOWS, same_length=True).text(WINDOWS_HOME + "\\Formiga")
    assert len(told) == len(WINDOWS_HOME + "\\Formiga")
    assert not told.isascii()
    assert "Conceição" not in told


_NOISE = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20)


@given(_NOISE, st.sampled_from([*TOKENS, *_forms("/home/maricota")[:4], "maricota"]), _NOISE)
def test_in_whatever_company_a_name_or_token_stands_it_goes(
    before: str, canary: str, after: str
) -> None:
    line = f"{before} {canary} {after}"
    for text in (line, json.dumps({"message": line}), json.dumps({"a": [{"b": line}]})):
        assert canary.casefold() not in Redactor(LINUX).lines(text + "\n").casefold()


@given(st.recursive(_NOISE | st.integers() | st.none() | st.booleans(), st.lists, max_leaves=20))
def test_a_document_stays_one(value: object) -> None:
    told = Redactor(LINUX).document({"facts": value})
    assert json.loads(json.dumps(told)) == told


def test_a_secret_inside_a_document_goes_by_the_name_of_its_field() -> None:
    told = Redactor(Identity()).document({"hf_token": "abc", "tokens": 7, "x": {"password": "p"}})
    assert told == {"hf_token": "<secret>", "tokens": 7, "x": {"password": "<secret>"}}


@pytest.mark.parametrize("text", ["a" * 65536, "a." * 32768, "x=" * 32768, "/" * 65536])
def test_a_long_line_takes_no_long_time(text: str) -> None:
    began = time.monotonic()
    Redactor(WINDOWS).text(text)
    assert time.monotonic() - began < 2


def test_this_computer_knows_its_own_names() -> None:
    environ = {"HOME": "/home/zefa", "USER": "zefa", "HOSTNAME": "toca.lan"}
    identity = of_this_computer(Path("/srv/formiga"), environ)
    told = Redactor(identity).text("zefa on toca at /srv/formiga/envs and /home/zefa/x")
    assert told == "<user> on <computer> at <formiga>/envs and <home>/x"
