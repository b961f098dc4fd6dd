"""What somebody needs to help: facts, findings, versions and the last logs, without the person.

`report.json` in it is a report of the check, so that this very machine can be judged again on
another one. Everything in a bundle is text and has gone through `redact`.
"""

from __future__ import annotations

import json
import os
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from envcheck import codec, durable, redact
from envcheck.facts import Facts
from envcheck.problems import WORDS
from envcheck.redact import Identity, Redactor

REPORT = "report.json"
LOG_BYTES = 64 * 1024
"""Of the end of each log."""
TOTAL_BYTES = 400 * 1024
"""Of all logs together; the newest come first."""
REPORT_MOST_BYTES = 64 * 1024 * 1024
REPAIRS, RUNS, APP_LOGS = 3, 2, 2
DATE = (1980, 1, 1, 0, 0, 0)
"""The same documents make the same file."""

Documents = dict[str, str]
"""Name inside the bundle -> text."""


class NotFacts(ValueError):
    """A file holds neither a report nor facts nor a bundle."""

    def __str__(self) -> str:
        return ": ".join(str(part) for part in self.args)


def compose(
    home: Path,
    report: Mapping[str, Any],
    logs: Mapping[str, Path] | None = None,
    *,
    identity: Identity | None = None,
    replaced: dict[str, int] | None = None,
) -> Documents:
    """The documents of a bundle, redacted; nothing is written.

    Args:
        report: `Report.to_json()`, with whatever the caller knows of versions added.
        logs: name inside the bundle -> file; those of `logs_of(home)` where None.
        identity: whose names are taken out; this computer's where None.
        replaced: is filled with how often each placeholder was put in.
    """
    identity = identity or redact.of_this_computer(home)
    reserved = frozenset(_reserved(report))
    known = Redactor(identity, reserved=reserved, same_length=_is_windows(report))
    plain = Redactor(identity, reserved=reserved)
    text = json.dumps(known.document(report), ensure_ascii=False, indent=1)
    documents = {REPORT: text + "\n"}
    left = TOTAL_BYTES
    for name, path in (logs_of(home) if logs is None else logs).items():
        tail = _tail(path, min(LOG_BYTES, left))
        if tail:
            left -= len(tail.encode())
            documents[name] = plain.lines(tail)
    for redactor in (known, plain):
        for placeholder, count in redactor.replaced.items():
            if replaced is not None:
                replaced[placeholder] = replaced.get(placeholder, 0) + count
    return documents


def logs_of(home: Path) -> dict[str, Path]:
    """The last logs below Formiga's home, named without the names that a person gave."""
    logs: dict[str, Path] = {}
    for number, repair in enumerate(_newest(home / "repairs", REPAIRS), start=1):
        for name in ("events.jsonl", "repair.log"):
            logs[f"repairs/{number}/{name}"] = repair / name
    for number, run in enumerate(_newest(home / "runs", RUNS), start=1):
        logs[f"runs/{number}/engine.log"] = run / "engine.log"
    files = sorted((home / "logs").glob("*.log"), key=_age, reverse=True)[:APP_LOGS]
    logs |= {f"app/{number}.log": file for number, file in enumerate(files, start=1)}
    return {name: path for name, path in logs.items() if path.is_file()}


def save(documents: Mapping[str, str], path: Path) -> None:
    """Write the bundle as a zip, all or nothing; the same documents give the same bytes.

    Raises:
        OSError: if the disk refuses; what was there before still is.
    """
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(documents):
                entry = zipfile.ZipInfo(name, DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                archive.writestr(entry, documents[name].encode("utf-8", "replace"))
        durable.move(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def recorded_facts(path: Path) -> Facts:
    """Facts of a bundle, of a report, or of what `probe` printed.

    Raises:
        NotFacts: with what is wrong with the file.
        OSError: if it cannot be read.
    """
    try:
        document = json.loads(_text_of(path))
        inner = document.get("facts") if isinstance(document, dict) else None
        return codec.from_json(inner if isinstance(inner, dict) else document)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotFacts(type(error).__name__, str(error)) from error
    except zipfile.BadZipFile as error:
        raise NotFacts(str(error)) from error


def _text_of(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8-sig")  # PowerShell writes a mark at the beginning
    with zipfile.ZipFile(path) as archive:
        if archive.getinfo(REPORT).file_size > REPORT_MOST_BYTES:
            raise ValueError(REPORT)
        return archive.read(REPORT).decode("utf-8")


def _tail(path: Path, most: int) -> str:
    """The end of a log, from the beginning of a line on."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - most))
            block = file.read(most)
    except OSError:
        return ""
    if size > most:
        block = block.partition(b"\n")[2]
    return block.decode("utf-8", "replace")


def _newest(root: Path, most: int) -> list[Path]:
    """Folders whose names begin with their time."""
    try:
        folders = [path for path in root.iterdir() if path.is_dir()]
    except OSError:
        return []
    return sorted(folders, key=lambda path: path.name, reverse=True)[:most]


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_windows(report: Mapping[str, Any]) -> bool:
    found = report
    for name in ("facts", "machine", "os"):
        inner = found.get(name) if isinstance(found, Mapping) else None
        found = inner if isinstance(inner, Mapping) else {}
    return found.get("value") == "windows"


def _reserved(value: object, name: str = "") -> Iterator[str]:
    """Words with a meaning: names of fields, packages, rows, and the fixed words of facts."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _reserved(inner, str(key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _reserved(inner, name)
    elif isinstance(value, str) and name in ("name", "package", "row", "modules", "id", "module"):
        yield value
    if not name:
        for words in WORDS.values():
            yield from words
