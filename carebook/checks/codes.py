"""Does every code of docs/codes.yml lead to a page, and does every name mean one system?"""

from __future__ import annotations

from collections.abc import Iterator

from carebook.checks.facts import Place, unknown
from carebook.errors import ContentError
from carebook.headings import sections
from carebook.library import Library
from carebook.model.codes import folded
from carebook.reading import CODES


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check pages, headings and names of systems."""
    for place, text in (*_names(library), *_pages(library, unread)):
        yield ContentError(library.shown(CODES), library.data[CODES].line(("systems", *place)), text)


def _names(library: Library) -> Iterator[tuple[Place, str]]:
    meant: dict[str, str] = {}
    for key, system in library.codes.systems.items():
        for field, name in (("oid", system.oid), ("uri", system.uri), *(("also", name) for name in system.also)):
            if meant.setdefault(folded(name), key) != key:
                yield (key, field), f"'{name}' means '{meant[folded(name)]}' already. Each name means one system."


def _pages(library: Library, unread: frozenset[str]) -> Iterator[tuple[Place, str]]:
    for key, system in library.codes.systems.items():
        for code, name in system.codes.items():
            path, _, anchor = name.partition("#")
            if path not in library.pages and path not in unread:
                yield (key, "codes", code), unknown(path, "a page", library.pages, "docs/")
            elif anchor and path in library.pages and anchor not in sections(library.pages[path]):
                yield (key, "codes", code), f"'#{anchor}' is not a heading of docs/{path}. Use the id of a heading there."
