"""What the checks of the data found, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from desktop import format as fmt
from desktop.language import translate
from desktop.sentences.quality import check_word, in_every_row

SHOWN_EXAMPLES = 3
SHOWN_LANGUAGES = 4
SMALL_SHARE = 0.005


def quality_lines(quality: Mapping[str, Any]) -> Iterator[str]:
    """Languages, and every check that found something with its first lines and its options."""
    if not quality:
        return
    if languages := _languages(quality.get("languages") or {}):
        yield translate("Cli", "Languages: {languages}").format(languages=languages)
    found = [check for check in quality.get("checks") or [] if check.get("rows")]
    if quality.get("sampled"):
        yield translate("Cli", "Checked for quality: a sample of {rows} rows").format(
            rows=fmt.number(int(quality.get("rows_checked") or 0))
        )
        if whole := in_every_row(quality.get("checks") or ()):
            yield whole
    if not found:
        yield translate("Cli", "Quality: nothing was found.")
    for check in found:
        yield from _check(check)


def _languages(shares: Mapping[str, float]) -> str:
    listed = [(name, share) for name, share in shares.items() if share >= SMALL_SHARE]
    return ", ".join(f"{name} {fmt.percent(share)}" for name, share in listed[:SHOWN_LANGUAGES])


def _check(check: Mapping[str, Any]) -> Iterator[str]:
    yield translate("Cli", "{check}: {rows} rows").format(
        check=check_word(str(check["code"])), rows=fmt.number(int(check["rows"]))
    )
    for example in (check.get("examples") or [])[:SHOWN_EXAMPLES]:
        place = translate("Cli", "line {line}").format(line=example.get("line"))
        yield f"    {place}: {example.get('excerpt', '')}"
    if reason := check.get("leave_out"):
        yield "    " + translate("Cli", "`--leave-out {reason}` leaves them out").format(
            reason=reason
        )
    if fix := check.get("fix"):
        yield "    " + translate("Cli", "`--fix {fix}` repairs them").format(fix=fix)
