"""Translations: complete, fresh, and never looked up in a way that cannot be found."""

from __future__ import annotations

import ast
import re
import string
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.i18n import update

MARKS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
SOURCES = [Path(path) for path in update.sources()]


def messages(path: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def keys(path: Path) -> set[tuple[str, str, str]]:
    return {
        (context, message.findtext("source", ""), message.findtext("comment", ""))
        for context, message in messages(path)
    }


def forms(message: ElementTree.Element) -> list[str]:
    """The translation, or its plural forms."""
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


@pytest.mark.parametrize("code", update.LANGUAGES)
def test_the_files_hold_what_the_sources_say(code: str, tmp_path: Path) -> None:
    kept = update.I18N / f"desktop_{code}.ts"
    (tmp_path / kept.name).write_bytes(kept.read_bytes())
    update.update(tmp_path)
    wanted, had = keys(tmp_path / kept.name), keys(kept)
    assert not wanted - had, "run: python -m desktop.i18n.update"
    assert not had - wanted, "run: python -m desktop.i18n.update"


def test_every_sentence_has_its_portuguese() -> None:
    unfinished = [
        message.findtext("source", "")
        for _, message in messages(update.I18N / "desktop_pt_BR.ts")
        if not all(forms(message)) or message.find("translation").get("type") == "unfinished"  # type: ignore[union-attr]
    ]
    assert not unfinished


@pytest.mark.parametrize("never", [r"\b[Aa] Formiga\b", r"[Ee]xecuç", r"\b(da|na|pela) Formiga\b"])
def test_one_thing_has_one_name_in_portuguese(never: str) -> None:
    """o Formiga; a run is a treinamento: `desktop/i18n/README.md`."""
    found = [
        form
        for _, message in messages(update.I18N / "desktop_pt_BR.ts")
        for form in forms(message)
        if re.search(never, form)
    ]
    assert not found


def test_every_english_count_has_singular_and_plural() -> None:
    counted = [m for _, m in messages(update.I18N / "desktop_en.ts") if m.get("numerus") == "yes"]
    assert counted
    for message in counted:
        one, many = forms(message)
        assert one, message.findtext("source")
        assert many, message.findtext("source")
        assert "(s)" not in one + many


@pytest.mark.parametrize("code", update.LANGUAGES)
def test_translations_name_the_same_values(code: str) -> None:
    """A value that is missing or misspelt in a translation is a crash in that language only."""
    for context, message in messages(update.I18N / f"desktop_{code}.ts"):
        source = message.findtext("source", "")
        for form in filter(None, forms(message)):
            assert _values(form) == _values(source), (context, source, form)
            assert _tags(form) == _tags(source), (context, source, form)


def _values(text: str) -> set[str]:
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:  # braces that are no fields: text for a person
        named = set()
    return named | {"%n" for _ in re.findall(r"%L?n", text)}


def _tags(text: str) -> list[str]:
    return sorted(re.findall(r"</?\w+>", text)) + sorted("`" * text.count("`"))


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in MARKS:
                yield node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_f_string_is_looked_up(path: Path) -> None:
    """`self.tr(f"Bad {name}")` is extracted as written and looked up filled in: never found."""
    for call in calls(path):
        for argument in call.args:
            assert not isinstance(argument, ast.JoinedStr), f"{path.name}:{call.lineno}"
            formatted = isinstance(argument, ast.Call) and (
                getattr(argument.func, "attr", "") == "format"
            )
            assert not formatted, f"{path.name}:{call.lineno}: format after tr, not inside"
            assert not isinstance(argument, ast.BinOp), f"{path.name}:{call.lineno}"


def test_the_names_of_languages_are_their_own() -> None:
    from desktop.language import LANGUAGES
    from desktop.rail import LANGUAGE_NAMES

    assert set(LANGUAGE_NAMES) == set(LANGUAGES) == set(update.LANGUAGES)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_sentence_hides_in_an_f_string(path: Path) -> None:
    """`lupdate` does not look inside f-strings: such a sentence would stay English."""
    hidden = [
        (call.lineno, part.value)
        for string_ in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string_, ast.JoinedStr)
        for call in ast.walk(string_)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in MARKS
        for part in call.args[:2]
        if isinstance(part, ast.Constant) and " " in str(part.value)
    ]
    assert not hidden


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_what_counts_is_named_as_its_context(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        made = isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if made and getattr(node.value.func, "id", "") == "Counted":
            assert node.targets[0].id == node.value.args[0].value
