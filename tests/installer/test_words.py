"""Every reason has its sentence, in both languages, with the facts that the code carries."""

from __future__ import annotations

import string

import pytest

from envcheck.building.build_errors import BUILD_CODES, BuildError
from installer import words
from installer.trouble import Trouble, from_build


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", words.SENTENCES)
def test_both_languages_say_the_same_facts(key: str) -> None:
    english, portuguese = words.SENTENCES[key]
    assert names(english) == names(portuguese)
    assert english.strip()
    assert portuguese.strip()


@pytest.mark.parametrize("code", BUILD_CODES)
@pytest.mark.parametrize("language", ["en_US.UTF-8", "pt_BR.UTF-8"])
def test_every_build_error_has_a_sentence(
    code: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    facts: dict[str, object] = dict.fromkeys(BUILD_CODES[code], "X")
    facts |= {name: 3 for name in facts if name in {"seconds", "free_bytes", "pid"}}
    trouble = from_build(BuildError(code, **facts))
    assert isinstance(trouble, Trouble)
    assert str(trouble)
    assert "{" not in str(trouble)


def test_facts_that_are_not_known_do_not_break_the_sentence() -> None:
    assert "?" in str(from_build(BuildError("REPAIR_DISK_FULL", path="/x", free_bytes=None)))
    assert "a, b" in str(from_build(BuildError("PACKAGE_DAMAGED", packages=["a", "b"])))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("pt_BR.UTF-8", words.PORTUGUESE), ("pt_PT", words.PORTUGUESE), ("C", words.ENGLISH)],
)
def test_the_language_is_the_computers(
    value: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", value)
    assert words.language() == expected
