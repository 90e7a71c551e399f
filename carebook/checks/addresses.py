"""Is every address and heading id that was ever published still there, and is every new one on the list?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from carebook.addresses import code_of
from carebook.checks.facts import unknown
from carebook.checks.noted import Noted
from carebook.errors import ContentError
from carebook.library import Library
from carebook.reading import ADDRESSES
from carebook.search.records import address_of

ADD = "Run 'make addresses': from then on it has to last."


def check(library: Library, unread: frozenset[str], pages: Mapping[str, Noted]) -> Iterator[ContentError]:
    """Check the list against the pages both ways. A site that keeps no list is not asked to; pages with faults of their own wait."""
    if ADDRESSES not in library.data or not library.addresses.addresses:
        return
    there = {f"/{address_of(path)}": noted.lasting for path, noted in pages.items()}
    waiting = {f"/{address_of(path)}" for path in unread}
    for place, text in (*_lost(library, there, waiting), *_moved(library, there, waiting)):
        yield ContentError(library.shown(ADDRESSES), library.data[ADDRESSES].line(place), text)
    for path, page in library.pages.items():
        address = f"/{address_of(path)}"
        if address not in library.addresses.addresses or not code_of(library, path):
            yield ContentError(library.shown(path), 1, f"the page is not in docs/{ADDRESSES}. {ADD}")
            continue
        for name in (name for name in there[address] if name not in library.addresses.addresses[address]):
            yield ContentError(library.shown(path), page.line_with(f"#{name}"), f"the heading id '#{name}' is not in docs/{ADDRESSES}. {ADD}")


def _lost(library: Library, there: Mapping[str, Sequence[str]], waiting: set[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    listed = library.addresses
    for address, ids in listed.addresses.items():
        if not address.endswith("/") or address in waiting:
            continue  # a file, which the tests look for in the built site
        path = listed.path_of(address)
        now = next((there[one] for one in (f"/{address_of(path)}", f"/{path.removesuffix('.md')}/") if one in there), None)
        if now is None:
            if address not in listed.moved:
                yield ("addresses", address), f"'{address}' was published, but there is no such page any more. Say under 'moved' which page took its place: '{address}: causes/….md'."
            continue
        for place, name in enumerate(ids):
            if name not in now:
                yield ("addresses", address, place), f"'{address}#{name}' was published, but no heading there has that id any more. Give it to the heading that took its place: {{ #{name} }}."
    for code, address in listed.codes.items():
        if address not in listed.addresses:
            yield ("codes", code), f"'{address}' is not under 'addresses'. A code leads to a page that was published."


def _moved(library: Library, there: Mapping[str, Sequence[str]], waiting: set[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for old, name in library.addresses.moved.items():
        path, _, anchor = name.partition("#")
        address = f"/{address_of(path)}"
        if old in there:
            yield ("moved", old), f"'{old}' is a page again, so nothing can stand there that leads away. Take the line out."
        elif (library.docs / old.strip("/")).is_file():
            yield ("moved", old), f"'{old}' is a file of the site, so nothing can stand there that leads away. Take the line out."
        elif address in waiting:
            continue
        elif address not in there:
            yield ("moved", old), unknown(path, "a page", library.pages, "docs/")
        elif anchor and anchor not in there[address]:
            yield ("moved", old), f"'#{anchor}' is not a heading of docs/{path}. Use the id of a heading there."
