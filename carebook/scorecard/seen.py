"""A rendered page as the tests of the scorecard look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from carebook.library import Library, Page
from carebook.parsed import picked_by, without
from carebook.words.prose import Sentence, prose

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_furniture = picked_by(("nav", ".related-pages", ".words-explained", ".sources-and-dates", ".all-sources", ".cards", ".links", ".source-list", "figure", ".where"))
"""What leads on, is looked up, or belongs to a picture, and is no running text of the page."""
_ABOVE = {"opening", "warnings", "corrected", "overdue"}
"""What stands above the text of a page."""
_NAMES_ONLY = {"a", "h1", "h2", "h3", "h4", "button", "caption", "thead"}
"""Elements that name things: headings, controls, and links, which lead to what the word means."""


@dataclass(frozen=True)
class Seen:
    """One page: its facts, its HTML, and its sentences."""

    library: Library
    page: Page
    html: str

    @cached_property
    def lean(self) -> str:
        """The HTML with every drawing emptied: a drawing holds no prose, and is most of what a parser would read."""
        return _SVG.sub("<svg></svg>", self.html)

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.lean, "html.parser")

    @cached_property
    def running(self) -> BeautifulSoup:
        """The parsed page without its furniture: navigation, lists of links and sources, pictures."""
        return without(self.soup, _furniture)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """What a reader reads as sentences."""
        return prose(self.lean)

    @cached_property
    def text(self) -> str:
        """The sentences in one line, with plain apostrophes."""
        return " ".join(sentence.text for sentence in self.sentences).replace("’", "'")

    @cached_property
    def calm(self) -> str:
        """The same without warning boxes, whose words are the same on many pages."""
        return " ".join(sentence.text for sentence in self.sentences if not sentence.warning).replace("’", "'")

    @cached_property
    def told(self) -> str:
        """The running text without headings and links, with plain apostrophes."""
        parts = (text for text in self.running.find_all(string=True) if not _named(text))
        return " ".join("".join(parts).split()).replace("’", "'")

    @cached_property
    def _text_tags(self) -> list[Tag]:
        below = [node for node in self.running.find_all(True, recursive=False) if _ABOVE.isdisjoint(node.get("class") or ())]
        return [tag for node in below for tag in (node, *node.find_all(True))]

    @cached_property
    def _tags(self) -> list[Tag]:
        return list(self.running.find_all(True))

    def in_text(self, *names: str) -> list[Tag]:
        """Give the elements of these names in the text below the warnings, in order."""
        return [tag for tag in self._text_tags if tag.name in names]

    def anywhere(self, *names: str) -> list[Tag]:
        """Give the elements of these names in the running page, in order."""
        return [tag for tag in self._tags if tag.name in names]

    def classed(self, *names: str) -> list[Tag]:
        """Give the elements with one of these classes, in order."""
        return [tag for tag in self._tags if not set(names).isdisjoint(tag.get("class") or ())]

    def section(self, name: str) -> Tag | None:
        """Give the section under the H2 with this id, if it says anything."""
        heading = self.running.find("h2", id=name)
        section = heading.find_parent("section") if heading else None
        return section if section and section.find(["p", "li", "table"]) else None

    def links(self) -> Iterator[str]:
        """Give where the links of the page lead, furniture and all."""
        for anchor in self.soup.find_all("a", href=True):
            yield str(anchor["href"])


def _named(text: PageElement) -> bool:
    return any(parent.name in _NAMES_ONLY and "word" not in (parent.get("class") or ()) for parent in text.parents)


def plain(node: Tag) -> str:
    """Give the words of an element in one line."""
    return " ".join(node.get_text(" ").split())
