"""Rows for the checks of quality."""

from __future__ import annotations

from engine.data.mapping.map import Row
from engine.data.quality.check import Check
from engine.data.quality.scan import Quality, QualityScan


def asked(question: str, answer: str, line: int = 1, extra: str = "") -> Row:
    """A question with its answer."""
    turns = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return Row(line, turns, extra=extra)


def text(said: str, line: int = 1) -> Row:
    """A plain text."""
    return Row(line, [], text=said)


def scanned(*rows: Row, **options: int) -> Quality:
    """What the checks find in these rows."""
    scan = QualityScan(**options)  # type: ignore[arg-type]
    for index, row in enumerate(rows):
        scan.add(index, row)
    return scan.finish()


def pairs(*said: tuple[str, str], **options: int) -> Quality:
    """The same for questions and answers; lines count from 1."""
    return scanned(*(asked(q, a, line) for line, (q, a) in enumerate(said, 1)), **options)


def found(quality: Quality, code: str) -> Check:
    """One check."""
    return next(check for check in quality.checks if check.code == code)
