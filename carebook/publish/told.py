"""What is told of pages to programs: their data below ``/api/v1/``, with the list of all pages and that of all exercises, and what stands inside each page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from carebook.article import Article
from carebook.digests import code
from carebook.kept import Kept
from carebook.library import Library
from carebook.model import Exercise
from carebook.publish.data import SCHEMAS, schema
from carebook.publish.data.exercises import exercise, exercises
from carebook.publish.data.index import entry, index
from carebook.publish.data.model import PageData
from carebook.publish.data.pages import page_data
from carebook.publish.data.places import API, data_address
from carebook.publish.structured_data import structured

Node = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """What is told of one page: the file with its data, as text, and its schema.org."""

    data: str
    structured: Node


class Maker:
    """Makes the data of each page, and of all of them."""

    def __init__(self, library: Library, shared: bytes, store: Kept) -> None:
        """Take what all pages have in common (``given.shared``)."""
        self.library, self._shared, self._store = library, shared, store

    def write(self, site: Path, article: Article) -> Node:
        """Write the data of a page into a built site; give its structured data. A site that does not know its address has data too: then ``url`` is null everywhere."""
        told = self.told(article)
        _save(site / data_address(article.page.path), told.data)
        return told.structured

    def write_all(self, site: Path, articles: Mapping[str, Article]) -> None:
        """Write the files on all pages below ``site/api/v1/``, and the schemas."""
        exercises = [articles[page.path] for page, _ in self.library.of(Exercise)]
        _save(site / API / "index.json", self._store.get("index", self._given(articles.values()), lambda: _text(self._index(articles.values()))))
        _save(site / API / "exercises.json", self._store.get("exercises", self._given(exercises), lambda: _text(self._exercises(exercises))))
        for name, kind in SCHEMAS.items():
            _save(site / API / "schema" / f"{name}.json", self._store.get("schema", (code(), name), partial(_schema, kind)))

    def told(self, article: Article) -> Told:
        """Give what is told of a page."""
        return self._store.get("told", (self._shared, article.given), partial(self._told, article))

    def _told(self, article: Article) -> Told:
        data = page_data(self.library, article)
        for record in (self._entry, self._exercise):
            record(article, data)  # while its data are at hand
        return Told(_text(_plain(data)), structured(self.library, article))

    def _entry(self, article: Article, data: PageData | None = None) -> Node:
        """Give what the list of all pages tells of one."""
        return self._store.get("entry", (self._shared, article.given), lambda: _plain(entry(self.library, article.page.path, data or page_data(self.library, article))))

    def _exercise(self, article: Article, data: PageData | None = None) -> Node | None:
        """Give what the list of all exercises tells of one; nothing of another page."""
        page, facts = article.page, article.page.facts
        if not isinstance(facts, Exercise):
            return None
        return self._store.get("exercise", (self._shared, article.given), lambda: _plain(exercise(self.library, page, facts, data or page_data(self.library, article))))

    def _index(self, articles: Iterable[Article]) -> Node:
        return {**_plain(index(self.library)), "pages": [self._entry(article) for article in articles]}

    def _exercises(self, articles: Iterable[Article]) -> Node:
        return {**_plain(exercises(self.library)), "exercises": [self._exercise(article) for article in articles]}

    def _given(self, articles: Iterable[Article]) -> list[bytes]:
        return [self._shared, *(article.given for article in articles)]


def _plain(data: BaseModel) -> Node:
    return data.model_dump(mode="json", by_alias=True)


def _text(data: Node) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _schema(kind: type[BaseModel]) -> str:
    return _text(schema(kind))
