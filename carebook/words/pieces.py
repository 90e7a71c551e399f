"""The pieces of text on a rendered page: each paragraph, item, heading, cell, caption and link, and what stands round it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from carebook.html import EMPTY

HOLDERS = frozenset({"p", "li", "dd", "dt", "figcaption", "caption", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "button", "title", "desc"})
"""Elements that hold text of their own; text belongs to the innermost."""

INLINE = frozenset({"a", "em", "i"})
"""Elements inside a holder that rules look at too; their text counts for both."""

UNREAD = frozenset({"code", "pre", "script", "style", "text"})
"""Elements whose text is no words of the page: code, and letters within a drawing."""

SAID_ELSEWHERE = frozenset({"cite", "cell-label"})
"""Classes of what is no part of the text it stands in: marks of citations, and in a cell the name of its column, which is read at the head."""

_BRACKETS = re.compile(r"\(([^()]+)\)")

_SHAPE = re.compile(r"<(path|circle|ellipse|rect|line|polygon|polyline)\b[^<>]*(?:/>|></\1>)")
"""A shape of a drawing: it holds no text, and most of what a parser would read."""


@dataclass(frozen=True)
class Piece:
    """One piece of text."""

    tag: str
    text: str
    round: frozenset[str]
    """Tags and classes (as ``.name``) of the element and of all that it stands in."""
    id: str = ""
    """The id of the element, or of the ``div`` directly round it."""


def pieces(html: str) -> tuple[Piece, ...]:
    """Give the pieces of a page in order, without code, what is said elsewhere and what is hidden from a screen reader."""
    reader = _Reader()
    reader.feed(_SHAPE.sub("", html))
    reader.close()
    found = (Piece(one.tag, " ".join("".join(one.parts).split()), one.round, one.id) for one in reader.found)
    return tuple(piece for piece in found if piece.text)


@dataclass
class _Open:
    """An element that is not closed yet."""

    tag: str
    round: frozenset[str]
    read: bool = True
    id: str = ""
    parts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Open] = []
        self._open = [_Open("", frozenset())]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            self.handle_data(" ")
            return
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        outer = self._open[-1]
        names = {tag, *(f".{name}" for name in classes)}
        unread = tag in UNREAD or not SAID_ELSEWHERE.isdisjoint(classes) or given.get("aria-hidden") == "true" or ("hidden" in given and tag != "button")
        one = _Open(tag, outer.round if names <= outer.round else outer.round | names, outer.read and not unread, given.get("id") or (outer.id if outer.tag == "div" else ""))
        if one.read and (tag in HOLDERS or tag in INLINE or "action" in classes):
            self.found.append(one)
        self._open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element that closes itself: it holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._open[-1].read:
            return
        for one in reversed(self._open):
            if one.tag in HOLDERS:
                one.parts.append(data)
                return
            one.parts.append(data)


def in_brackets(text: str) -> set[str]:
    """Give what stands in brackets in a text, in small letters, item by item: "(the MCL and the LCL)" does not name the MCL alone."""
    return {part.casefold() for inner in _BRACKETS.findall(text) for part in re.split(", | and ", inner)}
