"""What a page has for selectors to mean: the names on it, and how the elements that have them stand to one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from carebook.html import EMPTY

WITHIN, CHILD, BESIDE = " ", ">", "~"
"""How the element of a selector may stand to the one named before it; ``+`` is taken for ``~``."""

_WORD = re.compile(r"[\w-]+")
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_MADE = re.compile(r"createElement(?:NS)?\((?:[^()]*,\s*)?[\"'](\w+)[\"']\)")
_DATA = re.compile(r"\.dataset\.(\w+)\s*=(?!=)")
_FOUND = re.compile(r"(?:\.type\s*=\s*|\b(?:all|addEventListener|querySelector(?:All)?|getElementById|closest|matches|getAttribute|removeAttribute)\()(?:\"[^\"\n]*\"|'[^'\n]*')")
"""A script that looks for something, or waits for it, adds nothing by that. (``all`` is what site.js calls the search for elements.)"""


@dataclass(frozen=True)
class Seen:
    """What there is on a page for selectors to mean."""

    names: AbstractSet[str]
    """Of elements, classes, ids and attributes: ``p``, ``.card``, ``#menu``, ``[hidden``."""
    joined: Mapping[tuple[str, str], AbstractSet[str]]
    """How an element stands to another, and a name of it → all names of such others."""
    added: AbstractSet[str]
    """Names that a script may add."""

    def has(self, name: str) -> bool:
        """Tell whether the page has a name or may get it."""
        return name in self.names or name in self.added

    def joins(self, other: str, how: str, name: str) -> bool:
        """Tell whether two names stand so on the page, or may."""
        return other in self.joined.get((how, name), ()) or other in self.added or name in self.added


def seen_on(html: str, added: AbstractSet[str] = frozenset()) -> Seen:
    """Read what a page has for selectors to mean; ``added`` are names that scripts may add."""
    reader = _Elements()
    reader.feed(html)
    return Seen(reader.names, reader.joined, added)


@lru_cache(maxsize=128)
def names_in(script: str) -> frozenset[str]:
    """Give every name that a script may add to a page: the elements it makes, and each other word in its strings, as element, class, id and attribute."""
    words = {word for text in _STRING.findall(_FOUND.sub("", _MADE.sub("", script))) for word in _WORD.findall(text)}
    kept = {"[data-" + re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name) for name in _DATA.findall(script)}
    return frozenset((*kept, *_MADE.findall(script), *(mark + word for word in words for mark in ("", ".", "#", "["))))


@dataclass
class _Open:
    """An element that is not closed yet: its names, those of it and all round it, and those of what it has held so far."""

    tag: str
    names: frozenset[str]
    round: frozenset[str]
    held: set[str] = field(default_factory=set)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.joined: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._open = [_Open("", frozenset(), frozenset())]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = frozenset((tag, f"#{given.get('id')}", *(f"[{name}" for name in given), *(f".{name}" for name in (given.get("class") or "").split())))
        outer = self._open[-1]
        self.names |= names
        for name in names:
            self.joined[CHILD, name] |= outer.names
            self.joined[WITHIN, name] |= outer.round
            self.joined[BESIDE, name] |= outer.held
        outer.held |= names
        if tag not in EMPTY:
            self._open.append(_Open(tag, names, outer.round | names))

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass
