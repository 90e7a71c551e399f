"""The prose of a rendered page: what a reader reads as sentences, without tables, sources, numbers at a glance and controls."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from carebook.words.pieces import Piece, pieces

BLOCKS = frozenset({"p", "li", "dd", "figcaption"})
"""Elements that hold sentences."""

LEFT_OUT = frozenset({
    "table", "nav", "svg", "button", ".dose", ".amounts", ".numbers", ".at-a-glance", ".dose-line", ".in-short",
    ".sources-and-dates", ".words-explained", ".related-pages", ".all-sources", ".buttons", ".unseen", ".overdue", ".contact", ".feed", ".paper", ".ask",
})
"""What is no prose: tables, names, numbers, lists of sources and links, controls. What warnings say in short repeats them,
and a sheet of paper repeats its page.
The note that a page is past its check comes and goes with the day, which figures must not;
so do the ways to reach the site, with its address."""

_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’\")]))\s+(?=[“‘\"(]?[A-Z0-9])")
_SAYS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


@dataclass(frozen=True)
class Sentence:
    """One sentence, and whether it stands in a warning box."""

    text: str
    warning: bool = False

    @property
    def words(self) -> list[str]:
        """Its words; a number is a word too."""
        return _WORD.findall(self.text)


def prose(html: str) -> list[Sentence]:
    """Give the sentences of a page in order. ``html`` is its main part; an item of a list is a sentence of its own."""
    return prose_of(pieces(html))


def prose_of(given: Iterable[Piece]) -> list[Sentence]:
    """Give the sentences of the pieces that are prose, in order."""
    return [sentence for piece in given if is_prose(piece) for sentence in sentences(piece)]


def is_prose(piece: Piece) -> bool:
    """Tell whether a piece is read as sentences."""
    return piece.tag in BLOCKS and LEFT_OUT.isdisjoint(piece.round)


def sentences(piece: Piece) -> list[Sentence]:
    """Give the sentences of one piece."""
    return [Sentence(text, ".warning" in piece.round) for text in _END.split(piece.text) if _SAYS.search(text)]
