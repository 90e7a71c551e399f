"""The place of the search box on the page Search."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.html import Element, element, link
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet

LISTED = "a-z.md"


class Search(Drawn):
    """What stands on the page Search until docs/assets/search-box.js puts the search box there; without script it stays."""

    NAME = "search"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw what leads on without script, and the empty list of results."""
        yield element(
            "div",
            element("p", "If there is no search field here, look in the list of ", link(page.path, LISTED, "all pages from A to Z"), "."),
            element("ol", id="search-results", cls="results"),
            cls="search-page", data_search_page="",
        )
