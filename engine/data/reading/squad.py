"""SQuAD v1 and v2 (arXiv 1606.05250): articles that hold paragraphs that hold questions; as one
object, as a list of articles, or as an article a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.data.reading.json_entry import entry
from engine.data.reading.json_walk import Value, Window, elements, inside, members
from engine.data.reading.records import Entry, Record, Reject
from engine.data.reading.written_in import unpacked_cells


def is_article(value: Any) -> bool:
    """Whether an object holds paragraphs with questions."""
    paragraphs = value.get("paragraphs") if isinstance(value, dict) else None
    if not isinstance(paragraphs, list) or not all(isinstance(one, dict) for one in paragraphs):
        return False
    return any(isinstance(one.get("qas"), list) for one in paragraphs)


def article_rows(article: dict[str, Any], line: int) -> Iterator[Entry]:
    """The questions of an article whose text is not at hand: all of them stand on its line."""
    for paragraph in article["paragraphs"]:
        shared = {"title": article.get("title"), "context": paragraph.get("context")}
        questions = paragraph.get("qas")
        for question in questions if isinstance(questions, list) else ():
            if isinstance(question, dict):
                yield Record(line, shared | unpacked_cells(question))
            else:
                yield Reject(line, "NOT_AN_OBJECT")


def is_squad(parts: dict[str, Value]) -> bool:
    """Whether an object holds articles under `data`, as the data set itself is published."""
    articles = parts["data"].value if "data" in parts else None
    if not isinstance(articles, list) or not articles:
        return False
    return all(isinstance(article, dict) and "paragraphs" in article for article in articles)


def squad_rows(window: Window, data: Value) -> Iterator[Entry]:
    """One row per question, with its paragraph as context."""
    articles = inside(window, data)
    for article in elements(articles, 0):
        yield from questions(articles, article)


def questions(window: Window, article: Value) -> Iterator[Entry]:
    """The questions of an article, each with its own line."""
    for paragraph, at in _children(window, article, "paragraphs"):
        for question, _ in _children(at, paragraph, "qas"):
            yield _question(article.value, paragraph.value, question)


def _children(window: Window, parent: Value, name: str) -> Iterator[tuple[Value, Window]]:
    """The items of the list `name` in an object, each with the window it lies in."""
    if not isinstance(parent.value, dict) or not isinstance(parent.value.get(name), list):
        return
    within = inside(window, parent)
    items = inside(within, dict(members(within, 0))[name])
    for item in elements(items, 0):
        yield item, items


def _question(article: dict[str, Any], paragraph: dict[str, Any], question: Value) -> Entry:
    row = entry(question)
    if isinstance(row, Reject):
        return row
    shared = {"title": article.get("title"), "context": paragraph.get("context")}
    return Record(row.line, shared | question.value)
