"""Writes the sample rows from the facts: `python -m engine.starter.make_sample [--check]`.

`sample/facts.json` is what a person edits: each fact has eleven questions and one answer in English
and in Portuguese. Ten questions of each go to `train.jsonl`, the last one to `held_out.jsonl`, so
the held-out rows ask for known facts in words that training has not shown. The ten rows that are
shown to people stand first in the held-out file.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parent / "sample"
LANGUAGES = ("en", "pt")
SHOWN = (
    *(("lora", "en"), ("quantization", "pt"), ("out_of_memory", "en"), ("learning_rate", "pt")),
    *(("see_overfitting", "en"), ("epoch", "pt"), ("nf4", "en"), ("token", "pt")),
    *(("chat_template", "en"), ("checkpoint", "pt")),
)
"""The ten shown questions, chosen for their subjects before any model had been measured."""

Fact = dict[str, Any]


def load_facts() -> list[Fact]:
    """The facts in file order: `{"id", "en": {"ask", "say", "right"}, "pt": {…}}`."""
    return json.loads((SAMPLE / "facts.json").read_text(encoding="utf-8"))


def train_rows(facts: list[Fact]) -> list[dict[str, str]]:
    """Every question but the last of each fact, languages in turn."""
    return [
        {"question": question, "answer": fact[language]["say"]}
        for fact in facts
        for pair in zip(*(fact[language]["ask"][:-1] for language in LANGUAGES), strict=True)
        for language, question in zip(LANGUAGES, pair, strict=True)
    ]


def held_rows(facts: list[Fact]) -> list[dict[str, str]]:
    """The last question of each fact in each language, the shown ones first."""
    everything = [(fact["id"], language) for fact in facts for language in LANGUAGES]
    order = [*SHOWN, *(key for key in everything if key not in SHOWN)]
    by_id = {fact["id"]: fact for fact in facts}
    return [
        {"question": by_id[name][language]["ask"][-1], "answer": by_id[name][language]["say"]}
        for name, language in order
    ]


def as_jsonl(rows: list[dict[str, str]]) -> str:
    """One JSON object a line, letters as they are, ending in a newline."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> int:
    """Writes both files, or with `--check` says by the exit status whether they are up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    facts = load_facts()
    wanted = {"train.jsonl": train_rows(facts), "held_out.jsonl": held_rows(facts)}
    for name, rows in wanted.items():
        text = as_jsonl(rows)
        if check and (SAMPLE / name).read_text(encoding="utf-8") != text:
            return 1
        if not check:
            (SAMPLE / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
