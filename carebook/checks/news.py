"""Does docs/whats-new.yml name pages that exist, and tell changes in order?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from carebook.checks.facts import TOMORROW, unknown
from carebook.errors import ContentError
from carebook.headings import sections
from carebook.library import Library
from carebook.sheet import latest

FILE = "whats-new.yml"


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check dates, names and pages of every change."""
    for place, text in _faults(library, unread):
        yield ContentError(library.shown(FILE), library.data[FILE].line(("entries", *place)), text)


def _faults(library: Library, unread: frozenset[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    ids: set[str] = set()
    for number, one in enumerate(library.news):
        if one.date > latest() + TOMORROW:
            yield (number, "date"), "'date' lies in the future. Write the day on which it was published."
        if number and one.date > library.news[number - 1].date:
            yield (number, "date"), f"{one.date} stands below {library.news[number - 1].date}. The newest comes first: move it up."
        if one.id in ids:
            yield (number, "title"), f"'{one.title}' stands twice on {one.date}. Give one another title."
        ids.add(one.id)
        for count, name in enumerate(one.pages):
            path, _, anchor = name.partition("#")
            if name in one.pages[:count]:
                yield (number, "pages", count), f"'{name}' is named twice. Keep one."
            elif path not in library.pages and path not in unread:
                yield (number, "pages", count), unknown(path, "a page", library.pages, "docs/")
            elif anchor and path in library.pages and anchor not in sections(library.pages[path]):
                close = get_close_matches(anchor, sections(library.pages[path]), 1)
                yield (number, "pages", count), f"'#{anchor}' is not a heading of docs/{path}. " + (f"Did you mean '#{close[0]}'?" if close else "Use the id of a heading there.")
