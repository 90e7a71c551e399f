"""What a rule of style is given, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from carebook.library import Page
from carebook.model import Style
from carebook.words.pieces import INLINE, Piece

SEEN = INLINE | {"span", "title", "desc"}
"""What is read with the piece round it, or said of a picture, which follows the picture and not the rules of prose."""

SOURCES = frozenset({".all-sources"})
"""Where titles of sources stand, which are not ours to write."""

Fault = tuple[str | int, str]
"""Words to look for, or the number of a line of the body (from 0), and the message."""


@dataclass(frozen=True)
class Reading:
    """One page as its reader gets it, with the lists of docs/style.yml."""

    page: Page
    pieces: tuple[Piece, ...]
    style: Style

    @cached_property
    def own(self) -> list[Piece]:
        """The pieces whose words are ours, each text once."""
        return [piece for piece in self.pieces if piece.tag not in SEEN and SOURCES.isdisjoint(piece.round)]

    @cached_property
    def said(self) -> list[str]:
        """Their texts, without the phrases in which a rule would be wrong."""
        right = re.compile("|".join(map(re.escape, self.style.right_uses)) or r"(?!)", re.IGNORECASE)
        return [right.sub("…", piece.text.replace("’", "'")) for piece in self.own]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Find a pattern in what is said; gives the words around it too, to look for."""
        for text in self.said:
            for match in pattern.finditer(text):
                yield _around(text, match), match


Rule = Callable[[Reading], Iterator[Fault]]
"""A rule; its name is the function's."""


def _around(text: str, match: re.Match[str]) -> str:
    """Give whole words around a match, none of them left out of ``text``, so that they can be found in a file."""
    before, after = text[: match.start()].rpartition("…")[2].split(), text[match.end() :].partition("…")[0].split()
    glued_before = text[: match.start()][-1:].strip()
    glued_after = text[match.end() :][:1].strip()
    head = " ".join(before[-3:]) + ("" if glued_before else " ")
    tail = ("" if glued_after else " ") + " ".join(after[:2])
    return f"{head}{match[0]}{tail}".strip()
