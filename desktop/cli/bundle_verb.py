"""`bundle`: what somebody needs to help, shown before it is saved."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from desktop import __version__
from desktop import format as fmt
from desktop.cli.call import Call, Exit
from desktop.cli.paragraphs import paragraph
from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.paths import code_root
from desktop.problems import AppProblem
from envcheck import bundle, check

REPLACED = {
    "<token>": QT_TRANSLATE_NOOP("Cli", "tokens"),
    "<secret>": QT_TRANSLATE_NOOP("Cli", "passwords and keys"),
    "<login>": QT_TRANSLATE_NOOP("Cli", "logins in addresses"),
    "<email>": QT_TRANSLATE_NOOP("Cli", "e-mail addresses"),
    "<user>": QT_TRANSLATE_NOOP("Cli", "user names"),
    "<computer>": QT_TRANSLATE_NOOP("Cli", "the computer's name"),
    "<home>": QT_TRANSLATE_NOOP("Cli", "your folder"),
    "<formiga>": QT_TRANSLATE_NOOP("Cli", "Formiga's folder"),
    "<code>": QT_TRANSLATE_NOOP("Cli", "the program's folder"),
}
YES, READ = ("y", "yes", "s", "sim"), ("r", "read", "l", "ler")


def make_bundle(call: Call, path: Path | None) -> int:
    """Looks, composes, shows what is in it, asks on a terminal, saves."""
    call.say(translate("Cli", "Looking at this computer and the engine."))
    report = check.check(call.home, code_root()).to_json() | {"app_version": __version__}
    replaced: dict[str, int] = {}
    documents = bundle.compose(call.home, report, replaced=replaced)
    for line in _contents(documents, replaced):
        call.data(line)
    target = (path or Path(_usual_name())).expanduser().absolute()
    if not call.as_json and _can_ask() and not _confirmed(call, documents, target):
        call.say(translate("Cli", "Nothing was saved."))
        return Exit.OK
    try:
        bundle.save(documents, target)
    except OSError as error:
        raise AppProblem("FILE_NOT_WRITTEN", path=str(target), error=str(error)) from error
    for line in paragraph(translate("Cli", "Saved: {path}").format(path=target)):
        call.data(line)
    sizes = [{"name": n, "bytes": len(t.encode())} for n, t in sorted(documents.items())]
    call.answer({"path": str(target), "documents": sizes, "replaced": replaced, "problem": None})
    return Exit.OK


def _usual_name() -> str:
    return f"formiga-bundle-{datetime.now(UTC).astimezone():%Y-%m-%d}.zip"


def _contents(documents: Mapping[str, str], replaced: Mapping[str, int]) -> list[str]:
    lines = [translate("Cli", "In the bundle, as text:")]
    for name, text in sorted(documents.items()):
        lines.append(f"    {fmt.size(len(text.encode())).rjust(10)}  {name}")
    told = [
        f"{translate('Cli', REPLACED[placeholder])} ({fmt.number(count)})"
        for placeholder, count in sorted(replaced.items())
        if placeholder in REPLACED
    ]
    nothing = translate("Cli", "nothing had to be")
    text = translate("Cli", "Replaced by placeholders: {what}.")
    return [*lines, *paragraph(text.format(what=", ".join(told) or nothing))]


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _confirmed(call: Call, documents: Mapping[str, str], target: Path) -> bool:
    """Whether the person wants it saved, after reading as much as they like."""
    question = translate("Cli", "Save as {path}? [y]es, [r]ead it first, [N]o: ")
    while True:
        sys.stderr.write(question.format(path=target))
        sys.stderr.flush()
        answer = sys.stdin.readline().strip().lower()
        if answer not in READ:
            return answer in YES
        for name, text in sorted(documents.items()):
            call.data(f"--- {name}")
            call.data(text)
