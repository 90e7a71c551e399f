"""The prose of a rendered page: what a reader reads as sentences, without tables, sources, numbers at a glance and controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

BLOCKS = ("p", "li", "dd", "figcaption")
"""Elements that hold sentences."""

LEFT_OUT = (
    "table", "nav", "svg", "pre", "code", "button", "sup.cite", "h1", "h2", "h3", "h4", "dl.dose", "dl.amounts", "dl.numbers",
    ".sources-and-dates", ".words-explained", ".related-pages", ".all-sources", ".buttons", ".unseen", ".contact",
)
"""What is no prose: tables, names, numbers, lists of sources and links, controls."""

_END = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[“‘\"(]?[A-Z0-9])")
_SAYS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Sentence:
    """One sentence, and whether it stands in a warning box."""

    text: str
    warning: bool = False

    @property
    def words(self) -> list[str]:
        """Its words; a number is a word too."""
        return re.findall(r"[^\W_]+(?:[’'.,-][^\W_]+)*", self.text)


def prose(html: str) -> list[Sentence]:
    """Give the sentences of a page in order. ``html`` is its main part; an item of a list is a sentence of its own."""
    soup = BeautifulSoup(html, "html.parser")
    for node in soup.select(", ".join(LEFT_OUT)):
        node.decompose()
    return [sentence for block in soup.find_all(BLOCKS) for sentence in _sentences(block)]


def _sentences(block: Tag) -> Iterator[Sentence]:
    own = _own_text(block)
    in_warning = block.find_parent(class_="warning") is not None
    for text in _END.split(own):
        if _SAYS.search(text):
            yield Sentence(text.strip(), in_warning)


def _own_text(block: Tag) -> str:
    """Give the text of a block without the blocks inside it, which are read by themselves."""
    parts = []
    for node in block.descendants:
        if isinstance(node, Tag):
            continue
        inner = node.find_parent(BLOCKS)
        if inner is block:
            parts.append(str(node))
    return " ".join("".join(parts).split())
