"""How long the rows are, against the limit that counts now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.widgets.basics import Elided, Item, card, image, label, muted, row, section
from desktop.wizard.data.histogram import Histogram
from desktop.wizard.data.length_bins import Bar, Lengths, blocks_of, cut_rows

Length = Counted("Length")


def lengths_card(
    report: Mapping[str, Any], limit: int | None, *, stale: bool = False
) -> QFrame | None:
    """Median, longest, bars and what the limit cuts; None where nothing was measured."""
    lengths = report.get("lengths") or {}
    if not lengths:
        return None
    limit = int(limit or lengths.get("max_length") or 0)
    kept = int(report.get("rows_kept") or 0)
    over, blocks = cut_rows(report, limit or None), blocks_of(report, limit)
    told = translate("Length", "median {median} · longest {longest} tokens").format(
        median=format.number(round(lengths["median"])), longest=format.number(lengths["max"])
    )
    head = section(translate("Length", "Length"))
    middle = muted(told, 0.88, wrap=True)
    middle.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    items: list[Item] = [row(head, (middle, 1), spacing=8)]
    verdict = _verdict(over, kept, limit) if blocks is None else _in_blocks(blocks, limit)
    words = label(verdict, "disabled" if stale else "text", wrap=True, scale=0.95)
    if (known := Lengths.of(report)) is not None:
        cuts = blocks is None
        bars = Histogram(known, limit if cuts else 0, f"{told}. {verdict}")
        bars.picked.connect(lambda at: words.setText(_at(bars, at, known, kept, verdict, cuts)))
        items.append(bars)
        if known.sampled:
            sample = Length.tr("measured on %Ln row(s)", "", known.rows)
            items.append(Elided(sample, "text2", 0.86))
    icon, ink = ("cut", "warning") if over else ("ok", "success")
    if limit:
        items.append(row(image(icon, ink, 16), (words, 1), spacing=8))
    made = card(*items, margins=(16, 12, 16, 12), spacing=6)
    made.setAccessibleName(translate("Length", "Length"))
    made.setAccessibleDescription(f"{told}. {verdict}")
    return made


def _verdict(over: int, kept: int, limit: int) -> str:
    tokens = format.number(limit)
    if not over:
        return translate("Length", "Every row fits {tokens} tokens").format(tokens=tokens)
    words = Length.tr("%Ln row(s) longer than {tokens} tokens", "", over).format(tokens=tokens)
    return f"{words} ({format.share(over / max(1, kept), 1)})"


def _in_blocks(blocks: int, limit: int) -> str:
    text = Length.tr("The text becomes %Ln block(s) of at most {tokens} tokens", "", blocks)
    return text.format(tokens=format.number(limit))


def _at(
    bars: Histogram, at: int, lengths: Lengths, kept: int, verdict: str, cuts: bool = True
) -> str:
    """Rows of the picked bar, and what a limit at its end would cut (of running text nothing)."""
    if at < 0:
        return verdict
    bar: Bar = bars.bars[at]
    rows = Length.tr("%Ln row(s)", "", bar.rows)
    if bar.end is None:
        words = translate("Length", "{first} tokens or more: {rows}")
        return words.format(first=format.number(bar.first), rows=rows)
    span = translate("Length", "{first} to {last} tokens: {rows}").format(
        first=format.number(bar.first), last=format.number(bar.end - 1), rows=rows
    )
    if not cuts:
        return span
    over = lengths.over(bar.end - 1)
    over = round(kept * over / lengths.rows) if lengths.sampled else over
    cut = Length.tr("a limit of {tokens} cuts %Ln row(s)", "", over)
    return f"{span}; {cut.format(tokens=format.number(bar.end - 1))}"
