"""The A to Z: every name on the site, with the page or the part of a page that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from carebook.blocks.base import Drawn
from carebook.html import Content, Element, element, items, link
from carebook.library import Page
from carebook.model import Facts
from carebook.names import Name, Place, names
from carebook.sheet import Sheet


class AToZ(Drawn):
    """All names by letter, with a row of links to the letters that have any."""

    NAME = "a-z"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the row, then a heading and a list for each letter."""
        letters = [(letter, list(group)) for letter, group in groupby(names(sheet.library), key=lambda name: name.letter)]
        row = items("ul", [element("a", letter, href=f"#{_id(letter)}") for letter, _ in letters])
        parts = [part for letter, group in letters for part in (element("h2", letter, id=_id(letter)), items("ul", [_line(page, name) for name in group]))]
        # One element round all: sections of their own would each want a citation, and a place in the list of contents.
        yield element("div", element("nav", row, cls="jump", aria_label="Letters"), *parts, cls="a-z")


def _id(letter: str) -> str:
    return f"letter-{letter[0].lower()}"


def _line(page: Page, name: Name) -> Element:
    """Draw a title as a link; any other name as "name: see title", which is one link where it leads to one place."""
    first, *more = name.places
    if name.is_title:
        title = link(page.path, first.path, element("strong", name.text))
        return element("span", title, *_joined(page, name.places[1:], "; see also "))
    if not more:
        return link(page.path, first.path, f"{name.text}: see {first.title}")
    return element("span", *_joined(page, name.places, f"{name.text}: see "))


def _joined(page: Page, places: tuple[Place, ...], lead: str) -> Iterator[Content]:
    for place in places:
        yield lead
        yield link(page.path, place.path, place.title)
        lead = ", "
