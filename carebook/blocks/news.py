"""What has changed: the list of it, and the note on each page that a safety correction touched."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.headings import sections
from carebook.html import Content, Element, element, items, link
from carebook.library import Library, Page
from carebook.model import Facts
from carebook.model.news import FEED, News
from carebook.sheet import Sheet, long_date, today


class WhatsNew(Drawn):
    """Every change, newest first, and the way to be told of the next."""

    NAME = "whats-new"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw a section for each change; the address of the feed only where the site knows its own address."""
        library = sheet.library
        if library.config.url:
            yield element("p", "To be told of each change, follow the ", element("a", "feed of what is new", href=f"{library.config.url}{FEED}"), " in a feed reader.", cls="feed")
        for one in library.news:
            yield element("h2", one.heading, id=one.id)
            yield element("p", f"{one.kind.done} on ", element("time", long_date(one.date), datetime=one.date.isoformat()), ".", cls="when")
            yield from _told(one)
            links: list[Content] = [_link(page, name, library) for name in one.pages if name.partition("#")[0] in library.pages]
            yield element("p", "It is on this page:" if len(links) == 1 else "It is on these pages:")
            yield items("ul", links, cls="links")


def corrections(page: Page, library: Library) -> list[Element]:
    """Draw a note for each safety correction of the last year that touched a page, newest first."""
    found = [one for one in library.news if one.standing(today()) and page.path in {name.partition("#")[0] for name in one.pages}]
    return [
        element("div", element("p", element("strong", f"Safety correction, {long_date(one.date)}: {one.title[:1].lower()}{one.title[1:]}.")), *_told(one), cls="corrected")
        for one in found
    ]


def _told(one: News) -> Iterator[Element]:
    for lead, words in one.told():
        yield element("p", element("strong", lead), f" {words}") if lead else element("p", words)


def _link(page: Page, name: str, library: Library) -> Element:
    """Link to a page by its title; an id that is not there is left out, since the checks have told the writer."""
    path, _, anchor = name.partition("#")
    other = library.pages[path]
    return link(page.path, name if anchor in sections(other) else path, other.title)
